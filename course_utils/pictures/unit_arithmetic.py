"""The arithmetic of one unit: its inputs, its weights, their products, and the sum."""

import numpy as np
from numpy.typing import NDArray

from course_utils.models.forward_pass import ForwardState
from course_utils.pictures.digits import pixels, tinted
from course_utils.pictures.formulas import soft_value
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import box, line, number, text
from course_utils.pictures.theme import Role, color
from course_utils.pictures.thin_bars import thin_bars

SQUARE, SQUARES, BELOW, WORDS = 170, (10, 220, 430), 346, 660


def unit_parts(state: ForwardState) -> str:
    """Inputs times weights of the unit looked at, and what their sum becomes."""
    return _products(state) + _sum(state)


def answer_words(state: ForwardState, k: int) -> str:
    """Text of an output: a share of all where softmax made it, else the number itself."""
    answer = float(state.outputs[-1][k])
    if state.network.output != "softmax":
        return number(answer)
    if 0 < answer < 0.001:
        return "< 0.1 %"
    return "> 99.9 %" if 0.999 < answer < 1 else f"{100 * answer:.1f} %"


def unit_words(state: ForwardState) -> str:
    """Text of the answer of the unit looked at."""
    if state.is_output:
        return answer_words(state, state.unit)
    return soft_value(state.network.hidden, state.answer)


def layer_name(state: ForwardState) -> str:
    """Name of the layer looked at, within a sentence."""
    if state.is_output:
        return "output"
    return "hidden" if len(state.sums) == 2 else ("first hidden", "second hidden")[state.layer - 1]


def _products(state: ForwardState) -> str:
    """Inputs, weights and products of the unit: as pictures of pixels, or as bars."""
    role: Role = "input" if state.layer == 1 else "plain"
    names = ("its pixels", "its weights", "pixels times weights") if state.layer == 1 else (
        f"its {len(state.inputs)} inputs", "its weights", "inputs times weights"
    )  # fmt: skip
    title = f"unit {state.unit} of the {layer_name(state)} layer"
    parts = [text(10, BELOW - 34, title, "here", anchor="start", bold=True)]
    shown = (state.inputs, state.weights, state.products)
    roles: tuple[Role, ...] = (role, "weight", "plain")
    for k, (values, x, name, frame) in enumerate(zip(shown, SQUARES, names, roles, strict=True)):
        parts.append(
            _pixel_square(state, k, x)
            if state.layer == 1
            else _bar_square(values, x, "plain" if k == 0 else "weight")
        )
        parts += [
            box(x, BELOW, SQUARE, SQUARE, frame, 0, 1.2, 0),
            text(x + SQUARE / 2, BELOW + SQUARE + 20, name, frame, 15),
        ]
    for words, x in zip(("×", "="), SQUARES[1:], strict=True):
        parts.append(text(x - 20, BELOW + SQUARE / 2, words, size=24))
    return "".join(parts)


def _pixel_square(state: ForwardState, k: int, x: float) -> str:
    if k == 0:
        return pixels(255.0 - state.image, x, BELOW, SQUARE)
    values = (state.weights, state.products)[k - 1].reshape(28, 28)
    return tinted(values / (np.abs(values).max() or 1.0), x, BELOW, SQUARE)


def _bar_square(values: NDArray, x: float, role: Role) -> str:
    """Bars to both sides of 0: positive ones in the role's color, negative ones gray."""
    most = float(np.abs(values).max()) or 1.0
    where = x + 6, BELOW, (SQUARE - 12, SQUARE), (-most, most)
    middle = x + SQUARE / 2
    return (
        thin_bars(np.maximum(values, 0), *where, color(role))
        + thin_bars(np.minimum(values, 0), *where, color("plain"))
        + line(middle, BELOW, middle, BELOW + SQUARE, width=1)
    )


def _sum(state: ForwardState) -> str:
    """The sum, what becomes of it, and what the tints mean."""
    end, y = 930, BELOW + 8
    function = state.network.output if state.is_output else state.network.hidden
    named = "its share (softmax)" if function == "softmax" else f"{function} of z"
    answer = unit_words(state)
    result: Role | None = "output" if state.is_output else None
    total = sized(float(state.products.sum()))
    rows: list[tuple[str, str, Role | None]] = [
        (f"sum of {len(state.inputs)} products", total, None),
        ("bias", sized(state.bias), "weight"),
        ("z", sized(state.z), None),
        (named, answer, result),
    ]
    parts = [line(WORDS, y + 45, end, y + 45, width=1)]
    for (words, value, role), down in zip(rows, (0, 28, 64, 92), strict=True):
        parts += [
            text(WORDS, y + down, words, role, anchor="start"),
            text(end, y + down, value, role, anchor="end", bold=down > 30),
        ]
    for k, (words, tone) in enumerate((("above 0", "weight"), ("below 0", "plain"))):
        x = WORDS + 120 * k
        parts += [
            box(x, y + 139, 16, 16, tone, 0.9, 0),
            text(x + 24, y + 147, words, size=15, anchor="start"),
        ]
    return "".join(parts)
