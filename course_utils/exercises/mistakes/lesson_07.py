"""Wrong answers to the shapes of lesson 07 that learners are likely to give.

A layer is ("conv", inputs, outputs, kernel_size, padding), ("relu",), ("pool", size), ("flatten",)
or ("dense", inputs, outputs).
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

from course_utils.exercises.exercise import Mistake
from course_utils.exercises.layer_stacks import (
    SHAPE_RULES,
    Layer,
    Shape,
    shapes_after,
)

Rule = Callable[[Shape, Layer], Any]


def _shapes(**rules: Rule) -> Callable[[Shape, Sequence[Layer]], list]:
    """Shapes by the right rules, but for the kinds of layer that are given."""
    changed = SHAPE_RULES | rules

    def answer(shape: Shape, layers: Sequence[Layer]) -> list:
        found = []
        for layer in layers:
            shape = changed[layer[0]](shape, layer)
            found.append(shape)
        return found

    return answer


def _sides(size: Callable[[int, int, int], Any]) -> Rule:
    """Rule of a convolution by another size (n, k, p)."""
    return lambda shape, layer: (
        layer[2],
        *(size(side, layer[3], layer[4]) for side in shape[1:]),
    )


def _pooled(size: Callable[[int, int], Any]) -> Rule:
    """Rule of pooling by another size (n, k)."""
    return lambda shape, layer: (shape[0], *(size(side, layer[1]) for side in shape[1:]))


def _channels(channels: Callable[[Shape, Layer], int]) -> Rule:
    """Rule of a convolution by another number of channels."""
    right = SHAPE_RULES["conv"]
    return lambda shape, layer: (channels(shape, layer), *right(shape, layer)[1:])


def _swapped(shape: Shape, layer: Layer) -> Shape:
    channels, *sides = SHAPE_RULES["conv"](shape, layer)
    return (channels, *reversed(sides))


def _squares(shape: Shape, layer: Layer) -> Shape:
    channels, height, *_ = SHAPE_RULES["conv"](shape, layer)
    return channels, height, height


_WINDOWS = "The windows of the pooling lie side by side: divide the sides by its size, round down."

SHAPE_MISTAKES = (
    Mistake(_shapes(conv=_sides(lambda n, k, p: n - k + 1)), "The padding is missing."),
    Mistake(
        _shapes(conv=_sides(lambda n, k, p: n + p - k + 1)),
        "The padding is on both sides, so it counts twice.",
    ),
    Mistake(
        _shapes(conv=_sides(lambda n, k, p: n + 2 * p - k)),
        "The + 1 is missing: the window counts before its first step too.",
    ),
    Mistake(
        _shapes(conv=_sides(lambda n, k, p: n)),
        "A convolution keeps the sides only where the padding is (kernel_size − 1) / 2.",
    ),
    Mistake(
        _shapes(conv=_channels(lambda shape, layer: shape[0])),
        "A convolution gives one map for each of its kernels: `outputs` of them.",
    ),
    Mistake(
        _shapes(conv=_channels(lambda shape, layer: layer[1])),
        "A convolution gives one map for each of its kernels: `outputs` of them.",
    ),
    Mistake(
        _shapes(conv=_channels(lambda shape, layer: layer[1] * layer[2])),
        "Each kernel adds up all its input channels to one map: `outputs` maps, no product.",
    ),
    Mistake(_shapes(conv=_swapped), "Height and width have changed places."),
    Mistake(_shapes(conv=_squares), "A picture need not be a square: width has its own size."),
    Mistake(
        _shapes(pool=lambda shape, layer: tuple(side // layer[1] for side in shape)),
        "Pooling makes the maps smaller; their number stays.",
    ),
    Mistake(_shapes(pool=_pooled(lambda n, k: n - k + 1)), _WINDOWS),
    Mistake(_shapes(pool=_pooled(lambda n, k: n // 2)), _WINDOWS),
    Mistake(
        _shapes(pool=_pooled(lambda n, k: math.ceil(n / k))),
        "Round down: rows and columns that do not fill a window are left out.",
    ),
    Mistake(
        _shapes(pool=_pooled(lambda n, k: n / k)),
        "Divide with // and not with /: what does not fill a window is left out.",
    ),
    Mistake(_shapes(pool=lambda shape, layer: shape), "Pooling makes the maps smaller."),
    Mistake(
        _shapes(flatten=lambda shape, layer: (math.prod(shape[1:]),)),
        "All maps are laid out, not one: the number of maps is a factor too.",
    ),
    Mistake(
        _shapes(flatten=lambda shape, layer: (sum(shape),)),
        "The numbers of maps, rows and columns multiply.",
    ),
    Mistake(_shapes(flatten=lambda shape, layer: shape), "Flatten makes one list of numbers."),
    Mistake(
        _shapes(dense=lambda shape, layer: (layer[1],)),
        "A dense layer gives one number for each of its units: `outputs`.",
    ),
    Mistake(
        _shapes(dense=lambda shape, layer: layer[1:]),
        "This is the shape of the dense layer's weights; it gives `outputs` numbers.",
    ),
    Mistake(
        lambda shape, layers: [shape, *shapes_after(shape, layers)],
        "The list begins with the input; only the shapes after the layers belong to it.",
    ),
    Mistake(
        lambda shape, layers: [shape, *shapes_after(shape, layers)[:-1]],
        "These are the shapes before each layer: change the shape first, then append it.",
    ),
    Mistake(
        lambda shape, layers: [
            found
            for layer, found in zip(layers, shapes_after(shape, layers), strict=True)
            if layer[0] != "relu"
        ],
        "A ReLU has a shape too: the one that came in.",
    ),
    Mistake(
        lambda shape, layers: shapes_after(shape, layers)[-1],
        "This is the last shape alone: append each one to a list.",
    ),
    Mistake(
        lambda shape, layers: shapes_after(shape, layers)[:1],
        "Only the first layer is there; does the return stand inside the loop?",
    ),
    Mistake(
        lambda shape, layers: [(*s[1:], s[0]) for s in shapes_after(shape, layers)],
        "The channels come first: (channels, height, width).",
    ),
    Mistake(
        lambda shape, layers: [(1, *found) for found in shapes_after(shape, layers)],
        "These are shapes of a batch; the shape of one example is asked for.",
    ),
)
