"""The command that makes an assignment: what it writes, keeps and refuses."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course_utils.coursework import course as course_module
from course_utils.coursework.__main__ import main
from course_utils.coursework.assignment import exercise_cells, source_notebook
from course_utils.coursework.course import CourseworkError, find_lessons, release
from course_utils.exercises import lesson_worksheet
from tests.exercises.made_lesson import made_lesson

pytestmark = pytest.mark.coursework


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory) -> Path:
    """A folder with the made lesson 01, with outputs as an instructor might leave them."""
    folder = tmp_path_factory.mktemp("notebooks")
    notebook = made_lesson("01")
    output = nbformat.v4.new_output("stream", text="output of the instructor")
    for cell in notebook.cells[1:]:
        if cell.cell_type == "code":
            cell.outputs = [output]
    nbformat.write(notebook, folder / "01_perceptron.ipynb")
    return folder


@pytest.fixture(scope="module")
def released(notebooks, tmp_path_factory) -> Path:
    """A course folder with lesson 01."""
    folder = tmp_path_factory.mktemp("parent") / "course"
    lines = list(release("01", folder, course="Autumn 'A'", timeout=7, notebooks=notebooks))
    assert any("Released lesson 01" in line for line in lines)
    return folder


def read(folder: Path, kind: str) -> nbformat.NotebookNode:
    notebook = nbformat.read(folder / kind / "01" / "01_perceptron.ipynb", as_version=4)
    nbformat.validate(notebook)
    return notebook


def test_source_has_marked_solutions_and_hidden_checks(released):
    notebook = read(released, "source")
    stubs, checks = (exercise_cells(notebook, role) for role in ("solution", "grade"))
    assert set(stubs) == set(checks) == set(lesson_worksheet("01").names)
    for name, cell in stubs.items():
        assert re.search(r"### BEGIN SOLUTION\n(?s:.+)### END SOLUTION", cell.source), name
        assert "NotImplementedError" not in cell.source
    for name, cell in checks.items():
        assert cell.source.count("### BEGIN HIDDEN TESTS") == 2
        assert f'exercises.grade("{name}", {name}, seed=' in cell.source


def test_release_holds_no_solution_no_hidden_check_and_no_output(released):
    text = (released / "release" / "01" / "01_perceptron.ipynb").read_text(encoding="utf-8")
    for word in ("SOLUTION", "HIDDEN", "show_solution", "grade(", "seed=", "at_least_one"):
        assert word not in text
    assert "output of the instructor" not in text
    notebook = read(released, "release")
    stubs = exercise_cells(notebook, "solution")
    assert set(stubs) == set(lesson_worksheet("01").names)
    for cell in stubs.values():
        assert "# YOUR CODE HERE\n    raise NotImplementedError()" in cell.source
    assert any(cell.source.startswith('# exercises.hint("my_step")') for cell in notebook.cells)


def test_settings_hold_the_name_and_the_time_limit(released):
    text = (released / "nbgrader_config.py").read_text(encoding="utf-8")
    assert '''course_id = "Autumn 'A'"''' in text
    assert "c.Execute.timeout = 7" in text


def test_second_release_changes_nothing(released, notebooks):
    before = {path: path.read_bytes() for path in released.rglob("*") if path.is_file()}
    lines = list(release("all", released, course="Autumn 'A'", notebooks=notebooks, timeout=7))
    assert all(line.startswith("Kept") for line in lines)
    assert {path: path.read_bytes() for path in released.rglob("*") if path.is_file()} == before
    lines = list(release("01", released, course="Autumn 'A'", notebooks=notebooks, timeout=7))
    assert len(lines) == 2


def test_release_that_differs_is_replaced_only_by_force(released, notebooks):
    source = released / "source" / "01" / "01_perceptron.ipynb"
    original = source.read_text(encoding="utf-8")
    changed = original.replace("# Lesson 01", "# My lesson")
    source.write_text(changed, encoding="utf-8")
    with pytest.raises(CourseworkError, match="differs; --force replaces it"):
        list(release("01", released, course="Autumn 'A'", timeout=7, notebooks=notebooks))
    assert source.read_text(encoding="utf-8") == changed
    with pytest.raises(CourseworkError, match=r"nbgrader_config\.py is there and differs"):
        list(release("01", released, timeout=8, notebooks=notebooks))
    list(release("01", released, "Autumn 'A'", 7, force=True, notebooks=notebooks))
    assert source.read_text(encoding="utf-8") == original
    assert "My lesson" not in (released / "release/01/01_perceptron.ipynb").read_text()


@pytest.mark.parametrize("name", ["01", "1", "01_perceptron", "01_perceptron.ipynb", "all"])
def test_names_of_a_lesson(notebooks, name):
    assert find_lessons(name, notebooks) == [notebooks / "01_perceptron.ipynb"]


@pytest.mark.parametrize("name", ["17", "0", "", "perceptron", "../01", "*"])
def test_unknown_lesson_gets_the_list(notebooks, tmp_path, capsys, name):
    arguments = ["release", name, "--to", str(tmp_path / "c"), "--notebooks", str(notebooks)]
    assert main(arguments) == 1
    problem = capsys.readouterr().err
    assert f"There is no lesson “{name}” with exercises; there are: 01_perceptron" in problem
    assert not (tmp_path / "c").exists()


def test_folder_without_lessons_is_told(tmp_path):
    with pytest.raises(CourseworkError, match="no lesson with exercises in"):
        find_lessons("01", tmp_path)


def test_missing_nbgrader_is_told_before_anything_is_written(notebooks, tmp_path, monkeypatch):
    monkeypatch.setattr(course_module, "find_spec", lambda name: None)
    with pytest.raises(CourseworkError, match=r'pip install -e "\.\[instructor\]"'):
        list(release("01", tmp_path / "course", notebooks=notebooks))
    assert not (tmp_path / "course").exists()


def test_file_in_place_of_the_folder_is_told(notebooks, tmp_path):
    (tmp_path / "course").write_text("mine")
    with pytest.raises(CourseworkError, match="is a file; --to needs a folder"):
        list(release("01", tmp_path / "course", notebooks=notebooks))
    assert (tmp_path / "course").read_text() == "mine"


def test_folder_that_cannot_be_made_is_told(notebooks, tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CourseworkError, match="cannot be written"):
        list(release("01", tmp_path / "file" / "course", notebooks=notebooks))


def test_failure_of_nbgrader_is_told(notebooks, tmp_path, monkeypatch):
    def fail(command, **options):
        return subprocess.CompletedProcess(command, 1, "", "first\nlast words")

    monkeypatch.setattr(course_module.subprocess, "run", fail)
    with pytest.raises(CourseworkError, match=r"could not make the assignment 01:\s+first\nlast w"):
        list(release("01", tmp_path / "course", notebooks=notebooks))


@pytest.mark.parametrize(
    "options", [["--timeout", "0"], ["--timeout", "-3"], ["--timeout", "soon"], ["--course", " "]]
)
def test_bad_options_are_refused(tmp_path, capsys, options):
    with pytest.raises(SystemExit):
        main(["release", "01", "--to", str(tmp_path), *options])
    assert options[0] in capsys.readouterr().err


def test_command_line_runs_as_a_module():
    command = [sys.executable, "-m", "course_utils.coursework", "release", "--help"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--to FOLDER" in run.stdout


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda nb: nb.cells.pop(3), "has cells for my_predict"),
        (lambda nb: nb.cells.pop(5), "has cells for my_predict"),
        (lambda nb: nb.cells[3].update(source="x = 1"), "no line with NotImplementedError"),
        (lambda nb: nb.cells[5].update(source="pass"), "no line exercises.check"),
    ],
)
def test_lesson_that_is_not_in_the_agreed_form_is_told(change, problem):
    notebook = made_lesson("01")
    change(notebook)
    with pytest.raises(ValueError, match=problem):
        source_notebook(notebook, lesson_worksheet("01"), "course")


def test_sentences_about_solutions_go_and_the_others_stay():
    notebook = made_lesson("01")
    notebook.cells[0].source = "Ask for a hint. `exercises.show_solution` helps. Or not.\nNext."
    notebook.cells[1].source += "\n# exercises.show_solution('x'). More.\nx = 1"
    cells = source_notebook(notebook, lesson_worksheet("01"), "course").cells
    assert cells[0].source == "Ask for a hint. Or not.\nNext."
    assert cells[1].source.endswith("import exercises\nx = 1")
    assert not any("show_solution" in cell.source for cell in cells)


def test_links_to_other_lessons_become_words():
    notebook = made_lesson("01")
    notebook.cells[0].source = (
        "**Next:** [lesson 02, More](02_more.ipynb#x): why? [Web](https://a.org), [up](#top), "
        "![p](data:x), $w[1](x)$ stays, [lesson 00](00_start.ipynb) goes."
    )
    cells = source_notebook(notebook, lesson_worksheet("01"), "course").cells
    assert cells[0].source == (
        "**Next:** lesson 02, More: why? [Web](https://a.org), [up](#top), "
        "![p](data:x), $w[1](x)$ stays, lesson 00 goes."
    )


def test_two_courses_have_different_hidden_cases():
    sheet = lesson_worksheet("01")
    one, other = (source_notebook(made_lesson("01"), sheet, name) for name in ("a", "b"))
    again = source_notebook(made_lesson("01"), sheet, "a")
    assert one == again
    assert one != other
