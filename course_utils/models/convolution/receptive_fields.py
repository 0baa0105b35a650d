"""Receptive fields: the input pixels that one output of a stack of layers sees.

Source: A. Araujo, W. Norris and J. Sim, "Computing receptive fields of convolutional neural
networks", Distill (2019).
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from course_utils.models.convolution.settings import IntOrPair, as_given, pair

__all__ = ["Field", "Layer", "receptive_field"]


class Layer(NamedTuple):
    """One convolution or pooling of a stack."""

    kernel_size: IntOrPair
    stride: IntOrPair = 1
    dilation: IntOrPair = 1


class Field(NamedTuple):
    """What one output of a layer sees of the input.

    Attributes
    ----------
    size : int or (height, width)
        Pixels from the first to the last that it sees.
    jump : int or (height, width)
        Pixels between the fields of two neighboring outputs.
    paths : (height, width) of int
        In how many ways each pixel of the field leads to the output; 0 for a hole.
    """

    size: IntOrPair
    jump: IntOrPair
    paths: NDArray[np.int64]


def receptive_field(
    layers: Iterable[Layer | tuple[IntOrPair, ...]],
) -> list[Field]:
    """Receptive field after each layer: r ← r + d(k − 1)·j, then j ← j·s, from r = j = 1.

    Parameters
    ----------
    layers : sequence of Layer, or of (kernel_size, stride, dilation)
        From the input up. Each may be an int or (height, width), at least 1. Padding moves the
        field and does not change its size.

    Returns
    -------
    One Field for each layer, in ints where every setting so far is one.

    Raises
    ------
    ValueError
        Where a setting is no whole number of at least 1.
    """
    fields, given = [], []
    jumps, paths = (1, 1), [np.ones(1, np.int64), np.ones(1, np.int64)]
    for layer in layers:
        layer = Layer(*layer)
        given.extend(layer)
        kernels, strides, dilations = (pair(name, getattr(layer, name)) for name in Layer._fields)
        paths = [_widened(*axis) for axis in zip(paths, kernels, dilations, jumps, strict=True)]
        jumps = tuple(jump * stride for jump, stride in zip(jumps, strides, strict=True))
        size = tuple(map(len, paths))
        fields.append(Field(as_given(size, *given), as_given(jumps, *given), np.outer(*paths)))
    return fields


def _widened(
    paths: NDArray[np.int64], kernel_size: int, dilation: int, jump: int
) -> NDArray[np.int64]:
    """Paths along one direction after one more layer."""
    step = dilation * jump
    wider = np.zeros(len(paths) + (kernel_size - 1) * step, np.int64)
    for tap in range(kernel_size):
        wider[tap * step : tap * step + len(paths)] += paths
    return wider
