"""Picture of the denoise explorer: a digit with noise, and two ways to take it out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from course_utils.models.denoise_lab import BLURRED, DENOISED, NOISY, DenoiseState
from course_utils.pictures.labels import apart
from course_utils.pictures.plane import Plane
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import Picture, arrow, box, circle, line, number, path, picture, text
from course_utils.pictures.theme import Role
from course_utils.pictures.tiles import tiles_in

WIDTH, HEIGHT = 950, 570
SIDE = 196
#: Upper left corners of truth, noisy input, the network's output and the blur.
TRUTH, INPUT, NETWORK, BLUR = (10, 330), (10, 42), (300, 42), (590, 42)
#: Color, dash and mark of each curve.
LOOKS: dict[str, tuple[Role, str, str]] = {
    NOISY: ("input", "2 6", "ring"), BLURRED: ("plain", "6 5", "square"),
    DENOISED: ("output", "", "disc"),
}  # fmt: skip


def denoise_picture(state: DenoiseState, label: str) -> Picture:
    """Noisy digit, blurred and denoised; below them the truth, and the errors at every level.

    Parameters
    ----------
    state : DenoiseState
    label : str
        What a screen reader says.
    """
    blur = f"blurred, {number(state.width)} pixels" if state.width else "no blur is best"
    titles: dict[str, tuple[str, tuple[float, float], Role]] = {
        NOISY: (f"input, noise {number(state.level)}", INPUT, "input"),
        DENOISED: ("output, autoencoder", NETWORK, "output"),
        BLURRED: (blur, BLUR, "output"),
    }
    y = INPUT[1] + SIDE / 2
    way = arrow(INPUT[0] + SIDE + 18, y, NETWORK[0] - 18, y, "weight", 2.5)
    body = _shown(state.image, TRUTH, "the truth", "input")
    nearest = min(state.errors, key=state.errors.get)
    for name, (title, (x, y), role) in titles.items():
        body += _shown(state.pictures[name], (x, y), title, role)
        body += text(x, y + SIDE + 20, f"error {sized(state.errors[name])}", None, 16, "start",
                     bold=name == nearest)  # fmt: skip
    return picture(WIDTH, HEIGHT, body + way + _curves(state), label)


def _shown(image: NDArray, place: tuple[float, float], title: str, role: Role) -> str:
    """One picture under its title."""
    x, y = place
    tile = tiles_in(x, y, SIDE, 1, (28, 28))
    return text(x, y - 24, title, role, 17, "start", bold=True) + tile.draw(image[None], role, 1)


def _curves(state: DenoiseState) -> str:
    """Errors of many digits at every level, with a mark at the present one."""
    curves = state.curves
    # The noise soon leaves the chart, so that what is left of it can be told apart.
    highest = 1.2 * max(curves.errors[name].max() for name in (BLURRED, DENOISED))
    plane = Plane(360, TRUTH[1], 430, SIDE - 6, (curves.levels[0], curves.levels[-1]), (0, highest))
    px, _ = plane.place(state.level, 0)
    parts = [
        text(300, TRUTH[1] - 24, f"mean error of {curves.count:,} test digits", None, 15, "start"),
        _axes(plane),
        line(px, plane.y, px, plane.y + plane.height, "here", 2.5),
        *(_curve(plane, curves.levels, curves.errors[name], name) for name in LOOKS),
    ]
    names = (BLURRED, DENOISED)
    ends = apart([plane.place(0, curves.errors[name][-1])[1] for name in names])
    for name, y in zip(names, ends, strict=True):
        parts.append(text(plane.x + plane.width + 14, y, name, LOOKS[name][0], 15, "start"))
    leaves = plane.place(float(np.interp(highest, curves.errors[NOISY], curves.levels)), highest)
    return "".join(parts) + text(leaves[0] + 12, plane.y + 8, NOISY, "input", 15, "start")


def _curve(plane: Plane, levels: Sequence[float], errors: NDArray, name: str) -> str:
    """One curve with its marks, as far as it stays within the chart."""
    role, dash, mark = LOOKS[name]
    highest = plane.vertical[1]
    inside = [(u, v) for u, v in zip(levels, errors, strict=True) if v <= highest]
    points = [plane.place(*point) for point in inside]
    marks = [
        box(x - 4, y - 4, 8, 8, role, 1, 2, 0)
        if mark == "square"
        else circle(x, y, 4.5, role, float(mark == "disc"), 2)
        for x, y in points
    ]
    if len(inside) < len(levels):
        points.append(plane.place(float(np.interp(highest, errors, levels)), highest))
    return path(points, role, 2.5, dash=dash) + "".join(marks)


def _axes(plane: Plane) -> str:
    left, bottom, right = plane.x, plane.y + plane.height, plane.x + plane.width
    parts = [
        line(left, bottom, right, bottom, width=1.2),
        line(left, bottom, left, plane.y, width=1.2),
        text((left + right) / 2, bottom + 40, "noise level", "plain", 15),
    ]
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        x, _ = plane.place(tick, 0)
        parts.append(line(x, bottom, x, bottom + 5, width=1.2))
        parts.append(text(x, bottom + 18, number(tick), "plain", 15))
    step = next(step for step in (0.02, 0.05, 0.1, 0.2, 0.5) if plane.vertical[1] < 5.5 * step)
    for k in range(int(plane.vertical[1] / step) + 1):
        _, y = plane.place(0, k * step)
        parts.append(line(left, y, right, y, width=0.6, opacity=0.35))
        parts.append(text(left - 10, y, sized(k * step), "plain", 15, "end"))
    return "".join(parts)
