"""Strips of digits, one under the other, to be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.pictures.svg import Picture, picture, text
from course_utils.pictures.theme import Role
from course_utils.pictures.tiles import tiles_in

#: Width of the names on the left, and of the whole picture.
NAMES, WIDTH = 186, 950


@dataclass(frozen=True)
class Strip:
    """Pictures in a row.

    Attributes
    ----------
    name : str
        Stands before them; at most about 20 characters.
    images : (N, 28, 28)
        1 and above has the full tone; below 0 is gray.
    role : str
        Color: "input" for real digits, "output" for what a network makes.
    note : str
        Under the name, such as an error.
    """

    name: str
    images: NDArray
    role: Role = "output"
    note: str = ""


def digit_strips(strips: Sequence[Strip], label: str, captions: Sequence[str] = ()) -> Picture:
    """Strips of equally many pictures, each with its name and a note before it.

    Parameters
    ----------
    strips : sequence of Strip
    label : str
        What a screen reader says.
    captions : sequence of N str, optional
        Above the columns.

    Raises
    ------
    ValueError
        Where the strips, or the captions, differ in number.
    """
    counts = {len(strip.images) for strip in strips} | ({len(captions)} if captions else set())
    if len(counts) != 1:
        raise ValueError(f"Strips and captions need one length, not {sorted(counts)}.")
    (count,) = counts
    side = min(92.0, (WIDTH - NAMES - 10) / count - 6)
    parts, top = [], 34.0 if captions else 8.0
    for k, caption in enumerate(captions):
        parts.append(text(NAMES + (k + 0.5) * (side + 6) - 3, 16, caption, "plain", 15))
    for strip in strips:
        middle = top + side / 2
        parts.append(
            text(10, middle - (11 if strip.note else 0), strip.name, strip.role, 16, "start",
                 bold=True)
        )  # fmt: skip
        if strip.note:
            parts.append(text(10, middle + 12, strip.note, "plain", 15, "start"))
        for k, image in enumerate(np.asarray(strip.images, dtype=float)):
            tile = tiles_in(NAMES + k * (side + 6), top, side, 1, image.shape)
            # Whole pixels would leave ragged gaps between small pictures.
            tile = tile._replace(scale=side / image.shape[1])
            parts.append(tile.draw(image[None], strip.role, 1))
        top += side + 12
    return picture(WIDTH, top, "".join(parts), label)
