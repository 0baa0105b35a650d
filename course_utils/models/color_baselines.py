"""Coloring without a network: gray, the mean color, and color looked up by brightness alone."""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.datasets.earth_tiles import JUDGED_LAND, earth_tiles, is_sea
from course_utils.models.lab import to_lab

#: a and b of gray.
GRAY = (0.0, 0.0)


def with_color(light: ArrayLike, ab: ArrayLike) -> NDArray[np.float32]:
    """Put L and color together: the same color everywhere, or one for each pixel.

    Parameters
    ----------
    light : (...)
        L from 0 to 100.
    ab : (2,) or (..., 2)

    Returns
    -------
    (..., 3) float32, Lab
    """
    light = np.asarray(light, dtype=np.float32)
    ab = np.broadcast_to(np.asarray(ab, dtype=np.float32), (*light.shape, 2))
    return np.concatenate([light[..., None], ab], axis=-1)


def mean_color(lab: ArrayLike) -> NDArray[np.float32]:
    """Mean a and b over all pixels.

    Parameters
    ----------
    lab : (..., 3)

    Returns
    -------
    (2,) float32
    """
    return np.asarray(lab)[..., 1:].reshape(-1, 2).mean(axis=0, dtype=np.float64).astype(np.float32)


def brightness_table(lab: ArrayLike) -> NDArray[np.float32]:
    """Mean a and b for each L from 0 to 100, rounded: the best that a single pixel can tell.

    No other rule that sees one pixel's L alone has a smaller squared error in a and b on these
    pixels (but for the rounding). A brightness that never occurs gets the color of its nearest
    neighbors, in a straight line between them.

    Parameters
    ----------
    lab : (..., 3)

    Returns
    -------
    (101, 2) float32
    """
    light, a, b = np.asarray(lab).reshape(-1, 3).T
    step = _step_of(light)
    count = np.bincount(step, minlength=101)
    there = np.flatnonzero(count)
    table = [
        np.interp(np.arange(101), there, np.bincount(step, part, 101)[there] / count[there])
        for part in (a, b)
    ]
    return np.stack(table, axis=1).astype(np.float32)


def looked_up(light: ArrayLike, table: ArrayLike) -> NDArray[np.float32]:
    """Color each pixel by its brightness alone.

    Parameters
    ----------
    light : (...)
        L from 0 to 100.
    table : (101, 2)
        Of `brightness_table`.

    Returns
    -------
    (..., 3) float32, Lab
    """
    return with_color(light, np.asarray(table)[_step_of(np.asarray(light))])


class EarthColors(NamedTuple):
    """What the training tiles tell without a network.

    Attributes
    ----------
    mean : (2,) float32
        Of `mean_color`.
    table : (101, 2) float32
        Of `brightness_table`.
    """

    mean: NDArray[np.float32]
    table: NDArray[np.float32]


@cache
def earth_colors() -> EarthColors:
    """Mean color and brightness table of the training tiles with as much land as test tiles have.

    Tiles of sea are left out: they would make both worse judges of the test tiles. Every 16th
    pixel is enough. Computed once, so neither can be written to.
    """
    tiles = earth_tiles("train")[:, ::4, ::4]
    lab = to_lab(tiles[(~is_sea(tiles)).mean(axis=(1, 2)) >= JUDGED_LAND])
    colors = EarthColors(mean_color(lab), brightness_table(lab))
    for array in colors:
        array.flags.writeable = False
    return colors


def _step_of(light: NDArray) -> NDArray[np.int64]:
    """Row of the table for a brightness."""
    return np.clip(np.rint(light), 0, 100).astype(np.int64)
