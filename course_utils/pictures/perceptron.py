"""Pictures of lesson 01: a neuron, and a neuron against a logic gate."""

from collections.abc import Callable

import numpy as np

from course_utils.models.activations import sigmoid, step
from course_utils.models.logic import ROWS
from course_utils.pictures.blocks import connection, neuron
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import (
    Picture,
    arrow,
    box,
    circle,
    line,
    number,
    picture,
    spans,
    term,
    text,
)

INPUT_RADIUS, SUM_RADIUS = 36, 54


def neuron_picture(x: tuple[float, float], weights: tuple[float, float], bias: float, z: float,
                   label: str) -> Picture:  # fmt: skip
    """Draw a neuron of two inputs with every number on it, then step and sigmoid of its sum.

    Parameters
    ----------
    x, weights : (float, float)
    bias, z : float
        z is the weighted sum with the bias.
    label : str
        What a screen reader says.
    """
    places, center = [(70, 110), (70, 270)], (392, 190)
    parts = [
        spans(20, 26, [
            ("z = ", None), ("w₁", "weight"), ("·", None), ("x₁", "input"), (" + ", None),
            ("w₂", "weight"), ("·", None), ("x₂", "input"), (" + ", None), ("b", "weight"),
            (" = ", None), (term(weights[0]), "weight"), ("·", None), (term(x[0]), "input"),
            (" + ", None), (term(weights[1]), "weight"), ("·", None), (term(x[1]), "input"),
            (" + ", None), (term(bias), "weight"), (f" = {number(z, digits=4)}", None),
        ], 18),
    ]  # fmt: skip
    for k, place in enumerate(places):
        middle = (place[0] + 0.45 * (center[0] - place[0]), place[1] + 0.45 * (190 - place[1]))
        parts += [
            connection(place, center, weights[k], (INPUT_RADIUS, SUM_RADIUS)),
            neuron(place, x[k], "input", INPUT_RADIUS),
            text(place[0], place[1] - 52, f"x{'₁₂'[k]}", "input", 17, bold=True),
            text(middle[0], middle[1] + (-24, 24)[k], f"w{'₁₂'[k]} = {number(weights[k])}",
                 "weight", 17, bold=True),
        ]  # fmt: skip
    parts += [
        connection((392, 318), center, bias, (0, SUM_RADIUS)),
        text(392, 334, f"bias b = {number(bias)}", "weight", 17, bold=True),
        circle(*center, SUM_RADIUS, "plain", 0.08),
        text(392, 170, "z", "plain", 17),
        text(392, 198, number(z, digits=4), size=22, bold=True),
        arrow(454, 190, 492, 190),
        _activation(520, "step", step, z),
        _activation(710, "sigmoid", sigmoid, z),
    ]
    return picture(880, 356, "".join(parts), label)


def soft_number(value: float) -> str:
    """Text of an answer of a sigmoid, which comes near 0 and 1 and never gets there."""
    if value in (0, 1):
        return number(value)
    if value < 0.0005:
        return "almost 0"
    return "almost 1" if value >= 0.9995 else number(value, digits=4, decimals=3)


def _activation(x: float, name: str, function: Callable, z: float) -> str:
    """Curve of an activation over −8 … 8 with z on it, at its edge where z lies beyond."""
    plane = Plane(x, 120, 150, 120, (-8, 8), (0, 1))
    shown = float(np.clip(z, -8, 8))
    px, py = plane.place(shown, float(function(z)))
    foot = plane.place(shown, 0)[1]
    marks = "".join(
        text(x - 10, plane.place(0, v)[1], number(v), "plain", 15, "end") for v in (0, 1)
    )
    ticks = "".join(
        text(plane.place(u, 0)[0], 256, number(u), "plain", 15)
        + line(plane.place(u, 0)[0], 240, plane.place(u, 0)[0], 245, width=1)
        for u in (-8, 0, 8)
    ) + text(x + 112, 256, "z", "plain", 15)
    if name == "step":
        left, zero, right = (plane.place(u, 0)[0] for u in (-8, 0, 8))
        ground = f'<circle cx="{zero:.1f}" cy="120" r="5" style="fill:var(--cp-ground)"/>'
        curve = (
            line(left, 240, zero, 240, "output", 3)
            + line(zero, 120, right, 120, "output", 3)
            + ground
            + circle(zero, 120, 5, "output", 0, 2)
            + circle(zero, 240, 5, "output", 1, 0)
        )
    else:
        curve = plane.curve(function)
    beyond = "" if abs(z) <= 8 else arrow(px, py - 16, px + 16 * np.sign(z), py - 16, "here", 2.5)
    return (
        beyond
        + text(x + 75, 84, name, "output", 18, bold=True)
        + line(x, 240, x + 150, 240, width=1, opacity=0.6)
        + line(*plane.place(0, 0), *plane.place(0, 1), width=1, opacity=0.35)
        + curve
        + line(px, foot, px, py, "here", 2, "4 5")
        + circle(px, py, 7, "here", 1, 0)
        + marks
        + ticks
        + text(x + 75, 296, f"ŷ = {soft_number(float(function(z)))}", size=22, bold=True)
    )


