"""A picture of your own in the browser: chosen, dropped, refused, and never in the way."""

import re
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from PIL import Image
from playwright.sync_api import FileChooser, expect

from course_utils.explorers.photo_upload import MOST_SENT
from course_utils.headless.lab import Lab
from course_utils.headless.shown import ShownExplorer
from course_utils.headless.window import Window
from course_utils.saving import METADATA

pytestmark = pytest.mark.browser

#: Networks that cost no time, so that only the way of the file is tested.
CELLS = (
    """
import numpy as np

from course_utils.explorers.your_picture import your_picture

def sepia(gray):
    return np.clip(gray + np.array([40, 10, -30]), 0, 255).astype(np.uint8)

explorer = your_picture(sepia)
explorer
""",
    'your_picture(sepia, "brown paper")',
    "6 * 7",
)
SOON = 20_000
expect.set_options(timeout=SOON)

DROP = """(element, [name, data]) => {
    const given = new DataTransfer();
    given.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name));
    for (const kind of ['dragover', 'drop'])
        element.dispatchEvent(new DragEvent(kind,
            {dataTransfer: given, bubbles: true, cancelable: true}));
}"""


def photograph(columns: int, rows: int, kind: str = "JPEG", **options) -> bytes:
    """A landscape that no one has seen."""
    down, across = np.mgrid[0 : 1 : rows * 1j, 0 : 1 : columns * 1j]
    rgb = np.stack([90 + 150 * down, 120 - 40 * across, 230 - 200 * down], 2).astype(np.uint8)
    with BytesIO() as file:
        Image.fromarray(rgb).save(file, kind, **options)
        return file.getvalue()


@pytest.fixture(scope="module")
def window(lab: Lab) -> Window:
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in CELLS], metadata=METADATA)
    nbformat.write(notebook, lab.root / "your_picture.ipynb")
    window = lab.window()
    window.open("your_picture.ipynb")
    window.run_all()
    return window


class Upload:
    """The explorer in the browser, and a hand that gives it files."""

    def __init__(self, window: Window) -> None:
        self.shown = ShownExplorer(window, 0)
        self.page, self.root = window.page, self.shown.root
        self.input = self.root.get_by_label("your picture")
        self.sentence, self.told = self.root.locator(".sentence"), self.root.locator(".told")

    def give(self, content: bytes, name: str = "dog.jpg") -> None:
        """Choose a file."""
        self.input.set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )


@pytest.fixture
def upload(window: Window) -> Upload:
    return Upload(window)


