"""Pictures of handwritten digits and of weights laid out like a digit."""

import numpy as np
from numpy.typing import ArrayLike
from PIL import Image

from course_utils.pictures.images import data_url
from course_utils.pictures.svg import Picture, box, picture, text
from course_utils.pictures.theme import PALETTE, Role, channels


def digit_row(images: ArrayLike, captions: list[str], label: str, size: float = 104) -> Picture:
    """Digits side by side, eight in a line, each with its caption.

    Parameters
    ----------
    images : (N, 28, 28)
        0 is paper, the largest value is ink.
    captions : list of N str
    label : str
        What a screen reader says.
    size : float
        Side of one digit in pixels.

    Raises
    ------
    ValueError
        Where there is not one caption for each image.
    """
    images = np.asarray(images)
    if len(images) != len(captions):
        raise ValueError(f"{len(images)} digits need as many captions, not {len(captions)}.")
    parts = []
    for k, (image, caption) in enumerate(zip(images, captions, strict=True)):
        left, top = 6 + (k % 8) * (size + 6), 6 + (k // 8) * (size + 34)
        parts += [
            pixels(255 - image.astype(float) * 255 / max(image.max(), 1e-9), left, top, size),
            box(left, top, size, size, "plain", 0, 1, corner=0),
            text(left + size / 2, top + size + 15, caption, size=15),
        ]
    lines = -(-len(images) // 8)
    return picture(8 * (size + 6) + 6, lines * (size + 34) + 4, "".join(parts), label)


def weight_picture(
    weights: ArrayLike, captions: list[str], meanings: tuple[str, str], label: str
) -> Picture:
    """Weights in the places of their pixels: positive in purple, negative in gray, 0 not at all.

    Parameters
    ----------
    weights : (N, 28, 28)
        Several moments or neurons; each is drawn on its own scale.
    captions : list of N str
    meanings : (str, str)
        What a positive and what a negative weight speaks for.
    label : str
        What a screen reader says.
    """
    weights, size = np.asarray(weights, dtype=float), 170
    parts = []
    for k, (layer, caption) in enumerate(zip(weights, captions, strict=True)):
        left = 6 + k * (size + 14)
        parts += [
            tinted(layer / (np.abs(layer).max() or 1.0), left, 6, size),
            box(left, 6, size, size, "plain", 0, 1, corner=0),
            text(left + size / 2, size + 24, caption),
        ]
    y = size + 58
    parts += [
        box(6, y - 9, 18, 18, "weight", 0.9, 0),
        text(32, y, f"positive weight: {meanings[0]}", anchor="start"),
        box(430, y - 9, 18, 18, "plain", 0.9, 0),
        text(456, y, f"negative weight: {meanings[1]}", anchor="start"),
    ]
    width = max(len(weights) * (size + 14), 866)
    return picture(width, y + 18, "".join(parts), label)


def pixels(levels: np.ndarray, x: float, y: float, size: float) -> str:
    """Square of sharp pixels from levels 0 (black) … 255 (white) or from RGBA (…, 4)."""
    url = data_url(Image.fromarray(np.rint(levels).astype(np.uint8)))
    return (
        f'<image href="{url}" decoding="sync" x="{x:g}" y="{y:g}" '
        f'width="{size:g}" height="{size:g}" style="image-rendering:pixelated"/>'
    )


def tinted(shares: np.ndarray, x: float, y: float, size: float, role: Role = "weight") -> str:
    """Square of pixels from shares −1 … 1, for light and dark ground: 0 is transparent.

    Parameters
    ----------
    shares : (rows, columns)
        Tinted in the role's color where positive, gray where negative.
    x, y, size : float
        Upper left corner and side.
    role : Role
    """
    gray, tone = channels(PALETTE["plain"]), channels(PALETTE[role])
    rgba = np.empty((*shares.shape, 4))
    rgba[..., :3] = np.where(shares[..., None] > 0, tone, gray)
    rgba[..., 3] = 255 * np.abs(shares)
    return pixels(rgba, x, y, size)
