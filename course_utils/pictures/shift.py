"""Picture of the shift explorer: a moved digit, two answers, and accuracy against the shift."""

import numpy as np
from numpy.typing import NDArray

from course_utils.models.shift_lab import FARTHEST, SHIFTS, ShiftState
from course_utils.pictures.blocks import bars
from course_utils.pictures.labels import apart_above
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, box, circle, line, number, path, picture, text
from course_utils.pictures.theme import Role
from course_utils.pictures.tiles import tiles_in

WIDTH, HEIGHT = 960, 590
TOP, SIDE, ROW = 52, 224, 24
#: Left ends of the bars, and of the two charts.
BARS, CHARTS = (380, 700), (66, 554)
CHART_TOP, CHART_WIDTH, CHART_HEIGHT = 374, 320, 150
#: Each network's color and dash, in their order.
LOOKS: tuple[tuple[Role, str], ...] = (("plain", "6 4"), ("output", ""))
#: Mean share of the ink that may leave before a chart says so.
LITTLE = 0.01


def shift_picture(state: ShiftState, label: str) -> Picture:
    """Digit with the place it left; both answers; below accuracy against dx and against dy.

    Parameters
    ----------
    state : ShiftState
    label : str
        What a screen reader says.
    """
    body = _digit(state)
    for x, name in zip(BARS, state.answers, strict=True):
        body += _answer(state, name, x)
    curves = state.curves
    charts = (
        ("moved sideways, right is +", "dx", state.dx, curves.sideways, curves.leaving[0]),
        ("moved up or down, down is +", "dy", state.dy, curves.upright, curves.leaving[1]),
    )
    for x, chart in zip(CHARTS, charts, strict=True):
        body += _chart(x, *chart)
    return picture(WIDTH, HEIGHT, body, label)


def percent(share: float) -> str:
    """Share as it is read: "49.5 %"."""
    return f"{share:.1%}".replace(".0%", "%").replace("%", " %")


def _digit(state: ShiftState) -> str:
    """The digit in blue where it is now, in gray where it was."""
    tile = tiles_in(10, TOP, SIDE, 1, state.image.shape)
    title = f"shifted by dx = {number(state.dx)}, dy = {number(state.dy)}"
    gone = "all of its ink is in the picture"
    if state.lost >= 0.0005:
        gone = f"{percent(state.lost)} of its ink has left"
    return (
        text(10, TOP - 24, title, "input", 17, "start", bold=True)
        + tile.draw(-0.3 * state.original[None], "input", 1)
        + tile.draw(state.image[None], "input", 1)
        + text(10, TOP + SIDE + 20, gone, "wrong" if state.lost >= 0.0005 else None, 15, "start")
    )


def _answer(state: ShiftState, name: str, x: float) -> str:
    """Ten bars under a network's name and what it says."""
    answer = int(state.answers[name].argmax())
    right = answer == state.label
    words = f"{answer}, right" if right else f"{answer}, wrong (a {state.label})"
    return (
        text(x - 20, TOP - 24, f"{name}: {words}", "output" if right else "wrong", 17, "start",
             bold=True)
        + bars(state.answers[name], x, TOP, 160, list("0123456789"), row=ROW)
    )  # fmt: skip


def _chart(
    x: float, title: str, name: str, shift: int, curves: dict[str, NDArray], leaving: NDArray
) -> str:
    """Accuracy of both networks against one shift, with a mark at the present one."""
    plane = Plane(x, CHART_TOP, CHART_WIDTH, CHART_HEIGHT, (-FARTHEST, FARTHEST), (0, 1))
    bottom = CHART_TOP + CHART_HEIGHT
    px, _ = plane.place(shift, 0)
    ends = apart_above([plane.place(0, v[-1])[1] for v in curves.values()], bottom - 8)
    parts = [
        text(x, CHART_TOP - 46, f"accuracy, {title}", None, 17, "start", bold=True),
        _ink(plane, leaving),
        _axes(plane, name),
        line(px, CHART_TOP - 4, px, bottom, "here", 2.5),
    ]
    for (role, dash), (network, values), y in zip(LOOKS, curves.items(), ends, strict=False):
        points = [plane.place(where, value) for where, value in zip(SHIFTS, values, strict=True)]
        parts += [
            path(points, role, 2.5, dash=dash),
            circle(*points[shift + FARTHEST], 5, role, 1, 0),
            text(x + CHART_WIDTH + 10, y, network, role, 15, "start"),
        ]
    said = ", ".join(
        f"{network} {percent(values[shift + FARTHEST])}" for network, values in curves.items()
    )
    words = f"{name} = {number(shift)}: {said}"
    return "".join(parts) + text(x, CHART_TOP - 22, words, "here", 15, "start")


def _axes(plane: Plane, name: str) -> str:
    """Axes with ticks: pixels below, shares on the left."""
    left, bottom, right = plane.x, plane.y + plane.height, plane.x + plane.width
    parts = [
        line(left, bottom, right, bottom, width=1.2),
        line(left, bottom, left, plane.y, width=1.2),
        text(right + 10, bottom + 17, f"{name}", "plain", 15, "start"),
    ]
    for tick in range(-FARTHEST, FARTHEST + 1, 4):
        px, _ = plane.place(tick, 0)
        parts.append(line(px, bottom, px, bottom + 5, width=1.2))
        parts.append(text(px, bottom + 17, number(tick), "plain", 15))
    for share in (0, 0.5, 1):
        _, py = plane.place(0, share)
        parts.append(line(left - 5, py, left, py, width=1.2))
        parts.append(text(left - 10, py, percent(share), "plain", 15, "end"))
    return "".join(parts)


def _ink(plane: Plane, leaving: NDArray) -> str:
    """Tint over the shifts at which ink leaves the picture."""
    parts, bottom = "", plane.y + plane.height
    few = np.flatnonzero(leaving <= LITTLE) - FARTHEST
    for start, end in ((-FARTHEST, few[0] - 0.5), (few[-1] + 0.5, FARTHEST)):
        first, last = plane.place(start, 0)[0], plane.place(end, 0)[0]
        if last > first:
            parts += box(first, plane.y, last - first, plane.height, "plain", 0.1, 0, 0)
    return parts + text(
        plane.x + plane.width / 2, bottom + 44, "gray ground: more than 1 % of the ink has left",
        "plain", 15,
    )  # fmt: skip
