"""Training behind a button, in the browser: live, stopped, and never in the way."""

import re
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

from course_utils.headless.lab import Lab
from course_utils.headless.shown import ShownExplorer
from course_utils.headless.window import Window
from course_utils.saving import METADATA

pytestmark = pytest.mark.browser

#: Trains for minutes, as a lesson with a large network does; a slider of the first one only
#: looks, the second one stops it.
LONG = """
import numpy as np

from course_utils.explorers.controls import slider
from course_utils.explorers.training import TrainingExplorer
from course_utils.pictures.svg import picture, text

weights = np.eye(300)

def train(report, seed):
    for epoch in range(60_001):
        report(epoch, 60_000, {"loss": 1 / (1 + epoch)}, epoch)
        if seed == 7 and epoch == 3:
            raise ZeroDivisionError("made to fail")
        weights @ weights

def compute(run, previous, look, seed):
    return run.epoch if run else 0, look

def draw(state):
    return picture(400, 60, text(200, 30, "epoch {} seen from {}".format(*state)), str(state))

controls = {"look": slider("look", 0, 0, 50, 1), "seed": slider("seed", 0, 0, 9, 1)}
TrainingExplorer("long", controls, train, compute, draw, str, views=("look",), trained=False)
"""
#: Milliseconds within which what was asked for must show; the training takes minutes.
SOON = 20_000
expect.set_options(timeout=SOON)
#: Keeps what the page tells the kernel of its widgets' values.
COUNT_MOVES = """() => {
    const moves = window.courseMoves = [];
    window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.anyMessage.connect(
        (_, {msg, direction}) => {
            if (direction === 'send' && msg.content?.data?.method === 'update')
                moves.push(msg.content.data.state);
        });
}"""


@pytest.fixture(scope="module")
def window(lab: Lab) -> Window:
    cells = ["from course_utils.explorers.boundary import boundary\n\nboundary()", LONG, "6 * 7"]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata=METADATA)
    nbformat.write(notebook, lab.root / "training.ipynb")
    window = lab.window()
    window.open("training.ipynb")
    window.run_all()
    return window


@pytest.fixture
def long(window: Window) -> ShownExplorer:
    return ShownExplorer(window, 1)


def button(shown: ShownExplorer, name: str):
    return shown.root.get_by_role("button", name=name, exact=True)


def pictures(shown: ShownExplorer, seconds: float) -> list[str]:
    """Different pictures that are seen within some time."""
    seen, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        picture = shown.see().picture
        if picture not in seen[-1:]:
            seen.append(picture)
    return seen


def test_the_picture_changes_while_it_trains(window: Window) -> None:
    shown = ShownExplorer(window, 0)
    trained = shown.see()
    shown.press(3, "ArrowRight")
    assert shown.see().sentence.startswith("Not trained yet")
    heights = {trained.height, shown.see().height}
    button(shown, "Train").click()
    window.page.evaluate(COUNT_MOVES)
    assert len(pictures(shown, 3)) > 8
    heights.add(shown.see().height)
    expect(button(shown, "Train")).to_be_enabled(timeout=SOON)
    expect(shown.root).to_contain_text("After epoch 200, all 200 points are right", timeout=SOON)
    assert not window.page.evaluate("courseMoves"), "the page moved a slider back by itself"
    heights.add(shown.see().height)
    assert max(heights) - min(heights) <= 1, "the explorer's height jumps"
    shown.press(5, "Home")
    assert "After epoch 0," in shown.see().sentence
    assert shown.reset() == trained


def test_stop_works_long_before_the_end_and_keeps_what_was_learned(long: ShownExplorer) -> None:
    button(long, "Train").click()
    expect(long.root).to_contain_text(re.compile(r"epoch \d+ of 60000, about \d+"))
    button(long, "Stop").click()
    expect(long.root).to_contain_text(re.compile(r"stopped at epoch \d+ of 60000"))
    assert len(pictures(long, 0.5)) == 1, "it goes on in secret"
    assert int(re.search(r"epoch (\d+)", long.see().picture)[1]) > 10


def test_it_works_with_the_keyboard_alone(long: ShownExplorer) -> None:
    page = long.window.page
    button(long, "Train").focus()
    page.keyboard.press("Enter")
    expect(button(long, "Stop")).to_be_enabled()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(long.root).to_contain_text("stopped at epoch")


def test_sliders_and_cells_answer_meanwhile(long: ShownExplorer, window: Window) -> None:
    button(long, "Train").click()
    expect(button(long, "Stop")).to_be_enabled()
    for look in range(1, 6):
        long.controls.nth(0).press("ArrowRight")
        expect(long.root.locator(".figure")).to_contain_text(f"seen from {look}")
    window.page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex = 2")
    window.command("notebook:run-cell")
    assert window.cells()[2]["outputs"][0]["data"]["text/plain"] == "42"
    expect(button(long, "Stop")).to_be_enabled()
    button(long, "Stop").click()
    expect(button(long, "Train")).to_be_enabled()


def test_a_setting_of_the_training_stops_it(long: ShownExplorer) -> None:
    button(long, "Train").click()
    expect(long.root).to_contain_text(re.compile(r"epoch \d+ of 60000, about"))
    long.controls.nth(1).press("ArrowRight")
    expect(long.root).to_contain_text(re.compile(r"stopped at epoch \d+ of 60000"))
    expect(long.root.locator(".figure")).to_have_text("epoch 0 seen from 0")


def test_a_fault_is_shown_where_the_learner_looks(long: ShownExplorer) -> None:
    long.press(1, *["ArrowRight"] * 7)
    button(long, "Train").click()
    sentence = long.root.locator(".sentence")
    expect(sentence).to_have_text("This training failed: ZeroDivisionError: made to fail")
    expect(button(long, "Train")).to_be_enabled()
    assert long.see().dimmed


def test_the_end_of_a_training_is_said_and_not_its_every_step(long: ShownExplorer) -> None:
    sentence = long.root.locator(".sentence")
    button(long, "Train").click()
    expect(sentence).to_have_attribute("role", "paragraph")
    button(long, "Stop").click()
    expect(sentence).to_have_attribute("role", "status")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_screenshots_while_it_trains(window: Window, output, theme: str) -> None:
    shown = ShownExplorer(window, 0)
    window.theme(dark=theme == "dark")
    shown.press(1, "ArrowRight")
    button(shown, "Train").click()
    expect(shown.root).to_contain_text(re.compile(r"epoch \d+ of 200, about"))
    path = output / f"training-{theme}.png"
    shown.root.screenshot(path=path)
    assert path.stat().st_size > 5000
    button(shown, "Stop").click()
    window.theme(dark=False)


def test_a_kernel_shuts_down_while_it_trains(long: ShownExplorer, window: Window) -> None:
    button(long, "Train").click()
    expect(button(long, "Stop")).to_be_enabled()
    window.command("kernelmenu:shutdown")
    window.page.wait_for_function(
        "() => !window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel",
        timeout=15_000,
    )
