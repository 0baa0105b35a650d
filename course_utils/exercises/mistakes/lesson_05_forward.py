"""Wrong forward passes of lesson 05 that learners are likely to give.

In the parameters, w and b stand for the lists of weights and biases.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake
from course_utils.models.activations import relu, sigmoid, softmax, step, tanh


def forward(
    x: NDArray,
    weights: list[NDArray],
    biases: list[NDArray],
    hidden: Callable = sigmoid,
    last: Callable = softmax,
    sign: float = 1.0,
) -> NDArray:
    """Send x through all layers: `hidden` after each, `last` after the last one."""
    for k, (w, b) in enumerate(zip(weights, biases, strict=True)):
        z = x @ w + sign * b
        x = last(z) if k == len(weights) - 1 else hidden(z)
    return x


def _bias_late(x: NDArray, weights: list[NDArray], biases: list[NDArray]) -> NDArray:
    for w, b in zip(weights[:-1], biases[:-1], strict=True):
        x = sigmoid(x @ w) + b
    return softmax(x @ weights[-1] + biases[-1])


def _from_x_each_time(x: NDArray, weights: list[NDArray], biases: list[NDArray]) -> NDArray:
    for w, b in zip(weights, biases, strict=True):
        z = x @ w + b
    return softmax(z)


def _softmax_of_all(z: NDArray) -> NDArray:
    return np.exp(z) / np.exp(z).sum()


def _softmax_down(z: NDArray) -> NDArray:
    return np.exp(z) / np.exp(z).sum(axis=0)


def _unchanged(z: NDArray) -> NDArray:
    return z


def _no_bias(biases: list[NDArray]) -> list[NDArray]:
    return [0 * bias for bias in biases]


_HIDDEN = "The hidden layers have a sigmoid here, not"

FORWARD_MISTAKES = (
    Mistake(lambda x, w, b: forward(x, w, _no_bias(b)), "The biases are missing."),
    Mistake(
        lambda x, w, b: forward(x, w, [*_no_bias(b[:-1]), b[-1]]),
        "The biases of the hidden layers are missing.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w, [*b[:-1], 0 * b[-1]]),
        "The bias of the last layer is missing.",
    ),
    Mistake(lambda x, w, b: forward(x, w, b, sign=-1), "The bias is added, not taken away."),
    Mistake(_bias_late, "The bias comes before the sigmoid, inside z."),
    Mistake(
        lambda x, w, b: forward(x, w, b, last=sigmoid),
        "The last layer has softmax, not sigmoid: its ten answers share one whole.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w, b, last=_unchanged),
        "These are the scores of the last layer; the softmax of them is the answer.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w, b, last=lambda z: softmax(sigmoid(z))),
        "The last layer has a sigmoid before its softmax; softmax takes the plain scores.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w, b, hidden=_unchanged),
        "The sigmoid between the layers is missing: without it they are one layer (lesson 02).",
    ),
    Mistake(lambda x, w, b: forward(x, w, b, hidden=softmax), f"{_HIDDEN} softmax."),
    Mistake(lambda x, w, b: forward(x, w, b, hidden=relu), f"{_HIDDEN} ReLU."),
    Mistake(lambda x, w, b: forward(x, w, b, hidden=tanh), f"{_HIDDEN} tanh."),
    Mistake(lambda x, w, b: forward(x, w, b, hidden=step), f"{_HIDDEN} a step."),
    Mistake(
        lambda x, w, b: forward(x, w, b, hidden=lambda z: sigmoid(sigmoid(z))),
        "Each hidden layer has its sigmoid once.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w, b, last=_softmax_of_all),
        "All rows together sum to 1; each row is one digit and sums to 1 by itself.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w, b, last=_softmax_down),
        "Softmax runs down the columns; the classes of one digit stand in a row.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w, b).argmax(axis=1),
        "This is the class; the probabilities of all classes are due.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w, b).max(axis=1),
        "This is the largest probability; those of all classes are due.",
    ),
    Mistake(
        lambda x, w, b: np.log(forward(x, w, b)),
        "This is the logarithm of the probabilities; leave it out.",
    ),
    Mistake(
        _from_x_each_time,
        "Every layer looks at x here; from the second on it must see what the one before answers.",
    ),
    Mistake(
        lambda x, w, b: sigmoid(x @ w[0] + b[0]),
        "This is what the first layer says; its answer goes into the next one.",
    ),
    Mistake(
        lambda x, w, b: forward(x, w[:2], b[:2]),
        "There need not be two layers: loop over the lists, whatever their length.",
    ),
    Mistake(
        lambda x, w, b: softmax(sigmoid(x @ w[0] + b[0]) @ w[1] + b[1]),
        "There need not be two layers: loop over the lists, whatever their length.",
    ),
)
