"""Optimizers: how one step of gradient descent moves the weights."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Moments = tuple[NDArray[np.floating], NDArray[np.floating], int]


def sgd_step(weights: NDArray, gradient: NDArray, learning_rate: float) -> NDArray[np.floating]:
    """Step of gradient descent, w − η ∂L/∂w, of arrays of one shape; they stay as they are."""
    return weights - learning_rate * gradient


def momentum_step(
    weights: NDArray,
    velocity: NDArray,
    gradient: NDArray,
    learning_rate: float,
    momentum: float = 0.9,
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Step with momentum: v ← μv + ∂L/∂w, then w − ηv, as torch.optim.SGD does.

    Parameters
    ----------
    weights, velocity, gradient : arrays of one shape
        The velocity starts with zeros.
    learning_rate : float
        η
    momentum : float
        μ, how much of the last velocity stays, in [0, 1).

    Returns
    -------
    (weights, velocity) after the step.
    """
    velocity = momentum * velocity + gradient
    return weights - learning_rate * velocity, velocity


def adam_step(
    weights: NDArray,
    moments: Moments,
    gradient: NDArray,
    learning_rate: float,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[NDArray[np.floating], Moments]:
    """Step of Adam: the mean of recent gradients, divided by their typical size.

    Parameters
    ----------
    weights, gradient : arrays of one shape
    moments : (first, second, steps)
        Running means of the gradient and of its square, and the steps taken so far; it starts
        with zeros, zeros and 0.
    learning_rate : float
        η, about how far each weight moves in a step.
    beta1, beta2 : float
        How much of each running mean stays, in [0, 1).
    epsilon : float
        Keeps the division from 0.

    Returns
    -------
    (weights, moments) after the step.

    References
    ----------
    D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
    """
    first, second, steps = moments
    steps += 1
    first = beta1 * first + (1 - beta1) * gradient
    second = beta2 * second + (1 - beta2) * gradient**2
    # Both means started at 0 and are too small at first; dividing makes up for it.
    mean, square = first / (1 - beta1**steps), second / (1 - beta2**steps)
    return weights - learning_rate * mean / (np.sqrt(square) + epsilon), (first, second, steps)


@dataclass(frozen=True)
class Optimizer:
    """A way to step, with one interface for all.

    Attributes
    ----------
    name : str
    start : callable
        From the weights to what the optimizer remembers before the first step.
    step : callable
        (weights, memory, gradient, learning_rate, **options) → (weights, memory).
    """

    name: str
    start: Callable[[NDArray], Any]
    step: Callable[..., tuple[NDArray[np.floating], Any]]


#: Name → optimizer.
OPTIMIZERS: dict[str, Optimizer] = {
    optimizer.name: optimizer
    for optimizer in (
        Optimizer(
            "gradient descent", lambda w: None, lambda w, _, g, rate: (sgd_step(w, g, rate), None)
        ),
        Optimizer("momentum", np.zeros_like, momentum_step),
        Optimizer("Adam", lambda w: (np.zeros_like(w), np.zeros_like(w), 0), adam_step),
    )
}


def optimizer_named(name: str) -> Optimizer:
    """Optimizer of that name; ValueError where there is none."""
    if name not in OPTIMIZERS:
        raise ValueError(f"There is no optimizer {name!r}; there are {', '.join(OPTIMIZERS)}.")
    return OPTIMIZERS[name]


def require_learning_rate(learning_rate: float) -> None:
    """Raise ValueError unless the learning rate is above 0 and finite."""
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"The learning rate must be a number above 0, not {learning_rate}.")
