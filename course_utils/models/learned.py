"""What a trained convolutional network has learned to answer to, from pixels to the digit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from torch import nn

from course_utils.models.feature_maps import (
    Floats,
    feature_maps,
    kernels_of,
    layer_names,
    seen_by,
    strongest_patches,
)
from course_utils.models.shifts import probabilities


@dataclass(frozen=True)
class LearnedMap:
    """One map of a layer, for one picture, and what excites it in others.

    Attributes
    ----------
    channel : int
    values : (rows, columns)
        The map after its ReLU.
    kernels : (input channels, height, width)
    patches : (M, height, width)
        Parts of other pictures that it answers to most.
    """

    channel: int
    values: Floats
    kernels: Floats
    patches: Floats


@dataclass(frozen=True)
class PixelsToDigit:
    """A picture's way through a network with two convolutions.

    Attributes
    ----------
    image : (H, W)
    first, second : list of LearnedMap
        Maps of each convolution that answer to this picture most, the strongest first.
    sees : (int, int)
        Side of what a cell of each sees, in pixels.
    probabilities : (10,)
    searched : int
        Pictures in which the patches were looked for.
    """

    image: Floats
    first: list[LearnedMap]
    second: list[LearnedMap]
    sees: tuple[int, int]
    probabilities: NDArray[np.float32]
    searched: int


def pixels_to_digit(
    network: nn.Sequential, image: ArrayLike, others: ArrayLike, count: int = 4
) -> PixelsToDigit:
    """Follow one picture, and look up in others what its strongest maps answer to.

    Parameters
    ----------
    network : torch.nn.Sequential
        As `feature_maps.layer_names` asks for, with two convolutions, each with a ReLU.
    image : (H, W)
        0 (paper) to 1 (ink).
    others : (N, H, W)
        Pictures to look for patches in.
    count : int
        Maps of each convolution.

    Raises
    ------
    ValueError
        For another network.
    """
    names = [name for name in layer_names(network) if name.startswith("ReLU")]
    if len(names) != 2:
        raise ValueError(f"This follows two convolutions with ReLU, not {len(names)}.")
    image, others = np.asarray(image, dtype=np.float32), np.asarray(others, dtype=np.float32)
    maps = feature_maps(network, image[None])
    layers = [
        [
            LearnedMap(
                int(channel), maps[name][0, channel], kernels_of(network, name)[channel],
                strongest_patches(network, others, name, int(channel), patches),
            )
            for channel in np.argsort(-maps[name][0].max(axis=(1, 2)), kind="stable")[:count]
        ]
        for name, patches in zip(names, (4, 3), strict=True)
    ]  # fmt: skip
    first, second = (seen_by(network, name, 0, 0).height for name in names)
    return PixelsToDigit(
        image, *layers, (first, second), probabilities(network, image[None])[0], len(others)
    )
