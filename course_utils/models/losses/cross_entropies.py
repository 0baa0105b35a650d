"""Losses of classification, from the scores before sigmoid or softmax."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.activations import sigmoid, softmax
from course_utils.models.floats import as_floats
from course_utils.models.losses.shapes import like


def binary_cross_entropy(scores: ArrayLike, y: ArrayLike) -> float:
    """Mean of −y ln σ(z) − (1 − y) ln(1 − σ(z)), from the scores z before the sigmoid.

    The logarithm of a probability that was rounded to 0 is infinite; the same written with the
    score, max(z, 0) − y z + ln(1 + exp(−|z|)), never is.

    Parameters
    ----------
    scores : array_like, any shape
        z, any real numbers.
    y : array_like, the same shape
        Classes 0 and 1, or probabilities between.

    Raises
    ------
    ValueError
        Where the shapes differ, there is nothing to compare, or y leaves 0 … 1.
    """
    z, y = _scores_and_classes(scores, y)
    return float(np.mean((np.maximum(z, 0) - y * z) + np.log1p(np.exp(-np.abs(z)))))


def binary_cross_entropy_gradient(scores: ArrayLike, y: ArrayLike) -> NDArray[np.floating]:
    """Gradient of binary_cross_entropy at the scores, (σ(z) − y) / count."""
    z, y = _scores_and_classes(scores, y)
    return (sigmoid(z) - y) / z.size


def cross_entropy(scores: ArrayLike, labels: ArrayLike) -> float:
    """Mean of −ln p of the true class, where p = softmax(scores).

    Parameters
    ----------
    scores : (N, K)
        One row an example, one score a class.
    labels : (N,) integer or (N, K)
        The true classes, 0 … K − 1, or a row of probabilities for each example (one-hot rows).

    Raises
    ------
    ValueError
        Where the shapes do not fit, a label is no class, or a row does not sum to 1.
    """
    scores, rows = _scores_and_rows(scores, labels)
    # A score of −∞ says "impossible"; it costs nothing unless it is the true class.
    chosen = np.where(rows > 0, scores, 0)
    return float(np.mean(log_sum_exp(scores) - np.sum(rows * chosen, axis=-1)))


def cross_entropy_gradient(scores: ArrayLike, labels: ArrayLike) -> NDArray[np.floating]:
    """Gradient of cross_entropy at the scores, (p − y) / N, with y as one-hot rows."""
    scores, rows = _scores_and_rows(scores, labels)
    return (softmax(scores) - rows) / len(scores)


def log_sum_exp(scores: ArrayLike) -> NDArray[np.floating] | np.floating:
    """Logarithm of Σ exp(scores) along the last axis, a soft maximum that never overflows.

    Parameters
    ----------
    scores : (..., K)

    Returns
    -------
    float array (...): the largest score, plus 0 … ln K.
    """
    scores = as_floats(scores)
    largest = scores.max(axis=-1, keepdims=True)
    return (largest[..., 0] + np.log(np.exp(scores - largest).sum(axis=-1)))[()]


def one_hot(labels: ArrayLike, classes: int) -> NDArray[np.float64]:
    """Rows of zeros with a 1 in the column of the class.

    Parameters
    ----------
    labels : (N,) integer
        Each 0 … classes − 1.
    classes : int
        K, the number of columns.

    Returns
    -------
    (N, K)

    Raises
    ------
    ValueError
        For labels that are not one row of integers, or no class.
    """
    labels = np.asarray(labels)
    if labels.ndim != 1 or labels.dtype.kind not in "iu":
        raise ValueError(
            f"Labels are integers of shape (N,), not {labels.dtype} of shape {labels.shape}."
        )
    strange = labels[(labels < 0) | (labels >= classes)]
    if strange.size:
        raise ValueError(f"The labels go from 0 to {classes - 1}; {strange[0]} is no class.")
    return np.eye(classes)[labels]


def _scores_and_classes(scores: ArrayLike, y: ArrayLike) -> tuple[NDArray, NDArray]:
    """Scores and targets of one shape, the targets within 0 … 1."""
    scores = as_floats(scores)
    y = like(scores, y, "scores")
    if not ((y >= 0) & (y <= 1)).all():
        raise ValueError("The targets of binary cross-entropy lie between 0 and 1.")
    return scores, y


def _scores_and_rows(scores: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    """Scores (N, K) and rows (N, K) of probabilities."""
    scores, labels = as_floats(scores), np.asarray(labels)
    if scores.ndim != 2:
        raise ValueError(f"Scores need shape (N, K), a row an example, not {scores.shape}.")
    if labels.ndim == 1:
        labels = one_hot(labels, scores.shape[1])
    rows = like(scores, labels, "scores")
    if not ((rows >= 0).all() and np.allclose(rows.sum(axis=1), 1, atol=1e-3)):
        raise ValueError("Each row of targets holds probabilities that sum to 1.")
    return scores, rows
