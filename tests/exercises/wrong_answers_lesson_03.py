"""Wrong answers to the exercises of lesson 03, each with a part of the sentence it must get."""

import numpy as np

from tests.exercises.wrong_answers import WrongAnswers
from tests.exercises.wrong_epochs import WRONG_EPOCHS

WRONG = WrongAnswers()
wrong = WRONG.wrong
answer = WRONG.answer


# mse ------------------------------------------------------------------------------------------


def squares(p, y):
    return ((p - y) ** 2).mean()


for function, sentence in (
    (lambda p, y: (squares(p, y), (p - y) / len(y)), "lacks a factor 2"),
    (lambda p, y: (squares(p, y), 2 * (p - y)), "not divided by N"),
    (lambda p, y: (squares(p, y), p - y), "2 and N are missing"),
    (lambda p, y: (squares(p, y), 2 * (y - p) / len(y)), "The sign of the gradient is flipped"),
    (lambda p, y: (squares(p, y), 2 * abs(p - y) / len(y)), "has lost its sign"),
    (lambda p, y: (squares(p, y), (2 * (p - y)).mean()), "one number for each answer"),
    (lambda p, y: (squares(p, y), sum(2 * (p - y))), "one number for each answer"),
    (lambda p, y: (squares(p, y), np.sign(p - y) / len(y)), "gradient of the mean absolute"),
    (lambda p, y: (squares(p, y) / 2, (p - y) / len(y)), "This is half of the MSE"),
    (lambda p, y: (squares(p, y) / 2, 2 * (p - y) / len(y)), "This is half of the MSE"),
    (lambda p, y: (sum((p - y) ** 2), 2 * (p - y)), "the sum of the squared errors"),
    (lambda p, y: (sum((p - y) ** 2), 2 * (p - y) / len(y)), "the sum of the squared errors"),
    (lambda p, y: (np.sqrt(squares(p, y)), 2 * (p - y) / len(y)), "leave the root out"),
    (lambda p, y: (abs(p - y).mean(), np.sign(p - y) / len(y)), "square the errors instead"),
    (lambda p, y: (abs(p - y).mean(), 2 * (p - y) / len(y)), "square the errors instead"),
    (lambda p, y: ((p - y).mean() ** 2, 2 * (p - y) / len(y)), "Square each error first"),
    (lambda p, y: ((p - y).mean(), 2 * (p - y) / len(y)), "Square each error first"),
    (lambda p, y: ((p**2 - y**2).mean(), 2 * (p - y) / len(y)), "is not ŷ² − y²"),
    (lambda p, y: ((p - y) ** 2, 2 * (p - y) / len(y)), "the loss is a single number"),
    (lambda p, y: (2 * (p - y) / len(y), squares(p, y)), "The two are swapped"),
    (lambda p, y: squares(p, y), "2 values are due: loss and gradient"),
    (lambda p, y: (squares(p, y), list(2 * (p - y) / len(y))), "returned gradient as a list"),
    (
        lambda p, y: (squares(p, y), (2 * (p - y) / len(y))[:, None]),
        "returned gradient as an array of shape (2, 1)",
    ),
    (lambda p, y: (squares(p, y[:, None]), 2 * (p - y) / len(y)), "should give loss as"),
    (lambda p, y: ((p - y) ^ 2, p), "raised TypeError"),
    (lambda p, y: (error**2, error), "name 'error' is not defined"),  # noqa: F821
    (lambda y_hat: (0, y_hat), "it is called as my_mse(y_hat, y)"),
    (lambda p, y: print(squares(p, y)), "use return instead of print"),
    (lambda p, y: None, "returned nothing (None)"),
    (2.5, "The check needs the function itself"),
):
    answer("my_mse", function, sentence)


@wrong("my_mse", "changed its input y_hat")
def mse_in_place(y_hat, y):
    y_hat = np.asarray(y_hat)
    y_hat -= y
    return np.mean(y_hat**2), 2 * y_hat / len(y)


# best guesses ---------------------------------------------------------------------------------


def mean(prices):
    return sum(prices) / len(prices)


