"""What MNIST did to every digit: crop, scale to 20 × 20, put the center of mass in the middle."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

#: Side of a picture of MNIST, and of the square that its digit was scaled to.
SIDE, DIGIT = 28, 20

Ink = NDArray[np.float64]


@dataclass(frozen=True)
class Prepared:
    """A drawing on its way to a picture as MNIST has them; 0 is paper, 1 is ink.

    Attributes
    ----------
    drawn : (rows, columns)
        The drawing as it came.
    cropped : (height, width)
        The part of it with ink.
    scaled : (rows, columns)
        That part scaled; its longer side is 20.
    centered : (28, 28)
        The center of mass is in the middle, at most half a pixel away from (14, 14).
    place : (top, left)
        Upper left cell of `cropped` in `drawn`.
    corner : (top, left)
        Upper left cell of `scaled` in `centered`.
    """

    drawn: Ink
    cropped: Ink
    scaled: Ink
    centered: Ink
    place: tuple[int, int]
    corner: tuple[int, int]


def as_mnist(ink: ArrayLike) -> Prepared:
    """Prepare a drawing as the digits of MNIST were prepared, and keep every step.

    A digit of MNIST comes out as it went in; of the course's 5,000 all but one do. Ink that would
    leave the 28 × 28 pixels, because nearly all of it lies at one end, is kept inside; its center
    of mass is then off the middle.

    Parameters
    ----------
    ink : (rows, columns)
        Light paper is 0. Whole numbers reach from 0 to 255, fractions from 0 to 1, or bool.

    Raises
    ------
    TypeError
        Where the ink is no array of numbers.
    ValueError
        Where there is no ink, the shape has no rows and columns, or a number is out of range.

    References
    ----------
    Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST database of handwritten digits": digits
    were scaled to fit 20 × 20 pixels with their proportions kept, and centered in 28 × 28 by
    their center of mass.
    """
    drawn = _as_ink(ink)
    place, cropped = _crop(drawn)
    scaled = _scale(cropped)
    corner = tuple(map(_first_cell, center_of_mass(scaled), scaled.shape))
    centered = np.zeros((SIDE, SIDE))
    (top, left), (rows, columns) = corner, scaled.shape
    centered[top : top + rows, left : left + columns] = scaled
    return Prepared(drawn, cropped, scaled, centered, place, corner)


def center_of_mass(ink: Ink) -> tuple[float, float]:
    """Row and column where an image (rows, columns) with some ink would balance, Σ i·ink / Σ ink.

    The middle of the upper left pixel is (0, 0).
    """
    rows, columns = (np.arange(size) for size in ink.shape)
    return float(rows @ ink.sum(axis=1) / ink.sum()), float(columns @ ink.sum(axis=0) / ink.sum())


def _as_ink(ink: ArrayLike) -> Ink:
    """Ink from 0 to 1, checked."""
    ink = np.asarray(ink)
    if ink.dtype.kind not in "buif":
        raise TypeError(f"Ink is an array of numbers, not of {ink.dtype}.")
    if ink.ndim != 2:
        raise ValueError(f"Ink has rows and columns, not the shape {ink.shape}.")
    whole = ink.dtype.kind in "ui"
    largest = 255 if whole else 1
    # Written so that a value that is not a number is refused as well.
    if not np.all((ink >= 0) & (ink <= largest)):
        kind = "whole numbers" if whole else "fractions"
        raise ValueError(f"Ink in {kind} lies from 0 (paper) to {largest}; this does not.")
    return ink / largest


def _crop(drawn: Ink) -> tuple[tuple[int, int], Ink]:
    """Upper left cell of the smallest box around all ink, and what is in it."""
    rows, columns = (np.flatnonzero(drawn.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        raise ValueError("There is no ink yet: draw a digit.")
    top, left = int(rows[0]), int(columns[0])
    return (top, left), drawn[top : rows[-1] + 1, left : columns[-1] + 1]


def _scale(cropped: Ink) -> Ink:
    """The longer side becomes 20; the other keeps the proportions, with one pixel at least."""
    factor = DIGIT / max(cropped.shape)
    height, width = (max(1, round(side * factor)) for side in cropped.shape)
    # Mean of all pixels that fall into a new one: a digit enlarged three times comes back exactly.
    image = Image.fromarray(cropped.astype(np.float32))
    scaled = image.resize((width, height), Image.Resampling.BOX)
    return np.clip(np.asarray(scaled, dtype=float), 0, 1)


def _first_cell(balance: float, size: int) -> int:
    """Where a row (or column) of cells starts whose balance comes to the middle of the picture."""
    return int(np.clip(round(SIDE / 2 - balance), 0, SIDE - size))
