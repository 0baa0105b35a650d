"""The Earth seen from above: NASA's Blue Marble, the map that lesson 09 learns to color."""

import io

import numpy as np

from course_utils.datasets.committed import read_committed


def load_blue_marble() -> np.ndarray:
    """Load the Blue Marble, a cloudless map of the whole Earth.

    The map is equirectangular: a pixel is 2/15 of a degree, row 0 lies at 90° north and
    column 0 at 180° west.

    Returns
    -------
    numpy.ndarray
        The map, uint8 of shape (1350, 2700, 3), red, green and blue from 0 to 255. It is
        yours: you may write to it.

    Raises
    ------
    FileNotFoundError, ValueError
        If ``data/blue_marble.jpg`` is missing or damaged; the message says how to repair it.

    References
    ----------
    Blue Marble Next Generation, NASA Earth Observatory, 2005.
    """
    from PIL import Image  # here, because lessons without pictures of the Earth never need it

    with Image.open(io.BytesIO(read_committed("blue_marble.jpg"))) as picture:
        return np.array(picture)
