"""Picture of lesson 03: houses, the best lines by MSE and by MAE, and the losses of both."""

import numpy as np

from course_utils.models.outlier import LOSSES, OutlierState
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, arrow, box, circle, number, picture, text
from course_utils.pictures.theme import Role

PLANE = Plane(62, 46, 470, 336, (35, 160), (0, 900))

#: Names of the two lines, and how each is drawn: its color and its dashes.
LINES: tuple[tuple[str, Role, str], ...] = (("MSE, RMSE", "weight", ""), ("MAE", "output", "9 6"))

#: Longest bar of each loss; the MSE's is the square of the others'.
FULL = (157**2, 157, 157)

_FRAME = (
    PLANE.axes(("", ""), ([50, 75, 100, 125, 150], [0, 200, 400, 600, 800]))
    + text(20, 20, "price in thousands", "plain", 16, "start")
    + text(PLANE.x + PLANE.width, 420, "size in m²", "plain", 16, "end")
)


def outlier_picture(state: OutlierState, label: str) -> Picture:
    """Houses with both lines on the left, three losses of each line on the right.

    Parameters
    ----------
    state : OutlierState
    label : str
        What a screen reader says.
    """
    body = _FRAME + _lines(state) + _points(state) + _losses(state)
    return picture(960, 440, body, label)


def _lines(state: OutlierState) -> str:
    """Both lines, gray where they were before, each with its name at its end."""
    now = (state.squares, state.absolute)
    before = (state.squares_before, state.absolute_before)
    gray = "".join(
        _line(old, "plain", dash, 1.5)
        for old, new, (_, _, dash) in zip(before, now, LINES, strict=True)
        if old != new
    )
    drawn = "".join(
        _line(fit, role, dash, 3.5) for fit, (_, role, dash) in zip(now, LINES, strict=True)
    )
    if gray:
        gray += text(PLANE.x + PLANE.width, 366, "gray: before", "plain", 15, "end")
    return gray + drawn + _names(now)


def _line(fit: tuple[float, float], role: Role, dash: str, width: float) -> str:
    return PLANE.boundary(fit[0], -1, fit[1], role, width, dash)


def _names(fits: tuple[tuple[float, float], ...]) -> str:
    """Names at the right ends of the lines, never one over the other."""
    ends = [PLANE.line_ends(a, -1, b) for a, b in fits]
    heights = np.array([PLANE.place(*end[1])[1] for end in ends])
    upper, lower = np.argsort(heights, kind="stable")
    gap = max(0.0, 22 - (heights[lower] - heights[upper]))
    heights[upper] -= gap / 2
    heights[lower] += gap / 2
    return "".join(
        text(PLANE.x + PLANE.width + 8, y, name, role, 16, "start", bold=True)
        for y, (name, role, _) in zip(heights, LINES, strict=True)
    )


def _points(state: OutlierState) -> str:
    """The houses; the changed one in a ring, with an arrow from where it was."""
    places = [PLANE.place(*point) for point in zip(state.size, state.price, strict=True)]
    x, y = places[state.house - 1]
    _, start = PLANE.place(0, state.price[state.house - 1] - state.change)
    parts = [circle(*place, 6, "input", 0.9, 0) for place in places]
    if state.change:
        parts.append(circle(x, start, 5, "plain", 0, 1.5))
        reach = 15 if y > start else -15
        if abs(y - start) > 34:
            parts.append(arrow(x, start + reach / 2, x, y - reach, "here", 2))
    side = -1 if x > 330 else 1
    parts += [
        circle(x, y, 12, "here", 0, 3),
        text(x + 20 * side, y, number(state.price[state.house - 1]), "here", 17,
             "start" if side > 0 else "end", bold=True),
    ]  # fmt: skip
    return "".join(parts)


def _losses(state: OutlierState) -> str:
    """Three groups of two bars: a loss, and what it says of either line."""
    parts = []
    for k, (name, full) in enumerate(zip(LOSSES, FULL, strict=True)):
        y, best = 46 + 126 * k, int(np.argmin(np.round(state.losses[k], 9)))
        unit = "thousands²" if name == "MSE" else "thousands"
        parts += [
            text(660, y, name, size=18, bold=True, anchor="start"),
            text(722 if len(name) > 3 else 708, y, f"in {unit}", "plain", 15, "start"),
        ]
        for i, (_, role, _) in enumerate(LINES):
            parts.append(_bar(y + 22 + 34 * i, state.losses[k, i], full, role, i == best, i))
    return "".join(parts)


def _bar(y: float, value: float, full: float, role: Role, best: bool, i: int) -> str:
    """One loss of one line: its name, a bar, the number, and a tick where it is the smaller."""
    name, length = ("MSE’s line", "MAE’s line")[i], 128 * min(1, value / full)
    words = number(value, digits=5, decimals=0 if full > 1000 else 1)
    return (
        text(660, y + 12, name, role, 15, "start")
        + box(748, y, length, 24, role, 0.75 if i == 0 else 0.3, 0 if i == 0 else 2, dash="")
        + text(748 + length + 8, y + 12, words + (" ✓" if best else ""), None, 16, "start", best)
    )
