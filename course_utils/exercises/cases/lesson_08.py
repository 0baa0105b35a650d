"""Cases that an answer to an exercise of lesson 08 is tried on: by hand first, then random ones."""

import numpy as np

from course_utils.exercises.exercise import Arguments


def encoder_cases(rng: np.random.Generator) -> list[Arguments]:
    """The lesson's encoder, single convolutions, pictures that are no squares, strides 1 to 3."""
    cases = [
        ((1, 28, 28), [(8, 3, 2, 1), (16, 3, 2, 1)], 16),
        ((1, 6, 9), [(4, 3, 1, 0)], 2),
        ((3, 11, 8), [(5, 4, 3, 2)], 6),
        ((1, 10, 7), [(2, 2, 2, 0), (3, 3, 2, 1)], 4),
        ((2, 9, 13), [(4, 5, 2, 2), (6, 3, 1, 1), (3, 3, 2, 0)], 5),
    ]
    return cases + [_random_encoder(rng) for _ in range(3)]


def _random_encoder(rng: np.random.Generator) -> Arguments:
    channels, first, second, size, stride, padding = (
        int(n) for n in rng.integers((1, 2, 2, 2, 2, 0), (4, 6, 6, 5, 4, 3))
    )
    shape = (channels, int(rng.integers(12, 20)), int(rng.integers(20, 30)))
    convolutions = [(first, size, stride, padding), (second, 3, 2, 1)]
    return shape, convolutions, int(rng.integers(7, 12))


def decoder_cases(rng: np.random.Generator) -> list[Arguments]:
    """The lesson's decoder, then sides that are odd in one step, in both, or in none."""
    maps_1, maps_2 = (int(maps) for maps in rng.choice(np.arange(2, 9), 2, replace=False))
    sides = [4 * int(rng.integers(3, 7)) + rest for rest in range(4)]
    cases = [(16, 28, 8, 16), (2, 27, 4, 6), (5, 25, 3, 4), (3, 26, 6, 5), (1, 28, 5, 7)]
    return cases + [(int(rng.integers(2, 20)), side, maps_1, maps_2) for side in sides]


def loss_cases(rng: np.random.Generator) -> list[Arguments]:
    """By hand, equal pictures, single pictures, batches with and without channels."""
    tiny = np.array([[[0.0, 1.0], [1.0, 0.0]]])
    cases = [
        (tiny, np.array([[[0.2, 0.7], [0.9, 0.0]]])),
        (tiny, tiny.copy()),
        (tiny, 1 - tiny),
        (tiny, tiny + 0.5),
        (tiny[0], np.full((2, 2), 0.5)),
    ]
    for shape in ((4, 3, 5), (6, 28, 28), (3, 1, 4, 4), (5, 12)):
        cases.append((rng.integers(0, 2, shape).astype(float), rng.uniform(0, 1, shape).round(3)))
    return cases


def interpolation_cases(rng: np.random.Generator) -> list[Arguments]:
    """Codes of one, two and more numbers; from two steps on; from a code to itself."""
    cases = [
        (np.array([0.0, 4.0]), np.array([2.0, 0.0]), 5),
        (np.array([1.0, -2.0]), np.array([3.0, 1.0]), 2),
        (np.array([5.0]), np.array([-1.0]), 4),
        (np.array([1.5, 0.5, -3.0]), np.array([1.5, 0.5, -3.0]), 3),
        (np.array([2, -1]), np.array([-2, 6]), 3),
    ]
    for size, count in ((2, 7), (8, 9), (16, 6)):
        first, last = rng.normal(size=(2, size)).round(2)
        cases.append((first, last, count))
    return cases
