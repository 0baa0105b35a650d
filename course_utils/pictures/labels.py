"""Heights of words beside the ends of curves, moved so that they can be read."""

from collections.abc import Sequence

import numpy as np


def stacked(heights: Sequence[float], least: float = 20) -> list[float]:
    """Heights moved up from below until none overlaps; the lowest stays.

    Parameters
    ----------
    heights : sequence of N float
        Middles of the words; they grow downwards, as in SVG.
    least : float
        From one middle to the next.
    """
    moved: dict[int, float] = {}
    limit = np.inf
    for k in sorted(range(len(heights)), key=lambda k: -heights[k]):
        limit = moved[k] = min(heights[k], limit - least)
    return [moved[k] for k in range(len(heights))]


def apart(heights: Sequence[float], least: float = 20) -> list[float]:
    """Heights moved until none overlaps, as many up as down; parameters as for `stacked`."""
    moved = stacked(heights, least)
    down = (sum(heights) - sum(moved)) / len(heights)
    return [height + down for height in moved]


def apart_above(heights: Sequence[float], lowest: float, least: float = 20) -> list[float]:
    """At most two heights moved so that they neither overlap nor lie below a line.

    Parameters
    ----------
    heights : sequence of at most two float
        As for `stacked`.
    lowest : float
        The line.
    least : float
        From one middle to the next.
    """
    if len(heights) < 2:
        return [min(height, lowest) for height in heights]
    middle, gap = sum(heights) / 2, max(abs(heights[0] - heights[1]), least)
    middle = min(middle, lowest - gap / 2)
    ends = [middle - gap / 2, middle + gap / 2]
    return ends if heights[0] <= heights[1] else ends[::-1]
