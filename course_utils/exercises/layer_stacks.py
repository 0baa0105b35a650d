"""Stacks of layers written as tuples: their shapes and parameters, and what is wrong with answers.

A layer is ("conv", inputs, outputs, kernel_size, padding) with stride 1, ("relu",), ("pool", size)
with windows side by side, ("flatten",) or ("dense", inputs, outputs).
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course_utils.exercises.exercise import Arguments, Judge
from course_utils.exercises.wording import a_kind_text, count_text, value_text
from course_utils.models.convolution import output_size

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


def encoder_shapes(
    shape: Shape, convolutions: Sequence[tuple[int, int, int, int]], code_size: int
) -> list[Shape]:
    """Shape after each convolution of an encoder, after flattening, and of the code.

    A convolution is (maps, kernel_size, stride, padding).
    """
    found = []
    for maps, kernel_size, stride, padding in convolutions:
        sides = (output_size(side, kernel_size, stride, padding) for side in shape[1:])
        shape = (maps, *sides)
        found.append(shape)
    return [*found, (math.prod(shape),), (code_size,)]


def same_shapes(due: Callable[..., list[tuple[str, Shape]]]) -> Judge:
    """Judge of a list of shapes: says at which layer it goes wrong.

    Parameters
    ----------
    due : callable
        From the arguments to the name of each layer and the shape after it.
    """

    def judge(answer: Any, arguments: Arguments) -> str | None:
        layers = due(*arguments)
        if not isinstance(answer, list | tuple):
            return f"returned {a_kind_text(answer)}; a list of shapes is due, one for each layer."
        fault = _fault_of_kind(answer)
        if fault:
            return fault
        if len(answer) != len(layers):
            shapes, count = count_text(len(answer), "shape"), count_text(len(layers), "layer")
            return f"returned {shapes} for {count}; one is due after each layer."
        for given, (name, right) in zip(answer, layers, strict=True):
            given = tuple(given)
            if given != right:
                return f"goes wrong at {name}: should be {right}, yours gave {value_text(given)}."
            if any(isinstance(size, float | np.floating) for size in given):
                return (
                    f"returned {given} with floats; sizes are integers: divide with // and not /."
                )
        return None

    return judge


def _stack_and_shapes(shape: Shape, layers: Sequence[Layer]) -> list[tuple[str, Shape]]:
    names = (f"layer {number}, {value_text(layer)}" for number, layer in enumerate(layers, start=1))
    return list(zip(names, shapes_after(shape, layers), strict=True))


def _encoder_and_shapes(
    shape: Shape, convolutions: Sequence[tuple[int, int, int, int]], code_size: int
) -> list[tuple[str, Shape]]:
    names = [f"convolution {k}, {layer}" for k, layer in enumerate(convolutions, start=1)]
    shapes = encoder_shapes(shape, convolutions, code_size)
    return list(zip([*names, "flatten", "the code"], shapes, strict=True))


#: Judges of (shape, layers), and of (shape, convolutions, code_size).
judge_shapes = same_shapes(_stack_and_shapes)
judge_encoder_shapes = same_shapes(_encoder_and_shapes)


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
            return f"returned {a_kind_text(entry)} as entry {number}; a tuple is due."
    return None
