"""Losses of regression: how far the answers are from the targets."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.floats import as_floats
from course_utils.models.losses.shapes import like


def mse(y_hat: ArrayLike, y: ArrayLike) -> float:
    """Mean squared error, the mean of (ŷ − y)².

    Parameters
    ----------
    y_hat, y : array_like, both of the same shape
        Answers and targets.

    Raises
    ------
    ValueError
        Where the shapes differ or there is nothing to compare.
    """
    return float(np.mean(_difference(y_hat, y) ** 2))


def mse_gradient(y_hat: ArrayLike, y: ArrayLike) -> NDArray[np.floating]:
    """Gradient of mse at y_hat, 2(ŷ − y) / count; parameters as for mse."""
    difference = _difference(y_hat, y)
    return 2 * difference / difference.size


def squared_error(y_hat: ArrayLike, y: ArrayLike) -> float:
    """Half the sum of (ŷ − y)² over the outputs of an example, averaged over the examples.

    The half is there to cancel the 2 of the gradient, which is just (ŷ − y) / N. Parameters as
    for mse, with one row an example.
    """
    difference = _difference(y_hat, y)
    return float(np.sum(difference**2) / 2 / _examples(difference))


def squared_error_gradient(y_hat: ArrayLike, y: ArrayLike) -> NDArray[np.floating]:
    """Gradient of squared_error at y_hat, (ŷ − y) / N."""
    difference = _difference(y_hat, y)
    return difference / _examples(difference)


def rmse(y_hat: ArrayLike, y: ArrayLike) -> float:
    """Root of the mean squared error, in the units of y; parameters as for mse."""
    return float(np.sqrt(np.mean(_difference(y_hat, y) ** 2)))


def rmse_gradient(y_hat: ArrayLike, y: ArrayLike) -> NDArray[np.floating]:
    """Gradient of rmse at y_hat, (ŷ − y) / (count · RMSE); zeros where every answer is right."""
    difference = _difference(y_hat, y)
    root = np.sqrt(np.mean(difference**2))
    return difference / (difference.size * root) if root else np.zeros_like(difference)


def mae(y_hat: ArrayLike, y: ArrayLike) -> float:
    """Mean absolute error, the mean of |ŷ − y|; parameters as for mse."""
    return float(np.mean(np.abs(_difference(y_hat, y))))


def mae_gradient(y_hat: ArrayLike, y: ArrayLike) -> NDArray[np.floating]:
    """Gradient of mae at y_hat, sign(ŷ − y) / count; 0 where an answer is right."""
    difference = _difference(y_hat, y)
    return np.sign(difference) / difference.size


def _difference(y_hat: ArrayLike, y: ArrayLike) -> NDArray[np.floating]:
    """ŷ − y in ŷ's precision, where both have the same shape."""
    y_hat = as_floats(y_hat)
    return y_hat - like(y_hat, y, "answers")


def _examples(difference: NDArray) -> int:
    """Number of rows; a single number is one example."""
    return len(difference) if difference.ndim else 1
