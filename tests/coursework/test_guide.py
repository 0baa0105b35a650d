"""The teacher's guide: its commands for one computer do what it says."""

import csv
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "TEACHING.md").read_text(encoding="utf-8")

pytestmark = [pytest.mark.coursework, pytest.mark.timeout(1800)]


def commands(first: str, end: str) -> str:
    """Commands between two headings."""
    part = GUIDE[GUIDE.index(f"# {first}\n") : GUIDE.index(f"# {end}\n")]
    return "\n".join(re.findall(r"^```bash\n(.*?)^```", part, re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def walked(tmp_path_factory) -> Path:
    """A course folder after the guide's commands from the first assignment to the grades."""
    if not shutil.which("bash") or not (ROOT / ".git").exists():
        pytest.skip("the commands are for bash, in a copy made with git")
    copy = tmp_path_factory.mktemp("parent") / "course"
    clone = ["git", "clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(copy)]
    subprocess.run(clone, check=True)
    script = commands("Make an assignment", "What happens when")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=copy,
        env=os.environ | {"PATH": path, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return copy / "my_course"


def test_grades_are_those_the_guide_tells(walked):
    with (walked / "grades.csv").open(newline="", encoding="utf-8") as file:
        scores = {row["last_name"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"Adams": 10, "Brown": 0, "Evans": 0}


def test_feedback_is_where_the_guide_says(walked):
    named = re.search(r"`(feedback/ann/\S+\.html)`", GUIDE)[1]
    assert (walked / named).exists()


def test_copy_for_students_has_no_solutions(walked):
    names = zipfile.ZipFile(walked / "course.zip").namelist()
    assert "start.py" in names
    assert "notebooks/01_perceptron.ipynb" in names
    assert not [name for name in names if "solutions" in name or name.startswith("tests/")]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(\w+\.py|\w+/\w+\.py)`", GUIDE))))
def test_settings_that_are_named_are_there(name):
    assert (ROOT / "deploy" / name).exists()


@pytest.mark.parametrize(("name", "word"), re.findall(r"`(\S+_config\.py)`, `(\w+)`", GUIDE))
def test_lines_that_are_named_are_there(name, word):
    assert word in (ROOT / "deploy" / name).read_text(encoding="utf-8")
