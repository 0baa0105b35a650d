"""The PyTorch networks that learn MNIST, and the settings they are trained with."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import torch
from torch import nn

#: How `course_utils.training.train` trains each of them on the 4,000 digits; `falling` lets the
#: learning rate sink to 0, so that the last steps settle.
TRAINING: dict[str, Any] = {
    "epochs": 10, "batch_size": 32, "learning_rate": 3e-3, "falling": True,
}  # fmt: skip

#: Units per layer of a dense network with about as many parameters as the CNN.
SAME_SIZE = (784, 36, 10)


def mlp(layer_sizes: Sequence[int]) -> nn.Sequential:
    """Dense layers with ReLU between them; any (N, …) with `layer_sizes[0]` numbers → scores.

    784-36-10 has 784 · 36 + 36 + 36 · 10 + 10 = 28,630 parameters, and 784-500-600-300-10 has
    392,500 + 300,600 + 180,300 + 3,010 = 876,410.

    Raises
    ------
    ValueError
        For fewer than two sizes, or a size below 1.
    """
    if len(layer_sizes) < 2 or min(layer_sizes) < 1:
        raise ValueError(f"A network needs two or more sizes from 1, not {list(layer_sizes)}.")
    layers: list[nn.Module] = [nn.Flatten()]
    for inputs, outputs in pairwise(layer_sizes):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def cnn() -> nn.Sequential:
    """Convolution, ReLU and pooling twice, then a dense layer; (N, 1, 28, 28) → (N, 10) scores.

    Shapes of one digit, and the parameters with a bias for each map or unit:

    ============================  ===============  ===================================
    layer                         shape            parameters
    ============================  ===============  ===================================
    input                         1 × 28 × 28
    16 kernels of 1 × 5 × 5       16 × 28 × 28     16 · (1 · 25) + 16 = 416
    ReLU                          16 × 28 × 28
    pooling 2 × 2                 16 × 14 × 14
    32 kernels of 16 × 5 × 5      32 × 14 × 14     32 · (16 · 25) + 32 = 12,832
    ReLU                          32 × 14 × 14
    pooling 2 × 2                 32 × 7 × 7
    flattened                     1,568
    dense                         10               1,568 · 10 + 10 = 15,690
    ============================  ===============  ===================================

    Together 28,938.
    """
    return _cnn(kernel_size=5, dilation=1)


def dilated_cnn() -> nn.Sequential:
    """Like `cnn`, with kernels of 3 × 3 at dilation 2: they reach as far as 5 × 5.

    A kernel reaches dilation · (kernel_size - 1) + 1 = 2 · 2 + 1 = 5 pixels, so shapes and
    receptive fields are those of `cnn`. Parameters: 16 · 9 + 16 = 160, then
    32 · (16 · 9) + 32 = 4,640, then 15,690; together 20,490.
    """
    return _cnn(kernel_size=3, dilation=2)


def _cnn(kernel_size: int, dilation: int) -> nn.Sequential:
    """A padding of 2 keeps the size, because both kernels reach 5 pixels."""
    kernel = {"kernel_size": kernel_size, "dilation": dilation, "padding": 2}
    network = nn.Sequential(
        nn.Conv2d(1, 16, **kernel), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, **kernel), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 10),
    )  # fmt: skip
    # Only the order in memory: a CPU learns about twice as fast; shapes and numbers stay.
    return network.to(memory_format=torch.channels_last)
