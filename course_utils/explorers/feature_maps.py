"""Explorer *feature maps* of lesson 07."""

import numpy as np
from torch import nn

from course_utils.datasets import load_mnist
from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.cached_networks import digit_cnn
from course_utils.models.feature_map_lab import FeatureMapState, feature_map_state
from course_utils.models.feature_maps import INPUT, OUTPUT, layer_names
from course_utils.pictures.feature_maps import feature_map_picture, shape_words
from course_utils.pictures.svg import number

#: Test digits to choose from: ten of each.
DIGITS = 100


def feature_map_sentence(state: FeatureMapState) -> str:
    """What this layer did, and what the chosen map shows."""
    shape = shape_words(state.shapes[state.layer])
    if state.layer == INPUT:
        return f"{shape} numbers, 0 for paper and 1 for ink: all that the network knows."
    if state.layer == OUTPUT:
        return (
            f"The score of digit {state.channel} is {number(state.score)}: every cell of the last "
            "maps times its weight, all added, plus a bias. Each place has a weight of its own."
        )
    kind, zeros = state.layer.split()[0], float(np.mean(state.chosen == 0))
    if state.strongest is None and kind != "conv":
        return f"{shape}. Map {state.channel} is 0 everywhere: this digit has nothing for it."
    first = {
        "conv": f"{shape}: {state.channels} sets of weights make {state.channels} maps. Map "
        f"{state.channel} is large where {_source(state)} its weights.",
        "ReLU": f"{shape}: what was below 0 is now 0. In map {state.channel}, that is "
        f"{100 * zeros:.0f} % of the cells.",
        "pool": f"{shape}: of each window only the largest number is left.",
    }[kind]
    return f"{first} {_seen_words(state)}"


def _source(state: FeatureMapState) -> str:
    """What a convolution compares with its kernels."""
    return "the digit looks like" if len(state.kernels) == 1 else "the maps before it look like"


def _seen_words(state: FeatureMapState) -> str:
    if not state.seen:
        return "Here none of it is above 0."
    return f"A cell sees {state.seen.height} × {state.seen.width} pixels of the digit."


def feature_maps(network: nn.Sequential | None = None) -> Explorer:
    """Explorer *feature maps*: each layer of a convolutional network at work on a test digit.

    Parameters
    ----------
    network : torch.nn.Sequential, optional
        Conv2d, ReLU and MaxPool2d in a row, then Flatten and Linear, for (N, 1, 28, 28); the
        explorer shows it as it is at each move. Without it a small one is trained first.

    Raises
    ------
    ValueError
        For another network.
    """
    network = network or digit_cnn()
    images, labels = load_mnist("test")
    images = (images[:DIGITS] / 255).astype(np.float32)
    names = layer_names(network)

    def compute(digit: int, layer: str, channel: int) -> FeatureMapState:
        return feature_map_state(network, images[digit], int(labels[digit]), layer, channel)

    return Explorer(
        "feature maps",
        {
            "digit": slider("test digit", 0, 0, DIGITS - 1, 1),
            "layer": menu("layer", names, names[1]),
            "channel": slider("map / digit", 0, 0, 15, 1),
        },
        compute,
        lambda state: feature_map_picture(state, feature_map_sentence(state)),
        feature_map_sentence,
        ranges=lambda state: {"channel": state.channels - 1},
        play="channel",
    )
