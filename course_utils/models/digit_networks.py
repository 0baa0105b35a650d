"""Small networks trained on the 4,000 digits once, for explorers that are given none."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.datasets import load_mnist
from course_utils.models.digits import as_inputs
from course_utils.models.mlp import MLP

#: How `digit_mlp` is trained; 784-30-10 with softmax and cross-entropy.
DIGIT_TRAINING: dict[str, Any] = {"epochs": 15, "batch_size": 10, "learning_rate": 0.5}


@cache
def digit_inputs(split: str) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The course's digits as inputs x (N, 784), 0 … 1, and labels (N,); read only, loaded once.

    Parameters
    ----------
    split : {"train", "test"}
    """
    images, labels = load_mnist(split)
    x = as_inputs(images)
    x.flags.writeable = labels.flags.writeable = False
    return x, labels


def digit_mlp(seed: int = 0) -> MLP:
    """The network 784-30-10 after training on the 4,000 digits; trained once per seed.

    Returns
    -------
    MLP
        Float32, softmax. Everybody gets the same one: train a new one instead of this.
    """
    return _digit_mlp(seed)


@cache
def _digit_mlp(seed: int) -> MLP:
    network = MLP((784, 30, 10), output="softmax", rng=np.random.default_rng(seed),
                  dtype=np.float32)  # fmt: skip
    x, labels = digit_inputs("train")
    for _ in range(DIGIT_TRAINING["epochs"]):
        network.train_epoch(
            x, labels, DIGIT_TRAINING["batch_size"], DIGIT_TRAINING["learning_rate"]
        )
    return network
