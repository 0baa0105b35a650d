"""What happened in training, and how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from course_utils.models.mlp import MLP

#: Seconds from one call of `progress` to the next within an epoch.
PAUSE = 0.05
#: A loss beyond this counts as diverged, though floats go further.
LIMIT = 1e30


@dataclass(frozen=True)
class History:
    """What training did, one entry an epoch (entry 0 is before the first).

    Attributes
    ----------
    loss, accuracy : (E + 1,)
        Over all training examples, after each epoch. Accuracy is 0 for the output "identity".
    validation_loss, validation_accuracy : (E + 1,) or (0,)
        The same over the validation examples; empty where there are none.
    stopped : bool
        True where `stop` ended it.
    diverged : bool
        True where the loss passed 1e30 or a number was no longer finite; the network went back
        to the weights of the last entry.
    """

    loss: NDArray[np.float64]
    accuracy: NDArray[np.float64]
    validation_loss: NDArray[np.float64]
    validation_accuracy: NDArray[np.float64]
    stopped: bool = False
    diverged: bool = False

    @property
    def epochs(self) -> int:
        """Number of whole epochs."""
        return len(self.loss) - 1


@dataclass(frozen=True)
class Progress:
    """Where training is: what the callback `progress` receives.

    Attributes
    ----------
    epoch : float
        Epochs passed, such as 2.35; a whole number after each epoch.
    epochs : int
        Epochs in all.
    loss : float
        Within an epoch, of the batch just learned from (it jumps about); at its end, over all
        training examples. Always finite.
    history : History
        The epochs so far.
    """

    epoch: float
    epochs: int
    loss: float
    history: History


class Epochs:
    """The epochs of a training so far, told to whoever follows it.

    Parameters
    ----------
    epochs : int
        Epochs in all.
    progress : callable, optional
        Told after each epoch, and whenever `tell` is called.
    """

    #: Losses from here on are no numbers to show.
    limit = LIMIT

    def __init__(self, epochs: int, progress: Callable[[Progress], None] | None) -> None:
        self.epochs, self.progress = epochs, progress
        self.rows: list[list[float]] = []
        self.told, self.diverged = 0.0, False

    def is_due(self) -> bool:
        """Whether it is time to tell how far training is."""
        return time.monotonic() - self.told >= PAUSE

    def tell(self, epoch: float, loss: float) -> None:
        """Call `progress`, unless the loss is no number to show."""
        if self.progress and abs(loss) < self.limit:
            self.told = time.monotonic()
            self.progress(Progress(epoch, self.epochs, loss, self.history()))

    def history(self) -> History:
        """Columns of what was measured so far."""
        columns = [np.array(column) for column in zip(*self.rows, strict=True)]
        columns += [np.empty(0)] * (4 - len(columns))
        return History(*columns, diverged=self.diverged)


class Record(Epochs):
    """The epochs of an MLP's training so far, and the weights after the latest of them.

    Parameters
    ----------
    network : MLP
    sets : list of (x, y)
        The training examples and, where there are some, the validation examples.
    epochs : int
        Epochs in all.
    progress : callable, optional
        Told after each epoch, and whenever `tell` is called.
    """

    def __init__(
        self,
        network: MLP,
        sets: list[tuple[ArrayLike, ArrayLike]],
        epochs: int,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        super().__init__(epochs, progress)
        self.network, self.sets = network, sets
        self.kept = list(network.weights), list(network.biases)

    def add_epoch(self) -> bool:
        """Measure, keep and tell; False, and back to what was kept, where training diverged."""
        row = [number for x, y in self.sets for number in self.network.measure(x, y)]
        if not (np.abs(row) < LIMIT).all() or not self._is_finite():
            self._go_back()
            return False
        self.rows.append(row)
        self.kept = list(self.network.weights), list(self.network.biases)
        self.tell(len(self.rows) - 1, row[0])
        return True

    def stopped(self) -> History:
        """History of a training that was stopped within an epoch."""
        if not self._is_finite():
            self._go_back()
        return replace(self.history(), stopped=True)

    def _is_finite(self) -> bool:
        """Whether all weights and biases are numbers."""
        arrays = *self.network.weights, *self.network.biases
        return all(np.isfinite(array).all() for array in arrays)

    def _go_back(self) -> None:
        """Give the network the weights kept."""
        if not self.rows:
            raise ValueError("The loss is not finite before training: look for NaN in x, y.")
        self.network.weights, self.network.biases = map(list, self.kept)
        self.diverged = True
