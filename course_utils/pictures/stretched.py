"""The second way to a transposed convolution: an ordinary one over the stretched input."""

import numpy as np

from course_utils.models.transposed_lab import TransposedState
from course_utils.pictures.grids import Grid
from course_utils.pictures.large_grids import (
    TOP,
    at,
    fitting,
    frame,
    smallest_cell,
    tiny_cells,
)
from course_utils.pictures.svg import number, text

SIDE, BOTH, GAP = 384, 728, 200


def stretched_parts(state: TransposedState) -> str:
    """Stretched input with the window of the output cell, flipped kernel, output, and a legend.

    Parameters
    ----------
    state : TransposedState
    """
    stretched, m = len(state.stretched.x), len(state.output)
    cell = min(40, SIDE / stretched, BOTH / (stretched + m))
    views = _enlarged if cell < smallest_cell(state.output) else _whole
    return views(state, cell) + _legend(state)


def _whole(state: TransposedState, cell: float) -> str:
    """All cells with their numbers, alike in size on both sides."""
    stretched, m = len(state.stretched.x), len(state.output)
    middle = 16 + max(stretched * cell, 225) + GAP / 2
    output = Grid(middle + GAP / 2, TOP, cell, m, m)
    return (
        _title(16, state)
        + _cells(state, Grid(16, TOP, cell, stretched, stretched))
        + _kernel(state, middle)
        + _output(state, output)
    )


def _enlarged(state: TransposedState, cell: float) -> str:
    """All cells without numbers, and the window enlarged with its numbers."""
    stretched = fitting(16, len(state.stretched.x), 200)
    row, column = state.output_cell
    used = _used(state)
    below = TOP + stretched.cell * stretched.rows + 20
    return (
        _title(16, state)
        + tiny_cells(stretched, state.stretched.x + 0.5 * state.stretched.inside, "input", used)
        + frame(stretched, row, column, state.reach, "here", "5 3")
        + text(16, below, "too many cells for", "plain", 15, "start")
        + text(16, below + 20, "numbers: the window", "plain", 15, "start")
        + text(16, below + 40, "is enlarged", "plain", 15, "start")
        + text(244, 20, f"window of output [{row}, {column}]", "here", 17, "start", bold=True)
        + _cells(state, fitting(244, state.reach, 324), (row, column))
        + _kernel(state, 654)
        + _output(state, fitting(744, len(state.output), 200))
    )


def _title(x: float, state: TransposedState) -> str:
    size = len(state.stretched.x)
    return text(x, 20, f"stretched input {size}×{size}", "input", 17, "start", bold=True)


def _used(state: TransposedState) -> np.ndarray:
    """Cells of the stretched input under a weight."""
    used = np.zeros(state.stretched.x.shape, dtype=bool)
    used[np.ix_(state.window.rows, state.window.columns)] = True
    return used


def _cells(state: TransposedState, grid: Grid, corner: tuple[int, int] | None = None) -> str:
    """Stretched input with the window; only the part from a corner on where one is given."""
    row, column = corner or (0, 0)
    part = np.s_[row : row + grid.rows, column : column + grid.columns]
    x, inside, used = state.stretched.x[part], state.stretched.inside[part], _used(state)[part]
    first = (0, 0) if corner else state.output_cell
    return (
        grid.mark(~inside, "plain", "dashed")
        + grid.tints(x, "input", hidden=~inside, largest=4)
        + grid.mark(inside, "input", fill=0.06)
        + frame(grid, *first, state.reach, "here", "5 3")
        + grid.mark(used, "here", fill=0.2)
        + grid.numbers(x)
    )


def _kernel(state: TransposedState, middle: float) -> str:
    k = len(state.kernel)
    cell = min(40, 136 / k)
    grid = Grid(middle - k * cell / 2, TOP, cell, k, k)
    beside = TOP + k * cell / 2
    return (
        text(middle, 20, "flipped kernel", "weight", 17, bold=True)
        + text(middle - 79, beside, "∗", size=24)
        + text(middle + 79, beside, "=", size=24)
        + grid.tints(state.stretched.kernel, "weight")
        + grid.mark(np.ones((k, k)), "weight", fill=0.02)
        + grid.numbers(state.stretched.kernel)
    )


def _output(state: TransposedState, grid: Grid) -> str:
    m = len(state.output)
    title = text(grid.x, 20, f"output {m}×{m}", "output", 17, "start", bold=True)
    here = at(*state.output_cell, m)
    if grid.cell < smallest_cell(state.output):
        return title + tiny_cells(grid, state.output, "output", here)
    return (
        title
        + grid.tints(state.output, "output")
        + grid.mark(here, "here", fill=0.3)
        + grid.numbers(state.output)
    )


def _legend(state: TransposedState) -> str:
    """How many zeros stand between and around the input cells."""
    _, k, s, p, q, d = state.sizes
    around = d * (k - 1) - p
    zeros = f"s − 1 = {s - 1} zero{'s' * (s != 2)} between neighbors"
    cut = " (cut off)" if around < 0 else ""
    more = f" · op = {q} more at the end" if q else ""
    words = f"{zeros} · d·(k − 1) − p = {number(around)} around{cut}{more}"
    return text(16, 452, words, "plain", 15, "start")
