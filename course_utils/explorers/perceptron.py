"""Explorers *one neuron* and *logic gates* of lesson 01."""

from dataclasses import dataclass

import numpy as np

from course_utils.explorers.code_lines import listed, plain
from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.activations import sigmoid, step
from course_utils.models.logic import GATES, ROWS
from course_utils.pictures.perceptron import gate_picture, neuron_picture, soft_number
from course_utils.pictures.svg import number

#: Distance of two slider values. Quarters are exact in binary, so a sum that is 0 on paper is 0
#: here too; with tenths, 0.1 + 0.2 − 0.3 would come out above 0 and the step would fire.
STEP = 0.25


@dataclass(frozen=True)
class NeuronState:
    """One neuron of two inputs: settings, weighted sum z, and both answers."""

    x: tuple[float, float]
    weights: tuple[float, float]
    bias: float
    z: float
    step: int
    sigmoid: float


def neuron_state(x1: float, x2: float, w1: float, w2: float, b: float) -> NeuronState:
    """Weighted sum and answers of one neuron."""
    z = w1 * x1 + w2 * x2 + b
    return NeuronState((x1, x2), (w1, w2), b, z, int(step(z)), float(sigmoid(z)))


def neuron_sentence(state: NeuronState) -> str:
    """Say what is to be seen on one neuron."""
    soft = soft_number(state.sigmoid)
    if state.z == 0:
        return (
            "z is exactly 0: the point lies on the border. The step answers 0 there, "
            f"and the sigmoid {soft}: it cannot decide."
        )
    side, answer = ("above", "fires") if state.z > 0 else ("below", "stays silent")
    return (
        f"z = {number(state.z, digits=4)} is {side} 0, so the step {answer}: ŷ = {state.step}. "
        f"The sigmoid says {soft}: {_sureness(state)}."
    )


def _sureness(state: NeuronState) -> str:
    distance = abs(state.sigmoid - 0.5)
    if distance < 0.1:
        return "it leans that way, but only just"
    return "the same answer, softly" if distance < 0.4 else "almost the same as the step"


def one_neuron() -> Explorer:
    """Explorer *one neuron*: inputs, weights and bias; step and sigmoid side by side."""
    labels = {"x1": "input x₁", "x2": "input x₂", "w1": "weight w₁", "w2": "weight w₂",
              "b": "bias b"}  # fmt: skip
    starts = {"x1": 1.5, "x2": -0.5, "w1": 2.0, "w2": 1.0, "b": -1.0}
    return Explorer(
        "one neuron",
        {name: slider(labels[name], starts[name], -3.0, 3.0, STEP) for name in labels},
        neuron_state,
        lambda s: neuron_picture(s.x, s.weights, s.bias, s.z, neuron_sentence(s)),
        neuron_sentence,
        lambda s: (
            f"z = np.dot({listed(s.weights)}, {listed(s.x)}) + {plain(s.bias)}; step(z), sigmoid(z)"
        ),
    )


@dataclass(frozen=True)
class GateState:
    """A neuron against a gate: weighted sums and answers in the rows of `logic.ROWS`."""

    gate: str
    target: np.ndarray
    weights: tuple[float, float]
    bias: float
    z: np.ndarray
    answers: np.ndarray

    @property
    def right(self) -> int:
        """Number of rows, of four, that are right."""
        return int(np.sum(self.answers == self.target))


def gate_state(gate: str, w1: float, w2: float, b: float) -> GateState:
    """Answers of a neuron in the four rows of a gate."""
    z = ROWS @ np.array([w1, w2]) + b
    return GateState(gate, GATES[gate], (w1, w2), b, z, step(z))


def gate_sentence(state: GateState) -> str:
    """How near the neuron is to the gate, and why XOR stays out of reach."""
    if state.right == 4:
        return f"{state.gate} is solved: the line has all 1s on the green side and all 0s outside."
    if state.gate == "XOR":
        return (
            f"{state.right} of 4 rows right. XOR is never solved: its two 1s lie across from each "
            "other, and so do its two 0s. Any straight line leaves at least one on the wrong side."
        )
    if not any(state.weights):
        return (
            f"{state.right} of 4 rows right. Both weights are 0: the inputs do not count, so the "
            "neuron gives one answer everywhere and there is no line."
        )
    rows = [f"({a}, {b})" for (a, b), t, y in zip(ROWS, state.target, state.answers, strict=True)
            if t != y]  # fmt: skip
    return (
        f"{state.right} of 4 rows right. Wrong: {', '.join(rows)}. "
        "Move the line until the 1s, and only they, lie on the green side."
    )


def logic_gates() -> Explorer:
    """Explorer *logic gates*: one neuron against AND, OR, NAND, NOR and XOR."""
    return Explorer(
        "logic gates",
        {
            "gate": menu("gate", GATES),
            "w1": slider("weight w₁", 1.0, -3.0, 3.0, STEP),
            "w2": slider("weight w₂", 1.0, -3.0, 3.0, STEP),
            "b": slider("bias b", -0.5, -3.0, 3.0, STEP),
        },
        gate_state,
        lambda s: gate_picture(s.gate, s.target, s.weights, s.bias, s.z, gate_sentence(s)),
        gate_sentence,
        lambda s: (
            f"predict([[0, 0], [0, 1], [1, 0], [1, 1]], {listed(s.weights)}, {plain(s.bias)})"
        ),
    )
