"""start.py, run for real in small copies of the course and without a network."""

import ast
import errno
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SITE = Path(sysconfig.get_path("purelib"))
PROJECT = """
[build-system]
requires = []
build-backend = "flit_core.buildapi"
backend-path = ["."]
[project]
name = "tiny-course"
version = "1"
description = "a course in one file"
[tool.flit.module]
name = "course_utils"
"""
# Stands in for pip, JupyterLab and uv: notes how it was called, then says and does as told.
RECORDER = """
import json, os, signal, sys
with open(os.environ["CALLS"], "a") as log:
    log.write(json.dumps([__package__, *sys.argv[1:]]) + "\\n")
if __package__ == "uv":
    with open(sys.argv[sys.argv.index("--output-file") + 1], "w") as lock:
        lock.write(os.environ["UV_WRITES"])
if __package__ == "pip":
    print(os.environ.get("PIP_SAYS", ""), flush=True)
    if "PIP_INTERRUPTS" in os.environ:
        os.kill(os.getppid(), signal.SIGINT)
    sys.exit(int(os.environ.get("PIP_EXIT", 0)))
"""


class Course:
    """A copy of start.py with a tiny course beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls_file = folder / "calls.jsonl"
        shutil.copy(ROOT / "start.py", folder)
        self.write("pyproject.toml", PROJECT)
        self.write("requirements.txt", "# nothing\n")
        self.write("requirements-test.txt", "-r requirements.txt\n")
        self.write("course_utils/__init__.py", "")
        self.write("course_utils/refresh.py", "import sys\nprint('refreshed', sys.argv[1:])")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def use_fakes(self, *names: str) -> None:
        """Make a .venv without pip, then put recorders and this test's own packages into it."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=self.folder)
        site = next((self.folder / ".venv").glob("**/site-packages")).relative_to(self.folder)
        for name in names:
            self.write(f"{site}/{name}/__init__.py", "")
            self.write(f"{site}/{name}/__main__.py", RECORDER)
        self.write(f"{site}/borrowed.pth", str(SITE))

    def start(self, *words: str, **environment: str) -> subprocess.CompletedProcess:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "PIP", "CI"))}
        nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
        settings = {**clean, **nowhere, "PIP_RETRIES": "1", "CALLS": str(self.calls_file)}
        return subprocess.run(
            [sys.executable, "start.py", *words],
            cwd=self.folder,
            env={**settings, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def calls(self, package: str) -> list[list[str]]:
        lines = self.calls_file.read_text().splitlines() if self.calls_file.exists() else []
        return [call[1:] for call in map(json.loads, lines) if call[0] == package]


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)


@pytest.fixture
def fake(course):
    """A course whose pip, JupyterLab and uv only note how they were called."""
    course.use_fakes("pip", "jupyterlab", "uv")
    return course


@pytest.fixture
def start():
    """start.py as a module."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assert_one_sentence(result, *words):
    """Exit code 1, one line, no traceback, and every given word in it."""
    assert result.returncode == 1, result
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    for word in words:
        assert word in result.stderr


# --- which Python -------------------------------------------------------------------------


def test_start_can_be_read_by_python_3_6():
    ast.parse((ROOT / "start.py").read_text(), feature_version=(3, 6))
    assert (ROOT / "start.py").read_text().isascii()


def test_other_version_gets_one_sentence(course):
    pretend = "import sys, runpy; sys.version_info = (3, 14, 0); runpy.run_path('start.py')"
    result = subprocess.run(
        [sys.executable, "-c", pretend], cwd=course.folder, capture_output=True, text=True
    )
    assert_one_sentence(result, "3.11, 3.12 or 3.13", "this is Python 3.14")


@pytest.mark.parametrize("minor", [6, 7, 8, 9, 10])
def test_old_python_gets_one_sentence(course, minor):
    installed = sorted(Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python"))
    if not installed:
        pytest.skip(f"there is no Python 3.{minor} here")
    result = subprocess.run(
        [installed[0], "start.py"], cwd=course.folder, capture_output=True, text=True
    )
    assert_one_sentence(result, "3.11, 3.12 or 3.13", f"this is Python 3.{minor}")
    assert not (course.folder / ".venv").exists()


# --- .venv and what is in it --------------------------------------------------------------


def test_venv_is_made_filled_used_again_and_rebuilt_when_its_python_is_gone(course, start):
    shutil.copytree(SITE / "flit_core", course.folder / "flit_core")
    first = course.start("refresh", "01")
    assert "Making .venv" in first.stdout, first
    assert "refreshed ['01']" in first.stdout
    second = course.start("refresh")
    assert second.stdout.strip() == "refreshed []"
    python = course.folder / start.PYTHON.relative_to(ROOT)
    python.unlink()
    if os.name != "nt":
        python.symlink_to(course.folder / "a Python that was removed")
    third = course.start("refresh")
    assert "Making .venv" in third.stdout
    assert "refreshed []" in third.stdout


def test_packages_are_installed_once_and_again_when_the_lock_changed(fake):
    for _ in range(2):
        assert fake.start().returncode == 0
    assert [call[3:] for call in fake.calls("pip")] == [
        ["-r", "requirements.txt"],
        ["--no-deps", "--no-build-isolation", "-e", "."],
    ]
    fake.write("requirements.txt", "numpy==2.0\n")
    fake.start()
    assert len(fake.calls("pip")) == 4
    fake.write("pyproject.toml", PROJECT + "# changed\n")
    fake.start()
    assert len(fake.calls("pip")) == 6


def test_what_the_tests_need_includes_what_a_learner_needs(fake):
    fake.start("refresh")
    fake.start()
    first, _ = fake.calls("pip")
    assert first[3:] == ["-r", "requirements-test.txt"]
    assert len(fake.calls("jupyterlab")) == 1


def test_failed_download_keeps_venv_and_the_next_run_installs(fake):
    said = "ERROR: Connection refused"
    assert_one_sentence(fake.start(PIP_SAYS=said, PIP_EXIT="1"), "network", said, "again")
    assert not fake.calls("jupyterlab")
    result = fake.start()
    assert "Making .venv" not in result.stdout
    assert len(fake.calls("jupyterlab")) == 1


def test_half_written_packages_are_thrown_away_by_the_next_run(fake):
    said = "Installing collected packages: numpy\nERROR: [Errno 28] No space left on device"
    assert_one_sentence(fake.start(PIP_SAYS=said, PIP_EXIT="1"), "disk is full", "again")
    assert "Making .venv" in fake.start().stdout


@pytest.fixture
def interruptible():
    """Programs started meanwhile can be interrupted; a shell's background jobs cannot."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_interrupted_install_ends_without_traceback_and_is_mended(fake, interruptible):
    result = fake.start(PIP_SAYS="Collecting numpy", PIP_INTERRUPTS="1")
    assert result.returncode == 130
    assert "Stopped." in result.stdout
    assert "Traceback" not in result.stderr
    assert fake.start().returncode == 0
    assert len(fake.calls("jupyterlab")) == 1


def test_no_network_with_the_real_pip(course):
    course.use_fakes()
    course.write("requirements.txt", "numpy==2.4.6\n")
    result = course.start(PIP_NO_CACHE_DIR="1", PIP_IGNORE_INSTALLED="1")
    assert_one_sentence(result, "check the network connection", "numpy==2.4.6", "again")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("OSError: [WinError 112] There is not enough space on the disk", "disk is full"),
        ("ensurepip is not available. On Debian/Ubuntu systems ...", "sudo apt-get install"),
        ("Error: [Errno 13] Permission denied: '/course/.venv'", "folder of your own"),
        ("ERROR: No matching distribution found for torch==2.13.0", "64-bit Python"),
        ("ERROR: something nobody foresaw", "something nobody foresaw"),
        ("", "Said last: nothing"),
    ],
)
def test_causes_are_told_in_a_sentence(start, said, meant):
    sentence = start.explain(["Collecting torch", *said.splitlines()] if said else [])
    assert meant in sentence
    assert "run the same command again" in sentence
    assert "\n" not in sentence


