"""Training a network in mini-batches, with its history, its progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from course_utils.models.descent import mini_batches
from course_utils.models.history import History, Progress, Record
from course_utils.models.optimizers import optimizer_named, require_learning_rate
from course_utils.models.targets import as_rows, as_targets

if TYPE_CHECKING:
    from course_utils.models.mlp import MLP


def fit(
    network: MLP,
    x: ArrayLike,
    y: ArrayLike,
    epochs: int = 10,
    batch_size: int = 32,
    learning_rate: float = 0.1,
    optimizer: str = "gradient descent",
    progress: Callable[[Progress], None] | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    stop: Callable[[], bool] | None = None,
) -> History:
    """Train the network in mini-batches; each epoch shuffles the examples anew.

    Jupyter's stop button ends it as `stop` does, and what was learned stays.

    Parameters
    ----------
    network : MLP
    x, y : (N, inputs) and targets
        As for `MLP.gradients`.
    epochs : int
        Passes through the examples.
    batch_size : int
        Examples a step looks at; the last batch of an epoch may be smaller.
    learning_rate : float
        η, above 0.
    optimizer : str
        A name in OPTIMIZERS, which starts afresh with each call.
    progress : callable, optional
        Called with a Progress before the first epoch, after each, and 20 times a second between.
    validation : (x, y), optional
        Examples to judge by and not to learn from.
    stop : callable, optional
        Asked before each step; True ends the training, and what was learned stays.

    Returns
    -------
    History

    Raises
    ------
    ValueError
        Where shapes do not fit, or for an unknown optimizer, a learning rate that is not above
        0, a batch size below 1 or epochs below 0.
    """
    x = as_rows(network, x)
    y = as_targets(network, len(x), y)
    method = optimizer_named(optimizer)
    require_learning_rate(learning_rate)
    if epochs < 0:
        raise ValueError(f"The number of epochs is at least 0, not {epochs}.")
    record = Record(network, [(x, y), *([validation] if validation else [])], epochs, progress)
    kinds = network.weights, network.biases
    memories = [[method.start(array) for array in arrays] for arrays in kinds]
    # Where numbers overflow, the history says that it diverged; a warning would say it twice.
    with np.errstate(over="ignore", invalid="ignore"):
        try:
            record.add_epoch()
            for epoch in range(epochs):
                seen = 0
                for batch in mini_batches(len(x), batch_size, network.rng):
                    if stop and stop():
                        return record.stopped()
                    x_batch, y_batch = x.take(batch, axis=0), y.take(batch, axis=0)
                    gradients = network._backward(x_batch, y_batch)
                    for arrays, memory, slopes in zip(kinds, memories, gradients, strict=True):
                        for k, slope in enumerate(slopes):
                            arrays[k], memory[k] = method.step(
                                arrays[k], memory[k], slope, learning_rate
                            )
                    seen += len(batch)
                    if progress and record.is_due() and seen < len(x):
                        record.tell(epoch + seen / len(x), network.loss(x_batch, y_batch))
                if not record.add_epoch():
                    break
            return record.history()
        except KeyboardInterrupt:
            return record.stopped()
