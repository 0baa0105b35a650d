"""Square grids of any size: with numbers while cells are large enough, else as tinted pixels."""

import numpy as np
from numpy.typing import NDArray

from course_utils.pictures.digits import pixels
from course_utils.pictures.grids import Grid
from course_utils.pictures.svg import box, number
from course_utils.pictures.theme import PALETTE, Role, channels

TOP = 44
#: Side of the smallest cell that holds a digit, and width of a character of 12 pixels.
SMALLEST_CELL, CHARACTER = 19, 7.2


def smallest_cell(values: NDArray) -> float:
    """Side of the smallest cells in which these numbers stay apart from their neighbors."""
    longest = max(len(number(values.min())), len(number(values.max())))
    return max(SMALLEST_CELL, CHARACTER * longest + 1.9)


def fitting(x: float, count: int, side: float, largest: float = 40) -> Grid:
    """Square grid with cells as large as its place allows; whole pixels where cells are tiny."""
    cell = min(largest, side / count)
    return Grid(x, TOP, cell if cell >= SMALLEST_CELL else side // count, count, count)


def at(row: int, column: int, count: int) -> NDArray[np.bool_]:
    """Mask of one cell of a square grid."""
    mask = np.zeros((count, count), dtype=bool)
    mask[row, column] = True
    return mask


def tiny_cells(grid: Grid, values: NDArray, role: Role, here: NDArray[np.bool_]) -> str:
    """Cells too small for numbers, as one image; those looked at in orange.

    Parameters
    ----------
    grid : Grid
    values : (rows, rows)
        The further from 0, the deeper the tint.
    role : Role
    here : (rows, rows) of bool
    """
    shares = np.abs(values) / (np.abs(values).max() or 1)
    rgba = np.empty((*values.shape, 4))
    rgba[..., :3] = np.where(here[..., None], channels(PALETTE["here"]), channels(PALETTE[role]))
    rgba[..., 3] = 255 * np.where(here, 1, 0.06 + 0.74 * shares)
    side = grid.cell * grid.rows
    return pixels(rgba, grid.x, grid.y, side) + box(
        grid.x, grid.y, side, side, "plain", 0, 1, corner=0
    )


def frame(grid: Grid, row: int, column: int, count: int, role: Role, dash: str = "") -> str:
    """Frame around count × count cells; row and column are those of the first."""
    x, y = grid.corner(row, column)
    side = count * grid.cell
    return box(x, y, side, side, role, 0, 2.5, corner=1, dash=dash)
