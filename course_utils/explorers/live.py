"""A curve that grows in a notebook's output while a network trains in that cell."""

import time

from IPython.display import display

from course_utils.models.history import History, Progress
from course_utils.models.runs import in_words
from course_utils.pictures.curves import training_picture
from course_utils.pictures.svg import Picture
from course_utils.pictures.training_lab import percent

#: Seconds from one drawing to the next.
BETWEEN_DRAWINGS = 0.25


class LiveCurve:
    """Shows loss and accuracy while a training goes on; give it as `progress`.

    Jupyter's stop button (■) ends the training in PyTorch's loop and keeps what was learned.

    Parameters
    ----------
    name : str
        What is trained; stands under the curves.
    before : LiveCurve, optional
        An earlier training, kept faint for comparison.

    Attributes
    ----------
    history : History or None
        What it was told last.
    picture : Picture or None
        What it shows now.
    """

    def __init__(self, name: str, before: "LiveCurve | None" = None) -> None:
        self.name, self.before = name, before
        self.history: History | None = None
        self.picture: Picture | None = None
        self._handle = None
        self._began = self._drawn = 0.0

    def __call__(self, moment: Progress) -> None:
        """Take in a moment of the training; draw it unless another was drawn just now."""
        now = time.monotonic()
        if moment.epoch == 0:
            self._began = now
        self.history = moment.history
        if moment.epoch in (0, moment.epochs) or now - self._drawn >= BETWEEN_DRAWINGS:
            self._show(moment, now - self._began)
            self._drawn = time.monotonic()

    def _show(self, moment: Progress, seconds: float) -> None:
        share = moment.epoch / moment.epochs if moment.epochs else 1.0
        self.picture = training_picture(
            moment.history,
            moment.epochs,
            f"Training of {self.name}: {self._measured(moment.history)}.",
            f"{self.name}: {self._place(moment, share, seconds)}",
            share,
            self.before.history if self.before else None,
        )
        if self._handle is None:
            self._handle = display(self.picture, display_id=True)
        else:
            self._handle.update(self.picture)

    def _place(self, moment: Progress, share: float, seconds: float) -> str:
        """How far it is. The end does not say the seconds, so that a saved page stays the same."""
        if share >= 1:
            return f"{moment.epochs} epochs"
        left = f", about {in_words(seconds * (1 - share) / share)} left" if share else ""
        return f"epoch {int(moment.epoch)} of {moment.epochs}{left}"

    def _measured(self, history: History) -> str:
        """The last entries in words."""
        said = [f"loss {history.loss[-1]:.3g}"]
        if history.accuracy.any():
            said.append(f"{percent(history.accuracy[-1])} of the training examples right")
        if history.validation_accuracy.any():
            said.append(f"{percent(history.validation_accuracy[-1])} of the test examples right")
        return ", ".join(said)
