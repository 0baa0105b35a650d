"""From color to gray and back: what a gray picture has lost."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def gray_of(rgb: ArrayLike) -> NDArray[np.float64]:
    """Brightness of each pixel, 0.299 R + 0.587 G + 0.114 B.

    Parameters
    ----------
    rgb : (..., 3)
        Red, green and blue, from 0 to 255.

    Returns
    -------
    (...), from 0 to 255.

    References
    ----------
    ITU-R Recommendation BT.601, the weights of analog television's brightness signal.
    """
    return np.asarray(rgb) @ np.array([0.299, 0.587, 0.114])


def faded(rgb: ArrayLike, share: float) -> NDArray[np.uint8]:
    """Picture between its gray version and itself.

    Parameters
    ----------
    rgb : (..., 3), from 0 to 255
    share : float
        How much of the color stays: 0 gives gray, 1 the picture itself.

    Returns
    -------
    (..., 3) uint8

    Raises
    ------
    ValueError
        For a share outside 0 … 1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"The share of color lies between 0 and 1, not at {share}.")
    rgb = np.asarray(rgb, dtype=np.float64)
    gray = gray_of(rgb)[..., None]
    return np.rint(gray + share * (rgb - gray)).astype(np.uint8)
