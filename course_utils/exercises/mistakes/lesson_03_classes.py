"""Wrong answers to the exercises of lesson 03 about classes that learners are likely to give.

In the parameters, s and t stand for the scores and the labels, the true classes.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake
from course_utils.models.activations import sigmoid, softmax
from course_utils.models.losses import cross_entropy, log_sum_exp, one_hot


def _shared(powers: NDArray, axis: int | None = 1) -> NDArray:
    return powers / powers.sum(axis=axis, keepdims=True)


_ROWS = "The sum runs down the columns (axis 0); each row is an example: axis=1."
_BEYOND = "np.exp of a large score is infinite: take the largest score of each row away first."

SOFTMAX_MISTAKES = (
    Mistake(lambda s: _shared(np.exp(s)), _BEYOND),
    Mistake(lambda s: _shared(np.exp(s - s.mean(axis=1, keepdims=True))), _BEYOND),
    Mistake(lambda s: _shared(np.exp(s - s.min(axis=1, keepdims=True))), _BEYOND),
    Mistake(
        lambda s: _shared(np.exp(np.clip(s, -500, 500))),
        "Clipping changes the scores; taking the largest of each row away changes nothing.",
    ),
    Mistake(
        lambda s: _shared(np.exp(s - s.max())),
        "Each row needs its own largest score: far below it every power is 0, and 0 / 0 follows.",
    ),
    Mistake(
        lambda s: np.exp(s - s.max(axis=1)) / np.exp(s - s.max(axis=1)).sum(axis=1),
        "With keepdims=True in max and sum, the row's number stays beside its row.",
    ),
    Mistake(
        lambda s: (
            np.exp(s - s.max(axis=1, keepdims=True))
            / np.exp(s - s.max(axis=1, keepdims=True)).sum(axis=1)
        ),
        "With keepdims=True in the sum, the row's number stays beside its row.",
    ),
    Mistake(lambda s: softmax(s.T).T, _ROWS),
    Mistake(lambda s: _shared(np.exp(s), 0), _ROWS),
    Mistake(
        lambda s: _shared(np.exp(s - s.max()), None),
        "Here all numbers together sum to 1; each row has to.",
    ),
    Mistake(
        lambda s: _shared(np.exp(s - s.max(axis=1, keepdims=True)), None),
        "Here all numbers together sum to 1; each row has to.",
    ),
    Mistake(
        lambda s: np.exp(s - s.max(axis=1, keepdims=True)),
        "These are the powers; divide each row by its sum.",
    ),
    Mistake(lambda s: np.exp(s), "These are the powers; divide each row by its sum."),
    Mistake(
        lambda s: _shared(s),
        "The exponential is missing: scores may be negative, and e to their power never is.",
    ),
    Mistake(
        lambda s: sigmoid(s),
        "This is the sigmoid of each score by itself; softmax shares out 1 within a row.",
    ),
    Mistake(
        lambda s: one_hot(s.argmax(axis=1), s.shape[1]),
        "This is the maximum, all or nothing; softmax leaves the others a share.",
    ),
    Mistake(
        lambda s: softmax(-s), "The sign is flipped: the largest score gets the largest share."
    ),
    Mistake(
        lambda s: s - log_sum_exp(s)[:, None],
        "These are the logarithms of the probabilities.",
    ),
    Mistake(lambda s: softmax(s * np.log(2)), "The base is e, as in np.exp, and not 2."),
    Mistake(lambda s: softmax(softmax(s)), "Softmax was applied twice."),
    Mistake(lambda s: softmax(s).round(2), "Do not round the probabilities."),
    Mistake(lambda s: softmax(s).round(3), "Do not round the probabilities."),
    Mistake(lambda s: softmax(s).round(4), "Do not round the probabilities."),
)


def _mean_log(probabilities: Callable[[NDArray], NDArray]) -> Callable[[NDArray, NDArray], Any]:
    """Mean of −ln p of the true class, with these probabilities (scores)."""
    return lambda s, t: -np.mean(np.log(_chosen(probabilities(s), t)))


def _chosen(rows: NDArray, t: NDArray) -> NDArray:
    return rows[np.arange(len(t)), t]


def _log_softmax(s: NDArray) -> NDArray:
    return s - log_sum_exp(s)[:, None]


_ZERO = (
    "A very small probability is rounded to 0, and ln 0 is −∞: compute ln p as the score minus "
    "log-sum-exp."
)
_BASE = "The logarithm is the natural one, np.log."

CROSS_ENTROPY_MISTAKES = (
    Mistake(_mean_log(softmax), _ZERO),
    Mistake(_mean_log(lambda s: _shared(np.exp(s))), _BEYOND),
    *(
        Mistake(
            _mean_log(change),
            "A small number inside the logarithm bounds the loss; the score minus log-sum-exp "
            "needs none.",
        )
        for tiny in (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)
        for change in (
            lambda s, tiny=tiny: softmax(s) + tiny,
            lambda s, tiny=tiny: np.clip(softmax(s), tiny, 1),
            lambda s, tiny=tiny: np.clip(softmax(s), tiny, 1 - tiny),
        )
    ),
    Mistake(
        lambda s, t: np.mean(np.log(np.exp(s).sum(axis=1)) - _chosen(s, t)),
        "np.exp of a large score is infinite: log-sum-exp is the largest score plus ln of the sum "
        "of exp(score − largest).",
    ),
    Mistake(lambda s, t: len(t) * cross_entropy(s, t), "This is the sum; the mean is due."),
    Mistake(lambda s, t: cross_entropy(s, t) / s.shape[1],
            "Divide by the number of examples only, not by that of the classes."),
    Mistake(lambda s, t: -cross_entropy(s, t), "The minus sign is missing: ln p is below 0."),
    Mistake(lambda s, t: cross_entropy(s, t) / np.log(10), f"{_BASE} This is np.log10."),
    Mistake(lambda s, t: cross_entropy(s, t) / np.log(2), f"{_BASE} This is np.log2."),
    Mistake(
        lambda s, t: log_sum_exp(s) - _chosen(s, t),
        "This is one number for each example; their mean is due.",
    ),
    Mistake(
        lambda s, t: np.mean(_chosen(softmax(s), t)),
        "The logarithm is missing: this is the mean probability of the true class.",
    ),
    Mistake(
        lambda s, t: 1 - np.mean(_chosen(softmax(s), t)),
        "The logarithm is missing: the loss is −ln p, not 1 − p.",
    ),
    Mistake(
        lambda s, t: np.mean(1 - _chosen(softmax(s), t)),
        "The logarithm is missing: the loss is −ln p, not 1 − p.",
    ),
    Mistake(
        lambda s, t: -np.mean(_chosen(_log_softmax(softmax(s)), t)),
        "Softmax was applied twice: log-sum-exp takes the scores, not the probabilities.",
    ),
    Mistake(
        lambda s, t: -np.mean(_chosen(s, t)),
        "This is minus the true score; log-sum-exp of the row is to be added.",
    ),
    Mistake(lambda s, t: np.mean(log_sum_exp(s)), "The score of the true class is not taken away."),
    Mistake(
        lambda s, t: np.mean(s.max(axis=1) - _chosen(s, t)),
        "The largest score stands where log-sum-exp should: this is 0 for every right answer.",
    ),
    Mistake(
        lambda s, t: np.mean(log_sum_exp(s.ravel()) - _chosen(s, t)),
        "Log-sum-exp runs over all scores; it runs along each row: axis=1.",
    ),
    Mistake(
        lambda s, t: -np.mean(_chosen(s - log_sum_exp(s.T), t)),
        "Log-sum-exp runs down the columns; it runs along each row: axis=1.",
    ),
    Mistake(
        lambda s, t: -np.mean(_log_softmax(s)[t]),
        "`[labels]` picks whole rows; `[np.arange(N), labels]` picks one number of each row.",
    ),
    Mistake(
        lambda s, t: -np.mean(_log_softmax(s)[:, t]),
        "`[:, labels]` picks whole columns; `[np.arange(N), labels]` picks one number of each row.",
    ),
    Mistake(
        lambda s, t: -np.mean(_log_softmax(s)),
        "This is the mean over all classes; only the true class of each example counts.",
    ),
    Mistake(
        lambda s, t: np.mean(s.argmax(axis=1) == t),
        "This is the share of right answers; how sure they are counts too.",
    ),
    Mistake(
        lambda s, t: np.mean((softmax(s) - one_hot(t, s.shape[1])) ** 2),
        "This is the squared error of the probabilities; the loss is −ln p of the true class.",
    ),
    Mistake(
        lambda s, t: np.exp(cross_entropy(s, t)),
        "This is e to the power of the loss; leave the last np.exp out.",
    ),
)  # fmt: skip
