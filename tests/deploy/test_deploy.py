"""The hub of deploy/: its settings fit together, and a learner's folder is never written over."""

import json
import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from traitlets.config import Config, PyFileConfigLoader

from course_utils.coursework.course import COURSE

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")


def load(name: str) -> Config:
    """Settings in a file of deploy/."""
    return PyFileConfigLoader(name, path=str(DEPLOY)).load_config()


@pytest.fixture(scope="module")
def start_server() -> ModuleType:
    """deploy/start_server.py as a module."""
    pytest.importorskip("resource")
    spec = spec_from_file_location("start_server", DEPLOY / "start_server.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def lessons(tmp_path) -> Path:
    """A folder with two lessons and something else."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in ("00_a.ipynb", "01_b.ipynb", "notes.txt"):
        (folder / name).write_text(name)
    return folder


@pytest.mark.parametrize("name", ["jupyterhub_config.py", "trial_config.py"])
def test_everything_that_is_named_is_there(name):
    spawner = load(name).Spawner
    assert spawner.cmd == [sys.executable, str(DEPLOY / "start_server.py")]
    assert Path(spawner.environment["JUPYTER_CONFIG_PATH"], "nbgrader_config.py").exists()
    assert Path(spawner.environment["PATH"].split(os.pathsep)[0]) == Path(sys.prefix) / "bin"
    assert (ROOT / "notebooks" / Path(spawner.default_url).name).exists()
    assert spawner.default_url.startswith("/lab/tree/lessons/")


def test_trial_is_reached_from_this_computer_only():
    trial = load("trial_config.py")
    assert trial.JupyterHub.bind_url.startswith("http://127.0.0.1:")
    assert len(trial.SharedPasswordAuthenticator.user_password) >= 8
    assert not trial.Authenticator.admin_users


def test_class_logs_in_with_accounts_of_the_server():
    hub = load("jupyterhub_config.py")
    assert hub.JupyterHub.authenticator_class == "pam"
    assert "spawner_class" not in hub.JupyterHub
    assert "password" not in str(hub)


def test_server_on_the_hub_has_the_courses_own_settings():
    server = load("jupyter/jupyter_server_config.py")
    assert server.KernelManager.transport == "ipc"
    assert server.FileContentsManager.pre_save_hook.__name__ == "leave_pictures"
    assert server.MappingKernelManager.cull_idle_timeout > server.MappingKernelManager.cull_interval
    page = json.loads((DEPLOY / "jupyter/labconfig/page_config.json").read_text())
    assert page["disabledExtensions"]["@jupyterlab/apputils-extension:announcements"]


def test_assignments_are_those_of_the_course_that_is_released():
    assert load("jupyter/nbgrader_config.py").CourseDirectory.course_id == COURSE


def test_learners_do_without_jupyterhub():
    assert (DEPLOY / "requirements.txt").read_text().startswith("jupyterhub==")
    for name in ("environment.yml", "pyproject.toml", "requirements.txt", "requirements-test.txt"):
        assert "jupyterhub" not in (ROOT / name).read_text(encoding="utf-8"), name


def test_lessons_come_once_and_stay_as_the_learner_left_them(start_server, lessons, tmp_path):
    home = tmp_path / "lessons"
    start_server.copy_lessons(lessons, home)
    assert sorted(path.name for path in home.iterdir()) == ["00_a.ipynb", "01_b.ipynb"]
    (home / "00_a.ipynb").write_text("my work")
    (lessons / "00_a.ipynb").write_text("newer")
    (lessons / "02_c.ipynb").write_text("new")
    start_server.copy_lessons(lessons, home)
    assert {path.name: path.read_text() for path in home.iterdir()} == {
        "00_a.ipynb": "my work",
        "01_b.ipynb": "01_b.ipynb",
        "02_c.ipynb": "new",
    }


def test_interrupted_copy_is_made_anew(start_server, lessons, tmp_path):
    home = tmp_path / "lessons"
    home.mkdir()
    (home / ".00_a.ipynb.part").write_text("00")
    start_server.copy_lessons(lessons, home)
    assert (home / "00_a.ipynb").read_text() == "00_a.ipynb"
    assert not list(home.glob(".*"))


def test_learner_comes_in_even_where_nothing_can_be_copied(start_server, lessons, tmp_path, capsys):
    (tmp_path / "lessons").write_text("a file of the learner")
    start_server.copy_lessons(lessons, tmp_path / "lessons")
    assert "could not be copied" in capsys.readouterr().err
    assert (tmp_path / "lessons").read_text() == "a file of the learner"


def test_it_becomes_the_server_in_the_learners_home(start_server, tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(start_server.os, "execv", lambda *call: calls.append(call))
    monkeypatch.setattr(start_server, "limit_memory", lambda most: calls.append(most))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("MEM_LIMIT", "123")
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", "shared")
    start_server.main(["--port=1"])
    server = str(start_server.SERVER)
    assert calls == [123, (start_server.SERVER, [server, "--port=1"])]
    assert server.endswith("jupyterhub-singleuser")
    assert (tmp_path / "lessons" / "00_start_here.ipynb").exists()
    runtime = Path(os.environ["JUPYTER_RUNTIME_DIR"])
    assert runtime.stat().st_mode & 0o777 == 0o700
    # A kernel's socket is a file there, and its whole name may have 107 characters.
    assert len(f"{runtime}/kernel-{'0' * 36}.json-ipc-1") < 107
    runtime.rmdir()


@LINUX
def test_beyond_the_limit_python_says_so(start_server):
    code = """
import sys
from importlib import import_module
sys.path.insert(0, sys.argv[1])
import_module("start_server").limit_memory(300_000_000)
held = bytearray(100_000_000)
try:
    bytearray(300_000_000)
except MemoryError:
    print("refused")
"""
    command = [sys.executable, "-c", code, str(DEPLOY)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == "refused\n"
