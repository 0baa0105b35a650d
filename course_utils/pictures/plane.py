"""Coordinate planes: axes, curves, and the two sides of a neuron's line."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course_utils.pictures.svg import line, number, path, text
from course_utils.pictures.theme import Role

Point = tuple[float, float]
Limits = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """Rectangle of a picture with coordinates of its own, the second one upwards.

    Attributes
    ----------
    x, y, width, height : float
        Where it stands in the picture.
    horizontal, vertical : (lowest, highest)
        Coordinates at its sides.
    """

    x: float
    y: float
    width: float
    height: float
    horizontal: Limits
    vertical: Limits

    def place(self, u: float, v: float) -> Point:
        """Place in the picture of the point (u, v)."""
        (left, right), (low, high) = self.horizontal, self.vertical
        return (
            self.x + self.width * (u - left) / (right - left),
            self.y + self.height * (high - v) / (high - low),
        )

    def axes(self, names: tuple[str, str], ticks: tuple[list[float], list[float]]) -> str:
        """Both axes through the lower left corner, with ticks and names."""
        left, bottom = self.x, self.y + self.height
        right = left + self.width
        parts = [
            line(left, bottom, right, bottom, width=1.2),
            line(left, bottom, left, self.y, width=1.2),
            text(right + 6, bottom, names[0], "input", anchor="start"),
            text(left, self.y - 14, names[1], "input"),
        ]
        for tick in ticks[0]:
            px, _ = self.place(tick, 0)
            parts += [
                line(px, bottom, px, bottom + 5, width=1.2),
                text(px, bottom + 17, number(tick), "plain", 15),
            ]
        for tick in ticks[1]:
            _, py = self.place(0, tick)
            parts += [
                line(left - 5, py, left, py, width=1.2),
                text(left - 10, py, number(tick), "plain", 15, "end"),
            ]
        return "".join(parts)

    def curve(self, function: Callable, role: Role = "output", count: int = 81) -> str:
        """Graph of a function of an array, over the whole width."""
        u = np.linspace(*self.horizontal, count)
        return path([self.place(a, b) for a, b in zip(u, function(u), strict=True)], role)

    def half_plane(self, w1: float, w2: float, bias: float, role: Role, fill: float = 0.13) -> str:
        """Tint of all points with w1·u + w2·v + b > 0."""
        inside = self.firing_corners(w1, w2, bias)
        if not inside:
            return ""
        return path([self.place(*point) for point in inside], role, 0, closed=True, fill=fill)

    def boundary(self, w1: float, w2: float, bias: float, role: Role = "weight", width: float = 3,
                 dash: str = "") -> str:  # fmt: skip
        """Line w1·u + w2·v + b = 0 within the plane, or nothing where it passes outside."""
        ends = self.line_ends(w1, w2, bias)
        if ends is None:
            return ""
        return line(*self.place(*ends[0]), *self.place(*ends[1]), role, width, dash)

    def line_ends(self, w1: float, w2: float, bias: float) -> tuple[Point, Point] | None:
        """Both ends (u, v) of the line w1·u + w2·v + b = 0 within the plane.

        None where the line misses the plane, or touches only a corner, or w1 = w2 = 0.
        """
        (left, right), (low, high) = self.horizontal, self.vertical
        ends = []
        if w2:
            ends += [(u, -(w1 * u + bias) / w2) for u in (left, right)]
        if w1:
            ends += [(-(w2 * v + bias) / w1, v) for v in (low, high)]
        tiny = 1e-9
        inside = [
            (u, v)
            for u, v in ends
            if left - tiny <= u <= right + tiny and low - tiny <= v <= high + tiny
        ]
        if not inside:
            return None
        ordered = sorted(inside)
        return None if ordered[0] == ordered[-1] else (ordered[0], ordered[-1])

    def firing_corners(self, w1: float, w2: float, bias: float) -> list[Point]:
        """Corners (u, v) of the part of the plane where w1·u + w2·v + b > 0, in order around it.

        Empty where the neuron fires nowhere.
        """
        (left, right), (low, high) = self.horizontal, self.vertical
        corners = np.array([(left, low), (right, low), (right, high), (left, high)], float)
        heights = corners @ np.array([w1, w2], float) + bias
        kept = []
        for k in range(4):
            before, here = heights[k - 1], heights[k]
            if (before > 0) != (here > 0):
                share = before / (before - here)
                kept.append(tuple(corners[k - 1] + share * (corners[k] - corners[k - 1])))
            if here > 0:
                kept.append(tuple(corners[k]))
        return kept