def test_full_disk_outside_pip_gets_the_same_sentence(start, monkeypatch):
    def fill_disk(words):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setitem(start.COMMANDS, "refresh", fill_disk)
    assert "disk is full" in start.main(["refresh"])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_cannot_be_written(course):
    course.folder.chmod(0o555)
    assert_one_sentence(course.start(), "folder of your own")


# --- JupyterLab ---------------------------------------------------------------------------


def test_lab_opens_lesson_00_and_gets_every_option(fake):
    fake.start("--no-browser", "--port", "9999", "--ServerApp.token=x")
    (call,) = fake.calls("jupyterlab")
    assert call[-4:] == ["--no-browser", "--port", "9999", "--ServerApp.token=x"]
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in call
    assert f"--ServerApp.root_dir={fake.folder.resolve()}" in call
    assert ("--allow-root" in call) == (hasattr(os, "geteuid") and os.geteuid() == 0)
    assert not any("jupyter_server_config" in word for word in call)


def test_lab_gets_the_course_configuration_when_there_is_one(fake):
    fake.write("course_utils/jupyter_server_config.py", "")
    fake.start()
    (call,) = fake.calls("jupyterlab")
    assert any(word.startswith("--config=") for word in call)


# --- tests, benchmarks, lock --------------------------------------------------------------


def test_unknown_names_are_told_the_known_ones(fake):
    result = fake.start("test", "unit", "slow")
    assert_one_sentence(result, "'slow'", "ruff, unit, structure, notebooks, coursework, browser")
    assert not fake.calls("pip")
    fake.write("benchmarks/sliders.py", "")
    result = fake.start("bench", "slider")
    assert (result.returncode, result.stdout) == (1, "The benchmarks are sliders.\n")


