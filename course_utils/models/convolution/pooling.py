"""Max and average pooling."""

from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.convolution.settings import (
    IntOrPair,
    along_directions,
    as_given,
    require_switch,
)
from course_utils.models.convolution.shapes import pictures
from course_utils.models.convolution.windows import (
    WindowAxis,
    misfit,
    padded,
    reach,
    sliding_windows,
)

__all__ = ["avg_pool2d", "max_pool2d", "pooled_output_size", "pooling_axes"]


def pooled_output_size(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair | None = None,
    padding: IntOrPair = 0,
    dilation: IntOrPair = 1,
    ceil_mode: bool = False,
) -> IntOrPair:
    """Cells of a pooled output.

    Parameters
    ----------
    input_size, kernel_size, dilation : int or (height, width), at least 1
    stride : int or (height, width), optional
        The kernel size where it is not given.
    padding : int or (height, width)
        At most half of the kernel size (without its holes), so that no window of dilation 1
        lies in the padding alone.
    ceil_mode : bool
        Round up instead of down: the last window may stick out over the end, but never start
        behind the last cell of the input.

    Returns
    -------
    An int where every setting is one, else (height, width).

    Raises
    ------
    ValueError
        Where a setting is no whole number or too small, the padding too large, or no window fits.
    """
    rows, columns = pooling_axes(input_size, kernel_size, stride, padding, dilation, ceil_mode)
    sizes = rows.output_size, columns.output_size
    return as_given(sizes, input_size, kernel_size, stride, padding, dilation)


def max_pool2d(
    x: ArrayLike,
    kernel_size: IntOrPair,
    stride: IntOrPair | None = None,
    padding: IntOrPair = 0,
    dilation: IntOrPair = 1,
    ceil_mode: bool = False,
) -> NDArray:
    """Largest cell of each window; padding never wins.

    Parameters
    ----------
    x : (H, W), (C, H, W) or (N, C, H, W)
    kernel_size, stride, padding, dilation, ceil_mode
        As in pooled_output_size.

    Returns
    -------
    The shape of x with pooled H and W, in the dtype of x. A dilated window whose every cell lies
    in the padding gives −∞, for integers the smallest one, as in torch.

    Raises
    ------
    ValueError
        As pooled_output_size, and where x is no picture.
    """
    x = pictures(x)
    rows, columns = pooling_axes(x.shape[-2:], kernel_size, stride, padding, dilation, ceil_mode)
    lowest = -np.inf if x.dtype.kind == "f" else np.iinfo(x.dtype).min
    windows = sliding_windows(padded(x, rows, columns, lowest), rows, columns)
    return windows.max(axis=(-2, -1))


def avg_pool2d(
    x: ArrayLike,
    kernel_size: IntOrPair,
    stride: IntOrPair | None = None,
    padding: IntOrPair = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> NDArray:
    """Mean of each window: a convolution with every weight 1/k², where there is no padding.

    Parameters
    ----------
    x : (H, W), (C, H, W) or (N, C, H, W)
    kernel_size, stride, padding, ceil_mode
        As in pooled_output_size.
    count_include_pad : bool
        Whether the zeros of the padding count as cells. What sticks out over the padding in
        ceil_mode never counts.

    Returns
    -------
    The shape of x with pooled H and W, in the dtype of x: means of integers lose their fraction,
    as those of int64 do in torch.

    Raises
    ------
    ValueError
        As pooled_output_size, and where x is no picture.
    """
    require_switch("count_include_pad", count_include_pad)
    x = pictures(x)
    rows, columns = pooling_axes(x.shape[-2:], kernel_size, stride, padding, 1, ceil_mode)
    totals = sliding_windows(padded(x, rows, columns), rows, columns).sum(axis=(-2, -1))
    counts = [_counted(axis, count_include_pad) for axis in (rows, columns)]
    return (totals / np.outer(*counts)).astype(x.dtype)


def _counted(axis: WindowAxis, with_padding: bool) -> NDArray[np.intp]:
    """Cells of each window that count in its mean: (output_size,)."""
    first = 0 if with_padding else axis.before
    last = axis.before + axis.input_size + (axis.before if with_padding else 0)
    return ((axis.cells >= first) & (axis.cells < last)).sum(axis=1)


def pooling_axes(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair | None,
    padding: IntOrPair,
    dilation: IntOrPair,
    ceil_mode: bool,
) -> tuple[WindowAxis, WindowAxis]:
    """Height and width of a pooling; raises as pooled_output_size."""
    require_switch("ceil_mode", ceil_mode)
    return along_directions(
        partial(_pooling_axis, ceil_mode=ceil_mode),
        input_size=input_size,
        kernel_size=kernel_size,
        stride=kernel_size if stride is None else stride,
        padding=padding,
        dilation=dilation,
    )


def _pooling_axis(
    input_size: int, kernel_size: int, stride: int, padding: int, dilation: int, ceil_mode: bool
) -> WindowAxis:
    if padding > kernel_size // 2:
        raise ValueError(
            f"Pooling allows padding up to half of the kernel: with a kernel of {kernel_size} "
            f"at most {kernel_size // 2}, not {padding}."
        )
    spare = input_size + 2 * padding - reach(kernel_size, dilation)
    size = (-(-spare // stride) if ceil_mode else spare // stride) + 1
    if ceil_mode and (size - 1) * stride >= padding + input_size:
        size -= 1  # a window must not start behind the input
    if size < 1:
        raise ValueError(misfit(input_size, kernel_size, padding, dilation))
    end = (size - 1) * stride + reach(kernel_size, dilation)
    after = max(padding, end - padding - input_size)
    return WindowAxis(input_size, kernel_size, stride, dilation, size, padding, after)
