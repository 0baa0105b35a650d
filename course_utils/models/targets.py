"""What a network is given: examples and targets in its shapes and its precision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.losses import one_hot

if TYPE_CHECKING:
    from course_utils.models.mlp import MLP


def as_rows(network: MLP, x: ArrayLike) -> NDArray[np.floating]:
    """Examples (N, inputs) in the network's precision; ValueError for another shape."""
    x, inputs = np.asarray(x), network.layer_sizes[0]
    if x.ndim != 2 or x.shape[1] != inputs or not len(x):
        raise ValueError(
            f"The network takes examples as rows of {inputs} numbers, x of shape (N, {inputs}), "
            f"not {x.shape}."
        )
    return x.astype(network.weights[0].dtype, copy=False)


def as_targets(network: MLP, count: int, y: ArrayLike) -> NDArray[np.floating]:
    """Targets (N, outputs) in the network's precision.

    Parameters
    ----------
    network : MLP
    count : int
        N, the number of examples.
    y : (N, outputs) or (N,)
        One number an example is the target where there is one output, and the class where there
        are several.

    Raises
    ------
    ValueError
        For another shape, a label that is no class, or a target outside 0 … 1 where the network
        answers with probabilities.
    """
    y, outputs = np.asarray(y), network.layer_sizes[-1]
    if y.ndim == 1 and outputs == 1:
        y = y[:, None]
    elif y.ndim == 1 and network.output != "identity":
        y = one_hot(y, outputs)
    if y.shape != (count, outputs):
        raise ValueError(
            f"{count} examples and {outputs} outputs need targets of shape "
            f"({count}, {outputs}), not {y.shape}."
        )
    if network.output != "identity" and not ((y >= 0) & (y <= 1)).all():
        raise ValueError(f"The output {network.output!r} needs targets between 0 and 1.")
    return y.astype(network.weights[0].dtype, copy=False)


def classes_of(rows: NDArray, threshold: float) -> NDArray[np.int64]:
    """Class of each row (N,): the largest of several numbers, or whether one is above a threshold.

    The sigmoid is above 1/2 where its score is above 0, and softmax keeps the order, so scores
    give the same classes as answers.
    """
    if rows.shape[1] == 1:
        return (rows[:, 0] > threshold).astype(np.int64)
    return rows.argmax(axis=1)
