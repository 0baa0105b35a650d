"""Wrong answers to the exercises of lesson 03 about prices that learners are likely to give.

In the parameters, p and y stand for answers and targets.
"""

import numpy as np

from course_utils.exercises.exercise import Mistake
from course_utils.models.losses import mae, mae_gradient, mse, mse_gradient, rmse, rmse_gradient

_HALF = "This is half of the MSE, whose gradient has no 2; here the mean is not halved."
_SUM = "This is the sum of the squared errors; divide by their number N."
_ROOT = "This is the RMSE: leave the root out."
_ABSOLUTE = "This is the mean absolute error; square the errors instead."
_SQUARE_FIRST = "Square each error first, then take the mean; otherwise + and − cancel."

MSE_MISTAKES = (
    Mistake(
        lambda p, y: (mse(p, y), mse_gradient(p, y) / 2),
        "The gradient lacks a factor 2: the derivative of u² is 2u.",
    ),
    Mistake(
        lambda p, y: (mse(p, y), mse_gradient(p, y) * len(y)),
        "The gradient is not divided by N, yet the loss is a mean.",
    ),
    Mistake(
        lambda p, y: (mse(p, y), mse_gradient(p, y) * len(y) / 2),
        "The derivative of the mean of u² is 2u / N for each error u; 2 and N are missing.",
    ),
    Mistake(
        lambda p, y: (mse(p, y), -mse_gradient(p, y)),
        "The sign of the gradient is flipped: it is 2(ŷ − y) / N.",
    ),
    Mistake(
        lambda p, y: (mse(p, y), np.abs(mse_gradient(p, y))),
        "The gradient has lost its sign; an answer below its target has a negative one.",
    ),
    Mistake(
        lambda p, y: (mse(p, y), np.mean(2 * (p - y))),
        "The gradient is an array: one number for each answer, 2(ŷ − y) / N.",
    ),
    Mistake(
        lambda p, y: (mse(p, y), np.sum(2 * (p - y))),
        "The gradient is an array: one number for each answer, 2(ŷ − y) / N.",
    ),
    Mistake(
        lambda p, y: (mse(p, y), mae_gradient(p, y)),
        "This is the gradient of the mean absolute error; the MSE's grows with the error.",
    ),
    Mistake(lambda p, y: (mse(p, y) / 2, mse_gradient(p, y) / 2), _HALF),
    Mistake(lambda p, y: (mse(p, y) / 2, mse_gradient(p, y)), _HALF),
    Mistake(lambda p, y: (np.sum((p - y) ** 2), 2 * (p - y)), _SUM),
    Mistake(lambda p, y: (np.sum((p - y) ** 2), mse_gradient(p, y)), _SUM),
    Mistake(lambda p, y: (rmse(p, y), rmse_gradient(p, y)), _ROOT),
    Mistake(lambda p, y: (rmse(p, y), mse_gradient(p, y)), _ROOT),
    Mistake(lambda p, y: (mae(p, y), mae_gradient(p, y)), _ABSOLUTE),
    Mistake(lambda p, y: (mae(p, y), mse_gradient(p, y)), _ABSOLUTE),
    Mistake(lambda p, y: (np.mean(p - y) ** 2, mse_gradient(p, y)), _SQUARE_FIRST),
    Mistake(lambda p, y: (np.mean(p - y), mse_gradient(p, y)), _SQUARE_FIRST),
    Mistake(
        lambda p, y: (np.mean(p**2 - y**2), mse_gradient(p, y)),
        "Take the difference first and square it then: (ŷ − y)² is not ŷ² − y².",
    ),
    Mistake(
        lambda p, y: ((p - y) ** 2, mse_gradient(p, y)),
        "The mean is missing: the loss is a single number.",
    ),
    Mistake(
        lambda p, y: (mse_gradient(p, y), mse(p, y)),
        "The two are swapped: the loss comes first.",
    ),
)

_MEAN, _MEDIAN = np.mean, np.median
_UNSORTED = "The middle of the list is the median only once the prices are sorted."
_MIDRANGE = "Halfway between the lowest and the highest price lets two prices decide everything."

GUESS_MISTAKES = (
    Mistake(
        lambda prices: (_MEDIAN(prices), _MEAN(prices)),
        "The two are swapped: the mean follows an outlier, as squared errors do.",
    ),
    Mistake(
        lambda prices: (_MEAN(prices), _MEAN(prices)),
        "The mean is best for the MSE only; try guesses near it and compute their MAE.",
    ),
    Mistake(
        lambda prices: (_MEDIAN(prices), _MEDIAN(prices)),
        "The median is best for the MAE only; try guesses near it and compute their MSE.",
    ),
    Mistake(lambda prices: (_MEAN(prices), prices[len(prices) // 2]), _UNSORTED),
    Mistake(lambda prices: (_MEAN(prices), prices[(len(prices) - 1) // 2]), _UNSORTED),
    Mistake(lambda prices: (_MEAN(prices), (prices.min() + prices.max()) / 2), _MIDRANGE),
    Mistake(lambda prices: ((prices.min() + prices.max()) / 2, _MEDIAN(prices)), _MIDRANGE),
    Mistake(
        lambda prices: (np.sqrt(np.mean(prices**2)), _MEDIAN(prices)),
        "Squares belong to the errors, not to the prices: where is the mean of (guess − y)² least?",
    ),
    Mistake(
        lambda prices: (_MEAN(prices), np.exp(np.mean(np.log(prices)))),
        "This is the geometric mean; the MAE asks for a number with as many prices above as below.",
    ),
    Mistake(
        lambda prices: (np.var(prices), np.mean(np.abs(prices - _MEDIAN(prices)))),
        "These are the smallest losses; the guesses that reach them are asked for.",
    ),
    Mistake(
        lambda prices: (np.sum(prices), _MEDIAN(prices)),
        "This is the sum of the prices; divide it by their number.",
    ),
    Mistake(
        lambda prices: (_MEAN(prices), prices.min()),
        "The lowest price has all others above it; the MAE wants as many above as below.",
    ),
    Mistake(
        lambda prices: (_MEAN(prices), np.sort(prices)[-(-len(prices) // 2) % len(prices)]),
        "The median of sorted prices stands at place (N − 1) // 2, counted from 0.",
    ),
    Mistake(
        lambda prices: (_MEAN(prices), np.mean(np.abs(prices - np.mean(prices)))),
        "This is how far the prices lie from their mean; the MAE's best guess is itself a price.",
    ),
    Mistake(
        lambda prices: (round(float(_MEAN(prices))), round(float(_MEDIAN(prices)))),
        "Do not round: the best guess need not be a whole number.",
    ),
)
