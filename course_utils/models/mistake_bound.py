"""How many mistakes a perceptron can make before it is done: at most (R/γ)².

The bias counts as one more weight on a constant input of 1, so an example is (x, 1) here.
Source: A. Novikoff, "On convergence proofs on perceptrons" (1962).
"""

from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.perceptron import require_examples


def radius(x: ArrayLike) -> float:
    """R of the bound: length of the longest example, the bias's constant input 1 included.

    Parameters
    ----------
    x : (N, d)
    """
    x = np.asarray(x, dtype=np.float64)
    return float(np.sqrt(np.max(np.sum(x**2, axis=1) + 1)))


def margin(x: ArrayLike, y: ArrayLike, weights: ArrayLike, bias: float) -> float:
    """γ of one separator: the smallest s (w·x + b) / ‖(w, b)‖ with s = ±1 for the two classes.

    Parameters
    ----------
    x : (N, d)
    y : (N,) of 0 and 1
    weights : (d,)
    bias : float

    Returns
    -------
    Above 0 exactly where every example lies on its side.
    """
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y)
    length = np.sqrt(np.sum(np.square(weights)) + bias**2)
    return float(np.min((2 * y - 1) * (x @ np.asarray(weights) + bias)) / length)


def largest_margin(x: ArrayLike, y: ArrayLike) -> float | None:
    """γ of the best separator of a small data set, or None where no line separates it.

    The best separator is the shortest vector from the origin to the convex hull of the signed
    examples s (x, 1). It lies on a corner, an edge, … of the hull, so every group of up to
    d + 1 examples is tried: exact, and meant for tens of examples in the plane.

    Parameters
    ----------
    x : (N, d)
    y : (N,) of 0 and 1
    """
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y)
    require_examples(x, y)
    signed = (2 * y - 1)[:, None] * np.column_stack([x, np.ones(len(x))])
    best = 0.0
    for size in range(1, signed.shape[1] + 1):
        for group in combinations(range(len(signed)), size):
            nearest = _nearest_to_origin(signed[list(group)])
            length = np.linalg.norm(nearest)
            if length > 1e-12:
                best = max(best, np.min(signed @ nearest) / length)
    return float(best) if best > 1e-12 else None


def mistake_bound(x: ArrayLike, y: ArrayLike) -> float | None:
    """(R/γ)²: the perceptron makes at most so many mistakes, whatever the order and learning rate.

    Parameters
    ----------
    x : (N, d)
    y : (N,) of 0 and 1

    Returns
    -------
    The bound, or None where no line separates the classes and there is none.
    """
    gamma = largest_margin(x, y)
    return None if gamma is None else (radius(x) / gamma) ** 2


def _nearest_to_origin(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Point nearest to the origin in the flat (affine hull) through the corners."""
    base, directions = corners[0], (corners[1:] - corners[0]).T
    shares = np.linalg.lstsq(directions, -base, rcond=None)[0] if directions.size else np.zeros(0)
    return base + directions @ shares
