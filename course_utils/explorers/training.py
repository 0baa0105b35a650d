"""The TrainingExplorer: an Explorer with a training run behind a button."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets

from course_utils.explorers.background import Job
from course_utils.explorers.training_row import EpochSlider, TrainingRow
from course_utils.explorers.turns import TurnTakingExplorer
from course_utils.models.runs import Ending, Run, Runs
from course_utils.pictures.svg import Picture


class TrainingExplorer(TurnTakingExplorer):
    """An explorer whose picture is trained behind a button, and drawn while it learns.

    Train runs `train` in a thread; Stop ends it and keeps what was learned. Sliders answer
    meanwhile; one that the training depends on stops it, and shows its new settings untrained,
    or as they were trained before. Same settings, same run.

    Parameters
    ----------
    name, controls, draw, describe, code
        As for `Explorer`.
    train : callable
        `train(report, **settings)`, without the settings in `views`. It calls
        `report(epoch, epochs, values, snapshot)` at epoch 0 and then often; a report is where Stop
        or a value that is not finite ends it. A snapshot must not change later: copy weights.
    compute : callable
        `compute(run, previous, **settings)` → state. Pure. `run` is the Run of these settings, so
        far or ended, `previous` the one trained before; each may be None.
    shown : str, optional
        Slider of the epoch to be seen, with a play button; its range follows the run.
    views : tuple of str
        Other settings that only change what is seen; they do not stop a training.
    trained : bool
        Train with the first settings at once, for a page without a kernel; in half a second.
    lasts : float
        Seconds that the button's training takes at least, so that it can be watched.
    """

    def __init__(
        self,
        name: str,
        controls: Mapping[str, widgets.ValueWidget],
        train: Callable[..., Any],
        compute: Callable[..., Any],
        draw: Callable[[Any], Picture],
        describe: Callable[[Any], str],
        code: Callable[[Any], str] | None = None,
        shown: str | None = None,
        views: tuple[str, ...] = (),
        trained: bool = True,
        lasts: float = 0.0,
    ) -> None:
        self.controls = dict(controls)
        self._train, self._views, self._lasts = train, {*views, shown}, lasts
        self._job: Job | None = None
        self._thread = threading.Thread()
        self._runs, self._first = Runs(), None
        self._row = TrainingRow(self.start, self.stop)
        self._drawn_with = self._trained_with
        self._newest = EpochSlider(self.controls[shown] if shown else None)
        if trained:
            job = Job(train, self._trained_with)
            self._first = job.record(job.work())
        self._runs.begin_with(self._first)
        self._newest.go_to_end(self.run)
        super().__init__(
            name, controls, lambda **given: compute(self.run, self.previous, **given), draw,
            describe, code, (lambda _: {shown: self._newest.last(self.run)}) if shown else None,
        )  # fmt: skip
        self.players += self._newest.players
        style, view, grid, buttons = self.children
        buttons.children = (*self._newest.players, *buttons.children)
        self.children = (style, view, self._row, grid, buttons)

    @property
    def run(self) -> Run | None:
        """Run of the settings as they are now."""
        return self._runs.of(self._trained_with)

    @property
    def previous(self) -> Run | None:
        """Run of other settings that was trained last."""
        return self._runs.beside(self._trained_with)

    @property
    def training(self) -> bool:
        """Whether a training goes on."""
        return self._job is not None

    def start(self) -> None:
        """Train in a thread, as the button does; while a training goes on, nothing happens."""
        with self._turn:
            if not self._job:
                # A daemon: a kernel that is shut down does not wait for a training.
                job = self._begin(self._lasts)
                self._thread = threading.Thread(target=self._work, args=[job], daemon=True)
                self._thread.start()

    def train(self) -> Run | None:
        """Train to the end, here and now; return the run."""
        with self._turn:
            self.stop()
            job = self._begin()
        self._work(job)
        return self.run

    def stop(self) -> None:
        """End the training and keep what was learned."""
        with self._turn:
            if self._end():
                self._refresh()

    def wait(self, seconds: float | None = None) -> None:
        """Wait for the thread of the training, for so long at most."""
        if self._thread.ident:
            self._thread.join(seconds)

    def reset(self) -> None:
        """Put every control back to where it started, and forget what was trained since."""
        with self._turn:
            self._end()
            self._runs.begin_with(self._first)
            self._row.rest()
            super().reset()

    def close(self) -> None:
        """End the training; nobody sees it any more."""
        with self._turn:
            self._end()
        super().close()

    @property
    def _trained_with(self) -> dict[str, Any]:
        return {name: value for name, value in self.settings.items() if name not in self._views}

    def _begin(self, lasts: float = 0.0) -> Job:
        self._job = Job(self._train, self._trained_with, self._show_live, lasts)
        self._runs.forget(self._job.settings)
        self._row.begin()
        return self._job

    def _work(self, job: Job) -> None:
        """Train, and show how it ended; in whatever thread this is called."""
        try:
            ending = job.work()
        except BaseException as fault:
            # It travels on to the cell or the log; the learner must see it too.
            stopped = isinstance(fault, KeyboardInterrupt)
            said = f"{type(fault).__name__}: {fault}"
            with self._turn:
                if self._end(job, "stopped" if stopped else "failed", said) and not stopped:
                    self._show(f"This training failed: {said}", possible=False)
            raise
        with self._turn:
            following = self._newest.is_at_end(self.run)
            if self._end(job, ending):
                self._refresh(following)

    def _show_live(self, job: Job) -> None:
        """Show what a training has learned so far."""
        with self._turn:
            if self._job is not job:
                return
            following = self._newest.is_at_end(self.run)
            run = job.record()
            self._runs.keep(run)
            self._row.tell(run)
            self._role = job.role
            self._refresh(following)

    def _end(self, job: Job | None = None, ending: Ending = "stopped", trouble: str = "") -> bool:
        """Record the end of a training, the present one; False where it had ended before."""
        job = job or self._job
        if not job or job is not self._job:
            return False
        job.stop()
        self._job, self._role = None, "status"
        run = job.record(ending, trouble)
        self._runs.keep(run)
        self._row.end(run)
        return True

    def _refresh(self, following: bool = False) -> None:
        with self._turn:
            # Other settings have another run, which is shown from its end.
            if changed := self._drawn_with != self._trained_with:
                self._end()
                self._drawn_with = self._trained_with
            if changed or following:
                quiet = self._quiet
                self._quiet = True
                self._newest.go_to_end(self.run)
                self._quiet = quiet
            super()._refresh()
