"""Real nbgrader grades submissions of every kind on each lesson that has exercises.

Half right means: the first half of the exercises (rounded down) is solved, the next one returns
nothing, and the rest is untouched.
"""

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from course_utils.coursework.assignment import exercise_cells, solution_body
from course_utils.coursework.course import NOTEBOOKS, find_lessons, release
from course_utils.coursework.execution import NOT_RUN, SLOW
from course_utils.exercises import LESSONS, Worksheet, lesson_worksheet
from tests.exercises.made_lesson import made_lesson

pytestmark = [pytest.mark.coursework, pytest.mark.timeout(900)]

#: Seconds an answer may loop. A lesson's cells take 1 to 2 seconds on an idle machine.
TIMEOUT = 10

#: What nbgrader's release has in place of an answer.
STUB = "    # YOUR CODE HERE\n    raise NotImplementedError()"

FAKE = """
class AlwaysRight:
    def __getattr__(self, name):
        return lambda *arguments, **options: None

exercises = AlwaysRight()
"""


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


SUBMISSIONS: tuple[Callable, ...] = (half, solved, untouched)
#: Tricks and accidents do not depend on the lesson, so that one lesson tries them.
ODD: tuple[Callable, ...] = (endless, rebound, tampered)
ODD_LESSON = "01"


def submissions(lesson: str) -> tuple[Callable, ...]:
    """What is handed in for a lesson."""
    return SUBMISSIONS + ODD * (lesson == ODD_LESSON)


def nbgrader(folder: Path, *arguments: str) -> str:
    """Run nbgrader in a course folder; returns what it printed."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env=os.environ | {"PATH": path, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def grade(lesson: str, folder: Path) -> Path:
    """Make a course folder in which nbgrader has graded one submission of each kind."""
    sheet = lesson_worksheet(lesson)
    notebooks = NOTEBOOKS
    if not list(NOTEBOOKS.glob(f"{lesson}_*.ipynb")):
        notebooks = folder / "notebooks"
        notebooks.mkdir()
        nbformat.write(made_lesson(lesson), notebooks / f"{lesson}_made.ipynb")
    timeout = TIMEOUT if lesson == ODD_LESSON else None  # only there an answer never ends
    list(release(lesson, folder, timeout=timeout, notebooks=notebooks))
    name = find_lessons(lesson, notebooks)[0].name
    for fill in submissions(lesson):
        notebook = nbformat.read(folder / "release" / lesson / name, as_version=4)
        target = folder / "submitted" / fill.__name__ / lesson
        target.mkdir(parents=True)
        fill(notebook, sheet, target)
        nbformat.write(notebook, target / name)
    nbgrader(folder, "autograde", lesson)
    nbgrader(folder, "generate_feedback", lesson)
    nbgrader(folder, "export", "--to", "grades.csv")
    return folder


@pytest.fixture(scope="module")
def gradings(tmp_path_factory) -> dict[str, Future[Path]]:
    """Lesson → its graded course folder; two lessons are graded at a time."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return {
            lesson: pool.submit(grade, lesson, tmp_path_factory.mktemp(f"course-{lesson}"))
            for lesson in LESSONS
        }


@pytest.fixture(params=LESSONS)
def graded(request, gradings) -> tuple[Worksheet, Path]:
    """Worksheet of a lesson and its graded course folder."""
    return lesson_worksheet(request.param), gradings[request.param].result()


def test_scores(graded):
    sheet, folder = graded
    with (folder / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    points = [exercise.points for exercise in sheet.exercises]
    full, part = float(sum(points)), float(sum(points[: len(points) // 2]))
    assert {float(row["max_score"]) for row in rows.values()} == {full}
    expected = {
        "solved": full,
        "untouched": 0.0,
        "half": part,
        "tampered": part,
        "rebound": part,
        "endless": 0.0,
    }
    handed_in = {fill.__name__ for fill in submissions(sheet.lesson)}
    assert {student: float(row["score"]) for student, row in rows.items()} == {
        student: score for student, score in expected.items() if student in handed_in
    }


def test_every_submission_was_run_to_its_end(graded):
    sheet, folder = graded
    paths = list((folder / "autograded").glob(f"*/{sheet.lesson}/*.ipynb"))
    assert len(paths) == len(submissions(sheet.lesson))
    for path in paths:
        require_run(nbformat.read(path, as_version=4), path.parts[-3])


def require_run(notebook: NotebookNode, student: str) -> None:
    """Fail where a cell was not run, or failed though it is no check."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    slow = [cell for cell in cells if SLOW in cell.metadata.get("tags", ())]
    assert all(cell.outputs[0].text == NOT_RUN for cell in slow)
    assert all(cell.execution_count for cell in cells if cell not in slow)
    checks = exercise_cells(notebook, "grade").values()
    failed = [
        any(output.output_type == "error" for output in cell.outputs)
        for cell in cells
        if cell not in checks
    ]
    assert sum(failed) <= (1 if student == "endless" else 0)


def test_feedback_says_what_is_wrong(graded):
    sheet, folder = graded
    pages = {
        fill.__name__: "".join(
            path.read_text(encoding="utf-8")
            for path in (folder / "feedback" / fill.__name__ / sheet.lesson).glob("*.html")
        )
        for fill in submissions(sheet.lesson)
    }
    assert "Not attempted yet" in pages["untouched"]
    assert "every way through the function needs a return" in pages["half"]
    assert "AssertionError" not in pages["solved"]
    assert all(pages.values())
