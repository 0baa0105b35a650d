"""Wrong mini-batches of lesson 05 that learners are likely to give.

In the parameters, t stands for labels, o for the order and n for the batch size.
"""

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.batches import batches_of
from course_utils.exercises.exercise import Mistake


def _ragged(x: NDArray, t: NDArray, order: NDArray, count: int) -> list:
    parts = np.array_split(order, count)
    return [(x[rows], t[rows]) for rows in parts]


def _windows(x: NDArray, t: NDArray, order: NDArray, size: int) -> list:
    return [(x[order[k : k + size]], t[order[k : k + size]]) for k in range(len(order) - size + 1)]


def _padded(x: NDArray, t: NDArray, order: NDArray, size: int) -> list:
    missing = -len(order) % size
    return batches_of(x, t, np.concatenate([order, np.resize(order, missing)]), size)


_AGAIN = "order is applied twice: x[order] is shuffled already."

BATCH_MISTAKES = (
    Mistake(
        lambda x, t, o, n: batches_of(x, t, np.arange(len(x)), n),
        "The examples come in their old order; order[k] says which one stands at place k.",
    ),
    Mistake(
        lambda x, t, o, n: batches_of(x[o], t, np.arange(len(x)), n),
        "Only x is shuffled, so every label belongs to another example. A network learns nothing "
        "from that, and no error tells.",
    ),
    Mistake(
        lambda x, t, o, n: batches_of(x, t[o], np.arange(len(x)), n),
        "Only the labels are shuffled, so every label belongs to another example. A network learns "
        "nothing from that, and no error tells.",
    ),
    Mistake(
        lambda x, t, o, n: batches_of(x, t, o[: len(o) // n * n], n),
        "The last examples are left out where the batches do not fit; a smaller batch is fine.",
    ),
    Mistake(
        _padded, "The last batch is filled up with examples that had their turn; it may be smaller."
    ),
    Mistake(
        _windows,
        "The batches overlap: step through the order by batch_size, not by 1.",
    ),
    Mistake(
        _ragged, "batch_size is how many examples a batch has, not how many batches there are."
    ),
    Mistake(
        lambda x, t, o, n: _ragged(x, t, o, -(-len(o) // n)),
        "np.array_split makes batches of nearly equal size; all but the last have batch_size.",
    ),
    Mistake(
        lambda x, t, o, n: [o[k : k + n] for k in range(0, len(o), n)],
        "These are row numbers; the examples x[rows] and their labels are due.",
    ),
    Mistake(
        lambda x, t, o, n: [(x[o[k : k + n]], o[k : k + n]) for k in range(0, len(o), n)],
        "The row numbers are not the labels: those are labels[rows].",
    ),
    Mistake(
        lambda x, t, o, n: [pair[::-1] for pair in batches_of(x, t, o, n)],
        "The two are swapped: x comes first, then the labels.",
    ),
    Mistake(
        lambda x, t, o, n: [pair[0] for pair in batches_of(x, t, o, n)],
        "The labels are missing: each batch is a pair.",
    ),
    Mistake(lambda x, t, o, n: batches_of(x, t, o, n)[0], "This is the first batch; all are due."),
    Mistake(lambda x, t, o, n: batches_of(x, t, o, n)[:1], "This is the first batch; all are due."),
    Mistake(lambda x, t, o, n: batches_of(x, t, o, n)[-1], "This is the last batch; all are due."),
    Mistake(lambda x, t, o, n: (x[o], t[o]), "All examples are in one batch here."),
    Mistake(lambda x, t, o, n: [(x[o], t[o])], "All examples are in one batch here."),
    Mistake(lambda x, t, o, n: batches_of(x, t, o[o], n), _AGAIN),
    Mistake(
        lambda x, t, o, n: batches_of(x, t, np.argsort(o), n), "Take `order` as it is, unsorted."
    ),
    Mistake(
        lambda x, t, o, n: batches_of(x, t, o, n + 1),
        "One too many: order[k:k + n] ends before k + n and has n numbers.",
    ),
    Mistake(
        lambda x, t, o, n: [
            (x[o[k : k + n - 1]], t[o[k : k + n - 1]]) for k in range(0, len(o), n)
        ],
        "One too few: order[k:k + n] ends before k + n and has n numbers.",
    ),
    Mistake(
        lambda x, t, o, n: [pair for rows in o for pair in [(x[rows], t[rows])]],
        "These are single examples; batch_size of them belong together.",
    ),
)
