"""Solutions to the exercises of lesson 06."""

import numpy as np


def my_output_size(input_size, kernel_size, stride, padding, dilation):
    """Return how many cells a convolution gives in one direction."""
    covered = dilation * (kernel_size - 1) + 1  # cells under the kernel
    room = input_size + 2 * padding - covered  # cells left for its steps
    return room // stride + 1  # whole steps, and the place it starts at


def my_conv2d(x, kernel, stride, padding):
    """Return the convolution of x (H, W) with a kernel (kh, kw)."""
    x = np.pad(x, padding)  # zeros on all four sides
    kernel_height, kernel_width = kernel.shape
    rows = (x.shape[0] - kernel_height) // stride + 1
    columns = (x.shape[1] - kernel_width) // stride + 1
    y = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = x[top:top + kernel_height, left:left + kernel_width]
            y[i, j] = np.sum(window * kernel)
    return y


def my_max_pool2d(x, kernel_size, stride):
    """Return the largest number of each window of x (H, W)."""
    rows = (x.shape[0] - kernel_size) // stride + 1
    columns = (x.shape[1] - kernel_size) // stride + 1
    y = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = x[top:top + kernel_size, left:left + kernel_size]
            y[i, j] = np.max(window)
    return y


def my_transposed_size(input_size, kernel_size, stride, padding, output_padding, dilation):
    """Return how many cells a transposed convolution gives in one direction."""
    covered = dilation * (kernel_size - 1) + 1  # cells that one input paints
    last = (input_size - 1) * stride  # where the last input starts to paint
    return last + covered - 2 * padding + output_padding


def my_receptive_field(layers):
    """Return the input pixels, in one direction, that one output sees."""
    size, jump = 1, 1  # one pixel sees itself; neighbors are one pixel apart
    for kernel_size, stride, dilation in layers:
        size += dilation * (kernel_size - 1) * jump
        jump *= stride  # for the layers that follow
    return size
