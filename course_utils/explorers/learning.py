"""Explorer *learning, one update at a time* of lesson 01."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.mistake_bound import mistake_bound
from course_utils.models.perceptron import Trace, predict, train_perceptron
from course_utils.models.toy_data import point_sets
from course_utils.pictures.learning import LearningChart
from course_utils.pictures.svg import number

#: Training on points that no line separates never ends by itself.
MOST_UPDATES = 60


@dataclass(frozen=True)
class LearningState:
    """One moment of a training: after `update` updates, on examples x (N, 2) of classes y (N,)."""

    data: str
    x: np.ndarray
    y: np.ndarray
    learning_rate: float
    trace: Trace
    update: int
    bound: float | None
    wrong_counts: np.ndarray

    @property
    def neuron(self) -> tuple[np.ndarray, float]:
        """Weights (2,) and bias at this moment."""
        return self.trace.weights[self.update], self.trace.biases[self.update]

    @property
    def example(self) -> int | None:
        """Index of the example that caused this update; None before the first."""
        return int(self.trace.examples[self.update - 1]) if self.update else None

    @property
    def wrong(self) -> np.ndarray:
        """(N,) of bool: examples that the neuron gets wrong at this moment."""
        return predict(self.x, *self.neuron) != self.y


@cache
def _bound(data: str) -> float | None:
    """Mistake bound of a set, the same at every learning rate; it takes longer than a draw."""
    return mistake_bound(*point_sets()[data])


@cache
def _training(data: str, learning_rate: float) -> tuple[Trace, np.ndarray]:
    """Trace and number of wrong examples at each moment; kept, since sliders come back."""
    x, y = point_sets()[data]
    trace = train_perceptron(x, y, learning_rate, epochs=1000, max_updates=MOST_UPDATES)
    counts = [
        np.sum(predict(x, w, b) != y) for w, b in zip(trace.weights, trace.biases, strict=True)
    ]
    return trace, np.array(counts)


def learning_state(data: str, learning_rate: float, update: int) -> LearningState:
    """One moment of the training on a set of points; an update past the last one is the last."""
    learning_rate = round(learning_rate, 9)
    trace, counts = _training(data, learning_rate)
    x, y = point_sets()[data]
    moment = min(update, trace.mistakes)
    return LearningState(data, x, y, learning_rate, trace, moment, _bound(data), counts)


def learning_sentence(state: LearningState) -> str:
    """Say what happened in this update."""
    if state.update == 0:
        return (
            "Before the first update all weights are 0, so there is no line yet, z is 0 "
            "everywhere, and the neuron answers 0 to every point."
        )
    point = ", ".join(number(value) for value in state.x[state.example])
    truth = state.y[state.example]
    rate = number(state.learning_rate)
    times = "The point" if state.learning_rate == 1 else f"{rate} times the point"
    move = (
        f"is added to the weights, and {rate} to"
        if truth
        else (f"is taken from the weights, and {rate} from")
    )
    said = (
        f"Update {state.update}: the point ({point}) is a {truth}, but the neuron said "
        f"{1 - truth}. {times} {move} the bias."
    )
    if state.update < state.trace.mistakes:
        return said
    if state.trace.converged:
        return said + " Now every point is right, and nothing changes any more."
    return said + " It could go on for ever: no line separates these points."


def learning() -> Explorer:
    """Explorer *learning, one update at a time*: a recorded training, moment by moment."""
    chart = LearningChart()
    return Explorer(
        "learning",
        {
            "data": menu("data", point_sets()),
            "learning_rate": slider("learning rate", 1.0, 0.1, 2.0, 0.1),
            "update": slider("update", 3, 0, learning_state("separable", 1.0, 0).trace.mistakes, 1),
        },
        learning_state,
        lambda s: chart(
            s.x, s.y, s.trace.weights, s.trace.biases, s.update, s.example, s.wrong_counts,
            s.wrong, s.bound, learning_sentence(s),
        ),
        learning_sentence,
        lambda s: f'train_perceptron(*point_sets()["{s.data}"], {s.learning_rate:g}, '
        f"max_updates={s.update}).weights[-1]",
        ranges=lambda s: {"update": s.trace.mistakes},
        play="update",
    )  # fmt: skip
