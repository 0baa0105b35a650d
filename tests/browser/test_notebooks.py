"""Each notebook in JupyterLab: Run All to its end, saved, and opened again without a kernel."""

import json
from pathlib import Path

import nbformat
import pytest

from course_utils.headless.lab import Lab
from course_utils.headless.window import Window
from course_utils.saving import WIDGET_VIEW

pytestmark = pytest.mark.browser
NOTEBOOKS = sorted(Path(__file__).resolve().parents[2].glob("notebooks/[!.]*.ipynb"))
#: Lessons that train for minutes. Their cells tagged `slow` run to the end without a page, with all
#: others; here they are left out, as in grading.
LONG = ("07", "08", "09")
BROKEN = ("Error displaying widget", "Error creating widget", "Javascript Error", "Loading widget")


@pytest.fixture(scope="module")
def window(lab: Lab) -> Window:
    return lab.window()


def shown_texts(window: Window) -> list[str]:
    """Text of each cell's outputs as it stands on the page."""
    return [
        " ".join(window.cell(index).locator(".jp-OutputArea").all_inner_texts())
        for index, cell in enumerate(window.cells())
        if cell["cell_type"] == "code"
    ]


def close_kernel(window: Window) -> None:
    window.command("kernelmenu:shutdown")
    window.page.wait_for_function(
        "() => !window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel"
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_run_all_leaves_no_error_on_the_page(lab: Lab, window: Window, path: Path) -> None:
    if path.name.startswith(LONG):
        copy = lab.root / "notebooks" / path.name
        notebook = nbformat.read(copy, as_version=4)
        cells = notebook.cells
        notebook.cells = [cell for cell in cells if "slow" not in cell.metadata.get("tags", ())]
        assert len(notebook.cells) < len(cells)
        nbformat.write(notebook, copy)
    window.complaints.clear()
    window.open(f"notebooks/{path.name}")
    window.run_all()
    for index, cell in enumerate(window.cells()):
        kinds = [(o["output_type"], o.get("name")) for o in cell.get("outputs", ())]
        assert ("error", None) not in kinds, f"cell {index + 1} raised: {cell['outputs'][-1]}"
        assert ("stream", "stderr") not in kinds, f"cell {index + 1} wrote to stderr"
    broken = [text for text in shown_texts(window) if any(word in text for word in BROKEN)]
    assert not broken
    assert not window.complaints
    assert not window.outside, "the page asked for addresses elsewhere"


def test_saved_notebook_shows_its_picture_without_a_kernel(lab: Lab, window: Window) -> None:
    gallery = nbformat.read(lab.root / "gallery.ipynb", as_version=4)
    gallery.cells = gallery.cells[:4]
    nbformat.write(gallery, lab.root / "saved.ipynb")
    window.open("saved.ipynb")
    window.run_all()
    window.command("docmanager:save")
    saved = json.loads((lab.root / "saved.ipynb").read_text())
    bundles = [o["data"] for cell in saved["cells"] for o in cell["outputs"] if "data" in o]
    assert bundles
    assert not any(WIDGET_VIEW in data for data in bundles)
    close_kernel(window)
    window.open("saved.ipynb", kernel=False)
    first = window.cell(0).locator(".jp-OutputArea")
    first.locator(".course-picture svg").wait_for()
    assert "Run this cell to move the sliders." in first.inner_text()
    assert not any(word in text for text in shown_texts(window) for word in BROKEN)
