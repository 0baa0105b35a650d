"""Hidden units as pictures: the weights of each, in the places of their pixels."""

import numpy as np
from numpy.typing import ArrayLike

from course_utils.pictures.digits import tinted
from course_utils.pictures.svg import Picture, box, picture, text

WIDTH, GAP = 940, 8


def unit_pictures(
    weights: ArrayLike, label: str, captions: list[str] | None = None, columns: int = 10
) -> Picture:
    """Weights of many units in rows; each unit on its own scale, 0 not drawn.

    Parameters
    ----------
    weights : (784, N)
        As a network has them, such as `network.weights[0]`.
    label : str
        What a screen reader says.
    captions : list of N str, optional
        Stand under the units; their numbers, from 0, unless given.
    columns : int
        Units in a row.

    Raises
    ------
    ValueError
        For another shape, or where there is not one caption for each unit.
    """
    weights = np.asarray(weights, dtype=float)
    if weights.ndim != 2 or len(weights) != 784:
        raise ValueError(f"The weights of N units on pixels have shape (784, N), not "
                         f"{weights.shape}.")  # fmt: skip
    captions = captions or [str(k) for k in range(weights.shape[1])]
    if len(captions) != weights.shape[1]:
        raise ValueError(f"{weights.shape[1]} units need as many captions, not {len(captions)}.")
    size = (WIDTH - 12 - GAP * (columns - 1)) / columns
    parts = []
    for k, (unit, caption) in enumerate(zip(weights.T, captions, strict=True)):
        x, y = 6 + (k % columns) * (size + GAP), 6 + (k // columns) * (size + 30)
        parts += [
            tinted(unit.reshape(28, 28) / (np.abs(unit).max() or 1.0), x, y, size),
            box(x, y, size, size, "plain", 0, 1, 0),
            text(x + size / 2, y + size + 14, caption, "plain", 15),
        ]
    y = 24 + -(-len(captions) // columns) * (size + 30)
    parts += [
        box(6, y - 9, 18, 18, "weight", 0.9, 0),
        text(32, y, "positive weight: ink here raises z", anchor="start"),
        box(430, y - 9, 18, 18, "plain", 0.9, 0),
        text(456, y, "negative weight: ink here lowers z", anchor="start"),
    ]
    return picture(WIDTH, y + 18, "".join(parts), label)
