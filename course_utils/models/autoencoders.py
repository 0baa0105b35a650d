"""The autoencoders of lesson 08: a picture, a short code, and the picture again."""

from typing import Any, Literal

from torch import Tensor, nn

from course_utils.models.checkerboards import TRANSPOSED

#: Code sizes of the lesson: each twice the one before.
CODE_SIZES = (1, 2, 4, 8, 16, 32, 64)
#: How `course_utils.training.train` trains each kind on the 4,000 digits.
TRAINING: dict[str, dict[str, Any]] = {
    "linear": {"epochs": 10, "batch_size": 32, "learning_rate": 1e-2, "falling": True},
    "dense": {"epochs": 10, "batch_size": 32, "learning_rate": 3e-3, "falling": True},
    "convolutional": {"epochs": 8, "batch_size": 32, "learning_rate": 5e-3, "falling": True},
}
#: How a decoder doubles height and width.
Doubling = Literal["transposed", "upsampling"]
#: Paddings with which a transposed convolution of stride 2 doubles exactly, by kernel size.
_TRANSPOSED: dict[int, dict[str, Any]] = {
    size: {"kernel_size": size, "padding": padding, "output_padding": output_padding}
    for size, padding, output_padding in TRANSPOSED.values()
}


class Autoencoder(nn.Module):
    """An encoder, and a decoder that makes pictures of its codes.

    Attributes
    ----------
    code_size : int
        Numbers in a code.
    encoder : torch.nn.Sequential
        Pictures (N, 1, 28, 28), 0 (paper) to 1 (ink) → codes (N, code_size).
    decoder : torch.nn.Sequential
        Codes (N, code_size) → pictures (N, 1, 28, 28).
    """

    def __init__(self, code_size: int, encoder: nn.Sequential, decoder: nn.Sequential) -> None:
        super().__init__()
        self.code_size, self.encoder, self.decoder = code_size, encoder, decoder

    def forward(self, x: Tensor) -> Tensor:
        """Encode pictures (N, 1, 28, 28) and decode their codes; the shape stays."""
        return self.decoder(self.encoder(x))


class LinearAutoencoder(Autoencoder):
    """784-k-784 without an activation: what it can learn at best is PCA.

    Parameters
    ----------
    code_size : int
        k, from 1.
    """

    def __init__(self, code_size: int) -> None:
        _require(code_size)
        super().__init__(
            code_size,
            nn.Sequential(nn.Flatten(), nn.Linear(784, code_size)),
            nn.Sequential(nn.Linear(code_size, 784), nn.Unflatten(1, (1, 28, 28))),
        )


class DenseAutoencoder(Autoencoder):
    """784-128-k-128-784; the last activation is a sigmoid, because pixels go from 0 to 1.

    100,480 + 129 · k parameters encode, and 101,136 + 128 · (k + 1) decode.

    Parameters
    ----------
    code_size : int
        k, from 1.
    hidden : int
        Units between picture and code, and between code and picture.
    """

    def __init__(self, code_size: int, hidden: int = 128) -> None:
        _require(code_size)
        super().__init__(
            code_size,
            nn.Sequential(
                nn.Flatten(), nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, code_size)
            ),
            nn.Sequential(
                nn.Linear(code_size, hidden), nn.ReLU(), nn.Linear(hidden, 784), nn.Sigmoid(),
                nn.Unflatten(1, (1, 28, 28)),
            ),
        )  # fmt: skip


class ConvolutionalAutoencoder(Autoencoder):
    """Two convolutions of stride 2 halve the picture twice; the decoder doubles it twice.

    Shapes of one digit on its way:

    =============================  ============    =============================  ============
    encoder                        shape           decoder                        shape
    =============================  ============    =============================  ============
    input                          1 × 28 × 28     code                           k
    8 kernels 3 × 3, stride 2      8 × 14 × 14     dense, ReLU                    784
    16 kernels 3 × 3, stride 2     16 × 7 × 7      unflattened                    16 × 7 × 7
    flattened                      784             doubled to 8 maps, ReLU        8 × 14 × 14
    dense                          k               doubled to 1 map, sigmoid      1 × 28 × 28
    =============================  ============    =============================  ============

    Parameters with kernels of 3 × 3: 80 + 1,168 + 785 · k encode, and 784 · (k + 1) + 1,160 + 73
    decode.

    Parameters
    ----------
    code_size : int
        k, from 1.
    decoder : {"transposed", "upsampling"}
        Doubles by transposed convolutions of stride 2, or by repeating each cell and then a
        convolution of 3 × 3.
    kernel_size : {3, 4}
        Of the transposed convolutions; 3 does not share out evenly over a stride of 2.
    """

    def __init__(
        self, code_size: int, decoder: Doubling = "transposed", kernel_size: int = 3
    ) -> None:
        _require(code_size)
        super().__init__(
            code_size,
            nn.Sequential(
                nn.Conv2d(1, 8, 3, stride=2, padding=1), nn.ReLU(),
                nn.Conv2d(8, 16, 3, stride=2, padding=1), nn.ReLU(),
                nn.Flatten(), nn.Linear(784, code_size),
            ),
            nn.Sequential(
                nn.Linear(code_size, 784), nn.ReLU(), nn.Unflatten(1, (16, 7, 7)),
                *doubling(16, 8, decoder, kernel_size), nn.ReLU(),
                *doubling(8, 1, decoder, kernel_size), nn.Sigmoid(),
            ),
        )  # fmt: skip


def doubling(
    channels: int, maps: int, way: Doubling = "transposed", kernel_size: int = 3
) -> list[nn.Module]:
    """Layers that double height and width: (N, channels, H, W) → (N, maps, 2·H, 2·W).

    Raises
    ------
    ValueError
        For another way, or another kernel size than 3 and, of transposed convolutions, 4.
    """
    if way == "upsampling" and kernel_size == 3:
        return [nn.Upsample(scale_factor=2), nn.Conv2d(channels, maps, 3, padding=1)]
    if way == "transposed" and kernel_size in _TRANSPOSED:
        return [nn.ConvTranspose2d(channels, maps, stride=2, **_TRANSPOSED[kernel_size])]
    raise ValueError(
        'A decoder doubles by "transposed" with a kernel size of 3 or 4, or by "upsampling" '
        f"with 3, not by {way!r} with {kernel_size}."
    )


def _require(code_size: int) -> None:
    if code_size < 1:
        raise ValueError(f"A code has one number or more, not {code_size}.")
