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
    """All digits of a number, without a needless point."""
    return repr(int(value)) if float(value).is_integer() else repr(float(value))
