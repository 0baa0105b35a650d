"""Square pieces of the Blue Marble: Europe and Africa to be judged by, the rest to learn from."""

import random
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.datasets.blue_marble import load_blue_marble

#: Side of a tile in pixels, about 8.5 degrees.
TILE = 64

#: Columns of the map from 20° west to 55° east: nothing of them is learned from.
HELD_OUT = slice(1200, 1763)

#: Rows of all tiles: 82° north to 82° south. Nearer to the poles the map shows few places many
#: times over, nearly all of them white, which gray colors well.
ROWS = slice(60, 1290)

#: Part of the map that is judged by: Europe, Africa, and the seas and ice north and south of them.
JUDGED = (ROWS, slice(1200, 1762))

#: Europe and Africa alone, 72° north to 36° south: harder, because no ice sheet is in it.
EUROPE_AND_AFRICA = (slice(135, 945), slice(1200, 1762))

#: Pixels from one training tile to the next, less than a tile: they overlap.
STRIDE = 24

#: Least share of land in a training tile and in a test tile.
LEARNED_LAND, JUDGED_LAND = 0.1, 0.25

#: Of the training tiles with less land every so many-th is learned from, so that sea stays blue.
SEA_EVERY = 5

Places = list[tuple[int, int]]
Part = tuple[slice, slice]


def is_sea(rgb: ArrayLike) -> NDArray[np.bool_]:
    """Tell sea from land by the colors of the Blue Marble.

    Its sea is painted in dark blue tones: blue is more than 10 above red and more than 4 above
    green, and red is below 128, which bluish ice is not. Lakes count as land: they are black.

    Parameters
    ----------
    rgb : (..., 3) uint8

    Returns
    -------
    (...) bool
    """
    red, green, blue = np.moveaxis(np.asarray(rgb, dtype=np.int16), -1, 0)
    return (blue > red + 10) & (blue > green + 4) & (red < 128)


def europe_and_africa() -> NDArray[np.uint8]:
    """Map of Europe and Africa, 72° north to 36° south and 20° west to 55° east.

    Returns
    -------
    (810, 562, 3) uint8
    """
    return load_blue_marble()[EUROPE_AND_AFRICA]


def earth_tiles(split: str) -> NDArray[np.uint8]:
    """Load the tiles to learn from, or those to be judged by.

    "train" is every tile of a grid of 24 pixels over the Earth except 20° west to 55° east
    (across the date line, from 82° north to 82° south) with at least a tenth of land, and every
    fifth of the others, which are sea; "test" is `test_tiles()`. No pixel of "test" is in "train".

    Parameters
    ----------
    split : {"train", "test"}

    Returns
    -------
    (N, 64, 64, 3) uint8
        Red, green and blue, from 0 to 255; yours to write to.

    Raises
    ------
    ValueError
        If `split` is neither "train" nor "test".
    """
    if split not in ("train", "test"):
        raise ValueError(f'There is no split {split!r}: choose "train" or "test".')
    return test_tiles() if split == "test" else _cut(load_blue_marble(), learned_places())


def test_tiles(count: int = 400, seed: int = 0, part: Part = JUDGED) -> NDArray[np.uint8]:  # noqa: PT028
    """Cut tiles with at least a quarter of land from anywhere between 20° west and 55° east.

    Parameters
    ----------
    count, seed : int
        The same seed gives the same tiles everywhere.
    part : (slice, slice)
        Rows and columns of the map: `JUDGED`, from 82° north to 82° south, or
        `EUROPE_AND_AFRICA` alone.

    Returns
    -------
    (count, 64, 64, 3) uint8
    """
    return _cut(load_blue_marble(), judged_places(count, seed, part))


test_tiles.__test__ = False  # pytest would take it for a test


def learned_places() -> Places:
    """Row and column of the upper left pixel of each training tile.

    Columns are counted on across the date line: 2700 is column 0 again.
    """
    earth = load_blue_marble()
    width = earth.shape[1]
    first, end = HELD_OUT.stop, width + HELD_OUT.start
    grid = [
        (row, column)
        for row in range(ROWS.start, ROWS.stop - TILE + 1, STRIDE)
        for column in range(first, end - TILE + 1, STRIDE)
    ]
    land = _land_shares(np.concatenate([earth, earth], axis=1)[:, :end])
    sea = [place for place in grid if land(place) < LEARNED_LAND]
    return sorted(set(grid) - set(sea) | set(sea[::SEA_EVERY]))


def judged_places(count: int = 400, seed: int = 0, part: Part = JUDGED) -> Places:
    """Row and column of the upper left pixel of each test tile.

    Raises
    ------
    ValueError
        For a count below 1.
    """
    if count < 1:
        raise ValueError(f"One test tile is the least, not {count}.")
    rows, columns = part
    land = _land_shares(load_blue_marble())
    rng = random.Random(seed)  # its numbers are promised to stay, unlike those of NumPy
    places: Places = []
    while len(places) < count:
        row = rows.start + int(rng.random() * (rows.stop - rows.start - TILE + 1))
        column = columns.start + int(rng.random() * (columns.stop - columns.start - TILE + 1))
        if land((row, column)) >= JUDGED_LAND:
            places.append((row, column))
    return places


def _land_shares(earth: NDArray[np.uint8]) -> Callable[[tuple[int, int]], float]:
    """Function from the place of a tile to its share of land, by sums over the whole map."""
    sums = np.pad((~is_sea(earth)).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))

    def share(place: tuple[int, int]) -> float:
        row, column = place
        below, right = row + TILE, column + TILE
        total = sums[below, right] - sums[row, right] - sums[below, column] + sums[row, column]
        return total / TILE**2

    return share


def _cut(earth: NDArray[np.uint8], places: Places) -> NDArray[np.uint8]:
    """Tiles at some places, columns counted on across the date line."""
    width = earth.shape[1]
    columns = (np.array([column for _, column in places])[:, None] + np.arange(TILE)) % width
    rows = np.array([row for row, _ in places])[:, None] + np.arange(TILE)
    return earth[rows[:, :, None], columns[:, None, :]]
