"""Cases that an answer to an exercise of lesson 06 is tried on: by hand first, then random ones."""

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Arguments


def output_size_cases(rng: np.random.Generator) -> list[Arguments]:
    """Steps that come out even and steps that do not, with every setting in turn."""
    cases = [
        (8, 3, 1, 0, 1),
        (8, 3, 1, 1, 1),
        (7, 3, 2, 0, 1),
        (8, 3, 2, 1, 1),
        (28, 5, 3, 2, 1),
        (9, 3, 1, 0, 4),  # one output: the kernel covers all
        (12, 4, 3, 1, 2),
        (6, 1, 4, 0, 3),  # a kernel of 1 has no holes
        (1, 1, 1, 0, 1),
        (5, 2, 4, 3, 2),
    ]
    for _ in range(4):
        kernel_size, dilation = (int(value) for value in rng.integers(2, 5, 2))
        stride, padding = int(rng.integers(2, 5)), int(rng.integers(1, 4))
        room = int(rng.integers(0, 20))
        cases.append((dilation * (kernel_size - 1) + 1 + room, kernel_size, stride, padding,
                      dilation))  # fmt: skip
    return cases


def picture_of(rng: np.random.Generator, height: int, width: int) -> NDArray:
    """Rectangle of numbers with one decimal."""
    return rng.normal(scale=3, size=(height, width)).round(1)


def convolution_cases(rng: np.random.Generator) -> list[Arguments]:
    """Squares worked out by hand and rectangles, with and without steps left over."""
    numbers = np.arange(16).reshape(4, 4)
    cases = [
        (numbers, np.array([[0, 1], [2, 3]]), 1, 0),
        (numbers, np.array([[1, 0], [0, -1]]), 2, 0),
        (numbers[:2, :3] + 1, np.array([[1, 2, 3]]), 1, 1),
        (numbers[:3, :3], np.array([[0.5]]), 2, 0),
        (numbers, numbers - 5, 1, 0),  # one output: the kernel covers all
    ]
    for stride, padding in ((1, 0), (2, 1), (3, 2), (2, 0)):
        height, width = rng.integers(5, 8), rng.integers(8, 11)
        kernel = picture_of(rng, *rng.integers(2, 4, 2))
        cases.append((picture_of(rng, height, width), kernel, stride, padding))
    return cases


def max_pool_cases(rng: np.random.Generator) -> list[Arguments]:
    """Windows side by side, overlapping and apart; negative numbers; rows left over."""
    numbers = np.array([[1, 3, 2, 1], [4, 2, 0, 5], [7, 1, 3, 2], [0, 6, 1, 8]])
    cases = [
        (numbers, 2, 2),
        (numbers, 3, 1),
        (numbers - 9, 2, 2),
        (numbers[:, :3], 1, 2),
        (numbers, 4, 3),
    ]
    for kernel_size, stride in ((2, 3), (3, 2), (2, 1), (3, 3)):
        height, width = rng.integers(5, 8), rng.integers(8, 11)
        cases.append((picture_of(rng, height, width), kernel_size, stride))
    return cases


def transposed_size_cases(rng: np.random.Generator) -> list[Arguments]:
    """Every setting in turn, then all together."""
    cases = [
        (4, 3, 1, 0, 0, 1),
        (4, 3, 2, 0, 0, 1),
        (4, 3, 2, 1, 1, 1),
        (7, 4, 2, 1, 0, 1),
        (5, 3, 1, 0, 0, 3),
        (1, 1, 1, 0, 0, 1),
        (6, 2, 4, 2, 3, 2),
        (3, 5, 3, 4, 2, 4),
    ]
    for _ in range(4):
        size, stride, dilation = (int(value) for value in rng.integers(4, 9, 3))
        padding, output_padding = (int(value) for value in rng.integers(1, 4, 2))
        cases.append((size, int(rng.integers(2, 6)), stride, padding, output_padding, dilation))
    return cases


def receptive_field_cases(rng: np.random.Generator) -> list[Arguments]:
    """One layer, stacks with stride and with dilation, and both together."""
    cases = [
        [(3, 1, 1)],
        [(3, 1, 1), (3, 1, 1), (3, 1, 1)],
        [(3, 2, 1), (3, 1, 1)],
        [(5, 2, 1), (3, 2, 1), (3, 2, 1)],
        [(3, 1, 1), (3, 1, 2), (3, 1, 4)],
        [(1, 3, 2)],
        [(2, 2, 3), (4, 3, 2), (3, 1, 1)],
    ]
    for count in (2, 3, 4, 5):
        cases.append([tuple(int(value) for value in rng.integers(2, 5, 3)) for _ in range(count)])
    return [(layers,) for layers in cases]
