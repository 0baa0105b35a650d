"""Lines of PyTorch that repeat what an explorer shows."""

import numpy as np
from numpy.typing import ArrayLike


def tensor_code(values: ArrayLike) -> str:
    """Code of a float tensor (1, 1, H, W) with these values, right when pasted.

    Parameters
    ----------
    values : (H, W)
    """
    rows = ", ".join(
        "[" + ", ".join(_plain(value) for value in row) + "]" for row in np.asarray(values)
    )
    return f"torch.tensor([[[{rows}]]], dtype=torch.float64)"


def _plain(value: float) -> str:
    """All digits of a number, without a needless point."""
    return repr(int(value)) if float(value).is_integer() else repr(float(value))
