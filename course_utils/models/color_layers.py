"""Layers of which the colorizers of lesson 09 are made."""

from torch import nn


def down(inputs: int, outputs: int) -> nn.Sequential:
    """Layers that halve height and width."""
    convolution = nn.Conv2d(inputs, outputs, kernel_size=3, stride=2, padding=1)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU())


def same(inputs: int, outputs: int) -> nn.Sequential:
    """Layers that keep height and width, and look once more at what is around."""
    convolution = nn.Conv2d(inputs, outputs, kernel_size=3, padding=1)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU())


def up(inputs: int, outputs: int) -> nn.Sequential:
    """Layers that double height and width; the kernel size is a multiple of the stride."""
    convolution = nn.ConvTranspose2d(inputs, outputs, kernel_size=4, stride=2, padding=1)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU())


def to_colors(inputs: int) -> nn.Sequential:
    """Layers from maps of half the size to a and b.

    Color is smoother than brightness: it is drawn at half the size and blown up, which saves most
    of the work and nearly nothing of the picture, whose outlines are in L.
    """
    convolution = nn.Conv2d(inputs, 2, kernel_size=3, padding=1)
    return nn.Sequential(convolution, nn.Upsample(scale_factor=2, mode="bilinear"))
