"""The digit pad in the browser: drawn on by mouse and touch, answered by networks in time."""

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

from course_utils.explorers.digit_pad import draw_a_digit
from course_utils.explorers.registry import EXPLORERS
from course_utils.headless.lab import Lab
from course_utils.headless.shown import ShownExplorer
from course_utils.headless.window import Window
from course_utils.saving import METADATA

pytestmark = pytest.mark.browser


def arc(x: float, y: float, across: float, down: float, begin: float, end: float) -> list:
    """Points of an ellipse from one angle to another, in turns; 0 is right, 0.25 below."""
    angles = 2 * np.pi * np.linspace(begin, end, 24)
    return [(x + across * np.cos(a), y + down * np.sin(a)) for a in angles]


#: Strokes as shares of the pad's side, as a hand draws them.
SHAPES = {
    0: [arc(0.5, 0.5, 0.22, 0.36, -0.2, 0.82)],
    1: [[(0.52, 0.12), (0.5, 0.5), (0.48, 0.88)]],
    2: [[*arc(0.5, 0.32, 0.22, 0.2, -0.5, 0.08), (0.28, 0.86), (0.78, 0.84)]],
    3: [[*arc(0.46, 0.3, 0.22, 0.18, -0.4, 0.22), *arc(0.46, 0.68, 0.25, 0.2, -0.22, 0.4)]],
    4: [[(0.3, 0.14), (0.26, 0.52), (0.74, 0.5)], [(0.7, 0.14), (0.68, 0.88)]],
    7: [[(0.24, 0.18), (0.76, 0.18), (0.62, 0.5), (0.48, 0.88)]],
}

# From the end of a stroke to the first frame that shows what it changed.
MEASURE = """root => {
    window.courseStroke = new Promise(done => {
        let start = 0;
        window.addEventListener('pointerup', () => { start = performance.now(); },
            {capture: true, once: true});
        const observer = new MutationObserver(() => {
            if (!start) return;
            observer.disconnect();
            requestAnimationFrame(() => done(performance.now() - start));
        });
        observer.observe(root, {childList: true, subtree: true, attributes: true});
    });
}"""
INK = """canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
    .reduce((sum, level, k) => sum + (k % 4 == 3 ? level : 0), 0)"""


class Pad:
    """The pad of the shown explorer, and a hand that draws on it."""

    def __init__(self, window: Window, cell: int) -> None:
        self.shown = ShownExplorer(window, cell)
        self.page, self.paper = window.page, self.shown.root.locator(".digit-pad canvas")
        self.paper.wait_for()

    @property
    def sentence(self) -> str:
        return self.shown.see().sentence

    @property
    def ink(self) -> int:
        return self.paper.evaluate(INK)

    def places(self, stroke: list) -> list[tuple[float, float]]:
        """Points of a stroke in the window."""
        box = self.paper.bounding_box()
        return [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]

    def begin(self, stroke: list) -> None:
        """Draw a stroke by mouse and keep the button down."""
        (x, y), *others = self.places(stroke)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for x, y in others:
            self.page.mouse.move(x, y, steps=3)

    def draw(self, *strokes: list) -> str:
        """Draw strokes by mouse; return the sentence then."""
        self.paper.scroll_into_view_if_needed()
        for stroke in strokes:
            self.begin(stroke)
            self.page.mouse.up()
        self.shown.settle()
        return self.sentence

    def press(self, name: str) -> str:
        """Press a button by its name; return the sentence then."""
        self.shown.root.get_by_role("button", name=name, exact=True).click()
        self.shown.settle()
        return self.sentence


@pytest.fixture
def pad(gallery: Window) -> Pad:
    return Pad(gallery, list(EXPLORERS).index("draw a digit"))


@pytest.mark.parametrize("digit", SHAPES)
def test_both_networks_know_the_digit_that_was_drawn(pad: Pad, digit: int) -> None:
    sentence = pad.draw(*SHAPES[digit])
    assert sentence.startswith(f"NumPy says {digit} ("), sentence
    assert f"PyTorch says {digit} (" in sentence, sentence
    assert "as drawn" in pad.shown.see().picture


