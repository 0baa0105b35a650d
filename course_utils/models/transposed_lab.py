"""All that the transposed lab shows of one setting."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import gcd

import numpy as np
from numpy.typing import NDArray

from course_utils.models.convolution import (
    StretchedInput,
    Window,
    conv2d,
    conv_transpose2d,
    overlap_counts,
    spread_outputs,
    stretched_input,
    window,
)
from course_utils.models.convolution.windows import reach
from course_utils.models.sized_kernels import Kernel, edges, ones

Cell = tuple[int, int]

#: Weights that bilinear interpolation by a factor of k / 2 takes, times a whole number.
TENT = {1: [1], 2: [1, 1], 3: [1, 2, 1], 4: [1, 3, 3, 1], 5: [1, 2, 3, 2, 1]}


def bilinear(size: int) -> Kernel:
    """Weights that fall from the middle to the sides, as in bilinear interpolation."""
    return np.outer(TENT[size], TENT[size]).astype(float)


def counting(size: int) -> Kernel:
    """Weights 1, 2, … k², so that each can be found again in the output."""
    return np.arange(1.0, size**2 + 1).reshape(size, size)


SPREAD_KERNELS: dict[str, Callable[[int], Kernel]] = {
    "bilinear": bilinear,
    "ones": ones,
    "edges": edges,
    "counting": counting,
}


@dataclass(frozen=True)
class TransposedState:
    """A transposed convolution of a square picture, and the cells looked at.

    Attributes
    ----------
    x : (n, n)
    kernel : (k, k)
    stride, padding, output_padding, dilation : int
    output : (m, m)
    counts : (m, m) integer
        How many products each output adds up.
    cell : (row, column)
        An input cell; `touched` are the outputs it adds to, (m, m) of bool.
    touched : (m, m) of bool
    output_cell : (row, column)
        An output cell; `window` holds the cells of the stretched input behind it.
    stretched : StretchedInput
    window : Window
    as_convolution : (m, m)
        The output the second way: conv2d of the stretched input.
    """

    x: NDArray
    kernel: NDArray
    stride: int
    padding: int
    output_padding: int
    dilation: int
    output: NDArray
    counts: NDArray[np.intp]
    cell: Cell
    touched: NDArray[np.bool_]
    output_cell: Cell
    stretched: StretchedInput
    window: Window
    as_convolution: NDArray

    @property
    def sizes(self) -> tuple[int, int, int, int, int, int]:
        """Settings in the order of `transposed_output_size`."""
        spread = self.stride, self.padding, self.output_padding, self.dilation
        return len(self.x), len(self.kernel), *spread

    @property
    def reach(self) -> int:
        """Cells that the stamp covers in each direction, the holes of dilation included."""
        return reach(len(self.kernel), self.dilation)

    @property
    def stamp(self) -> NDArray:
        """Products of the input cell with each weight: (k, k)."""
        return self.x[self.cell] * self.kernel

    @property
    def corner(self) -> Cell:
        """Output cell of the stamp's first product; below 0 where the padding cuts it off."""
        row, column = (index * self.stride - self.padding for index in self.cell)
        return row, column

    @property
    def landed(self) -> NDArray[np.bool_]:
        """Which products of the stamp land on the output: (k, k) of bool."""
        steps = self.dilation * np.arange(len(self.kernel))
        rows, columns = (
            (start + steps >= 0) & (start + steps < len(self.output)) for start in self.corner
        )
        return np.outer(rows, columns)

    @property
    def terms(self) -> list[tuple[float, float]]:
        """(input, weight) of each product that the output cell adds up."""
        real = self.stretched.inside[np.ix_(self.window.rows, self.window.columns)]
        pairs = zip(self.window.values[real], self.window.weights[real], strict=True)
        return [(float(value), float(weight)) for value, weight in pairs]

    @cached_property
    def inner_counts(self) -> tuple[int, int] | None:
        """Least and most products of an inner output; None where every output is near a border.

        An output is an inner one where a larger input, going on on all sides, would not change
        its count.
        """
        n, k, s, p, q, d = self.sizes
        more = k * d
        endless = overlap_counts(n + 2 * more, k, s, p + s * more, q, d)
        inner = self.counts[self.counts == endless]
        # Cells that no input can reach lie near no border; alone they say nothing.
        return (int(inner.min()), int(inner.max())) if inner.any() else None

    @property
    def even(self) -> bool:
        """Whether the stamps of an endless input overlap evenly: no checkerboard.

        Along one direction the weights land dilation · j cells behind their input, so they must
        hit each remainder modulo the stride equally often.
        """
        return self.stride == 1 or (
            gcd(self.stride, self.dilation) == 1 and len(self.kernel) % self.stride == 0
        )


def transposed_state(
    x: NDArray, kernel: NDArray, stride: int, padding: int, output_padding: int, dilation: int,
    cell: int, output_cell: int,
) -> TransposedState:  # fmt: skip
    """Convolve transposed, both ways, and look at one input cell and one output cell.

    Parameters
    ----------
    x : (n, n)
    kernel : (k, k)
    stride, padding, output_padding, dilation
        As in `convolution.transposed_output_size`.
    cell, output_cell : int
        Counted from 0, row by row; one past the last is the last.

    Raises
    ------
    ValueError
        For an impossible setting.
    """
    n, settings = len(x), (stride, padding, output_padding, dilation)
    output = conv_transpose2d(x, kernel, None, *settings)
    m, sizes = len(output), (n, len(kernel), *settings)
    place = divmod(min(cell, n**2 - 1), n)
    output_place = divmod(min(output_cell, m**2 - 1), m)
    stretched = stretched_input(x, kernel, *settings)
    return TransposedState(
        x, kernel, *settings, output, overlap_counts(*sizes), place,
        spread_outputs(*place, *sizes), output_place, stretched,
        window(stretched.x, stretched.kernel, *output_place, dilation=dilation),
        conv2d(stretched.x, stretched.kernel, dilation=dilation),
    )  # fmt: skip
