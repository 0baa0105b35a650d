"""Cases that an answer to an exercise of lesson 05 is tried on: by hand first, then random ones."""

from itertools import pairwise

import numpy as np

from course_utils.exercises.exercise import Arguments


def one_hot_cases(rng: np.random.Generator) -> list[Arguments]:
    """Few and many labels, in order and not, with and without the highest class."""
    cases = [
        (np.array([2, 0, 1]), 3),
        (np.array([3, 1, 3, 0, 1]), 5),  # class 4 does not occur, and 3 occurs twice
        (np.array([7]), 10),
        (np.array([0, 0]), 2),
        (np.arange(4), 4),
    ]
    for count, classes in ((6, 10), (4, 4), (8, 3)):
        cases.append((rng.integers(0, classes, count), classes))
    return cases


def accuracy_cases(rng: np.random.Generator) -> list[Arguments]:
    """Probabilities and scores below 0 and above 1; from all wrong to all right, without ties."""
    three = np.array([[0.7, 0.2, 0.1], [0.2, 0.3, 0.5], [0.3, 0.6, 0.1]])
    cases = [
        (three, np.array([0, 2, 2])),  # the third is wrong
        (three, np.array([0, 2, 1])),
        (three, np.array([1, 0, 2])),
        (np.array([[-3.0, -1.0], [5.0, 2.0], [0.5, 4.0], [-2.0, -6.0]]), np.array([1, 0, 0, 0])),
        (np.array([[0.4, 0.35, 0.25]]), np.array([0])),  # the largest is below one half
        (np.array([[0.0, 1.0, 2.0, 3.0], [9.0, 1.0, 2.0, 3.0]]), np.array([3, 3])),
    ]
    for count, classes in ((7, 3), (9, 10), (5, 5)):
        scores, labels = rng.normal(size=(count, classes)), rng.integers(0, classes, count)
        scores[:3, :] += 4 * np.eye(classes)[labels[:3]]  # some are right for certain
        cases.append((scores.round(2), labels))
    return cases


def forward_cases(rng: np.random.Generator) -> list[Arguments]:
    """Two layers, then one and three; one example and several; a square layer among them."""
    cases = [
        (
            np.array([[1.0, 0.0], [0.5, 1.0], [0.0, 0.0]]),
            [np.array([[1.0, -2.0], [3.0, 0.5]]), np.array([[2.0, -1.0, 0.0], [0.5, 1.0, -2.0]])],
            [np.array([-1.0, 0.5]), np.array([0.1, 0.0, -0.3])],
        )
    ]
    for count, sizes in ((4, (3, 5, 2)), (3, (2, 4)), (2, (3, 3, 3, 3)), (1, (6, 4, 10))):
        weights = [rng.normal(size=pair).round(1) for pair in pairwise(sizes)]
        biases = [rng.normal(size=size).round(1) for size in sizes[1:]]
        cases.append((rng.uniform(size=(count, sizes[0])).round(1), weights, biases))
    return cases


def batch_cases(rng: np.random.Generator) -> list[Arguments]:
    """Batches that fit and that leave a rest, batches of one, and a batch larger than all."""
    cases = []
    for order, batch_size in (
        ([3, 0, 4, 1, 2], 2),
        ([2, 0, 1, 3], 2),
        ([1, 2, 0], 1),
        ([1, 0], 5),
        (rng.permutation(7), 3),
        (rng.permutation(10), 4),
        (rng.permutation(9), 3),
    ):
        count = len(order)
        x = np.arange(count)[:, None] / 10 + np.array([0.0, 1.0])  # no two examples are equal
        cases.append((x, rng.permutation(count) + 10, np.array(order), batch_size))
    return cases
