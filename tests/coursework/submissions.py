"""What students hand in: notebooks of every quality, with the points that each must get.

Three kinds are tried with every lesson. A class of thirty hands in CLASS_LESSON: accidents and
tricks, which do not depend on the lesson, and answers drawn from those of tests/exercises.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import numpy as np
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from course_utils.coursework.assignment import exercise_cells, solution_body
from course_utils.exercises import Worksheet

CLASS_LESSON, CLASS_SIZE, SEED = "01", 30, 2026

#: What nbgrader's release has in place of an answer.
STUB = "    # YOUR CODE HERE\n    raise NotImplementedError()"

FAKE = """
class AlwaysRight:
    def __getattr__(self, name):
        return lambda *arguments, **options: None

exercises = AlwaysRight()
"""

#: How often a student who can do everything, or nothing, leaves these kinds of answers.
ABLE = {"solution": 0.5, "right": 0.5}
UNABLE = {"wrong": 0.7, "untouched": 0.2, "emptied": 0.1}


class Submission(NamedTuple):
    """How a student fills in the released notebook, and what grading must make of it."""

    fill: Callable[[NotebookNode, Worksheet, Path], None]
    points: float
    #: Name of the file handed in; None for the right one, "" for none at all.
    file_name: str | None = None
    #: Cells that fail though they are no checks.
    failing: int = 0


def answer(notebook: NotebookNode, name: str, body: str) -> None:
    """Write a body into a stub of the released notebook."""
    cell = exercise_cells(notebook, "solution")[name]
    assert STUB in cell.source
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    cell.source = cell.source.replace(STUB, lines)


def solved(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
    for name in sheet.names:
        answer(notebook, name, solution_body(sheet, name))


def untouched(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
    pass


def half(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
    """The first half (rounded down) solved, the next one returns nothing, the rest untouched."""
    count = len(sheet.names) // 2
    for name in sheet.names[:count]:
        answer(notebook, name, solution_body(sheet, name))
    answer(notebook, sheet.names[count], "return None")


def tampered(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
    """Half right, every check replaced, and a copy of the course with checks of its own."""
    half(notebook, sheet, folder)
    for i, cell in enumerate(exercise_cells(notebook, "grade").values()):
        cell.source = "pass" if i % 2 else 'print("Right")'
        cell.metadata.nbgrader.points = 100
    fake = folder / "course_utils" / "exercises" / f"lesson_{sheet.lesson}.py"
    fake.parent.mkdir(parents=True)
    fake.write_text(FAKE)
    for package in (fake.parent, fake.parent.parent):
        (package / "__init__.py").touch()


def rebound(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
    """Half right, and the name `exercises` means something that finds everything right."""
    half(notebook, sheet, folder)
    first = next(i for i, cell in enumerate(notebook.cells) if "import exercises" in cell.source)
    notebook.cells.insert(first + 1, new_code_cell(FAKE))


def endless(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
    """One answer that never ends, and nothing else attempted."""
    answer(notebook, sheet.names[0], "while True:\n    pass")


def careless(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
    """Everything solved, and then the first answer's cell deleted and the last one's emptied."""
    solved(notebook, sheet, folder)
    cells = exercise_cells(notebook, "solution")
    notebook.cells.remove(cells[sheet.names[0]])
    cells[sheet.names[-1]].source = ""


def no_checks(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
    """Half right, and all checks deleted."""
    half(notebook, sheet, folder)
    for cell in exercise_cells(notebook, "grade").values():
        notebook.cells.remove(cell)


def drawn(sheet: Worksheet, rng: np.random.Generator) -> Submission:
    """What a student of a drawn ability hands in."""
    ability = rng.random()
    shares = {kind: ability * share for kind, share in ABLE.items()}
    shares |= {kind: (1 - ability) * share for kind, share in UNABLE.items()}
    kinds = rng.choice(list(shares), p=list(shares.values()), size=len(sheet.names))
    chosen = dict(zip(sheet.names, map(str, kinds), strict=True))
    places = {name: int(rng.integers(1000)) for name in sheet.names}

    def fill(notebook: NotebookNode, sheet: Worksheet, folder: Path) -> None:
        for name, kind in chosen.items():
            cell = exercise_cells(notebook, "solution")[name]
            if kind == "solution":
                answer(notebook, name, solution_body(sheet, name))
            elif kind == "emptied":
                cell.source = ""
            elif kind != "untouched":
                cell.source = answer_of_tests(sheet.lesson, name, kind, places[name])

    points = sum(sheet.find(name).points for name, kind in chosen.items() if kind in ABLE)
    return Submission(fill, float(points))


def answer_of_tests(lesson: str, name: str, kind: str, place: int) -> str:
    """Code that takes a right or wrong answer from those of tests/exercises."""
    module = f"tests.exercises.{kind}_answers_lesson_{lesson}"
    answers = getattr(import_module(module), kind.upper())[name]
    entry = f"{kind.upper()}[{name!r}][{place % len(answers)}]" + "[0]" * (kind == "wrong")
    return f"from {module} import {kind.upper()}\n\n{name} = {entry}"


def submissions(sheet: Worksheet) -> dict[str, Submission]:
    """Name of each student → what is handed in for a lesson."""
    points = [exercise.points for exercise in sheet.exercises]
    full, part = float(sum(points)), float(sum(points[: len(points) // 2]))
    found = {
        "half": Submission(half, part),
        "solved": Submission(solved, full),
        "untouched": Submission(untouched, 0.0),
    }
    if sheet.lesson != CLASS_LESSON:
        return found
    found |= {
        "careless": Submission(careless, full - points[0] - points[-1]),
        "endless": Submission(endless, 0.0, failing=1),
        "misnamed": Submission(solved, 0.0, file_name="my homework.ipynb"),
        "missing": Submission(untouched, 0.0, file_name=""),
        "no_checks": Submission(no_checks, part),
        "rebound": Submission(rebound, part),
        "tampered": Submission(tampered, part),
    }
    rng = np.random.default_rng(SEED)
    for number in range(len(found), CLASS_SIZE):
        found[f"student{number:02}"] = drawn(sheet, rng)
    return found
