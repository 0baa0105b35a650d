"""What is kept of a training while it goes on: its history, and the weights to go back to."""

import copy
import math
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from course_utils.models.history import Epochs, History, Progress

Loss = Callable[[Tensor, Tensor], Tensor]

#: Examples that are measured at once: bounds the memory, changes no number that matters.
MEASURED_AT_ONCE = 1000


class Examples(NamedTuple):
    """Inputs and targets, N of each."""

    x: Tensor
    y: Tensor

    def to(self, device: torch.device) -> "Examples":
        """The same on another device."""
        return Examples(self.x.to(device), self.y.to(device))

    def some(self, count: int | None) -> "Examples":
        """At most so many of them, evenly spread; all of them for None."""
        every = math.ceil(len(self.x) / count) if count else 1
        return Examples(self.x[::every], self.y[::every])


class Record(Epochs):
    """The epochs so far, and the weights to go back to."""

    limit = math.inf

    def __init__(
        self,
        network: nn.Module,
        loss: Loss,
        sets: list[Examples],
        epochs: int,
        progress: Callable[[Progress], None] | None,
        keep_best: bool,
    ) -> None:
        super().__init__(epochs, progress)
        self.network, self.loss, self.sets, self.keep_best = network, loss, sets, keep_best
        self.kept = copy.deepcopy(network.state_dict())

    def add_epoch(self) -> bool:
        """Measure and tell; False where a number is no longer finite."""
        row = [number for examples in self.sets for number in self._measure(examples)]
        if not np.isfinite(row).all():
            self.diverged = True
            return False
        self.rows.append(row)
        judged = [row[-2] for row in self.rows]
        if not self.keep_best or judged[-1] == min(judged):
            self.kept = copy.deepcopy(self.network.state_dict())
        self.tell(len(self.rows) - 1, row[0])
        return True

    def tell_between(self, epoch: float, error: Tensor) -> None:
        """Tell how far an epoch is, if it is time to."""
        if self.progress and self.is_due() and epoch < len(self.rows):
            self.tell(epoch, error.item())

    def finish(self, stopped: bool = False) -> History:
        """Go back to the weights kept, where that is asked for or needed; return the history."""
        finite = all(torch.isfinite(p).all() for p in self.network.parameters())
        if self.diverged or self.keep_best or not finite:
            self.network.load_state_dict(self.kept)
        return replace(self.history(), stopped=stopped)

    @torch.no_grad()
    def _measure(self, examples: Examples) -> tuple[float, float]:
        """Mean loss and accuracy over some examples."""
        self.network.eval()
        total = right = 0.0
        for first in range(0, len(examples.x), MEASURED_AT_ONCE):
            part = slice(first, first + MEASURED_AT_ONCE)
            answers, y = self.network(examples.x[part]), examples.y[part]
            total += self.loss(answers, y).item() * len(y)
            if not y.is_floating_point():
                right += (answers.argmax(dim=1) == y).sum().item()
        self.network.train()
        return total / len(examples.x), right / len(examples.x)
