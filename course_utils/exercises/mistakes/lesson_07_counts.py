"""Wrong answers to the parameter count of lesson 07 that learners are likely to give.

The names i, o, k, p stand for inputs, outputs, kernel size and padding.
"""

from collections.abc import Callable, Sequence
from typing import Any

from course_utils.exercises.exercise import Mistake
from course_utils.exercises.layer_stacks import Layer, parameter_count


def _count(
    conv: Callable[[int, int, int, int], Any] = lambda i, o, k, p: o * i * k * k + o,
    dense: Callable[[int, int], Any] = lambda i, o: i * o + o,
    others: Callable[..., int] = lambda kind, *numbers: 0,
) -> Callable[[Sequence[Layer]], Any]:
    """Count by the right rules, or by others."""

    def answer(layers: Sequence[Layer]) -> Any:
        rules = {"conv": conv, "dense": dense}
        return sum(
            rules[layer[0]](*layer[1:]) if layer[0] in rules else others(*layer) for layer in layers
        )

    return answer


_OF_WHOM = "There is one bias for each output, map or unit, not for each input."

COUNT_MISTAKES = (
    Mistake(
        _count(lambda i, o, k, p: o * i * k * k, lambda i, o: i * o),
        "The biases are missing: one for each map and each unit.",
    ),
    Mistake(
        _count(lambda i, o, k, p: o * i * k * k), "The biases of the convolutions are missing."
    ),
    Mistake(_count(dense=lambda i, o: i * o), "The biases of the dense layers are missing."),
    Mistake(
        _count(lambda i, o, k, p: o * i * k * k + 1, lambda i, o: i * o + 1),
        "A layer has one bias for each map or unit, not one in all.",
    ),
    Mistake(
        _count(lambda i, o, k, p: o * i * k * k + 1),
        "A convolution has one bias for each map, not one in all.",
    ),
    Mistake(_count(lambda i, o, k, p: o * i * k * k + i, lambda i, o: i * o + i), _OF_WHOM),
    Mistake(_count(lambda i, o, k, p: o * i * k * k + i), _OF_WHOM),
    Mistake(_count(dense=lambda i, o: i * o + i), _OF_WHOM),
    Mistake(
        _count(lambda i, o, k, p: o * i * (k * k + 1)),
        "A kernel has one bias, whatever the number of channels that it looks at.",
    ),
    Mistake(
        _count(lambda i, o, k, p: o * (i + 1) * k * k),
        "A bias is one number a map, not k² of them.",
    ),
    Mistake(_count(lambda i, o, k, p: o * i * k + o), "A kernel has k · k weights a channel."),
    Mistake(
        _count(lambda i, o, k, p: o * k * k + o),
        "Each kernel has k · k weights for every channel that comes in.",
    ),
    Mistake(
        _count(lambda i, o, k, p: i * k * k + 1),
        "There is one kernel for each map that goes out: `outputs` of them.",
    ),
    Mistake(
        _count(lambda i, o, k, p: i * k * k + o),
        "There is one kernel for each map that goes out: `outputs` of them.",
    ),
    Mistake(
        _count(lambda i, o, k, p: o * i * (k + 2 * p) ** 2 + o),
        "Padding puts zeros around the input; the kernel has no weights for them.",
    ),
    Mistake(_count(dense=lambda i, o: 0), "The dense layers are missing."),
    Mistake(_count(lambda i, o, k, p: 0), "The convolutions are missing."),
    Mistake(
        _count(others=lambda kind, *numbers: numbers[0] ** 2 if kind == "pool" else 0),
        "Pooling has nothing to learn: no parameters.",
    ),
    Mistake(
        _count(others=lambda kind, *numbers: numbers[0] if kind == "pool" else 0),
        "Pooling has nothing to learn: no parameters.",
    ),
    Mistake(
        lambda layers: [parameter_count([layer]) for layer in layers],
        "These are the counts of the layers: add them up.",
    ),
    Mistake(
        lambda layers: parameter_count(layers[:1]),
        "Only the first layer is counted; does the return stand inside the loop?",
    ),
    Mistake(
        lambda layers: parameter_count(layers[-1:]),
        "Only the last layer is counted: add to the count with +=.",
    ),
)
