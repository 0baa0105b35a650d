"""The weights a network starts with: random, and neither too small nor too large."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

#: Half of what these let through is cut to (nearly) nothing; He's scale makes up for it.
RECTIFIERS = ("ReLU", "leaky ReLU")


def initial_weights(
    layer_sizes: Sequence[int],
    hidden: str,
    initialization: str | float,
    rng: np.random.Generator,
) -> list[NDArray[np.float64]]:
    """One matrix (inputs, outputs) for each layer, drawn from a normal distribution around 0.

    Parameters
    ----------
    layer_sizes : sequence of int
        Number of inputs, of each layer's neurons, and of outputs.
    hidden : str
        Name of the hidden activation.
    initialization : "scaled", "zeros" or float
        "scaled" has the standard deviation √(2 / (inputs + outputs)) (Glorot, "Xavier"), and
        √(2 / inputs) (He) in hidden layers of ReLU or leaky ReLU. A number is the standard
        deviation itself.
    rng : numpy.random.Generator

    Raises
    ------
    ValueError
        For an unknown name or a negative number.

    References
    ----------
    X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural
    networks", AISTATS 2010, and K. He et al., "Delving deep into rectifiers", ICCV 2015.
    """
    shapes = list(pairwise(layer_sizes))
    scales = [np.sqrt(2 / (inputs + outputs)) for inputs, outputs in shapes]
    if hidden in RECTIFIERS:
        scales[:-1] = [np.sqrt(2 / inputs) for inputs, _ in shapes[:-1]]
    if initialization == "zeros":
        scales = [0.0] * len(shapes)
    elif not isinstance(initialization, str) and 0 <= initialization < np.inf:
        scales = [float(initialization)] * len(shapes)
    elif initialization != "scaled":
        raise ValueError(
            f'The weights start as "scaled", "zeros" or a number of at least 0 for their '
            f"spread, not as {initialization!r}."
        )
    return [scale * rng.standard_normal(shape) for scale, shape in zip(scales, shapes, strict=True)]
