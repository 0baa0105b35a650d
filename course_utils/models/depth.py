"""Signals on their way through many layers, and gradients on their way back."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from course_utils.models.activations import ACTIVATIONS

#: Neurons in each layer, examples, and layers there are at most.
WIDTH, EXAMPLES, MOST_LAYERS = 64, 64, 30
LARGEST_SCALE = 10.0

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Depth:
    """What passes through a network of `depth` layers of one activation.

    Attributes
    ----------
    activation : str
    scale : float
        Weights have the standard deviation scale / √WIDTH.
    seed : int
    signals : (depth + 1, EXAMPLES, WIDTH)
        The inputs, then the outputs a of each layer.
    gradients : (depth, EXAMPLES, WIDTH)
        Of the loss with respect to the weighted sums z of each layer.
    """

    activation: str
    scale: float
    seed: int
    signals: Array
    gradients: Array

    @property
    def depth(self) -> int:
        """Number of layers."""
        return len(self.gradients)

    @cached_property
    def signal_sizes(self) -> Array:
        """(depth + 1,) standard deviation of the inputs and of each layer's outputs."""
        return self.signals.std(axis=(1, 2))

    @cached_property
    def gradient_sizes(self) -> Array:
        """(depth,) standard deviation of the gradients in each layer."""
        return self.gradients.std(axis=(1, 2))


def through_layers(activation: str, depth: int, scale: float = 1.0, seed: int = 1) -> Depth:
    """Send random examples forward through a random network, and gradients back.

    Forward, a₀ = x, zₖ = aₖ₋₁ Wₖ and aₖ = f(zₖ). The loss is a random weighted sum of the last
    outputs, added over the examples: each example's is r · a. So backward, the gradients are
    r f′(z) in the last layer, and (δₖ₊₁ Wₖ₊₁ᵀ) f′(zₖ) in the ones before it.

    Parameters
    ----------
    activation : str
        A name in ACTIVATIONS.
    depth : int
        Number of layers, 1 … MOST_LAYERS.
    scale : float
        Weights are drawn with standard deviation scale / √WIDTH and without bias, so 1 is Xavier's
        start for layers of one width, and √2 is He's. At most LARGEST_SCALE.
    seed : int
        Of inputs x, weights W and r. A deeper network starts with the layers of a shallower one.

    Raises
    ------
    ValueError
        For a name, depth or scale that cannot be.

    References
    ----------
    Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
    2010; He et al., "Delving deep into rectifiers", 2015.
    """
    if activation not in ACTIVATIONS:
        raise ValueError(f"There is no {activation!r}; choose one of {', '.join(ACTIVATIONS)}.")
    if not 1 <= depth <= MOST_LAYERS:
        raise ValueError(f"depth must be from 1 to {MOST_LAYERS}, not {depth}.")
    if not 0 < scale <= LARGEST_SCALE:
        raise ValueError(f"scale must be above 0 and at most {LARGEST_SCALE:g}, not {scale}.")
    chosen = ACTIVATIONS[activation]
    inputs, weights, listener = random_network(seed)
    weights = weights[:depth] * scale

    signals, slopes = np.empty((depth + 1, EXAMPLES, WIDTH)), np.empty((depth, EXAMPLES, WIDTH))
    signals[0] = inputs
    for k in range(depth):
        z = signals[k] @ weights[k]
        signals[k + 1] = chosen.function(z)
        slopes[k] = chosen.derivative(z)

    gradients = np.empty_like(slopes)
    gradients[-1] = listener * slopes[-1]
    for k in reversed(range(depth - 1)):
        gradients[k] = gradients[k + 1] @ weights[k + 1].T * slopes[k]
    return Depth(activation, scale, seed, signals, gradients)


@lru_cache(maxsize=8)
def random_network(seed: int) -> tuple[Array, Array, Array]:
    """Inputs, weights of scale 1 and the loss's weights; kept, since sliders come back.

    Parameters
    ----------
    seed : int

    Returns
    -------
    x (EXAMPLES, WIDTH), W (MOST_LAYERS, WIDTH, WIDTH) and r (WIDTH,). They cannot be written to.
    """
    rng = np.random.default_rng(seed)
    inputs = rng.standard_normal((EXAMPLES, WIDTH))
    weights = rng.standard_normal((MOST_LAYERS, WIDTH, WIDTH)) / np.sqrt(WIDTH)
    listener = rng.standard_normal(WIDTH)
    for array in (inputs, weights, listener):
        array.flags.writeable = False
    return inputs, weights, listener
