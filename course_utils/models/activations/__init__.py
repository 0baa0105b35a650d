"""Activation functions: what a neuron does with its weighted sum z."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.activations.pieces import (
    identity,
    identity_derivative,
    leaky_relu,
    leaky_relu_derivative,
    relu,
    relu_derivative,
    step,
    step_derivative,
)
from course_utils.models.activations.probabilities import softmax, softmax_derivative
from course_utils.models.activations.smooth import (
    sigmoid,
    sigmoid_derivative,
    softplus,
    softplus_derivative,
    tanh,
    tanh_derivative,
)

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "identity",
    "identity_derivative",
    "leaky_relu",
    "leaky_relu_derivative",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softmax_derivative",
    "softplus",
    "softplus_derivative",
    "step",
    "step_derivative",
    "tanh",
    "tanh_derivative",
]


@dataclass(frozen=True)
class Activation:
    """One activation function that works on each number by itself.

    Attributes
    ----------
    name : str
        As in the lessons, such as "leaky ReLU".
    function, derivative : callable
        From z to the neuron's output, and to the slope at z.
    lowest, highest : float
        Bounds of the output, ±infinity where there is none.
    """

    name: str
    function: Callable[..., NDArray]
    derivative: Callable[..., NDArray[np.floating]]
    lowest: float
    highest: float


#: Name → activation, in the order of the lesson.
ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("step", step, step_derivative, 0, 1),
        Activation("identity", identity, identity_derivative, -math.inf, math.inf),
        Activation("sigmoid", sigmoid, sigmoid_derivative, 0, 1),
        Activation("tanh", tanh, tanh_derivative, -1, 1),
        Activation("ReLU", relu, relu_derivative, 0, math.inf),
        Activation("leaky ReLU", leaky_relu, leaky_relu_derivative, -math.inf, math.inf),
        Activation("softplus", softplus, softplus_derivative, 0, math.inf),
    )
}
