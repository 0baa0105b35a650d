"""Shapes of pictures, kernels and biases that fit together."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["batch_and_kernels", "numbers", "pictures"]


def numbers(name: str, values: ArrayLike) -> NDArray:
    """Values as an array of integers or floats, with at least one number along each axis.

    The first of four axes, the pictures of a batch, may be empty, as in torch.
    """
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        raise ValueError(f"The rows of the {name} must have equally many numbers.") from None
    if array.dtype.kind not in "iuf":
        raise ValueError(f"The {name} must hold integers or floats, not {array.dtype}.")
    if 0 in (array.shape[1:] if array.ndim == 4 else array.shape):
        raise ValueError(f"The {name} of shape {array.shape} holds no numbers.")
    return array


def pictures(x: ArrayLike) -> NDArray:
    """The input as an array (H, W), (C, H, W) or (N, C, H, W)."""
    x = numbers("input", x)
    if x.ndim not in (2, 3, 4):
        raise ValueError(
            f"The input must have shape (H, W), (C, H, W) or (N, C, H, W), not {x.shape}."
        )
    return x


def batch_and_kernels(
    x: ArrayLike, kernel: ArrayLike, bias: ArrayLike | None, transposed: bool = False
) -> tuple[NDArray, NDArray, ArrayLike]:
    """Input (N, C, H, W), kernels with four axes, and a bias that adds to (N, O, H, W).

    Raises
    ------
    ValueError
        Where the three do not fit together.
    """
    x, kernel = pictures(x), numbers("kernel", kernel)
    layout = "(C, O, kh, kw)" if transposed else "(O, C, kh, kw)"
    if kernel.ndim != (2 if x.ndim == 2 else 4) or not len(kernel):
        raise ValueError(
            f"An input (H, W) needs a kernel (kh, kw), an input with channels a kernel {layout}: "
            f"here the input has shape {x.shape} and the kernel {kernel.shape}."
        )
    batch, kernels = (a.reshape((1,) * (4 - a.ndim) + a.shape) for a in (x, kernel))
    outputs, channels = kernels.shape[1::-1] if transposed else kernels.shape[:2]
    if channels != batch.shape[1]:
        raise ValueError(
            f"The channels must match: the input has {batch.shape[1]}, the kernel of shape "
            f"{kernel.shape}, read as {layout}, has {channels}."
        )
    return batch, kernels, _bias(bias, () if x.ndim == 2 else (outputs,))


def _bias(bias: ArrayLike | None, shape: tuple[int, ...]) -> ArrayLike:
    """Bias that adds to (N, O, H, W); a plain number stays one, so that float32 stays float32."""
    if bias is None:
        return 0
    array = numbers("bias", bias)
    if array.shape != shape:
        expected = f"one number for each of the {shape[0]} outputs" if shape else "one number"
        raise ValueError(f"The bias must be {expected}, not of shape {array.shape}.")
    return array[:, None, None] if shape else bias
