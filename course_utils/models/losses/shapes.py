"""What a loss asks of its two arrays."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def like(answers: NDArray, y: ArrayLike, name: str) -> NDArray[np.floating]:
    """Targets in the precision of the answers; ValueError where NumPy would stretch a shape."""
    y = np.asarray(y)
    if y.shape != answers.shape:
        raise ValueError(
            f"The {name} have shape {answers.shape}, the targets {y.shape}: both need the same "
            "shape, or NumPy would compare each with several of the others."
        )
    if not y.size:
        raise ValueError("There is nothing to compare: the arrays are empty.")
    return y.astype(answers.dtype, copy=False)
