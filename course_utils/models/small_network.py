"""A 2-2-1 network of sigmoids, traced number by number: forward, backward, one update.

Every number has a name. `x1 x2` go in, `z1 z2` are the weighted sums of the hidden neurons and
`a1 a2` their answers, `z` and `y_hat` those of the output. `w12` is the weight from input 1 to
hidden neuron 2, `v1` the weight from hidden neuron 1 to the output; `b1 b2 c` are the biases.
`d_` stands for a gradient: `d_w12` is ∂L/∂w₁₂, and `d_z` is δ, the delta of the output.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from course_utils.models.activations import sigmoid

Loss = Literal["squared error", "cross-entropy"]
LOSSES: tuple[Loss, ...] = ("squared error", "cross-entropy")


class Weights(NamedTuple):
    """The nine adjustable numbers of a 2-2-1 network, hidden neuron by hidden neuron."""

    w11: float
    w21: float
    b1: float
    w12: float
    w22: float
    b2: float
    v1: float
    v2: float
    c: float


#: The numbers that lesson 04 works by hand. Rounding every result to three decimals before it is
#: used again, as one does on paper, changes no third decimal of a later one.
START = Weights(w11=0.2, w21=-0.4, b1=0.1, w12=-0.2, w22=0.9, b2=0.3, v1=2.0, v2=-1.5, c=0.2)
ZEROS = Weights(*[0.0] * 9)
EQUAL = Weights(*[0.5] * 9)
X, TARGET, LEARNING_RATE = (1.0, 0.5), 1.0, 0.5

FORWARD = ("z1", "a1", "z2", "a2", "z", "y_hat", "loss")
BACKWARD = (
    "d_y_hat", "d_z", "d_v1", "d_v2", "d_c", "d_a1", "d_a2",
    "d_z1", "d_w11", "d_w21", "d_b1", "d_z2", "d_w12", "d_w22", "d_b2",
)  # fmt: skip


def matrices(weights: Weights) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
    """Weights and biases as arrays, layer by layer.

    Parameters
    ----------
    weights : Weights

    Returns
    -------
    [(2, 2), (2, 1)] weights, one row an input, and [(2,), (1,)] biases.
    """
    w11, w21, b1, w12, w22, b2, v1, v2, c = map(float, weights)
    return (
        [np.array([[w11, w12], [w21, w22]]), np.array([[v1], [v2]])],
        [np.array([b1, b2]), np.array([c])],
    )


def forward(weights: Weights, x: tuple[float, float], y: float, loss: Loss) -> dict[str, float]:
    """Values of a network, from the inputs to the loss, in the order they are computed.

    Parameters
    ----------
    weights : Weights
    x : (float, float)
    y : float
        The target, 0 to 1.
    loss : "squared error" or "cross-entropy"
        ½ (ŷ − y)², or −y ln ŷ − (1 − y) ln (1 − ŷ).

    Raises
    ------
    ValueError
        For a loss of another name.
    """
    w = weights
    z1 = x[0] * w.w11 + x[1] * w.w21 + w.b1
    a1 = float(sigmoid(z1))
    z2 = x[0] * w.w12 + x[1] * w.w22 + w.b2
    a2 = float(sigmoid(z2))
    z = a1 * w.v1 + a2 * w.v2 + w.c
    y_hat = float(sigmoid(z))
    if loss == "squared error":
        error = 0.5 * (y_hat - y) ** 2
    elif loss == "cross-entropy":
        # From z, so that no logarithm of 0 is taken: −ln ŷ = ln(1 + exp(−z)).
        error = float(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
    else:
        raise ValueError(f"There is no loss {loss!r}; there are {' and '.join(LOSSES)}.")
    numbers = (z1, a1, z2, a2, z, y_hat, error)
    return dict(zip(FORWARD, numbers, strict=True))


def backward(
    weights: Weights, x: tuple[float, float], y: float, loss: Loss, values: dict[str, float]
) -> dict[str, float]:
    """Gradients of a network, from the loss back to the hidden weights, in that order.

    Each is what came from the right times one local slope: the chain rule, link by link.

    Parameters
    ----------
    weights : Weights
    x : (float, float)
    y : float
    loss : "squared error" or "cross-entropy"
    values : dict
        What `forward` returned for the same network.
    """
    a1, a2, y_hat = values["a1"], values["a2"], values["y_hat"]
    slope = y_hat * (1 - y_hat)
    d: dict[str, float] = {}
    d["d_y_hat"] = y_hat - y if loss == "squared error" else (y_hat - y) / slope
    d["d_z"] = d["d_y_hat"] * slope
    d["d_v1"] = d["d_z"] * a1
    d["d_v2"] = d["d_z"] * a2
    d["d_c"] = d["d_z"]
    d["d_a1"] = d["d_z"] * weights.v1
    d["d_a2"] = d["d_z"] * weights.v2
    d["d_z1"] = d["d_a1"] * a1 * (1 - a1)
    d["d_w11"] = d["d_z1"] * x[0]
    d["d_w21"] = d["d_z1"] * x[1]
    d["d_b1"] = d["d_z1"]
    d["d_z2"] = d["d_a2"] * a2 * (1 - a2)
    d["d_w12"] = d["d_z2"] * x[0]
    d["d_w22"] = d["d_z2"] * x[1]
    d["d_b2"] = d["d_z2"]
    return d


def update(weights: Weights, gradients: dict[str, float], learning_rate: float) -> Weights:
    """Weights after w ← w − η ∂L/∂w.

    Parameters
    ----------
    weights : Weights
    gradients : dict
        With `d_` and the name of each weight, as `backward` returns them.
    learning_rate : float
        η, positive.
    """
    return Weights(*(w - learning_rate * gradients[f"d_{name}"]
                     for name, w in weights._asdict().items()))  # fmt: skip


def trace(
    weights: Weights,
    x: tuple[float, float] = X,
    y: float = TARGET,
    loss: Loss = "squared error",
    learning_rate: float = LEARNING_RATE,
) -> dict[str, float]:
    """Every number of one round: inputs, weights, forward, backward, update, forward again.

    Parameters
    ----------
    weights : Weights
    x : (float, float)
    y : float
        The target, 0 to 1.
    loss : "squared error" or "cross-entropy"
    learning_rate : float

    Returns
    -------
    dict of name to number; after the update the names begin with `new_`.
    """
    values = forward(weights, x, y, loss)
    gradients = backward(weights, x, y, loss, values)
    after = update(weights, gradients, learning_rate)
    again = {**after._asdict(), **forward(after, x, y, loss)}
    given = {"x1": x[0], "x2": x[1], "y": y, "rate": learning_rate, **weights._asdict()}
    return {**given, **values, **gradients, **{f"new_{name}": n for name, n in again.items()}}
