"""Explorer *softmax* of lesson 03."""

import numpy as np

from course_utils.explorers.controls import choice_slider, menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.softmax_lab import SoftmaxState, softmax_state
from course_utils.pictures.softmax import CLASSES, chance, softmax_picture
from course_utils.pictures.svg import number

TEMPERATURES = (0.1, 0.2, 0.5, 1, 2, 5, 10)

#: Distance of two scores on their sliders, exact in binary: equal scores are equal.
STEP = 0.25


def scores_state(
    first: float, second: float, third: float, temperature: float, truth: str
) -> SoftmaxState:
    """Everything about three scores."""
    return softmax_state(np.array([first, second, third]), temperature, CLASSES.index(truth))


def softmax_sentence(state: SoftmaxState) -> str:
    """Say what the loss makes of the true class, and what the temperature does."""
    p = state.probabilities
    name, true = CLASSES[state.label], p[state.label]
    sign = "" if chance(true).startswith("≈") else "= "
    loss = number(state.loss, 4, 3)
    loss = "almost 0" if loss == "0" else loss
    return (
        f"p({name}) {sign}{chance(true)}, so the loss −ln p is {loss}. "
        f"A step downhill raises the score of {name} and lowers the others. {_spread(p)}"
    )


def _spread(p: np.ndarray) -> str:
    """What softmax is like here, from one class has it all to all alike."""
    if p.max() > 0.99:
        return "Almost all goes to the largest score, as with the maximum."
    if np.ptp(p) < 0.1:
        return "All three are close to 1/3: little is left of the scores."
    if np.sum(p > p.max() - 1e-12) > 1 and p.min() < 0.01:
        return "Two scores are equally large: they share."
    return "Adding one number to all three scores would change nothing."


def softmax_scores() -> Explorer:
    """Explorer *softmax*: three scores and a temperature, to probabilities, loss and gradient."""
    starts = {"first": 2.0, "second": 1.0, "third": -1.0}
    labels = [f"score of {name}" for name in CLASSES]
    return Explorer(
        "softmax",
        {
            **{
                name: slider(label, starts[name], -5.0, 5.0, STEP)
                for name, label in zip(starts, labels, strict=True)
            },
            "temperature": choice_slider("temperature T", TEMPERATURES, 1),
            "truth": menu("true class", CLASSES),
        },
        scores_state,
        lambda state: softmax_picture(state, softmax_sentence(state)),
        softmax_sentence,
        lambda state: (
            f"softmax([{', '.join(f'{z:g}' for z in state.scores)}], "
            f"temperature={state.temperature:g})"
        ),
    )
