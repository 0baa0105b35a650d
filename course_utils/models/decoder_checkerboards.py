"""Checkerboards that decoders make: seen before any training, and counted.

Source: A. Odena, V. Dumoulin and C. Olah, "Deconvolution and checkerboard artifacts", Distill
(2016).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

from course_utils.models.autoencoders import ConvolutionalAutoencoder, Doubling
from course_utils.training import made_with_seed

#: Pixels at each edge that are left out: fewer products come together there.
EDGE = 4
#: Codes decoded by each untrained decoder.
CODES = 50


@dataclass(frozen=True)
class DecoderPattern:
    """What an untrained decoder makes.

    Attributes
    ----------
    name : str
    pixels : (20, 20)
        Energy of each output pixel without the edges: the mean square of many outputs, each
        before its sigmoid and less its mean.
    places : (2, 2)
        Mean of `pixels` at (row mod 2, column mod 2). In both the least of the places is 1.
    """

    name: str
    pixels: NDArray[np.float64]
    places: NDArray[np.float64]


def by_place(values: ArrayLike, period: int = 2) -> NDArray[np.float64]:
    """Mean of values over all pixels with the same place in a repeated square.

    Parameters
    ----------
    values : (N, H, W)
        Such as squared errors; rows and columns beyond the last whole square do not count.
    period : int
        Side of the square: 2 for one layer of stride 2, 4 for two.

    Returns
    -------
    (period, period)
        Of pixels with (row mod period, column mod period).

    Raises
    ------
    ValueError
        Where not one square fits in.
    """
    values = np.asarray(values, dtype=float)
    rows, columns = (side // period for side in values.shape[-2:])
    if not rows or not columns:
        raise ValueError(f"No square of {period} fits into {values.shape[-2:]}.")
    inside = values[..., : rows * period, : columns * period]
    return inside.reshape(-1, rows, period, columns, period).mean(axis=(0, 1, 3))


def unevenness(places: ArrayLike) -> float:
    """Largest over smallest of positive numbers (any shape): 1 where all are equal."""
    places = np.asarray(places, dtype=float)
    return float(places.max() / places.min())


def untrained_pattern(
    name: str, decoder: Doubling, kernel_size: int = 3, seeds: Iterable[int] = range(40)
) -> DecoderPattern:
    """Decode random codes by decoders with their first weights.

    Parameters
    ----------
    name : str
    decoder : {"transposed", "upsampling"}
    kernel_size : {3, 4}
        As for `ConvolutionalAutoencoder`.
    seeds : iterable of int
        One decoder each.
    """
    squares = [np.square(_outputs(decoder, kernel_size, seed)).mean(axis=0) for seed in seeds]
    pixels = np.mean(squares, axis=0)
    places = by_place(pixels)
    return DecoderPattern(name, pixels / places.min(), places / places.min())


def _outputs(decoder: Doubling, kernel_size: int, seed: int) -> NDArray[np.float64]:
    """Outputs before the sigmoid (50, 20, 20), without edges, each less its mean."""
    network = made_with_seed(
        lambda: ConvolutionalAutoencoder(16, decoder, kernel_size=kernel_size), seed
    )
    codes = torch.randn(CODES, 16, generator=torch.Generator().manual_seed(seed))
    with torch.inference_mode():
        outputs = network.decoder[:-1](codes)[:, 0, EDGE:-EDGE, EDGE:-EDGE].double().numpy()
    return outputs - outputs.mean(axis=(1, 2), keepdims=True)
