"""Wrong answers to the exercises of lesson 02 that learners are likely to give: the functions."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.exercises.exercise import Mistake
from course_utils.models.activations import sigmoid, step


def _softmax(z: ArrayLike) -> NDArray:
    return np.exp(z) / np.sum(np.exp(z))


def _without_fractions(function: object) -> object:
    """Fill an array of z's own type: whole numbers in, whole numbers out."""
    return lambda z: np.asarray(function(z)).astype(np.asarray(z).dtype)


_IS_SOFTPLUS = "This is the softplus; its slope is the sigmoid."
_NO_FRACTIONS = (
    "An array made like z holds only whole numbers if z does: ask for floats, with "
    "np.empty(z.shape) for example."
)

SIGMOID_MISTAKES = (
    Mistake(
        lambda z: np.exp(z) / (1 + np.exp(z)),
        "Right on paper, but e to a large z is ∞ here, and ∞ / ∞ is nan: use it for z < 0 only.",
    ),
    Mistake(lambda z: 1 / (1 + np.exp(z)), "It falls where the sigmoid rises: e needs −z."),
    Mistake(
        lambda z: np.exp(-z) / (1 + np.exp(-z)),
        "It falls where the sigmoid rises: above 1 + e^(−z) stands 1, not e^(−z).",
    ),
    Mistake(
        lambda z: 1 / 1 + np.exp(-z),
        "The division comes before the sum here: put parentheses around 1 + e^(−z).",
    ),
    Mistake(lambda z: 1 / (1 - np.exp(-z)), "Below the line 1 and e^(−z) are added."),
    Mistake(lambda z: 1 / np.exp(-z), "The 1 + below the line is missing."),
    Mistake(
        lambda z: 1 / (1 + np.exp(-np.abs(z))),
        "Right for z ≥ 0; for z < 0 it is the mirror image, as |z| does not know the sign.",
    ),
    Mistake(
        lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))),
        "Right for z ≤ 0; for z > 0 it is the mirror image, as |z| does not know the sign.",
    ),
    Mistake(lambda z: np.tanh(z), "This is tanh, which runs from −1 to 1."),
    Mistake(lambda z: 1 * step(z), "This is the step; the sigmoid passes smoothly from 0 to 1."),
    Mistake(lambda z: np.maximum(z, 0), "This is the ReLU, which grows without end."),
    Mistake(lambda z: np.logaddexp(0, z), _IS_SOFTPLUS),
    Mistake(lambda z: np.log(1 + np.exp(z)), _IS_SOFTPLUS),
    Mistake(lambda z: sigmoid(z) * (1 - sigmoid(z)), "This is the slope of the sigmoid."),
    Mistake(_softmax, "This shares 1 out among all numbers of z; each gets its own sigmoid."),
    Mistake(lambda z: 1 / (1 + 2.0**-z), "The base is e, not 2: np.exp(…)."),
    Mistake(lambda z: 1 / (1 + 10.0**-z), "The base is e, not 10: np.exp(…)."),
    Mistake(_without_fractions(sigmoid), _NO_FRACTIONS),
)

DERIVATIVE_MISTAKES = (
    Mistake(sigmoid, "This is the sigmoid itself; its slope is due."),
    Mistake(lambda z: 1 - sigmoid(z), "The first factor, the sigmoid itself, is missing."),
    Mistake(
        lambda z: np.asarray(z) * (1 - np.asarray(z)),
        "The s in s · (1 − s) is the sigmoid of z, not z itself.",
    ),
    Mistake(lambda z: sigmoid(z) * (1 + sigmoid(z)), "It is 1 − s and not 1 + s."),
    Mistake(lambda z: sigmoid(z) ** 2, "The second factor is 1 − s, not s again."),
    Mistake(lambda z: (1 - sigmoid(z)) ** 2, "The first factor is s, not 1 − s again."),
    Mistake(
        lambda z: sigmoid(z) * (sigmoid(z) - 1),
        "The sign is flipped: the sigmoid rises everywhere, so its slope is positive.",
    ),
    Mistake(lambda z: sigmoid(z) * (1 - z), "The second factor is 1 − s, not 1 − z."),
    Mistake(lambda z: z * (1 - sigmoid(z)), "The first factor is s, not z."),
    Mistake(
        lambda z: sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z))),
        "The sigmoid is taken twice, once of its own output.",
    ),
    Mistake(lambda z: 1 - sigmoid(z) ** 2, "1 − y² is the rule for tanh; here it is y · (1 − y)."),
    Mistake(lambda z: 1 - np.tanh(z) ** 2, "This is the slope of tanh."),
    Mistake(
        lambda z: 4 * sigmoid(z) * (1 - sigmoid(z)),
        "The largest slope, at z = 0, is 1/4: no factor 4 is needed.",
    ),
    Mistake(
        lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
        "Right on paper, but e to a large number is ∞ here, and ∞ / ∞ is nan: use s · (1 − s).",
    ),
    Mistake(
        lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,
        "Right on paper, but e to a large number is ∞ here, and ∞ / ∞ is nan: use s · (1 − s).",
    ),
    Mistake(
        lambda z: np.exp(-z) / (1 + np.exp(-z)),
        "This is 1 − s; the power of 2 below the line is missing.",
    ),
    Mistake(lambda z: 0 * np.asarray(z), "Zero is the slope of the step, not of the sigmoid."),
)

