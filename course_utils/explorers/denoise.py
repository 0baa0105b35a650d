"""Explorer *denoise* of lesson 08."""

import numpy as np
from torch import nn

from course_utils.datasets import load_mnist
from course_utils.explorers.controls import choice_slider, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.cached_autoencoders import digit_denoiser
from course_utils.models.denoise_lab import (
    BLURRED,
    DENOISED,
    LEVELS,
    NOISY,
    DenoiseState,
    denoise_state,
    noise_curves,
)
from course_utils.pictures.denoise import denoise_picture
from course_utils.pictures.powers import sized

#: Test digits that are measured, as many of each; the first are shown singly.
MEASURED, SHOWN = 500, 100
#: Training digits on which the blur's width is chosen.
CHOOSING = 200


def denoise_sentence(state: DenoiseState) -> str:
    """The three errors of many digits at this level, and what to make of them."""
    at = state.curves.levels.index(state.level)
    mean = {name: errors[at] for name, errors in state.curves.errors.items()}
    noise, blur, network = (sized(mean[name]) for name in (NOISY, BLURRED, DENOISED))
    if not state.level:
        return (
            f"There is no noise, and yet the output has an error of {network} over "
            f"{state.curves.count} digits: the code does not keep all of a digit."
        )
    reason = "A blur knows only neighbors; the network knows digits."
    if mean[BLURRED] < mean[DENOISED]:
        reason = "The code loses more of a digit than so little noise spoils."
    return (
        f"Mean error of {state.curves.count} digits: {noise} noisy, {blur} with the best blur, "
        f"{network} by the autoencoder. {reason}"
    )


def denoise(network: nn.Module | None = None) -> Explorer:
    """Explorer *denoise*: a digit with noise, and what a network and a blur make of it.

    Parameters
    ----------
    network : torch.nn.Module, optional
        Trained to make clean pictures of noisy ones, (N, 1, 28, 28) each. Without it one is
        trained first, for a few seconds.
    """
    network = network or digit_denoiser()
    images, labels = load_mnist("test")
    others, _ = load_mnist("train")
    images, others = (
        (part / 255).astype(np.float32) for part in (images[:MEASURED], others[:CHOOSING])
    )
    curves = noise_curves(network, images, others)

    def compute(digit: int, level: float) -> DenoiseState:
        return denoise_state(network, images, digit, int(labels[digit]), level, curves)

    return Explorer(
        "denoise",
        {
            "digit": slider("test digit", 2, 0, SHOWN - 1, 1),
            "level": choice_slider("noise level", LEVELS, 0.5),
        },
        compute,
        lambda state: denoise_picture(state, denoise_sentence(state)),
        denoise_sentence,
    )
