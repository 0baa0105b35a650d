"""Strips of digits, one under the other, to be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from course_utils.pictures.strips import WIDTH, Layout, Row
from course_utils.pictures.svg import Picture
from course_utils.pictures.theme import Role
from course_utils.pictures.tiles import tiles_in

#: Width of the names on the left, and between two digits.
NAMES, GAP = 186, 6


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
    side = min(92.0, (WIDTH - NAMES - 10) / count - GAP)
    return Layout(10, NAMES, side, side, GAP, 2 * GAP, 8).draw(
        [
            Row(strip.name, strip.role, strip.note,
                [partial(_digit, image, strip.role, side)
                 for image in np.asarray(strip.images, dtype=float)])
            for strip in strips
        ],
        label, captions,
    )  # fmt: skip


def _digit(image: NDArray, role: Role, side: float, x: float, y: float) -> str:
    """SVG of one digit with its corner at x and y."""
    # Whole pixels would leave ragged gaps between small pictures.
    tile = tiles_in(x, y, side, 1, image.shape)._replace(scale=side / image.shape[1])
    return tile.draw(image[None], role, 1)
