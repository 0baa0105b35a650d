"""Right answers to the exercises of lesson 06 that differ from the solutions and each other."""

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolution_by_four_loops(x, kernel, stride, padding):
    (height, width), (kh, kw) = x.shape, kernel.shape
    rows = (height + 2 * padding - kh) // stride + 1
    columns = (width + 2 * padding - kw) // stride + 1
    y = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            for a in range(kh):
                for b in range(kw):
                    row, column = i * stride + a - padding, j * stride + b - padding
                    if 0 <= row < height and 0 <= column < width:
                        y[i, j] += x[row, column] * kernel[a, b]
    return y


def convolution_by_views(x, kernel, stride, padding):
    windows = sliding_window_view(np.pad(x, padding), kernel.shape)[::stride, ::stride]
    return np.einsum("ijab,ab->ij", windows, kernel)


def pooling_by_python(x, kernel_size, stride):
    rows = []
    for top in range(0, len(x) - kernel_size + 1, stride):
        row = []
        for left in range(0, len(x[0]) - kernel_size + 1, stride):
            best = -math.inf
            for line in x[top : top + kernel_size]:
                best = max(best, *line[left : left + kernel_size])
            row.append(best)
        rows.append(row)
    return np.array(rows)


def pooling_by_views(x, kernel_size, stride):
    windows = sliding_window_view(x, (kernel_size, kernel_size))
    return windows[::stride, ::stride].max(axis=(2, 3))


def field_from_the_last(layers):
    size = 1
    for kernel_size, stride, dilation in reversed(layers):
        size = (size - 1) * stride + dilation * (kernel_size - 1) + 1
    return size


def field_by_marks(layers):
    """Follow one output down to the pixels it reads."""
    seen = {0}
    for kernel_size, stride, dilation in layers[::-1]:
        seen = {place * stride + k * dilation for place in seen for k in range(kernel_size)}
    return max(seen) - min(seen) + 1


def field_by_sum(layers):
    kernels, strides, dilations = np.array(layers).T
    jumps = np.cumprod([1, *strides[:-1]])
    return 1 + np.sum(dilations * (kernels - 1) * jumps)


RIGHT = {
    "my_output_size": [
        lambda n, k, s, p, d: len(range(0, n + 2 * p - d * (k - 1), s)),
        lambda n, k, s, p, d: math.floor((n + 2 * p - d * (k - 1) - 1) / s + 1),
        lambda n, k, s, p, d: np.int64(n + 2 * p - k - (k - 1) * (d - 1) + s) // s,
    ],
    "my_conv2d": [convolution_by_four_loops, convolution_by_views],
    "my_max_pool2d": [pooling_by_python, pooling_by_views],
    "my_transposed_size": [
        lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * (k - 1) + q + 1,
        lambda n, k, s, p, q, d: n + (n - 1) * (s - 1) + 2 * (d * (k - 1) - p) + q - d * (k - 1),
        lambda n, k, s, p, q, d: int(np.array([n - 1, -2, d]) @ np.array([s, p, k - 1])) + q + 1,
    ],
    "my_receptive_field": [field_from_the_last, field_by_marks, field_by_sum],
}
