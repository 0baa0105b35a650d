"""What the explorer *boundary* of lesson 04 computes: a small network in the plane, trained."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from course_utils.models.clouds import Points, clouds
from course_utils.models.mlp import MLP
from course_utils.models.reported_fit import Snapshot, reported_fit
from course_utils.models.runs import Run

#: Half the width of the part of the plane that is shown, and its pixels in a row.
REACH, PIXELS = 1.25, 90
#: Moments that are kept of a training, after the start.
MOMENTS = 100
BATCH_SIZE, LEARNING_RATE, OPTIMIZER = 20, 0.03, "Adam"


@dataclass(frozen=True)
class BoundaryState:
    """A network after `epoch` epochs, on points x (N, 2) of classes y (N,).

    Attributes
    ----------
    field : (PIXELS, PIXELS)
        The network's answer ŷ at `pixel_centers`: rows upwards in x₂, columns in x₁.
    y_hat : (N,)
        Its answers to the points.
    run, previous : Run or None
        The training so far, and the one before it with other settings.
    """

    data: str
    activation: str
    seed: int
    x: NDArray[np.float64]
    y: NDArray[np.int64]
    network: MLP
    epoch: int
    loss: float
    y_hat: NDArray[np.float64]
    field: NDArray[np.float64]
    run: Run | None
    previous: Run | None

    @property
    def hidden(self) -> int:
        """Number of hidden neurons."""
        return self.network.layer_sizes[1]

    @property
    def wrong(self) -> NDArray[np.bool_]:
        """(N,) whether each point is on the wrong side."""
        return (self.y_hat > 0.5) != self.y

    @property
    def right(self) -> int:
        """Number of points on the right side."""
        return int((~self.wrong).sum())

    @property
    def lines(self) -> NDArray[np.float64]:
        """(hidden, 3): w₁, w₂ and b of each hidden neuron, whose line is w₁x₁ + w₂x₂ + b = 0."""
        return np.column_stack([self.network.weights[0].T, self.network.biases[0]])

    @property
    def numbers_learned(self) -> int:
        """Number of weights and biases."""
        return sum(array.size for array in (*self.network.weights, *self.network.biases))


def pixel_centers() -> NDArray[np.float64]:
    """Coordinates (PIXELS,) of the middles of the field's pixels, along either axis."""
    return REACH * ((2 * np.arange(PIXELS) + 1) / PIXELS - 1)


@cache
def _cloud(data: str) -> Points:
    return clouds()[data]


def cloud(data: str) -> Points:
    """Points x (N, 2) and classes y (N,) of that name, always the same."""
    x, y = _cloud(data)
    return x.copy(), y.copy()


def small_network(hidden: int, activation: str, seed: int) -> MLP:
    """Untrained network: two inputs, so many hidden neurons, one sigmoid output."""
    return MLP((2, hidden, 1), activation, "sigmoid", rng=np.random.default_rng(seed))


def train_boundary(
    report: Callable[..., None], data: str, hidden: int, activation: str, seed: int, epochs: int
) -> None:
    """Train a small network on a cloud, and report about a hundred moments of it.

    Parameters
    ----------
    report : callable
        As for `reported_fit`.
    data : str
        A name in POINT_CLOUDS.
    hidden : int
    activation : str
        A name in ACTIVATIONS.
    seed : int
        Of the first weights and of the order of the points.
    epochs : int
    """
    reported_fit(
        report, small_network(hidden, activation, seed), *cloud(data), epochs,
        every=max(1, epochs // MOMENTS), batch_size=BATCH_SIZE, learning_rate=LEARNING_RATE,
        optimizer=OPTIMIZER,
    )  # fmt: skip


def boundary_state(
    run: Run | None,
    previous: Run | None,
    data: str,
    hidden: int,
    activation: str,
    seed: int,
    epochs: int,
    shown: int,
) -> BoundaryState:
    """A moment of a training, or the untrained network where there is no run."""
    x, y = cloud(data)
    network, epoch = small_network(hidden, activation, seed), 0
    if run:
        moment = run.at(shown)
        epoch = round(moment.epoch)
        snapshot: Snapshot = moment.snapshot
        network.weights, network.biases = map(list, snapshot)
    across, up = np.meshgrid(pixel_centers(), pixel_centers())
    field = network.forward(np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
    y_hat = network.forward(x)[:, 0]
    return BoundaryState(
        data, activation, seed, x, y, network, epoch, network.loss(x, y), y_hat, field, run,
        previous,
    )  # fmt: skip
