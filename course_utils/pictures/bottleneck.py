"""Picture of the bottleneck explorer: a digit, its code, and what comes back of it."""

import numpy as np

from course_utils.models.bottleneck_lab import AUTOENCODER, PCA_NAME, BottleneckState
from course_utils.pictures.code_sizes import code_size_chart, code_size_plane
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import Picture, arrow, box, line, number, picture, text
from course_utils.pictures.theme import color
from course_utils.pictures.thin_bars import thin_bars
from course_utils.pictures.tiles import tiles_in

WIDTH, HEIGHT = 950, 574
TOP, SIDE = 42, 196
#: Left ends of the code and of the two outputs; top of the second row.
CODE, OUTPUTS, SECOND = 282, {AUTOENCODER: 478, PCA_NAME: 728}, 310
CODE_WIDTH = 104


def bottleneck_picture(state: BottleneckState, label: str) -> Picture:
    """Digit, code and two outputs; below the errors over all code sizes, and what is wrong.

    Parameters
    ----------
    state : BottleneckState
    label : str
        What a screen reader says.
    """
    body = _input(state) + _code(state) + _curves(state)
    for name, x in OUTPUTS.items():
        body += _output(state, name, x) + _difference(state, name, x)
    return picture(WIDTH, HEIGHT, body, label)


def _input(state: BottleneckState) -> str:
    tile = tiles_in(10, TOP, SIDE, 1, state.image.shape)
    return text(10, 18, "input: 784 pixels", "input", 17, "start", bold=True) + tile.draw(
        state.image[None], "input", 1
    )


def _code(state: BottleneckState) -> str:
    """Numbers of the code as bars from 0, on a scale of their own."""
    reach = float(np.abs(state.code).max()) or 1.0
    row = (SIDE - 10) / max(state.code_size, 4)
    tall, middle = row * state.code_size, CODE + CODE_WIDTH / 2
    top = TOP + (SIDE - tall) / 2
    count = "1 number" if state.code_size == 1 else f"{state.code_size} numbers"
    y = TOP + SIDE / 2
    return (
        text(middle, 18, f"code: {count}", "here", 17, bold=True)
        + thin_bars(state.code, CODE, top, (CODE_WIDTH, tall), (-reach, reach), color("plain"))
        + line(middle, top - 4, middle, top + tall + 4, width=1)
        + box(CODE - 8, TOP, CODE_WIDTH + 16, SIDE, "here", 0, 2)
        + text(CODE, TOP + SIDE + 18, number(-reach, 2, 1), "plain", 15)
        + text(CODE + CODE_WIDTH, TOP + SIDE + 18, number(reach, 2, 1), "plain", 15)
        + arrow(10 + SIDE + 14, y, CODE - 22, y, "weight", 2.5)
        + arrow(CODE + CODE_WIDTH + 22, y, OUTPUTS[AUTOENCODER] - 14, y, "weight", 2.5)
    )


def _output(state: BottleneckState, name: str, x: float) -> str:
    tile = tiles_in(x, TOP, SIDE, 1, state.image.shape)
    nearer = min(state.errors, key=state.errors.get)
    return (
        text(x, 18, f"output, {name}", "output", 17, "start", bold=True)
        + tile.draw(state.outputs[name][None], "output", 1)
        + text(x, TOP + SIDE + 20, f"error {sized(state.errors[name])}", None, 16, "start",
               bold=name == nearer)
    )  # fmt: skip


def _difference(state: BottleneckState, name: str, x: float) -> str:
    """Output minus input: too much ink, and too little."""
    tile = tiles_in(x, SECOND, SIDE, 1, state.image.shape)
    low = SECOND + SIDE + 22
    return (
        text(x, SECOND - 16, "output − input", None, 15, "start")
        + tile.draw((state.outputs[name] - state.image)[None], "wrong", 1)
        + box(x, low - 8, 16, 16, "wrong", 0.9, 0)
        + text(x + 22, low, "too much", "wrong", 15, "start")
        + box(x + 104, low - 8, 16, 16, "plain", 0.9, 0)
        + text(x + 126, low, "too little", "plain", 15, "start")
    )


def _curves(state: BottleneckState) -> str:
    """Errors over all code sizes, with a mark at the present one."""
    curves = state.curves
    plane = code_size_plane(curves, 66, SECOND, 274, SIDE)
    title = f"mean error of {curves.count:,} test digits"
    return text(10, SECOND - 16, title, None, 15, "start") + code_size_chart(
        plane, curves, state.place
    )
