"""Strips of photographs, one under the other, to be compared: gray, colored, true."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from course_utils.pictures.color import photograph
from course_utils.pictures.strips import WIDTH, Layout, Row
from course_utils.pictures.svg import Picture
from course_utils.pictures.theme import Role

#: Width of the names on the left, and between two photographs.
NAMES, GAP = 178, 8

#: Width of a photograph at most.
WIDEST = 150.0


@dataclass(frozen=True)
class PhotoStrip:
    """Photographs in a row.

    Attributes
    ----------
    name : str
        Stands before them; at most about 18 characters.
    photos : (N, H, W, 3) uint8
    role : str, optional
        Color of the name: "input" for gray ones, "output" for what a network makes.
    note : str
        Under the name, such as an error.
    """

    name: str
    photos: NDArray[np.uint8]
    role: Role | None = None
    note: str = ""


def photo_strips(strips: Sequence[PhotoStrip], label: str, captions: Sequence[str] = ()) -> Picture:
    """Strips of equally many photographs of one size, each with its name before it.

    Parameters
    ----------
    strips : sequence of PhotoStrip
    label : str
        What a screen reader says.
    captions : sequence of N str, optional
        Above the columns.

    Raises
    ------
    ValueError
        Where the strips differ in number or size, or the captions in number.
    """
    shapes = {strip.photos.shape for strip in strips}
    if len(shapes) != 1:
        raise ValueError(f"Strips need photographs of one shape, not {sorted(shapes)}.")
    count, rows, columns, _ = next(iter(shapes))
    if captions and len(captions) != count:
        raise ValueError(f"{count} photographs need as many captions, not {len(captions)}.")
    wide = min(WIDEST, (WIDTH - NAMES + GAP) / count - GAP)
    high = wide * rows / columns
    return Layout(4, NAMES, wide, high, GAP, GAP, 6).draw(
        [
            Row(strip.name, strip.role, strip.note,
                [partial(photograph, np.ascontiguousarray(photo), width=wide, height=high)
                 for photo in strip.photos])
            for strip in strips
        ],
        label, captions,
    )  # fmt: skip
