"""Exercises of lesson 02: activation functions, and why layers need one between them."""

from course_utils.exercises.cases.lesson_02 import layer_cases, number_cases
from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.mistakes.lesson_02 import (
    DERIVATIVE_MISTAKES,
    RELU_MISTAKES,
    SIGMOID_MISTAKES,
    TANH_MISTAKES,
)
from course_utils.exercises.mistakes.lesson_02_layers import COLLAPSE_MISTAKES
from course_utils.exercises.worksheet import Worksheet
from course_utils.models.activations import relu, sigmoid, sigmoid_derivative, tanh

SIGMOID = Exercise(
    name="my_sigmoid",
    title="A sigmoid that never overflows",
    contract=(
        "Return 1 / (1 + e^(−z)) for a number or an array, up to z = ±1000, without a warning."
    ),
    parameters=("z",),
    cases=number_cases,
    judge=same_as(sigmoid),
    hints=(
        "Only e to a large positive number overflows. Which exponent is never positive, whatever "
        "the sign of z?",
        "`small = np.exp(-np.abs(z))` is at most 1. For z ≥ 0 it is e^(−z), for z < 0 it is e^z: "
        "one of the two formulas fits each.",
        "1 / (1 + small) for z ≥ 0 and small / (1 + small) for z < 0; np.where chooses, and now "
        "both of its branches are harmless.",
    ),
    mistakes=SIGMOID_MISTAKES,
    silent=True,
)

DERIVATIVE = Exercise(
    name="my_sigmoid_derivative",
    title="The slope of the sigmoid",
    contract="Return the derivative of the sigmoid at z; z is a number or an array.",
    parameters=("z",),
    cases=number_cases,
    judge=same_as(sigmoid_derivative),
    hints=(
        "You need the sigmoid of z first, only once: give it a short name.",
        "With s for the sigmoid of z the slope is s · (1 − s).",
        "`s = sigmoid(z)`, and then return `s * (1 - s)`.",
    ),
    mistakes=DERIVATIVE_MISTAKES,
    silent=True,
)

TANH = Exercise(
    name="my_tanh",
    title="Tanh from the sigmoid",
    contract="Return tanh(z), made from the sigmoid; z is a number or an array.",
    parameters=("z",),
    cases=number_cases,
    judge=same_as(tanh),
    hints=(
        "The sigmoid runs from 0 to 1, tanh from −1 to 1. Which two operations turn the one range "
        "into the other?",
        "Double it, then take 1 away. The slope has to fit too: tanh bends twice as fast.",
        "`2 * sigmoid(2 * z) - 1`.",
    ),
    mistakes=TANH_MISTAKES,
    silent=True,
)

RELU = Exercise(
    name="my_relu",
    title="The ReLU",
    contract="Return z where it is positive and 0 elsewhere; z is a number or an array.",
    parameters=("z",),
    cases=number_cases,
    judge=same_as(relu),
    hints=(
        "It is the larger one of two numbers.",
        "NumPy has two functions with similar names: np.max finds the largest number of an array, "
        "np.maximum compares two things number by number.",
        "`np.maximum(z, 0)` or `np.where(z > 0, z, 0)`.",
    ),
    mistakes=RELU_MISTAKES,
)

COLLAPSE = Exercise(
    name="collapse",
    title="Two linear layers are one",
    contract=(
        "Return (W, b) so that x @ W + b equals (x @ W1 + b1) @ W2 + b2 for every x. "
        "Weights have the shape (inputs, outputs)."
    ),
    parameters=("W1", "b1", "W2", "b2"),
    cases=layer_cases,
    judge=same_as(lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 + b2), returns=("W", "b")),
    hints=(
        "Write out (x @ W1 + b1) @ W2 + b2 and multiply the parentheses out.",
        "What stands behind x is W; all that has no x is b.",
        "x @ (W1 @ W2) + (b1 @ W2 + b2).",
    ),
    mistakes=COLLAPSE_MISTAKES,
)

exercises = Worksheet("02", (SIGMOID, DERIVATIVE, TANH, RELU, COLLAPSE))
