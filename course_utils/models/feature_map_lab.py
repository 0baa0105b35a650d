"""All that the feature map explorer shows of one setting."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from torch import nn

from course_utils.models.activations import softmax
from course_utils.models.feature_maps import (
    INPUT,
    OUTPUT,
    Floats,
    Region,
    contributions,
    feature_maps,
    kernels_of,
    layer_names,
    seen_by,
    strongest_cell,
)


@dataclass(frozen=True)
class FeatureMapState:
    """One layer of a network that looks at a picture, and one of its maps.

    Attributes
    ----------
    image : (H, W)
        0 (paper) to 1 (ink).
    label : int
        What it is.
    shapes : dict of str to tuple of int
        Shape after each layer, by the layer's name.
    layer : str
    channel : int
        The chosen map; of "output" the digit.
    maps : (channels, rows, columns)
        Of "output": what each cell of the last maps adds to the score of the chosen digit.
    kernels : (input channels, height, width)
        Of the chosen map; of "output" the weights of the digit; empty of "input".
    strongest : (row, column) or None
        Largest number of the chosen map; None where none is above 0.
    seen : Region or None
        Pixels of the image that it sees.
    probabilities : (10,)
    score : float
        Of the chosen digit, where the layer is "output"; else of the likeliest one.
    """

    image: Floats
    label: int
    shapes: dict[str, tuple[int, ...]]
    layer: str
    channel: int
    maps: Floats
    kernels: Floats
    strongest: tuple[int, int] | None
    seen: Region | None
    probabilities: NDArray[np.float64]
    score: float

    @property
    def chosen(self) -> Floats:
        """(rows, columns): the chosen map; of "output" the sum of all maps, place by place."""
        return self.maps.sum(axis=0) if self.layer == OUTPUT else self.maps[self.channel]

    @property
    def channels(self) -> int:
        """How many maps there are to choose from, or digits."""
        return self.shapes[self.layer][0]

    @property
    def answer(self) -> int:
        """The likeliest digit."""
        return int(self.probabilities.argmax())


def feature_map_state(
    network: nn.Sequential, image: Floats, label: int, layer: str, channel: int
) -> FeatureMapState:
    """Look at one map of one layer; a channel past the last is the last.

    Parameters
    ----------
    network : torch.nn.Sequential
        As `feature_maps.layer_names` asks for.
    image : (H, W)
        0 (paper) to 1 (ink).
    label : int
    layer : str
        One of `layer_names(network)`.
    channel : int

    Raises
    ------
    ValueError
        For another network.
    """
    numbers = {name: maps[0] for name, maps in feature_maps(network, image[None]).items()}
    names, scores = layer_names(network), numbers[OUTPUT].astype(float)
    channel = min(channel, len(numbers[layer]) - 1)
    seen_layer = layer
    if layer == OUTPUT:
        seen_layer = names[-2]
        kernels, maps = contributions(network, numbers[seen_layer], channel)
    else:
        maps = numbers[layer]
        kernels = np.empty((0, 1, 1)) if layer == INPUT else kernels_of(network, layer)[channel]
    strongest = strongest_cell(maps.sum(axis=0) if layer == OUTPUT else maps[channel])
    return FeatureMapState(
        image, label, {name: numbers[name].shape for name in names}, layer, channel, maps, kernels,
        strongest, seen_by(network, seen_layer, *strongest) if strongest else None,
        softmax(scores), float(scores[channel] if layer == OUTPUT else scores.max()),
    )  # fmt: skip
