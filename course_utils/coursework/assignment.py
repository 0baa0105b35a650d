"""A lesson's notebook with its exercises solved, and as the source of an nbgrader assignment."""

import ast
import copy
import itertools
import re
import zlib
from textwrap import dedent, indent
from typing import Literal

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from course_utils.exercises.worksheet import Worksheet

#: A link to another lesson or a file of the course; an assignment is handed out without them.
RELATIVE_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\((?!\w+:|#)[^)\s]+\.\w+[^)\s]*\)")

#: The line of a stub that the learner replaces.
STUB_LINE = re.compile(r"^(?P<space>[ \t]+)raise NotImplementedError.*$", re.MULTILINE)

CHECK_CALL = re.compile(r"^exercises\.check\(\"(?P<name>\w+)\", (?P<function>\w+)\)", re.MULTILINE)

HIDDEN = "### BEGIN HIDDEN TESTS\n{code}\n### END HIDDEN TESTS"

Role = Literal["solution", "grade"]


def exercise_cells(notebook: NotebookNode, role: Role) -> dict[str, NotebookNode]:
    """Cells with nbgrader's metadata.

    Parameters
    ----------
    notebook : NotebookNode
    role : "solution" or "grade"
        The stubs or the checks.

    Returns
    -------
    Name of the exercise → its cell, in the order of the notebook.
    """
    marked = [(cell.metadata.get("nbgrader", {}), cell) for cell in notebook.cells]
    return {
        mark["grade_id"].removesuffix("-check"): cell for mark, cell in marked if mark.get(role)
    }


def solved_notebook(
    notebook: NotebookNode, worksheet: Worksheet, marked: bool = False
) -> NotebookNode:
    """Copy a lesson's notebook and write the solution into every exercise.

    Parameters
    ----------
    notebook : NotebookNode
    worksheet : Worksheet
        Of the lesson.
    marked : bool
        Put nbgrader's marks around the solutions.

    Raises
    ------
    ValueError
        Where the notebook and the worksheet do not have the same exercises, or a stub has no
        line with NotImplementedError.
    """
    notebook = copy.deepcopy(notebook)
    stubs = exercise_cells(notebook, "solution")
    _require_same_exercises(stubs, worksheet)
    for name, cell in stubs.items():
        cell.source = _filled(name, cell.source, solution_body(worksheet, name), marked)
    return notebook


def source_notebook(notebook: NotebookNode, worksheet: Worksheet, course: str) -> NotebookNode:
    """Make the instructor's version: solutions between marks, hidden checks, no way to a solution.

    Links to other lessons become plain words, since an assignment is handed out alone.

    Parameters
    ----------
    notebook : NotebookNode
        The lesson.
    worksheet : Worksheet
        Of the lesson.
    course : str
        Name of the course; the hidden checks of two courses try different cases.

    Raises
    ------
    ValueError
        Where the notebook does not have a stub and a check for each exercise.
    """
    notebook = solved_notebook(notebook, worksheet, marked=True)
    checks = exercise_cells(notebook, "grade")
    _require_same_exercises(checks, worksheet)
    for name, cell in checks.items():
        _move_hints_out(notebook, cell, name)
        seed = zlib.crc32(f"{course}/{worksheet.lesson}/{name}".encode())
        cell.source = _with_hidden_check(cell.source, worksheet.lesson, name, seed)
    for cell in notebook.cells:
        cell.source = _without_solution_calls(cell)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = RELATIVE_LINK.sub(r"\1", cell.source)
    notebook.metadata.pop("widgets", None)
    return notebook


def solution_body(worksheet: Worksheet, name: str) -> str:
    """Take what stands below the docstring in the solution of an exercise.

    Parameters
    ----------
    worksheet : Worksheet
    name : str
        Of the exercise.

    Raises
    ------
    ValueError
        Where the solutions are not installed.
    """
    source = worksheet.solution_source(name)
    if source is None:
        raise ValueError(f"The solutions of lesson {worksheet.lesson} are not installed.")
    docstring = ast.parse(source).body[0].body[0]
    return dedent("\n".join(source.splitlines()[docstring.end_lineno :]))


def _filled(name: str, stub: str, body: str, marked: bool) -> str:
    place = STUB_LINE.search(stub)
    if not place:
        raise ValueError(f"The stub of {name} has no line with NotImplementedError.")
    if marked:
        body = f"### BEGIN SOLUTION\n{body}\n### END SOLUTION"
    return stub[: place.start()] + indent(body, place["space"]) + stub[place.end() :]


def _with_hidden_check(source: str, lesson: str, name: str, seed: int) -> str:
    """Import the checks anew, since the learner may have given the name to something else."""
    call = CHECK_CALL.search(source)
    if not call or call["name"] != name:
        raise ValueError(f'The check of {name} has no line exercises.check("{name}", …).')
    fresh = f"from course_utils.exercises.lesson_{lesson} import exercises"
    grade = f'exercises.grade("{name}", {call["function"]}, seed={seed})'
    return "\n".join([HIDDEN.format(code=fresh), source.rstrip(), HIDDEN.format(code=grade)])


def _move_hints_out(notebook: NotebookNode, check: NotebookNode, name: str) -> None:
    """Give the calls of hints a cell of their own, since nbgrader locks the one of the check."""
    lines = check.source.split("\n")
    hints = [line for line in lines if "exercises.hint(" in line]
    if hints:
        check.source = "\n".join(line for line in lines if line not in hints)
        cell = new_code_cell("\n".join(hints), id=f"{name}-hint")
        notebook.cells.insert(notebook.cells.index(check) + 1, cell)


def _without_solution_calls(cell: NotebookNode) -> str:
    """Drop each line of code, and each sentence of text, that names show_solution."""
    parts = re.split(r"(\n)" if cell.cell_type == "code" else r"(\n|(?<=[.!?])[ ]+)", cell.source)
    pairs = itertools.zip_longest(parts[::2], parts[1::2], fillvalue="")
    return "".join(part + gap for part, gap in pairs if "show_solution" not in part)


def _require_same_exercises(cells: dict[str, NotebookNode], worksheet: Worksheet) -> None:
    if set(cells) != set(worksheet.names):
        raise ValueError(
            f"The notebook of lesson {worksheet.lesson} has cells for {', '.join(cells) or 'none'}"
            f"; the exercises are {', '.join(worksheet.names)}."
        )
