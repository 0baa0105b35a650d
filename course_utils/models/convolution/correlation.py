"""Convolution as libraries compute it: cross-correlation, the kernel is not flipped.

Source: V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning" (2016).
"""

from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.convolution.settings import IntOrPair, along_directions, as_given
from course_utils.models.convolution.shapes import batch_and_kernels
from course_utils.models.convolution.windows import (
    WindowAxis,
    misfit,
    padded,
    reach,
    sliding_windows,
)

__all__ = ["conv2d", "convolution_axes", "output_size"]


def output_size(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair = 1,
    padding: IntOrPair | str = 0,
    dilation: IntOrPair = 1,
) -> IntOrPair:
    """Cells of the output, ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1.

    Parameters
    ----------
    input_size, kernel_size, stride, dilation : int or (height, width), at least 1
    padding : int or (height, width), at least 0, or "same" or "valid"
        "same" keeps the size and needs stride 1; an odd zero goes to the bottom and the right.
        "valid" is 0.

    Returns
    -------
    An int where every setting is one, else (height, width).

    Raises
    ------
    ValueError
        Where a setting is no whole number or too small, where the kernel covers more than the
        padded input, and for "same" with a stride above 1.
    """
    rows, columns = convolution_axes(input_size, kernel_size, stride, padding, dilation)
    sizes = rows.output_size, columns.output_size
    return as_given(sizes, input_size, kernel_size, stride, padding, dilation)


def conv2d(
    x: ArrayLike,
    kernel: ArrayLike,
    bias: ArrayLike | None = None,
    stride: IntOrPair = 1,
    padding: IntOrPair | str = 0,
    dilation: IntOrPair = 1,
) -> NDArray:
    """Slide the kernel over the input; each output is a sum of weights times cells, plus the bias.

    y[o, r, c] = b[o] + Σ_{c', i, j} w[o, c', i, j] · x[c', s·r + d·i − p, s·c + d·j − p]

    Parameters
    ----------
    x : (H, W), (C, H, W) or (N, C, H, W)
    kernel : (kh, kw) for a plain picture (H, W), else (O, C, kh, kw)
    bias : a number for a plain picture, else (O,); optional
    stride, padding, dilation
        As in output_size.

    Returns
    -------
    (H', W'), (O, H', W') or (N, O, H', W'). Its dtype is the one NumPy gives x * kernel + bias:
    float32 stays float32, integers stay integers.

    Raises
    ------
    ValueError
        As output_size, and where the shapes do not fit together.
    """
    batch, kernels, bias = batch_and_kernels(x, kernel, bias)
    rows, columns = convolution_axes(batch.shape[2:], kernels.shape[2:], stride, padding, dilation)
    windows = sliding_windows(padded(batch, rows, columns), rows, columns)
    sums = np.tensordot(kernels, windows, axes=((1, 2, 3), (1, 4, 5)))  # (O, N, H', W')
    y = np.moveaxis(sums, 0, 1) + bias
    return y[(0,) * (4 - np.ndim(x))]


def convolution_axes(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair,
    padding: IntOrPair | str,
    dilation: IntOrPair,
) -> tuple[WindowAxis, WindowAxis]:
    """Height and width of a convolution; raises as output_size."""
    if isinstance(padding, str) and padding not in ("same", "valid"):
        raise ValueError(
            f'The padding must be a whole number, (height, width), "same" or "valid", '
            f"not {padding!r}."
        )
    return along_directions(
        partial(_convolution_axis, same=padding == "same"),
        input_size=input_size,
        kernel_size=kernel_size,
        stride=stride,
        padding=0 if isinstance(padding, str) else padding,
        dilation=dilation,
    )


def _convolution_axis(
    input_size: int, kernel_size: int, stride: int, padding: int, dilation: int, same: bool
) -> WindowAxis:
    covered = reach(kernel_size, dilation)
    if same and stride != 1:
        raise ValueError(f'The padding "same" needs stride 1, not {stride}.')
    before, after = ((covered - 1) // 2, covered // 2) if same else (padding, padding)
    spare = before + input_size + after - covered
    if spare < 0:
        raise ValueError(misfit(input_size, kernel_size, padding, dilation))
    return WindowAxis(input_size, kernel_size, stride, dilation, spare // stride + 1, before, after)
