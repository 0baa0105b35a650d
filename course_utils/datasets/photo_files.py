"""Decoding a picture file that nobody has checked: in bounded memory, or with a sentence."""

import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from course_utils.datasets.file_kinds import kind_of

#: What is read, as Pillow calls it; other formats are a wider door for broken files.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")

#: Pixels that a picture may have: what 50-megapixel phones make, and 10,000 × 10,000 is twice it.
MOST_PIXELS = 50_000_000

#: Longest file name in a sentence.
LONGEST_NAME = 40

#: What Pillow raises for a file that is cut or changed.
DAMAGED = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError,
    OverflowError, MemoryError, NotImplementedError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip

#: EXIF's number for how the camera was held → what turns the picture upright.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
ORIENTATION = 0x0112
#: Those of them that do not swap rows and columns.
KEEP_SIDES = (
    Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180, Image.Transpose.FLIP_TOP_BOTTOM,
)  # fmt: skip


@dataclass(frozen=True)
class Photo:
    """A picture that was read, and what was done to it.

    Attributes
    ----------
    rgb : (rows, columns, 3) uint8
    size : tuple of int
        Columns and rows in the file, turned upright.
    notes : tuple of str
        What differs from the file, such as "the first of 12 frames".
    """

    rgb: NDArray[np.uint8]
    size: tuple[int, int]
    notes: tuple[str, ...]


def short_name(name: str) -> str:
    """File name as a sentence can carry it: no control characters, the middle left out if long."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in name)
    if len(clean) <= LONGEST_NAME:
        return clean
    return f"{clean[: LONGEST_NAME - 16]}…{clean[-15:]}"


def decode(
    content: bytes, name: str, wanted: Callable[[tuple[int, int]], tuple[int, int]]
) -> Photo:
    """Decode a picture, upright, in red, green and blue.

    Parameters
    ----------
    content : bytes
    name : str
        Begins the sentence about what is wrong.
    wanted : callable
        Size in the file → size that is wanted, never larger; the same for both sides swapped.

    Raises
    ------
    ValueError
        With a sentence, for whatever is no picture, damaged or too large. The size is read first:
        a picture that is too large is not decoded.
    """
    # Pillow warns of much that is harmless here; what matters becomes a sentence.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _opened(content, name) as image:
            size, target = image.size, wanted(image.size)
            try:
                notes = _first_of(image)
                image.draft("RGB", target)  # a JPEG is decoded no larger than needed
                image.load()
                turn, whole = _turn(image), _in_color(image)
            except DAMAGED:
                raise ValueError(
                    f"{name} is damaged or cut off: it begins as a picture and cannot be decoded."
                ) from None
            if whole is None:
                raise ValueError(
                    f"{name} holds measured numbers, no colors to look at (Pillow's mode "
                    f"{image.mode}); save it with 8 bits a color."
                )
        shown = whole.resize(target, Image.Resampling.LANCZOS, reducing_gap=3)
        if shown.mode == "RGBA":
            shown = Image.alpha_composite(Image.new("RGBA", target, "white"), shown)
            notes += ("its transparent parts are white",)
    shown = shown.convert("RGB")
    if turn is not None:
        shown = shown.transpose(turn)
        size = size if turn in KEEP_SIDES else size[::-1]
    if shown.size != size:
        notes += (f"{_sides(shown.size)} of its {_sides(size)} pixels",)
    return Photo(np.array(shown), size, notes)


def _sides(size: tuple[int, int]) -> str:
    return f"{size[0]:,} × {size[1]:,}"


def _opened(content: bytes, name: str) -> Image.Image:
    """Picture whose header was read; ValueError with a sentence where there is none to decode."""
    if not content:
        raise ValueError(f"{name} is empty: it has 0 bytes.")
    Image.init()
    try:
        known = [kind for kind in FORMATS if kind in Image.OPEN]
        image = Image.open(BytesIO(content), formats=known)
    except Image.DecompressionBombError:
        pixels = "hundreds of millions of"
    except DAMAGED:
        raise ValueError(f"{name} {kind_of(content)}.") from None
    else:
        if image.width * image.height <= MOST_PIXELS:
            return image
        pixels = _sides(image.size)
    raise ValueError(
        f"{name} has {pixels} pixels; {MOST_PIXELS / 1e6:.0f} million are the most that is read. "
        "Make it smaller."
    )


def _first_of(image: Image.Image) -> tuple[str, ...]:
    """Note where a file holds several pictures; one that a camera adds to a JPEG is not counted."""
    count = getattr(image, "n_frames", 1)
    if count == 1 or image.format in ("JPEG", "MPO"):
        return ()
    return (f"the first of its {count} {'pages' if image.format == 'TIFF' else 'frames'}",)


def _turn(image: Image.Image) -> Image.Transpose | None:
    """What turns a picture upright; a camera's note that is damaged does not count."""
    try:
        return UPRIGHT.get(image.getexif().get(ORIENTATION))
    except DAMAGED:
        return None


def _in_color(image: Image.Image) -> Image.Image | None:
    """Picture in RGB, in RGBA where parts are transparent; None where numbers are no colors."""
    if image.mode == "F":
        return None
    if image.mode == "I" or image.mode.startswith("I;16"):
        numbers = np.asarray(image)
        if numbers.size and not 0 <= numbers.min() <= numbers.max() < 2**16:
            return None
        return Image.fromarray((numbers >> 8).astype(np.uint8)).convert("RGB")
    if not image.has_transparency_data:
        return _as(image, "RGB")
    whole = _as(_as(image, "LA") if image.mode == "La" else image, "RGBA")
    return whole if whole.getextrema()[3][0] < 255 else whole.convert("RGB")


def _as(image: Image.Image, mode: str) -> Image.Image:
    """Picture in a mode; itself where it has it, because a copy can take 200 MB."""
    return image if image.mode == mode else image.convert(mode)
