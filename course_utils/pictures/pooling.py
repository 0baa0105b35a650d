"""Picture of the pooling explorer: window, what it keeps, and whether a convolution could do it."""

import numpy as np

from course_utils.models.pooling_lab import MAX, PoolingState
from course_utils.pictures.convolution import (
    SIDE,
    input_title,
    inside_of,
    output_grid,
    padded_input,
)
from course_utils.pictures.grids import Grid
from course_utils.pictures.large_grids import fitting
from course_utils.pictures.svg import Picture, number, picture, spans, text


def pooling_picture(state: PoolingState, label: str) -> Picture:
    """Input with the window, the window by itself, the output, and two lines of arithmetic.

    Parameters
    ----------
    state : PoolingState
    label : str
        What a screen reader says.
    """
    body = _input(state) + _window(state) + _output(state) + _arithmetic(state)
    return picture(960, 568, body, label)


def _input(state: PoolingState) -> str:
    n, padded = len(state.x), state.window.padded
    grid = fitting(10, len(padded), SIDE, 48)
    inside = inside_of(padded, state.padding, n)
    values = np.where(inside, padded, -np.inf if state.kind == MAX else 0)
    return input_title(n, len(padded)) + padded_input(grid, values, inside, state.window)


def _window(state: PoolingState) -> str:
    """The cells of the window, the largest one ringed; or their weights 1/k²."""
    cell = min(40, 152 / state.size)
    grid = Grid(498 - state.size * cell / 2, 44, cell, state.size, state.size)
    everywhere = np.ones((state.size, state.size), dtype=bool)
    if state.kind == MAX:
        values = np.where(state.inside, state.window.values, -np.inf)
        largest = values == values.max()
        return (
            text(498, 20, "window", size=17)
            + grid.mark(everywhere, "input", fill=0.1)
            + grid.mark(largest, "here", fill=0.3)
            + grid.numbers(values)
        )
    return (
        text(498, 20, "weights 1/k²", "weight", 17)
        + grid.tints(state.window.weights, "weight")
        + grid.mark(everywhere, "weight", fill=0.02)
        + grid.numbers(state.window.weights)
    )


def _output(state: PoolingState) -> str:
    return output_grid(state.output, state.cell, np.zeros(state.output.shape, dtype=bool))


def _arithmetic(state: PoolingState) -> str:
    row, column = state.cell
    words = [number(value) for value in state.window.values[state.inside]]
    if state.kind == MAX:
        found = number(float(state.output[state.cell]))
        mirrored = number(float(np.max(-state.window.values[state.inside])))
        first = [(f"output[{row}, {column}] = max of ", None), (", ".join(words), "input"),
                 (f" = {found}", "here")]  # fmt: skip
        opposite = number(-float(state.output[state.cell]))
        second = (
            "All numbers of this window are equal: here maximum and mean agree."
            if mirrored == opposite
            else f"No convolution: with all signs changed it gives {mirrored}, "
            f"where a convolution would give {opposite}."
        )
    else:
        total = number(float(state.window.values.sum()))
        first = [(f"output[{row}, {column}] = sum {total} / {state.size}² = ", None),
                 (number(float(state.output[state.cell]), digits=4), "here")]  # fmt: skip
        equal = np.allclose(state.output, state.as_convolution)
        result = "the same output in every cell" if equal else "another output"
        second = f"conv2d with all weights 1/{state.size}² gives {result}."
    return (
        spans(10, 476, first, 15)
        + text(10, 508, second, size=16, anchor="start")
        + spans(10, 544, [
            ("size = ⌊(", None), (f"{len(state.x)}", "input"),
            (f" + 2·{state.padding} − {state.size}) / {state.stride}⌋ + 1 = ", None),
            (f"{len(state.output)}", "output"),
        ], 16)
    )  # fmt: skip
