"""What the explorer *training* of lesson 05 computes: a network that learns digits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_utils.models.digit_networks import digit_inputs
from course_utils.models.mlp import MLP
from course_utils.models.reported_fit import reported_fit
from course_utils.models.runs import Run

#: What the menu of losses offers: name → (output activation, loss).
LOSSES = {
    "cross-entropy, softmax": ("softmax", "cross-entropy"),
    "squared error, sigmoid": ("sigmoid", "squared error"),
}


@dataclass(frozen=True)
class TrainingState:
    """A training with these settings, where there is one, and the one before.

    Attributes
    ----------
    settings : mapping of str to Any
        As `train_digits` takes them.
    run, previous : Run or None
    """

    settings: Mapping[str, Any]
    run: Run | None
    previous: Run | None


def digit_network(hidden: int, loss: str, seed: int) -> MLP:
    """Untrained network 784-hidden-10, or 784-10 where `hidden` is 0, in float32."""
    output, measure = LOSSES[loss]
    sizes = (784, hidden, 10) if hidden else (784, 10)
    return MLP(sizes, "sigmoid", output, measure, rng=np.random.default_rng(seed),
               dtype=np.float32)  # fmt: skip


def train_digits(
    report: Callable[..., None],
    hidden: int,
    learning_rate: float,
    batch_size: int,
    optimizer: str,
    epochs: int,
    size: int,
    loss: str,
    seed: int,
) -> None:
    """Train a network on the first digits, and report it after each epoch.

    Parameters
    ----------
    report : callable
        As for `reported_fit`; the last report has the weights.
    hidden : int
        Hidden units; 0 for no hidden layer.
    learning_rate, batch_size, optimizer, epochs
        As for `MLP.fit`.
    size : int
        How many of the 4,000 training digits to learn from, the first ones.
    loss : str
        A name in LOSSES.
    seed : int
        Of the first weights and of the order of the digits.
    """

    def told(epoch: float, count: float, values: Mapping[str, float], snapshot: Any = None) -> None:
        # The weights of every epoch of a few runs would fill some hundred megabytes.
        report(epoch, count, values, snapshot if epoch == count else None)

    x, labels = digit_inputs("train")
    reported_fit(
        told, digit_network(hidden, loss, seed), x[:size], labels[:size], epochs,
        batch_size=batch_size, learning_rate=learning_rate, optimizer=optimizer,
        validation=digit_inputs("test"),
    )  # fmt: skip


def training_state(run: Run | None, previous: Run | None, **settings: Any) -> TrainingState:
    """What is known about a training."""
    return TrainingState(settings, run, previous)


def steps_an_epoch(settings: Mapping[str, Any]) -> int:
    """Batches that the training digits make; the last may be smaller."""
    return -(-settings["size"] // settings["batch_size"])


def steps_taken(run: Run) -> int:
    """Steps of gradient descent up to the newest epoch."""
    return round(run.epoch * steps_an_epoch(run.settings))
