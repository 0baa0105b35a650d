"""Cases that an answer to an exercise of lesson 07 is tried on: by hand first, then random ones."""

import numpy as np

from course_utils.exercises.exercise import Arguments
from course_utils.exercises.layer_stacks import Layer, shapes_after

#: The CNN of the lesson.
CNN: list[Layer] = [
    ("conv", 1, 16, 5, 2), ("relu",), ("pool", 2),
    ("conv", 16, 32, 5, 2), ("relu",), ("pool", 2),
    ("flatten",), ("dense", 1568, 10),
]  # fmt: skip

#: 784-36-10.
MLP: list[Layer] = [("flatten",), ("dense", 784, 36), ("relu",), ("dense", 36, 10)]


def shape_cases(rng: np.random.Generator) -> list[Arguments]:
    """Single layers, pictures that are no squares, windows that do not fit, whole networks."""
    cases = [
        ((1, 8, 8), [("conv", 1, 4, 3, 0)]),
        ((2, 7, 10), [("pool", 2)]),
        ((3, 6, 9), [("conv", 3, 2, 3, 1), ("relu",), ("pool", 3)]),
        ((4, 11, 5), [("pool", 3), ("flatten",), ("dense", 12, 6)]),
        ((2, 9, 4), [("conv", 2, 5, 2, 1), ("conv", 5, 3, 1, 2)]),
        ((1, 28, 28), CNN),
        ((1, 28, 28), MLP),
    ]
    return cases + [random_stack(rng) for _ in range(3)]


def random_stack(rng: np.random.Generator) -> Arguments:
    """Convolution, ReLU, pooling and a dense layer of random sizes."""
    channels, maps, kernel_size, padding = (
        int(n) for n in rng.integers((1, 2, 2, 0), (4, 6, 6, 3))
    )
    shape = (channels, int(rng.integers(9, 14)), int(rng.integers(15, 20)))
    layers: list[Layer] = [
        ("conv", channels, maps, kernel_size, padding),
        ("relu",),
        ("pool", int(rng.integers(2, 4))),
        ("flatten",),
    ]
    numbers = shapes_after(shape, layers)[-1][0]
    return shape, [*layers, ("dense", numbers, int(rng.integers(2, 8)))]


def count_cases(rng: np.random.Generator) -> list[Arguments]:
    """One layer of each kind, layers without parameters, whole networks."""
    cases = [
        [("conv", 1, 4, 3, 0)],
        [("dense", 6, 2)],
        [("conv", 3, 5, 2, 1)],
        [("relu",), ("pool", 2), ("flatten",)],
        MLP,
        CNN,
        [("conv", 2, 3, 3, 1), ("conv", 3, 4, 5, 0), ("relu",)],
    ]
    return [(layers,) for layers in cases + [random_stack(rng)[1] for _ in range(3)]]


def network_cases(rng: np.random.Generator) -> list[Arguments]:
    """The network of the lesson, then other numbers of maps and other odd kernels."""
    first, second = (int(maps) for maps in rng.choice(np.arange(2, 12), 2, replace=False))
    return [(16, 32, 5), (6, 8, 3), (3, 4, 7), (first, second, 5), (second, first, 1)]


def dilated_cases(rng: np.random.Generator) -> list[Arguments]:
    """Kernels to replace, the one of the lesson first; that of 3 × 3 needs no dilation."""
    return [(5,), (7,), (9,), (3,)]
