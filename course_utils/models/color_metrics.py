"""How far a colored picture is from the truth, and how colorful it is."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.datasets.earth_tiles import is_sea
from course_utils.models.lab import to_lab


def psnr(rgb: ArrayLike, truth: ArrayLike) -> float:
    """Peak signal-to-noise ratio, 10 log10(1 / mean squared error), in decibels.

    Red, green and blue count from 0 to 1. Many pictures are judged one by one, and the answer is
    the mean of their decibels; the pixels of one picture count together. A quarter of the squared
    error is 6 dB more.

    Parameters
    ----------
    rgb, truth : (N, H, W, 3), many pictures; or (H, W, 3) or (P, 3), one picture
        uint8 from 0 to 255, or float from 0 to 1.

    Returns
    -------
    float
        Infinite where a picture is equal to the truth.

    Raises
    ------
    ValueError
        For different shapes.
    """
    rgb, truth = _from_zero_to_one(rgb), _from_zero_to_one(truth)
    _require_same_shape(rgb, truth)
    within = (1, 2, 3) if rgb.ndim == 4 else None
    errors = np.mean((rgb - truth) ** 2, axis=within, dtype=np.float64)
    with np.errstate(divide="ignore"):  # no error at all: infinite
        return float(np.mean(-10 * np.log10(errors)))


def mean_ab_error(lab: ArrayLike, truth: ArrayLike) -> float:
    """Mean distance of the colors in the plane of a and b: ΔE (CIE 1976) without L.

    Parameters
    ----------
    lab, truth : (..., 3) as Lab, or (..., 2) as a and b

    Raises
    ------
    ValueError
        For different shapes.
    """
    ab, true_ab = (np.asarray(colors)[..., -2:] for colors in (lab, truth))
    _require_same_shape(ab, true_ab)
    return float(np.hypot(*np.moveaxis(ab - true_ab, -1, 0)).mean(dtype=np.float64))


def colorfulness(rgb: ArrayLike) -> float:
    """How colorful a picture looks: 0 is gray, 15 slightly, 45 averagely, 82 highly colorful.

    With rg = R − G and yb = (R + G) / 2 − B, from 0 to 255, it is the length of their standard
    deviations plus 0.3 times the length of their means. All pixels given count as one picture.

    Parameters
    ----------
    rgb : (..., 3)
        uint8 from 0 to 255, or float from 0 to 1.

    References
    ----------
    D. Hasler and S. Süsstrunk, "Measuring colourfulness in natural images", Human Vision and
    Electronic Imaging VIII, 2003.
    """
    red, green, blue = np.moveaxis(255 * _from_zero_to_one(rgb).astype(np.float64), -1, 0)
    rg, yb = red - green, (red + green) / 2 - blue
    return float(np.hypot(rg.std(), yb.std()) + 0.3 * np.hypot(rg.mean(), yb.mean()))


def biomes(rgb: ArrayLike) -> dict[str, NDArray[np.bool_]]:
    """Tell sea, forest, desert and ice by the true colors of the Blue Marble.

    No pixel is in two of them, and some land is in none: mountains, savanna, lakes.

    ========  ====================================================================
    biome     pixels
    ========  ====================================================================
    sea       `earth_tiles.is_sea`
    ice       bright and nearly without color: L of 75 or more, √(a² + b²) below 15
    forest    dark and not reddish: L below 35, a below 0, b of 5 or more
    desert    bright and yellowish or reddish: L of 50 or more, b of 15 or more
    ========  ====================================================================

    Parameters
    ----------
    rgb : (..., 3) uint8

    Returns
    -------
    dict of (...) bool
    """
    sea, (light, a, b) = is_sea(rgb), np.moveaxis(to_lab(rgb), -1, 0)
    return {
        "sea": sea,
        "forest": ~sea & (light < 35) & (a < 0) & (b >= 5),
        "desert": ~sea & (light >= 50) & (b >= 15),
        "ice": ~sea & (light >= 75) & (np.hypot(a, b) < 15),
    }


def _from_zero_to_one(rgb: ArrayLike) -> NDArray[np.floating]:
    """Colors as float from 0 to 1."""
    rgb = np.asarray(rgb)
    return rgb / np.float32(255) if rgb.dtype == np.uint8 else rgb


def _require_same_shape(one: NDArray, other: NDArray) -> None:
    """ValueError where broadcasting would hide a mistake."""
    if one.shape != other.shape:
        raise ValueError(f"Both pictures need the same shape, not {one.shape} and {other.shape}.")
