"""Does a deeper network help on little data? Measured on digits, over several starts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.digit_networks import digit_inputs
from course_utils.models.mlp import MLP

#: Units of each hidden layer, and how every network is trained: as many steps on 250 digits as on
#: 4,000, so that none has seen more batches than another.
UNITS, STEPS, BATCH_SIZE, LEARNING_RATE = 30, 2400, 25, 0.1


@dataclass(frozen=True)
class Experiment:
    """Accuracies of every training of an experiment.

    Attributes
    ----------
    sizes, depths, seeds : tuple of int
        Numbers of training digits, of hidden layers, and the starts.
    test, training : (sizes, depths, seeds)
        Accuracy on the 1,000 test digits, and on the digits learned from.
    """

    sizes: tuple[int, ...]
    depths: tuple[int, ...]
    seeds: tuple[int, ...]
    test: NDArray[np.float64]
    training: NDArray[np.float64]

    @property
    def mean(self) -> NDArray[np.float64]:
        """(sizes, depths): mean test accuracy over the starts."""
        return self.test.mean(axis=2)

    @property
    def lowest(self) -> NDArray[np.float64]:
        """(sizes, depths): lowest test accuracy of the starts."""
        return self.test.min(axis=2)

    @property
    def highest(self) -> NDArray[np.float64]:
        """(sizes, depths): highest test accuracy of the starts."""
        return self.test.max(axis=2)


def some_digits(
    size: int, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Training digits by chance, as many of each: x (size, 784) and labels (size,).

    Parameters
    ----------
    size : int
        A multiple of 10, at most 4,000.
    rng : numpy.random.Generator
        With the same one, fewer digits are among more.

    Raises
    ------
    ValueError
        For another size.
    """
    x, labels = digit_inputs("train")
    if size % 10 or not 0 < size <= len(x):
        raise ValueError(f"The size is a multiple of 10 from 10 to {len(x):,}, not {size}.")
    # Ten digits in a row hold each digit once.
    tens = rng.permutation(len(x) // 10)[: size // 10]
    chosen = (10 * tens[:, None] + np.arange(10)).ravel()
    return x[chosen], labels[chosen]


def depth_experiment(
    sizes: Sequence[int] = (250, 500, 1000, 2000, 4000),
    depths: Sequence[int] = (0, 1, 3),
    seeds: Sequence[int] = (0, 1, 2),
    steps: int = STEPS,
    progress: Callable[[int, int], None] | None = None,
) -> Experiment:
    """Train a network for each number of digits, of hidden layers, and each start.

    Every network has hidden layers of 30 ReLU units and a softmax, and takes the same number of
    steps of plain gradient descent. A start is a choice of digits, the same for all depths, with
    first weights and an order of the batches.

    Parameters
    ----------
    sizes, depths, seeds : sequence of int
    steps : int
        At least; the last epoch is a whole one.
    progress : callable, optional
        Called with (trainings done, trainings in all) after each.

    Returns
    -------
    Experiment

    Raises
    ------
    ValueError
        For a size that `some_digits` refuses.
    """
    sizes, depths, seeds = tuple(sizes), tuple(depths), tuple(seeds)
    test, training = np.zeros((2, len(sizes), len(depths), len(seeds)))
    for done, place in enumerate(np.ndindex(test.shape), 1):
        size, depth, seed = (given[k] for given, k in zip((sizes, depths, seeds), place,
                                                          strict=True))  # fmt: skip
        test[place], training[place] = trained_accuracies(size, depth, seed, steps)
        if progress:
            progress(done, test.size)
    return Experiment(sizes, depths, seeds, test, training)


def trained_accuracies(size: int, depth: int, seed: int, steps: int = STEPS) -> tuple[float, float]:
    """Test and training accuracy of one network of the experiment, after training it."""
    x, labels = some_digits(size, np.random.default_rng(seed))
    network = MLP(
        (784, *[UNITS] * depth, 10), "ReLU", "softmax", rng=np.random.default_rng((seed, depth)),
        dtype=np.float32,
    )  # fmt: skip
    for _ in range(-(-steps // -(-size // BATCH_SIZE))):
        network.train_epoch(x, labels, BATCH_SIZE, LEARNING_RATE)
    return network.measure(*digit_inputs("test"))[1], network.measure(x, labels)[1]
