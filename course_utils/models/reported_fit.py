"""Training an MLP and reporting it: what an explorer with a Train button needs."""

from collections.abc import Callable
from typing import Any

from numpy.typing import ArrayLike, NDArray

from course_utils.models.history import History, Progress
from course_utils.models.mlp import MLP

#: Weights and biases of a network at one moment.
Snapshot = tuple[list[NDArray], list[NDArray]]


def reported_fit(
    report: Callable[..., None],
    network: MLP,
    x: ArrayLike,
    y: ArrayLike,
    epochs: int,
    every: int = 1,
    **options: Any,
) -> History:
    """Train a network with `MLP.fit` and report its loss and accuracy on the way.

    Parameters
    ----------
    report : callable
        `report(epoch, epochs, values, snapshot)`. After an epoch the values are "loss" and
        "accuracy", with `validation` also "validation loss" and "validation accuracy", and the
        snapshot is (weights, biases). Within an epoch the value is "batch loss", without a
        snapshot. It may leave the training by an exception.
    network : MLP
    x, y : (N, inputs) and targets
    epochs : int
    every : int
        Report each so many epochs, and the last one.
    **options
        As for `MLP.fit`, without `progress`.

    Returns
    -------
    History
        Where it diverged, a loss that is not a number was reported at last.
    """

    def progress(now: Progress) -> None:
        if now.epoch != int(now.epoch):
            report(now.epoch, epochs, {"batch loss": now.loss})
        elif now.epoch % every == 0 or now.epoch == epochs:
            history = now.history
            curves = {
                "loss": history.loss,
                "accuracy": history.accuracy,
                "validation loss": history.validation_loss,
                "validation accuracy": history.validation_accuracy,
            }
            values = {name: float(curve[-1]) for name, curve in curves.items() if len(curve)}
            # Training replaces these arrays and changes none in place.
            report(now.epoch, epochs, values, (list(network.weights), list(network.biases)))

    history = network.fit(x, y, epochs, progress=progress, **options)
    if history.stopped and "stop" not in options:
        raise KeyboardInterrupt  # `fit` took it for Jupyter's stop button
    if history.diverged:
        report(history.epochs, epochs, {"loss": float("nan")})
    return history