def test_bench_runs_the_named_script_with_its_options(fake):
    fake.write("benchmarks/sliders.py", "import sys\nprint('measured', sys.argv[1:])")
    assert "measured ['--quick']" in fake.start("bench", "sliders", "--quick").stdout
    assert "sliders" in fake.start("bench").stdout


def test_last_line_counts_all_groups_and_a_failure_stops_none(fake):
    fake.write("tests/test_a.py", "def test_good(): pass\ndef test_bad(): assert 0")
    fake.write("tests/browser/test_b.py", "def test_elsewhere(): assert 0")
    fake.write("tests/coursework/test_c.py", "import pytest\ndef test_skip(): pytest.skip()")
    result = fake.start("test", "unit", "coursework", "-n0")
    assert result.stdout.splitlines()[-1] == "1 passed, 1 failed, 1 skipped"
    assert "Failed: unit." in result.stdout
    assert result.returncode == 1


def test_group_without_tests_fails_unless_a_selection_left_none(fake):
    fake.write("tests/test_a.py", "def test_good(): pass")
    fake.write("tests/coursework/test_c.py", "def test_score(): pass")
    fake.write("tests/notebooks/empty.txt", "")
    result = fake.start("test", "structure", "unit", "-n0")
    assert result.stdout.splitlines()[-1] == "1 passed, 1 failed, 0 skipped"
    chosen = fake.start("test", "unit", "coursework", "-n0", "-k", "score")
    assert chosen.stdout.splitlines()[-1] == "1 passed, 0 failed, 0 skipped"
    assert chosen.returncode == 0
    assert fake.start("test", "unit", "-n0", "-k", "nothing").returncode == 1


def test_ruff_holds_code_and_notebooks_to_their_own_width(fake):
    fake.write("pyproject.toml", PROJECT + "[tool.ruff]\nline-length = 100\nlint.select = ['E']")
    line = f"name = '{'x' * 80}'"
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": [line]}
    cell |= {"outputs": [], "execution_count": 1}
    book = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    fake.write("wide.py", line + "\n")
    fake.write("notebooks/00.ipynb", json.dumps(book))
    result = fake.start("test", "ruff")
    assert result.stdout.splitlines()[-1] == "1 passed, 1 failed, 0 skipped"
    assert "E501" in result.stdout
    assert "wide.py" not in result.stdout


def test_refresh_is_told_which_browser_was_found(start, monkeypatch):
    told = {}
    monkeypatch.setattr(start, "install", lambda lock: None)
    monkeypatch.setattr(start, "find_browser", lambda: "/a/browser")
    monkeypatch.setattr(start, "run", lambda *command, **environment: told.update(environment))
    start.refresh(["01"])
    assert told["COURSE_CHROMIUM"] == "/a/browser"


def test_no_browser_is_said_and_fails_only_in_ci(fake, tmp_path_factory):
    nothing = {"PATH": str(tmp_path_factory.mktemp("empty")), "COURSE_CHROMIUM": "not-there"}
    fake.write("tests/test_a.py", "def test_good(): pass")
    here = fake.start("test", "unit", "browser", "-n0", **nothing)
    assert "The browser tests did not run" in here.stdout
    assert here.stdout.splitlines()[-1] == "1 passed, 0 failed, 1 skipped"
    assert here.returncode == 0
    ci = fake.start("test", "browser", CI="true", **nothing)
    assert ci.stdout.splitlines()[-1] == "0 passed, 1 failed, 0 skipped"
    assert ci.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="apt-get is Debian's")
def test_chromium_comes_with_apt_get(fake, start, tmp_path, monkeypatch):
    programs, log = tmp_path / "programs", tmp_path / "apt.log"
    fake.write("programs/sudo", f'#!/bin/sh\nshift\nPATH={programs} exec "$@"\n')
    fake.write(
        "programs/apt-get",
        f'#!/bin/sh\necho "$@" >> {log}\n: > {programs}/chromium\n'
        f"/bin/chmod +x {programs}/chromium\n",
    )
    for name in ("sudo", "apt-get"):
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("COURSE_CHROMIUM", raising=False)
    assert start.ensure_browser() == str(programs / "chromium")
    assert log.read_text().splitlines() == ["-qq update", "-qq install -y chromium"]


def test_lock_leaves_out_what_torch_brings_and_repeats_nothing(fake):
    fake.start("lock", "--upgrade", UV_WRITES="numpy==2\nnvidia-nccl-cu12==1\ntriton==3\n")
    learner, test = fake.calls("uv")
    assert {"--universal", "--upgrade"} < set(learner)
    assert "--all-extras" in test
    locks = [fake.folder / name for name in ("requirements.txt", "requirements-test.txt")]
    assert locks[0].read_text().splitlines()[1:] == ["numpy==2"]
    assert locks[1].read_text().splitlines()[1:] == ["-r requirements.txt"]


def test_help_names_every_command_and_group(fake, start):
    said = fake.start("--help").stdout
    assert all(word in said for word in [*start.COMMANDS, *start.GROUPS])
