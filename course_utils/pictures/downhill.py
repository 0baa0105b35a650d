"""Picture of lesson 03: a bowl of loss over two weights, the path down it, and its loss."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from course_utils.models.descent import Path
from course_utils.models.downhill import START, curvatures, lowest_point
from course_utils.models.downhill_lab import DownhillState
from course_utils.pictures.loss_course import course_chart, course_table, inside
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import (
    Picture,
    arrow,
    circle,
    line,
    number,
    path,
    picture,
    spans,
    text,
)
from course_utils.pictures.theme import color

BOWL = Plane(64, 50, 396, 396, (-1.6, 2.8), (-2.6, 1.8))

#: Losses along the contour lines.
LEVELS = (0.1, 0.3, 1, 3, 10, 30)

#: Loss whose line carries its number → where on the line, in shares of its longer half axis.
LABELED = {1: 0.3, 3: 0.3, 10: -0.12}


def downhill_picture(state: DownhillState, limit: str, label: str) -> Picture:
    """Contours with the path, the loss over examples seen, and a table of batch sizes.

    Parameters
    ----------
    state : DownhillState
    limit : str
        One line about the largest learning rate.
    label : str
        What a screen reader says.
    """
    w1, w2 = (number(value) for value in state.path.weights[-1])
    body = (
        _bowl()
        + _trail(state)
        + spans(64, 484, [("w₁ = ", None), (w1, "weight"), ("   w₂ = ", None), (w2, "weight")])
        + course_chart(state)
        + course_table(state)
        + text(480, 516, limit, "plain", 15)
    )
    return picture(960, 536, body, label)


@cache
def _bowl() -> str:
    """Contour lines with their losses, the lowest point, and both axes; always the same."""
    (a, b), lowest = lowest_point()
    sizes, directions = curvatures()
    angles = np.linspace(0, 2 * np.pi, 73)
    rings, words = "", ""
    for level in LEVELS[::-1]:
        # Around the lowest point the loss grows by curvature · distance² / 2.
        reach = np.sqrt(2 * (level - lowest) / sizes)
        ring = (a, b) + (np.stack([np.cos(angles), np.sin(angles)], axis=1) * reach) @ directions.T
        rings += path([BOWL.place(*point) for point in ring], width=1, closed=True, fill=0.05)
        if level in LABELED:
            long = LABELED[level]
            place = (a, b) + directions @ (reach * (long, -np.sqrt(1 - long**2)))
            x, y = BOWL.place(*place)
            words += text(x + 8, y - 8, number(level), "plain", 15)
    x, y = BOWL.place(a, b)
    cross = line(x - 7, y, x + 7, y, "output", 3) + line(x, y - 7, x, y + 7, "output", 3)
    return inside(BOWL, rings + words + cross) + BOWL.axes(
        ("", ""), ([-1, 0, 1, 2], [-2, -1, 0, 1])
    ) + text(460, 484, "w₁, weight of the size", "weight", 16, "end") + text(
        20, 22, "w₂, weight of the distance", "weight", 16, "start"
    )  # fmt: skip


def _trail(state: DownhillState) -> str:
    """The path with a dot for each step, its last epoch and its last point in orange."""
    points = places(state.path)
    start = BOWL.place(*START)
    begin = min(state.last_epoch, len(points) - 1)
    trail = path(points, "weight", 2) + _dots(points, "weight", 6)
    if begin < len(points) - 1:
        trail += path(points[begin:], "here", 2.5) + _dots(points[begin + 1 :], "here", 6)
    x, y = BOWL.place(*lowest_point()[0])
    low = text(x + 14, y + 18, "lowest", "output", 15, "start", halo=True)
    return inside(BOWL, trail + circle(*start, 6, "weight", 0, 2.5)) + low + _now(state.path)


def places(course: Path) -> list[tuple[float, float]]:
    """Places of a path's points in the picture, or outside where the descent went there.

    Parameters
    ----------
    course : Path
        Its losses have a limit, so no place is further off than a browser can draw.
    """
    x, y = BOWL.place(*course.weights.T)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _dots(points: list[tuple[float, float]], role: str, size: float) -> str:
    """Dots in one element: strokes without length and with round ends."""
    where = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in points)
    return (
        f'<path d="{where}" fill="none" stroke="{color(role)}" stroke-width="{size:g}" '
        'stroke-linecap="round"/>'
    )


def _now(course: Path) -> str:
    """The last point as a dot, or as an arrow at the side where it has left the picture."""
    x, y = BOWL.place(*course.weights[-1])
    corner = np.array([BOWL.x, BOWL.y])
    opposite = corner + np.array([BOWL.width, BOWL.height])
    edge = np.clip([x, y], corner, opposite)
    if (edge == [x, y]).all():
        return circle(x, y, 8, "here", 0.9, 2)
    away = _unit(np.array([x, y]) - edge)
    margin = np.array([40, 14])
    words = np.clip(edge - 52 * away, corner + margin, opposite - margin)
    return arrow(*(edge - 26 * away), *edge, "here", 5) + text(
        *words, "outside", "here", 15, bold=True
    )


def _unit(step: NDArray) -> NDArray[np.float64]:
    return step / np.hypot(*step)
