"""Softmax: from a score for each class to a probability for each class."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.floats import as_floats


def softmax(scores: ArrayLike, temperature: float = 1.0) -> NDArray[np.floating]:
    """Probabilities exp(z_k / T) / Σ exp(z_j / T), along the last axis.

    Adding one number to all scores changes nothing, so the largest is taken from each first:
    then no exp overflows.

    Parameters
    ----------
    scores : (..., K)
        One score a class. float32 stays float32, integers become float64.
    temperature : float
        T above 0: small makes the largest score win, large makes all classes alike.

    Returns
    -------
    (..., K), each in [0, 1], summing to 1 along the last axis.

    Raises
    ------
    ValueError
        For a temperature that is not above 0, or scores without a class.
    """
    scores = as_floats(scores)
    require_classes(scores)
    if not temperature > 0:
        raise ValueError(f"The temperature must be above 0, not {temperature}.")
    below = scores - scores.max(axis=-1, keepdims=True)
    if temperature != 1:
        below = below / scores.dtype.type(temperature)
    powers = np.exp(below)
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_derivative(scores: ArrayLike, temperature: float = 1.0) -> NDArray[np.floating]:
    """How each probability changes with each score: p_j (1 if j = k else 0 − p_k) / T.

    Parameters
    ----------
    scores : (..., K)
    temperature : float
        T above 0.

    Returns
    -------
    (..., K, K); [..., j, k] is the slope of probability j against score k.

    Raises
    ------
    ValueError
        As softmax.
    """
    p = softmax(scores, temperature)
    own = np.eye(p.shape[-1], dtype=p.dtype)
    return p[..., :, None] * (own - p[..., None, :]) / p.dtype.type(temperature)


def require_classes(scores: NDArray) -> None:
    """Raise ValueError unless there is at least one score along the last axis."""
    if not scores.ndim or not scores.shape[-1]:
        raise ValueError(f"Scores need shape (..., K), one for each class, not {scores.shape}.")
