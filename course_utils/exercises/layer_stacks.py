"""Stacks of layers written as tuples: their shapes and parameters, and what is wrong with answers.

A layer is ("conv", inputs, outputs, kernel_size, padding) with stride 1, ("relu",), ("pool", size)
with windows side by side, ("flatten",) or ("dense", inputs, outputs).
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course_utils.exercises.exercise import Arguments
from course_utils.exercises.wording import count_text, kind_text, value_text

Shape = tuple[int, ...]
Layer = tuple[Any, ...]

#: How a layer of each kind changes a shape.
SHAPE_RULES: dict[str, Callable[[Shape, Layer], Shape]] = {
    "conv": lambda shape, layer: (
        layer[2],
        *(side + 2 * layer[4] - layer[3] + 1 for side in shape[1:]),
    ),
    "relu": lambda shape, layer: shape,
    "pool": lambda shape, layer: (shape[0], *(side // layer[1] for side in shape[1:])),
    "flatten": lambda shape, layer: (math.prod(shape),),
    "dense": lambda shape, layer: (layer[2],),
}


def shapes_after(shape: Shape, layers: Sequence[Layer]) -> list[Shape]:
    """Shape after each layer, from that of the input: (channels, height, width) or (numbers,)."""
    found = []
    for layer in layers:
        shape = SHAPE_RULES[layer[0]](shape, layer)
        found.append(shape)
    return found


def parameter_count(layers: Sequence[Layer]) -> int:
    """Weights and biases of all layers: one bias for each map and each unit."""
    count = 0
    for kind, *numbers in layers:
        if kind == "conv":
            inputs, outputs, kernel_size, _padding = numbers
            count += outputs * inputs * kernel_size**2 + outputs
        elif kind == "dense":
            inputs, outputs = numbers
            count += inputs * outputs + outputs
    return count


def judge_shapes(answer: Any, arguments: Arguments) -> str | None:
    """Say at which layer a list of shapes goes wrong; None where all are right."""
    shape, layers = arguments
    if not isinstance(answer, list | tuple):
        return f"returned {_with_article(answer)}; a list of shapes is due, one for each layer."
    fault = _fault_of_kind(answer)
    if fault:
        return fault
    if len(answer) != len(layers):
        shapes, due = count_text(len(answer), "shape"), count_text(len(layers), "layer")
        return f"returned {shapes} for {due}; one is due after each layer."
    for number, (given, right) in enumerate(zip(answer, shapes_after(shape, layers), strict=True)):
        given = tuple(given)
        if given != right:
            place = f"layer {number + 1}, {value_text(layers[number])}"
            return f"goes wrong at {place}: should be {right}, yours gave {value_text(given)}."
        if any(isinstance(size, float | np.floating) for size in given):
            return f"returned {given} with floats; sizes are integers: divide with // and not /."
    return None


def _fault_of_kind(answer: Sequence[Any]) -> str | None:
    """Say which entry is no shape."""
    for number, entry in enumerate(answer, start=1):
        if isinstance(entry, int | float | np.number):
            text = value_text(entry)
            return (
                f"returned {text} as entry {number}; a shape is a tuple, and ({text},) with a "
                "comma is a tuple of one number."
            )
        if isinstance(entry, str) or not np.iterable(entry):
            return f"returned {_with_article(entry)} as entry {number}; a tuple is due."
    return None


def _with_article(value: Any) -> str:
    kind = kind_text(value)
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
