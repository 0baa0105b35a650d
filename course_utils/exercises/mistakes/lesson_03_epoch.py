"""Wrong answers to one epoch of mini-batch descent, in lesson 03, that learners are likely to give.

In the parameters, w, b and r stand for weights, bias and learning rate.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake

Batches = Sequence[NDArray]
Weights = tuple[NDArray, Any]


def _mean_slopes(error: NDArray, count: int) -> NDArray:
    """Slope of the MSE of a batch for each of its answers."""
    return 2 * error / len(error)


def _epoch(
    slopes: Callable[[NDArray, int], NDArray] = _mean_slopes,
    bias_slope: Callable[[NDArray], Any] = np.sum,
    inputs: Callable[[NDArray], NDArray] = lambda x: x,
    batches: Callable[[Batches, int], Batches] = lambda batches, count: batches,
) -> Callable[..., Weights]:
    """Epoch by the right rule, or by another one.

    Another slope (errors of a batch, N) of each answer, slope of the bias (slopes of a batch),
    inputs that the slopes are multiplied by, or batches (batches, N).
    """

    def run(x: NDArray, y: NDArray, w: NDArray, b: Any, r: float, given: Batches) -> Weights:
        for batch in batches(given, len(x)):
            slope = slopes(x[batch] @ w + b - y[batch], len(x))
            w, b = w - r * slope @ inputs(x[batch]), b - r * bias_slope(slope)
        return w, b

    return run


def _stale(x: NDArray, y: NDArray, w: NDArray, b: Any, r: float, batches: Batches) -> Weights:
    """All gradients at the first weights."""
    new_w, new_b = w, b
    for batch in batches:
        slope = _mean_slopes(x[batch] @ w + b - y[batch], len(x))
        new_w, new_b = new_w - r * slope @ x[batch], new_b - r * slope.sum()
    return new_w, new_b


def _bias_late(x: NDArray, y: NDArray, w: NDArray, b: Any, r: float, batches: Batches) -> Weights:
    """The bias moves by errors computed anew with the new weights."""
    for batch in batches:
        w = w - r * _mean_slopes(x[batch] @ w + b - y[batch], len(x)) @ x[batch]
        b = b - r * _mean_slopes(x[batch] @ w + b - y[batch], len(x)).sum()
    return w, b


def _bias_first(x: NDArray, y: NDArray, w: NDArray, b: Any, r: float, batches: Batches) -> Weights:
    """The weights move by errors computed anew with the new bias."""
    for batch in batches:
        b = b - r * _mean_slopes(x[batch] @ w + b - y[batch], len(x)).sum()
        w = w - r * _mean_slopes(x[batch] @ w + b - y[batch], len(x)) @ x[batch]
    return w, b


def _summed(x: NDArray, y: NDArray, w: NDArray, b: Any, r: float, batches: Batches) -> Weights:
    """Both slopes without the learning rate."""
    return _epoch()(x, y, w, b, 1.0, batches)


_BOTH_AT_ONCE = "Compute the errors of a batch once: weights and bias move from the same errors."
_ALL_AT_ONCE = "Every step looks at its own batch only: `x[batch]` and `y[batch]`."
_COUNT = "Divide by the number of examples in the batch, which may be smaller than the others."
_SINGLE = "The bias is a single number: its slope is the mean of 2 · error over the batch."
_EARLY = "Only one batch was used: does the return stand inside the loop?"

EPOCH_MISTAKES = (
    Mistake(
        _epoch(lambda error, count: error / len(error)),
        "The factor 2 is missing: the derivative of the squared error is 2 · error · x.",
    ),
    Mistake(_epoch(lambda error, count: 2 * error), f"This is the slope of a sum. {_COUNT}"),
    Mistake(_epoch(lambda error, count: error), "2 and the mean are missing: 2 · error · x / n."),
    Mistake(_epoch(lambda error, count: 2 * error / count), f"N is too large. {_COUNT}"),
    Mistake(
        _epoch(lambda error, count: -2 * error / len(error)),
        "This climbs: with the error ŷ − y, the step is taken away from the weights.",
    ),
    Mistake(_summed, "The learning rate is missing."),
    Mistake(_epoch(bias_slope=lambda slope: 0), "The bias learns too: its slope is 2 · error."),
    Mistake(
        _epoch(bias_slope=lambda slope: -np.sum(slope)),
        "The sign of the change of the bias is flipped.",
    ),
    Mistake(
        _epoch(bias_slope=np.mean),
        "The slope of the bias is the mean of 2 · error; here it is divided by n twice.",
    ),
    Mistake(
        _epoch(bias_slope=lambda slope: slope.sum() / 2),
        "The factor 2 is missing at the bias.",
    ),
    Mistake(
        _epoch(bias_slope=lambda slope: slope.sum() * len(slope)),
        "The mean is missing at the bias: divide by the number of examples in the batch.",
    ),
    Mistake(_epoch(bias_slope=lambda slope: slope * len(slope)), _SINGLE),
    Mistake(_epoch(bias_slope=lambda slope: slope), _SINGLE),
    Mistake(
        _epoch(inputs=np.ones_like),
        "The input x is missing in the slope of the weights: 2 · error · x.",
    ),
    Mistake(
        _stale,
        "Every batch used the first weights; the second step starts where the first one ended.",
    ),
    Mistake(_bias_late, _BOTH_AT_ONCE),
    Mistake(_bias_first, _BOTH_AT_ONCE),
    Mistake(_epoch(batches=lambda given, count: given[:1]), _EARLY),
    Mistake(_epoch(batches=lambda given, count: given[-1:]), "Only the last batch was used."),
    Mistake(
        _epoch(batches=lambda given, count: [np.arange(count)] * len(given)),
        _ALL_AT_ONCE,
    ),
    Mistake(
        _epoch(batches=lambda given, count: [np.arange(count)]),
        f"This is one step with all examples. {_ALL_AT_ONCE}",
    ),
    Mistake(
        _epoch(batches=lambda given, count: [np.array([i]) for batch in given for i in batch]),
        "This makes a step after every example; a step is due after every batch.",
    ),
    Mistake(
        _epoch(batches=lambda given, count: np.split(np.arange(count),
                                                     np.cumsum([len(b) for b in given])[:-1])),
        "A batch holds the numbers of its examples: `x[batch]`, not the next few in order.",
    ),
    Mistake(
        lambda x, y, w, b, r, batches: _epoch()(x, y, w, b, r, batches)[::-1],
        "The two are swapped: the weights come first.",
    ),
    Mistake(lambda x, y, w, b, r, batches: (w, b), "Nothing changes: no step was made."),
)  # fmt: skip
