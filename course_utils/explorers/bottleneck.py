"""Explorer *bottleneck* of lesson 08."""

from collections.abc import Mapping

import numpy as np

from course_utils.datasets import load_mnist
from course_utils.explorers.controls import choice_slider, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.autoencoders import Autoencoder
from course_utils.models.bottleneck_lab import (
    AUTOENCODER,
    PCA_NAME,
    BottleneckState,
    bottleneck_state,
    error_curves,
)
from course_utils.models.cached_autoencoders import digit_autoencoders, digit_pca
from course_utils.pictures.bottleneck import bottleneck_picture
from course_utils.pictures.powers import sized

#: Test digits to choose from: ten of each.
SHOWN = 100


def bottleneck_sentence(state: BottleneckState) -> str:
    """Both errors of this digit and of all, and which method is nearer."""
    here, mean = (
        f"{sized(errors[AUTOENCODER])} against {sized(errors[PCA_NAME])} by PCA"
        for errors in (
            state.errors,
            {name: values[state.place] for name, values in state.curves.errors.items()},
        )
    )
    what = "number" if state.code_size == 1 else "numbers"
    return (
        f"784 pixels become {state.code_size} {what}. Error of this {state.label}: {here}. "
        f"Mean of {state.curves.count:,} test digits: {mean}."
    )


def bottleneck(networks: Mapping[int, Autoencoder] | None = None) -> Explorer:
    """Explorer *bottleneck*: what is left of a digit after a code of few numbers.

    Parameters
    ----------
    networks : mapping of int to Autoencoder, optional
        Trained autoencoders by code size. Without them small ones are trained first, for a few
        seconds.

    Raises
    ------
    ValueError
        For a network that stands under another code size than its own.
    """
    networks = dict(sorted((networks or digit_autoencoders()).items()))
    for size, network in networks.items():
        if network.code_size != size:
            raise ValueError(
                f"The network for a code size of {size} makes codes of {network.code_size}."
            )
    pca = digit_pca()
    images, labels = load_mnist("test")
    images = (images / 255).astype(np.float32)
    curves = error_curves(networks, pca, images)

    def compute(digit: int, code_size: int) -> BottleneckState:
        return bottleneck_state(networks[code_size], pca, images[digit], int(labels[digit]), curves)

    sizes = list(networks)
    return Explorer(
        "bottleneck",
        {
            "digit": slider("test digit", 0, 0, SHOWN - 1, 1),
            "code_size": choice_slider("code size", sizes, sizes[len(sizes) // 2]),
        },
        compute,
        lambda state: bottleneck_picture(state, bottleneck_sentence(state)),
        bottleneck_sentence,
    )
