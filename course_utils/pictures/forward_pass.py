"""Picture of lesson 05: a digit on its way through a network, and one unit's arithmetic."""

import numpy as np
from numpy.typing import NDArray

from course_utils.models.activations import ACTIVATIONS
from course_utils.models.forward_pass import ForwardState
from course_utils.pictures.digits import pixels
from course_utils.pictures.svg import Picture, arrow, box, line, number, picture, text
from course_utils.pictures.theme import Role, color
from course_utils.pictures.thin_bars import thin_bars
from course_utils.pictures.unit_arithmetic import answer_words, unit_parts

WIDTH, HEIGHT = 940, 560
TOP, TALL = 40, 200
#: Left ends and width of the hidden layers' bars, by how many hidden layers there are.
COLUMNS = {1: ((330,), 200), 2: ((300, 480), 100)}
ANSWERS, FULL = 690, 110


def forward_picture(state: ForwardState, label: str) -> Picture:
    """Pixels, hidden units and answers; below them inputs times weights of one unit.

    Parameters
    ----------
    state : ForwardState
    label : str
        What a screen reader says.
    """
    parts = [_pixels(state), _hidden(state), _answers(state), unit_parts(state)]
    return picture(WIDTH, HEIGHT, "".join(parts), label)


def _pixels(state: ForwardState) -> str:
    return (
        text(10, 18, "784 pixels", "input", anchor="start", bold=True)
        + pixels(255.0 - state.image, 10, TOP, TALL)
        + box(10, TOP, TALL, TALL, "input", 0, 2, 0)
    )


def _hidden(state: ForwardState) -> str:
    """Bars of each hidden layer, and the number of weights on each way."""
    columns, wide = COLUMNS[len(state.sums) - 1]
    ends, before, parts = [*columns, ANSWERS - 24], 10 + TALL, []
    for k, x in enumerate(ends):
        count = f"{state.network.weights[k].size:,}"
        middle, y = (before + x) / 2, TOP + TALL / 2
        parts += [
            arrow(before + 12, y, x - 12, y, "weight", 2),
            text(middle, y - 18, count, "weight", 15),
            text(middle, y + 18, "weights", "weight", 15),
        ]
        before = x + wide
    for k, x in enumerate(columns):
        parts.append(_column(state, k + 1, x, wide))
    return "".join(parts)


def _column(state: ForwardState, layer: int, x: float, wide: float) -> str:
    """Bars of one hidden layer, on the scale of its activation."""
    values, name = state.outputs[layer], state.network.hidden
    low, high = _scale(values, name)
    parts = [
        text(x, 18, f"{len(values)} hidden units", anchor="start", bold=True),
        thin_bars(values, x, TOP, (wide, TALL), (low, high), color("plain")),
        text(x + wide / 2, TOP + TALL + 34, name, "plain", 15),
    ]
    for end in {low, 0.0, high}:
        place = x + wide * (end - low) / (high - low)
        parts += [
            line(place, TOP, place, TOP + TALL, width=1, opacity=1 if end == 0 else 0.35),
            text(place, TOP + TALL + 14, number(end, 2, 1), "plain", 15),
        ]
    if layer == state.layer:
        row = TALL / len(values)
        one = values[state.unit : state.unit + 1]
        y = TOP + state.unit * row
        parts += [
            thin_bars(one, x, y, (wide, row), (low, high), color("here")),
            box(x - 5, y + row / 2 - max(row, 7) / 2, wide + 10, max(row, 7), "here", 0, 2, 2),
        ]
    return "".join(parts)


def _scale(values: NDArray, name: str) -> tuple[float, float]:
    """Lowest and highest value of an activation, of these values where it has no end."""
    kind = ACTIVATIONS[name]
    low = kind.lowest if np.isfinite(kind.lowest) else min(0.0, float(values.min()))
    high = kind.highest if np.isfinite(kind.highest) else max(0.0, float(values.max()))
    return (low, high) if high > low else (low, low + 1)


def _answers(state: ForwardState) -> str:
    """Ten bars with the digits they stand for, and whether the largest is right."""
    answers, row = state.outputs[-1], TALL / 10
    low, high = _scale(answers, "identity") if state.network.output == "identity" else (0, 1)
    tones: list[Role] = ["output"] * 10
    marks: dict[int, tuple[str, Role]] = {state.label: ("right", "output")}
    if not state.is_right:
        tones[state.said] = "wrong"
        marks[state.said] = ("wrong", "wrong")
    parts = [text(ANSWERS - 14, 18, "10 outputs", "output", anchor="start", bold=True)]
    for k, tone in enumerate(tones):
        y = TOP + k * row
        middle, bold = y + row / 2, k in (state.said, state.label)
        parts += [
            text(ANSWERS - 8, middle, str(k), size=15, anchor="end", bold=bold),
            thin_bars(answers[k : k + 1], ANSWERS, y, (FULL, row), (low, high), color(tone)),
            text(ANSWERS + FULL + 78, middle, answer_words(state, k), size=15, anchor="end",
                 bold=bold),
        ]  # fmt: skip
        if k in marks:
            words, role = marks[k]
            parts.append(text(ANSWERS + FULL + 86, middle, words, role, 15, "start", bold=True))
    parts += [
        line(ANSWERS, TOP, ANSWERS, TOP + TALL, width=1),
        text(ANSWERS + FULL / 2, TOP + TALL + 34, state.network.output, "plain", 15),
    ]
    if state.is_output:
        y = TOP + state.unit * row
        parts.append(box(ANSWERS - 24, y, FULL + 28, row, "here", 0, 2, 2))
    return "".join(parts)