def gate_picture(gate: str, target: np.ndarray, weights: tuple[float, float], bias: float,
                 z: np.ndarray, label: str) -> Picture:  # fmt: skip
    """Truth table of a gate with the neuron's answers, and the same four rows in the plane.

    Parameters
    ----------
    gate : str
    target : (4,) of 0 and 1
        What the gate answers, in the order of `logic.ROWS`.
    weights : (float, float)
    bias : float
    z : (4,)
        Weighted sum in each row.
    label : str
        What a screen reader says.
    """
    answers = step(z)
    right = answers == target
    plane = Plane(580, 40, 270, 270, (-0.5, 1.5), (-0.5, 1.5))
    heads = [("x₁", "input"), ("x₂", "input"), ("z", None), ("ŷ", "output"), (gate, None)]
    columns = [50, 105, 195, 280, 355]
    parts = [text(c, 60, w, r, 18, bold=True) for c, (w, r) in zip(columns, heads, strict=True)]
    parts += [line(24, 84, 470, 84, width=1)]
    for k, (x1, x2) in enumerate(ROWS):
        y = 112 + 50 * k
        if not right[k]:
            parts.append(box(24, y - 21, 446, 42, "wrong", 0.1, 0))
        cells = [number(x1), number(x2), number(z[k]), number(answers[k]), number(target[k])]
        parts += [text(c, y, w, r, 18) for c, w, (_, r) in zip(columns, cells, heads, strict=True)]
        verdict = ("✓ right", "output") if right[k] else ("✗ wrong", "wrong")
        parts.append(text(424, y, *verdict, 15))
    parts.append(text(240, 318, f"{right.sum()} of 4 rows right", size=18, bold=True))
    parts.append(plane.half_plane(*weights, bias, "output"))
    parts.append(box(580, 40, 270, 270, "plain", 0, 1))
    parts.append(plane.boundary(*weights, bias))
    parts.append(_weight_arrow(plane, weights, bias))
    parts += [_row_point(plane, row, t, ok) for row, t, ok in zip(ROWS, target, right, strict=True)]
    for tick in (0, 1):
        parts.append(text(plane.place(tick, 0)[0], 328, number(tick), "plain", 15))
        parts.append(text(566, plane.place(0, tick)[1], number(tick), "plain", 15, "end"))
    parts += [
        text(plane.place(0.5, 0)[0], 344, "x₁", "input", 17, bold=True),
        text(556, plane.place(0, 0.5)[1], "x₂", "input", 17, "end", bold=True),
        text(715, 22, "green side: z > 0, the neuron fires", "output", 15),
    ]
    return picture(880, 362, "".join(parts), label)


def _weight_arrow(plane: Plane, weights: tuple[float, float], bias: float) -> str:
    """Arrow from the middle of the line in the direction of the weights, to the firing side."""
    ends = plane.line_ends(*weights, bias)
    if ends is None:
        return ""
    (u1, v1), (u2, v2) = ends
    u, v = (u1 + u2) / 2, (v1 + v2) / 2
    tip = (u + 0.18 * weights[0], v + 0.18 * weights[1])
    return arrow(*plane.place(u, v), *plane.place(*tip), "weight", 2.5)


def _row_point(plane: Plane, row: np.ndarray, target: int, right: bool) -> str:
    """One row as a point: filled where the gate says 1; a ring in vermilion where it is wrong."""
    x, y = plane.place(*row)
    ring = "" if right else circle(x, y, 25, "wrong", 0, 3)
    ground = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="16" style="fill:var(--cp-ground)"/>'
    role, fill = ("output", 0.4) if target else ("plain", 0)
    return ring + ground + circle(x, y, 16, role, fill) + text(x, y, str(target), bold=True)
