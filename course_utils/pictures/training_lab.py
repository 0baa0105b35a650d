"""Picture of lesson 05: how a network learned digits, beside the training before."""

from collections.abc import Mapping
from typing import Any

from course_utils.models.runs import Run
from course_utils.models.training_lab import TrainingState, steps_taken
from course_utils.pictures.curves import LEFT, MIDDLE, Curve, panel
from course_utils.pictures.svg import Picture, line, picture, text

WIDTH, HEIGHT = 940, 400
#: Head of each column of the table, and its right end (left end for words).
COLUMNS = (
    ("", 10, "start"), ("hidden", 118, "end"), ("rate", 178, "end"), ("batch", 236, "end"),
    ("optimizer", 252, "start"), ("epochs", 466, "end"), ("digits", 530, "end"),
    ("loss", 550, "start"), ("start", 724, "end"), ("steps", 798, "end"), ("train", 868, "end"),
    ("test", 936, "end"),
)  # fmt: skip
#: Columns of settings, by what they are called in a training.
SETTINGS = {1: "hidden", 2: "learning_rate", 3: "batch_size", 4: "optimizer", 5: "epochs",
            6: "size", 7: "loss", 8: "seed"}  # fmt: skip


def training_lab_picture(state: TrainingState, label: str) -> Picture:
    """Loss and accuracy over the epochs; below them what was set and what came out.

    Parameters
    ----------
    state : TrainingState
    label : str
        What a screen reader says.
    """
    run, previous = state.run, state.previous
    longest = max([past.epochs for past in (run, previous) if past] or [state.settings["epochs"]])
    # A squared error and a cross-entropy have nothing to do with each other.
    comparable = previous and previous.settings["loss"] == state.settings["loss"]
    parts = [
        panel(LEFT, "loss", _curves(run, "loss"), _curves(previous, "loss") if comparable else [],
              longest),
        panel(MIDDLE, "accuracy", _curves(run, "accuracy"), _curves(previous, "accuracy"), longest),
        _table(state),
    ]  # fmt: skip
    return picture(WIDTH, HEIGHT, "".join(parts), label)


def percent(share: float) -> str:
    """Text of an accuracy, to a tenth of a percent."""
    return f"{100 * share:.1f} %"


def _curves(run: Run | None, name: str) -> list[Curve]:
    """Curves of a measure on the training and the test digits."""
    if not run:
        return []
    return [
        Curve("training", run.curve(name)[1], "plain", "6 4"),
        Curve("test", run.curve(f"validation {name}")[1], "output"),
    ]


def _table(state: TrainingState) -> str:
    """What was set and what came out, now and before; what differs stands out."""
    y = HEIGHT - 78
    now = _cells("now", state.settings, state.run)
    before = _cells("before", state.previous.settings, state.previous) if state.previous else now
    parts = [line(10, y + 13, WIDTH - 6, y + 13, width=1, opacity=0.5)]
    for column, (head, x, anchor) in enumerate(COLUMNS):
        differs = column in SETTINGS and now[column] != before[column]
        parts += [
            text(x, y, head, "plain", 15, anchor),
            text(x, y + 32, now[column], "here" if differs else None, 15, anchor,
                 bold=differs or column not in SETTINGS),
        ]  # fmt: skip
        if state.previous:
            parts.append(text(x, y + 60, before[column], "plain", 15, anchor))
    return "".join(parts)


def _cells(name: str, settings: Mapping[str, Any], run: Run | None) -> list[str]:
    """One row of the table."""
    measured = ["–", "–", "–"]
    if run:
        values = (run.curve("accuracy")[1][-1], run.curve("validation accuracy")[1][-1])
        measured = [f"{steps_taken(run):,}", *map(percent, values)]
    return [
        name, str(settings["hidden"]), f"{settings['learning_rate']:g}",
        str(settings["batch_size"]), settings["optimizer"], str(settings["epochs"]),
        f"{settings['size']:,}", settings["loss"].partition(",")[0], str(settings["seed"]),
        *measured,
    ]  # fmt: skip
