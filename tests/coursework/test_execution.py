"""Grading leaves out what takes long and has no points, and nothing else."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import Execute

from course_utils.coursework.execution import AUTOGRADE_STEPS, NOT_RUN, SLOW, ExecuteAnswers

pytestmark = pytest.mark.coursework


def test_slow_cells_are_left_out_but_never_one_with_an_answer_or_points():
    cells = [
        new_code_cell("print(1)"),
        new_code_cell("print(2)", metadata={"tags": [SLOW]}),
        # A submission may bring any tags.
        new_code_cell("print(3)", metadata={"tags": [SLOW], "nbgrader": {"solution": True}}),
        new_code_cell("print(4)", metadata={"tags": [SLOW], "nbgrader": {"grade": True}}),
        new_code_cell("print(5)", metadata={"tags": ["readme"]}),
    ]
    notebook, _ = ExecuteAnswers(kernel_name="python3").preprocess(new_notebook(cells=cells), {})
    said = [cell.outputs[0].text for cell in notebook.cells]
    assert said == ["1\n", NOT_RUN, "3\n", "4\n", "5\n"]
    assert [cell.execution_count for cell in notebook.cells] == [1, None, 2, 3, 4]


def test_it_stands_in_the_place_of_nbgraders_own_execution():
    assert AUTOGRADE_STEPS[0] is ExecuteAnswers
    assert Execute not in AUTOGRADE_STEPS
    assert len(AUTOGRADE_STEPS) > 3
