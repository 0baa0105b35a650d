"""Cases that an answer to an exercise of lesson 02 is tried on: by hand first, then random ones."""

import numpy as np

from course_utils.exercises.exercise import Arguments


def number_cases(rng: np.random.Generator) -> list[Arguments]:
    """Numbers and arrays around 0, whole numbers among them, and numbers up to ±1000."""
    numbers = [2.0, 0.0, -2.0, 0.5, -0.3, 1.0, 7.5, 3, -1, 0, 1000.0, -1000.0]
    arrays = [
        np.array([-2.0, 0.0, 3.0]),
        np.array([[0.5, -0.5], [0.0, 1.0], [-4.0, 9.0]]),
        np.array([-3, 0, 1, 8]),
        np.array([-1000.0, -40.0, 40.0, 1000.0]),
        rng.normal(scale=3, size=6).round(2),
        rng.normal(scale=3, size=(2, 1, 3)).round(2),
    ]
    return [(z,) for z in numbers + arrays]


def layer_cases(rng: np.random.Generator) -> list[Arguments]:
    """Two layers worked out by hand, then layers of all sizes, equal ones among them."""
    cases = [
        (
            np.array([[1.0, 2.0], [0.0, -1.0]]),
            np.array([1.0, -1.0]),
            np.array([[2.0, 0.0], [1.0, 3.0]]),
            np.array([0.5, -2.0]),
        )
    ]
    for sizes in ((2, 3, 1), (4, 2, 3), (3, 3, 3), (1, 4, 2), (2, 1, 2)):
        inputs, hidden, outputs = sizes
        shapes = ((inputs, hidden), (hidden,), (hidden, outputs), (outputs,))
        cases.append(tuple(rng.normal(scale=2, size=shape).round(1) for shape in shapes))
    return cases
