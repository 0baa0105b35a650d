"""How often cells are used: by windows of a convolution, by strokes of a transposed one.

The checkerboards that overlap_counts predicts: A. Odena, V. Dumoulin and C. Olah, "Deconvolution
and checkerboard artifacts", Distill (2016).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from course_utils.models.convolution.correlation import convolution_axes
from course_utils.models.convolution.settings import IntOrPair
from course_utils.models.convolution.traces import require_cell
from course_utils.models.convolution.transposed import transposed_axes

__all__ = [
    "Leftover",
    "leftover",
    "overlap_counts",
    "spread_outputs",
    "usage_counts",
    "using_outputs",
]


def usage_counts(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair = 1,
    padding: IntOrPair | str = 0,
    dilation: IntOrPair = 1,
) -> NDArray[np.intp]:
    """How many outputs of a convolution read each input cell: (H, W), without the padding.

    Parameters and refusals are those of output_size.
    """
    axes = convolution_axes(input_size, kernel_size, stride, padding, dilation)
    per_axis = [_tally(axis.cells - axis.before, axis.input_size) for axis in axes]
    return np.outer(*per_axis)


def overlap_counts(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair = 1,
    padding: IntOrPair = 0,
    output_padding: IntOrPair = 0,
    dilation: IntOrPair = 1,
) -> NDArray[np.intp]:
    """How many (input, weight) pairs add to each output of a transposed convolution: (H', W').

    Where neighbors differ, a checkerboard shows. Parameters and refusals are those of
    transposed_output_size.
    """
    axes = transposed_axes(input_size, kernel_size, stride, padding, output_padding, dilation)
    return np.outer(*[_tally(axis.targets, axis.output_size) for axis in axes])


def _tally(cells: NDArray[np.intp], size: int) -> NDArray[np.intp]:
    """How often each of 0 … size − 1 is among the cells; others are not counted."""
    return np.bincount(cells[(cells >= 0) & (cells < size)], minlength=size)


class Leftover(NamedTuple):
    """Cells of the padded input that no window reads.

    Attributes
    ----------
    mask : (H', W') of bool
        True for each padded cell that no window reads: behind the last window, between windows
        where the stride is larger than the kernel, or in holes that dilation leaves.
    rows, columns : int
        Rows at the bottom and columns at the right behind the last window, which the stride never
        reaches: (padded size − covered cells) mod stride.
    """

    mask: NDArray[np.bool_]
    rows: int
    columns: int


def leftover(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair = 1,
    padding: IntOrPair | str = 0,
    dilation: IntOrPair = 1,
) -> Leftover:
    """Cells of the padded input that no window of a convolution reads.

    Parameters and refusals are those of output_size.
    """
    axes = convolution_axes(input_size, kernel_size, stride, padding, dilation)
    read = np.outer(*[_tally(axis.cells, axis.padded_size) for axis in axes])
    rows, columns = ((axis.padded_size - axis.reach) % axis.stride for axis in axes)
    return Leftover(read == 0, rows, columns)


def using_outputs(
    row: int,
    column: int,
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair = 1,
    padding: IntOrPair | str = 0,
    dilation: IntOrPair = 1,
) -> NDArray[np.bool_]:
    """Which outputs of a convolution read the input cell (row, column): (H', W') of bool.

    The cell is counted without the padding. Other parameters and refusals are those of
    output_size.
    """
    down, across = convolution_axes(input_size, kernel_size, stride, padding, dilation)
    require_cell("input", row, column, (down.input_size, across.input_size))
    rows = (down.cells == row + down.before).any(axis=1)
    columns = (across.cells == column + across.before).any(axis=1)
    return np.outer(rows, columns)


def spread_outputs(
    row: int,
    column: int,
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair = 1,
    padding: IntOrPair = 0,
    output_padding: IntOrPair = 0,
    dilation: IntOrPair = 1,
) -> NDArray[np.bool_]:
    """Which outputs of a transposed convolution the input cell (row, column) adds to: (H', W').

    Other parameters and refusals are those of transposed_output_size.
    """
    down, across = transposed_axes(
        input_size, kernel_size, stride, padding, output_padding, dilation
    )
    require_cell("input", row, column, (down.input_size, across.input_size))
    rows = _tally(down.targets[row], down.output_size)
    columns = _tally(across.targets[column], across.output_size)
    return np.outer(rows, columns) > 0
