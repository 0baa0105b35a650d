"""Is a backward pass right? Compare it with what the loss does when one weight moves a little."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

Arrays = list[NDArray[np.floating]]
#: Differences are judged as if no gradient were smaller: rounding alone makes about 1e-11 of it.
SMALLEST = 1e-6


class Checkable(Protocol):
    """Anything with weights (inputs, outputs), biases (outputs,), a loss and its gradients."""

    weights: Arrays
    biases: Arrays

    def loss(self, x: ArrayLike, y: ArrayLike) -> float:
        """Loss over the examples."""

    def gradients(self, x: ArrayLike, y: ArrayLike) -> tuple[Arrays, Arrays]:
        """Slopes of the loss, in the shapes of the weights and of the biases."""


@dataclass(frozen=True)
class GradientCheck:
    """How far a backward pass is from finite differences.

    Attributes
    ----------
    weights : list of (inputs, outputs)
    biases : list of (outputs,)
        Relative errors |g − n| / max(|g|, |n|, 1e-6): 0 is perfect, 1 is all wrong, 2 has the
        wrong sign. g is the gradient, n the finite difference.
    numeric_weights, numeric_biases : lists of the same shapes
        The finite differences n.
    worst : str
        Name of the weight or bias with the largest error, such as "layer 2, weight from hidden
        3 to output 1"; layers and neurons count from 1.
    largest : float
        Its error.
    """

    weights: Arrays
    biases: Arrays
    numeric_weights: Arrays
    numeric_biases: Arrays
    worst: str
    largest: float


def gradient_check(
    network: Checkable,
    x: ArrayLike,
    y: ArrayLike,
    epsilon: float = 1e-5,
    method: str = "central",
) -> GradientCheck:
    """Compare each gradient of a network with the change of its loss.

    Parameters
    ----------
    network : object with weights, biases, loss(x, y) and gradients(x, y)
        An MLP or a learner's own. Its weights are moved one at a time, and put back.
    x, y : array_like
        What loss and gradients take.
    epsilon : float
        How far a weight is moved, above 0.
    method : {"central", "forward"}
        (L(w + ε) − L(w − ε)) / 2ε, whose error shrinks with ε², or (L(w + ε) − L(w)) / ε, whose
        error shrinks with ε.

    Returns
    -------
    GradientCheck

    Raises
    ------
    ValueError
        For a gradient of another shape than its weights, an unknown method, or an epsilon that
        is not above 0.
    """
    if method not in ("central", "forward"):
        raise ValueError(f'The difference is "central" or "forward", not {method!r}.')
    if not epsilon > 0:
        raise ValueError(f"The step epsilon must be above 0, not {epsilon}.")
    errors, differences = [], []
    for kind, arrays, slopes in zip(
        ("weights", "biases"),
        (network.weights, network.biases),
        network.gradients(x, y),
        strict=True,
    ):
        _require_shapes(kind, arrays, slopes)
        numeric = [_differences(network, array, x, y, epsilon, method) for array in arrays]
        differences.append(numeric)
        errors.append([relative_error(g, n) for g, n in zip(slopes, numeric, strict=True)])
    worst, largest = _worst(*errors)
    return GradientCheck(*errors, *differences, worst, largest)


def relative_error(gradient: ArrayLike, numeric: ArrayLike) -> NDArray[np.float64]:
    """|g − n| / max(|g|, |n|, 1e-6); infinite where the gradient is no number."""
    g, n = np.asarray(gradient, dtype=np.float64), np.asarray(numeric, dtype=np.float64)
    scale = np.maximum(np.maximum(np.abs(g), np.abs(n)), SMALLEST)
    finite = np.isfinite(g) & np.isfinite(n)
    return np.where(finite, np.abs(g - n, where=finite, out=np.zeros(g.shape)) / scale, np.inf)


def weight_name(layer: int, source: int, target: int, layers: int) -> str:
    """Name of a weight; layer and neurons count from 0 here and from 1 in the name."""
    start = "hidden" if layer else "input"
    return (
        f"layer {layer + 1}, weight from {start} {source + 1} to {_end(layer, layers)} {target + 1}"
    )


def bias_name(layer: int, target: int, layers: int) -> str:
    """Name of a bias; layer and neuron count from 0 here and from 1 in the name."""
    return f"layer {layer + 1}, bias of {_end(layer, layers)} {target + 1}"


def _end(layer: int, layers: int) -> str:
    """What the neurons of a layer are called."""
    return "output" if layer == layers - 1 else "hidden"


def _differences(
    network: Checkable, array: NDArray, x: ArrayLike, y: ArrayLike, epsilon: float, method: str
) -> NDArray[np.float64]:
    """Finite difference of the loss for each number of an array of weights."""
    numeric = np.empty(array.shape)
    for index in np.ndindex(array.shape):
        kept = array[index]
        try:
            array[index] = kept + epsilon
            above, high = float(network.loss(x, y)), float(array[index])
            array[index] = kept - epsilon if method == "central" else kept
            below, low = float(network.loss(x, y)), float(array[index])
        finally:
            array[index] = kept
        # In float32 a small step is rounded, even to nothing: divide by the step really made.
        numeric[index] = (above - below) / (high - low) if high > low else 0.0
    return numeric


def _require_shapes(kind: str, arrays: Arrays, slopes: Arrays) -> None:
    """Raise ValueError unless each gradient has the shape of its weights."""
    shapes = [np.shape(array) for array in arrays], [np.shape(slope) for slope in slopes]
    if shapes[0] != shapes[1]:
        raise ValueError(
            f"The gradients of the {kind} have shapes {shapes[1]}; the {kind} have {shapes[0]}."
        )


def _worst(weight_errors: Arrays, bias_errors: Arrays) -> tuple[str, float]:
    """Name and error of the weight or bias that is most wrong."""
    layers, found = len(weight_errors), []
    for layer, (weights, biases) in enumerate(zip(weight_errors, bias_errors, strict=True)):
        source, target = np.unravel_index(weights.argmax(), weights.shape)
        found.append((weights.max(), weight_name(layer, source, target, layers)))
        found.append((biases.max(), bias_name(layer, biases.argmax(), layers)))
    largest, worst = max(found, key=lambda pair: pair[0])
    return worst, float(largest)
