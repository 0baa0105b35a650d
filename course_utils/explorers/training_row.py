"""What stands under the picture of a training: Train, Stop, how far it is, the epoch shown."""

import math
from collections.abc import Callable

import ipywidgets as widgets

from course_utils.models.runs import Run, in_words

#: Seconds of training after which its speed is known well enough to say how long it will take.
KNOWN_AFTER = 0.5


class EpochSlider:
    """Slider over the epochs of a run that stays at the newest one while it is there.

    Parameters
    ----------
    slider : IntSlider or None
        Without one, everything shown is the newest.

    Attributes
    ----------
    players : list of Play
        Its play button, where there is a slider.
    """

    def __init__(self, slider: widgets.IntSlider | None) -> None:
        self._slider = slider
        self.players = [_player(slider)] if slider else []

    @staticmethod
    def last(run: Run | None) -> int:
        """Newest epoch of a run, whole or begun; at least 1, since a slider needs a range."""
        return max(math.ceil(run.epoch), 1) if run else 1

    def is_at_end(self, run: Run | None) -> bool:
        """Whether the newest epoch is shown, or there is none yet."""
        return not (self._slider and run) or self._slider.value >= self.last(run)

    def go_to_end(self, run: Run | None) -> None:
        """Move to the newest epoch; a step of the slider goes from snapshot to snapshot."""
        if self._slider:
            kept = [m.epoch for m in run.moments if m.snapshot is not None] if run else []
            with self._slider.hold_sync():
                self._slider.step = max(round(kept[1] - kept[0]), 1) if len(kept) > 1 else 1
                self._slider.max = self._slider.value = self.last(run)


def _player(slider: widgets.IntSlider) -> widgets.Play:
    """Play button, linked in the kernel: links in the page would send back what is outdated."""
    play = widgets.Play(interval=120, show_repeat=False, layout={"width": "auto"})
    for trait in ("max", "step", "value"):
        widgets.dlink((slider, trait), (play, trait))
    widgets.dlink((play, "value"), (slider, "value"))
    return play


class TrainingRow(widgets.HBox):
    """Buttons and a bar; the row keeps its place and height whether a training goes on or not.

    Parameters
    ----------
    start, stop : callable
        Called when a button is pressed.
    """

    def __init__(self, start: Callable[[], None], stop: Callable[[], None]) -> None:
        self.train_button = widgets.Button(
            description="Train", tooltip="Train with these settings", layout={"width": "90px"}
        )
        self.stop_button = widgets.Button(
            description="Stop", tooltip="Stop and keep what was learned", layout={"width": "90px"}
        )
        self.train_button.on_click(lambda _: start())
        self.stop_button.on_click(lambda _: stop())
        self.bar = widgets.FloatProgress(max=1, layout={"width": "200px", "min_width": "60px"})
        self.text = widgets.Label(layout={"flex": "1 1 0", "min_width": "0"})
        super().__init__(
            [self.train_button, self.stop_button, self.bar, self.text],
            layout={"height": "36px", "align_items": "center", "margin": "0 0 6px"},
        )
        self.rest()

    def rest(self) -> None:
        """Show that there is nothing to tell."""
        self._allow(training=False)
        self.bar.value, self.bar.bar_style, self.text.value = 0, "", ""

    def begin(self) -> None:
        """Show that a training begins."""
        self._allow(training=True)
        self.bar.value, self.bar.bar_style, self.text.value = 0, "", "training"

    def tell(self, run: Run) -> None:
        """Show how far a training is, and how long it will take."""
        done = run.epoch / run.epochs if run.epochs else 0
        left = ""
        if done and run.seconds > KNOWN_AFTER:
            left = f", about {in_words(run.seconds * (1 - done) / done)} left"
        self.bar.value = done
        self.text.value = f"epoch {run.epoch:.0f} of {run.epochs:.0f}{left}"

    def end(self, run: Run) -> None:
        """Show how a training ended."""
        self.tell(run)
        self._allow(training=False)
        self.bar.bar_style = {"done": "success", "stopped": "warning"}.get(run.ending, "danger")
        self.text.value = run.verdict

    def _allow(self, training: bool) -> None:
        self.train_button.disabled, self.stop_button.disabled = training, not training
        self.train_button.button_style = "" if training else "primary"
        self.stop_button.button_style = "primary" if training else ""
