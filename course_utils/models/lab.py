"""Lab, the colors of lesson 09: L is the gray picture, a and b are its color."""

import warnings

import numpy as np
from numpy.typing import ArrayLike, NDArray
from skimage import color

#: a and b are divided by this before a network learns them.
AB_RANGE = 128.0


def to_lab(rgb: ArrayLike) -> NDArray[np.float32]:
    """Lab of red, green and blue, by scikit-image (sRGB, white point D65).

    Parameters
    ----------
    rgb : (..., 3)
        uint8 from 0 to 255, or float from 0 to 1.

    Returns
    -------
    (..., 3) float32
        L from 0 (black) to 100 (white); a from green (negative) to red; b from blue (negative)
        to yellow. Colors that a screen shows lie within −87 … 99 and −108 … 95.

    References
    ----------
    CIE 15: Colorimetry; IEC 61966-2-1 (sRGB).
    """
    rgb = np.asarray(rgb)
    if rgb.dtype == np.uint8 and len(rgb):
        rgb = rgb / np.float32(255)
    return color.rgb2lab(rgb).astype(np.float32)


def to_rgb(lab: ArrayLike) -> NDArray[np.uint8]:
    """Red, green and blue of Lab; what a screen cannot show is cut to 0 or 255.

    Parameters
    ----------
    lab : (..., 3)

    Returns
    -------
    (..., 3) uint8
    """
    with warnings.catch_warnings():
        # scikit-image warns of colors that no light has; they are cut like the others.
        warnings.simplefilter("ignore", UserWarning)
        rgb = color.lab2rgb(np.asarray(lab, dtype=np.float32))
    return np.rint(255 * rgb).astype(np.uint8)


def clipped(lab: ArrayLike, tolerance: float = 1.0) -> NDArray[np.bool_]:
    """Tell which colors a screen cannot show: cutting their red, green or blue moves them.

    Parameters
    ----------
    lab : (..., 3)
    tolerance : float
        Distance in Lab that is not counted.

    Returns
    -------
    (...) bool
    """
    lab = np.asarray(lab, dtype=np.float32)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        shown = color.rgb2lab(color.lab2rgb(lab))
    return np.linalg.norm(shown - lab, axis=-1) > tolerance


def clipped_share(lab: ArrayLike) -> float:
    """Share, 0 to 1, of the pixels of Lab (..., 3) whose color a screen cannot show."""
    return float(clipped(lab).mean())


def scale_ab(ab: ArrayLike) -> NDArray[np.float32]:
    """From a and b (any shape) to −1 … 1, as a network learns them: divided by 128."""
    return np.asarray(ab, dtype=np.float32) / np.float32(AB_RANGE)


def unscale_ab(scaled: ArrayLike) -> NDArray[np.float32]:
    """From −1 … 1 (any shape) back to a and b: times 128."""
    return np.asarray(scaled, dtype=np.float32) * np.float32(AB_RANGE)
