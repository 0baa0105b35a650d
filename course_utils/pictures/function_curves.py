"""Curves of functions on a plane, cut where they leave it, with their jumps and tangents."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from course_utils.pictures.plane import Limits, Plane, Point
from course_utils.pictures.svg import circle, path
from course_utils.pictures.theme import Role


def neuron_curve(
    plane: Plane, function: Callable, weight: float, bias: float, role: Role, jumps: bool = False
) -> str:
    """Curve of function(weight·u + bias) over a plane's whole width, finely where it bends.

    Parameters
    ----------
    plane : Plane
    function : callable
        Of an array z. It rises, or lies between the plane's lowest and highest.
    weight, bias : float
        The weight is above 0.
    role : Role
    jumps : bool
        The function jumps at z = 0, up to 1: two parts, a filled dot at its value there and an
        empty one at the other end.
    """
    wide = weight * np.linspace(*plane.horizontal, 49) + bias
    z = np.unique(np.concatenate([np.linspace(-9, 9, 73), [-1e-9, 1e-9], wide]))
    parts = [z[z < 0], z[z > 0]] if jumps else [z]
    drawn = "".join(cut_line(plane, (part - bias) / weight, function(part), role) for part in parts)
    turn, (left, right) = -bias / weight, plane.horizontal
    if not (jumps and left <= turn <= right):
        return drawn
    (x, y), (_, above) = plane.place(turn, float(function(0.0))), plane.place(turn, 1)
    ground = f'<circle cx="{x:.1f}" cy="{above:.1f}" r="5" style="fill:var(--cp-ground)"/>'
    return drawn + circle(x, y, 5, role, 1, 0) + ground + circle(x, above, 5, role, 0)


def cut_line(plane: Plane, u: NDArray, v: NDArray, role: Role, width: float = 3,
             dash: str = "") -> str:  # fmt: skip
    """Line through points as far as it lies in a plane.

    Parameters
    ----------
    plane : Plane
    u, v : (N,)
        u never falls; nor does v, unless it stays between the plane's lowest and highest.
    role : Role
    width, dash
        As in `line`.
    """
    u, v = _cut(u, np.asarray(v, dtype=float), plane.horizontal)
    v, u = _cut(v, u, plane.vertical)
    if len(u) < 2:
        return ""
    return path([plane.place(*point) for point in zip(u, v, strict=True)], role, width, dash=dash)


def _cut(rising: NDArray, other: NDArray, limits: Limits) -> tuple[NDArray, NDArray]:
    """Part of a line within limits of its first coordinate, up to where it crosses them."""
    if not len(rising):
        return rising, other
    low, high = limits
    before = [low] if rising[0] < low <= rising[-1] else []
    after = [high] if rising[0] <= high < rising[-1] else []
    inside = (rising >= low) & (rising <= high)
    kept, kept_other = (
        np.concatenate([np.interp(before, rising, of), of[inside], np.interp(after, rising, of)])
        for of in (rising, other)
    )
    return kept, kept_other


def tangent_ends(plane: Plane, touch: Point, slope: float, half: float) -> tuple[Point, Point]:
    """Both ends in the picture of a piece of tangent, cut at the sides of its plane.

    Parameters
    ----------
    plane : Plane
    touch : (u, v)
        Where it touches, inside the plane.
    slope : float
        In the plane's coordinates.
    half : float
        Half its length in pixels, where there is room.
    """
    start = np.array(plane.place(*touch))
    along = np.array(plane.place(touch[0] + 1, touch[1] + slope)) - start
    along /= np.hypot(*along)
    corner = np.array([plane.x, plane.y])
    ends = []
    for direction in (-along, along):
        sides = corner + np.where(direction > 0, [plane.width, plane.height], 0)
        moving = direction != 0
        room = (sides - start)[moving] / direction[moving]
        ends.append(tuple(start + direction * min(half, *room)))
    return ends[0], ends[1]
