"""What is recorded of one training run: its moments, its curves, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

Ending = Literal["", "done", "stopped", "diverged", "failed"]


@dataclass(frozen=True)
class Moment:
    """One moment of a training.

    Attributes
    ----------
    epoch : float
        Epochs done; 0 before the first step, 2.5 in the middle of the third.
    values : mapping of str to float
        Points of the curves, such as {"loss": 0.69}.
    snapshot : Any
        What a picture of this moment needs, such as copies of the weights; None for a point of
        the curves alone.
    """

    epoch: float
    values: Mapping[str, float]
    snapshot: Any = None


@dataclass(frozen=True)
class Run:
    """Record of one training run, so far or to its end.

    Attributes
    ----------
    settings : mapping of str to Any
        What it was trained with.
    epochs : float
        How many were planned.
    moments : tuple of Moment
        In order; every value is finite.
    ending : str
        "" while it goes on; then "done", "stopped", "diverged" or "failed".
    trouble : str
        The value that was finite no more, where it diverged; the fault, where it failed.
    seconds : float
        How long it has taken.
    """

    settings: Mapping[str, Any]
    epochs: float
    moments: tuple[Moment, ...]
    ending: Ending = ""
    trouble: str = ""
    seconds: float = 0.0

    @property
    def epoch(self) -> float:
        """Epochs done; 0 where there is no moment yet."""
        return self.moments[-1].epoch if self.moments else 0

    @property
    def going_on(self) -> bool:
        """Whether it has not ended."""
        return not self.ending

    @property
    def verdict(self) -> str:
        """How it ended, in a few words; empty while it goes on."""
        where = f"epoch {self.epoch:.0f} of {self.epochs:.0f}"
        return {
            "": "",
            "done": f"{self.epochs:.0f} epochs in {in_words(self.seconds)}",
            "stopped": f"stopped at {where}",
            "diverged": f"diverged after {where}: the {self.trouble} is no finite number any more",
            "failed": f"failed after {where}: {self.trouble}",
        }[self.ending]

    def curve(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Epochs (K,) and values (K,) of all moments that have a value of that name."""
        points = [(m.epoch, m.values[name]) for m in self.moments if name in m.values]
        epochs, values = np.array(points, dtype=float).reshape(-1, 2).T
        return epochs, values

    def at(self, epoch: float) -> Moment:
        """Last moment with a snapshot that is not after an epoch, or else the first with one.

        Raises
        ------
        ValueError
            Where no moment has a snapshot.
        """
        kept = [moment for moment in self.moments if moment.snapshot is not None]
        if not kept:
            raise ValueError("No moment of this training has a snapshot.")
        before = [moment for moment in kept if moment.epoch <= epoch + 1e-9]
        return before[-1] if before else kept[0]


class Runs:
    """The runs trained last, by their settings, the newest last.

    Parameters
    ----------
    most : int
        How many are kept: the one shown, the one before it, and some to come back to.
    """

    def __init__(self, most: int = 4) -> None:
        self._most = most
        self._kept: dict[frozenset, Run] = {}

    def of(self, settings: Mapping[str, Any]) -> Run | None:
        """Run of these settings."""
        return self._kept.get(frozenset(settings.items()))

    def beside(self, settings: Mapping[str, Any]) -> Run | None:
        """Newest run of other settings."""
        here = frozenset(settings.items())
        return next((run for key, run in reversed(self._kept.items()) if key != here), None)

    def keep(self, run: Run) -> None:
        """Keep a run, unless nothing was recorded, in the place of one of the same settings."""
        if run.moments:
            self._kept[frozenset(run.settings.items())] = run
        while len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]

    def forget(self, settings: Mapping[str, Any]) -> None:
        """Forget the run of these settings, where there is one."""
        self._kept.pop(frozenset(settings.items()), None)

    def begin_with(self, run: Run | None) -> None:
        """Forget every run but this one."""
        self._kept.clear()
        if run:
            self.keep(run)


def in_words(seconds: float) -> str:
    """Text of a duration, as exact as a learner needs it.

    >>> in_words(0.32), in_words(4.4), in_words(150)
    ('0.3 s', '4 s', '2.5 min')
    """
    if seconds < 2:
        return f"{seconds:.1f} s"
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.1f} min"
