"""One color of Lab: what a screen shows of it, and what is left when only L is kept."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from skimage.color import rgb2lab

#: Mixture of X, Y, Z that red, green and blue light of a screen give, each 0 … 1.
XYZ_FROM_RGB = np.array(
    [[0.412453, 0.357580, 0.180423], [0.212671, 0.715160, 0.072169], [0.019334, 0.119193, 0.950227]]
)
RGB_FROM_XYZ = np.linalg.inv(XYZ_FROM_RGB)
#: X, Y, Z of white in daylight (D65).
WHITE = np.array([0.95047, 1.0, 1.08883])

#: What rounding to 0 … 255 hides.
ROUNDING = 0.5 / 255


@dataclass(frozen=True)
class LabColor:
    """A color given by L, a, b.

    Attributes
    ----------
    lab : (L, a, b)
    wanted : (3,)
        Red, green and blue that it would take; a screen has 0 … 1.
    shown : (3,)
        The same, clipped to 0 … 1.
    shown_lab : (3,)
        L, a, b of what is shown.
    gray : float
        Red, green and blue of the gray with the same L.
    levels : (101, 4) uint8
        RGBA at the same a and b for L = 0 … 100; transparent where no screen shows it.
    """

    lab: tuple[float, float, float]
    wanted: NDArray[np.float64]
    shown: NDArray[np.float64]
    shown_lab: NDArray[np.float64]
    gray: float
    levels: NDArray[np.uint8]

    @property
    def inside(self) -> bool:
        """Whether a screen can show it."""
        return bool(in_gamut(self.wanted))


def lab_color_state(lightness: float, a: float, b: float) -> LabColor:
    """Convert a color and say what a screen makes of it.

    Parameters
    ----------
    lightness : float
        L, 0 … 100.
    a, b : float
        From green to red, and from blue to yellow, −128 … 127.
    """
    wanted = unclipped_rgb([lightness, a, b])
    shown = np.clip(wanted, 0, 1)
    column = np.stack([np.arange(101.0), np.full(101, a), np.full(101, b)], axis=1)
    return LabColor(
        (lightness, a, b),
        wanted,
        shown,
        rgb2lab(shown),
        float(np.clip(unclipped_rgb([lightness, 0, 0]), 0, 1).mean()),
        visible(column),
    )


def unclipped_rgb(lab: ArrayLike) -> NDArray[np.float64]:
    """Red, green and blue that a color of Lab takes, also where no screen has so much or so little.

    Parameters
    ----------
    lab : (..., 3)
        L from 0 to 100, a and b from −128 to 127.

    Returns
    -------
    (..., 3)
        0 … 1 for a color that a screen can show; its clipped values are those of
        ``skimage.color.lab2rgb``.

    References
    ----------
    CIE 15:2004, Colorimetry; IEC 61966-2-1 (sRGB).
    """
    return _curved(_light(lab))


def in_gamut(rgb: ArrayLike) -> NDArray[np.bool_]:
    """Whether a screen can show colors: red, green and blue all 0 … 1, up to rounding.

    Parameters
    ----------
    rgb : (..., 3)
    """
    return np.all(np.abs(np.asarray(rgb) - 0.5) <= 0.5 + ROUNDING, axis=-1)


def visible(lab: ArrayLike) -> NDArray[np.uint8]:
    """RGBA of colors of Lab (..., 3) → (..., 4); transparent where no screen can show them."""
    light = _light(lab)
    rgba = np.zeros((*light.shape[:-1], 4), np.uint8)
    # The curve takes most of the time, and most colors need none.
    near = np.all(np.abs(light - 0.5) <= 0.51, axis=-1)
    rgb = _curved(light[near])
    rgba[near, :3] = np.rint(255 * np.clip(rgb, 0, 1))
    rgba[near, 3] = 255 * in_gamut(rgb)
    return rgba


def ab_plane(lightness: float) -> NDArray[np.uint8]:
    """All colors of one L: whole numbers a to the right, b upwards, both from −128 to 127.

    Parameters
    ----------
    lightness : float
        0 … 100.

    Returns
    -------
    (256, 256, 4) uint8, RGBA; transparent where no screen can show the color.
    """
    a, b = np.meshgrid(np.arange(-128.0, 128), np.arange(127.0, -129, -1))
    return visible(np.stack([np.full_like(a, lightness), a, b], axis=-1))


def quick_rgb(lab: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Red, green and blue of many colors, as `lab.to_rgb` gives them, in less than half the time.

    Parameters
    ----------
    lab : (..., 3) float32

    Returns
    -------
    (..., 3) uint8
        What a screen cannot show is cut to 0 or 255. Rounding may differ by 1.
    """
    light = _light(lab, np.float32)
    return _levels()[np.rint(65535 * np.clip(light, 0, 1)).astype(np.uint16)]


@cache
def _levels() -> NDArray[np.uint8]:
    """Number from 0 to 255 for each of 65,536 amounts of light."""
    return np.rint(255 * np.clip(_curved(np.linspace(0, 1, 65536)), 0, 1)).astype(np.uint8)


def _light(lab: ArrayLike, kind: type = np.float64) -> NDArray[np.floating]:
    """Red, green and blue light that a color of Lab takes, 0 … 1 of what a screen can give."""
    lightness, a, b = np.moveaxis(np.asarray(lab, dtype=kind), -1, 0)
    y = (lightness + 16) / 116
    # Below 0 there is no light at all.
    f = np.stack([y + a / 500, y, np.maximum(y - b / 200, 0)], axis=-1)
    xyz = np.where(f > 0.2068966, f * f * f, (f - kind(16 / 116)) / kind(7.787))
    return xyz @ (RGB_FROM_XYZ * WHITE).T.astype(kind)


def _curved(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Numbers that a screen is given for light: more of them for the dark, as eyes need it."""
    bright = 1.055 * np.maximum(light, 0.0031308) ** (1 / 2.4) - 0.055
    return np.where(light > 0.0031308, bright, 12.92 * light)
