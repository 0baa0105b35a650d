"""A folder that nbgrader can work in: its settings, and the lessons as assignments."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import nbformat

from course_utils.coursework.assignment import source_notebook
from course_utils.exercises import LESSONS, lesson_worksheet

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
COURSE = "from-perceptron-to-color"
TIMEOUT = 60

SETTINGS = '''\
"""Settings of nbgrader for this course; every nbgrader command in this folder reads them."""

from course_utils.coursework.execution import AUTOGRADE_STEPS

c = get_config()  # noqa: F821

# Long trainings are not repeated for each submission.
c.Autograde.autograde_preprocessors = AUTOGRADE_STEPS

c.CourseDirectory.course_id = {course!r}

# An answer with an endless loop costs its cells {timeout} seconds each, and no other submission.
c.Execute.timeout = {timeout}
c.Execute.interrupt_on_timeout = True
c.Execute.iopub_timeout = 15

# A check that was deleted is put back.
c.OverwriteCells.add_missing_cells = True
c.OverwriteCells.missing_cell_notification = "{{cell_id}} was missing and is put back.\\n"

# A submission may not bring its own checks.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "course_utils"]

c.Application.log_level = "WARN"
'''


class CourseworkError(RuntimeError):
    """A release that cannot be made; the message says why and what to do."""


def find_lessons(name: str, notebooks: Path = NOTEBOOKS) -> list[Path]:
    """Notebooks of the lessons that a name means.

    Parameters
    ----------
    name : str
        Such as "01", "1", "01_perceptron" or "all".
    notebooks : Path
        Folder of the lessons.

    Raises
    ------
    CourseworkError
        For a name that means no lesson with exercises.
    """
    paths = [path for lesson in LESSONS for path in sorted(notebooks.glob(f"{lesson}_*.ipynb"))]
    if not paths:
        raise CourseworkError(f"There is no lesson with exercises in {notebooks}.")
    if name == "all":
        return paths
    stem = name.removesuffix(".ipynb")
    found = [path for path in paths if stem == path.stem or stem.zfill(2) == path.stem[:2]]
    if not found:
        known = ", ".join(path.stem for path in paths)
        raise CourseworkError(
            f"There is no lesson “{name}” with exercises; there are: {known} (or all)."
        )
    return found


def release(
    name: str,
    folder: Path,
    course: str | None = None,
    timeout: int | None = None,
    force: bool = False,
    notebooks: Path = NOTEBOOKS,
) -> Iterator[str]:
    """Make a course folder with a lesson as an nbgrader assignment, or add it to one.

    Parameters
    ----------
    name : str
        Of the lesson, or "all".
    folder : Path
        Of the course.
    course : str, optional
        Name of the course.
    timeout : int, optional
        Seconds that a cell may run when answers are graded.
    force : bool
        Replace what is there and differs.
    notebooks : Path
        Folder of the lessons.

    Yields
    ------
    A sentence about each thing done.

    Raises
    ------
    CourseworkError
        With a sentence, where something is missing or in the way.
    """
    if find_spec("nbgrader") is None:
        raise CourseworkError(
            "nbgrader is not installed; in the course's folder, "
            'pip install -e ".[instructor]" brings it.'
        )
    lessons = find_lessons(name, notebooks)
    if folder.exists() and not folder.is_dir():
        raise CourseworkError(f"{folder} is a file; --to needs a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield _write_settings(folder / "nbgrader_config.py", course, timeout, force)
        for path in lessons:
            yield _release_lesson(path, folder, course or COURSE, force)
    except OSError as problem:
        raise CourseworkError(f"{folder} cannot be written: {problem}.") from problem


def _write_settings(path: Path, course: str | None, timeout: int | None, force: bool) -> str:
    """Write the settings, or keep those that are there unless others are asked for."""
    text = SETTINGS.format(course=course or COURSE, timeout=timeout or TIMEOUT)
    asked = course is not None or timeout is not None
    if path.exists() and (not asked or path.read_text(encoding="utf-8") == text):
        return f"Kept the settings in {path}."
    _refuse_to_replace(path, force)
    path.write_text(text, encoding="utf-8")
    return f"Wrote the settings to {path}."


def _release_lesson(lesson: Path, folder: Path, course: str, force: bool) -> str:
    number = lesson.stem[:2]
    source, released = (folder / kind / number / lesson.name for kind in ("source", "release"))
    notebook = nbformat.read(lesson, as_version=4)
    try:
        text = nbformat.writes(source_notebook(notebook, lesson_worksheet(number), course))
    except ValueError as problem:
        raise CourseworkError(str(problem)) from problem
    same = source.exists() and source.read_text(encoding="utf-8") == text
    if same and released.exists() and not force:
        return f"Kept lesson {number}, released already: {released}."
    if not same:
        for path in (source, released):
            _refuse_to_replace(path, force)
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(text, encoding="utf-8")
    _generate(folder, number)
    return f"Released lesson {number}: {released}."


def _refuse_to_replace(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise CourseworkError(f"{path} is there and differs; --force replaces it.")


def _generate(folder: Path, number: str) -> None:
    """Let nbgrader make the students' version of an assignment."""
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", number, "--force"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    run = subprocess.run(  # nbgrader itself calls alembic, which lies beside Python
        command,
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        last = "\n".join((run.stderr or run.stdout).strip().splitlines()[-5:])
        raise CourseworkError(f"nbgrader could not make the assignment {number}:\n{last}")
