"""A small notebook with the exercises of a lesson, in the form that the lessons have."""

import inspect
import re
from importlib import import_module

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_utils.exercises import lesson_worksheet

STUB_END = 'raise NotImplementedError("replace this line with your code")'


def made_lesson(lesson: str) -> NotebookNode:
    """Notebook of stubs, visible calls and checks, with nbgrader's metadata.

    It imports what the solutions import, as the lesson does.
    """
    worksheet = lesson_worksheet(lesson)
    solutions = inspect.getsource(
        import_module(f"course_utils.exercises.solutions.lesson_{lesson}")
    )
    imports = re.findall(r"^(?:import|from) .+", solutions, re.MULTILINE)
    imports += [
        "import numpy as np",
        f"from course_utils.exercises.lesson_{lesson} import exercises",
    ]
    setup = "\n".join(imports)
    cells = [new_markdown_cell(f"# Lesson {lesson}", id="title"), new_code_cell(setup, id="setup")]
    for number, exercise in enumerate(worksheet.exercises, start=1):
        name, points = exercise.name, exercise.points
        text = f"### Exercise {number}: {exercise.title}\n{exercise.contract}"
        call = f'exercises.find("{name}").cases(np.random.default_rng(0))[0]'
        cells += [
            new_markdown_cell(text, id=f"{name}-text"),
            new_code_cell(stub(lesson, name), id=name, metadata=_mark(name, solution=True)),
            new_code_cell(f"exercises.try_out({name}, *{call})", id=f"{name}-call"),
            new_code_cell(
                f'exercises.check("{name}", {name})\n'
                f'# exercises.hint("{name}")  # remove the first # for a hint\n'
                f'# exercises.show_solution("{name}")  # and for the solution',
                id=f"{name}-check",
                metadata=_mark(f"{name}-check", grade=True, locked=True, points=points),
            ),
        ]
    cells.append(new_code_cell("exercises.progress()", id="progress"))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def stub(lesson: str, name: str) -> str:
    """Signature and docstring of the solution, and a line to replace."""
    solutions = import_module(f"course_utils.exercises.solutions.lesson_{lesson}")
    source = inspect.getsource(getattr(solutions, name))
    head = re.match(r'def .*?:\n    """.*?"""\n', source, re.DOTALL).group()
    return f"{head}    {STUB_END}"


def _mark(grade_id: str, **values: bool | int) -> dict:
    plain = {"grade": False, "solution": False, "locked": False, "task": False}
    mark = {"schema_version": 3, "cell_type": "code", "grade_id": grade_id}
    return {"nbgrader": mark | plain | values}
