"""Smooth activations: sigmoid, tanh and softplus.

Only exp of numbers ≤ 0 is taken, so no z, however large, overflows.
"""

import numpy as np
from numpy.typing import ArrayLike

from course_utils.models.floats import Floats, as_floats


def sigmoid(z: ArrayLike) -> Floats:
    """Logistic function 1 / (1 + exp(−z)), a smooth step from 0 to 1.

    Parameters
    ----------
    z : array_like, any shape
        Weighted sums. float32 stays float32, integers become float64.

    Returns
    -------
    float array of z's shape (a NumPy float for a scalar), each in [0, 1].
    """
    z = as_floats(z)
    # Left of 0 this is exp(z) / (1 + exp(z)), the same number as 1 / (1 + exp(−z)).
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def sigmoid_derivative(z: ArrayLike) -> Floats:
    """Slope of the sigmoid, σ(z)(1 − σ(z)): at most 1/4, at z = 0.

    It is the same on both sides of 0, and exp(−|z|) / (1 + exp(−|z|))² keeps its last digits
    where σ(z) is so near to 1 that 1 − σ(z) has none left.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    float array of z's shape, each in [0, 1/4].
    """
    small = np.exp(-np.abs(as_floats(z)))
    return (small / (1 + small) ** 2)[()]


def tanh(z: ArrayLike) -> Floats:
    """Hyperbolic tangent, 2σ(2z) − 1, a smooth step from −1 to 1.

    Parameters
    ----------
    z : array_like, any shape
        Weighted sums. float32 stays float32, integers become float64.

    Returns
    -------
    float array of z's shape (a NumPy float for a scalar), each in [−1, 1].
    """
    return np.tanh(as_floats(z))


def tanh_derivative(z: ArrayLike) -> Floats:
    """Slope of tanh, 1 − tanh(z)² = 4σ'(2z): at most 1, at z = 0.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    float array of z's shape, each in [0, 1].
    """
    small = np.exp(-np.abs(as_floats(z))) ** 2
    return (4 * small / (1 + small) ** 2)[()]


def softplus(z: ArrayLike) -> Floats:
    """Softened ReLU, ln(1 + exp(z)), whose slope is the sigmoid.

    Parameters
    ----------
    z : array_like, any shape
        Weighted sums. float32 stays float32, integers become float64.

    Returns
    -------
    float array of z's shape (a NumPy float for a scalar), each at least 0.
    """
    z = as_floats(z)
    return (np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))))[()]


def softplus_derivative(z: ArrayLike) -> Floats:
    """Slope of softplus: the sigmoid of z.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    float array of z's shape, each in [0, 1].
    """
    return sigmoid(z)
