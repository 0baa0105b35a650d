"""Explorer *downhill* of lesson 03."""

from course_utils.explorers.controls import choice_slider, menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.descent import OPTIMIZERS
from course_utils.models.downhill import (
    LIMIT,
    MOMENTUM,
    curvatures,
    largest_learning_rate,
    lowest_point,
)
from course_utils.models.downhill_lab import (
    BATCH_SIZES,
    HORIZONS,
    DownhillState,
    downhill_state,
    houses_count,
)
from course_utils.pictures.downhill import downhill_picture
from course_utils.pictures.loss_course import loss_number
from course_utils.pictures.powers import counted
from course_utils.pictures.svg import number

LEARNING_RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2)


def downhill_sentence(state: DownhillState) -> str:
    """Say how much was seen, in how many steps, and what became of the loss."""
    start, now = (loss_number(state.path.losses[k]) for k in (0, -1))
    lowest = loss_number(lowest_point()[1])
    if state.epochs == 0:
        return (
            f"Nothing is seen yet: the loss is {start}, and the lowest possible is {lowest}. "
            "An epoch is a pass through all 12 houses."
        )
    if state.path.diverged:
        seen = state.path.examples_seen[-1]
        return (
            f"It diverged: after {seen} examples, in {counted(state.path.steps, 'step')} of "
            f"{state.batch_size}, the next step takes the loss past {_spaced(LIMIT)}. "
            "Here the path stops. This learning rate is too large."
        )
    said = (
        f"{counted(state.epochs, 'epoch')} × {houses_count()} houses = {state.examples} examples "
        f"seen, in {counted(state.path.steps, 'step')} of {state.batch_size}. "
    )
    if state.path.losses[-1] > state.path.losses[0]:
        return said + f"The loss has grown from {start} to {now}: the steps are too large."
    return said + f"The loss fell from {start} to {now}; the lowest possible is {lowest}."


def limit_line(state: DownhillState) -> str:
    """The largest learning rate for all houses at once, as a sum one can check."""
    steepest = number(curvatures()[0][-1])
    limit = largest_learning_rate(state.optimizer)
    if limit is None:
        return (
            "Adam divides by the gradient’s size: "
            "a weight moves by about η in a step, however steep it is."
        )
    top = f"2 · (1 + {MOMENTUM:g})" if state.optimizer == "momentum" else "2"
    return (
        f"Batches of all 12 converge for η below {top} / {steepest} ≈ {number(limit, 4, 3)} "
        f"(largest curvature {steepest})."
    )


def _spaced(value: float) -> str:
    return f"{value:,.0f}"


def downhill() -> Explorer:
    """Explorer *downhill*: the path of gradient descent over a loss of two weights."""
    return Explorer(
        "downhill",
        {
            "learning_rate": choice_slider("learning rate η", LEARNING_RATES, 0.05),
            "optimizer": menu("optimizer", OPTIMIZERS),
            "batch_size": choice_slider("batch size", BATCH_SIZES, 4),
            "epochs": slider("epochs", 10, 0, HORIZONS[-1], 1),
        },
        downhill_state,
        lambda state: downhill_picture(state, limit_line(state), downhill_sentence(state)),
        downhill_sentence,
        lambda state: (
            f"house_path({state.learning_rate:g}, batch_size={state.batch_size}, "
            f'optimizer="{state.optimizer}", epochs={state.epochs}).weights[-1]'
        ),
        play="epochs",
    )
