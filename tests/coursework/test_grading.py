"""Real nbgrader grades each lesson that has exercises, and a class of thirty for one of them."""

import csv
import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from course_utils.coursework.assignment import exercise_cells
from course_utils.coursework.course import NOTEBOOKS, find_lessons, release
from course_utils.coursework.execution import NOT_RUN, SLOW
from course_utils.exercises import LESSONS, Worksheet, lesson_worksheet
from tests.coursework.submissions import CLASS_LESSON, CLASS_SIZE, Submission, submissions
from tests.exercises.made_lesson import made_lesson

pytestmark = [pytest.mark.coursework, pytest.mark.timeout(1800)]

#: Seconds an answer may loop. A lesson's cells take 1 to 2 seconds on an idle machine.
TIMEOUT = 10


def nbgrader(folder: Path, *arguments: str, code: int = 0) -> str:
    """Run nbgrader in a course folder; returns what it printed."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    # Answers may come from the tests.
    own = {"PATH": path, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(NOTEBOOKS.parent)}
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout + run.stderr


def hand_in(student: str, submission: Submission, lesson: str, name: str, folder: Path) -> None:
    """Put a student's folder where nbgrader collects them."""
    notebook = nbformat.read(folder / "release" / lesson / name, as_version=4)
    target = folder / "submitted" / student / lesson
    target.mkdir(parents=True)
    submission.fill(notebook, lesson_worksheet(lesson), target)
    file_name = name if submission.file_name is None else submission.file_name
    if file_name:
        nbformat.write(notebook, target / file_name)
    else:
        (target / "sorry.txt").write_text("I could not find the file.", encoding="utf-8")


def grade(lessons: list[str], folder: Path) -> Path:
    """Make a course folder in which nbgrader has graded all submissions of some lessons."""
    for lesson in lessons:
        # Only in the class does an answer never end.
        grade_lesson(lesson, folder, TIMEOUT if lesson == CLASS_LESSON else None)
    nbgrader(folder, "export", "--to", "grades.csv")
    return folder


def grade_lesson(lesson: str, folder: Path, timeout: int | None) -> None:
    """Release a lesson, hand in what there is, and have it graded."""
    notebooks = NOTEBOOKS
    if not list(NOTEBOOKS.glob(f"{lesson}_*.ipynb")):
        notebooks = folder / "notebooks"
        notebooks.mkdir(exist_ok=True)
        nbformat.write(made_lesson(lesson), notebooks / f"{lesson}_made.ipynb")
    list(release(lesson, folder, timeout=timeout, notebooks=notebooks))
    name = find_lessons(lesson, notebooks)[0].name
    handed_in = submissions(lesson_worksheet(lesson))
    for student, submission in handed_in.items():
        hand_in(student, submission, lesson, name, folder)
    if lesson == CLASS_LESSON:
        (folder / "students.csv").write_text("\n".join(["id", *handed_in]), encoding="utf-8")
        nbgrader(folder, "db", "student", "import", "students.csv")
    said = nbgrader(folder, "autograde", lesson, code=int(lesson == CLASS_LESSON))
    (folder / f"autograde-{lesson}.txt").write_text(said, encoding="utf-8")
    nbgrader(folder, "generate_feedback", lesson)


@pytest.fixture(scope="module")
def gradings(tmp_path_factory) -> dict[str, Future[Path]]:
    """Lesson → its graded course folder; two folders are graded at a time, the class first."""
    others = [lesson for lesson in LESSONS if lesson != CLASS_LESSON]
    parts = [[CLASS_LESSON], *(others[start : start + 3] for start in range(0, len(others), 3))]
    with ThreadPoolExecutor(max_workers=2) as pool:
        graded = [pool.submit(grade, part, tmp_path_factory.mktemp("course")) for part in parts]
    return {lesson: future for part, future in zip(parts, graded, strict=True) for lesson in part}


@pytest.fixture(params=LESSONS)
def graded(request, gradings) -> tuple[Worksheet, Path]:
    """Worksheet of a lesson and its graded course folder."""
    return lesson_worksheet(request.param), gradings[request.param].result()


def test_scores(graded):
    sheet, folder = graded
    with (folder / "grades.csv").open(newline="") as file:
        rows = {
            row["student_id"]: row
            for row in csv.DictReader(file)
            if row["assignment"] == sheet.lesson
        }
    full = float(sum(exercise.points for exercise in sheet.exercises))
    assert {float(row["max_score"]) for row in rows.values()} == {full}
    expected = {student: each.points for student, each in submissions(sheet).items()}
    assert {student: float(row["score"]) for student, row in rows.items()} == expected


def test_the_class_is_of_every_quality():
    sheet = lesson_worksheet(CLASS_LESSON)
    scores = [submission.points for submission in submissions(sheet).values()]
    assert len(scores) == CLASS_SIZE
    assert len(set(scores)) > len(sheet.names)


def test_autograde_names_the_one_whose_file_is_not_the_assignment(gradings):
    said = gradings[CLASS_LESSON].result().joinpath(f"autograde-{CLASS_LESSON}.txt").read_text()
    assert f"error processing assignment '{CLASS_LESSON}' for student 'misnamed'" in said
    assert said.count("error processing assignment '") == 1


def test_every_submission_was_run_to_its_end(graded):
    sheet, folder = graded
    handed_in = {
        student: submission
        for student, submission in submissions(sheet).items()
        if submission.file_name is None
    }
    paths = {path.parts[-3]: path for path in folder.glob(f"autograded/*/{sheet.lesson}/*.ipynb")}
    assert set(paths) == set(handed_in)
    for student, path in paths.items():
        require_run(nbformat.read(path, as_version=4), handed_in[student].failing)


def require_run(notebook: NotebookNode, failing: int) -> None:
    """Fail where a cell was not run, or more cells failed that are no checks."""
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
    assert sum(failed) <= failing


def test_feedback_says_what_is_wrong(graded):
    sheet, folder = graded
    pages = {
        student: "".join(
            path.read_text(encoding="utf-8")
            for path in (folder / "feedback" / student / sheet.lesson).glob("*.html")
        )
        for student, submission in submissions(sheet).items()
        if submission.file_name is None
    }
    assert "Not attempted yet" in pages["untouched"]
    assert "every way through the function needs a return" in pages["half"]
    assert "AssertionError" not in pages["solved"]
    assert all(pages.values())
