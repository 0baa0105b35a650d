"""All 60,000 digits learned and the other 10,000 read, by two networks of the course.

python start.py bench full_mnist [mlp] [cnn]

The first run downloads MNIST (11 MB), from COURSE_DATA_MIRROR where that is set. The 10,000 digits
are looked at once, at the end.
"""

import sys
import time
from collections.abc import Callable

import numpy as np
import torch

from course_utils.datasets import load_mnist
from course_utils.models.digits import accuracy, as_inputs
from course_utils.models.mlp import MLP
from course_utils.models.torch_networks import cnn
from course_utils.training import made_with_seed, train

#: Network → test accuracy that we claim, and seconds that training may take.
REQUIRED = {"mlp": (0.95, 60), "cnn": (0.987, 600)}
#: Of each epoch in NumPy; chosen on the last 10,000 of the 60,000.
BATCH_SIZE, LEARNING_RATES = 10, (0.5, 0.5, 0.5, 0.5, 0.2, 0.1)
#: For the CNN; fifteen times as many digits need fewer epochs, and larger batches are faster.
CNN_TRAINING = {"epochs": 3, "batch_size": 64, "learning_rate": 3e-3, "falling": True}
Digits = tuple[np.ndarray, np.ndarray]


def learn_with_mlp(digits: Digits, test_images: np.ndarray) -> tuple[np.ndarray, float]:
    """Train 784-30-10 in NumPy, softmax and cross-entropy; scores, and seconds of training."""
    network = MLP((784, 30, 10), output="softmax", rng=np.random.default_rng(0), dtype=np.float32)
    x, labels = as_inputs(digits[0]), digits[1]
    start = time.perf_counter()
    for learning_rate in LEARNING_RATES:
        network.train_epoch(x, labels, BATCH_SIZE, learning_rate)
    return network.forward(as_inputs(test_images)), time.perf_counter() - start


def learn_with_cnn(digits: Digits, test_images: np.ndarray) -> tuple[np.ndarray, float]:
    """Train the CNN of lesson 07 in PyTorch with Adam; scores, and seconds of training."""
    x, x_test = (
        torch.from_numpy(as_inputs(images)).reshape(-1, 1, 28, 28)
        for images in (digits[0], test_images)
    )
    network = made_with_seed(cnn, 0)
    start = time.perf_counter()
    train(network, x, torch.from_numpy(digits[1]), **CNN_TRAINING)
    taken = time.perf_counter() - start
    with torch.no_grad():
        return np.concatenate([network(part).numpy() for part in x_test.split(500)]), taken


WAYS: dict[str, Callable[[Digits, np.ndarray], tuple[np.ndarray, float]]] = {
    "mlp": learn_with_mlp,
    "cnn": learn_with_cnn,
}


def main(names: list[str]) -> int:
    """Train what is named, or both; 1 where an accuracy or a time is missed."""
    unknown = [name for name in names if name not in WAYS]
    if unknown:
        print(f"There is no network {unknown[0]!r}; there are {', '.join(WAYS)}.")
        return 1
    # On a busy computer a second thread waits for the first, and costs more than it gains.
    torch.set_num_threads(1)
    digits, (test_images, test_labels) = (
        load_mnist(split, full=True) for split in ("train", "test")
    )
    print(f"{len(digits[1]):,} digits to learn from, {len(test_labels):,} to be judged by.\n")
    print(f"{'network':10}{'accuracy':>10}{'required':>10}{'seconds':>10}{'allowed':>10}")
    missed = []
    for name in names or WAYS:
        scores, seconds = WAYS[name](digits, test_images)
        share = accuracy(scores, test_labels)
        least, most = REQUIRED[name]
        good = share >= least and seconds <= most
        missed += [] if good else [name]
        print(
            f"{name:10}{100 * share:>9.2f}%{100 * least:>9.1f}%{seconds:>10.0f}{most:>10}"
            f"  {'ok' if good else 'MISSED'}",
            flush=True,
        )
    print(f"\nMissed: {', '.join(missed)}." if missed else "\nAs claimed.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
