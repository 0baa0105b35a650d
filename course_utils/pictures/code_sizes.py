"""Picture of lesson 08: error against code size, for several methods."""

from collections.abc import Sequence

import numpy as np

from course_utils.models.bottleneck_lab import ErrorCurves
from course_utils.pictures.labels import apart
from course_utils.pictures.plane import Plane
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import Picture, box, circle, line, path, picture, text
from course_utils.pictures.theme import Role

#: Color, dash and mark of each method, in their order; the first is the one looked at.
KINDS: tuple[tuple[Role, str, str], ...] = (
    ("output", "", "disc"), ("plain", "6 5", "square"), ("input", "2 6", "ring"),
    ("weight", "12 5", "frame"),
)  # fmt: skip


def code_size_picture(curves: ErrorCurves, label: str) -> Picture:
    """Curve of each method, with its name at its end.

    Parameters
    ----------
    curves : ErrorCurves
        Of at most four methods.
    label : str
        What a screen reader says.
    """
    plane = code_size_plane(curves, 76, 56, 600, 300)
    title = f"mean squared error, {curves.count:,} test digits"
    words = text(plane.x, 24, title, None, 17, "start", bold=True)
    return picture(900, 424, words + code_size_chart(plane, curves), label)


def code_size_plane(curves: ErrorCurves, x: float, y: float, width: float, height: float) -> Plane:
    """Plane for `code_size_chart`: doublings of the code across, errors from 0 upwards."""
    across = np.log2(curves.code_sizes)
    highest = max(errors.max() for errors in curves.errors.values())
    top = np.ceil(100 * highest + 1e-9) / 100
    return Plane(x, y, width, height, (across[0], max(across[-1], across[0] + 1)), (0, top))


def code_size_chart(plane: Plane, curves: ErrorCurves, chosen: int | None = None) -> str:
    """Axes and curves; names stand 100 units to the right.

    Parameters
    ----------
    plane : Plane
    curves : ErrorCurves
        Of at most four methods.
    chosen : int, optional
        Place of the code size that is looked at.

    Raises
    ------
    ValueError
        For more methods.
    """
    if len(curves.errors) > len(KINDS):
        raise ValueError(f"At most {len(KINDS)} methods can be told apart.")
    across = np.log2(curves.code_sizes)
    parts = [_axes(plane, curves.code_sizes)]
    if chosen is not None:
        px, _ = plane.place(across[chosen], 0)
        parts.append(line(px, plane.y, px, plane.y + plane.height, "here", 2.5))
    ends = apart([plane.place(0, errors[-1])[1] for errors in curves.errors.values()])
    for (role, dash, mark), (name, errors), y in zip(
        KINDS, curves.errors.items(), ends, strict=False
    ):
        points = [plane.place(u, v) for u, v in zip(across, errors, strict=True)]
        parts.append(path(points, role, 2.5, dash=dash))
        parts += [_mark(mark, *point, role) for point in points]
        parts.append(text(plane.x + plane.width + 14, y, name, role, 15, "start"))
    return "".join(parts)


def _axes(plane: Plane, sizes: Sequence[int]) -> str:
    left, bottom, right = plane.x, plane.y + plane.height, plane.x + plane.width
    parts = [
        line(left, bottom, right, bottom, width=1.2),
        line(left, bottom, left, plane.y, width=1.2),
        text((left + right) / 2, bottom + 42, "code size", "plain", 15),
    ]
    for size in sizes:
        px, _ = plane.place(np.log2(size), 0)
        parts.append(line(px, bottom, px, bottom + 5, width=1.2))
        parts.append(text(px, bottom + 18, str(size), "plain", 15))
    top = plane.vertical[1]
    for height in np.arange(0, top + 1e-9, 0.02 if top > 0.03 else 0.01):
        _, py = plane.place(plane.horizontal[0], height)
        parts.append(line(left, py, right, py, width=0.6, opacity=0.35))
        parts.append(text(left - 10, py, sized(height), "plain", 15, "end"))
    return "".join(parts)


def _mark(kind: str, x: float, y: float, role: Role) -> str:
    """Mark of a point; shapes as well as colors."""
    if kind in ("disc", "ring"):
        return circle(x, y, 4.5, role, float(kind == "disc"), 2)
    return box(x - 4, y - 4, 8, 8, role, float(kind == "square"), 2, 0)
