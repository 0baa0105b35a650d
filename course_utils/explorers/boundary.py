"""Explorer *boundary* of lesson 04: a small network learns to tell two clouds apart."""

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.training import TrainingExplorer
from course_utils.models.boundary import (
    BATCH_SIZE,
    LEARNING_RATE,
    OPTIMIZER,
    BoundaryState,
    boundary_state,
    train_boundary,
)
from course_utils.models.clouds import POINT_CLOUDS
from course_utils.pictures.boundary import boundary_picture, loss_number

ACTIVATIONS = ("tanh", "sigmoid", "ReLU", "leaky ReLU", "identity")
#: Seconds that a training takes at least. It needs a tenth of them, too fast to watch.
LASTS = 5.0


def boundary_sentence(state: BoundaryState) -> str:
    """Say how many points are right and what the boundary can be."""
    count = len(state.y)
    if state.run is None:
        return (
            f"Not trained yet: with random weights {state.right} of {count} points are right. "
            "Press Train."
        )
    right = f"all {count}" if state.right == count else f"{state.right} of {count}"
    loss = loss_number(state.loss)
    said = f"After epoch {state.epoch}, {right} points are right; the loss is {loss}"
    if state.run.ending in ("stopped", "diverged", "failed"):
        said += f" (training {state.run.verdict})"
    if state.activation == "identity":
        return said + ". Without a bend the hidden neurons make one straight line, however many."
    if state.hidden == 1:
        return said + ". One hidden neuron makes one straight line."
    return said + "."


def boundary_code(state: BoundaryState) -> str:
    """Line that trains the same network and gives the share of points that are right."""
    return (
        f'MLP((2, {state.hidden}, 1), "{state.activation}", '
        f'rng=np.random.default_rng({state.seed})).fit(*clouds()["{state.data}"], '
        f'{state.epoch}, {BATCH_SIZE}, {LEARNING_RATE}, "{OPTIMIZER}").accuracy[-1]'
    )


def boundary() -> TrainingExplorer:
    """Explorer *boundary*: the answers of a small network all over the plane, while it learns."""
    return TrainingExplorer(
        "boundary",
        {
            "data": menu("data", POINT_CLOUDS, "circles"),
            "hidden": slider("hidden neurons", 4, 1, 16, 1),
            "activation": menu("activation", ACTIVATIONS),
            "seed": slider("random start", 0, 0, 9, 1),
            "epochs": slider("epochs", 200, 100, 1000, 100),
            "shown": slider("epoch shown", 0, 0, 1, 1),
        },
        train_boundary,
        boundary_state,
        lambda state: boundary_picture(state, boundary_sentence(state)),
        boundary_sentence,
        boundary_code,
        shown="shown",
        lasts=LASTS,
    )