def test_it_answers_while_a_stroke_goes_on_and_not_too_often(pad: Pad) -> None:
    pad.paper.scroll_into_view_if_needed()
    pad.page.evaluate(
        """() => {
            window.courseSent = 0;
            const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
            kernel.anyMessage.connect((_, {msg, direction}) => {
                if (direction === 'send' && msg.header.msg_type === 'comm_msg') courseSent += 1;
            });
        }"""
    )
    began = time.monotonic()
    for _ in range(4):
        pad.begin(SHAPES[0][0])
    pad.shown.settle()
    expect(pad.shown.root.locator(".sentence")).to_contain_text("NumPy says 0")
    pad.page.mouse.up()
    pad.shown.settle()
    sent, seconds = pad.page.evaluate("courseSent"), time.monotonic() - began
    assert 2 <= sent <= 2 + 16 * seconds


def test_undo_takes_back_a_stroke_and_clear_all(pad: Pad) -> None:
    start = pad.sentence
    one = pad.draw(SHAPES[4][0])
    ink = pad.ink
    two = pad.draw(SHAPES[4][1])
    assert pad.ink > ink
    assert one != two
    assert pad.press("Undo") == one
    assert pad.ink == ink
    assert pad.press("Undo") == start
    assert pad.ink == 0
    assert pad.press("Undo") == start
    pad.draw(*SHAPES[4])
    assert pad.press("Clear") == start
    assert pad.ink == 0


def test_python_clears_the_paper(pad: Pad) -> None:
    start = pad.shown.see()
    pad.draw(*SHAPES[2])
    assert pad.ink > 0
    assert pad.shown.reset() == start
    assert pad.ink == 0
    pad.draw(*SHAPES[2])
    example = pad.shown.press(0, "ArrowDown")
    assert example.sentence.startswith("A test digit")
    assert pad.ink == 0


def test_a_stroke_goes_on_beyond_the_paper_and_a_right_click_draws_nothing(pad: Pad) -> None:
    pad.paper.scroll_into_view_if_needed()
    (x, y), *_ = pad.places([(0.5, 0.5)])
    pad.page.mouse.click(x, y, button="right")
    pad.page.keyboard.press("Escape")
    assert pad.ink == 0
    pad.draw([(0.5, 0.2), (0.5, 1.3), (0.3, 0.6)])
    ink = pad.ink
    pad.page.mouse.move(x, y)
    pad.shown.settle()
    assert pad.ink == ink, "it draws with no button down"


def test_touch_draws_and_does_not_scroll(pad: Pad) -> None:
    pad.paper.scroll_into_view_if_needed()
    top = pad.paper.bounding_box()["y"]
    device = pad.page.context.new_cdp_session(pad.page)

    def touch(kind: str, points: list) -> None:
        touched = [{"x": x, "y": y, "id": 3} for x, y in points]
        device.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    first, *others = pad.places(SHAPES[7][0])
    touch("touchStart", [first])
    for (x1, y1), (x2, y2) in pairwise([first, *others]):
        for share in (0.25, 0.5, 0.75, 1):
            touch("touchMove", [(x1 + share * (x2 - x1), y1 + share * (y2 - y1))])
    touch("touchEnd", [])
    pad.shown.settle()
    device.detach()
    assert pad.sentence.startswith("NumPy says 7 (")
    assert pad.paper.bounding_box()["y"] == top


def test_a_pen_draws(pad: Pad) -> None:
    pad.paper.scroll_into_view_if_needed()
    device = pad.page.context.new_cdp_session(pad.page)
    places = [place for stroke in SHAPES[1] for place in pad.places(stroke)]
    for kind, (x, y) in [
        ("mousePressed", places[0]),
        *(("mouseMoved", place) for place in places),
        ("mouseReleased", places[-1]),
    ]:
        pen = {"pointerType": "pen", "button": "left", "buttons": 1, "clickCount": 1}
        device.send("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **pen})
    pad.shown.settle()
    device.detach()
    assert pad.sentence.startswith("NumPy says 1 (")


def test_ink_from_python_and_from_another_view_is_on_the_paper(lab: Lab) -> None:
    cells = [
        "from course_utils.explorers.digit_pad import draw_a_digit\n\n"
        "explorer = draw_a_digit()\nexplorer",
        "line = bytes(140 * 30) + (bytes(60) + b'\\xff' * 14 + bytes(66)) * 80 + bytes(140 * 30)\n"
        "explorer.controls['drawing'].value = line",
        "explorer",
    ]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata=METADATA)
    nbformat.write(notebook, lab.root / "pad.ipynb")
    window = lab.window(height=1600)
    window.open("pad.ipynb")
    window.run_all()
    first = Pad(window, 0)
    papers = window.page.locator(".digit-pad canvas")
    expect(papers).to_have_count(2)
    window.page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex = 1")
    window.command("notebook:run-cell")
    expect(first.shown.root.locator(".sentence")).to_contain_text("NumPy says 1")
    whole = [paper.evaluate(INK) for paper in papers.all()]
    assert whole[0] == whole[1] > 0
    first.begin([(0.2, 0.2), (0.8, 0.25)])
    window.page.mouse.up()
    more = papers.first.evaluate(INK)
    assert more > whole[0]
    window.page.wait_for_function(
        f"canvas => Math.abs(({INK})(canvas) - {more}) < 0.02 * {more}",
        arg=papers.last.element_handle(),
    )
    undo = window.page.get_by_role("button", name="Undo", exact=True).first
    undo.click()
    assert papers.first.evaluate(INK) == whole[0]
    undo.click()
    for paper in papers.all():
        window.page.wait_for_function(
            f"canvas => ({INK})(canvas) === 0", arg=paper.element_handle()
        )
    window.page.context.close()


