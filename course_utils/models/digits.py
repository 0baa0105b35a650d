"""Handwritten digits as a network's inputs, and how its answers are judged."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

CLASSES = 10


def as_inputs(images: ArrayLike) -> NDArray[np.float32]:
    """Pixels as a network takes them: one row an image, from 0 (paper) to 1 (ink).

    Parameters
    ----------
    images : (N, 28, 28) or (28, 28)
        Integers 0 … 255. A single image becomes one row.

    Returns
    -------
    (N, 784) float32

    Raises
    ------
    ValueError
        For another shape, or for numbers that are no integers (they may be divided already).
    """
    images = np.asarray(images)
    if images.shape[-2:] != (28, 28) or images.ndim not in (2, 3):
        raise ValueError(f"Digits have the shape (N, 28, 28), not {images.shape}.")
    if images.dtype.kind not in "iu":
        raise ValueError(f"Pixels are integers from 0 to 255 here, not {images.dtype}.")
    return images.reshape(-1, 784).astype(np.float32) / 255


def accuracy(y_hat: ArrayLike, labels: ArrayLike) -> float:
    """Share of the examples whose class is right, 0 … 1.

    Parameters
    ----------
    y_hat : (N, K) or (N,)
        Scores or probabilities, of which the largest counts; or the predicted classes.
    labels : (N,)
        The right classes.

    Raises
    ------
    ValueError
        Where the numbers of examples differ or there is none.
    """
    predicted, labels = _classes(y_hat), np.asarray(labels)
    _require_pairs(predicted, labels)
    return float(np.mean(predicted == labels))


def confusion_matrix(
    labels: ArrayLike, predicted: ArrayLike, classes: int = CLASSES
) -> NDArray[np.int64]:
    """How often each digit was taken for each digit.

    Parameters
    ----------
    labels, predicted : (N,)
        Right and predicted classes, 0 … classes − 1.
    classes : int

    Returns
    -------
    (classes, classes)
        Row: what it is. Column: what it was taken for. The diagonal is right.

    Raises
    ------
    ValueError
        Where the numbers of examples differ, there is none, or a class is outside.
    """
    labels, predicted = np.asarray(labels), np.asarray(predicted)
    _require_pairs(predicted, labels)
    both = np.stack([labels, predicted])
    if both.min() < 0 or both.max() >= classes:
        raise ValueError(
            f"Classes go from 0 to {classes - 1}, but there is {both.min()} … {both.max()}."
        )
    return np.bincount(labels * classes + predicted, minlength=classes**2).reshape(classes, classes)


def worst_mistakes(
    probabilities: ArrayLike, labels: ArrayLike, count: int = 10
) -> NDArray[np.int64]:
    """Places of the wrong answers, the one that was surest of itself first.

    Parameters
    ----------
    probabilities : (N, K)
        What the network answered; the surest is the one whose largest number is largest.
    labels : (N,)
        The right classes.
    count : int
        At most so many.

    Returns
    -------
    (M,) indices, M ≤ count

    Raises
    ------
    ValueError
        Where the numbers of examples differ or there is none.
    """
    probabilities, labels = np.asarray(probabilities), np.asarray(labels)
    predicted = _classes(probabilities)
    _require_pairs(predicted, labels)
    wrong = np.flatnonzero(predicted != labels)
    surest_first = np.argsort(-probabilities[wrong].max(axis=1), kind="stable")
    return wrong[surest_first][:count]


class NearestMean:
    """Baseline that learns one mean image a class and answers with the nearest.

    Attributes
    ----------
    means : (K, inputs)
        Mean of each class, after `fit`.
    """

    means: NDArray[np.floating]

    def fit(self, x: ArrayLike, labels: ArrayLike) -> "NearestMean":
        """Take the mean of the examples x (N, inputs) of each class 0 … the largest label.

        Raises
        ------
        ValueError
            Where the numbers of examples differ, there is none, or a class has no example.
        """
        x, labels = np.asarray(x), np.asarray(labels)
        _require_pairs(x, labels)
        missing = sorted(set(range(labels.max() + 1)) - set(labels.tolist()))
        if missing:
            raise ValueError(f"Class {missing[0]} has no example, so it has no mean.")
        self.means = np.stack([x[labels == k].mean(axis=0) for k in range(labels.max() + 1)])
        return self

    def predict(self, x: ArrayLike) -> NDArray[np.int64]:
        """Class (N,) of the mean nearest to each example x (N, inputs).

        |x − m|² = |x|² − 2x·m + |m|², and |x|² is the same for every mean.
        """
        return (np.square(self.means).sum(axis=1) - 2 * np.asarray(x) @ self.means.T).argmin(axis=1)


def _classes(y_hat: ArrayLike) -> NDArray:
    """Classes (N,) from scores (N, K), or as they are."""
    y_hat = np.asarray(y_hat)
    return y_hat.argmax(axis=1) if y_hat.ndim == 2 else y_hat


def _require_pairs(answers: NDArray, labels: NDArray) -> None:
    """ValueError unless there is one label for each answer."""
    if labels.ndim != 1 or len(answers) != len(labels) or not len(labels):
        raise ValueError(
            f"Each answer needs a label: the answers have shape {answers.shape}, "
            f"the labels {labels.shape}."
        )
