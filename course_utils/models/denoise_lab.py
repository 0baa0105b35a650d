"""All that the denoise explorer shows of one setting."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from torch import nn

from course_utils.models.noise import best_width, blurred, noisy
from course_utils.models.reconstruction import reconstructed, reconstruction_error

#: Names of what is compared with the truth, in the order they are shown.
NOISY, BLURRED, DENOISED = "noisy", "blurred", "autoencoder"
#: Noise levels to choose from, in tenths.
LEVELS = tuple(k / 10 for k in range(11))


@dataclass(frozen=True)
class NoiseCurves:
    """Mean squared error over many digits against the noise level.

    Attributes
    ----------
    levels : tuple of float
    count : int
        Number of digits.
    widths : dict of float to float
        Blur that was best for other digits, by noise level.
    errors : dict of str to (M,)
        By name: the noisy input, the blur, the network.
    """

    levels: tuple[float, ...]
    count: int
    widths: dict[float, float]
    errors: dict[str, NDArray[np.float64]]


@dataclass(frozen=True)
class DenoiseState:
    """One digit with noise, and two ways to take the noise out.

    Attributes
    ----------
    image : (28, 28)
        The truth, 0 (paper) to 1 (ink).
    label : int
    level : float
        Standard deviation of the noise.
    pictures : dict of str to (28, 28)
        Noisy, blurred, denoised.
    errors : dict of str to float
        Mean squared error of each against the truth.
    curves : NoiseCurves
    """

    image: NDArray[np.float32]
    label: int
    level: float
    pictures: dict[str, NDArray[np.float32]]
    errors: dict[str, float]
    curves: NoiseCurves

    @property
    def width(self) -> float:
        """Width of the blur in pixels."""
        return self.curves.widths[self.level]


def noise_curves(
    network: nn.Module, images: NDArray[np.float32], others: NDArray[np.float32]
) -> NoiseCurves:
    """Measure noise, blur and network at every level.

    Parameters
    ----------
    network : torch.nn.Module
        From pictures (N, 1, 28, 28) to pictures.
    images : (N, 28, 28)
        Digits to measure on, 0 (paper) to 1 (ink).
    others : (M, 28, 28)
        Digits of the training, on which the blur's width is chosen.
    """
    widths = {level: best_width(others, level, np.random.default_rng(1)) for level in LEVELS}
    errors: dict[str, list[float]] = {NOISY: [], BLURRED: [], DENOISED: []}
    for level in LEVELS:
        pictures = ways(network, noisy(images, level, np.random.default_rng(0)), widths[level])
        for name, found in pictures.items():
            errors[name].append(reconstruction_error(images, found))
    return NoiseCurves(
        LEVELS, len(images), widths, {name: np.array(found) for name, found in errors.items()}
    )


def denoise_state(
    network: nn.Module, images: NDArray[np.float32], digit: int, label: int, level: float,
    curves: NoiseCurves,
) -> DenoiseState:  # fmt: skip
    """Put noise on one digit and take it out again; each digit has a noise of its own.

    Parameters
    ----------
    network : torch.nn.Module
    images : (N, 28, 28)
        0 (paper) to 1 (ink).
    digit : int
        The one of them that is looked at.
    label : int
    level : float
        One of LEVELS.
    curves : NoiseCurves
        Of the same network.
    """
    image = images[digit]
    spoiled = noisy(image, level, np.random.default_rng(digit))
    found = ways(network, spoiled[None], curves.widths[level])
    pictures = {name: picture[0] for name, picture in found.items()}
    errors = {name: reconstruction_error(image, picture) for name, picture in pictures.items()}
    return DenoiseState(image, label, level, pictures, errors, curves)


def ways(
    network: nn.Module, spoiled: NDArray[np.float32], width: float
) -> dict[str, NDArray[np.float32]]:
    """Noisy pictures (N, 28, 28) as they are, blurred, and through a network."""
    return {
        NOISY: spoiled,
        BLURRED: blurred(spoiled, width),
        DENOISED: reconstructed(network, spoiled),
    }
