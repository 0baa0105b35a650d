"""Small sets of points in the plane for the explorers."""

import numpy as np
from numpy.typing import NDArray

from course_utils.models.logic import GATES, ROWS

Points = tuple[NDArray[np.float64], NDArray[np.int64]]


def two_clouds(gap: float, rng: np.random.Generator, count: int = 20) -> Points:
    """Points of two classes on both sides of the line x1 + x2 = 1.6.

    Parameters
    ----------
    gap : float
        No point lies nearer to the line than this.
    rng : numpy.random.Generator
    count : int
        Number of points, about half of them in each class.

    Returns
    -------
    x : (count, 2), between −3 and 3, with two decimals
    y : (count,) of 0 and 1
    """
    x = np.round(rng.uniform(-2.8, 2.8, (50 * count, 2)), 2)
    distance = (x.sum(axis=1) - 1.6) / np.sqrt(2)
    sides = [np.flatnonzero(distance > gap), np.flatnonzero(distance < -gap)]
    chosen = rng.permutation(np.concatenate([side[: count // 2] for side in sides]))
    return x[chosen], (distance[chosen] > 0).astype(np.int64)


def xor_points() -> Points:
    """The four rows of XOR: x (4, 2) and y (4,)."""
    return ROWS.astype(np.float64), GATES["XOR"]


def point_sets() -> dict[str, Points]:
    """The three sets of the learning explorer: two that a line separates, and XOR."""
    return {
        "separable": two_clouds(0.6, np.random.default_rng(9)),
        "close": two_clouds(0.08, np.random.default_rng(7)),
        "XOR": xor_points(),
    }
