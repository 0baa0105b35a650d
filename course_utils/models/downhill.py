"""A loss over two weights, and the paths that gradient descent takes down to its lowest point.

The loss is the MSE of the price of the houses, from size and distance. All three are standardized,
so their means are 0 and no bias is needed.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from course_utils.models.descent import Path, descend, mini_batches
from course_utils.models.houses import houses, standardized

#: Weights where every path begins.
START = (-0.9, -1.1)

#: μ of "momentum": how much of the last velocity stays.
MOMENTUM = 0.9

#: A loss above this counts as diverged.
LIMIT = 1e6


@cache
def standardized_houses() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The houses as the descent sees them.

    Returns
    -------
    x : (12, 2), size and distance; y : (12,), price; each column with mean 0 and deviation 1.
        They cannot be written to.
    """
    x, y = (standardized(values) for values in houses())
    x.flags.writeable = y.flags.writeable = False
    return x, y


def house_loss(weights: NDArray) -> float:
    """MSE over all twelve houses.

    Parameters
    ----------
    weights : (2,)
        Of size and of distance.
    """
    x, y = standardized_houses()
    error = x @ weights - y
    return float(error @ error) / len(y)


def house_gradient(weights: NDArray, batch: NDArray) -> NDArray[np.float64]:
    """Gradient of the MSE over a batch, 2 Xᵀ(Xw − y) / N.

    Parameters
    ----------
    weights : (2,)
    batch : (N,) integer
        Indices of its houses.
    """
    x, y = standardized_houses()
    x, y = x[batch], y[batch]
    return 2 * (x @ weights - y) @ x / len(y)


def house_path(
    learning_rate: float,
    batch_size: int = 12,
    optimizer: str = "gradient descent",
    epochs: int = 10,
    seed: int = 0,
) -> Path:
    """Go down the houses' loss from START.

    Parameters
    ----------
    learning_rate : float
    batch_size : int
        1 … 12. Whatever it is, the same seed brings the houses in the same order.
    optimizer : str
        "gradient descent", "momentum" or "Adam".
    epochs : int
        How often each house is seen.
    seed : int
        Shuffles the houses anew for each epoch.
    """
    rng, count = np.random.default_rng(seed), len(standardized_houses()[1])
    batches = (batch for _ in range(epochs) for batch in mini_batches(count, batch_size, rng))
    return descend(
        house_loss, house_gradient, START, batches, optimizer, learning_rate, limit=LIMIT
    )


def lowest_point() -> tuple[NDArray[np.float64], float]:
    """Weights (2,) with the smallest loss, and that loss."""
    x, y = standardized_houses()
    weights = np.linalg.solve(x.T @ x, x.T @ y)
    return weights, house_loss(weights)


def curvatures() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How fast the slope grows along the two axes of the bowl.

    Returns
    -------
    curvatures : (2,), the smaller one first: the eigenvalues of the second derivative 2XᵀX/N
    directions : (2, 2), a column for each, of length 1 and to the side of larger w₁
    """
    x, _ = standardized_houses()
    sizes, directions = np.linalg.eigh(2 * x.T @ x / len(x))
    # Libraries differ in the signs.
    return sizes, directions * np.sign(directions[0])


def largest_learning_rate(optimizer: str) -> float | None:
    """Learning rate below which descent on all houses at once converges.

    Parameters
    ----------
    optimizer : str

    Returns
    -------
    2 / c for the largest curvature c, and 2(1 + μ) / c with momentum μ; None for Adam, which sets
    the length of its steps by itself.
    """
    steepest = float(curvatures()[0][-1])
    return {"gradient descent": 2 / steepest, "momentum": 2 * (1 + MOMENTUM) / steepest}.get(
        optimizer
    )
