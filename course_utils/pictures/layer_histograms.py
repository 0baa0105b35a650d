"""Small histograms of what passes through a layer."""

import numpy as np
from numpy.typing import NDArray

from course_utils.pictures.svg import line, number, text
from course_utils.pictures.theme import Role, color

#: An odd number of bins: 0 lies in the middle of one.
BINS = 25
HEIGHT = 56


def shares(values: NDArray[np.float64], limits: tuple[float, float]) -> NDArray[np.float64]:
    """Share of the values in each of BINS equal bins; values beyond count in the outer bins.

    Parameters
    ----------
    values : any shape
    limits : (lowest, highest)

    Returns
    -------
    (BINS,), with sum 1.
    """
    low, high = limits
    places = (values.ravel() - low) * (BINS / (high - low))
    return np.bincount(np.clip(places, 0, BINS - 1).astype(int), minlength=BINS) / values.size


def histogram(
    values: NDArray[np.float64],
    limits: tuple[float, float],
    corner: tuple[float, float],
    width: float,
    role: Role,
) -> str:
    """Histogram of one layer with its limits below; the tallest bar has the full HEIGHT.

    Parameters
    ----------
    values : any shape
    limits : (lowest, highest)
        Values beyond count in the outer bins.
    corner : (x, y)
        Upper left corner.
    width : float
    role : Role
    """
    heights = shares(values, limits)
    heights = heights / heights.max() * HEIGHT
    left, bottom, wide = corner[0], corner[1] + HEIGHT, width / BINS
    bars = "".join(
        f"M{left + k * wide:.1f} {bottom:g}v{-height:.1f}h{wide * 0.9:.1f}v{height:.1f}z"
        for k, height in enumerate(heights)
        if height >= 0.05
    )
    return (
        line(left, bottom, left + width, bottom, width=1, opacity=0.6)
        + f'<path d="{bars}" fill="{color(role)}"/>'
        + text(left, bottom + 12, number(limits[0]), "plain", 15, "start")
        + text(left + width, bottom + 12, number(limits[1]), "plain", 15, "end")
    )