def test_the_keyboard_reaches_everything_and_shows_where_it_is(pad: Pad) -> None:
    pad.draw(*SHAPES[1])
    undo = pad.shown.root.get_by_role("button", name="Undo", exact=True)
    undo.focus()
    pad.page.keyboard.press("Tab")
    focused = pad.page.evaluate(
        "() => [document.activeElement.textContent, "
        "getComputedStyle(document.activeElement).outlineStyle]"
    )
    assert focused == ["Clear", "solid"]
    pad.page.keyboard.press("Enter")
    pad.shown.settle()
    assert pad.ink == 0
    pad.page.keyboard.press("Tab")
    assert pad.page.evaluate("document.activeElement.tagName") == "SELECT"


def test_two_pads_are_independent_and_nothing_is_fetched(pad: Pad, gallery: Window) -> None:
    pad.draw(*SHAPES[3])
    assert pad.shown.root.locator(".digit-pad .label").inner_text() == "your digit"
    assert not gallery.outside
    assert draw_a_digit().settings["drawing"] == b""


def test_the_height_stays(pad: Pad) -> None:
    heights = {pad.shown.see().height}
    for digit in (1, 4, 0):
        pad.draw(*SHAPES[digit])
        heights.add(pad.shown.see().height)
        pad.press("Clear")
    assert max(heights) - min(heights) <= 1


def test_a_stroke_is_answered_in_time(pad: Pad) -> None:
    pad.paper.scroll_into_view_if_needed()
    times = []
    for k in range(12):
        stroke = [*SHAPES[k % 2 * 7][0]]
        pad.begin(stroke[:-1])
        pad.page.wait_for_timeout(150)
        pad.shown.settle()
        pad.shown.root.evaluate(MEASURE)
        pad.page.mouse.move(*pad.places(stroke)[-1])
        pad.page.mouse.up()
        times.append(pad.page.evaluate("window.courseStroke"))
        pad.shown.settle()
        pad.press("Clear")
    print(f"stroke end to changed bars: median {np.median(times):.0f} ms, max {max(times):.0f} ms")
    # The budget is 100 ms on a quiet computer; this only notices that something waits.
    assert np.median(times) < 1000


@pytest.fixture
def wide(gallery: Window) -> Iterator[Any]:
    yield gallery
    gallery.page.set_viewport_size({"width": 1400, "height": 900})
    gallery.theme(dark=False)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [900, 1400])
def test_pad_and_picture_stand_side_by_side_where_there_is_room(
    pad: Pad, wide: Window, output: Path, width: int, theme: str
) -> None:
    wide.page.set_viewport_size({"width": width, "height": 1200})
    wide.theme(dark=theme == "dark")
    pad.draw(*SHAPES[2])
    pad.shown.root.screenshot(path=output / f"drawn-{theme}-{width}.png")
    paper, figure = (
        pad.shown.root.locator(place).bounding_box() for place in (".paper", ".figure")
    )
    if width == 1400:
        assert paper["x"] + paper["width"] <= figure["x"]
        assert abs(paper["y"] - figure["y"]) < 60
    else:
        assert figure["y"] > paper["y"] or paper["x"] + paper["width"] <= figure["x"]
