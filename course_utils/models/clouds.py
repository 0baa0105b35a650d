"""Clouds of points in the plane whose two classes no single line separates."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Points = tuple[NDArray[np.float64], NDArray[np.int64]]
Shape = Callable[[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]], NDArray[np.float64]]
COUNT, NOISE, LARGEST_NOISE = 200, 0.1, 0.3
#: Without noise, no point is farther from the middle than this in x1 or x2.
REACH = 0.9


def xor_cloud(count: int, noise: float, rng: np.random.Generator) -> Points:
    """Four corners (±0.6, ±0.6); class 1 where exactly one of x1 and x2 is above 0.

    Parameters
    ----------
    count : int
        Number of points, even: half of them in each class.
    noise : float
        The farthest a point may lie from its curve, 0 … 0.3; from its corner, twice that.
    rng : numpy.random.Generator

    Returns
    -------
    x : (count, 2), within −1.2 … 1.2
    y : (count,) of 0 and 1

    Raises
    ------
    ValueError
        For a count that is odd or below 2, or noise outside 0 … 0.3.
    """

    def corners(y: NDArray, along: NDArray, turn: NDArray) -> NDArray:
        side = np.where(turn % 2, 0.6, -0.6)
        return np.column_stack([side, np.where(y, -side, side)])

    return _cloud(corners, count, noise, rng, spread=2)


def circles_cloud(count: int, noise: float, rng: np.random.Generator) -> Points:
    """Class 1 on a circle of radius 0.4, class 0 on one of radius 0.9 around it; see xor_cloud."""

    def circles(y: NDArray, along: NDArray, turn: NDArray) -> NDArray:
        return _around(np.where(y, 0.4, REACH), 2 * np.pi * along)

    return _cloud(circles, count, noise, rng)


def moons_cloud(count: int, noise: float, rng: np.random.Generator) -> Points:
    """Two half circles of radius 0.6 that reach into each other; see xor_cloud.

    Class 0 is the upper one, around (−0.3, −0.15), class 1 the lower one, around (0.3, 0.15).
    """

    def moons(y: NDArray, along: NDArray, turn: NDArray) -> NDArray:
        sign = np.where(y, -1, 1)[:, None]
        return sign * (_around(np.full(len(y), 0.6), np.pi * along) - [0.3, 0.15])

    return _cloud(moons, count, noise, rng)


def spiral_cloud(count: int, noise: float, rng: np.random.Generator) -> Points:
    """Two arms that wind 1.25 times around the middle, half a turn apart; see xor_cloud.

    Along an arm the radius grows evenly with the angle, from 0.1 to 0.9.
    """

    def arms(y: NDArray, along: NDArray, turn: NDArray) -> NDArray:
        # The square root spreads the points evenly over the plane, not over the angle.
        along = np.sqrt(along)
        return _around(0.1 + 0.8 * along, 2.5 * np.pi * along + np.pi * y)

    return _cloud(arms, count, noise, rng)


#: Name → function(count, noise, rng) that gives x and y.
POINT_CLOUDS: dict[str, Callable[[int, float, np.random.Generator], Points]] = {
    "XOR": xor_cloud,
    "circles": circles_cloud,
    "moons": moons_cloud,
    "spiral": spiral_cloud,
}


def clouds(count: int = COUNT, noise: float = NOISE) -> dict[str, Points]:
    """All clouds by name, always the same for the same count and noise."""
    return {
        name: make(count, noise, np.random.default_rng(4)) for name, make in POINT_CLOUDS.items()
    }


def _cloud(
    shape: Shape, count: int, noise: float, rng: np.random.Generator, spread: float = 1
) -> Points:
    """Points on a shape, each moved by at most spread · noise, in a random order."""
    if count < 2 or count % 2:
        raise ValueError(f"A cloud needs an even number of points, half a class, not {count}.")
    if not 0 <= noise <= LARGEST_NOISE:
        raise ValueError(f"The noise lies between 0 and {LARGEST_NOISE}, not at {noise}.")
    numbers = rng.permutation(count)
    y, turn = numbers % 2, numbers // 2
    x = shape(y, rng.uniform(size=count), turn)
    far = spread * noise * np.sqrt(rng.uniform(size=count))  # spread evenly over a disc
    return x + _around(far, rng.uniform(0, 2 * np.pi, count)), y


def _around(radius: NDArray, angle: NDArray) -> NDArray[np.float64]:
    """Points (N, 2) at these distances and angles from the middle."""
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
