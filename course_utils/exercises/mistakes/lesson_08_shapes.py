"""Wrong answers to the encoder's shapes of lesson 08 that learners are likely to give.

The names n, k, s, p stand for a side, kernel size, stride and padding.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

from course_utils.exercises.exercise import Mistake
from course_utils.exercises.layer_stacks import Shape, encoder_shapes

Convolution = tuple[int, int, int, int]
Answer = Callable[[Shape, Sequence[Convolution], int], Any]


def _side(n: int, k: int, s: int, p: int) -> int:
    return (n + 2 * p - k) // s + 1


def _shapes(
    side: Callable[[int, int, int, int], Any] = _side,
    convolved: Callable[[Shape, tuple, int], Shape] = lambda before, sides, maps: (maps, *sides),
    flat: Callable[[Shape], Any] = lambda shape: (math.prod(shape),),
) -> Answer:
    """Shapes by the right rules, or by others."""

    def answer(shape: Shape, convolutions: Sequence[Convolution], code_size: int) -> list:
        found = []
        for maps, *setting in convolutions:
            shape = convolved(shape, tuple(side(n, *setting) for n in shape[1:]), maps)
            found.append(shape)
        return [*found, flat(shape), (code_size,)]

    return answer


def _changed(change: Callable[[list[Shape]], Any]) -> Answer:
    """Right shapes, changed afterwards."""
    return lambda *arguments: change(encoder_shapes(*arguments))


_STRIDE = "The stride is missing: the window moves `stride` pixels at a time."
_HALVED = "A stride of 2 halves the sides, other strides do not: divide by `stride`."
_MAPS = "A convolution gives one map for each of its kernels: `maps` of them."
_BRACKETS = "Brackets first: subtract the kernel size, then divide by the stride, then add 1."

ENCODER_MISTAKES = (
    Mistake(_shapes(lambda n, k, s, p: n + 2 * p - k + 1), _STRIDE),
    Mistake(
        _shapes(lambda n, k, s, p: (n - k) // s + 1),
        "The padding is missing.",
    ),
    Mistake(
        _shapes(lambda n, k, s, p: (n + p - k) // s + 1),
        "The padding is on both sides, so it counts twice.",
    ),
    Mistake(
        _shapes(lambda n, k, s, p: (n + 2 * p - k) // s),
        "The + 1 is missing: the window counts before its first step too.",
    ),
    Mistake(
        _shapes(lambda n, k, s, p: (n + 2 * p - k + 1) // s),
        "The + 1 comes after the division: the window counts once before its first step.",
    ),
    Mistake(
        _shapes(lambda n, k, s, p: math.ceil((n + 2 * p - k) / s) + 1),
        "Round down: a step that does not fit is not made.",
    ),
    Mistake(
        _shapes(lambda n, k, s, p: (n + 2 * p - k) / s + 1),
        "Divide with // and not with /: a step that does not fit is not made.",
    ),
    Mistake(_shapes(lambda n, k, s, p: n + 2 * p - k // s + 1), _BRACKETS),
    Mistake(
        _shapes(lambda n, k, s, p: n // s),
        "Kernel size and padding count as well; n // stride is right only where they fit.",
    ),
    Mistake(
        _shapes(lambda n, k, s, p: -(-n // s)),
        "Kernel size and padding count as well; n / stride is right only where they fit.",
    ),
    Mistake(_shapes(lambda n, k, s, p: n // 2), _HALVED),
    Mistake(_shapes(lambda n, k, s, p: (n + 2 * p - k) // 2 + 1), _HALVED),
    Mistake(
        _shapes(lambda n, k, s, p: (n + 2 * s - k) // p + 1 if p else 0),
        "Stride and padding have changed places: (maps, kernel_size, stride, padding).",
    ),
    Mistake(
        _shapes(lambda n, k, s, p: (n - 1) * s - 2 * p + k),
        "This is the size after a transposed convolution; an encoder makes the sides smaller.",
    ),
    Mistake(_shapes(convolved=lambda before, sides, maps: (before[0], *sides)), _MAPS),
    Mistake(
        _shapes(convolved=lambda before, sides, maps: (before[0] * maps, *sides)),
        "Each kernel adds up all its input channels to one map: `maps` maps, no product.",
    ),
    Mistake(
        _shapes(convolved=lambda before, sides, maps: (maps, *reversed(sides))),
        "Height and width have changed places.",
    ),
    Mistake(
        _shapes(convolved=lambda before, sides, maps: (maps, sides[0], sides[0])),
        "A picture need not be a square: width has its own size.",
    ),
    Mistake(
        _shapes(flat=lambda shape: (math.prod(shape[1:]),)),
        "All maps are laid out, not one: the number of maps is a factor too.",
    ),
    Mistake(
        _shapes(flat=lambda shape: (sum(shape),)), "The numbers of maps, rows and columns multiply."
    ),
    Mistake(_shapes(flat=lambda shape: shape), "Flatten makes one list of numbers."),
    Mistake(_changed(lambda shapes: shapes[:-2]), "Flatten and the code are missing at the end."),
    Mistake(_changed(lambda shapes: shapes[:-1]), "The code is missing at the end."),
    Mistake(
        _changed(lambda shapes: [*shapes[:-2], shapes[-1]]),
        "Flatten is missing: between the maps and the code they lie as one list of numbers.",
    ),
    Mistake(_changed(lambda shapes: shapes[-2:]), "The shapes after the convolutions are missing."),
    Mistake(
        _changed(lambda shapes: shapes[:1]),
        "Only the first layer is there; does the return stand inside the loop?",
    ),
    Mistake(
        _changed(lambda shapes: shapes[-1]),
        "This is the last shape alone: append each one to a list.",
    ),
    Mistake(
        lambda shape, *others: [shape, *encoder_shapes(shape, *others)],
        "The list begins with the input; only the shapes after the layers belong to it.",
    ),
    Mistake(
        _changed(lambda shapes: [(*s[1:], s[0]) for s in shapes]),
        "The channels come first: (channels, height, width).",
    ),
    Mistake(
        _changed(lambda shapes: [(1, *s) for s in shapes]),
        "These are shapes of a batch; the shape of one example is asked for.",
    ),
    Mistake(
        _changed(lambda shapes: [*shapes[:-1], (*shapes[-2], *shapes[-1])]),
        "This is the shape of the dense layer's weights; the code has code_size numbers.",
    ),
)
