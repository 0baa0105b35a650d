"""Picture of a gradient check: the error of each gradient, and the largest one at every step ε."""

from itertools import takewhile

import numpy as np

from course_utils.models.gradient_errors import EXPONENTS, NONE, SIZES, SUSPICIOUS, CheckState
from course_utils.pictures.plane import Plane, Point
from course_utils.pictures.powers import power_of_ten
from course_utils.pictures.svg import Picture, box, circle, line, number, path, picture, spans, text

WIDTH, HEIGHT = 960, 510
CELL = (70, 40)
#: Upper left corner of each layer's grid.
CORNERS = ((86, 92), (400, 92))
#: Errors nearer to 0 are drawn here: log₁₀ of the lowest one.
LOWEST = -12
PLANE = Plane(630, 76, 306, 246, (-12, -1), (LOWEST, 1))


def power(exponent: int) -> str:
    """Text of a power of ten, such as "10⁻⁵"; "1" for the zeroth."""
    return power_of_ten(exponent) if exponent else "1"


def error_words(error: float) -> str:
    """Short text of an error: one digit and a power of ten where it is below 0.01."""
    if error == 0 or error >= 0.01 or not np.isfinite(error):
        return number(error)
    digit, exponent = f"{error:.0e}".split("e")
    return f"{digit}·{power(int(exponent))}"


def gradient_check_picture(state: CheckState, label: str) -> Picture:
    """Draw the errors of all gradients, the curve of the largest, and the worst one's digits.

    Parameters
    ----------
    state : CheckState
    label : str
        What a screen reader says.
    """
    body = (
        text(16, 22, "relative error of each gradient", None, 17, "start", bold=True)
        + _layer(state, 0, [f"input {i}" for i in (1, 2, 3, 4)], "hidden")
        + _layer(state, 1, [f"hidden {i}" for i in (1, 2, 3)], "output")
        + _legend()
        + _curve(state)
        + _worst(state)
    )
    return picture(WIDTH, HEIGHT, body, label)


def _layer(state: CheckState, layer: int, sources: list[str], target: str) -> str:
    """Grid of one layer's errors: a row for each input and the bias, a column for each neuron."""
    left, top = CORNERS[layer]
    (wide, high), weights, biases = CELL, *state.errors[2 * layer : 2 * layer + 2]
    worst = _place_of_worst(state)
    parts = [text(left, top - 42, f"layer {layer + 1}", "weight", 16, "start", bold=True)]
    for j in range(len(biases)):
        parts.append(text(left + (j + 0.5) * wide, top - 15, f"{target} {j + 1}", "plain", 14))
    for i, row in enumerate([*weights, biases]):
        is_bias = i == len(weights)
        middle = top + (i + 0.5) * high + (8 if is_bias else 0)
        name = "bias" if is_bias else sources[i]
        parts.append(text(left - 8, middle, name, "plain", 14, "end"))
        for j, error in enumerate(row):
            parts.append(_cell(left + j * wide, middle - high / 2, error,
                               worst == (layer, i, j)))  # fmt: skip
    return "".join(parts)


def _place_of_worst(state: CheckState) -> tuple[int, int, int]:
    """Layer, row and column of the largest error in the grids; the bias is the last row."""
    errors = state.errors
    layer, kind = divmod(int(np.argmax([error.max() for error in errors])), 2)
    rows = np.vstack(errors[2 * layer : 2 * layer + 2])
    first = SIZES[layer] if kind else 0
    i, j = np.argwhere(rows[first:] == errors[2 * layer + kind].max())[0]
    return layer, first + int(i), int(j)


def _cell(x: float, y: float, error: float, worst: bool) -> str:
    """One error: the larger, the deeper; vermilion where suspicious, outlined where the largest."""
    wide, high = CELL
    share = float(np.clip((np.log10(max(error, 1e-300)) - LOWEST) / -LOWEST, 0, 1))
    wrong = error > SUSPICIOUS
    role = "wrong" if wrong else "plain"
    ring = box(x + 3, y + 3, wide - 6, high - 6, "here", 0, 3.5) if worst else ""
    return (
        box(x + 1, y + 1, wide - 2, high - 2, role, 0.04 + 0.3 * share, 1.5 if wrong else 0)
        + ring
        + text(x + wide / 2, y + high / 2, error_words(error), size=15, bold=wrong)
    )


