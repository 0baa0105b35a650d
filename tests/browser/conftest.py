"""One JupyterLab for all browser tests, on copies of the notebooks, and a gallery of explorers."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course_utils.explorers.registry import EXPLORERS
from course_utils.headless.chromium import find_chromium
from course_utils.headless.lab import Lab
from course_utils.headless.window import Window
from course_utils.saving import METADATA

ROOT = Path(__file__).resolve().parents[2]

MADE = """
import time

from course_utils.explorers.controls import slider
from course_utils.explorers.explorer import Explorer
from course_utils.pictures.svg import picture, text

drawn = []

def slow(value):
    time.sleep(0.3)
    return value

def impossible(value):
    if value > 5:
        raise ValueError(f"{value} is too large; the nearest that works is 5. " * 3)
    return value

def failing(value):
    if value == 2:
        raise ZeroDivisionError("made to fail")
    return value

def draw(value):
    drawn.append(value)
    return picture(400, 60, text(200, 30, f"{value} in {len(drawn)} drawings"), f"{value}")

def made(compute):
    controls = {"value": slider("value", 0, 0, 50, 1)}
    return Explorer(compute.__name__, controls, compute, draw, lambda value: f"value {value}")
"""


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    if not find_chromium():
        # In CI a silent skip would look like success.
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("No Chromium, Chrome or Edge was found; COURSE_CHROMIUM may name one.")
    root = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", root / "notebooks", dirs_exist_ok=True)
    cells = [
        f"from {make.__module__} import {make.__name__}\n\n{make.__name__}()"
        for make in EXPLORERS.values()
    ] + [MADE, "made(slow)", "made(impossible)", "made(failing)"]
    gallery = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata=METADATA)
    nbformat.write(gallery, root / "gallery.ipynb")
    with Lab(root) as lab:
        yield lab


@pytest.fixture(scope="session")
def output() -> Path:
    """Folder that keeps screenshots, outside of git."""
    folder = ROOT / "test-output" / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def gallery(lab: Lab) -> Window:
    """A window with every explorer of the course, and the made ones, all run."""
    window = lab.window()
    window.open("gallery.ipynb")
    window.run_all()
    errors = [o for cell in window.cells() for o in cell["outputs"] if o["output_type"] == "error"]
    assert not errors, errors
    return window
