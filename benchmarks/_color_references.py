"""Two networks that others teach colorization with, rebuilt from their descriptions."""

from collections.abc import Iterable

import torch
from torch import Tensor, nn


class BetaNetwork(nn.Sequential):
    """The Beta network of the repository Coloring-greyscale-images by Emil Wallner.

    Eleven convolutions of 3 × 3 with ReLU, three of them with stride 2, a twelfth with tanh, and
    three times upsampling by 2; 3.9 million parameters. First weights and optimizer are those
    that Keras takes unless told otherwise: `keras_rmsprop`, weights of Glorot and Bengio, biases
    0. Changed: PyTorch instead of Keras, 64 × 64 instead of 256 × 256 pixels, L / 100 as input.
    """

    def __init__(self) -> None:
        plan = [
            (1, 64, 1), (64, 64, 2), (64, 128, 1), (128, 128, 2), (128, 256, 1), (256, 256, 2),
            (256, 512, 1), (512, 256, 1), (256, 128, 1), "up", (128, 64, 1), "up", (64, 32, 1),
        ]  # fmt: skip
        layers: list[nn.Module] = []
        for step in plan:
            if step == "up":
                layers.append(nn.Upsample(scale_factor=2))
            else:
                inputs, outputs, stride = step
                layers += [nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1), nn.ReLU()]
        layers += [nn.Conv2d(32, 2, 3, padding=1), nn.Tanh(), nn.Upsample(scale_factor=2)]
        super().__init__(*layers)
        for layer in layers:
            if isinstance(layer, nn.Conv2d):
                nn.init.xavier_uniform_(layer.weight)
                nn.init.zeros_(layer.bias)


def keras_rmsprop(weights: Iterable[Tensor], lr: float) -> torch.optim.RMSprop:
    """RMSprop as Keras has it: it forgets old gradients sooner than PyTorch's.

    PyTorch's own setting of 0.99 makes the first steps three times as long, and tanh is then
    stuck at −1 and 1.
    """
    return torch.optim.RMSprop(weights, lr=lr, alpha=0.9, eps=1e-7)


class ClassUNet(nn.Module):
    """The UNet of the colorization assignment of Toronto's CSC413, for classes of color.

    Kernel size 3, 32 filters, 24 colors; convolution, pooling, batch normalization and ReLU on
    the way down, upsampling instead of pooling on the way up, skip connections by concatenation.
    Changed: L / 100 as input, 24 colors of the plane of a and b instead of red, green and blue,
    64 × 64 instead of 32 × 32 pixels, PyTorch's own convolution.

    Parameters
    ----------
    centers : (24, 2)
        Scaled a and b of each class.
    """

    def __init__(self, centers: Tensor, filters: int = 32) -> None:
        super().__init__()
        colors = len(centers)
        self.register_buffer("centers", centers)
        self.down_1 = _block(1, filters, nn.MaxPool2d(2))
        self.down_2 = _block(filters, 2 * filters, nn.MaxPool2d(2))
        self.middle = _block(2 * filters, 2 * filters, nn.Identity())
        self.up_1 = _block(4 * filters, filters, nn.Upsample(scale_factor=2))
        self.up_2 = _block(2 * filters, colors, nn.Upsample(scale_factor=2))
        self.last = nn.Conv2d(colors + 1, colors, 3, padding=1)

    def scores(self, light: Tensor) -> Tensor:
        """Score of each class for each pixel, (N, 24, H, W)."""
        half = self.down_1(light)
        quarter = self.down_2(half)
        maps = self.up_1(torch.cat([self.middle(quarter), quarter], dim=1))
        maps = self.up_2(torch.cat([maps, half], dim=1))
        return self.last(torch.cat([maps, light], dim=1))

    def forward(self, light: Tensor) -> Tensor:
        """Scaled a and b of the most likely class, (N, 2, H, W)."""
        return self.centers[self.scores(light).argmax(dim=1)].permute(0, 3, 1, 2)

    def loss(self, light: Tensor, colors: Tensor) -> Tensor:
        """Cross-entropy with the class that is nearest to each true color."""
        pixels = colors.permute(0, 2, 3, 1).reshape(-1, 2)
        nearest = torch.cdist(pixels, self.centers).argmin(dim=1)
        scores = self.scores(light)
        nearest = nearest.reshape(len(scores), *scores.shape[2:])
        return nn.functional.cross_entropy(scores, nearest)


def _block(inputs: int, outputs: int, size: nn.Module) -> nn.Sequential:
    """Convolution, change of size, batch normalization and ReLU, in the assignment's order."""
    convolution = nn.Conv2d(inputs, outputs, 3, padding=1)
    return nn.Sequential(convolution, size, nn.BatchNorm2d(outputs), nn.ReLU())
