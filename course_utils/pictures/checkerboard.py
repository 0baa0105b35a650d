"""Picture of the checkerboard explorer: input, overlap counts and result beside each other."""

import numpy as np
from numpy.typing import NDArray

from course_utils.models.checkerboards import UPSAMPLED, Doubled
from course_utils.pictures.grids import Grid
from course_utils.pictures.svg import Picture, arrow, box, line, number, picture, text

WIDTH, HEIGHT, TOP = 960, 462, 44
CELL, COUNTS, RESULT = 25, 268, 636
#: Lower end and largest height of the bars.
GROUND, TALLEST = 432, 62


def checkerboard_picture(state: Doubled, label: str) -> Picture:
    """Input and kernel on the left, then the counts, then the result, each with one row as bars.

    Parameters
    ----------
    state : Doubled
    label : str
        What a screen reader says.
    """
    body = (
        _input(state)
        + arrow(206, 194, 246, 194)
        + arrow(582, 194, 622, 194)
        + _doubled(state.counts, COUNTS, "overlap counts", state.row)
        + _doubled(state.result, RESULT, "result", state.row)
    )
    return picture(WIDTH, HEIGHT, body, label)


def _input(state: Doubled) -> str:
    n, k = len(state.x), len(state.kernel)
    first, second = (
        ("1. repeat each cell 2×2", "2. convolve with the")
        if state.way == UPSAMPLED
        else ("each cell adds the kernel,", "2 outputs behind the last")
    )
    grid, weights = Grid(16, TOP, 28, n, n), Grid(16, 296, 28, k, k)
    return (
        text(16, 20, f"input {n}×{n}", "input", 17, "start", bold=True)
        + grid.tints(state.x, "input", largest=6)
        + grid.numbers(state.x)
        + text(16, 234, first, "plain", 15, "start")
        + text(16, 254, second, "plain", 15, "start")
        + text(16, 278, f"kernel {k}×{k}", "weight", 17, "start", bold=True)
        + weights.tints(state.kernel, "weight", largest=2)
        + weights.mark(np.ones((k, k)), "weight", fill=0.02)
        + weights.numbers(state.kernel)
    )


def _doubled(values: NDArray, x: float, title: str, row: int) -> str:
    """Grid of 12 × 12 numbers, and bars for one of its rows under its columns."""
    m = len(values)
    grid = Grid(x, TOP, CELL, m, m)
    heights = TALLEST * values[row] / values.max()
    bars = "".join(
        box(x + j * CELL + 3, GROUND - height, CELL - 6, height, "output", 0.55, 0, corner=1)
        for j, height in enumerate(heights)
    )
    return (
        text(x, 20, f"{title} {m}×{m}", "output", 17, "start", bold=True)
        + grid.tints(values, "output")
        + box(x, TOP + row * CELL, m * CELL, CELL, "here", 0, 2.5)
        + grid.numbers(values)
        + bars
        + line(x, GROUND, x + m * CELL, GROUND, width=1)
        + text(x, GROUND + 18, f"row {row}: {number(values[row].min())} to "
               f"{number(values[row].max())}", "here", 15, "start")
    )  # fmt: skip