TANH_MISTAKES = (
    Mistake(
        lambda z: 2 * sigmoid(z) - 1,
        "Tanh is twice as steep: the sigmoid is taken of 2z, not of z.",
    ),
    Mistake(lambda z: sigmoid(2 * z) - 1, "The 2 before the sigmoid is missing."),
    Mistake(lambda z: 2 * sigmoid(2 * z), "The −1 is missing: tanh runs from −1 to 1."),
    Mistake(lambda z: sigmoid(2 * z), "This still runs from 0 to 1: stretch it to −1 … 1."),
    Mistake(lambda z: sigmoid(z), "This is the sigmoid; tanh runs from −1 to 1."),
    Mistake(lambda z: 2 * sigmoid(2 * z) + 1, "It is −1 and not +1: tanh(0) is 0."),
    Mistake(lambda z: 1 - 2 * sigmoid(2 * z), "The sign is flipped: tanh rises."),
    Mistake(
        lambda z: 2 * (sigmoid(2 * z) - 1),
        "The −1 comes after the doubling, outside the parentheses.",
    ),
    Mistake(
        lambda z: 2 * sigmoid(2 * z - 1),
        "The −1 belongs behind the sigmoid, not into it.",
    ),
    Mistake(
        lambda z: 2 * sigmoid(z / 2) - 1,
        "Tanh is steeper than the sigmoid, not flatter: 2z, not z / 2.",
    ),
    Mistake(
        lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
        "Right on paper, but e to a large number is ∞ here, and ∞ / ∞ is nan: use the sigmoid.",
    ),
    Mistake(
        lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
        "Right on paper, but e to a large number is ∞ here, and ∞ / ∞ is nan: use the sigmoid.",
    ),
    Mistake(lambda z: np.tan(z), "np.tan is the tangent of an angle; tanh is another function."),
    Mistake(lambda z: np.arctan(z), "np.arctan bends in a similar way, but it is not tanh."),
    Mistake(lambda z: np.sinh(z), "This is sinh, which grows without end."),
    Mistake(lambda z: np.clip(z, -1, 1), "A straight line cut off at −1 and 1 is no tanh."),
    Mistake(lambda z: 1 - np.tanh(z) ** 2, "This is the slope of tanh."),
)

RELU_MISTAKES = (
    Mistake(lambda z: np.minimum(z, 0), "It is the other way round: what is above 0 stays."),
    Mistake(lambda z: np.abs(z), "This turns negative numbers around; the ReLU makes them 0."),
    Mistake(lambda z: np.maximum(-z, 0), "The sign is flipped: it keeps the negative side."),
    Mistake(step, "This is the step, the slope of the ReLU; above 0 the ReLU is z itself."),
    Mistake(lambda z: np.where(np.greater(z, 0), z, 0.01 * z), "This is the leaky ReLU."),
    Mistake(lambda z: np.logaddexp(0, z), "This is the softplus, which has no kink."),
    Mistake(lambda z: np.log(1 + np.exp(z)), "This is the softplus, which has no kink."),
    Mistake(sigmoid, "This is the sigmoid; the ReLU has straight pieces."),
    Mistake(lambda z: np.clip(z, 0, 1), "Nothing is cut off at 1: the ReLU grows without end."),
    Mistake(lambda z: np.clip(z, 0, 6), "Nothing is cut off at 6: the ReLU grows without end."),
    Mistake(lambda z: np.where(np.greater_equal(z, 1), z, 0), "The kink is at 0, not at 1."),
    Mistake(lambda z: np.where(np.greater(z, 0), z, -1), "Below 0 the ReLU is 0, not −1."),
    Mistake(lambda z: np.maximum(z, 1), "The smaller of the two bounds is 0, not 1."),
    Mistake(lambda z: 1 * np.asarray(z), "Nothing happens: numbers below 0 have to become 0."),
    Mistake(lambda z: np.asarray(z) * sigmoid(z), "This is smooth; the ReLU is z or exactly 0."),
    Mistake(
        lambda z: np.max(z, 0),
        "np.max(z, 0) looks for the largest number along axis 0; np.maximum compares with 0.",
    ),
    Mistake(
        lambda z: np.maximum(np.max(z), 0),
        "np.max(z) is one number, the largest; np.maximum(z, 0) works on each.",
    ),
)
