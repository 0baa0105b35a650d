"""All that the bottleneck explorer shows of one setting."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.autoencoders import Autoencoder
from course_utils.models.pca import PCA
from course_utils.models.reconstruction import (
    decoded,
    encoded,
    reconstructed,
    reconstruction_error,
)


@dataclass(frozen=True)
class ErrorCurves:
    """Mean squared error per pixel against code size, over many digits.

    Attributes
    ----------
    code_sizes : (M,) of int
    count : int
        Number of digits.
    errors : dict of str to (M,)
        By the name of the method.
    """

    code_sizes: tuple[int, ...]
    count: int
    errors: dict[str, NDArray[np.float64]]


@dataclass(frozen=True)
class BottleneckState:
    """One digit through a bottleneck, by an autoencoder and by PCA.

    Attributes
    ----------
    image : (28, 28)
        0 (paper) to 1 (ink).
    label : int
    code : (K,)
        What the encoder made of it.
    outputs : dict of str to (28, 28)
        By the name of the method: what came back.
    errors : dict of str to float
        Mean squared error of each.
    curves : ErrorCurves
    """

    image: NDArray[np.float32]
    label: int
    code: NDArray[np.float32]
    outputs: dict[str, NDArray[np.floating]]
    errors: dict[str, float]
    curves: ErrorCurves

    @property
    def code_size(self) -> int:
        """Numbers in the code."""
        return len(self.code)

    @property
    def place(self) -> int:
        """Where this code size stands in the curves."""
        return self.curves.code_sizes.index(self.code_size)


#: Names of the two methods, in the order they are shown.
AUTOENCODER, PCA_NAME = "autoencoder", "PCA"


def error_curves(
    networks: Mapping[int, Autoencoder], pca: PCA, images: NDArray[np.float32]
) -> ErrorCurves:
    """Measure autoencoders, by code size, and PCA with codes of the same sizes.

    Parameters
    ----------
    networks : mapping of int to Autoencoder
    pca : PCA
    images : (N, 28, 28)
        0 (paper) to 1 (ink).
    """
    sizes = tuple(sorted(networks))
    errors = [reconstruction_error(images, reconstructed(networks[k], images)) for k in sizes]
    by_pca = pca.errors(images.reshape(len(images), -1), sizes)
    return ErrorCurves(sizes, len(images), {AUTOENCODER: np.array(errors), PCA_NAME: by_pca})


def bottleneck_state(
    network: Autoencoder, pca: PCA, image: NDArray[np.float32], label: int, curves: ErrorCurves
) -> BottleneckState:
    """Send a digit through a bottleneck twice.

    Parameters
    ----------
    network : Autoencoder
    pca : PCA
    image : (28, 28)
        0 (paper) to 1 (ink).
    label : int
    curves : ErrorCurves
        Of this network among others.
    """
    code = encoded(network, image[None])[0]
    flat = pca.decode(pca.encode(image.reshape(1, -1), network.code_size))
    outputs = {
        AUTOENCODER: decoded(network, code[None])[0],
        PCA_NAME: flat.reshape(image.shape),
    }
    errors = {name: reconstruction_error(image, output) for name, output in outputs.items()}
    return BottleneckState(image, label, code, outputs, errors, curves)
