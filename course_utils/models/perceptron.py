"""Rosenblatt's perceptron: predict, learn from a mistake, learn from many.

Source: F. Rosenblatt, "The perceptron", Psychological Review 65 (1958).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.activations import step

__all__ = ["Trace", "predict", "require_examples", "step", "train_perceptron", "update"]


def predict(x: ArrayLike, weights: ArrayLike, bias: float) -> NDArray[np.int64] | np.int64:
    """Answer of the neuron, step(x · w + b).

    Parameters
    ----------
    x : (d,) or (N, d)
        One example or N of them.
    weights : (d,)
    bias : float

    Returns
    -------
    0 or 1 for one example, an integer array (N,) for N.

    Raises
    ------
    ValueError
        Where x has not as many features as there are weights.
    """
    x, weights = np.asarray(x), np.asarray(weights)
    if x.shape[-1:] != weights.shape:
        raise ValueError(
            f"Each example needs one number per weight: x has shape {x.shape}, "
            f"the weights have shape {weights.shape}."
        )
    return step(x @ weights + bias)


def update(
    x: ArrayLike, y: int, weights: ArrayLike, bias: float, learning_rate: float = 1.0
) -> tuple[NDArray[np.floating], float]:
    """One step of the perceptron rule: w + η(y − ŷ)x and b + η(y − ŷ).

    Where the answer ŷ is right, y − ŷ is 0 and nothing changes. The input arrays stay as they are.

    Parameters
    ----------
    x : (d,)
        One example.
    y : 0 or 1
        Its class.
    weights : (d,)
    bias : float
    learning_rate : float
        η, greater than 0.

    Returns
    -------
    (weights, bias) after the step.

    Raises
    ------
    ValueError
        Where x is not one example that fits the weights.
    """
    if np.ndim(x) != 1:
        raise ValueError(f"An update looks at one example (d,), not at x of shape {np.shape(x)}.")
    error = int(y) - int(predict(x, weights, bias))
    change = learning_rate * error
    return np.asarray(weights) + change * np.asarray(x), bias + change


@dataclass(frozen=True)
class Trace:
    """What happened in training, one entry an update (k = 0 is the start).

    Attributes
    ----------
    weights : (K + 1, d)
    biases : (K + 1,)
    examples : (K,) integer
        Index of the example that caused update k + 1.
    errors : (K,) integer
        y − ŷ of that example: +1 or −1.
    epochs : (K,) integer
        The pass through the data in which it happened, from 1.
    converged : bool
        True where a whole pass was free of mistakes.
    passes : int
        Passes begun, the mistake-free one included.
    """

    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    examples: NDArray[np.int64]
    errors: NDArray[np.int64]
    epochs: NDArray[np.int64]
    converged: bool
    passes: int

    @property
    def mistakes(self) -> int:
        """Number of updates, one for each mistake."""
        return len(self.examples)


def train_perceptron(
    x: ArrayLike,
    y: ArrayLike,
    learning_rate: float = 1.0,
    epochs: int = 100,
    max_updates: int | None = None,
) -> Trace:
    """Perceptron learning from zero weights, in the order of the data.

    Parameters
    ----------
    x : (N, d)
    y : (N,) of 0 and 1
    learning_rate : float
        η, greater than 0.
    epochs : int
        Passes through the data at most; it ends after the first pass without a mistake.
    max_updates : int, optional
        Stop after so many updates.

    Returns
    -------
    Trace

    Raises
    ------
    ValueError
        For a learning rate that is not above 0, classes other than 0 and 1, or shapes that
        do not fit.
    """
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y)
    require_examples(x, y)
    if not learning_rate > 0:
        raise ValueError(f"The learning rate must be above 0, not {learning_rate}.")
    weights, bias = np.zeros(x.shape[1]), 0.0
    history, events, converged, epoch = [(weights, bias)], [], False, 0
    while not converged and epoch < epochs and len(events) != max_updates:
        epoch += 1
        converged = True
        for i in range(len(x)):
            error = int(y[i]) - int(predict(x[i], weights, bias))
            if error:
                converged = False
                weights, bias = update(x[i], y[i], weights, bias, learning_rate)
                history.append((weights, bias))
                events.append((i, error, epoch))
                if len(events) == max_updates:
                    break
    columns = np.array(events, dtype=np.int64).reshape(-1, 3).T
    return Trace(
        np.array([w for w, _ in history]),
        np.array([b for _, b in history]),
        *columns,
        converged,
        epoch,
    )


def require_examples(x: NDArray, y: NDArray) -> None:
    """Raise ValueError unless x is (N, d), y is (N,) of 0 and 1, and N is not 0."""
    if x.ndim != 2 or y.shape != (len(x),) or not len(x):
        raise ValueError(
            f"Examples need shape (N, d) and classes (N,), not {x.shape} and {y.shape}."
        )
    if not np.isin(y, (0, 1)).all():
        raise ValueError("The classes must be 0 and 1.")
