"""Small trained PyTorch networks for explorers that are given none: trained once a process."""

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import torch
from torch import Tensor, nn

from course_utils.datasets import load_mnist
from course_utils.models.torch_networks import SAME_SIZE, TRAINING, cnn, mlp
from course_utils.training import made_with_seed, train

#: Short: a learner waits for it where a lesson did not train a network before.
QUICK: dict[str, Any] = {"epochs": 2, "batch_size": 32, "learning_rate": 3e-3, "falling": True}
#: Training digits that the CNN learns from; the dense network is quick enough for all of them.
QUICK_DIGITS = 2000

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
    """The lesson's CNN after a short training; the same object in every call: do not train it."""
    with _ONE_AT_A_TIME:
        return _trained_cnn()


def digit_torch_mlp() -> nn.Sequential:
    """784-36-10, as many parameters as the CNN; the same object in every call: do not train it."""
    with _ONE_AT_A_TIME:
        return _trained_mlp()


@cache
def _trained_cnn() -> nn.Sequential:
    return _trained(cnn, QUICK_DIGITS, QUICK)


@cache
def _trained_mlp() -> nn.Sequential:
    return _trained(lambda: mlp(SAME_SIZE), None, TRAINING)


def _trained(
    make: Callable[[], nn.Sequential], count: int | None, settings: dict[str, Any]
) -> nn.Sequential:
    """A network of seed 0 after training on the first digits."""
    network = made_with_seed(make, 0)
    images, labels = digit_tensors("train")
    train(network, images[:count], labels[:count], device="cpu", **settings)
    return network
