"""Solutions to the exercises of lesson 07."""

from torch import nn


def my_shapes(shape, layers):
    """Return the shape after each layer, as a list of tuples."""
    shapes = []
    for kind, *numbers in layers:
        if kind == "conv":
            _inputs, outputs, kernel_size, padding = numbers
            height, width = (side + 2 * padding - kernel_size + 1 for side in shape[1:])
            shape = (outputs, height, width)
        elif kind == "pool":
            maps, height, width = shape
            shape = (maps, height // numbers[0], width // numbers[0])
        elif kind == "flatten":
            count = 1
            for size in shape:
                count *= size
            shape = (count,)
        elif kind == "dense":
            shape = (numbers[1],)
        shapes.append(shape)
    return shapes


def my_parameter_count(layers):
    """Return the number of weights and biases of all layers together."""
    count = 0
    for kind, *numbers in layers:
        if kind == "conv":
            inputs, outputs, kernel_size, _padding = numbers
            count += outputs * (inputs * kernel_size**2 + 1)  # 1: the bias of each map
        elif kind == "dense":
            inputs, outputs = numbers
            count += outputs * (inputs + 1)
    return count


def my_cnn(maps_1, maps_2, kernel_size):
    """Return the CNN with other numbers of maps and another odd kernel size."""
    padding = kernel_size // 2  # keeps the size
    return nn.Sequential(
        nn.Conv2d(1, maps_1, kernel_size, padding=padding),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(maps_1, maps_2, kernel_size, padding=padding),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(maps_2 * 7 * 7, 10),
    )


def my_dilated_cnn(kernel_size):
    """Return the CNN with 3 x 3 kernels that reach as far as kernel_size does."""
    dilation = (kernel_size - 1) // 2  # dilation * (3 - 1) + 1 = kernel_size
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=dilation, dilation=dilation),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=dilation, dilation=dilation),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(32 * 7 * 7, 10),
    )
