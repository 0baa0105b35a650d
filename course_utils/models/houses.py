"""Twelve made-up houses, and the straight lines that fit their prices best."""

from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Line = tuple[float, float]

_SIZES = (45, 52, 60, 68, 75, 84, 92, 100, 112, 120, 135, 150)
_DISTANCES = (3, 1, 5, 2, 7, 4, 3, 8, 5, 9, 6, 10)
_PRICES = (180, 270, 200, 250, 170, 270, 330, 240, 340, 310, 440, 430)


def houses() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Twelve houses and their prices. The numbers are made up.

    Returns
    -------
    x : (12, 2), size in m² and distance from the center in km, the smallest house first
    y : (12,), price in thousands
    """
    return np.array([_SIZES, _DISTANCES], dtype=np.float64).T, np.array(_PRICES, dtype=np.float64)


def sizes_and_prices(house: int = 1, change: float = 0) -> tuple[NDArray, NDArray]:
    """Sizes and prices of the houses, with the price of one of them changed.

    Parameters
    ----------
    house : int
        1, the smallest, to 12, the largest.
    change : float
        What is added to its price, in thousands.

    Returns
    -------
    size : (12,), in m²
    price : (12,), in thousands

    Raises
    ------
    ValueError
        Where there is no such house.
    """
    x, price = houses()
    if not 1 <= house <= len(price):
        raise ValueError(f"The houses are numbered from 1 to {len(price)}; there is no {house}.")
    price[house - 1] += change
    return x[:, 0], price


def standardized(values: ArrayLike) -> NDArray[np.float64]:
    """Values moved and scaled so that their mean is 0 and their standard deviation 1.

    Parameters
    ----------
    values : (N,) or (N, d)
        Each column is scaled by itself.

    Raises
    ------
    ValueError
        Where all values of a column are equal: no scale makes their deviation 1.
    """
    values = np.asarray(values, dtype=np.float64)
    deviation = values.std(axis=0)
    if not np.all(deviation > 0):
        raise ValueError("All values of a column are equal, so they cannot be standardized.")
    return (values - values.mean(axis=0)) / deviation


def least_squares_line(x: ArrayLike, y: ArrayLike) -> Line:
    """Slope and intercept of the line with the smallest MSE, and so with the smallest RMSE.

    Parameters
    ----------
    x, y : (N,)

    Raises
    ------
    ValueError
        Where the points do not fix one line.
    """
    x, y = _points(x, y)
    dx = x - x.mean()
    slope = float(dx @ (y - y.mean()) / (dx @ dx))
    return slope, float(y.mean() - slope * x.mean())


def least_absolute_line(x: ArrayLike, y: ArrayLike) -> Line:
    """Slope and intercept of the line with the smallest MAE.

    Some best line passes through two of the points, so every pair is tried: exact, and meant for
    tens of points. Of several equally good lines it is the one with the smallest MSE.

    Parameters
    ----------
    x, y : (N,)

    Raises
    ------
    ValueError
        Where the points do not fix one line.
    """
    x, y = _points(x, y)
    first, second = np.array(list(combinations(range(len(x)), 2))).T
    apart = x[first] != x[second]
    first, second = first[apart], second[apart]
    slopes = (y[second] - y[first]) / (x[second] - x[first])
    intercepts = y[first] - slopes * x[first]
    distances = np.abs(slopes[:, None] * x + intercepts[:, None] - y)  # (pairs, N)
    totals = distances.sum(axis=1)
    # Sums of rounded numbers: what differs in the twelfth place counts as equal.
    equal = totals <= totals.min() + 1e-12 * (1 + np.abs(y).sum())
    best = np.argmin(np.where(equal, (distances**2).sum(axis=1), np.inf))
    return float(slopes[best]), float(intercepts[best])


def _points(x: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two arrays of one length, with at least two different x."""
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim != 1 or x.shape != y.shape:
        raise ValueError(f"A line needs x and y of one length, not shapes {x.shape} and {y.shape}.")
    if not len(x) or not np.ptp(x):
        raise ValueError("A line needs at least two points with different x.")
    return x, y
