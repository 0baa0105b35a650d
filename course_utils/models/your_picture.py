"""Any picture, gray and colored by a network, measured beside its own colors where it has some."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from torch import nn

from course_utils.models.color_baselines import GRAY, with_color
from course_utils.models.color_metrics import mean_ab_error
from course_utils.models.colorizers import colorize
from course_utils.models.lab import to_lab, to_rgb

RGB = NDArray[np.uint8]
#: Gray picture (H, W, 3) uint8 → colored one of the same shape.
Colorer = Callable[[RGB], RGB]

#: A picture whose a and b are shorter than this on average has no color of its own.
COLORLESS = 1.0
#: Sides that a picture needs, in pixels, to have anything to recognize.
FEWEST = 16


@dataclass(frozen=True)
class ColoredPicture:
    """A picture, what is left without color, and what a network makes of that.

    Attributes
    ----------
    gray, colored : (H, W, 3) uint8
    own : (H, W, 3) uint8, or None
        Its own colors, where it has some.
    error, gray_error : float
        Mean distance in the plane of a and b from its own colors: of the colored picture, and of
        the gray one.
    """

    gray: RGB
    colored: RGB
    own: RGB | None
    error: float
    gray_error: float


def as_colorer(network: nn.Module | Colorer) -> Colorer:
    """Function that colors gray pictures, of a network of lesson 09; a function stays itself."""
    return partial(colorize, network) if isinstance(network, nn.Module) else network


def color_picture(rgb: RGB, colorer: Colorer) -> ColoredPicture:
    """Take the color from a picture, and have it colored again.

    Parameters
    ----------
    rgb : (H, W, 3) uint8
    colorer : callable
        It is given the gray picture only.

    Raises
    ------
    ValueError
        For a picture with fewer than 16 rows or columns, or an answer of another shape.
    """
    rows, columns, _ = rgb.shape
    if min(rows, columns) < FEWEST:
        raise ValueError(
            f"{columns} × {rows} pixels are too few to recognize anything; "
            f"{FEWEST} × {FEWEST} are the fewest."
        )
    lab = to_lab(rgb)
    gray = to_rgb(with_color(lab[..., 0], GRAY))
    colored = np.asarray(colorer(gray.copy()))
    if colored.shape != rgb.shape or colored.dtype != np.uint8:
        raise ValueError(
            f"The network answers with {colored.dtype} of the shape {colored.shape}, not uint8 of "
            f"the shape {rgb.shape}."
        )
    gray_error = mean_ab_error(np.zeros_like(lab), lab)
    own = rgb if gray_error >= COLORLESS else None
    return ColoredPicture(gray, colored, own, mean_ab_error(to_lab(colored), lab), gray_error)
