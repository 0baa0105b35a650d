"""Small trained autoencoders for explorers that are given none: trained once a process."""

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from torch import nn

from course_utils.models.autoencoders import CODE_SIZES, TRAINING, Autoencoder, DenseAutoencoder
from course_utils.models.cached_networks import digit_tensors
from course_utils.models.digit_networks import digit_inputs
from course_utils.models.noise import noise_up_to
from course_utils.models.pca import PCA, fit_pca
from course_utils.training import made_with_seed, train

#: Shorter than in the lesson, where nobody waits for seven networks.
QUICK: dict[str, Any] = {"epochs": 3, "batch_size": 32, "learning_rate": 8e-3, "falling": True}
#: Hidden units of those seven; epochs of the others.
QUICK_HIDDEN, QUICK_EPOCHS = 64, 6
#: Numbers in the code of the denoiser, and the strongest noise that it learns from.
DENOISER_CODE, STRONGEST = 64, 1.0

#: Two explorers that start at once train one network, not two.
_ONE_AT_A_TIME = threading.Lock()


def digit_autoencoders() -> dict[int, Autoencoder]:
    """Dense autoencoders by code size, 1 to 64, after a short training; do not train them."""
    with _ONE_AT_A_TIME:
        return {size: _quick(size) for size in CODE_SIZES}


def plane_autoencoder() -> Autoencoder:
    """The lesson's dense autoencoder with two numbers in a code; do not train it."""
    with _ONE_AT_A_TIME:
        return _plane()


def digit_denoiser() -> Autoencoder:
    """A dense autoencoder that has learned from noisy inputs and clean targets; do not train it."""
    with _ONE_AT_A_TIME:
        return _denoiser()


@cache
def digit_pca() -> PCA:
    """PCA of the 4,000 training digits (N, 784), 0 (paper) to 1 (ink)."""
    return fit_pca(digit_inputs("train")[0])


@cache
def _quick(code_size: int) -> Autoencoder:
    return _trained(lambda: DenseAutoencoder(code_size, QUICK_HIDDEN), QUICK)


@cache
def _plane() -> Autoencoder:
    return _trained(lambda: DenseAutoencoder(2), TRAINING["dense"] | {"epochs": QUICK_EPOCHS})


@cache
def _denoiser() -> Autoencoder:
    settings = TRAINING["dense"] | {"epochs": QUICK_EPOCHS, "change": noise_up_to(STRONGEST)}
    return _trained(lambda: DenseAutoencoder(DENOISER_CODE), settings)


def _trained(make: Callable[[], Autoencoder], settings: dict[str, Any]) -> Autoencoder:
    """An autoencoder of seed 0 after training on the 4,000 digits."""
    network = made_with_seed(make, 0)
    images, _ = digit_tensors("train")
    train(network, images, images, nn.functional.mse_loss, device="cpu", **settings)
    return network
