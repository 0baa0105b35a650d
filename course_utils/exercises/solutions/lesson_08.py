"""Solutions to the exercises of lesson 08."""

import numpy as np
from torch import nn


def my_encoder_shapes(shape, convolutions, code_size):
    """Return the shape after each convolution, after flattening, and of the code."""
    shapes = []
    for maps, kernel_size, stride, padding in convolutions:
        _channels, height, width = shape
        height = (height + 2 * padding - kernel_size) // stride + 1
        width = (width + 2 * padding - kernel_size) // stride + 1
        shape = (maps, height, width)
        shapes.append(shape)
    maps, height, width = shape
    return [*shapes, (maps * height * width,), (code_size,)]


def my_decoder(code_size, size, maps_1, maps_2):
    """Return the decoder that undoes two convolutions of stride 2, as an nn.Sequential."""
    middle = (size + 1) // 2  # after the encoder's first convolution
    small = (middle + 1) // 2  # after its second
    return nn.Sequential(
        nn.Linear(code_size, maps_2 * small * small),
        nn.ReLU(),
        nn.Unflatten(1, (maps_2, small, small)),
        # 2 * small - 1 without output padding: right for an odd side, one too few for an even one
        nn.ConvTranspose2d(maps_2, maps_1, 3, 2, 1, output_padding=1 - middle % 2),
        nn.ReLU(),
        nn.ConvTranspose2d(maps_1, 1, 3, 2, 1, output_padding=1 - size % 2),
        nn.Sigmoid(),
    )


def my_reconstruction_loss(images, outputs):
    """Return the mean squared error over all pixels of all pictures."""
    return np.mean((outputs - images) ** 2)


def my_interpolation(first, last, count):
    """Return count codes in even steps from the first to the last, both included."""
    share = np.arange(count)[:, None] / (count - 1)  # (count, 1): 0, ..., 1
    return (1 - share) * first + share * last
