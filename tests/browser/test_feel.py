"""How an explorer feels: no stale pictures, no flicker, no silence when something is wrong."""

from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.explorers.registry import EXPLORERS
from course_utils.headless.shown import ShownExplorer
from course_utils.headless.window import Window

pytestmark = pytest.mark.browser
SLOW, IMPOSSIBLE, FAILING = (len(EXPLORERS) + k for k in (1, 2, 3))


def test_only_the_newest_value_is_drawn_while_dragging(gallery: Window) -> None:
    shown = ShownExplorer(gallery, SLOW)
    handle, page = shown.controls.first, gallery.page
    track = shown.root.locator(".noUi-base").bounding_box()
    handle.hover()
    page.mouse.down()
    for step in range(1, 31):
        page.mouse.move(track["x"] + track["width"] * step / 30, track["y"] + track["height"] / 2)
    page.mouse.up()
    page.wait_for_function(
        "root => root.querySelector('.figure').textContent.startsWith('50 in')",
        arg=shown.root.element_handle(),
    )
    drawings = int(shown.root.locator(".figure").inner_text().split()[2])
    assert drawings < 15, f"30 moves led to {drawings} drawings"
    assert shown.see().sentence == "value 50"


def test_impossible_setting_is_said_and_keeps_picture_and_height(gallery: Window) -> None:
    shown = ShownExplorer(gallery, IMPOSSIBLE)
    possible = shown.press(0, *["ArrowRight"] * 5)
    beyond = shown.press(0, "ArrowRight")
    assert beyond.sentence.startswith("6 is too large")
    assert beyond.dimmed
    assert beyond.picture == possible.picture
    assert abs(beyond.height - possible.height) <= 1
    back = shown.press(0, "ArrowLeft")
    assert not back.dimmed
    assert back.sentence == "value 5"


def test_failure_is_shown_where_the_learner_looks(gallery: Window) -> None:
    shown = ShownExplorer(gallery, FAILING)
    seen = shown.press(0, *["ArrowRight"] * 2)
    assert "ZeroDivisionError: made to fail" in seen.sentence
    assert seen.dimmed
    assert shown.press(0, "ArrowLeft").sentence == "value 1"


def test_keys_in_a_menu_do_not_reach_the_notebook(gallery: Window) -> None:
    shown = ShownExplorer(gallery, list(EXPLORERS).index("logic gates"))
    before = [cell["source"] for cell in gallery.cells()]
    menu = shown.root.locator("select")
    # In JupyterLab's command mode these insert, cut and delete cells.
    for key in ("b", "x", "d", "d"):
        menu.press(key)
    assert [cell["source"] for cell in gallery.cells()] == before
    menu.press("ControlOrMeta+s")
    gallery.page.wait_for_function(
        "() => !window.jupyterapp.shell.currentWidget.context.model.dirty"
    )


@pytest.mark.parametrize("name", EXPLORERS)
def test_picture_never_vanishes_between_two_moves(gallery: Window, name: str) -> None:
    shown = ShownExplorer(gallery, list(EXPLORERS).index(name))
    figure = shown.root.locator(".figure")
    figure.scroll_into_view_if_needed()
    area = figure.bounding_box()
    filmed = gallery.page.context.new_cdp_session(gallery.page)
    frames: list[str] = []

    def keep(frame: dict) -> None:
        frames.append(frame["data"])
        filmed.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    filmed.on("Page.screencastFrame", keep)
    filmed.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    for control in range(min(shown.controls.count(), 5)):
        slider = shown.controls.nth(control).get_attribute("role") == "slider"
        shown.press(control, *["ArrowRight" if slider else "ArrowDown"] * 4)
    filmed.send("Page.stopScreencast")
    filmed.detach()
    inked = [ink(frame, area) for frame in frames]
    assert len(inked) > 4, "nothing was filmed"
    assert min(inked) > 0.3 * np.median(inked), f"share of the picture that is drawn: {inked}"


def ink(frame: str, area: dict[str, float]) -> float:
    """Share of an area of the window that is not white."""
    with Image.open(BytesIO(b64decode(frame))) as image:
        left, top = area["x"], area["y"]
        part = image.convert("L").crop((left, top, left + area["width"], top + area["height"]))
        return float((np.asarray(part) < 250).mean())
