"""Cases that an answer to an exercise of lesson 04 is tried on: by hand first, then random ones."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Arguments
from course_utils.models.activations import sigmoid


@dataclass(frozen=True)
class Loss:
    """A function of an array of weights that is written as its name in a sentence."""

    name: str
    function: Callable[[NDArray], float]

    def __call__(self, weights: NDArray) -> float:
        """Loss at the weights, which have the shape they had in the call."""
        return float(self.function(weights))

    def __repr__(self) -> str:
        return self.name


def numbers(rng: np.random.Generator, *shape: int) -> NDArray:
    """Array of numbers with one decimal."""
    return rng.normal(size=shape).round(1)


def dense_cases(rng: np.random.Generator) -> list[Arguments]:
    """Square weights, where a forgotten transpose shows only in the numbers, and all others."""
    square = np.array([[1.0, 2.0], [3.0, 4.0]])
    cases = [
        (np.array([[1.0, -1.0], [0.0, 2.0]]), np.array([[1.0, 0.0], [2.0, 1.0]]), square),
        (np.array([[0.5, -1.0]]), np.array([[2.0, 3.0]]), square),  # one example
        (np.array([[1.0], [-2.0], [0.5]]), np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0]]),
         np.array([[2.0], [-1.0]])),
    ]  # fmt: skip
    for count, inputs, outputs in ((3, 3, 3), (4, 2, 3), (2, 5, 1), (5, 1, 4)):
        arrays = ((count, outputs), (count, inputs), (inputs, outputs))
        cases.append(tuple(numbers(rng, *shape) for shape in arrays))
    return cases


def delta_cases(rng: np.random.Generator) -> list[Arguments]:
    """Both losses, for a number and for arrays, with every kind of mistake of the neuron."""
    answers, targets = np.array([0.8, 0.8, 0.1, 0.6]), np.array([1, 0, 0, 1])
    several = rng.uniform(0.05, 0.95, size=(3, 2)).round(2)
    pairs = [
        (0.8, 1),
        (0.8, 0),
        (0.1, 1),
        (0.5, 0),
        (answers, targets),
        (several, rng.integers(0, 2, size=(3, 2))),
        (np.array([0.3, 0.9]), np.array([0.5, 0.5])),  # a target need not be 0 or 1
    ]
    losses = ("squared error", "cross-entropy")
    return [(y_hat, y, loss) for y_hat, y in pairs for loss in losses]


def gradient_check_cases(rng: np.random.Generator) -> list[Arguments]:
    """Steps large enough to tell central differences from other ones; weights that act together."""
    x, y = numbers(rng, 6, 3), np.array([0, 1, 1, 0, 1, 0])

    def cross_entropy(weights: NDArray) -> float:
        y_hat = sigmoid(x @ weights)
        return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

    cube = Loss("cube", lambda w: w[0] ** 3)
    bowl = Loss("bowl", lambda w: w[0] ** 2 + 10 * w[1] ** 2)
    product = Loss("product", lambda w: np.prod(w) + w[0] ** 4)
    growth = Loss("growth", lambda w: np.sum(np.exp(w) @ np.array([1.0, 2.0, -1.0])))
    network = Loss("network", lambda w: np.sum(np.tanh(w[:, :, 0] @ w[:, :, 1] + 0.5) ** 3))
    return [
        (cube, np.array([3.0]), 0.5),
        (bowl, np.array([1.0, -2.0]), 0.001),
        (product, np.array([0.0, 2.0, -1.5]), 0.1),
        (growth, np.array([[0.0, 1.0, -1.0], [2.0, 0.5, 0.3]]), 0.2),
        (Loss("cross_entropy", cross_entropy), numbers(rng, 3), 0.05),
        (network, numbers(rng, 2, 2, 2), 0.1),
    ]


def backward_cases(rng: np.random.Generator) -> list[Arguments]:
    """One example through two hidden neurons, then several examples and other sizes."""
    small = (
        np.array([[1.0, 0.5]]),
        np.array([[1]]),
        np.array([[0.5, -1.0], [1.0, 0.5]]),
        np.array([0.0, 0.5]),
        np.array([[1.0], [-2.0]]),
        np.array([0.5]),
    )
    cases = [small]
    for count, inputs, hidden in ((3, 2, 2), (4, 3, 4), (5, 1, 3)):
        x, y = numbers(rng, count, inputs), rng.integers(0, 2, size=(count, 1))
        first = numbers(rng, inputs, hidden), numbers(rng, hidden)
        cases.append((x, y, *first, numbers(rng, hidden, 1) + 0.05, numbers(rng, 1)))
    return cases


def neuron_cases(rng: np.random.Generator) -> list[Arguments]:
    """Starts in which neurons are equal in all they have, in some of it, or in nothing."""
    twins = np.array([[1.0, 2.0, 1.0], [3.0, -1.0, 3.0]])  # the first and the last are equal
    bias, one = np.array([0.5, 0.5, 0.5]), np.ones((3, 1))
    cases = [
        (np.zeros((2, 3)), np.zeros(3), np.zeros((3, 1))),
        (np.full((2, 4), 0.5), np.zeros(4), np.full((4, 1), -1.0)),
        (twins, bias, one),
        (twins, bias, np.array([[1.0], [1.0], [2.0]])),  # different outgoing weights
        (twins, np.array([0.5, 0.5, -0.5]), one),  # different biases
        (np.zeros((2, 3)), np.zeros(3), np.array([[1.0], [2.0], [2.0]])),
        (np.array([[1.0, 2.0], [2.0, 4.0]]), np.zeros(2), np.array([[1.0], [2.0]])),  # in scale
        (np.array([[1.0, 2.0], [2.0, 1.0]]), np.zeros(2), np.ones((2, 1))),  # equal sums
        (np.array([[1.0]]), np.zeros(1), np.array([[2.0]])),
    ]
    for inputs, hidden, outputs, different in ((2, 5, 1, 2), (3, 6, 2, 4), (2, 4, 3, 4)):
        which = rng.permutation([*range(different), *range(hidden - different)])
        arrays = numbers(rng, inputs, hidden), numbers(rng, hidden), numbers(rng, hidden, outputs)
        cases.append((arrays[0][:, which], arrays[1][which], arrays[2][which]))
    return cases
