"""Transposed convolution as spreading: each input cell paints the kernel onto the output.

Source: V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning" (2016).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.convolution.settings import IntOrPair, along_directions, as_given
from course_utils.models.convolution.shapes import batch_and_kernels
from course_utils.models.convolution.windows import kernel_cells, reach

__all__ = [
    "TransposedAxis",
    "conv_transpose2d",
    "transposed_axes",
    "transposed_output_size",
]


def transposed_output_size(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair = 1,
    padding: IntOrPair = 0,
    output_padding: IntOrPair = 0,
    dilation: IntOrPair = 1,
) -> IntOrPair:
    """Cells of the output of a transposed convolution, s(n − 1) − 2p + d(k − 1) + q + 1.

    Parameters
    ----------
    input_size, kernel_size, stride, dilation : int or (height, width), at least 1
    padding : int or (height, width), at least 0
        Cells cut off each side of the output.
    output_padding : int or (height, width), at least 0
        q, cells added at the bottom and the right; below the stride or below the dilation.

    Returns
    -------
    An int where every setting is one, else (height, width).

    Raises
    ------
    ValueError
        Where a setting is no whole number or too small, the output padding too large, or where
        the padding leaves no output.
    """
    settings = input_size, kernel_size, stride, padding, output_padding, dilation
    rows, columns = transposed_axes(*settings)
    return as_given((rows.output_size, columns.output_size), *settings)


def conv_transpose2d(
    x: ArrayLike,
    kernel: ArrayLike,
    bias: ArrayLike | None = None,
    stride: IntOrPair = 1,
    padding: IntOrPair = 0,
    output_padding: IntOrPair = 0,
    dilation: IntOrPair = 1,
) -> NDArray:
    """Spread each input cell over the output, multiplied with the kernel, and add what overlaps.

    It is the transpose of the conv2d with the same settings, not its inverse:
    ⟨conv2d(u, w), x⟩ = ⟨u, conv_transpose2d(x, w)⟩.

    Parameters
    ----------
    x : (H, W), (C, H, W) or (N, C, H, W)
    kernel : (kh, kw) for a plain picture (H, W), else (C, O, kh, kw)
    bias : a number for a plain picture, else (O,); optional
    stride, padding, output_padding, dilation
        As in transposed_output_size.

    Returns
    -------
    (H', W'), (O, H', W') or (N, O, H', W'). Its dtype is the one NumPy gives x * kernel + bias.

    Raises
    ------
    ValueError
        As transposed_output_size, and where the shapes do not fit together.
    """
    batch, kernels, bias = batch_and_kernels(x, kernel, bias, transposed=True)
    rows, columns = transposed_axes(
        batch.shape[2:], kernels.shape[2:], stride, padding, output_padding, dilation
    )
    full = np.zeros(
        (kernels.shape[1], len(batch), rows.full_size, columns.full_size),
        np.result_type(batch, kernels),
    )
    for i, j in np.ndindex(kernels.shape[2:]):
        painted = np.tensordot(kernels[:, :, i, j], batch, axes=(0, 1))  # (O, N, H, W)
        full[..., rows.landing(i), columns.landing(j)] += painted
    y = np.moveaxis(full[..., rows.kept, columns.kept], 0, 1) + bias
    return y[(0,) * (4 - np.ndim(x))]


@dataclass(frozen=True)
class TransposedAxis:
    """One direction of a transposed convolution, height or width.

    Attributes
    ----------
    input_size, kernel_size, stride, padding, output_padding, dilation : int
    """

    input_size: int
    kernel_size: int
    stride: int
    padding: int
    output_padding: int
    dilation: int

    @property
    def full_size(self) -> int:
        """Cells before the padding cuts some off."""
        spread = self.stride * (self.input_size - 1) + reach(self.kernel_size, self.dilation)
        return spread + self.output_padding

    @property
    def output_size(self) -> int:
        """Cells that are left."""
        return self.full_size - 2 * self.padding

    @property
    def kept(self) -> slice:
        """The output among the full cells."""
        return slice(self.padding, self.full_size - self.padding)

    @property
    def targets(self) -> NDArray[np.intp]:
        """Output coordinate of each weight of each input cell, also of those cut off: (n, k)."""
        places = kernel_cells(self.input_size, self.stride, self.kernel_size, self.dilation)
        return places - self.padding

    def landing(self, weight: int) -> slice:
        """Full cells onto which this weight of the kernel goes, one for each input cell."""
        first = weight * self.dilation
        return slice(first, first + self.stride * (self.input_size - 1) + 1, self.stride)


def transposed_axes(
    input_size: IntOrPair,
    kernel_size: IntOrPair,
    stride: IntOrPair,
    padding: IntOrPair,
    output_padding: IntOrPair,
    dilation: IntOrPair,
) -> tuple[TransposedAxis, TransposedAxis]:
    """Height and width of a transposed convolution; raises as transposed_output_size."""
    return along_directions(
        _transposed_axis,
        input_size=input_size,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        output_padding=output_padding,
        dilation=dilation,
    )


def _transposed_axis(**settings: int) -> TransposedAxis:
    axis = TransposedAxis(**settings)
    if axis.output_padding >= max(axis.stride, axis.dilation):
        raise ValueError(
            f"The output padding must be below the stride or the dilation: {axis.output_padding} "
            f"is too much for stride {axis.stride} and dilation {axis.dilation}."
        )
    if axis.output_size < 1:
        raise ValueError(
            f"Padding {axis.padding} cuts {2 * axis.padding} cells off an output of "
            f"{axis.full_size}, so none is left."
        )
    return axis