def _legend() -> str:
    y = 330
    return (
        box(86, y - 9, 26, 18, "wrong", 0.3, 1.5)
        + text(120, y, f"above {power(-3)}", "plain", 14, "start")
        + box(218, y - 9, 26, 18, "here", 0, 3.5)
        + text(252, y, "the largest", "plain", 14, "start")
        + box(358, y - 9, 26, 18, "plain", 0.06, 0)
        + text(392, y, "pale: small", "plain", 14, "start")
    )


def _curve(state: CheckState) -> str:
    """Largest and median error with every step, on logarithmic axes; the present step in orange."""
    x, y = PLANE.x, PLANE.y
    bottom, right = y + PLANE.height, x + PLANE.width
    parts = [
        text(x - 46, 22, "and with other steps ε", None, 17, "start", bold=True),
        line(x, 48, x + 26, 48, "wrong", 3.5),
        text(x + 34, 48, "largest error", "plain", 14, "start"),
        line(x, bottom, right, bottom, width=1.2),
        line(x, bottom, x, y, width=1.2),
    ]
    for k in range(LOWEST, 1, 3):
        height = PLANE.place(0, k)[1]
        parts.append(line(x, height, right, height, width=0.8, opacity=0.35))
        parts.append(text(x - 9, height, power(k), "plain", 14, "end"))
    for k in (-12, -9, -6, -3, -1):
        parts.append(text(PLANE.place(k, 0)[0], bottom + 17, power(k), "plain", 14))
    parts += [
        text(x, bottom + 42, "too small: rounding", "plain", 14, "start"),
        text(right, bottom + 42, "too large: truncation", "plain", 14, "end"),
    ]
    if state.bug != NONE:
        parts += [
            line(x + 150, 48, x + 176, 48, "plain", 2, "5 4"),
            text(x + 184, 48, "without the bug", "plain", 14, "start"),
            path(_points(state.without_bug), "plain", 2, dash="5 4"),
        ]
    parts.append(path(_points(state.largest), "wrong", 3.5))
    here = _points(state.largest)[list(EXPONENTS).index(state.exponent)]
    parts.append(line(here[0], bottom, here[0], y, "here", 2, "4 5"))
    parts.append(circle(*here, 8, "here", 1, 0))
    return "".join(parts)


def _points(errors: np.ndarray) -> list[Point]:
    """Points of a curve of errors; what is below the axis is drawn on it."""
    heights = np.clip(np.log10(np.maximum(errors, 1e-300)), LOWEST, 1)
    return [PLANE.place(k, v) for k, v in zip(EXPONENTS, heights, strict=True)]


def _worst(state: CheckState) -> str:
    """The two numbers that differ most, digit by digit."""
    layer, i, j = _place_of_worst(state)
    kind, index = (1, j) if i == SIZES[layer] else (0, (i, j))
    ours = float(state.gradients[kind][layer][index])
    numeric = (state.check.numeric_weights, state.check.numeric_biases)[kind][layer][index]
    words = [f"{value:+.12f}".replace("-", "−") for value in (ours, float(numeric))]
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(*words, strict=True))))
    formula = (
        "(L(w + ε) − L(w − ε)) / 2ε"
        if state.method == "central"
        else "(L(w + ε) − L(w)) / ε"
    )  # fmt: skip
    rows = (("backward pass", words[0], ""), ("finite difference", words[1], formula))
    parts = [
        line(16, 396, 944, 396, width=1, opacity=0.35),
        spans(16, 422, [("the largest error: ", "plain"), (state.check.worst, None)], 16),
    ]
    for k, (name, digits, how) in enumerate(rows):
        y = 456 + 30 * k
        parts.append(text(40, y, name, "plain", 16, "start"))
        parts.append(spans(200, y, [(digits[:same], None), (digits[same:], "wrong")], 18))
        parts.append(text(410, y, how, "plain", 16, "start"))
    words = f"ε = {power(state.exponent)}"
    return "".join(parts) + text(650, 486, words, "here", 16, "start", bold=True)
