"""Each lesson with exercises runs unsolved and solved, and its progress says so."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from course_utils.coursework.assignment import exercise_cells, solved_notebook
from course_utils.coursework.course import NOTEBOOKS
from course_utils.coursework.execution import SLOW
from course_utils.exercises import LESSONS, lesson_worksheet
from tests.exercises.made_lesson import made_lesson

LESSON_NOTEBOOKS = [
    # The made lesson, which tests of coursework use, has the form of the written ones.
    pytest.param("01", None, id="made-01"),
    *(
        pytest.param(lesson, path, id=path.stem)
        for lesson in LESSONS
        for path in NOTEBOOKS.glob(f"{lesson}_*.ipynb")
    ),
]


def read(lesson: str, path: Path | None) -> NotebookNode:
    """A lesson without its long trainings, on which no exercise depends."""
    notebook = nbformat.read(path, as_version=4) if path else made_lesson(lesson)
    notebook.cells = [cell for cell in notebook.cells if SLOW not in cell.metadata.get("tags", ())]
    return notebook


def run(notebook: NotebookNode, folder: Path) -> str:
    """Text that the cells printed and the plain text of what they displayed."""
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=120, resources=resources).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    texts = [o.get("text") or o.get("data", {}).get("text/plain", "") for o in outputs]
    return "\n".join(texts)


@pytest.mark.parametrize(("lesson", "path"), LESSON_NOTEBOOKS)
def test_unsolved_lesson_runs_with_nothing_done(lesson, path, tmp_path):
    count = len(lesson_worksheet(lesson).exercises)
    shown = run(read(lesson, path), tmp_path)
    assert f"0 of {count} done" in shown
    assert shown.count("○ To do") == count
    assert shown.count("not attempted yet") >= count


@pytest.mark.parametrize(("lesson", "path"), LESSON_NOTEBOOKS)
def test_solved_lesson_runs_with_all_done(lesson, path, tmp_path):
    worksheet = lesson_worksheet(lesson)
    shown = run(solved_notebook(read(lesson, path), worksheet), tmp_path)
    count = len(worksheet.exercises)
    assert f"{count} of {count} done" in shown
    assert shown.count("✓ Right") == count


@pytest.mark.parametrize(("lesson", "path"), LESSON_NOTEBOOKS)
def test_cells_of_exercises_are_as_agreed(lesson, path):
    notebook, worksheet = read(lesson, path), lesson_worksheet(lesson)
    stubs, checks = (exercise_cells(notebook, role) for role in ("solution", "grade"))
    assert tuple(stubs) == tuple(checks)
    assert set(stubs) == set(worksheet.names)
    for exercise in worksheet.exercises:
        name, stub, check = exercise.name, stubs[exercise.name], checks[exercise.name]
        mark = check.metadata.nbgrader
        assert stub.metadata.nbgrader.grade_id == name
        assert (mark.grade_id, mark.points) == (f"{name}-check", exercise.points)
        assert mark.locked
        parameters = r",\s+".join(exercise.parameters)
        function = re.match(rf"def (\w+)\(\s*{parameters}\s*\):\n", stub.source).group(1)
        assert 'raise NotImplementedError("replace this line with your code")' in stub.source
        lines = check.source.split("\n")
        assert lines[0] == f'exercises.check("{name}", {function})'
        assert all(line.startswith("# exercises.") for line in lines[1:])


def test_learner_in_a_real_kernel(tmp_path):
    """exit() does not end the kernel, line numbers are the cell's, nothing is a cell's value."""
    cells = [
        "from course_utils.exercises.lesson_01 import exercises",
        "def step(z):\n    exit()\n    return 1",
        'exercises.check("my_step", step)\nexercises.try_out(step, 1)',
        "def step(z):\n\n    return z.missing",
        'exercises.check("my_step", step)\nexercises.try_out(step, 1)',
        'def step(z):\n    return int(input("z"))',
        'exercises.check("my_step", step)\nexercises.try_out(step, 1)',
        'exercises.hint("my_step")',
        'exercises.show_solution("my_step")',
        "exercises.progress()",
    ]
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
    shown = run(notebook, tmp_path)
    assert shown.count("wanted to end Python with exit()") == 2
    assert shown.count("in line 3 (`return z.missing`)") == 2
    assert "asked for input()" in shown
    assert "0 of 5 done" in shown
    outputs = [output for cell in notebook.cells for output in cell.outputs]
    assert not [o for o in outputs if o.output_type in ("execute_result", "error")]
    assert not [o for o in outputs if o.get("name") == "stderr"]
