"""Convolution, pooling and transposed convolution in NumPy, with torch's rules and results.

Every size, stride, padding and dilation is an int for both directions or (height, width).
Settings that torch refuses raise ValueError with a sentence; none is ever changed silently.
"""

from course_utils.models.convolution.correlation import conv2d, output_size
from course_utils.models.convolution.counts import (
    Leftover,
    leftover,
    overlap_counts,
    spread_outputs,
    usage_counts,
    using_outputs,
)
from course_utils.models.convolution.nearest import (
    nearest_pooling_settings,
    nearest_settings,
    nearest_transposed_settings,
)
from course_utils.models.convolution.pooling import avg_pool2d, max_pool2d, pooled_output_size
from course_utils.models.convolution.receptive_fields import Field, Layer, receptive_field
from course_utils.models.convolution.stretching import StretchedInput, stretched_input
from course_utils.models.convolution.traces import Window, window
from course_utils.models.convolution.transposed import conv_transpose2d, transposed_output_size

__all__ = [
    "Field",
    "Layer",
    "Leftover",
    "StretchedInput",
    "Window",
    "avg_pool2d",
    "conv2d",
    "conv_transpose2d",
    "leftover",
    "max_pool2d",
    "nearest_pooling_settings",
    "nearest_settings",
    "nearest_transposed_settings",
    "output_size",
    "overlap_counts",
    "pooled_output_size",
    "receptive_field",
    "spread_outputs",
    "stretched_input",
    "transposed_output_size",
    "usage_counts",
    "using_outputs",
    "window",
]
