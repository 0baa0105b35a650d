"""Small trained PyTorch networks for explorers that are given none: trained once a process."""

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import torch
from torch import Tensor, nn

from course_utils.datasets import load_mnist
from course_utils.models.torch_networks import SAME_SIZE, cnn, mlp
from course_utils.training import made_with_seed, train

#: Short: a learner waits for it where a lesson did not train a network before.
QUICK_CNN: dict[str, Any] = {
    "epochs": 3, "batch_size": 64, "learning_rate": 3e-3, "falling": True,
}  # fmt: skip
QUICK_MLP: dict[str, Any] = {
    "epochs": 10, "batch_size": 64, "learning_rate": 3e-3, "falling": True,
}  # fmt: skip

#: Two explorers that start at once train one network, not two.
_ONE_AT_A_TIME = threading.Lock()


def digit_tensors(split: str) -> tuple[Tensor, Tensor]:
    """Digits as convolutions take them, and what they are.

    Parameters
    ----------
    split : "train" or "test"

    Returns
    -------
    images : (N, 1, 28, 28)
        float32, 0 (paper) to 1 (ink).
    labels : (N,)
        int64.
    """
    images, labels = load_mnist(split)
    return torch.from_numpy(images).float().div(255)[:, None], torch.from_numpy(labels)


def digit_cnn() -> nn.Sequential:
    """The lesson's CNN after three epochs; the same object in every call: do not train it."""
    with _ONE_AT_A_TIME:
        return _trained_cnn()


def digit_torch_mlp() -> nn.Sequential:
    """784-36-10, as many parameters as the CNN; the same object in every call: do not train it."""
    with _ONE_AT_A_TIME:
        return _trained_mlp()


@cache
def _trained_cnn() -> nn.Sequential:
    return _trained(cnn, QUICK_CNN)


@cache
def _trained_mlp() -> nn.Sequential:
    return _trained(lambda: mlp(SAME_SIZE), QUICK_MLP)


def _trained(make: Callable[[], nn.Sequential], settings: dict[str, Any]) -> nn.Sequential:
    network = made_with_seed(make, 0)
    train(network, *digit_tensors("train"), device="cpu", **settings)
    return network