def test_a_photograph_is_colored_and_its_numbers_said(upload: Upload) -> None:
    start = upload.shown.see()
    expect(upload.told).to_have_text("or drop one here")
    upload.give(photograph(1500, 1000))
    expect(upload.told).to_have_text("dog.jpg")
    upload.shown.settle()
    seen = upload.shown.see()
    assert seen.picture != start.picture
    assert re.search(r"off by [\d.]+ in a and b on average, plain gray by [\d.]+\.$", seen.sentence)
    assert "400 × 267 of its 1,500 × 1,000 pixels" in seen.picture
    assert abs(seen.height - start.height) <= 1
    assert upload.shown.reset() == start
    expect(upload.told).to_have_text("or drop one here")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.png", b"", "empty.png is empty: it has 0 bytes."),
        ("words.png", b"a cat", "words.png holds text, whatever its name says."),
        ("cut.jpg", photograph(300, 200)[:2000], "cut.jpg is damaged or cut off"),
        ("phone.heic", b"\0\0\0\x18ftypheic" + bytes(40), "phone.heic is a HEIC photograph"),
        ("lines.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "is an SVG drawing"),
        ("bomb.png", photograph(10_000, 5_001, "PNG")[:100], "bomb.png has 10,000 × 5,001 pixels"),
        ("dot.png", photograph(1, 1, "PNG"), "1 × 1 pixels are too few"),
        ("a <b>&amp; ü.png", b"", "a <b>&amp; ü.png is empty"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_the_next_good_one_is_shown(
    upload: Upload, name: str, content: bytes, said: str
) -> None:
    start = upload.shown.see()
    upload.give(content, name)
    expect(upload.sentence).to_contain_text(said)
    expect(upload.told).to_have_text(name)
    seen = upload.shown.see()
    assert seen.dimmed
    assert seen.picture == start.picture
    assert abs(seen.height - start.height) <= 1
    upload.give(photograph(60, 40))
    expect(upload.sentence).to_contain_text("Trained on")
    assert not upload.shown.see().dimmed


def test_a_file_that_would_break_the_connection_is_not_sent(upload: Upload) -> None:
    upload.give(bytes(MOST_SENT + 1), "large.tif")
    expect(upload.sentence).to_contain_text("large.tif has 10.0 MB; 10 MB are the most")
    upload.give(photograph(60, 40))
    expect(upload.sentence).to_contain_text("Trained on")


def test_the_largest_file_that_is_sent_arrives(upload: Upload) -> None:
    content = photograph(900, 600)
    upload.give(content + bytes(MOST_SENT - len(content)), "largest.jpg")
    expect(upload.told).to_have_text("largest.jpg", timeout=3 * SOON)
    upload.shown.settle()
    assert "400 × 267 of its 900 × 600 pixels" in upload.shown.see().picture


def test_the_same_file_can_be_chosen_again(upload: Upload) -> None:
    content = photograph(90, 60)
    upload.give(content)
    expect(upload.told).to_have_text("dog.jpg")
    shown = upload.shown.see()
    upload.shown.reset()
    upload.give(content)
    expect(upload.told).to_have_text("dog.jpg")
    assert upload.shown.see() == shown


def test_a_file_can_be_dropped(upload: Upload) -> None:
    data = b64encode(photograph(90, 60)).decode()
    place = upload.root.locator(".photo-upload")
    place.evaluate(DROP, ["dropped.jpg", data])
    expect(upload.told).to_have_text("dropped.jpg")
    expect(place).not_to_have_class(re.compile("over"))
    assert "Trained on" in upload.shown.see().sentence


def test_an_example_puts_the_picture_away(upload: Upload) -> None:
    upload.give(photograph(90, 60))
    expect(upload.told).to_have_text("dog.jpg")
    seen = upload.shown.press(0, "ArrowDown")
    assert "no cup" in seen.sentence
    expect(upload.told).to_have_text("or drop one here")


def choosers(upload: Upload) -> list[FileChooser]:
    """File choosers that Enter opens."""
    opened: list[FileChooser] = []
    upload.page.once("filechooser", lambda chooser: opened.append(chooser))
    for _ in range(3):
        # The browser is told of the listener beside the keys, so that the first may come too early.
        upload.page.wait_for_timeout(500)
        upload.page.keyboard.press("Enter")
        for _ in range(50):
            if opened:
                return opened
            upload.page.wait_for_timeout(100)
    raise AssertionError("Enter opens no chooser")


def test_the_keyboard_reaches_the_button_and_opens_the_chooser(upload: Upload) -> None:
    upload.input.focus()
    upload.page.keyboard.press("Shift+Tab")
    upload.page.keyboard.press("Tab")
    assert upload.input.evaluate("e => e === document.activeElement")
    outline = upload.root.locator(".face").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid", "where the keyboard is must be seen"
    opened = choosers(upload)
    opened[0].set_files(
        {"name": "keys.jpg", "mimeType": "image/jpeg", "buffer": photograph(90, 60)}
    )
    expect(upload.told).to_have_text("keys.jpg")
    upload.page.keyboard.press("Tab")
    assert upload.page.evaluate("document.activeElement.tagName") == "SELECT"


def test_two_of_them_are_independent_and_nothing_is_fetched(upload: Upload, window: Window) -> None:
    other = ShownExplorer(window, 1)
    before = other.see()
    assert "Trained on brown paper" in before.sentence
    Upload(window).give(photograph(90, 60))
    assert other.see() == before
    assert not window.outside
    assert not [words for words in window.complaints if "photo" in words.lower()]


@pytest.fixture
def wide(window: Window) -> Iterator[Window]:
    yield window
    window.page.set_viewport_size({"width": 1400, "height": 900})
    window.theme(dark=False)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [900, 1400])
def test_screenshots(upload: Upload, wide: Window, output: Path, width: int, theme: str) -> None:
    wide.page.set_viewport_size({"width": width, "height": 1200})
    wide.theme(dark=theme == "dark")
    upload.root.screenshot(path=output / f"your_picture-{theme}-{width}.png")
    name = "a file with quite a long name, as cameras like to make.jpg"
    upload.give(photograph(400, 600), name)
    expect(upload.told).to_have_text(name)
    upload.root.screenshot(path=output / f"your_picture-own-{theme}-{width}.png")
    upload.give(b"", "empty.png")
    expect(upload.sentence).to_contain_text("is empty")
    expect(upload.told).to_have_text("empty.png")
    upload.root.screenshot(path=output / f"your_picture-bad-{theme}-{width}.png")
    assert upload.root.evaluate("e => e.scrollWidth - e.clientWidth") <= 1
