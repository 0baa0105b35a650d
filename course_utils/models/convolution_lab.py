"""All that the convolution lab shows of one setting."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.convolution import (
    Leftover,
    Window,
    conv2d,
    leftover,
    usage_counts,
    using_outputs,
    window,
)
from course_utils.models.convolution.windows import reach

Cell = tuple[int, int]


@dataclass(frozen=True)
class ConvolutionState:
    """A convolution of a square picture, and the cells looked at.

    Attributes
    ----------
    x : (n, n)
    kernel : (k, k)
    stride, dilation : int
    padding : int, "same" or "valid"
    output : (m, m)
    cell : (row, column)
        The output cell looked at; `window` holds the cells and products behind it.
    window : Window
    chosen : (row, column) or None
        An input cell; `users` are the outputs that read it, (m, m) of bool.
    users : (m, m) of bool
    usage : (n, n) integer
        How many outputs read each input cell.
    unread : Leftover
        Padded cells that no window reads.
    """

    x: NDArray
    kernel: NDArray
    stride: int
    padding: int | str
    dilation: int
    output: NDArray
    cell: Cell
    window: Window
    chosen: Cell | None
    users: NDArray[np.bool_]
    usage: NDArray[np.intp]
    unread: Leftover

    @property
    def reach(self) -> int:
        """Cells that the kernel covers in each direction, the holes of dilation included."""
        return reach(len(self.kernel), self.dilation)


def convolution_state(
    x: NDArray, kernel: NDArray, stride: int, padding: int | str, dilation: int, output_cell: int,
    input_cell: int,
) -> ConvolutionState:  # fmt: skip
    """Convolve, and look at one output cell and one input cell.

    Parameters
    ----------
    x : (n, n)
    kernel : (k, k)
    stride, padding, dilation
        As in `convolution.output_size`.
    output_cell : int
        Counted from 1, row by row; one past the last is the last.
    input_cell : int
        Likewise; 0 for none.

    Raises
    ------
    ValueError
        For an impossible setting.
    """
    n, settings = len(x), (stride, padding, dilation)
    output = conv2d(x, kernel, None, *settings)
    m = len(output)
    cell = divmod(min(output_cell, m**2) - 1, m)
    chosen = divmod(min(input_cell, n**2) - 1, n) if input_cell else None
    sizes = (n, len(kernel), *settings)
    users = using_outputs(*chosen, *sizes) if chosen else np.zeros((m, m), dtype=bool)
    return ConvolutionState(
        x, kernel, *settings, output, cell, window(x, kernel, *cell, *settings), chosen, users,
        usage_counts(*sizes), leftover(*sizes),
    )  # fmt: skip
