"""Judge of a backward pass of two layers: a gradient check that names the worst weight."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Arguments
from course_utils.exercises.wording import names_text, value_text
from course_utils.models.activations import sigmoid
from course_utils.models.gradient_check import gradient_check
from course_utils.models.losses import binary_cross_entropy

GRADIENTS = ("dW1", "db1", "dW2", "db2")

#: Tolerance that every finite number keeps, so that only kinds and shapes are compared.
ANY_NUMBER = 1e300

#: Relative error from which a gradient is wrong; that of right ones stays below 1e-5.
TOO_FAR = 1e-4


@dataclass
class TwoLayers:
    """Two sigmoid layers with the gradients that a learner's function gave for them."""

    weights: list[NDArray]
    biases: list[NDArray]
    given: list[NDArray]

    def loss(self, x: NDArray, y: NDArray) -> float:
        """Mean cross-entropy."""
        hidden = sigmoid(x @ self.weights[0] + self.biases[0])
        return binary_cross_entropy(hidden @ self.weights[1] + self.biases[1], y)

    def gradients(self, _x: NDArray, _y: NDArray) -> tuple[list[NDArray], list[NDArray]]:
        """Return what was given."""
        return self.given[::2], self.given[1::2]


def judge_backward(answer: Any, arguments: Arguments) -> str | None:
    """Say what a gradient check finds in (dW1, db1, dW2, db2); None where all is right."""
    x, y, *parts = arguments
    form = same_as(lambda *_: tuple(parts), returns=GRADIENTS, tolerance=ANY_NUMBER)
    fault = form(answer, arguments)
    if fault:
        return fault
    given = [np.asarray(part, dtype=float) for part in answer]
    moved = [np.array(part, dtype=float) for part in parts]
    check = gradient_check(TwoLayers(moved[::2], moved[1::2], given), x, y)
    if check.largest < TOO_FAR:
        return None
    errors = _by_layer(check.weights, check.biases)
    measured = _by_layer(check.numeric_weights, check.numeric_biases)
    worst = int(np.argmax([error.max() for error in errors]))
    place = np.unravel_index(np.argmax(errors[worst]), errors[worst].shape)
    due, came = (value_text(float(part[worst][place]), 3) for part in (measured, given))
    index = ", ".join(str(i) for i in place)
    return (
        f"fails the gradient check. Worst: {check.worst}, which is {GRADIENTS[worst]}[{index}]. "
        f"Nudging it changes the loss by {due} per unit, yours says {came}. {_passed(errors)}"
    )


def _by_layer(weights: list[NDArray], biases: list[NDArray]) -> list[NDArray]:
    """Arrays in the order of GRADIENTS."""
    return [weights[0], biases[0], weights[1], biases[1]]


def _passed(errors: list[NDArray]) -> str:
    """Which gradients are right: the mistake lies between them and the others."""
    passed = [n for n, error in zip(GRADIENTS, errors, strict=True) if error.max() < TOO_FAR]
    if not passed:
        return "None of the four passes."
    return f"{names_text(passed)} {'passes' if len(passed) == 1 else 'pass'}."
