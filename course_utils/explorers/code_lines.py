"""Code that repeats what an explorer shows: numbers, lists and tensors."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike


def tensor_code(values: ArrayLike) -> str:
    """Code of a float tensor (1, 1, H, W) with these values, right when pasted.

    Parameters
    ----------
    values : (H, W)
    """
    rows = ", ".join(listed(row) for row in np.asarray(values))
    return f"torch.tensor([[[{rows}]]], dtype=torch.float64)"


def listed(values: Iterable[float]) -> str:
    """Code of a list of numbers.

    >>> listed((1.0, -0.25))
    '[1, -0.25]'
    """
    return "[" + ", ".join(map(plain, values)) + "]"


def plain(value: float) -> str:
    """A number in 14 digits, without a needless point.

    A slider in the browser adds up its steps, and what should be 2 comes back as 2.000000000000001.
    """
    value = float(f"{value:.14g}")
    return repr(int(value)) if value.is_integer() else repr(value)
