"""Picture of the convolution lab: input, kernel and output with every number on them."""

import numpy as np

from course_utils.models.convolution import Window
from course_utils.models.convolution_lab import ConvolutionState
from course_utils.pictures.grids import Grid
from course_utils.pictures.large_grids import TOP, at, fitting
from course_utils.pictures.sums import written_sum
from course_utils.pictures.svg import Picture, Span, number, path, picture, spans, text

WIDTH, HEIGHT = 960, 590
SIDE = 404
#: Characters of 14 pixels that fit on one line.
LINE = 107


def convolution_picture(state: ConvolutionState, show_usage: bool, label: str) -> Picture:
    """Padded input with the window, kernel, output, and the sum and the size written out.

    Parameters
    ----------
    state : ConvolutionState
    show_usage : bool
        Write how often each input cell is used in place of its value.
    label : str
        What a screen reader says.
    """
    body = (
        _input(state, show_usage)
        + _kernel(state)
        + _output(state)
        + _sum(state)
        + _size(state)
        + _legend(state, show_usage)
    )
    return picture(WIDTH, HEIGHT, body, label)


def _input(state: ConvolutionState, show_usage: bool) -> str:
    n, padded, before = len(state.x), state.window.padded, state.window.origin[0]
    grid = fitting(10, len(padded), SIDE, 48)
    inside = inside_of(padded, before, n)
    values = padded.copy()
    if show_usage:
        values[inside] = state.usage.ravel()
    chosen = np.zeros(padded.shape, dtype=bool)
    if state.chosen:
        chosen[state.chosen[0] + before, state.chosen[1] + before] = True
    return (
        input_title(n, len(padded), "uses of the input" if show_usage else "input")
        + padded_input(grid, values, inside, state.window)
        + grid.mark(state.unread.mask & inside, "wrong", "stroke")
        + grid.mark(chosen, "input", fill=0.2)
    )


def inside_of(padded: np.ndarray, before: int, n: int) -> np.ndarray:
    """Mask of the cells of a padded input that are input, not padding."""
    inside = np.zeros(padded.shape, dtype=bool)
    inside[before : before + n, before : before + n] = True
    return inside


def input_title(n: int, padded: int, name: str = "input") -> str:
    """Title of an input grid, with its padded size where it has padding."""
    title: list[Span] = [(f"{name} {n}×{n}", "input")]
    if padded > n:
        title.append((f"  with padding: {padded}×{padded}", "plain"))
    return spans(10, 20, title, 17)


def padded_input(grid: Grid, values: np.ndarray, inside: np.ndarray, window: Window) -> str:
    """Input with dashed padding and the window's cells, framed so that holes are seen as holes.

    Parameters
    ----------
    grid : Grid
    values : (rows, columns)
        Numbers of all cells, the padding included.
    inside : (rows, columns) of bool
        Cells that are input.
    window : Window
    """
    used = np.zeros(values.shape, dtype=bool)
    used[np.ix_(window.rows, window.columns)] = True
    x1, y1 = grid.corner(int(window.rows[0]), int(window.columns[0]))
    x2, y2 = grid.corner(int(window.rows[-1]) + 1, int(window.columns[-1]) + 1)
    frame = [(x1, y1), (x2, y1), (x2, y2), (x1, y2)]
    return (
        grid.mark(~inside, "plain", "dashed")
        + grid.tints(np.where(inside, values, 0), "input", hidden=~inside)
        + path(frame, "here", 1.5, closed=True, dash="5 4")
        + grid.mark(used, "here", fill=0.25)
        + grid.numbers(values)
    )


def _kernel(state: ConvolutionState) -> str:
    k = len(state.kernel)
    cell = min(40, 152 / k)
    left = 498 - k * cell / 2
    grid = Grid(left, TOP, cell, k, k)
    return (
        text(498, 20, f"kernel {k}×{k}", "weight", 17)
        + grid.tints(state.kernel, "weight")
        + grid.mark(np.ones((k, k)), "weight", fill=0.02)
        + grid.numbers(state.kernel)
    )


def _output(state: ConvolutionState) -> str:
    return output_grid(state.output, state.cell, state.users)


def output_grid(output: np.ndarray, cell: tuple[int, int], outlined: np.ndarray) -> str:
    """Output with the cell looked at, and others outlined in the input's color.

    Parameters
    ----------
    output : (m, m)
    cell : (row, column)
    outlined : (m, m) of bool
    """
    m = len(output)
    grid = fitting(580, m, 374, 48)
    return (
        text(580, 20, f"output {m}×{m}", "output", 17, "start")
        + grid.tints(output, "output")
        + grid.mark(outlined, "input")
        + grid.mark(at(*cell, m), "here", fill=0.25)
        + grid.numbers(output)
    )


def _sum(state: ConvolutionState) -> str:
    """Write the sum behind the output cell term by term, over as many lines as it takes."""
    row, column = state.cell
    terms = list(zip(state.window.values.ravel(), state.window.weights.ravel(), strict=True))
    total = f"= {number(float(state.window.sum), digits=4)}"
    beginning = f"output[{row}, {column}] = "
    return written_sum((beginning, None), terms, (total, "here"), 10, 474, 14, LINE)


def _size(state: ConvolutionState) -> str:
    """The formula of the output size with the numbers in."""
    n, k = len(state.x), len(state.kernel)
    extra = len(state.window.padded) - n
    both = f"2·{extra // 2}" if extra % 2 == 0 else f"{extra}"
    return spans(10, 546, [
        ("size = ⌊(", None), (f"{n}", "input"), (f" + {both} − {state.dilation}·(", None),
        (f"{k}", "weight"), (f" − 1) − 1) / {state.stride}⌋ + 1 = ", None),
        (f"{len(state.output)}", "output"),
    ], 16)  # fmt: skip


def _legend(state: ConvolutionState, show_usage: bool) -> str:
    """What the stride leaves over, and what the numbers in the input are."""
    n = len(state.x)
    never = int(np.sum(state.usage == 0))
    rows, columns = state.unread.rows, state.unread.columns
    left_over = (
        f"left over at the end: {rows} row{'s' * (rows != 1)}, {columns} "
        f"column{'s' * (columns != 1)} · "
    )
    words = left_over + f"never used: {never} of {n * n} input cells"
    shown = "numbers in the input: how often each cell is used" if show_usage else ""
    return text(10, 574, words, "wrong" if never else "plain", 15, "start") + text(
        950, 574, shown, "input", 15, "end"
    )
