"""Digits moved by whole pixels, and how networks answer to them."""

from collections.abc import Iterable

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn


def shifted(images: ArrayLike, dx: int, dy: int) -> NDArray:
    """Pictures moved to the right by dx and down by dy; what leaves is lost, 0 moves in.

    Parameters
    ----------
    images : (…, rows, columns)
    dx, dy : int
        Below 0: to the left, up.

    Returns
    -------
    Same shape and dtype.
    """
    images = np.asarray(images)
    moved = np.zeros_like(images)
    (to_rows, from_rows), (to_columns, from_columns) = (
        _kept(shift, length) for shift, length in zip((dy, dx), images.shape[-2:], strict=True)
    )
    moved[..., to_rows, to_columns] = images[..., from_rows, from_columns]
    return moved


def share_left(image: ArrayLike, dx: int, dy: int) -> float:
    """Share of ink that leaves a picture (rows, columns) when it is shifted, 0 … 1."""
    image = np.asarray(image, dtype=float)
    return 1 - shifted(image, dx, dy).sum() / image.sum() if image.any() else 0.0


def probabilities(network: nn.Module, images: ArrayLike) -> NDArray[np.float32]:
    """What a network answers to pictures: softmax of its scores.

    Parameters
    ----------
    network : torch.nn.Module
        From (N, 1, rows, columns) to (N, classes); one that starts with a dense layer gets
        (N, rows · columns).
    images : (N, rows, columns)
        0 (paper) to 1 (ink).

    Returns
    -------
    (N, classes)
    """
    with torch.inference_mode():
        return torch.softmax(_scores(network, images), dim=1).cpu().numpy()


def accuracy_when_shifted(
    network: nn.Module, images: ArrayLike, labels: ArrayLike, shifts: Iterable[tuple[int, int]]
) -> NDArray[np.float64]:
    """Share of digits a network gets right after each shift.

    Parameters
    ----------
    network : torch.nn.Module
        As for `probabilities`.
    images : (N, rows, columns)
        0 (paper) to 1 (ink).
    labels : (N,)
    shifts : M of (dx, dy)

    Returns
    -------
    (M,), 0 … 1
    """
    with torch.inference_mode():
        right = [
            _scores(network, shifted(images, dx, dy)).argmax(dim=1).cpu().numpy() == labels
            for dx, dy in shifts
        ]
    return np.mean(right, axis=1)


def _scores(network: nn.Module, images: ArrayLike) -> Tensor:
    weight = next(network.parameters())
    x = torch.as_tensor(np.asarray(images), dtype=weight.dtype, device=weight.device)[:, None]
    first = next(layer for layer in network.modules() if not list(layer.children()))
    return network(x.flatten(1) if isinstance(first, nn.Linear) else x)


def _kept(shift: int, length: int) -> tuple[slice, slice]:
    """Where the pixels that stay go to, and where they come from, in one direction."""
    shift = int(np.clip(shift, -length, length))
    to = slice(max(0, shift), length + min(0, shift))
    return to, slice(max(0, -shift), length + min(0, -shift))
