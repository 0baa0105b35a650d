"""One training run beside the page: it reports what it learned, and ends when it is told to."""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

from course_utils.models.runs import Ending, Moment, Run

#: Seconds between two drawings, at least, and in times that a drawing takes: at most a third of
#: the time goes into drawing.
BETWEEN_DRAWINGS, TIMES_A_DRAWING = 0.1, 2
#: Seconds between two sentences that a screen reader says.
BETWEEN_SENTENCES = 5.0
#: Seconds of work after which the training lets other threads run, and for how long: else each
#: answer to a slider would wait for the interpreter's lock again and again.
BREATH_EVERY, BREATH = 0.002, 0.0002


class Report(Protocol):
    """What a training calls to say how far it is."""

    def __call__(
        self, epoch: float, epochs: float, values: Mapping[str, float], snapshot: Any = None
    ) -> None:
        """Record a moment of a training of so many epochs; leave the training where it must end."""


class Leave(BaseException):
    """Leaves a training from inside a report. No fault, so no training should catch it."""


class Job:
    """One run of a training, in whatever thread calls `work`.

    Parameters
    ----------
    train : callable
        `train(report, **settings)`.
    settings : mapping of str to Any
    follow : callable, optional
        Called with this job at most ten times a second, in the thread of the training.
    lasts : float
        Seconds that all epochs take at least; a faster training waits in its reports.
    """

    def __init__(
        self,
        train: Callable[..., Any],
        settings: Mapping[str, Any],
        follow: Callable[["Job"], None] | None = None,
        lasts: float = 0.0,
    ) -> None:
        self.settings = dict(settings)
        self._train, self._follow, self._lasts = train, follow, lasts
        self._moments: list[Moment] = []
        self._epochs, self._trouble = 0.0, ""
        self._stop = threading.Event()
        self._began = self._breathed = time.perf_counter()
        self._next_drawing = self._began + BETWEEN_DRAWINGS
        self._next_sentence = self._began + BETWEEN_SENTENCES

    def work(self) -> Ending:
        """Train to the end; return how it ended. A fault of the training passes on."""
        try:
            # What overflows is found in the values reported, and said.
            with np.errstate(all="ignore"):
                self._train(self.report, **self.settings)
        except Leave:
            return "diverged" if self._trouble else "stopped"
        return "done"

    def stop(self) -> None:
        """Have the training end at its next report."""
        self._stop.set()

    def report(
        self, epoch: float, epochs: float, values: Mapping[str, float], snapshot: Any = None
    ) -> None:
        """Record a moment; see `Report`."""
        if self._stop.is_set():
            raise Leave
        self._epochs = epochs
        broken = [name for name, value in values.items() if not np.isfinite(value)]
        if broken:
            self._trouble = broken[0]
            raise Leave
        self._moments.append(
            Moment(epoch, {name: float(value) for name, value in values.items()}, snapshot)
        )
        now = time.perf_counter()
        if self._follow and now >= self._next_drawing:
            self._follow(self)
            drawn = time.perf_counter()
            self._next_drawing = drawn + max(BETWEEN_DRAWINGS, TIMES_A_DRAWING * (drawn - now))
        early = self._began + self._lasts * epoch / epochs - time.perf_counter()
        if early > 0 or now - self._breathed >= BREATH_EVERY:
            self._stop.wait(max(early, BREATH))
            self._breathed = time.perf_counter()

    @property
    def role(self) -> str:
        """ARIA role of a sentence drawn now: each status is said, which would never end."""
        now = time.perf_counter()
        if now < self._next_sentence:
            return "paragraph"
        self._next_sentence = now + BETWEEN_SENTENCES
        return "status"

    def record(self, ending: Ending = "", trouble: str = "") -> Run:
        """What was reported until now."""
        return Run(
            self.settings, self._epochs, tuple(self._moments), ending, trouble or self._trouble,
            time.perf_counter() - self._began,
        )  # fmt: skip
