"""Cases that an answer to an exercise of lesson 03 is tried on: by hand first, then random ones."""

import numpy as np

from course_utils.exercises.exercise import Arguments


def mse_cases(rng: np.random.Generator) -> list[Arguments]:
    """Answers above and below the targets, some of them right, and a single one."""
    cases = [
        (np.array([3.0, 1.0]), np.array([1.0, 2.0])),  # errors 2 and −1: loss 2.5
        (np.array([210.0, 300.0, 150.0]), np.array([200.0, 320.0, 150.0])),
        (np.array([4.0]), np.array([7.0])),
        (np.array([1, 2, 3, 4]), np.array([3, 2, 1, 0])),
    ]
    for count in (3, 5, 8):
        cases.append((rng.normal(size=count).round(1), rng.normal(2, 1, count).round(1)))
    return cases


def guess_cases(rng: np.random.Generator) -> list[Arguments]:
    """Odd and even numbers of prices, seldom in order, with and without an outlier."""
    cases = [
        np.array([240.0, 900.0, 200.0, 230.0, 210.0]),
        np.array([210, 200, 250]),
        np.array([300.0]),
        np.array([150.0, 1000.0, 260.0, 180.0]),  # every number from 180 to 260 is right for MAE
        np.array([120.0, 120.0, 500.0]),
        np.array([60.0, 310.0, 320.0, 300.0, 330.0, 40.0, 350.0]),
    ]
    for count in (6, 9):
        cases.append(rng.permutation(np.r_[rng.uniform(100, 400, count - 1), 2000.0]).round(0))
    return [(prices,) for prices in cases]


def softmax_cases(rng: np.random.Generator) -> list[Arguments]:
    """Squares and rectangles, equal scores, large ones, and rows far from each other."""
    cases = [
        np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0], [-1.0, 3.0, 1.0]]),
        np.array([[1.0, 3.0], [2.5, -1.0], [4.0, 4.0]]),
        np.array([[0.5, -0.5, 1.5, 2.0]]),
        np.array([[1000.0, 999.0, -1000.0, -1000.0], [3.0, 1.0, 2.0, 0.0]]),
        np.array([[-1000.0, -1001.0], [1000.0, 1000.0]]),
        np.array([[3, 1, 0], [0, 2, 2]]),
    ]
    for rows, columns in ((3, 3), (4, 2), (2, 5)):
        cases.append(rng.normal(scale=2, size=(rows, columns)).round(1))
    return [(scores,) for scores in cases]


def cross_entropy_cases(rng: np.random.Generator) -> list[Arguments]:
    """Sure and unsure, right and wrong scores; the last ones beyond what exp can hold."""
    cases = [
        (np.array([[2.0, 1.0, 0.0], [0.0, 3.0, 1.0], [1.0, 0.0, -1.0]]), np.array([0, 1, 2])),
        (np.zeros((2, 4)), np.array([3, 0])),  # ln 4
        (np.array([[1.0, 3.0]]), np.array([0])),
        (np.array([[4.0, 0.5], [0.0, 2.0], [1.0, 1.5]]), np.array([0, 1, 1])),
        (np.array([[1000.0, 0.0, -1000.0], [5.0, 1.0, 2.0]]), np.array([2, 0])),
        (np.array([[-1000.0, -1002.0], [0.0, 1.0], [3.0, 1.0]]), np.array([1, 0, 0])),
    ]
    for rows, classes in ((5, 3), (4, 4), (6, 2)):
        scores = rng.normal(scale=2, size=(rows, classes)).round(1)
        cases.append((scores, rng.integers(0, classes, rows)))
    return cases


def epoch_cases(rng: np.random.Generator) -> list[Arguments]:
    """Batches of one size, a short last batch, single examples, and all examples at once."""
    x, y = np.array([[1.0], [2.0], [3.0], [-1.0]]), np.array([2.0, 3.0, 5.0, 0.0])
    start = np.array([0.5])
    cases = [
        (x, y, start, 0.5, 0.1, [np.array([2, 0]), np.array([3, 1])]),
        (x, y, start, 0.0, 0.05, [np.array([1]), np.array([3]), np.array([0]), np.array([2])]),
        (x, y, start, 1.0, 0.02, [np.array([3, 1, 0]), np.array([2])]),  # a short last batch
        (x, y, start, -0.5, 0.1, [np.array([0, 1, 2, 3])]),  # one batch: a single step
    ]
    for count, size in ((5, 2), (7, 3), (6, 4)):
        x, order = rng.normal(size=(count, 2)).round(1), rng.permutation(count)
        y, start = rng.normal(2, 1, count).round(1), rng.normal(size=2).round(1)
        batches = [order[k : k + size] for k in range(0, count, size)]
        cases.append((x, y, start, round(rng.normal(), 1), 0.05, batches))
    return cases
