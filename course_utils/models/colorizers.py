"""The networks of lesson 09: from a gray picture to its colors."""

from typing import Any

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn

from course_utils.models.color_baselines import with_color
from course_utils.models.color_layers import down, same, to_colors, up
from course_utils.models.lab import scale_ab, to_lab, to_rgb, unscale_ab

#: Pixels of a whole picture beside each piece that is colored at once; their colors are not kept.
MARGIN = 64

#: Side of such a piece without its margin; bounds the memory.
PIECE = 512

#: Sides of a picture that a network takes are multiples of this.
MULTIPLE = 16

#: How `course_utils.training.train` trains both on the tiles of the Earth, with squared error on
#: the scaled a and b, and `flipped` as `change`.
COLOR_TRAINING: dict[str, Any] = {
    "epochs": 34, "batch_size": 32, "learning_rate": 4e-3, "falling": True, "measured": 200,
}  # fmt: skip


class PlainColorizer(nn.Module):
    """Convolutional autoencoder: everything passes through 64 maps of a sixteenth of the size.

    (N, 1, H, W), L scaled to 0 … 1 → (N, 2, H, W), a and b scaled to −1 … 1; H and W are
    multiples of 16.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(  # (N, 1, 64, 64)
            down(1, 24),  # (N, 24, 32, 32)
            down(24, 32),  # (N, 32, 16, 16)
            down(32, 64),  # (N, 64, 8, 8)
            down(64, 64),  # (N, 64, 4, 4)
            same(64, 64),
        )
        self.decoder = nn.Sequential(
            up(64, 64),  # (N, 64, 8, 8)
            up(64, 32),  # (N, 32, 16, 16)
            up(32, 16),  # (N, 16, 32, 32)
            to_colors(16),  # (N, 2, 64, 64)
        )

    def forward(self, light: Tensor) -> Tensor:
        """Colors of gray pictures."""
        return self.decoder(self.encoder(light))


class SkipColorizer(nn.Module):
    """Autoencoder with skip connections: the decoder also sees what the encoder saw on its way.

    (N, 1, H, W), L scaled to 0 … 1 → (N, 2, H, W), a and b scaled to −1 … 1; H and W are
    multiples of 16.
    """

    def __init__(self) -> None:
        super().__init__()
        self.down_1, self.down_2 = down(1, 24), down(24, 32)
        self.down_3, self.down_4 = down(32, 64), down(64, 64)
        self.middle = same(64, 64)
        self.up_4, self.up_3 = up(64, 48), up(48 + 64, 32)
        self.up_2, self.colors = up(32 + 32, 16), to_colors(16 + 24)

    def forward(self, light: Tensor) -> Tensor:
        """Colors of gray pictures."""
        half = self.down_1(light)  # (N, 1, 64, 64) → (N, 24, 32, 32)
        quarter = self.down_2(half)  # (N, 32, 16, 16)
        eighth = self.down_3(quarter)  # (N, 64, 8, 8)
        maps = self.middle(self.down_4(eighth))  # (N, 64, 4, 4)
        maps = self.up_4(maps)  # (N, 48, 8, 8)
        maps = self.up_3(torch.cat([maps, eighth], dim=1))  # (N, 32, 16, 16)
        maps = self.up_2(torch.cat([maps, quarter], dim=1))  # (N, 16, 32, 32)
        return self.colors(torch.cat([maps, half], dim=1))  # (N, 2, 64, 64)


def as_examples(rgb: ArrayLike) -> tuple[Tensor, Tensor]:
    """Tiles as a network learns them: L as input, a and b as target.

    Parameters
    ----------
    rgb : (N, H, W, 3)
        uint8 from 0 to 255, or float from 0 to 1.

    Returns
    -------
    light : (N, 1, H, W)
        float32, L / 100: 0 (black) to 1 (white).
    colors : (N, 2, H, W)
        float32, a / 128 and b / 128.
    """
    lab = to_lab(rgb).transpose(0, 3, 1, 2)
    light, colors = np.ascontiguousarray(lab[:, :1] / 100), scale_ab(lab[:, 1:])
    return torch.from_numpy(light), torch.from_numpy(np.ascontiguousarray(colors))


def flipped(light: Tensor, colors: Tensor) -> tuple[Tensor, Tensor]:
    """A batch as it is, or mirrored left to right, top to bottom, or both, at random."""
    axes = [axis for axis in (2, 3) if torch.rand(()) < 0.5]
    return light.flip(axes), colors.flip(axes)


def predicted_lab(network: nn.Module, picture: ArrayLike) -> NDArray[np.float32]:
    """Lab of a picture that a network colors: L stays, a and b are the network's.

    The picture may have any size: its edge pixels are repeated up to a multiple of 16, and large
    pictures are colored piece by piece, each with a margin, so that no seam is seen.

    Parameters
    ----------
    network : torch.nn.Module
        (N, 1, H, W) → (N, 2, H, W), such as `SkipColorizer`.
    picture : (H, W, 3), (N, H, W, 3) or (H, W)
        Red, green and blue (uint8, or float from 0 to 1), of which only L is used; many pictures
        of one size; or L itself, from 0 to 100.

    Returns
    -------
    (H, W, 3) or (N, H, W, 3) float32

    Raises
    ------
    ValueError
        For another shape.
    """
    light = _light(picture)
    if light.ndim == 3:
        return np.stack([predicted_lab(network, single) for single in light])
    ab = np.empty((*light.shape, 2), dtype=np.float32)
    for row in range(0, light.shape[0], PIECE):
        for column in range(0, light.shape[1], PIECE):
            top, left = max(row - MARGIN, 0), max(column - MARGIN, 0)
            piece = light[top : row + PIECE + MARGIN, left : column + PIECE + MARGIN]
            inner = ab[row : row + PIECE, column : column + PIECE]
            colors = _ab(network, piece)[row - top :, column - left :]
            inner[:] = colors[: inner.shape[0], : inner.shape[1]]
    return with_color(light, ab)


def colorize(network: nn.Module, picture: ArrayLike) -> NDArray[np.uint8]:
    """Color a picture of any size, or many of one size; parameters as for `predicted_lab`.

    Returns
    -------
    (H, W, 3) or (N, H, W, 3) uint8
        Red, green and blue; what a screen cannot show is cut.
    """
    return to_rgb(predicted_lab(network, picture))


def _light(picture: ArrayLike) -> NDArray[np.float32]:
    """L of a picture from 0 to 100."""
    picture = np.asarray(picture)
    if picture.ndim in (3, 4) and picture.shape[-1] == 3 and picture.size:
        return to_lab(picture)[..., 0]
    if picture.ndim == 2 and picture.size:
        return picture.astype(np.float32)
    raise ValueError(
        "A picture has the shape (rows, columns, 3) as red, green and blue, or (rows, columns) "
        f"as L, and at least one pixel; not {picture.shape}."
    )


@torch.no_grad()
def _ab(network: nn.Module, light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Colors a and b that a network gives a picture, (H, W, 2)."""
    rows, columns = light.shape
    padded = np.pad(light / 100, [(0, -side % MULTIPLE) for side in light.shape], mode="edge")
    device = next(network.parameters()).device
    learning = network.training
    colors = network.eval()(torch.from_numpy(padded)[None, None].to(device))
    network.train(learning)
    return unscale_ab(colors[0, :, :rows, :columns].cpu().permute(1, 2, 0).numpy())
