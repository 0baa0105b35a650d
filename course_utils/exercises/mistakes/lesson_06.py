"""Wrong answers to the exercises of lesson 06 about sizes that learners are likely to give.

In the parameters, n, k, s, p and d stand for input size, kernel size, stride, padding and dilation,
q for output padding.
"""

import math
from collections.abc import Callable, Sequence

from course_utils.exercises.exercise import Mistake
from course_utils.models.convolution.windows import reach

_ROUNDED = "Round down: a window that fits only in part gives no output."
_COVERED = "A kernel with dilation covers d·(k − 1) + 1 cells, not d·k."
_SWAPPED = "Stride and dilation have changed places."

OUTPUT_SIZE_MISTAKES = (
    Mistake(
        lambda n, k, s, p, d: (n + 2 * p - reach(k, d)) / s + 1,
        "Divide with // and not with /: a window that fits only in part gives no output.",
    ),
    Mistake(lambda n, k, s, p, d: math.ceil((n + 2 * p - reach(k, d)) / s) + 1, _ROUNDED),
    Mistake(lambda n, k, s, p, d: round((n + 2 * p - reach(k, d)) / s) + 1, _ROUNDED),
    Mistake(
        lambda n, k, s, p, d: (n + 2 * p - reach(k, d)) // s,
        "The + 1 at the end is missing: the window counts before its first step too.",
    ),
    Mistake(
        lambda n, k, s, p, d: (n + 2 * p - reach(k, d) + 1) // s,
        "The + 1 at the end comes after the division by the stride.",
    ),
    Mistake(
        lambda n, k, s, p, d: (n + p - reach(k, d)) // s + 1,
        "The padding is on both sides, so it counts twice.",
    ),
    Mistake(lambda n, k, s, p, d: (n - reach(k, d)) // s + 1, "The padding is missing."),
    Mistake(
        lambda n, k, s, p, d: (n - 2 * p - reach(k, d)) // s + 1,
        "Padding makes the input larger: it is added, not taken away.",
    ),
    Mistake(lambda n, k, s, p, d: (n + 2 * p - d * k) // s + 1, _COVERED),
    Mistake(lambda n, k, s, p, d: (n + 2 * p - d * k - 1) // s + 1, _COVERED),
    Mistake(
        lambda n, k, s, p, d: (n + 2 * p - reach(k, d) + 1) // s + 1,
        "The kernel covers one cell more than d·(k − 1): the − 1 in the fraction is missing.",
    ),
    Mistake(lambda n, k, s, p, d: (n + 2 * p - k) // s + 1, "The dilation is missing."),
    Mistake(
        lambda n, k, s, p, d: (n + 2 * p - (k + d - 1)) // s + 1,
        "Dilation spreads every gap of the kernel, and there are k − 1 gaps, not one.",
    ),
    Mistake(lambda n, k, s, p, d: n + 2 * p - reach(k, d) + 1, "The stride is missing."),
    Mistake(lambda n, k, s, p, d: (n + 2 * p - reach(k, s)) // d + 1, _SWAPPED),
    Mistake(
        lambda n, k, s, p, d: (n - 1) * s - 2 * p + reach(k, d),
        "This is the size after a transposed convolution.",
    ),
)

TRANSPOSED_SIZE_MISTAKES = (
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + reach(k, d),
        "The output padding is missing.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + reach(k, d) + 2 * q,
        "The output padding is on one side only, so it counts once.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + reach(k, d) - q,
        "The output padding makes the output larger: it is added.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) * s + 2 * p + reach(k, d) + q,
        "In a transposed convolution the padding is cut off the output: take 2 · padding away.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) * s - p + reach(k, d) + q,
        "The padding is cut off both sides, so it counts twice.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) * s + reach(k, d) + q,
        "The padding is missing: it is cut off both sides of the output.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * (k - 1) + q,
        "The + 1 is missing: a kernel covers d·(k − 1) + 1 cells.",
    ),
    Mistake(lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * k + q, _COVERED),
    Mistake(lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * k + q + 1, _COVERED),
    Mistake(
        lambda n, k, s, p, q, d: n * s - 2 * p + reach(k, d) + q,
        "Between n cells there are n − 1 steps of the stride, not n.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: n * s,
        "Stride times input size is right only where the other settings happen to fit.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + k + q,
        "The dilation is missing.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n - 1) - 2 * p + reach(k, d) + q,
        "The stride is missing.",
    ),
    Mistake(lambda n, k, s, p, q, d: (n - 1) * d - 2 * p + reach(k, s) + q, _SWAPPED),
    Mistake(
        lambda n, k, s, p, q, d: (n + 2 * p - reach(k, d)) // s + 1,
        "This is the size after an ordinary convolution; the transposed one goes the other way.",
    ),
    Mistake(
        lambda n, k, s, p, q, d: (n + 2 * p - reach(k, d)) // s + 1 + q,
        "This is the size after an ordinary convolution; the transposed one goes the other way.",
    ),
)

Layers = Sequence[tuple[int, int, int]]


def _field(
    growth: Callable[[int, int, int], int] = lambda k, s, d: d * (k - 1),
    jump: Callable[[int, int, int], int] = lambda j, s, d: j * s,
    start: int = 1,
) -> Callable[[Layers], int]:
    """Receptive field by the right rule, or by another growth (k, s, d) or jump (j, s, d)."""

    def size(layers: Layers) -> int:
        field, distance = start, 1
        for k, s, d in layers:
            field += growth(k, s, d) * distance
            distance = jump(distance, s, d)
        return field

    return size


def _wrong_way(layers: Layers) -> int:
    """The rule for a walk from the last layer to the first, in the other direction."""
    field = 1
    for k, s, d in layers:
        field = (field - 1) * s + reach(k, d)
    return field


_LATEST = "The strides multiply: two layers of stride 2 make neighbors 4 pixels apart."
_OVERLAP = "Neighboring windows overlap: a layer adds d·(k − 1) jumps, not the cells it covers."

RECEPTIVE_FIELD_MISTAKES = (
    Mistake(lambda layers: sum(k for k, s, d in layers), _OVERLAP),
    Mistake(lambda layers: sum(reach(k, d) for k, s, d in layers), _OVERLAP),
    Mistake(_field(lambda k, s, d: d * k), _OVERLAP),
    Mistake(_field(lambda k, s, d: d * k - 1), _COVERED),
    Mistake(
        lambda layers: math.prod(k for k, s, d in layers),
        "The kernel sizes do not multiply: each layer widens the field on its two sides.",
    ),
    Mistake(
        _field(jump=lambda j, s, d: 1),
        "The strides are missing: after a stride of 2, neighbors lie 2 input pixels apart.",
    ),
    Mistake(_field(jump=lambda j, s, d: s), _LATEST),
    Mistake(_field(jump=lambda j, s, d: j + s), _LATEST),
    Mistake(
        _field(lambda k, s, d: d * (k - 1) * s),
        "A layer's own stride counts only for the layers after it: multiply after adding.",
    ),
    Mistake(_field(lambda k, s, d: k - 1), "The dilation is missing."),
    Mistake(
        _field(jump=lambda j, s, d: j * s * d),
        "Dilation does not move neighbors apart: the jump grows by the stride alone.",
    ),
    Mistake(_field(start=0), "One pixel sees itself: start with a field of 1, not 0."),
    Mistake(
        _wrong_way,
        "This rule, (r − 1)·s + d·(k − 1) + 1, goes from the last layer to the first.",
    ),
    Mistake(
        lambda layers: _field()(layers) ** 2,
        "This is the number of pixels; the length of one side is asked for.",
    ),
    Mistake(
        lambda layers: math.prod(s for k, s, d in layers),
        "This is the jump, the distance of neighbors; the size of the field is asked for.",
    ),
    Mistake(
        lambda layers: _field()(layers[:1]),
        "This is the field of the first layer; does the return stand inside the loop?",
    ),
    Mistake(
        lambda layers: _field()(layers[-1:]),
        "This is the field of the last layer alone, as if it stood on the input.",
    ),
)
