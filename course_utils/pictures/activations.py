"""Picture of one neuron's activation: its curve, its slope, and the tangent at one input."""

import numpy as np

from course_utils.models.activations import ACTIVATIONS
from course_utils.pictures.formulas import FORMULAS, FRAMES, NEARED, soft_slope, soft_value
from course_utils.pictures.function_curves import cut_line, neuron_curve, tangent_ends
from course_utils.pictures.plane import Plane
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import (
    Picture,
    arrow,
    circle,
    line,
    number,
    picture,
    spans,
    term,
    text,
)

WIDTH, HEIGHT = 960, 480
ACROSS = (-6.0, 6.0)
TOP, BELOW = (52, 240), (346, 92)
LEFT, LONG, WORDS = 56, 500, 598
HALF_TANGENT = 85


def activation_picture(
    name: str,
    weight: float,
    bias: float,
    x: float,
    z: float,
    value: float,
    derivative: float,
    label: str,
) -> Picture:
    """Draw ŷ = f(w·x + b) over x with its tangent, f′ below it, and the numbers beside them.

    Parameters
    ----------
    name : str
        A name in ACTIVATIONS.
    weight, bias, x, z : float
        z = weight·x + bias; the weight is above 0.
    value, derivative : float
        f(z) and f′(z).
    label : str
        What a screen reader says.
    """
    chosen = ACTIVATIONS[name]
    limits, ticks, slope_limits, slope_ticks = FRAMES[name]
    curve = Plane(LEFT, TOP[0], LONG, TOP[1], ACROSS, limits)
    slope = Plane(LEFT, BELOW[0], LONG, BELOW[1], ACROSS, slope_limits)
    turn = -bias / weight
    body = (
        _titles(name)
        + _scale(curve, ticks)
        + _scale(slope, slope_ticks)
        + "".join(
            text(slope.place(u, 0)[0], 456, number(u), "plain", 15) for u in (-6, -3, 0, 3, 6)
        )
        + text(LEFT + LONG + 18, 438, "x", "input", 17, bold=True)
        + _turn(curve, turn)
        + _neared(curve, name, weight, turn)
        + neuron_curve(curve, chosen.function, weight, bias, "output", name == "step")
        + neuron_curve(slope, chosen.derivative, weight, bias, "here", "ReLU" in name)
        + _look_here(curve, slope, x, value, derivative, weight * derivative)
        + _numbers(name, weight, bias, x, z, value, derivative)
    )
    return picture(WIDTH, HEIGHT, body, label)


def _titles(name: str) -> str:
    neared = f"     dashed: {NEARED[name][0]}, neared as w grows" if name in NEARED else ""
    return spans(LEFT, 24, [("ŷ = f(w·x + b)", "output"), (neared, "plain")]) + text(
        LEFT, 326, "f′(z), the slope of f", "here", anchor="start"
    )


def _scale(plane: Plane, ticks: list[float]) -> str:
    """Left axis with its numbers, and a line at 0."""
    zero = plane.place(0, 0)[1]
    return (
        line(LEFT, zero, LEFT + LONG, zero, width=1, opacity=0.6)
        + line(LEFT, plane.y, LEFT, plane.y + plane.height, width=1, opacity=0.6)
        + "".join(
            text(LEFT - 10, plane.place(0, tick)[1], number(tick), "plain", 15, "end")
            for tick in ticks
        )
    )


def _turn(curve: Plane, turn: float) -> str:
    """Place where z = 0, which the bias moves; an arrow where it lies beyond."""
    words, y = f"z = 0 at x = −b/w = {number(turn)}", TOP[0] + TOP[1] + 14
    if abs(turn) > ACROSS[1]:
        outwards = float(np.sign(turn))
        side = LEFT + LONG * (turn > 0)
        return arrow(side - 30 * outwards, y, side, y, "weight") + text(
            side - 38 * outwards, y, words, "weight", 15, "end" if turn > 0 else "start"
        )
    place = curve.place(turn, 0)[0]
    return line(place, TOP[0], place, y - 10, "weight", 1.5, "2 5") + text(
        float(np.clip(place, LEFT + 100, LEFT + LONG - 100)), y, words, "weight", 15
    )


def _neared(curve: Plane, name: str, weight: float, turn: float) -> str:
    """What the curve nears as the weight grows, faint."""
    if name not in NEARED:
        return ""
    u, v = np.array(NEARED[name][1], dtype=float).T
    v = v * weight if name == "softplus" else v
    return cut_line(curve, u + turn, v, "plain", 1.5, "5 5")


def _look_here(curve: Plane, slope: Plane, x: float, value: float, derivative: float,
               steepness: float) -> str:  # fmt: skip
    """The input's place on both curves, and the tangent; an arrow where the place is beyond."""
    low, high = curve.vertical
    px, py = curve.place(x, float(np.clip(value, low, high)))
    below = slope.place(x, derivative)[1]
    if low <= value <= high:
        ends = tangent_ends(curve, (x, value), steepness, HALF_TANGENT)
        mark = line(*ends[0], *ends[1], "here", 4) + circle(px, py, 8, "here", 1, 0)
    else:
        mark = arrow(px, py + (-28 if value < low else 28), px, py, "here", 3)
    # The dashes leave out the words between both planes.
    dashes = line(px, py, px, curve.y + curve.height, "here", 1.5, "4 5") + line(
        px, slope.y, px, below, "here", 1.5, "4 5"
    )
    return dashes + mark + circle(px, below, 7, "here", 1, 0)


def _numbers(
    name: str, weight: float, bias: float, x: float, z: float, value: float, derivative: float
) -> str:
    """From the input to the slope of the tangent, in four steps."""
    formula, bounds, slope, slope_bounds = FORMULAS[name]
    w, f_slope = number(weight), soft_slope(name, derivative)
    tangent = f_slope if f_slope == "almost 0" else sized(weight * derivative)
    wx_b = [("w", "weight"), ("·", None), ("x", "input"), (" + ", None), ("b", "weight")]
    w_times = [("= ", None), (w, "weight"), (" · ", None)]
    steps = [
        ([("z = ", None), *wx_b],
         [*w_times, (term(x), "input"), (" + ", None), (term(bias), "weight"),
          (f" = {number(z, 5)}", None)], ""),
        ([("ŷ = f(z) = ", None), (formula, "output")],
         [("= ", None), (soft_value(name, value), "output")], bounds),
        ([("f′(z) = ", None), (slope, "here")], [("= ", None), (f_slope, "here")], slope_bounds),
        ([("slope of the tangent = ", None), ("w", "weight"), (" · ", None), ("f′(z)", "here")],
         [*w_times, (f_slope, "here"), (f" = {tangent}", None)], ""),
    ]  # fmt: skip
    return "".join(
        spans(WORDS, y, above, 17)
        + spans(WORDS, y + 30, below, 18)
        + text(WORDS, y + 57, note, "plain", 15, "start")
        for y, (above, below, note) in zip((66, 160, 276, 392), steps, strict=True)
    )
