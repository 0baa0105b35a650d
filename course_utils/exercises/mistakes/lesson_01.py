"""Wrong answers to the exercises of lesson 01 that learners are likely to give.

The parameters are those of the exercises: w, b and r stand for weights, bias and learning rate.
"""

import numpy as np

from course_utils.exercises.exercise import Mistake
from course_utils.models.activations import sigmoid, step
from course_utils.models.perceptron import predict

STEP_MISTAKES = (
    Mistake(lambda z: 1 * np.greater_equal(z, 0), "At z = 0 the step is 0: use > and not >=."),
    Mistake(lambda z: 1 * np.less(z, 0), "It is the other way round: 1 is above 0."),
    Mistake(lambda z: 1 * np.less_equal(z, 0), "It is the other way round: 1 is above 0."),
    Mistake(np.sign, "The sign of z is −1 below 0; the step is 0 there."),
    Mistake(lambda z: np.where(np.greater(z, 0), 1, -1), "The step is 0 and not −1 up to 0."),
    Mistake(lambda z: np.heaviside(z, 0.5), "At z = 0 the step is 0, not one half."),
    Mistake(sigmoid, "This is the sigmoid, the smooth step; here it is either 0 or 1."),
    Mistake(lambda z: np.maximum(z, 0), "This passes z on; the step says only 0 or 1."),
    Mistake(lambda z: 1 * np.greater(z, 1), "The threshold is 0, not 1."),
    Mistake(lambda z: 1 * np.greater_equal(z, 1), "The threshold is 0, not 1."),
    Mistake(lambda z: 1 * np.greater(z, 0.5), "The threshold is 0, not 0.5."),
)

PREDICT_MISTAKES = (
    Mistake(lambda x, w, b: step(x @ w), "The bias is missing."),
    Mistake(lambda x, w, b: step(x @ w - b), "The bias is added, not taken away."),
    Mistake(lambda x, w, b: step(x @ w) + b, "The bias comes before the step, inside z."),
    Mistake(lambda x, w, b: 1 * (x @ w + b >= 0), "At z = 0 the answer is 0: > and not >=."),
    Mistake(lambda x, w, b: 1 * (x @ w + b < 0), "It is the other way round: > 0 gives 1."),
    Mistake(lambda x, w, b: 1 * (x @ w + b <= 0), "It is the other way round: > 0 gives 1."),
    Mistake(lambda x, w, b: x @ w + b, "This is z; the step of it is the answer."),
    Mistake(lambda x, w, b: sigmoid(x @ w + b), "This is the sigmoid of z, not the step."),
    Mistake(lambda x, w, b: np.sign(x @ w + b), "The sign is −1 below 0; the answer is 0."),
    Mistake(lambda x, w, b: step(x * w + b), "The products x · w are not added up."),
    Mistake(
        lambda x, w, b: step(np.sum(x * w) + b),
        "All examples are added up together; add up each row by itself.",
    ),
    Mistake(
        lambda x, w, b: step(np.sum(x * w, axis=0) + b),
        "The sum runs down the columns (axis 0); it goes along each row (axis −1).",
    ),
    Mistake(
        lambda x, w, b: step(np.mean(x * w, axis=-1) + b),
        "This is the mean of the products; the neuron takes their sum.",
    ),
)


def _error(x: np.ndarray, y: int, weights: np.ndarray, bias: float) -> int:
    return y - predict(x, weights, bias)


UPDATE_MISTAKES = (
    Mistake(
        lambda x, y, w, b, r: (w + _error(x, y, w, b) * x, b + _error(x, y, w, b)),
        "The learning rate is missing.",
    ),
    Mistake(
        lambda x, y, w, b, r: (w + r * _error(x, y, w, b) * x, b + _error(x, y, w, b)),
        "The learning rate is missing at the bias.",
    ),
    Mistake(
        lambda x, y, w, b, r: (w - r * _error(x, y, w, b) * x, b - r * _error(x, y, w, b)),
        "The sign is flipped: the error is y − ŷ, not ŷ − y.",
    ),
    Mistake(
        lambda x, y, w, b, r: (w + r * _error(x, y, w, b) * x, b - r * _error(x, y, w, b)),
        "The sign of the change of the bias is flipped.",
    ),
    Mistake(
        lambda x, y, w, b, r: (w + r * _error(x, y, w, b), b + r * _error(x, y, w, b)),
        "The input x is missing in the change of the weights.",
    ),
    Mistake(
        lambda x, y, w, b, r: (w + r * _error(x, y, w, b) * x, b),
        "The bias learns too: it changes by learning_rate · error.",
    ),
    Mistake(
        lambda x, y, w, b, r: (w + r * _error(x, y, w, 0.0) * x, b + r * _error(x, y, w, 0.0)),
        "The neuron's answer ŷ needs the bias.",
    ),
    Mistake(
        lambda x, y, w, b, r: (w + r * y * x, b + r * y),
        "This adds the example whatever the answer was; the error is y − ŷ.",
    ),
    Mistake(
        lambda x, y, w, b, r: (w + r * (y - x @ w - b) * x, b + r * (y - x @ w - b)),
        "The error is y − ŷ with ŷ = 0 or 1; the step is missing.",
    ),
    Mistake(
        lambda x, y, w, b, r: (
            w + r * (y - (x @ w + b >= 0)) * x,
            b + r * (y - (x @ w + b >= 0)),
        ),
        "At z = 0 the neuron answers 0: > and not >=.",
    ),
    Mistake(
        lambda x, y, w, b, r: (b + r * _error(x, y, w, b), w + r * _error(x, y, w, b) * x),
        "The two are swapped: the weights come first.",
    ),
    Mistake(
        lambda x, y, w, b, r: (r * _error(x, y, w, b) * x, r * _error(x, y, w, b)),
        "These are the changes; add them to the old weights and the old bias.",
    ),
    Mistake(lambda x, y, w, b, r: (w, b), "Nothing changes, not even after a wrong answer."),
)
