"""Activations made of straight pieces: step, identity, ReLU and leaky ReLU.

Where two pieces meet, at z = 0, there is no derivative; the value returned there is torch's.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.floats import Floats, as_floats


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


def step_derivative(z: ArrayLike) -> Floats:
    """Slope of the step: 0 everywhere; at z = 0 it has none, and 0 stands for it.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    float zeros of z's shape.
    """
    return np.zeros_like(as_floats(z))[()]


def identity(z: ArrayLike) -> Floats:
    """Return z as it is, as floats.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    float array of z's shape, a copy.
    """
    return as_floats(z).copy()[()]


def identity_derivative(z: ArrayLike) -> Floats:
    """Slope of the identity: 1 everywhere.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    float ones of z's shape.
    """
    return np.ones_like(as_floats(z))[()]


def relu(z: ArrayLike) -> Floats:
    """Rectified linear unit, max(0, z).

    Parameters
    ----------
    z : array_like, any shape
        Weighted sums. float32 stays float32, integers become float64.

    Returns
    -------
    float array of z's shape (a NumPy float for a scalar), each at least 0.
    """
    return np.maximum(as_floats(z), 0)[()]


def relu_derivative(z: ArrayLike) -> Floats:
    """Slope of ReLU: 1 where z > 0, otherwise 0 (also at its kink, z = 0).

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    float array of z's shape, each 0 or 1.
    """
    z = as_floats(z)
    return (z > 0).astype(z.dtype)[()]


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> Floats:
    """ReLU that lets a little through: z where z > 0, otherwise slope · z.

    Parameters
    ----------
    z : array_like, any shape
        Weighted sums. float32 stays float32, integers become float64.
    slope : float
        Slope below 0.

    Returns
    -------
    float array of z's shape (a NumPy float for a scalar).
    """
    z = as_floats(z)
    return np.where(z > 0, z, z.dtype.type(slope) * z)[()]


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> Floats:
    """Slope of leaky ReLU: 1 where z > 0, otherwise `slope` (also at its kink, z = 0).

    Parameters
    ----------
    z : array_like, any shape
    slope : float
        Slope below 0.

    Returns
    -------
    float array of z's shape, each 1 or `slope`.
    """
    z = as_floats(z)
    return np.where(z > 0, z.dtype.type(1), z.dtype.type(slope))[()]
