"""Exercises of lesson 03: losses of prices and of classes, and one epoch of descent."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.cases.lesson_03 import (
    cross_entropy_cases,
    epoch_cases,
    guess_cases,
    mse_cases,
    softmax_cases,
)
from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Arguments, Exercise
from course_utils.exercises.mistakes.lesson_03 import GUESS_MISTAKES, MSE_MISTAKES
from course_utils.exercises.mistakes.lesson_03_classes import (
    CROSS_ENTROPY_MISTAKES,
    SOFTMAX_MISTAKES,
)
from course_utils.exercises.mistakes.lesson_03_epoch import EPOCH_MISTAKES
from course_utils.exercises.worksheet import Worksheet
from course_utils.models.activations import softmax
from course_utils.models.losses import cross_entropy, mse, mse_gradient


def best_guesses(prices: NDArray) -> tuple[np.floating, np.floating]:
    """Return the single numbers with the least MSE and the least MAE: mean and median."""
    return np.mean(prices), np.median(prices)


same_guesses = same_as(best_guesses, returns=("for_mse", "for_mae"))


def judge_guesses(answer: Any, arguments: Arguments) -> str | None:
    """Judge that takes every number between the two middle prices for a median."""
    (prices,) = arguments
    if isinstance(answer, tuple | list | np.ndarray) and len(answer) == 2:
        for_mse, for_mae = answer
        middle = np.sort(prices)[[(len(prices) - 1) // 2, len(prices) // 2]]
        number = isinstance(for_mae, int | float | np.number) and not isinstance(for_mae, bool)
        if number and middle[0] <= for_mae <= middle[1]:
            for_mae = np.median(prices)
        answer = (for_mse, for_mae)
    return same_guesses(answer, arguments)


def epoch(
    x: NDArray,
    y: NDArray,
    weights: NDArray,
    bias: float,
    learning_rate: float,
    batches: Sequence[NDArray],
) -> tuple[NDArray, float]:
    """Return weights and bias after one step of descent on the MSE of each batch."""
    for batch in batches:
        slopes = mse_gradient(x[batch] @ weights + bias, y[batch])
        weights = weights - learning_rate * slopes @ x[batch]
        bias = bias - learning_rate * slopes.sum()
    return weights, bias


GUESSES = Exercise(
    name="my_best_guesses",
    title="One guess for every house",
    contract=(
        "Return (for_mse, for_mae): the number that, as the answer for every house, has the "
        "smallest MSE, and the one that has the smallest MAE; prices has shape (N,)."
    ),
    parameters=("prices",),
    cases=guess_cases,
    judge=judge_guesses,
    hints=(
        "At the best guess the slope of the loss is 0. What do the slopes 2(guess − price) have to "
        "sum to? And the slopes of |guess − price|, which are 1 or −1?",
        "For the MSE the errors must cancel. For the MAE as many prices lie above the guess as "
        "below it.",
        "The MSE's best guess is the mean of the prices, the MAE's is their median; NumPy has "
        "both.",
    ),
    mistakes=GUESS_MISTAKES,
)

MSE = Exercise(
    name="my_mse",
    title="The mean squared error and its gradient",
    contract=(
        "Return (loss, gradient): the mean of (ŷ − y)² over the N answers, a single number, and "
        "its slope for each answer, an array of shape (N,)."
    ),
    parameters=("y_hat", "y"),
    cases=mse_cases,
    judge=same_as(lambda p, y: (mse(p, y), mse_gradient(p, y)), returns=("loss", "gradient")),
    hints=(
        "Begin with `error = y_hat - y`. The loss needs its square and a mean.",
        "How does the loss change when only one answer moves? It is in one of the N terms only, "
        "and the derivative of u² is 2u.",
        "`loss = np.mean(error**2)` and `gradient = 2 * error / len(error)`.",
    ),
    mistakes=MSE_MISTAKES,
)

EPOCH = Exercise(
    name="my_epoch",
    title="One epoch",
    contract=(
        "Return (new_weights, new_bias) after one epoch of descent on the MSE of ŷ = x·w + b: one "
        "step for each batch, in order. A batch is an array of row numbers of x (N, d) and y (N,)."
    ),
    parameters=("x", "y", "weights", "bias", "learning_rate", "batches"),
    cases=epoch_cases,
    judge=same_as(epoch, returns=("new_weights", "new_bias")),
    hints=(
        "One loop over the batches. `x[batch]` and `y[batch]` are the examples of one batch, "
        "whatever its size n.",
        "With `error = x[batch] @ weights + bias - y[batch]`, the slope of the weights is "
        "2 · error · x, averaged over the batch, and that of the bias is 2 · error, averaged.",
        "`weights = weights - learning_rate * 2 * error @ x[batch] / len(batch)`; the same for "
        "the bias with `np.mean(error)`; the return comes after the loop.",
    ),
    mistakes=EPOCH_MISTAKES,
)

SOFTMAX = Exercise(
    name="my_softmax",
    title="Softmax",
    contract=(
        "Return the probabilities (N, K) of scores (N, K): each row positive and with the sum 1; "
        "scores of 1000 and −1000 must work too."
    ),
    parameters=("scores",),
    cases=softmax_cases,
    judge=same_as(softmax),
    hints=(
        "The same number taken away from all scores of a row changes nothing. Which number makes "
        "every np.exp at most 1?",
        "`scores.max(axis=1, keepdims=True)` has shape (N, 1): the largest score of each row, "
        "beside its row.",
        "`powers = np.exp(scores - largest)`, then divide by `powers.sum(axis=1, keepdims=True)`.",
    ),
    mistakes=SOFTMAX_MISTAKES,
)

CROSS_ENTROPY = Exercise(
    name="my_cross_entropy",
    title="Cross-entropy from scores",
    contract=(
        "Return the mean of −ln p of the true class, a single number, for scores (N, K) and "
        "labels (N,), the true classes from 0 to K − 1; scores of 1000 and −1000 must work too."
    ),
    parameters=("scores", "labels"),
    cases=cross_entropy_cases,
    judge=same_as(cross_entropy),
    hints=(
        "−ln p of the true class is the row's log-sum-exp minus the true score. No probability "
        "is needed, so none can be rounded to 0.",
        "Log-sum-exp without overflow: the largest score of the row, plus ln of the sum of "
        "exp(score − largest).",
        "`scores[np.arange(len(labels)), labels]` picks the true score of each row. Then "
        "`np.mean(log_sums - true_scores)`.",
    ),
    mistakes=CROSS_ENTROPY_MISTAKES,
)

exercises = Worksheet("03", (GUESSES, MSE, EPOCH, SOFTMAX, CROSS_ENTROPY))
