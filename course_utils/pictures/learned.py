"""Pictures of what a convolutional network has learned: its kernels, and the way to the digit."""

import numpy as np
from numpy.typing import ArrayLike

from course_utils.models.learned import LearnedMap, PixelsToDigit
from course_utils.pictures.blocks import bars
from course_utils.pictures.svg import Picture, box, picture, text
from course_utils.pictures.tiles import Tiles, tiles_in

#: Left ends of the four columns of the way from pixels to the digit, top, and height of a row.
PIXELS, FIRST, SECOND, DIGIT = 10, 222, 532, 848
TOP, ROW = 84, 100


def kernel_tiles(kernels: ArrayLike, label: str, columns: int = 8) -> Picture:
    """Learned kernels side by side, each with its number; one scale for all.

    Parameters
    ----------
    kernels : (N, height, width), or (N, 1, height, width) as a first layer has them
        Tensors must be detached.
    label : str
        What a screen reader says.
    columns : int
        Kernels in a line.

    Raises
    ------
    ValueError
        For another shape.
    """
    kernels = np.asarray(kernels, dtype=float)
    if kernels.ndim == 4 and kernels.shape[1] == 1:
        kernels = kernels[:, 0]
    if kernels.ndim != 3:
        raise ValueError(f"Kernels have the shape (N, height, width), not {kernels.shape}.")
    high, wide = kernels.shape[1:]
    scale = 80 // max(high, wide)
    largest, parts = float(np.abs(kernels).max(initial=0)), []
    for k, kernel in enumerate(kernels):
        x, y = 6 + k % columns * 106, 6 + k // columns * (high * scale + 40)
        parts.append(Tiles(x, y, 1, high, wide, scale, 0).draw(kernel[None], "weight", largest))
        parts.append(text(x + wide * scale / 2, y + high * scale + 15, str(k), "plain", 15))
    y = 6 + -(-len(kernels) // columns) * (high * scale + 40) + 14
    parts += [
        box(6, y - 9, 18, 18, "weight", 0.9, 0),
        text(32, y, "weight above 0: wants ink there", None, 15, "start"),
        box(346, y - 9, 18, 18, "plain", 0.9, 0),
        text(372, y, "below 0: wants paper there", None, 15, "start"),
    ]
    return picture(max(640, 6 + columns * 106), y + 16, "".join(parts), label)


def pixels_to_digit_picture(way: PixelsToDigit, label: str) -> Picture:
    """Digit, maps of both convolutions beside what excites them most, answer.

    Parameters
    ----------
    way : PixelsToDigit
    label : str
        What a screen reader says.
    """
    size = 168
    digit = tiles_in(PIXELS, TOP, size, 1, way.image.shape)
    first, second = way.sees
    parts = [
        _head(PIXELS, "pixels", "what comes in", "input"),
        digit.draw(way.image[None], "input", 1),
        _head(FIRST, "edges", f"a cell sees {first} × {first} pixels"),
        _head(SECOND, "patterns", f"a cell sees {second} × {second} pixels"),
        _head(DIGIT - 16, "digit", "what comes out"),
        bars(way.probabilities, DIGIT, TOP, 54, list("0123456789"), row=26),
    ]
    for x, maps, patch in ((FIRST, way.first, 40), (SECOND, way.second, 56)):
        parts += [_map(x, TOP + ROW * k, shown, patch) for k, shown in enumerate(maps)]
    y = TOP + ROW * max(len(way.first), len(way.second)) + 8
    words = f"Green: maps of this digit. Blue: what excites each most in {way.searched} digits."
    parts.append(text(FIRST, y, words, "plain", 15, "start"))
    return picture(960, y + 20, "".join(parts), label)


def _head(x: float, title: str, words: str, role: str = "output") -> str:
    return text(x, 20, title, role, 17, "start", bold=True) + text(
        x, 46, words, "plain", 15, "start"
    )


def _map(x: float, y: float, shown: LearnedMap, patch: float) -> str:
    """One map, and the patches it answers to most."""
    tile = tiles_in(x, y, 84, 1, shown.values.shape)
    parts = tile.draw(shown.values[None], "output")
    if len(shown.patches):
        scale = patch // shown.patches.shape[1]
        places = Tiles(x + 96, y + (84 - patch) / 2, len(shown.patches), *shown.patches.shape[1:],
                       scale, 1)  # fmt: skip
        parts += places.draw(shown.patches, "input", 1)
    return parts
