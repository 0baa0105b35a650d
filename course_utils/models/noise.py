"""Pictures with noise, and the classical way to take it out again: a Gaussian blur."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from skimage.filters import gaussian
from torch import Tensor

from course_utils.models.reconstruction import reconstruction_error

#: Widths of blur to choose from, in pixels; 0 leaves a picture as it is.
WIDTHS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.7, 2.0)


def noisy(images: ArrayLike, level: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Pictures plus noise of the normal distribution; pixels may come to lie below 0 or above 1.

    Parameters
    ----------
    images : (…)
        0 (paper) to 1 (ink).
    level : float
        Standard deviation of the noise: the mean squared error is about level².
    rng : numpy.random.Generator
        One number is drawn for each pixel, whatever the level: the same noise, only stronger.
    """
    images = np.asarray(images, dtype=np.float32)
    return images + level * rng.standard_normal(images.shape, dtype=np.float32)


def noise_up_to(highest: float) -> Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]:
    """Function for `change` of `training.train`: noise on the inputs, while the targets stay clean.

    Parameters
    ----------
    highest : float
        Each picture (1, H, W) of a batch gets a level of its own between 0 and this one.
    """

    def change(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        levels = highest * torch.rand(len(x), 1, 1, 1, device=x.device)
        return x + levels * torch.randn_like(x), y

    return change


def blurred(images: ArrayLike, width: float) -> NDArray[np.float32]:
    """Pictures after a Gaussian blur: each pixel becomes a mean of those around it.

    Parameters
    ----------
    images : (N, H, W)
        Beyond their edges is paper, 0.
    width : float
        Standard deviation of the Gaussian, in pixels; 0 changes nothing.
    """
    images = np.asarray(images, dtype=np.float32)
    return gaussian(images, (0, width, width), mode="constant", preserve_range=True)


def best_width(
    clean: ArrayLike, level: float, rng: np.random.Generator, widths: Sequence[float] = WIDTHS
) -> float:
    """Width of the blur that brings noisy pictures (N, H, W) nearest to the clean ones."""
    images = noisy(clean, level, rng)
    return min(widths, key=lambda width: reconstruction_error(clean, blurred(images, width)))
