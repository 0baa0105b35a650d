"""Picture of lesson 05: test accuracy against training size, with its spread."""

from collections.abc import Sequence

import numpy as np

from course_utils.models.depth_experiment import Experiment
from course_utils.pictures.labels import stacked
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, box, circle, line, path, picture, text
from course_utils.pictures.theme import Role

PLANE = Plane(76, 56, 600, 320, (0, 1), (0, 1))
#: Color, dash and mark of each depth; no two have the same color or the same mark.
KINDS: tuple[tuple[Role, str, str], ...] = (
    ("plain", "3 6", "square"), ("output", "", "disc"), ("here", "12 5", "diamond"),
    ("weight", "6 4", "ring"), ("input", "9 4 2 4", "frame"),
)  # fmt: skip


def experiment_picture(experiment: Experiment, label: str) -> Picture:
    """Mean test accuracy of each depth over the training sizes; a band from lowest to highest.

    Parameters
    ----------
    experiment : Experiment
        Of at most five depths.
    label : str
        What a screen reader says.

    Raises
    ------
    ValueError
        For more depths.
    """
    if len(experiment.depths) > len(KINDS):
        raise ValueError(f"At most {len(KINDS)} depths can be told apart.")
    plane = _plane(experiment)
    across = np.log2(experiment.sizes)
    bands, curves = "", ""
    for k, (role, dash, mark) in enumerate(KINDS[: len(experiment.depths)]):
        low, high, mean = (
            [plane.place(u, v) for u, v in zip(across, values[:, k], strict=True)]
            for values in (experiment.lowest, experiment.highest, experiment.mean)
        )
        bands += path([*low, *reversed(high)], role, 0, closed=True, fill=0.16)
        curves += path(mean, role, 3, dash=dash) + "".join(_mark(mark, *p, role) for p in mean)
    ends = stacked([plane.place(0, value)[1] for value in experiment.mean[-1]], 24)
    words = [
        text(plane.x + plane.width + 20, y, f"{_layers(depth)}: {100 * mean:.1f} %", role, 16,
             "start")
        for y, depth, mean, (role, *_) in zip(ends, experiment.depths, experiment.mean[-1],
                                              KINDS, strict=False)
    ]  # fmt: skip
    note = f"Line: mean of {len(experiment.seeds)} starts. Band: from the lowest to the highest."
    body = _axes(plane, experiment.sizes) + bands + curves + "".join(words)
    return picture(940, 462, body + text(plane.x, 448, note, "plain", 15, "start"), label)


def _plane(experiment: Experiment) -> Plane:
    """Sizes in doublings; accuracies between whole twentieths."""
    across = np.log2(experiment.sizes)
    low = np.floor(20 * experiment.lowest.min() + 1e-9) / 20
    high = min(1.0, np.ceil(20 * experiment.highest.max() - 1e-9) / 20)
    reach = max(float(np.ptp(across)), 1.0)
    return Plane(PLANE.x, PLANE.y, PLANE.width, PLANE.height,
                 (across.min() - 0.04 * reach, across.min() + 1.02 * reach),
                 (max(low, 0.0), max(high, low + 0.05)))  # fmt: skip


def _axes(plane: Plane, sizes: Sequence[int]) -> str:
    left, bottom, right = plane.x, plane.y + plane.height, plane.x + plane.width
    low, high = plane.vertical
    parts = [
        text(left, 24, "test accuracy", "output", 17, "start", bold=True),
        line(left, bottom, right, bottom, width=1.2),
        line(left, bottom, left, plane.y, width=1.2),
        text((left + right) / 2, bottom + 42, "training digits", anchor="middle"),
    ]
    for size in sizes:
        px, _ = plane.place(np.log2(size), low)
        parts += [
            line(px, bottom, px, bottom + 5, width=1.2),
            text(px, bottom + 18, f"{size:,}", "plain", 15),
        ]
    step = 0.05 if high - low < 0.45 else 0.2
    for share in np.arange(low, high + 1e-9, step):
        _, py = plane.place(plane.horizontal[0], share)
        parts += [
            line(left, py, right, py, width=0.6, opacity=0.35),
            text(left - 10, py, f"{100 * share:.0f} %", "plain", 15, "end"),
        ]
    return "".join(parts)


def _mark(kind: str, x: float, y: float, role: Role) -> str:
    """Mark of a point; shapes as well as colors."""
    if kind in ("disc", "ring"):
        return circle(x, y, 6, role, float(kind == "disc"), 2)
    if kind in ("square", "frame"):
        return box(x - 5, y - 5, 10, 10, role, float(kind == "square"), 2, 0)
    return path([(x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)], role, 1, closed=True, fill=1)


def _layers(depth: int) -> str:
    """Number of hidden layers in words."""
    return {0: "no hidden layer", 1: "1 hidden layer"}.get(depth, f"{depth} hidden layers")
