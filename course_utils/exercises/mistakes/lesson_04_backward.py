"""Wrong backward passes of two layers that learners are likely to write.

Of the mistake that the exercise plants there is none here: its sentence is the gradient check's.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake
from course_utils.models.activations import sigmoid

#: (dW1, db1, dW2, db2)
Gradients = tuple[NDArray, ...]


def backward(
    x: NDArray,
    y: NDArray,
    W1: NDArray,
    b1: NDArray,
    W2: NDArray,
    b2: NDArray,
    delta: Callable[[NDArray, NDArray], NDArray] = lambda y_hat, y: (y_hat - y) / len(y),
    back: Callable[[NDArray, NDArray], NDArray] = lambda delta_2, W2: delta_2 @ W2.T,
    slope: Callable[[NDArray], NDArray] = lambda hidden: hidden * (1 - hidden),
) -> Gradients:
    """Gradients of the mean cross-entropy, with parts that can be replaced by wrong ones."""
    hidden = sigmoid(x @ W1 + b1)
    delta_2 = delta(sigmoid(hidden @ W2 + b2), y)
    delta_1 = back(delta_2, W2) * slope(hidden)
    return x.T @ delta_1, delta_1.sum(axis=0), hidden.T @ delta_2, delta_2.sum(axis=0)


def _with(**parts: Callable) -> Callable[..., Gradients]:
    return lambda *arguments: backward(*arguments, **parts)


def _squared(y_hat: NDArray, y: NDArray) -> NDArray:
    return (y_hat - y) * y_hat * (1 - y_hat) / len(y)


def _reordered(*order: int) -> Callable[..., Gradients]:
    return lambda *arguments: tuple(backward(*arguments)[i] for i in order)


def _updated(
    x: NDArray, y: NDArray, W1: NDArray, b1: NDArray, W2: NDArray, b2: NDArray
) -> Gradients:
    gradients = backward(x, y, W1, b1, W2, b2)
    return tuple(w - g for w, g in zip((W1, b1, W2, b2), gradients, strict=True))


def _mean_biases(*arguments: NDArray) -> Gradients:
    dW1, db1, dW2, db2 = backward(*arguments)
    return dW1, db1 / len(arguments[0]), dW2, db2 / len(arguments[0])


def _input_for_hidden(*arguments: NDArray) -> Gradients:
    """The second layer's gradient made from x instead of from the hidden answers."""
    dW1, db1, _, db2 = backward(*arguments)
    x, y, W1, b1, W2, b2 = arguments
    delta_2 = (sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2) - y) / len(y)
    return dW1, db1, x.T @ delta_2, db2


BACKWARD_MISTAKES = (
    Mistake(
        _with(slope=np.ones_like),
        "On the way back through the hidden sigmoid its derivative is missing.",
    ),
    Mistake(
        _with(slope=lambda hidden: hidden),
        "Half of the hidden sigmoid's derivative is missing: it is hidden * (1 - hidden).",
    ),
    Mistake(
        _with(slope=lambda hidden: 1 - hidden),
        "Half of the hidden sigmoid's derivative is missing: it is hidden * (1 - hidden).",
    ),
    Mistake(
        _with(slope=lambda hidden: 1 - hidden**2),
        "1 − a² is the derivative of tanh; the sigmoid's is a(1 − a).",
    ),
    Mistake(
        _with(delta=lambda y_hat, y: y_hat - y),
        "The loss is the mean over the examples: divide by their number.",
    ),
    Mistake(
        _with(delta=lambda y_hat, y: np.mean(y_hat - y, axis=0, keepdims=True) + 0 * y),
        "The mean comes too early: each example has a delta of its own, divided by their number.",
    ),
    Mistake(_with(delta=_squared), "This is the delta of the squared error; see exercise 1."),
    Mistake(
        _with(delta=lambda y_hat, y: (y - y_hat) / len(y)),
        "All signs are flipped: the delta is ŷ − y, not y − ŷ.",
    ),
    Mistake(
        _with(back=lambda delta_2, W2: delta_2),
        "On the way back to the hidden neurons delta_2 goes through W2.",
    ),
    Mistake(
        _with(back=lambda delta_2, W2: delta_2 @ np.ones_like(W2).T),
        "On the way back to the hidden neurons delta_2 goes through W2.",
    ),
    Mistake(
        _with(back=lambda delta_2, W2: np.ones_like(delta_2) @ W2.T),
        "delta_2 has to go back to the hidden neurons; here only W2 does.",
    ),
    Mistake(_input_for_hidden, "The second layer's inputs are the hidden answers, not x."),
    Mistake(_mean_biases, "The biases' gradients are divided by the number of examples twice."),
    Mistake(_updated, "These are new weights; the gradients alone are asked for."),
    Mistake(
        _reordered(2, 3, 0, 1),
        "The two layers have changed places: the order is (dW1, db1, dW2, db2).",
    ),
    Mistake(
        _reordered(0, 2, 1, 3),
        "The order is (dW1, db1, dW2, db2): layer by layer, weights before biases.",
    ),
)
