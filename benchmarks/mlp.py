"""One epoch of the network of lesson 04, beside three other ways to train the same network.

python start.py bench mlp

784-30-10, sigmoid and softmax, cross-entropy, batches of 10, the 4,000 training digits that come
with the course, on one thread. The times are those of the processor, so that other programs count
little. `train_epoch` only trains, as the other ways do; `fit` also measures loss and accuracy over
all digits before and after, which an epoch of the others does not.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from _textbook_mlp import TextbookMLP
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

from course_utils.datasets import load_mnist
from course_utils.models.digits import as_inputs
from course_utils.models.losses import one_hot
from course_utils.models.mlp import MLP

SIZES, BATCH_SIZE, LEARNING_RATE = [784, 30, 10], 10, 0.3
REPETITIONS, SEEDS, EPOCHS = 15, 3, 8
#: How many times faster than each way we claim to be.
REQUIRED = {"one example at a time": 4, "scikit-learn": 2.5, "PyTorch": 2.5}
#: How far the test accuracy may be away from ours, in points.
ALLOWED = 1.0


def load(split: str) -> tuple[np.ndarray, np.ndarray]:
    """Digits as rows of 784 float32 between 0 and 1, and their labels."""
    images, labels = load_mnist(split)
    return as_inputs(images), labels


X, LABELS = load("train")
X_TEST, LABELS_TEST = load("test")


@dataclass
class Learner:
    """A network with fresh weights, seen through the two things we ask of it."""

    train_epoch: Callable[[], object]
    predict: Callable[[], np.ndarray]


def ours(seed: int) -> Learner:
    """Make the network of the course."""
    network = MLP(SIZES, output="softmax", rng=np.random.default_rng(seed), dtype=np.float32)
    return Learner(
        lambda: network.train_epoch(X, LABELS, BATCH_SIZE, LEARNING_RATE),
        lambda: network.predict(X_TEST),
    )


def ours_with_history(seed: int) -> Learner:
    """Make the same network and let `fit` train it, an epoch a call."""
    network = MLP(SIZES, output="softmax", rng=np.random.default_rng(seed), dtype=np.float32)
    return Learner(
        lambda: network.fit(X, LABELS, 1, BATCH_SIZE, LEARNING_RATE),
        lambda: network.predict(X_TEST),
    )


def one_at_a_time(seed: int) -> Learner:
    """Make the network that goes through a batch example by example."""
    rng = np.random.default_rng(seed)
    network = TextbookMLP(SIZES, rng)
    columns, targets = X.astype(np.float64)[:, :, None], one_hot(LABELS, 10)[:, :, None]
    examples = list(zip(columns, targets, strict=True))
    return Learner(
        lambda: network.train_epoch(examples, BATCH_SIZE, LEARNING_RATE, rng),
        lambda: np.array([network.feedforward(x[:, None]).argmax() for x in X_TEST]),
    )


def scikit_learn(seed: int) -> Learner:
    """Make scikit-learn's network; a call of partial_fit is one epoch."""
    network = MLPClassifier(
        SIZES[1:-1],
        activation="logistic",
        solver="sgd",
        alpha=0,
        batch_size=BATCH_SIZE,
        learning_rate_init=LEARNING_RATE,
        momentum=0,
        nesterovs_momentum=False,
        random_state=seed,
    )
    return Learner(
        lambda: network.partial_fit(X, LABELS, classes=np.arange(10)),
        lambda: network.predict(X_TEST),
    )


def pytorch(seed: int) -> Learner:
    """Make the network in PyTorch, with the plainest of loops."""
    generator = torch.Generator().manual_seed(seed)
    network = torch.nn.Sequential(
        torch.nn.Linear(784, 30), torch.nn.Sigmoid(), torch.nn.Linear(30, 10)
    )
    for weights in (network[0].weight, network[2].weight):
        torch.nn.init.xavier_normal_(weights, generator=generator)
    optimizer = torch.optim.SGD(network.parameters(), lr=LEARNING_RATE)
    criterion = torch.nn.CrossEntropyLoss()
    x, labels = torch.from_numpy(X), torch.from_numpy(LABELS)

    def train_epoch() -> None:
        for batch in torch.randperm(len(x), generator=generator).split(BATCH_SIZE):
            optimizer.zero_grad()
            criterion(network(x[batch]), labels[batch]).backward()
            optimizer.step()

    def predict() -> np.ndarray:
        with torch.no_grad():
            return network(torch.from_numpy(X_TEST)).argmax(dim=1).numpy()

    return Learner(train_epoch, predict)


WAYS = {
    "ours": ours,
    "ours, with history": ours_with_history,
    "one example at a time": one_at_a_time,
    "scikit-learn": scikit_learn,
    "PyTorch": pytorch,
}


def measure_times() -> dict[str, np.ndarray]:
    """Processor time of one epoch in ms of each way; they take turns, so that noise slows all."""
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    for repetition in range(REPETITIONS):
        for name, make in WAYS.items():
            learner = make(repetition)
            start = time.process_time()
            learner.train_epoch()
            times[name].append(1000 * (time.process_time() - start))
    return {name: np.array(taken) for name, taken in times.items()}


def measure_accuracy(make: Callable[[int], Learner]) -> float:
    """Percent of the test digits read right after training, the mean over some starts."""
    shares = []
    for seed in range(SEEDS):
        learner = make(seed)
        for _ in range(EPOCHS):
            learner.train_epoch()
        shares.append(np.mean(learner.predict() == LABELS_TEST))
    return 100 * float(np.mean(shares))


def main() -> int:
    """Print a table; 1 where a ratio or an accuracy is missed."""
    torch.set_num_threads(1)
    with threadpool_limits(1):
        times = measure_times()
        accuracies = {name: measure_accuracy(make) for name, make in WAYS.items()}
    print(
        f"One epoch over {len(X):,} digits in batches of {BATCH_SIZE}, on one thread: the best of "
        f"{REPETITIONS} and (the median), in ms.\nTest accuracy after {EPOCHS} epochs, the mean "
        f"of {SEEDS} starts.\n"
    )
    print(f"{'':24}{'ms':>8}{'(median)':>11}{'ratio':>8}{'required':>10}{'accuracy':>10}")
    missed = []
    for name, taken in times.items():
        ratio, least = taken.min() / times["ours"].min(), REQUIRED.get(name, 0)
        apart = abs(accuracies[name] - accuracies["ours"])
        good = ratio >= least and apart <= ALLOWED
        missed += [] if good else [name]
        median = f"({np.median(taken):.0f})"
        needed = f"{least:.1f}×" if name in REQUIRED else ""
        print(
            f"{name:24}{taken.min():>8.0f}{median:>11}{ratio:>7.1f}×{needed:>10}"
            f"{accuracies[name]:>9.1f}%  {'ok' if good else 'MISSED'}"
        )
    print(f"\nMissed: {', '.join(missed)}." if missed else "\nEvery ratio holds.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
