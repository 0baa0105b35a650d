"""Picture of the transposed lab: each input cell spreads the kernel over the output."""

import numpy as np
from numpy.typing import NDArray

from course_utils.models.transposed_lab import TransposedState
from course_utils.pictures.grids import Grid
from course_utils.pictures.large_grids import at, fitting, frame, smallest_cell, tiny_cells
from course_utils.pictures.stretched import stretched_parts
from course_utils.pictures.sums import written_sum
from course_utils.pictures.svg import Picture, arrow, number, picture, spans, text

WIDTH, HEIGHT, SIDE = 960, 564, 384
VALUES, STRETCHED, COUNTS = "values", "stretched input", "overlap counts"
#: Left edge of the output; middle of input and kernel together.
OUTPUT, MIDDLE = 408, 200
#: Characters of 14 pixels that fit on one line.
LINE = 100


def transposed_picture(state: TransposedState, show: str, label: str) -> Picture:
    """Input, kernel, stamp and output; or the stretched input; and the size written out.

    Parameters
    ----------
    state : TransposedState
    show : str
        VALUES, STRETCHED or COUNTS.
    label : str
        What a screen reader says.
    """
    if show == STRETCHED:
        body = stretched_parts(state)
    else:
        body = _input(state) + _stamp(state) + _output(state, show) + _legend(state)
    return picture(WIDTH, HEIGHT, body + _size(state) + _sum(state), label)


def _input(state: TransposedState) -> str:
    n, k = len(state.x), len(state.kernel)
    grid, weights = fitting(16, n, 196), fitting(244, k, 136)
    return (
        text(16, 20, f"input {n}×{n}", "input", 17, "start", bold=True)
        + grid.tints(state.x, "input", largest=4)
        + grid.mark(at(*state.cell, n), "here", fill=0.25)
        + grid.numbers(state.x)
        + text(244, 20, f"kernel {k}×{k}", "weight", 17, "start", bold=True)
        + weights.tints(state.kernel, "weight")
        + weights.mark(np.ones((k, k)), "weight", fill=0.02)
        + weights.numbers(state.kernel)
    )


def _stamp(state: TransposedState) -> str:
    """Products of the chosen input cell with each weight, before they are spread."""
    k = len(state.kernel)
    cell = min(40, 140 / k)
    grid = Grid(MIDDLE - k * cell / 2, 288, cell, k, k)
    value = number(state.x[state.cell])
    return (
        text(MIDDLE, 266, f"stamp = {value} · kernel", "here", 17, bold=True)
        + grid.mark(state.landed, "here", fill=0.2)
        + grid.mark(~state.landed, "plain", "dashed")
        + grid.mark(~state.landed, "plain", "stroke")
        + grid.numbers(state.stamp)
        + arrow(296, 330, 384, 330, "here")
        + text(336, 312, "add", "here", 15)
    )


def _output(state: TransposedState, show: str) -> str:
    """Output or overlap counts; where there are too many cells, small and partly enlarged."""
    values = state.counts if show == COUNTS else state.output
    m = len(values)
    title = f"{'counts' if show == COUNTS else 'output'} {m}×{m}"
    words = text(OUTPUT, 20, title, "output", 17, "start", bold=True)
    grid, needed = fitting(OUTPUT, m, SIDE), smallest_cell(values)
    if grid.cell >= needed:
        return words + _numbered(grid, values, state.touched, at(*state.output_cell, m))
    small = fitting(OUTPUT, m, 196)
    count = min(int(324 / needed), max(state.reach + 2, 11))
    top, left = (
        int(np.clip(start + (state.reach - count) // 2, 0, m - count)) for start in state.corner
    )
    part = np.s_[top : top + count, left : left + count]
    large = fitting(620, count, 324)
    below = small.y + small.cell * m + 20
    return (
        words
        + tiny_cells(small, values, "output", state.touched)
        + frame(small, *state.output_cell, 1, "output")
        + frame(small, top, left, count, "here", "5 3")
        + text(OUTPUT, below, "too many cells for", "plain", 15, "start")
        + text(OUTPUT, below + 20, "numbers: the dashed", "plain", 15, "start")
        + text(OUTPUT, below + 40, "part is enlarged", "plain", 15, "start")
        + text(620, 20, f"rows {top}–{top + count - 1}, columns {left}–{left + count - 1}",
               "here", 17, "start")
        + _numbered(large, values[part], state.touched[part], at(*state.output_cell, m)[part],
                    np.abs(values).max())
    )  # fmt: skip


def _numbered(grid: Grid, values: NDArray, touched: NDArray, chosen: NDArray,
              largest: float | None = None) -> str:  # fmt: skip
    return (
        grid.tints(values, "output", largest=largest)
        + grid.mark(touched, "here", fill=0.12)
        + grid.mark(chosen, "output", fill=0.3)
        + grid.numbers(values)
    )


def _legend(state: TransposedState) -> str:
    """What the marks on the output mean."""
    (row, column), (down, across) = state.cell, state.output_cell
    cut = [(" · crossed out: cut off by padding", "plain")] if not state.landed.all() else []
    return spans(16, 452, [
        (f"orange: where input [{row}, {column}] lands", "here"), (" · ", None),
        (f"green: output [{down}, {across}]", "output"), *cut,
    ], 15)  # fmt: skip


def _size(state: TransposedState) -> str:
    """The formula of the output size, and with the numbers in."""
    n, k, s, p, q, d = state.sizes
    return spans(16, 478, [
        ("size = (n − 1)·s − 2·p + d·(k − 1) + op + 1 = (", None), (f"{n}", "input"),
        (f" − 1)·{s} − 2·{p} + {d}·(", None), (f"{k}", "weight"), (f" − 1) + {q} + 1 = ", None),
        (f"{len(state.output)}", "output"),
    ], 16)  # fmt: skip


def _sum(state: TransposedState) -> str:
    """Write the sum behind the output cell term by term, over as many lines as it takes."""
    row, column = state.output_cell
    total = f"= {number(state.output[state.output_cell], digits=4)}"
    beginning = f"output[{row}, {column}] = "
    if not state.terms:
        beginning, total = beginning + "0: no product lands here", ""
    return written_sum((beginning, "output"), state.terms, (total, "output"), 16, 504, 14, LINE)
