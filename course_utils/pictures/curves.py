"""Curves of a training: loss and accuracy after each epoch, and how far it is."""

from dataclasses import dataclass

import numpy as np

from course_utils.models.history import History
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, box, circle, line, number, path, picture, text
from course_utils.pictures.theme import Role

WIDTH, HEIGHT = 900, 330
PANEL_WIDTH, PANEL_HEIGHT, TOP = 300, 190, 62


@dataclass(frozen=True)
class Curve:
    """One curve over the epochs.

    Attributes
    ----------
    name : str
        Stands at its end.
    values : (E + 1,)
        After 0, 1, 2, … epochs.
    role : str
        Its color.
    dash : str
        As in SVG; empty for a solid line.
    """

    name: str
    values: np.ndarray
    role: Role
    dash: str = ""


def training_picture(
    history: History,
    epochs: float,
    label: str,
    note: str = "",
    share: float = 1.0,
    before: History | None = None,
) -> Picture:
    """Loss and accuracy after each epoch, for the training and the test examples.

    Parameters
    ----------
    history : History
        So far.
    epochs : float
        Epochs in all: how wide the panels are.
    label : str
        What a screen reader says.
    note : str
        Line under the panels, such as how much time is left.
    share : float
        Part of the training that is done, 0 … 1; a bar under the panels while it is below 1.
    before : History, optional
        Another training, kept faint for comparison.
    """
    highest = max(epochs, before.epochs if before else 0, 1)
    parts = _panel(80, "loss", *_pair(history, before, "loss"), highest)
    if history.accuracy.any() or (before and before.accuracy.any()):
        parts += _panel(520, "accuracy", *_pair(history, before, "accuracy"), highest)
    bar = (
        box(80, HEIGHT - 26, 740, 8, "plain", 0.15, 0)
        + box(80, HEIGHT - 26, 740 * max(share, 0.001), 8, "here", 0.9, 0)
        if share < 1
        else ""
    )
    return picture(WIDTH, HEIGHT, parts + bar + text(80, HEIGHT - 6, note, "plain", 15, "start"),
                   label)  # fmt: skip


def _pair(history: History, before: History | None, name: str) -> tuple[list[Curve], list[Curve]]:
    """Curves of one measure, now and before."""
    sides = ((name, "training", "plain", "6 4"), (f"validation_{name}", "test", "output", ""))
    now, faint = (
        [
            Curve(words, getattr(past, attribute), role, dash)
            for attribute, words, role, dash in sides
            if past is not None and len(getattr(past, attribute))
        ]
        for past in (history, before)
    )
    return now, faint


def _panel(x: float, title: str, now: list[Curve], faint: list[Curve], epochs: float) -> str:
    """One measure over the epochs."""
    low, high, ticks = _heights(title, now + faint)
    plane = Plane(x, TOP, PANEL_WIDTH, PANEL_HEIGHT, (0, epochs), (low, high))
    middle = int(epochs) // 2
    across = [0, middle, int(epochs)] if middle else [0, int(epochs)]
    parts = [text(x, TOP - 38, title, None, 17, "start", bold=True)]
    parts.append(plane.axes(("", ""), (sorted(set(across)), ticks)))
    parts.append(text(x + PANEL_WIDTH / 2, TOP + PANEL_HEIGHT + 36, "epochs", "plain", 15))
    parts += [f'<g opacity="0.35">{_line(plane, curve)}</g>' for curve in faint]
    ends = _apart([plane.place(0, curve.values[-1])[1] for curve in now])
    for curve, y in zip(now, ends, strict=True):
        end = plane.place(len(curve.values) - 1, curve.values[-1])
        words = f"{curve.name} {_said(title, curve.values[-1])}"
        parts += [
            _line(plane, curve),
            circle(*end, 4, curve.role, 1, 0),
            text(x + PANEL_WIDTH + 10, y, words, curve.role, 15, "start"),
        ]
    return "".join(parts)


def _line(plane: Plane, curve: Curve) -> str:
    points = [plane.place(epoch, value) for epoch, value in enumerate(curve.values)]
    if len(points) == 1:
        return line(*points[0], *points[0], curve.role, 3)
    return path(points, curve.role, 2.5, dash=curve.dash)


def _heights(title: str, curves: list[Curve]) -> tuple[float, float, list[float]]:
    """Lowest and highest value of a panel, and its ticks."""
    if title == "accuracy":
        return 0.0, 1.0, [0.0, 0.5, 1.0]
    largest = max((float(curve.values.max()) for curve in curves), default=1.0)
    # The next of 1, 2, 5, 10, … so that the axis keeps its scale while the training goes on.
    power = 10 ** np.floor(np.log10(max(largest, 1e-6)))
    high = next(float(step * power) for step in (1, 2, 5, 10) if step * power >= largest * 0.999)
    return 0.0, high, [0.0, high / 2, high]


def _apart(heights: list[float], least: float = 20) -> list[float]:
    """Heights moved so that words there do not overlap; at most two of them."""
    if len(heights) < 2 or abs(heights[0] - heights[1]) >= least:
        return heights
    middle, first_is_higher = sum(heights) / 2, heights[0] <= heights[1]
    up, down = middle - least / 2, middle + least / 2
    return [up, down] if first_is_higher else [down, up]


def _said(title: str, value: float) -> str:
    return f"{value:.1%}".replace("%", " %") if title == "accuracy" else number(value, 3, 4)
