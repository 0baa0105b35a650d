"""A 4-3-2 network with a bug planted in its backward pass, and what a gradient check sees of it."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from course_utils.models.activations import sigmoid
from course_utils.models.gradient_check import GradientCheck, gradient_check, relative_error
from course_utils.models.mlp import MLP

Arrays = list[NDArray[np.floating]]
SIZES, EXAMPLES = (4, 3, 2), 6
NONE = "none"
FORGOTTEN = "forgot σ′ of hidden layer"
RESHAPED = "reshaped, not transposed"
NO_BIAS = "bias gradients missing"
SIGN = "wrong sign in layer 2"
SWAPPED = "two weights swapped"
BUGS = (NONE, FORGOTTEN, RESHAPED, NO_BIAS, SIGN, SWAPPED)
PRECISIONS = {"float64": np.float64, "float32": np.float32}
METHODS = ("central", "forward")
#: Relative errors above this one are suspicious.
SUSPICIOUS = 1e-3
#: Exponents k of the steps ε = 10ᵏ on the curve.
EXPONENTS = np.arange(-24, -1) / 2


class BuggyNetwork:
    """Sigmoids in two layers with squared error; its backward pass has one bug, or none.

    Parameters
    ----------
    bug : str
        One of BUGS.
    precision : "float64" or "float32"

    Attributes
    ----------
    weights : [(4, 3), (3, 2)]
    biases : [(3,), (2,)]

    Raises
    ------
    ValueError
        For a bug or a precision of another name.
    """

    def __init__(self, bug: str = NONE, precision: str = "float64") -> None:
        if bug not in BUGS or precision not in PRECISIONS:
            names = ", ".join((*BUGS, *PRECISIONS))
            raise ValueError(f"There is no {bug!r} in {precision!r}; there are {names}.")
        rng, self.bug, dtype = np.random.default_rng(17), bug, PRECISIONS[precision]
        self.network = MLP(SIZES, "sigmoid", "sigmoid", "squared error", rng=rng,
                           initialization=1.0, dtype=dtype)  # fmt: skip
        self.network.biases = [rng.normal(0, 0.5, size).astype(dtype) for size in SIZES[1:]]
        self.weights, self.biases = self.network.weights, self.network.biases

    def loss(self, x: NDArray, y: NDArray) -> float:
        """Squared error over examples x (N, 4) with targets y (N, 2)."""
        return self.network.loss(x, y)

    def gradients(self, x: NDArray, y: NDArray) -> tuple[Arrays, Arrays]:
        """Gradients of weights and biases, as its backward pass has them; x and y as in `loss`."""
        x, y = (np.asarray(array, self.weights[0].dtype) for array in (x, y))
        hidden = sigmoid(x @ self.weights[0] + self.biases[0])
        y_hat = sigmoid(hidden @ self.weights[1] + self.biases[1])
        delta = (y_hat - y) * y_hat * (1 - y_hat) / len(x)
        turned = self.weights[1].T
        if self.bug == RESHAPED:
            turned = self.weights[1].reshape(turned.shape)
        slope = 1 if self.bug == FORGOTTEN else hidden * (1 - hidden)
        hidden_delta = (delta @ turned) * slope
        weights = [x.T @ hidden_delta, hidden.T @ delta]
        biases = [hidden_delta.sum(axis=0), delta.sum(axis=0)]
        if self.bug == NO_BIAS:
            biases[0] = np.zeros_like(biases[0])
        if self.bug == SIGN:
            weights[1] = -weights[1]
        if self.bug == SWAPPED:
            weights[0][2, 0], weights[0][1, 2] = weights[0][1, 2], weights[0][2, 0]
        return weights, biases


def examples() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Six examples x (6, 4), and their targets y (6, 2) of 0 and 1."""
    rng = np.random.default_rng(11)
    return rng.normal(size=(EXAMPLES, 4)), np.eye(2)[rng.permutation(EXAMPLES) % 2]


@dataclass(frozen=True)
class CheckState:
    """A gradient check with one step, beside those with all other steps.

    Attributes
    ----------
    bug, precision, method : str
    exponent : int
        k of the step ε = 10ᵏ.
    check : GradientCheck
    gradients : (weights, biases)
        What the backward pass says.
    largest, without_bug : (23,)
        Largest relative error with each step of EXPONENTS, and that of a right backward pass.
    real : list of bool arrays
        Layer 1's weights (4, 3) and biases (3,), then layer 2's: where the bug is.
    """

    bug: str
    precision: str
    method: str
    exponent: int
    check: GradientCheck
    gradients: tuple[Arrays, Arrays]
    largest: NDArray[np.float64]
    without_bug: NDArray[np.float64]
    real: Arrays

    @property
    def best(self) -> float:
        """Exponent of the step that is best for a right backward pass."""
        return float(EXPONENTS[self.without_bug.argmin()])

    @property
    def errors(self) -> Arrays:
        """Relative errors: layer 1's weights (4, 3) and biases (3,), then layer 2's."""
        return _by_layer(self.check.weights, self.check.biases)

    @property
    def flagged(self) -> Arrays:
        """Which of the errors are suspicious."""
        return [error > SUSPICIOUS for error in self.errors]


def check_state(exponent: int, method: str, precision: str, bug: str) -> CheckState:
    """Check the gradients of a network with a bug.

    Parameters
    ----------
    exponent : int
        k of the step ε = 10ᵏ.
    method : "central" or "forward"
    precision : "float64" or "float32"
    bug : str
        One of BUGS.
    """
    network, (x, y) = BuggyNetwork(bug, precision), examples()
    check = gradient_check(network, x, y, 10.0**exponent, method)
    gradients, right = network.gradients(x, y), BuggyNetwork(NONE, precision).gradients(x, y)
    numeric = _differences(method, precision)
    curves = [
        relative_error(np.tile(_flat(slopes), (len(EXPONENTS), 1)), numeric).max(axis=1)
        for slopes in (gradients, right)
    ]
    real = [
        relative_error(one, other) > SUSPICIOUS
        for one, other in zip(_by_layer(*gradients), _by_layer(*right), strict=True)
    ]
    return CheckState(bug, precision, method, exponent, check, gradients, *curves, real)


@cache
def _differences(method: str, precision: str) -> NDArray[np.float64]:
    """Finite differences (23, 23) of all parameters with each step; the same for every bug."""
    x, y = examples()
    checks = (
        gradient_check(BuggyNetwork(NONE, precision), x, y, float(10.0**k), method)
        for k in EXPONENTS
    )
    return np.array([_flat((check.numeric_weights, check.numeric_biases)) for check in checks])


def _by_layer(weights: Arrays, biases: Arrays) -> Arrays:
    """Weights and biases in turns."""
    return [array for pair in zip(weights, biases, strict=True) for array in pair]


def _flat(pair: tuple[Arrays, Arrays]) -> NDArray[np.float64]:
    """All numbers in one row, layer by layer."""
    return np.concatenate([array.ravel() for array in _by_layer(*pair)]).astype(np.float64)
