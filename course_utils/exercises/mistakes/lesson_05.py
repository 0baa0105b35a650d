"""Wrong one-hot labels and accuracies of lesson 05 that learners are likely to give.

In the parameters, t stands for labels, k for the number of classes, s for scores.
"""

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake
from course_utils.models.activations import softmax
from course_utils.models.losses import one_hot


def _columns_set(t: NDArray, k: int) -> NDArray:
    rows = np.zeros((len(t), k))
    rows[:, t] = 1
    return rows


def _rows_set(t: NDArray, k: int) -> NDArray:
    rows = np.zeros((len(t), k))
    rows[t] = 1
    return rows


def _largest(t: NDArray) -> int:
    return int(t.max()) + 1


ONE_HOT_MISTAKES = (
    Mistake(
        lambda t, k: one_hot(t, k).T,
        "Rows and columns are swapped: one row for each label, one column for each class.",
    ),
    Mistake(
        lambda t, k: one_hot(t, _largest(t)),
        "The number of columns comes from the largest label, but that class need not occur: it is "
        "the parameter classes.",
    ),
    Mistake(
        lambda t, k: one_hot(t, len(np.unique(t))),
        "The number of columns is the parameter classes, not how many classes occur.",
    ),
    Mistake(
        lambda t, k: one_hot(t, 10), "There need not be ten classes: use the parameter classes."
    ),
    Mistake(
        _columns_set,
        "`rows[:, labels] = 1` sets these columns in every row; `rows[np.arange(N), labels] = 1` "
        "sets one in each.",
    ),
    Mistake(
        _rows_set,
        "`rows[labels] = 1` fills whole rows; `rows[np.arange(N), labels] = 1` sets one number in "
        "each.",
    ),
    Mistake(
        lambda t, k: np.eye(k)[np.sort(t)],
        "The rows are in the order of the classes; they must stay in the order of the labels.",
    ),
    Mistake(
        lambda t, k: np.eye(k)[t - 1],
        "Classes are counted from 0: label 0 has its 1 in the first column.",
    ),
    Mistake(
        lambda t, k: one_hot(t + 1, k + 1),
        "Classes are counted from 0: label 0 has its 1 in the first column.",
    ),
    Mistake(
        lambda t, k: one_hot(t, k) * t[:, None],
        "The place says which class it is; the number there is 1, whatever the class.",
    ),
    Mistake(
        lambda t, k: 1.0 * (np.arange(k) <= t[:, None]),
        "All columns up to the label are 1 here; only the label's own is.",
    ),
    Mistake(lambda t, k: 1 - one_hot(t, k), "It is the other way round: 1 at the label, else 0."),
    Mistake(lambda t, k: 2 * one_hot(t, k) - 1, "The other columns are 0 and not −1."),
    Mistake(lambda t, k: np.eye(k)[::-1][t], "The columns are counted from the right here."),
    Mistake(
        lambda t, k: one_hot(t, k).sum(axis=0),
        "This counts how often each class occurs; every label has its own row.",
    ),
    Mistake(lambda t, k: np.eye(len(t)), "Row i has its 1 at the label of example i, not at i."),
    Mistake(lambda t, k: np.eye(k), "These are all classes once; pick the row of each label."),
    Mistake(lambda t, k: one_hot(t, k).ravel(), "All rows lie in one line; the shape is (N, K)."),
    Mistake(
        lambda t, k: np.zeros((len(t), k)), "Nothing is hot yet: each row needs its 1."
    ),
    Mistake(
        lambda t, k: softmax(one_hot(t, k)),
        "A softmax leaves every class a share; here the label's column has it all.",
    ),
)  # fmt: skip


def _right(s: NDArray, t: NDArray) -> NDArray:
    return s.argmax(axis=1) == t


ACCURACY_MISTAKES = (
    Mistake(lambda s, t: 100 * _right(s, t).mean(), "This is in percent; a share is due, 0 to 1."),
    Mistake(
        lambda s, t: _right(s, t).sum(), "This counts right answers; divide by the number of them."
    ),
    Mistake(lambda s, t: 1 - _right(s, t).mean(), "This is the share of wrong answers."),
    Mistake(lambda s, t: np.sum(~_right(s, t)), "This counts wrong answers."),
    Mistake(
        lambda s, t: np.mean(s.argmin(axis=1) == t),
        "The class is where the score is largest, not smallest.",
    ),
    Mistake(
        lambda s, t: np.mean(s.max(axis=1) == t),
        "np.max gives the largest score; np.argmax says where it stands, and that is the class.",
    ),
    Mistake(
        lambda s, t: np.mean(s.argmax() == t),
        "np.argmax looks at all scores at once; with axis=1 it looks at each row.",
    ),
    Mistake(
        lambda s, t: s[np.arange(len(t)), t].mean(),
        "This is the mean score of the right class. Only whether it is the largest counts.",
    ),
    Mistake(
        lambda s, t: softmax(s)[np.arange(len(t)), t].mean(),
        "This is the mean probability of the right class. Only whether it is the largest counts.",
    ),
    Mistake(
        lambda s, t: np.mean(s[np.arange(len(t)), t] > 0.5),
        "The right score need not be above one half: it must be the largest of its row.",
    ),
    Mistake(
        lambda s, t: np.mean((s > 0.5) == one_hot(t, s.shape[1])),
        "This counts single numbers: one answer is one row, and its largest score counts.",
    ),
    Mistake(
        lambda s, t: np.mean(one_hot(s.argmax(axis=1), s.shape[1]) == one_hot(t, s.shape[1])),
        "This compares one-hot rows number by number: a wrong row still has most zeros right.",
    ),
    Mistake(
        lambda s, t: np.mean(s.argmax(axis=1) == t - 1), "Classes are counted from 0, like columns."
    ),
    Mistake(
        lambda s, t: np.mean(s.argmax(axis=1) + 1 == t),
        "Classes are counted from 0, like columns.",
    ),
    Mistake(
        lambda s, t: _right(s, t).sum() / s.size,
        "Divide by the number of examples, not by that of all scores.",
    ),
    Mistake(
        lambda s, t: _right(s, t).sum() / s.shape[1],
        "Divide by the number of examples, not by that of the classes.",
    ),
    Mistake(
        lambda s, t: np.abs(s.argmax(axis=1) - t).mean(),
        "This is how far off the classes are. A 9 for an 8 is as wrong as a 0 for an 8.",
    ),
    Mistake(lambda s, t: 1.0 * _right(s, t), "This says which answers are right; take the mean."),
    Mistake(lambda s, t: round(float(_right(s, t).mean()), 2), "Do not round."),
    Mistake(
        lambda s, t: int(_right(s, t).mean()),
        "Only 0 or 1 can come out: int(…), // and np.all lose the share in between.",
    ),
)
