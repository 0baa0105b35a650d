"""Principal component analysis: the best linear code, found without training.

Source: K. Pearson, "On lines and planes of closest fit to systems of points in space",
Philosophical Magazine 2(11), 1901; that a linear autoencoder with squared error finds the same
plane: P. Baldi and K. Hornik, Neural Networks 2(1), 1989.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class PCA:
    """Mean and directions of a cloud of points, the direction of largest variance first.

    Attributes
    ----------
    mean : (D,)
    components : (M, D)
        Of length 1 and at right angles to each other; the largest number of each is positive.
    variances : (M,)
        Of the points along each component; divided by N, not N − 1.
    """

    mean: NDArray[np.floating]
    components: NDArray[np.floating]
    variances: NDArray[np.floating]

    def encode(self, x: ArrayLike, code_size: int) -> NDArray[np.floating]:
        """Codes (N, code_size) of points (N, D): places along the first components.

        Raises
        ------
        ValueError
            For a code size below 1, or above the number of components.
        """
        self._require(code_size)
        return (np.asarray(x) - self.mean) @ self.components[:code_size].T

    def decode(self, codes: ArrayLike) -> NDArray[np.floating]:
        """Points (N, D) of codes (N, K): the mean plus K components, each times its number.

        Raises
        ------
        ValueError
            For codes of more numbers than there are components, or of none.
        """
        codes = np.asarray(codes)
        self._require(codes.shape[-1])
        return self.mean + codes @ self.components[: codes.shape[-1]]

    def errors(self, x: ArrayLike, code_sizes: Iterable[int]) -> NDArray[np.float64]:
        """Mean squared error of points (N, D) after encoding and decoding, for each code size."""
        x = np.asarray(x)
        return np.array(
            [np.square(x - self.decode(self.encode(x, size))).mean() for size in code_sizes]
        )

    def _require(self, code_size: int) -> None:
        if not 1 <= code_size <= len(self.components):
            raise ValueError(
                f"A code has 1 to {len(self.components)} numbers here, not {code_size}."
            )


def fit_pca(x: ArrayLike) -> PCA:
    """Find mean and components of points.

    The singular value decomposition writes the points, less their mean, as U · S · V: the rows
    of V are the components, and S² / N the variances along them.

    Parameters
    ----------
    x : (N, D)
        Two points or more.

    Returns
    -------
    PCA
        With min(N, D) components.

    Raises
    ------
    ValueError
        For another shape or fewer than two points.
    """
    x = np.asarray(x)
    if x.ndim != 2 or len(x) < 2:
        raise ValueError(f"PCA needs two or more points (N, D), not the shape {x.shape}.")
    mean = x.mean(axis=0)
    _, lengths, components = np.linalg.svd(x - mean, full_matrices=False)
    # A component may point either way; this makes the choice the same on every machine.
    largest = np.abs(components).argmax(axis=1)
    signs = np.sign(components[np.arange(len(components)), largest])
    return PCA(mean, components * signs[:, None], lengths**2 / len(x))
