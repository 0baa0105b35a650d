"""One output of a convolution, term by term."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.convolution.correlation import convolution_axes
from course_utils.models.convolution.settings import IntOrPair, is_whole
from course_utils.models.convolution.shapes import numbers
from course_utils.models.convolution.windows import padded

__all__ = ["Window", "require_cell", "window"]


@dataclass(frozen=True)
class Window:
    """What one output cell is made of.

    Attributes
    ----------
    padded : (H', W') or (C, H', W')
        The input with its padding.
    origin : (row, column)
        Where the first cell of the input lies in padded: the padding above and to the left.
    rows : (kh,)
    columns : (kw,)
        Padded coordinates of the cells under the weights; with dilation they have gaps.
    values, weights, products : (kh, kw) or (C, kh, kw)
        products = values · weights.
    sum : number
        Sum of the products, the output without its bias.
    """

    padded: NDArray
    origin: tuple[int, int]
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    values: NDArray
    weights: NDArray
    products: NDArray
    sum: np.number


def window(
    x: ArrayLike,
    kernel: ArrayLike,
    row: int,
    column: int,
    stride: IntOrPair = 1,
    padding: IntOrPair | str = 0,
    dilation: IntOrPair = 1,
) -> Window:
    """Cells, weights and products behind conv2d(x, kernel, …)[row, column].

    Parameters
    ----------
    x : (H, W) or (C, H, W)
    kernel : (kh, kw), or (C, kh, kw) for one output of an input with channels
    row, column : int
        The output cell, counted from 0.
    stride, padding, dilation
        As in output_size.

    Returns
    -------
    Window

    Raises
    ------
    ValueError
        As conv2d, and where the output has no such cell.
    """
    x, weights = numbers("input", x), numbers("kernel", kernel)
    if x.ndim not in (2, 3) or x.ndim != weights.ndim or x.shape[:-2] != weights.shape[:-2]:
        raise ValueError(
            f"A window needs an input (H, W) and a kernel (kh, kw), or (C, H, W) and "
            f"(C, kh, kw), not {x.shape} and {weights.shape}."
        )
    down, across = convolution_axes(x.shape[-2:], weights.shape[-2:], stride, padding, dilation)
    require_cell("output", row, column, (down.output_size, across.output_size))
    cells = padded(x, down, across)
    rows, columns = down.cells[row], across.cells[column]
    values = cells[..., rows[:, None], columns]
    products = values * weights
    origin = (down.before, across.before)
    return Window(cells, origin, rows, columns, values, weights, products, products.sum())


def require_cell(picture: str, row: int, column: int, shape: tuple[int, int]) -> None:
    """Raise ValueError unless the picture of this shape has the cell."""
    for direction, index, size in zip(("row", "column"), (row, column), shape, strict=True):
        if not is_whole(index) or not 0 <= index < size:
            raise ValueError(
                f"The {picture} has no {direction} {index!r}: "
                f"its {direction}s count from 0 to {size - 1}."
            )
