"""Numbers as floats, in the precision they came in."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: Array of floats; a NumPy float for a scalar.
Floats = NDArray[np.floating] | np.floating


def as_floats(values: ArrayLike) -> NDArray[np.floating]:
    """Array of floats: floats keep their precision, integers become float64.

    Parameters
    ----------
    values : array_like, any shape

    Returns
    -------
    float array of the same shape; floats are not copied.
    """
    values = np.asarray(values)
    if values.dtype.kind == "f":
        return values
    return values.astype(np.float64)
