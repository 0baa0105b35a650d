"""Judge of mini-batches: pairs of examples and labels, in the order that is given."""

from typing import Any

from numpy.typing import NDArray

from course_utils.exercises.comparison import difference
from course_utils.exercises.exercise import Arguments
from course_utils.exercises.wording import count_text, kind_text


def batches_of(
    x: NDArray, labels: NDArray, order: NDArray, batch_size: int
) -> list[tuple[NDArray, NDArray]]:
    """Pairs (x_batch, labels_batch) of the examples in an order; the last may be smaller."""
    chosen = [order[k : k + batch_size] for k in range(0, len(order), batch_size)]
    return [(x[rows], labels[rows]) for rows in chosen]


def judge_batches(answer: Any, arguments: Arguments) -> str | None:
    """Say what is wrong with a list of batches; None where it is right."""
    due = batches_of(*arguments)
    if not isinstance(answer, list | tuple):
        return f"returned one {kind_text(answer)}; a list of batches is due."
    if len(answer) != len(due):
        return (
            f"returned {count_text(len(answer), 'batch', 'es')}; {len(due)} are due, so that every "
            "example is in one of them."
        )
    for k, (pair, (x_batch, labels_batch)) in enumerate(zip(answer, due, strict=True)):
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            return (
                f"returned batch {k} as {kind_text(pair)}; a pair (x_batch, labels_batch) is due."
            )
        fault = difference(pair[0], x_batch, f"x of batch {k}") or difference(
            pair[1], labels_batch, f"the labels of batch {k}"
        )
        if fault:
            return fault
    return None
