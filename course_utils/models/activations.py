"""Activation functions: what a neuron does with its weighted sum z."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def step(z: ArrayLike) -> NDArray[np.int64] | np.int64:
    """Heaviside step: 1 where z > 0, otherwise 0 (so 0 at z = 0).

    Parameters
    ----------
    z : array_like, any shape
        Weighted sums.

    Returns
    -------
    integer array of z's shape (a NumPy integer for a scalar), each 0 or 1.
    """
    return (np.asarray(z) > 0).astype(np.int64)[()]


def sigmoid(z: ArrayLike) -> NDArray[np.floating] | np.floating:
    """Logistic function 1 / (1 + exp(−z)), a smooth step from 0 to 1.

    Only exp of numbers ≤ 0 is taken, so no z, however large, overflows.

    Parameters
    ----------
    z : array_like, any shape
        Weighted sums. float32 stays float32, integers become float64.

    Returns
    -------
    float array of z's shape (a NumPy float for a scalar), each in [0, 1].
    """
    z = np.asarray(z)
    if not np.issubdtype(z.dtype, np.floating):
        z = z.astype(np.float64)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))[()].astype(z.dtype)
