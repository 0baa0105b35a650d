"""Gradient descent: which examples a step looks at, how it moves, and the path it takes.

Batch, mini-batch and stochastic descent differ in the batches only: all examples, some, or one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.optimizers import (
    OPTIMIZERS,
    Optimizer,
    adam_step,
    momentum_step,
    optimizer_named,
    require_learning_rate,
    sgd_step,
)

__all__ = [
    "OPTIMIZERS",
    "Optimizer",
    "Path",
    "adam_step",
    "descend",
    "mini_batches",
    "momentum_step",
    "sgd_step",
]


def mini_batches(
    count: int, batch_size: int, rng: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """One epoch: every example once, in a random order, in batches.

    Parameters
    ----------
    count : int
        Number of examples.
    batch_size : int
        Examples a step looks at: 1 is stochastic descent, `count` is batch descent.
    rng : numpy.random.Generator
        Shuffles the examples.

    Returns
    -------
    iterator of integer arrays, the indices of each batch; the last may be shorter.

    Raises
    ------
    ValueError
        Where there is no example, or the batch size is not a whole number from 1.
    """
    if count < 1 or batch_size < 1 or int(batch_size) != batch_size:
        raise ValueError(
            "An epoch needs at least one example and a whole number of them in a batch, "
            f"not {count} examples in batches of {batch_size}."
        )
    order = rng.permutation(count)
    return (order[k : k + batch_size] for k in range(0, count, batch_size))


@dataclass(frozen=True)
class Path:
    """Where a descent went; entry 0 is the start.

    Attributes
    ----------
    weights : (K + 1, d)
    losses : (K + 1,)
        Loss over all examples, at each of the weights.
    examples_seen : (K + 1,) integer
        How many examples all steps so far have looked at.
    diverged : bool
        True where the next step would have gone beyond the limit; the path ends before it, so
        every number in it is finite.
    """

    weights: NDArray[np.float64]
    losses: NDArray[np.float64]
    examples_seen: NDArray[np.int64]
    diverged: bool

    @property
    def steps(self) -> int:
        """Number of steps taken."""
        return len(self.losses) - 1


def descend(
    loss: Callable[[NDArray], float],
    gradient: Callable[[NDArray, NDArray], NDArray],
    start: ArrayLike,
    batches: Iterable[NDArray],
    optimizer: str = "gradient descent",
    learning_rate: float = 0.1,
    limit: float = 1e12,
    **options: float,
) -> Path:
    """Take one step a batch and record the path, to its end or to where the numbers blow up.

    Parameters
    ----------
    loss : callable
        From weights (d,) to the loss over all examples.
    gradient : callable
        From weights (d,) and the indices of a batch to the gradient (d,) on that batch.
    start : (d,)
        Weights before the first step.
    batches : iterable of integer arrays
        Indices of each batch, such as one or more epochs of `mini_batches`.
    optimizer : str
        A name in OPTIMIZERS.
    learning_rate : float
        η, above 0.
    limit : float
        A loss or a weight that is larger than this, or is no number, counts as diverged.
    **options
        Further settings of the optimizer's step, such as `momentum`.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        For an unknown optimizer, a learning rate that is not above 0, or a start over the limit.
    """
    chosen = optimizer_named(optimizer)
    require_learning_rate(learning_rate)
    limit = min(limit, np.finfo(np.float64).max)
    weights = np.array(start, dtype=np.float64)
    memory = chosen.start(weights)
    steps, diverged = [(weights, float(loss(weights)), 0)], False
    if not _within(limit, *steps[0][:2]):
        raise ValueError(f"The descent starts at a loss or a weight beyond {limit:g}.")
    # The numbers of a diverging step may overflow; they are looked at, never shown.
    with np.errstate(over="ignore", invalid="ignore"):
        for batch in batches:
            slope = gradient(weights, batch)
            weights, memory = chosen.step(weights, memory, slope, learning_rate, **options)
            value = float(loss(weights))
            if diverged := not _within(limit, weights, value):
                break
            steps.append((weights, value, steps[-1][2] + len(batch)))
    path, losses, seen = zip(*steps, strict=True)
    return Path(np.array(path), np.array(losses), np.array(seen), diverged)


def _within(limit: float, weights: NDArray, loss: float) -> bool:
    """Whether all numbers are finite and small enough; a comparison with NaN is False."""
    return bool(abs(loss) <= limit and (np.abs(weights) <= limit).all())
