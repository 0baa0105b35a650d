"""Curves of a training: loss and accuracy after each epoch, and how far it is."""

from dataclasses import dataclass, replace

import numpy as np

from course_utils.models.history import History
from course_utils.pictures.labels import apart_above
from course_utils.pictures.plane import Plane
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import Picture, box, circle, line, path, picture, text
from course_utils.pictures.theme import Role

WIDTH, HEIGHT = 930, 330
PANEL_WIDTH, PANEL_HEIGHT, TOP = 270, 190, 52
LEFT, MIDDLE = 70, 530
#: Lowest loss that is drawn; its logarithm would not end.
TINY = 1e-6


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
    parts = panel(LEFT, "loss", *_pair(history, before, "loss"), highest)
    if history.accuracy.any() or (before and before.accuracy.any()):
        parts += panel(MIDDLE, "accuracy", *_pair(history, before, "accuracy"), highest)
    bar = (
        box(LEFT, HEIGHT - 30, 730, 8, "plain", 0.15, 0)
        + box(LEFT, HEIGHT - 30, 730 * max(share, 0.001), 8, "here", 0.9, 0)
        if share < 1
        else ""
    )
    return picture(WIDTH, HEIGHT, parts + bar + text(LEFT, HEIGHT - 10, note, "plain", 15, "start"),
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


def panel(x: float, title: str, now: list[Curve], faint: list[Curve], epochs: float) -> str:
    """One measure over the epochs, with its last values beside it.

    Parameters
    ----------
    x : float
        Left end of its horizontal axis.
    title : {"loss", "accuracy"}
        The loss is drawn in powers of ten.
    now, faint : list of Curve
        Of this training, and of another one for comparison.
    epochs : float
        Where the horizontal axis ends.
    """
    change = np.log10 if title == "loss" else np.asarray
    curves = [replace(curve, values=change(np.maximum(curve.values, TINY))) for curve in now]
    faint = [replace(curve, values=change(np.maximum(curve.values, TINY))) for curve in faint]
    low, high = (_decades if title == "loss" else _shares)(curves + faint)
    plane = Plane(x, TOP, PANEL_WIDTH, PANEL_HEIGHT, (0, epochs), (low, high))
    parts = [text(x, TOP - 30, title, None, 17, "start", bold=True), _axes(plane, title)]
    parts += [f'<g opacity="0.35">{_line(plane, curve)}</g>' for curve in faint]
    heights = [plane.place(0, max(low, curve.values[-1]))[1] for curve in curves]
    ends = apart_above(heights, TOP + PANEL_HEIGHT - 6)
    for before, curve, y in zip(now, curves, ends, strict=True):
        end = plane.place(len(curve.values) - 1, max(low, curve.values[-1]))
        words = f"{curve.name} {_said(title, before.values[-1])}"
        parts += [
            _line(plane, curve),
            circle(*end, 4, curve.role, 1, 0),
            text(x + PANEL_WIDTH + 10, y, words, curve.role, 15, "start"),
        ]
    return "".join(parts)


def _axes(plane: Plane, title: str) -> str:
    """Axes with their ticks: 0, half and all epochs; powers of ten or shares."""
    low, high = plane.vertical
    left, bottom, right = plane.x, plane.y + plane.height, plane.x + plane.width
    parts = [
        line(left, bottom, right, bottom, width=1.2),
        line(left, bottom, left, plane.y, width=1.2),
    ]
    last = int(plane.horizontal[1])
    for epoch in sorted({0, last // 2, last}):
        px, _ = plane.place(epoch, low)
        parts.append(line(px, bottom, px, bottom + 5, width=1.2))
        parts.append(text(px, bottom + 17, str(epoch), "plain", 15))
    heights = np.arange(low, high + 0.5) if title == "loss" else [low, (low + high) / 2, high]
    for height in heights:
        _, py = plane.place(0, height)
        words = sized(10.0**height) if title == "loss" else f"{height:.0%}".replace("%", " %")
        parts.append(line(left - 5, py, left, py, width=1.2))
        parts.append(text(left - 10, py, words, "plain", 15, "end"))
    return "".join(parts) + text((left + right) / 2, bottom + 36, "epochs", "plain", 15)


def _line(plane: Plane, curve: Curve) -> str:
    heights = np.maximum(curve.values, plane.vertical[0])
    points = [plane.place(epoch, height) for epoch, height in enumerate(heights)]
    if len(points) == 1:
        return line(*points[0], *points[0], curve.role, 3)
    return path(points, curve.role, 2.5, dash=curve.dash)


def _decades(curves: list[Curve]) -> tuple[float, float]:
    """Powers of ten below and above all losses (their logarithms)."""
    logs = np.concatenate([curve.values for curve in curves] or [np.zeros(1)])
    low, high = np.floor(logs.min() + 1e-9), np.ceil(logs.max() - 1e-9)
    return (low, high) if high > low else (low, low + 1)


def _shares(curves: list[Curve]) -> tuple[float, float]:
    """Part of 0 … 1 in which the accuracies end; what lies below runs along the bottom."""
    ends = min((curve.values[-1] for curve in curves), default=0.0)
    return next(low for low in (0.8, 0.5, 0.0) if ends >= low + 0.02 or not low), 1.0


def _said(title: str, value: float) -> str:
    if title == "accuracy":
        return f"{value:.1%}".replace("%", " %").replace("100.0", "100")  # else it is too wide
    return sized(value)