for function, sentence in (
    (lambda p: (np.median(p), mean(p)), "The two are swapped"),
    (lambda p: (mean(p), mean(p)), "The mean is best for the MSE only"),
    (lambda p: (np.median(p), np.median(p)), "The median is best for the MAE only"),
    (lambda p: (mean(p), p[len(p) // 2]), "once the prices are sorted"),
    (lambda p: (mean(p), p[(len(p) - 1) // 2]), "once the prices are sorted"),
    (lambda p: (mean(p), (min(p) + max(p)) / 2), "lets two prices decide"),
    (lambda p: ((min(p) + max(p)) / 2, np.median(p)), "lets two prices decide"),
    (lambda p: (np.sqrt(mean(p**2)), np.median(p)), "Squares belong to the errors"),
    (lambda p: (mean(p), np.exp(np.log(p).mean())), "the geometric mean"),
    (lambda p: (p.var(), abs(p - np.median(p)).mean()), "the guesses that reach them"),
    (lambda p: (sum(p), np.median(p)), "This is the sum of the prices"),
    (lambda p: (mean(p), min(p)), "The lowest price"),
    (lambda p: (mean(p), abs(p - mean(p)).mean()), "how far the prices lie"),
    (lambda p: (round(mean(p)), round(np.median(p))), "Do not round"),
    (lambda p: (mean(p), sorted(p)[-(-len(p) // 2) % len(p)]), "counted from 0"),
    (lambda p: mean(p), "2 values are due: for_mse and for_mae"),
    (lambda p: (mean(p), np.median(p), max(p)), "returned 3 values; 2 values are due"),
    (lambda p: (mean(p), max(p)), "should give for_mae as 230.0, yours gave 900.0"),
    (lambda p: (mean(p) + 1, np.median(p)), "should give for_mse as 356.0, yours gave 357.0"),
    (lambda p: (mean(p), [np.median(p)]), "returned for_mae as a list of 1"),
    (lambda p: (mean(p), p), "returned for_mae as an array of shape (5,)"),
    (lambda p: (mean(p), str(np.median(p))), "returned for_mae as text"),
    (lambda p: (p.average(), np.median(p)), "raised AttributeError"),
    (lambda p: "mean, median", "returned one value (str)"),
    (lambda p, q: (mean(p), np.median(q)), "it is called as my_best_guesses(prices)"),
    (lambda p: print(mean(p)), "use return instead of print"),
    (lambda p: None, "returned nothing (None)"),
    ((356, 230), "The check needs the function itself"),
):
    answer("my_best_guesses", function, sentence)


@wrong("my_best_guesses", "changed its input prices")
def guesses_in_place(prices):
    prices.sort()
    return np.mean(prices), prices[len(prices) // 2]


# softmax --------------------------------------------------------------------------------------


def stable(s, axis=1):
    powers = np.exp(s - s.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def share(powers):
    return powers / powers.sum(axis=1, keepdims=True)


for function, sentence in (
    (lambda s: np.exp(s) / np.exp(s).sum(axis=1, keepdims=True), "of a large score is infinite"),
    (lambda s: share(np.exp(s - s.mean(axis=1, keepdims=True))), "of a large score is infinite"),
    (lambda s: share(np.exp(s - s.min(axis=1, keepdims=True))), "of a large score is infinite"),
    (lambda s: share(np.exp(np.clip(s, -500, 500))), "Clipping changes the scores"),
    (lambda s: share(np.exp(s - np.max(s))), "Each row needs its own largest score"),
    (
        lambda s: np.exp(s - s.max(axis=1)) / np.exp(s - s.max(axis=1)).sum(axis=1),
        "With keepdims=True in max and sum",
    ),
    (
        lambda s: np.exp(s - s.max(1, keepdims=True)) / sum(np.exp(s - s.max(1, keepdims=True)).T),
        "With keepdims=True in the sum",
    ),
    (lambda s: stable(s, axis=0), "down the columns"),
    (lambda s: np.exp(s - s.max()) / np.exp(s - s.max()).sum(), "all numbers together sum to 1"),
    (lambda s: np.exp(s - s.max(axis=1, keepdims=True)), "divide each row by its sum"),
    (lambda s: np.exp(s), "divide each row by its sum"),
    (lambda s: s / s.sum(axis=1, keepdims=True), "The exponential is missing"),
    (lambda s: 0.5 * (1 + np.tanh(s / 2)), "the sigmoid of each score"),
    (lambda s: np.eye(s.shape[1])[np.argmax(s, axis=1)], "the maximum, all or nothing"),
    (lambda s: stable(-s), "The sign is flipped"),
    (
        lambda s: s - np.logaddexp.reduce(s, axis=1, keepdims=True),
        "the logarithms of the probabilities",
    ),
    (lambda s: share(2.0 ** (s - s.max(axis=1, keepdims=True))), "not 2"),
    (lambda s: stable(stable(s)), "applied twice"),
    (lambda s: stable(s).round(3), "Do not round"),
    (lambda s: stable(s) * 100, "should be"),
    (lambda s: stable(s)[0], "returned an array of shape (3,); shape (3, 3) is due"),
    (lambda s: stable(s).T, "should be"),
    (lambda s: stable(s).max(axis=1), "returned an array of shape (3,)"),
    (lambda s: [list(row) for row in stable(s)], "returned a list of 3"),
    (lambda s: stable(s) > 0.5, "returned True or False"),
    (lambda s, axis: stable(s, axis), "it is called as my_softmax(scores)"),
    (lambda s: exp(s), "name 'exp' is not defined"),  # noqa: F821
    (lambda s: print(stable(s)), "use return instead of print"),
    (lambda s: None, "returned nothing (None)"),
    (np.eye(3), "The check needs the function itself"),
):
    answer("my_softmax", function, sentence)


@wrong("my_softmax", "changed its input scores")
def softmax_in_place(scores):
    scores = np.asarray(scores)
    scores -= scores.max(axis=1, keepdims=True)
    return share(np.exp(scores))


# cross-entropy --------------------------------------------------------------------------------


def lse(s):
    return s.max(axis=1) + np.log(np.exp(s - s.max(axis=1, keepdims=True)).sum(axis=1))


def true(s, t):
    return s[np.arange(len(t)), t]


def each(s, t):
    return lse(s) - true(s, t)


def one_hot(s, t):
    return np.eye(s.shape[1])[t]


for function, sentence in (
    (lambda s, t: -np.log(true(stable(s), t)).mean(), "is rounded to 0, and ln 0"),
    (lambda s, t: -np.log(true(share(np.exp(s)), t)).mean(), "of a large score is infinite"),
    (lambda s, t: -np.log(true(stable(s), t) + 1e-12).mean(), "inside the logarithm bounds"),
    (lambda s, t: -np.log(true(stable(s).clip(1e-15, 1), t)).mean(), "inside the logarithm"),
    (lambda s, t: (np.log(np.exp(s).sum(1)) - true(s, t)).mean(), "log-sum-exp is the largest"),
    (lambda s, t: each(s, t).sum(), "This is the sum; the mean is due"),
    (lambda s, t: each(s, t).sum() / s.size, "not by that of the classes"),
    (lambda s, t: -each(s, t).mean(), "The minus sign is missing"),
    (lambda s, t: each(s, t).mean() / np.log(10), "np.log10"),
    (lambda s, t: each(s, t).mean() / np.log(2), "np.log2"),
    (lambda s, t: each(s, t), "one number for each example"),
    (lambda s, t: true(stable(s), t).mean(), "the mean probability of the true class"),
    (lambda s, t: 1 - true(stable(s), t).mean(), "not 1 − p"),
    (lambda s, t: each(stable(s), t).mean(), "applied twice"),
    (lambda s, t: -true(s, t).mean(), "minus the true score"),
    (lambda s, t: lse(s).mean(), "is not taken away"),
    (lambda s, t: (s.max(axis=1) - true(s, t)).mean(), "0 for every right answer"),
    (lambda s, t: (lse(s.reshape(1, -1)) - true(s, t)).mean(), "runs over all scores"),
    (lambda s, t: -true(s - lse(s.T), t).mean(), "runs down the columns"),
    (lambda s, t: -(s - lse(s)[:, None])[t].mean(), "picks whole rows"),
    (lambda s, t: -(s - lse(s)[:, None])[:, t].mean(), "picks whole columns"),
    (lambda s, t: -(s - lse(s)[:, None]).mean(), "only the true class"),
    (lambda s, t: (s.argmax(1) == t).mean(), "the share of right answers"),
    (lambda s, t: ((stable(s) - one_hot(s, t)) ** 2).mean(), "the squared error"),
    (lambda s, t: np.exp(each(s, t).mean()), "leave the last np.exp out"),
    (lambda s, t: (each(s, t).mean(), stable(s)), "returned a tuple of 2; a single number is due"),
    (lambda s, t: str(each(s, t).mean()), "returned text"),
    (lambda s, t: -np.log(-1.0 * s).mean(), "nan is “not a number”"),
    (lambda s: lse(s).mean(), "it is called as my_cross_entropy(scores, labels)"),
    (lambda s, t: (lse(s) - true(S, t)).mean(), "name 'S' is not defined"),  # noqa: F821
    (lambda s, t: print(each(s, t).mean()), "use return instead of print"),
    (lambda s, t: None, "returned nothing (None)"),
    (0.0, "The check needs the function itself"),
):
    answer("my_cross_entropy", function, sentence)


@wrong("my_cross_entropy", "changed its input scores")
def cross_entropy_in_place(scores, labels):
    scores = np.asarray(scores)
    scores -= scores.max(axis=1, keepdims=True)
    return each(scores, labels).mean()


# epoch ----------------------------------------------------------------------------------------

WRONG["my_epoch"] = list(WRONG_EPOCHS)
