"""Kernels of any size from 1×1 to 5×5: named ones, and typed ones."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Kernel = NDArray[np.float64]

#: Rows of Pascal's triangle: bell-shaped weights.
PASCAL = {1: [1], 2: [1, 1], 3: [1, 2, 1], 4: [1, 3, 3, 1], 5: [1, 4, 6, 4, 1]}
#: Differences of what is right and left of the middle.
SLOPE = {1: [1], 2: [-1, 1], 3: [-1, 0, 1], 4: [-1, -1, 1, 1], 5: [-1, -2, 0, 2, 1]}
LARGEST = 5


def edges(size: int) -> Kernel:
    """Answer to edges between left and right; the Sobel kernel for size 3."""
    return np.outer(PASCAL[size] if size < 4 else [1] * size, SLOPE[size]).astype(float)


def ones(size: int) -> Kernel:
    """Add up all cells of the window."""
    return np.ones((size, size))


def mean(size: int) -> Kernel:
    """Average the cells of the window: every weight is 1/k²."""
    return np.full((size, size), 1 / size**2)


def center(size: int) -> Kernel:
    """Copy the cell in the middle; for an even size, the one above and left of the middle."""
    kernel = np.zeros((size, size))
    kernel[(size - 1) // 2, (size - 1) // 2] = 1
    return kernel


def sharpen(size: int) -> Kernel:
    """Strengthen the middle against its neighbors; the weights sum to 1."""
    return size**2 * center(size) - ones(size) + center(size)


SIZED_KERNELS: dict[str, Callable[[int], Kernel]] = {
    "edges": edges,
    "ones": ones,
    "mean": mean,
    "center": center,
    "sharpen": sharpen,
}


def typed_kernel(words: str) -> Kernel:
    """Square kernel from typed numbers: rows divided by semicolons, numbers by spaces.

    Parameters
    ----------
    words : str
        Such as "-1 0 1; -2 0 2; -1 0 1"; fractions such as 1/9 and a real minus are fine.

    Returns
    -------
    (k, k) with k from 1 to 5.

    Raises
    ------
    ValueError
        For what is no number, rows of different lengths, no square, or a kernel over 5×5.
    """
    lines = [line.replace(",", " ").split() for line in words.strip().strip(";").split(";")]
    rows = [[_typed_number(word) for word in line] for line in lines]
    lengths = {len(row) for row in rows}
    if lengths == {0}:
        raise ValueError("Type the kernel's numbers, such as 1 0; 0 1.")
    if lengths != {len(rows)}:
        counts = ", ".join(str(len(row)) for row in rows)
        raise ValueError(
            f"A kernel is square: {len(rows)} row{'s' * (len(rows) > 1)} of {len(rows)} "
            f"number{'s' * (len(rows) > 1)} here, not of {counts}. Semicolons end rows."
        )
    if len(rows) > LARGEST:
        raise ValueError(f"The lab takes kernels up to 5×5; this one is {len(rows)}×{len(rows)}.")
    return np.array(rows)


def _typed_number(word: str) -> float:
    try:
        value = float(Fraction(word.replace("−", "-")))
    except (ValueError, ZeroDivisionError, OverflowError):
        raise ValueError(f"“{word}” is no number; type numbers such as −1, 0.5 or 1/9.") from None
    if abs(value) > 1000:
        raise ValueError(f"{word} is too large for the lab: at most 1000.")
    return value
