"""Explorer *training* of lesson 05: what the settings of a training do."""

from course_utils.explorers.controls import choice_slider, menu, slider
from course_utils.explorers.training import TrainingExplorer
from course_utils.models.optimizers import OPTIMIZERS
from course_utils.models.runs import Run
from course_utils.models.training_lab import (
    LOSSES,
    TrainingState,
    steps_an_epoch,
    train_digits,
    training_state,
)
from course_utils.pictures.training_lab import percent, training_lab_picture

HIDDEN = (0, 5, 10, 20, 30, 50, 100)
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)
BATCHES = (1, 2, 5, 10, 20, 50, 100, 500)
SIZES = (250, 500, 1000, 2000, 4000)
#: Seconds that the button's training takes at least, to be watched.
LASTS = 3.0
#: Points of accuracy between training and test digits that are worth a word.
APART = 0.08


def training_sentence(state: TrainingState) -> str:
    """Say what share of the digits is read, how the run before did, and what stands out."""
    run = state.run
    if run is None:
        size, batch = state.settings["size"], state.settings["batch_size"]
        steps = state.settings["epochs"] * steps_an_epoch(state.settings)
        return (
            f"Not trained yet with these settings: {steps:,} steps, each with up to {batch} of "
            f"{size:,} digits. Press Train."
        )
    accuracy, test = (run.curve(name)[1][-1] for name in ("accuracy", "validation accuracy"))
    whole = int(run.epoch)
    said = (
        f"After {whole} {'epoch' if whole == 1 else 'epochs'} the network reads "
        f"{percent(accuracy)} of its {state.settings['size']:,} digits and {percent(test)} "
        "of the 1,000 test digits"
    )
    if run.ending in ("stopped", "diverged", "failed"):
        said += f" (training {run.verdict})"
    if state.previous:
        before = state.previous.curve("validation accuracy")[1][-1]
        said += f"; the run before: {percent(before)}"
    return f"{said}. {_remark(run, accuracy - test)}".rstrip()


def _remark(run: Run, apart: float) -> str:
    """What stands out in the curves, if anything does."""
    losses = run.curve("loss")[1]
    if run.epoch < 1 or run.going_on:
        return ""
    if losses[-1] > losses[0]:
        return "The loss is larger than before training: the steps are too large."
    if losses[-1] > 0.9 * losses[0]:
        return "The loss has hardly fallen."
    if apart > APART:
        return f"It knows its own digits {100 * apart:.0f} points better than others."
    return ""


def training_lab() -> TrainingExplorer:
    """Explorer *training*: curves of a network that learns digits, beside the run before."""
    return TrainingExplorer(
        "training",
        {
            "hidden": choice_slider("hidden units", HIDDEN, 30),
            "learning_rate": choice_slider("learning rate", RATES, 0.3),
            "batch_size": choice_slider("batch size", BATCHES, 10),
            "optimizer": menu("optimizer", OPTIMIZERS),
            "epochs": slider("epochs", 10, 5, 40, 5),
            "size": choice_slider("training digits", SIZES, 1000),
            "loss": menu("loss, output", LOSSES),
            "seed": slider("random start", 0, 0, 9, 1),
        },
        train_digits,
        training_state,
        lambda state: training_lab_picture(state, training_sentence(state)),
        training_sentence,
        lasts=LASTS,
    )
