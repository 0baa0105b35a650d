"""Judge of a backward pass of two layers: a gradient check that names the worst weight."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Arguments
from course_utils.exercises.wording import names_text, value_text
from course_utils.models.activations import sigmoid

GRADIENTS = ("dW1", "db1", "dW2", "db2")

#: Tolerance that every finite number keeps, so that only kinds and shapes are compared.
ANY_NUMBER = 1e300

#: Distance by which each weight is nudged, and the relative error from which a gradient is wrong.
EPSILON, TOO_FAR = 1e-5, 1e-5


def judge_backward(answer: Any, arguments: Arguments) -> str | None:
    """Say what a gradient check finds in (dW1, db1, dW2, db2); None where all is right."""
    measured = measured_gradients(*arguments)
    form = same_as(lambda *_: measured, returns=GRADIENTS, tolerance=ANY_NUMBER)(answer, arguments)
    if form:
        return form
    given = [np.asarray(part, dtype=float) for part in answer]
    errors = [relative_error(*pair) for pair in zip(given, measured, strict=True)]
    worst = int(np.argmax([error.max() for error in errors]))
    if errors[worst].max() < TOO_FAR:
        return None
    place = np.unravel_index(np.argmax(errors[worst]), errors[worst].shape)
    due, came = (value_text(float(part[worst][place]), 3) for part in (measured, given))
    index = ", ".join(str(i) for i in place)
    return (
        f"fails the gradient check. Worst: {GRADIENTS[worst]}[{index}], the {_name(worst, place)}. "
        f"Nudging it changes the loss by {due} per unit, yours says {came}. {_passed(errors)}"
    )


def measured_gradients(
    x: NDArray, y: NDArray, W1: NDArray, b1: NDArray, W2: NDArray, b2: NDArray
) -> tuple[NDArray, ...]:
    """Gradients of the mean cross-entropy by central differences, in the order of GRADIENTS.

    Parameters
    ----------
    x, y : arrays (N, d) and (N, 1)
    W1, b1, W2, b2 : arrays (d, h), (h,), (h, 1) and (1,)
    """
    parameters = [part.astype(float) for part in (W1, b1, W2, b2)]
    gradients = tuple(np.zeros_like(part) for part in parameters)
    for part, gradient in zip(parameters, gradients, strict=True):
        for place in np.ndindex(part.shape):
            start = part[place]
            losses = []
            for nudged in (start + EPSILON, start - EPSILON):
                part[place] = nudged
                losses.append(_loss(x, y, *parameters))
            part[place] = start
            gradient[place] = (losses[0] - losses[1]) / (2 * EPSILON)
    return gradients


def relative_error(given: NDArray, measured: NDArray) -> NDArray:
    """Size of the difference, compared with the numbers themselves; tiny numbers count as equal."""
    return np.abs(given - measured) / np.maximum(np.abs(given) + np.abs(measured), 1e-4)


def _loss(x: NDArray, y: NDArray, W1: NDArray, b1: NDArray, W2: NDArray, b2: NDArray) -> float:
    z = sigmoid(x @ W1 + b1) @ W2 + b2
    return float(np.mean(np.logaddexp(0, z) - y * z))


def _name(part: int, place: tuple) -> str:
    """Name a weight as in a drawing of the network; places are counted from 1."""
    numbers = [int(i) + 1 for i in place]
    if part == 0:
        return f"weight from input {numbers[0]} to hidden neuron {numbers[1]}"
    if part == 1:
        return f"bias of hidden neuron {numbers[0]}"
    return f"weight from hidden neuron {numbers[0]} to the output" if part == 2 else "output's bias"


def _passed(errors: list[NDArray]) -> str:
    """Which gradients are right: the mistake lies behind them, on the way back."""
    passed = [n for n, error in zip(GRADIENTS, errors, strict=True) if error.max() < TOO_FAR]
    if not passed:
        return "None of the four passes."
    return f"{names_text(passed)} {'passes' if len(passed) == 1 else 'pass'}."
