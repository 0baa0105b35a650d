"""Pictures through an autoencoder and its halves, and what can be measured of them."""

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn

from course_utils.models.autoencoders import Autoencoder


def reconstructed(network: nn.Module, images: ArrayLike) -> NDArray[np.float32]:
    """What an autoencoder makes of pictures (N, H, W), 0 to 1; same shape."""
    with torch.inference_mode():
        return network(_tensor(images)[:, None])[:, 0].numpy()


def encoded(network: Autoencoder, images: ArrayLike) -> NDArray[np.float32]:
    """Codes (N, code_size) of pictures (N, H, W), 0 to 1."""
    with torch.inference_mode():
        return network.encoder(_tensor(images)[:, None]).numpy()


def decoded(network: Autoencoder, codes: ArrayLike) -> NDArray[np.float32]:
    """Pictures (N, H, W) that the decoder makes of codes (N, code_size)."""
    with torch.inference_mode():
        return network.decoder(_tensor(codes))[:, 0].numpy()


def reconstruction_error(images: ArrayLike, outputs: ArrayLike) -> float:
    """Mean over all pixels of (output − picture)²: the reconstruction loss.

    Raises
    ------
    ValueError
        Where the shapes differ; NumPy would spread the smaller one out.
    """
    images, outputs = np.asarray(images, dtype=float), np.asarray(outputs, dtype=float)
    if images.shape != outputs.shape:
        raise ValueError(f"Pictures {images.shape} and outputs {outputs.shape} differ in shape.")
    return float(np.square(outputs - images).mean())


def between(first: ArrayLike, last: ArrayLike, count: int) -> NDArray[np.float64]:
    """Evenly from one array to another, both included: interpolated codes, or blended pixels.

    Parameters
    ----------
    first, last : (…)
        Of one shape.
    count : int
        Steps in all, from 2.

    Returns
    -------
    (count, …)

    Raises
    ------
    ValueError
        Where the shapes differ, or for fewer than two steps.
    """
    first, last = np.asarray(first, dtype=float), np.asarray(last, dtype=float)
    if first.shape != last.shape or count < 2:
        raise ValueError(
            f"Between shapes {first.shape} and {last.shape} there are no {count} steps: "
            "the shapes must be equal, and the steps two or more."
        )
    return np.linspace(first, last, count)


def nearest_errors(images: ArrayLike, real: ArrayLike) -> NDArray[np.float64]:
    """How far each picture is from the real one most like it: the mean squared error of the two.

    Parameters
    ----------
    images : (N, H, W)
    real : (M, H, W)

    Returns
    -------
    (N,)
    """
    images, real = (np.asarray(part, dtype=float).reshape(len(part), -1) for part in (images, real))
    # |x − r|² = |x|² − 2x·r + |r|², without a table of N · M pictures.
    squares = np.square(images).sum(1)[:, None] - 2 * images @ real.T + np.square(real).sum(1)
    return np.maximum(squares.min(axis=1), 0) / images.shape[1]


def random_codes(codes: ArrayLike, count: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Codes drawn from one normal distribution, with the means and covariances of real ones.

    Parameters
    ----------
    codes : (N, K)
    count : int
    rng : numpy.random.Generator

    Returns
    -------
    (count, K)
    """
    codes = np.asarray(codes, dtype=float)
    return rng.multivariate_normal(
        codes.mean(axis=0), np.atleast_2d(np.cov(codes, rowvar=False)), count
    )


def _tensor(numbers: ArrayLike) -> Tensor:
    return torch.as_tensor(np.asarray(numbers, dtype=np.float32))
