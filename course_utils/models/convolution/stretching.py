"""Transposed convolution as an ordinary convolution of a stretched input.

Source: V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning" (2016).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.convolution.settings import IntOrPair
from course_utils.models.convolution.shapes import batch_and_kernels
from course_utils.models.convolution.transposed import TransposedAxis, transposed_axes
from course_utils.models.convolution.windows import reach

__all__ = ["StretchedInput", "stretched_input"]


class StretchedInput(NamedTuple):
    """What an ordinary convolution needs to give the result of a transposed one.

    Attributes
    ----------
    x : (…, H', W')
        The input with s − 1 zeros between neighbors and zeros around.
    kernel : (kh, kw) or (O, C, kh, kw)
        The kernel turned by 180°, its two channel axes swapped.
    inside : (H', W') of bool
        Where x holds a cell of the input, not a zero put in.
    """

    x: NDArray
    kernel: NDArray
    inside: NDArray[np.bool_]


def stretched_input(
    x: ArrayLike,
    kernel: ArrayLike,
    stride: IntOrPair = 1,
    padding: IntOrPair = 0,
    output_padding: IntOrPair = 0,
    dilation: IntOrPair = 1,
) -> StretchedInput:
    """Input and kernel whose conv2d, with the same dilation and stride 1, is conv_transpose2d.

    Around the stretched input stand d(k − 1) − p zeros on each side, and the output padding more
    at the bottom and the right. Where that is below 0, so many cells are cut off instead.

    Parameters
    ----------
    x, kernel, stride, padding, output_padding, dilation
        As in conv_transpose2d.

    Returns
    -------
    StretchedInput

    Raises
    ------
    ValueError
        As conv_transpose2d.
    """
    batch, kernels, _ = batch_and_kernels(x, kernel, None, transposed=True)
    rows, columns = transposed_axes(
        batch.shape[2:], kernels.shape[2:], stride, padding, output_padding, dilation
    )
    x, inside = np.asarray(x), np.ones(batch.shape[2:], dtype=bool)
    turned = np.flip(kernels, axis=(-2, -1)).swapaxes(0, 1)
    return StretchedInput(
        _stretched(x, rows, columns),
        turned[(0,) * (4 - np.ndim(kernel))],
        _stretched(inside, rows, columns),
    )


def _stretched(x: NDArray, rows: TransposedAxis, columns: TransposedAxis) -> NDArray:
    """Cells of x (…, H, W) at their places among the zeros."""
    row_places, rows_kept, height = _places(rows)
    column_places, columns_kept, width = _places(columns)
    stretched = np.zeros((*x.shape[:-2], height, width), x.dtype)
    stretched[..., row_places[:, None], column_places] = x[..., rows_kept[:, None], columns_kept]
    return stretched


def _places(axis: TransposedAxis) -> tuple[NDArray[np.intp], NDArray[np.intp], int]:
    """Stretched coordinates of the input cells not cut off, which ones these are, and the size."""
    holes = reach(axis.kernel_size, axis.dilation) - 1
    size = axis.output_size + holes
    places = holes - axis.padding + axis.stride * np.arange(axis.input_size)
    kept = np.flatnonzero((places >= 0) & (places < size))
    return places[kept], kept, size
