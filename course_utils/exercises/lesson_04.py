"""Exercises of lesson 04: deltas, layers backward, a gradient check, and what zeros do."""

from course_utils.exercises.backward import judge_backward
from course_utils.exercises.cases.lesson_04 import (
    backward_cases,
    delta_cases,
    dense_cases,
    gradient_check_cases,
    neuron_cases,
)
from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.mistakes.lesson_04 import DELTA_MISTAKES, DENSE_MISTAKES
from course_utils.exercises.mistakes.lesson_04_backward import BACKWARD_MISTAKES
from course_utils.exercises.mistakes.lesson_04_counts import (
    GRADIENT_CHECK_MISTAKES,
    NEURON_MISTAKES,
)
from course_utils.exercises.references import (
    central_differences,
    count_neurons,
    dense_backward,
    sigmoid_delta,
)
from course_utils.exercises.worksheet import Worksheet

DELTA = Exercise(
    name="my_sigmoid_delta",
    title="The delta of a sigmoid",
    contract=(
        "Return ∂L/∂z of a sigmoid neuron from its answer y_hat, for loss “squared error” "
        "(L = ½(ŷ − y)²) and for “cross-entropy”; numbers or arrays."
    ),
    parameters=("y_hat", "y", "loss"),
    cases=delta_cases,
    judge=same_as(sigmoid_delta),
    hints=(
        "Two links of the chain: how the loss moves with ŷ, times how ŷ moves with z. The second "
        "is ŷ(1 − ŷ).",
        "For the squared error the first link is ŷ − y. For cross-entropy it is "
        "(ŷ − y) / (ŷ(1 − ŷ)), so that something cancels.",
        '`if loss == "squared error":` return (ŷ − y) · ŷ · (1 − ŷ), else only ŷ − y.',
    ),
    mistakes=DELTA_MISTAKES,
)

DENSE = Exercise(
    name="my_dense_backward",
    title="A dense layer, backward",
    contract=(
        "For output = x @ weights + bias and d_output, the gradient that arrives at the output, "
        "return (d_weights, d_bias, d_x). Shapes: x (N, d), weights (d, m), d_output (N, m)."
    ),
    parameters=("d_output", "x", "weights"),
    cases=dense_cases,
    judge=same_as(dense_backward, returns=("d_weights", "d_bias", "d_x")),
    hints=(
        "Each gradient has the shape of what it belongs to: (d, m), (m,) and (N, d). The shapes "
        "leave few ways to multiply.",
        "A weight gets its input times the gradient at its output, summed over the examples. "
        "A bias has the input 1. An input collects from every output it went to.",
        "`x.T @ d_output`, `d_output.sum(axis=0)` and `d_output @ weights.T`.",
    ),
    mistakes=DENSE_MISTAKES,
)

GRADIENT_CHECK = Exercise(
    name="my_gradient_check",
    title="A gradient check",
    contract=(
        "Return an array of the shape of weights with the central difference of loss(weights) "
        "for each number: (loss a little above − loss a little below) / (2 · epsilon)."
    ),
    parameters=("loss", "weights", "epsilon"),
    cases=gradient_check_cases,
    judge=same_as(central_differences, tolerance=1e-7),
    hints=(
        "One number at a time: nudge it up by epsilon and ask the loss, nudge it down and ask "
        "again. All other numbers stay.",
        "`for place in np.ndindex(weights.shape):` goes through the places of an array of any "
        "shape, and `weights[place]` is the number there.",
        "In the loop: `up, down = weights.copy(), weights.copy()`, then `up[place] += epsilon` "
        "and `down[place] -= epsilon`; divide the difference of the losses by 2 * epsilon.",
    ),
    mistakes=GRADIENT_CHECK_MISTAKES,
)

BACKWARD = Exercise(
    name="my_backward",
    title="Mend a backward pass",
    contract=(
        "Return (dW1, db1, dW2, db2), the gradients of the mean cross-entropy of two sigmoid "
        "layers. Shapes: x (N, d), y (N, 1), W1 (d, h), b1 (h,), W2 (h, 1), b2 (1,)."
    ),
    parameters=("x", "y", "W1", "b1", "W2", "b2"),
    cases=backward_cases,
    judge=judge_backward,
    hints=(
        "Which of the four gradients pass the check? Everything they are made of is right. The "
        "mistake lies between them and the ones that fail.",
        "dW2 and db2 pass, so delta_2 is right. dW1 and db1 fail, so look at the two lines that "
        "make delta_1, and say in words what each factor is.",
        "The sigmoid's derivative σ'(z) = σ(z)(1 − σ(z)) belongs at z1. `hidden` is already σ(z1), "
        "so the derivative there is hidden * (1 - hidden).",
    ),
    mistakes=BACKWARD_MISTAKES,
)

NEURONS = Exercise(
    name="different_neurons",
    title="Why zeros fail",
    contract=(
        "Return how many different neurons the hidden layer has, as one number. Two are equal "
        "where all incoming weights, the biases and all outgoing weights are equal. "
        "Shapes: W1 (d, h), b1 (h,), W2 (h, m)."
    ),
    parameters=("W1", "b1", "W2"),
    cases=neuron_cases,
    judge=same_as(count_neurons),
    hints=(
        "All that belongs to hidden neuron j: column j of W1, number j of b1, row j of W2.",
        "`np.vstack([W1, b1, W2.T])` puts them under one another: each column is one neuron.",
        "Count the different columns: put each as a tuple into a set, or look up `axis` in "
        "`np.unique`.",
    ),
    mistakes=NEURON_MISTAKES,
)

exercises = Worksheet("04", (DELTA, DENSE, GRADIENT_CHECK, BACKWARD, NEURONS))
