"""Exercises of lesson 01: a neuron, its rule of learning, and gates made of neurons."""

import numpy as np

from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Arguments, Exercise
from course_utils.exercises.mistakes.lesson_01 import (
    PREDICT_MISTAKES,
    STEP_MISTAKES,
    UPDATE_MISTAKES,
)
from course_utils.exercises.truth_tables import judge_nand, judge_xor
from course_utils.exercises.worksheet import Worksheet
from course_utils.models.activations import step
from course_utils.models.perceptron import predict, update


def step_cases(rng: np.random.Generator) -> list[Arguments]:
    """Numbers and arrays around 0, with 0 among both."""
    numbers = [-2.0, 0.0, 3.0, 0.3, 0.7, 1.0, -1e-9, 1e-9, -5, 0, 2]
    arrays = [
        np.array([-2.0, 0.0, 3.0]),
        np.array([[0.5, -0.5], [0.0, 1.0], [-4.0, 0.2]]),
        np.zeros(4),
        rng.normal(size=6).round(2),
        rng.normal(size=(2, 1, 3)).round(2),
    ]
    return [(z,) for z in numbers + arrays]


def predict_cases(rng: np.random.Generator) -> list[Arguments]:
    """One example and several, with the weighted sum at 0 among both."""
    weights = np.array([1.0, -2.0])
    table = np.array([[2.0, 1.0], [2.0, 0.5], [0.0, 1.0], [3.0, 0.0]])
    cases = [
        (np.array([2.0, 0.5]), weights, 0.0),
        (np.array([2.0, 1.0]), weights, 0.0),
        (np.array([2.0, 1.0]), weights, 0.5),
        (np.array([2.0, 0.0]), weights, -3.0),
        (table, weights, 0.0),
        (table, weights, -1.5),
        (table[:2], weights, 0.25),
        (table[:1], weights, 1.0),
        (np.array([[1.0], [-1.0], [2.0]]), np.array([1.5]), -2.0),
    ]
    for count in (3, 5):
        weights, bias = rng.normal(size=3).round(1), round(rng.normal(), 1)
        examples = rng.normal(size=(count, 3)).round(1)
        cases += [(examples[0], weights, bias), (examples, weights, bias)]
    return cases


def update_cases(rng: np.random.Generator) -> list[Arguments]:
    """Both kinds of mistake, both kinds of right answers, z = 0, and several learning rates."""
    x, weights = np.array([2.0, -1.0]), np.array([0.5, 1.5])
    cases = [
        (x, 1, weights, -1.0, 0.1),  # z = −1.5: says 0, should say 1
        (x, 0, weights, 1.0, 0.5),  # z = 0.5: says 1, should say 0
        (x, 1, weights, 1.0, 0.1),
        (x, 0, weights, -1.0, 0.1),
        (x, 1, weights, 0.5, 0.2),  # z = 0: says 0
        (x, 0, weights, 0.5, 0.2),
        (x, 1, np.zeros(2), 0.0, 1.0),
        (np.array([3.0]), 0, np.array([1.0]), 0.0, 0.25),
    ]
    for y in (0, 1, 0, 1):
        size = int(rng.integers(2, 5))
        x, weights = rng.normal(size=size).round(1), rng.normal(size=size).round(1)
        z = float(x @ weights)
        cases.append((x, y, weights, round(0.5 - y - z, 2), 0.3))  # a mistake for certain
    return cases


STEP = Exercise(
    name="my_step",
    title="The step",
    contract="Return 1 where z is greater than 0 and 0 elsewhere; z is a number or an array.",
    parameters=("z",),
    cases=step_cases,
    judge=same_as(step),
    hints=(
        "A comparison such as `z > 0` asks every number of an array at once.",
        "A comparison gives True and False. NumPy can choose between two numbers by it: "
        "look up `np.where`.",
        "`np.where(condition, 1, 0)` gives 1 where the condition is true and 0 elsewhere.",
    ),
    mistakes=STEP_MISTAKES,
)

PREDICT = Exercise(
    name="my_predict",
    title="The neuron's answer",
    contract=(
        "Return the neuron's answer, 0 or 1, for one example x of shape (d,), "
        "and an array (N,) of answers for N examples of shape (N, d)."
    ),
    parameters=("x", "weights", "bias"),
    cases=predict_cases,
    judge=same_as(predict),
    hints=(
        "Two steps: first z, the weighted sum plus the bias, then 1 where z is above 0.",
        "`x @ weights` multiplies and adds in one go, for one example and for many.",
        "With `z = x @ weights + bias` only `np.where(z > 0, 1, 0)` is left.",
    ),
    mistakes=PREDICT_MISTAKES,
)


UPDATE = Exercise(
    name="my_update",
    title="One update",
    contract=(
        "Return (new_weights, new_bias) after one step of the perceptron rule on one example; "
        "where the answer was right, nothing changes."
    ),
    parameters=("x", "y", "weights", "bias", "learning_rate"),
    cases=update_cases,
    judge=same_as(update, returns=("new_weights", "new_bias")),
    hints=(
        "First let the neuron answer, then compare: `error = y - y_hat` is 1, 0 or −1.",
        "The rule: each weight grows by learning_rate · error · its own input, the bias by "
        "learning_rate · error.",
        "`new_weights = weights + learning_rate * error * x`, and the same without x for the "
        "bias; return both with a comma between.",
    ),
    mistakes=UPDATE_MISTAKES,
)

NAND = Exercise(
    name="nand_weights",
    title="A NAND neuron",
    contract="Return (w1, w2, b) of a neuron that makes NAND: 0 only where both inputs are 1.",
    parameters=(),
    cases=lambda rng: [()],
    judge=judge_nand,
    hints=(
        "With both inputs at 0 only the bias is left, and the answer must be 1.",
        "Each input that is 1 should pull z down: both weights are negative.",
        "One input at 1 may not be enough to stop the neuron, two must be: b + w1 > 0, "
        "b + w2 > 0 and b + w1 + w2 ≤ 0.",
    ),
)

XOR = Exercise(
    name="xor_network",
    title="Challenge: XOR from three neurons",
    contract=(
        "Return three neurons, each (w1, w2, b): two hidden ones that see x1 and x2, "
        "and an output neuron that sees the two hidden answers; together they make XOR."
    ),
    parameters=(),
    cases=lambda rng: [()],
    judge=judge_xor,
    hints=(
        "XOR in words: at least one input is 1, but not both.",
        "“At least one” is OR, “not both” is NAND. One hidden neuron for each.",
        "The output neuron says 1 where both hidden neurons do: it is AND, for instance "
        "(1, 1, −1.5).",
    ),
)

exercises = Worksheet("01", (STEP, PREDICT, NAND, UPDATE, XOR))
