"""The backward pass of lesson 04 that learners mend: wrong in one place, and the check says where.

Its code stands in the stub, below the line that keeps it from running.
"""

import re

import nbformat
import numpy as np
import pytest

from course_utils.coursework.assignment import STUB_LINE, exercise_cells
from course_utils.coursework.course import NOTEBOOKS
from course_utils.exercises.examination import examine
from course_utils.exercises.lesson_04 import BACKWARD
from course_utils.models.activations import sigmoid, sigmoid_derivative

WRONG, RIGHT = "sigmoid_derivative(hidden)", "hidden * (1 - hidden)"


def planted(wrong: str = WRONG):
    """Function in the stub without the line, or with another piece in place of the wrong one."""
    notebook = nbformat.read(NOTEBOOKS / "04_backpropagation.ipynb", as_version=4)
    stub = exercise_cells(notebook, "solution")[BACKWARD.name].source
    function = STUB_LINE.sub("", stub.split("\n\n\n")[0])
    assert function.count(WRONG) == 1
    scope = {"sigmoid": sigmoid, "sigmoid_derivative": sigmoid_derivative}
    exec(function.replace(WRONG, wrong), scope)
    return scope[BACKWARD.name]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_check_names_a_weight_of_the_first_layer(seed):
    verdict = examine(BACKWARD, planted(), seed)
    assert (verdict.status, verdict.points) == ("wrong", 0)
    assert re.search(r"Worst: layer 1, .*, which is d(W|b)1\[", verdict.sentence)
    assert "dW2 and db2 pass." in verdict.sentence


def test_mending_that_one_place_is_enough():
    assert examine(BACKWARD, planted(RIGHT), seed=1).points == BACKWARD.points


def test_a_network_learns_in_spite_of_the_mistake():
    """So nobody would notice without a check, as the lesson says."""
    x, y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0.0], [1], [1], [0]])
    rng = np.random.default_rng(0)
    parts = [rng.normal(size=shape) for shape in ((2, 4), (4,), (4, 1), (1,))]
    backward = planted()
    for _ in range(2000):
        slopes = backward(x, y, *parts)
        parts = [part - 2.0 * slope for part, slope in zip(parts, slopes, strict=True)]
    y_hat = sigmoid(sigmoid(x @ parts[0] + parts[1]) @ parts[2] + parts[3])
    assert np.abs(y_hat - y).max() < 0.1
