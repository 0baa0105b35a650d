"""Every explorer, as a learner meets it: keyboard, picture, sentence, text, buttons, themes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from course_utils.explorers.registry import EXPLORERS
from course_utils.headless.shown import ShownExplorer
from course_utils.headless.window import Window

pytestmark = pytest.mark.browser
WIDTHS = (1400, 900)
LABELS = ".widget-gridbox > .widget-inline-hbox > .widget-label"

# Size and place of each text against its picture; a pixel of slack for rounding.
TEXTS = """root => {
    const svg = root.querySelector('.figure svg'), frame = svg.getBoundingClientRect();
    const scale = svg.getScreenCTM().a;
    return Array.from(svg.querySelectorAll('text'), text => {
        const box = text.getBoundingClientRect();
        return {
            words: text.textContent,
            size: parseFloat(getComputedStyle(text).fontSize) * scale,
            inside: box.left >= frame.left - 1 && box.right <= frame.right + 1
                && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1,
        };
    });
}"""


@pytest.fixture(params=EXPLORERS)
def shown(request: pytest.FixtureRequest, gallery: Window) -> ShownExplorer:
    return ShownExplorer(gallery, list(EXPLORERS).index(request.param))


@pytest.fixture
def wide(gallery: Window) -> Iterator[Window]:
    """Window whose size a test may change."""
    yield gallery
    gallery.page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def moves(shown: ShownExplorer, control: int) -> list[str]:
    """Keys that change a control: a slider by one and to its ends, a menu, a field."""
    place = shown.controls.nth(control)
    if place.get_attribute("role") == "slider":
        return ["ArrowLeft", "ArrowRight", "End", "Home"]
    if place.evaluate("e => e.tagName") == "SELECT":
        last = place.evaluate("e => e.selectedIndex == e.length - 1")
        return 2 * ["ArrowUp" if last else "ArrowDown"]
    return ["End", "1", "Enter"]


def arrangements(shown: ShownExplorer, control: int) -> Iterator[list[tuple[int, str]]]:
    """Keys on other controls: some settings matter only after others were changed."""
    others = [other for other in range(shown.controls.count()) if other != control]
    yield []
    yield [(other, moves(shown, other)[1]) for other in others]
    # The last entry of a menu is often the one that a field belongs to.
    menus = [other for other in others if len(moves(shown, other)) == 2]
    yield [(other, "End") for other in menus]
    yield [(other, key) for other in others for key in moves(shown, other)[1:2] * 3]


def unreadable(shown: ShownExplorer, smallest: float) -> set[str]:
    """Texts of the picture that are cut off, or smaller than so many pixels."""
    return {
        text["words"]
        for text in shown.root.evaluate(TEXTS)
        if not text["inside"] or text["size"] < smallest
    }


def test_every_control_changes_the_picture_by_keyboard(shown: ShownExplorer) -> None:
    heights, sentences, unread = {shown.see().height}, set(), unreadable(shown, 12)
    for control in range(shown.controls.count()):
        for keys in arrangements(shown, control):
            before = shown.reset()
            for other, key in keys:
                before = shown.press(other, key)
            changed = False
            for key in moves(shown, control):
                seen = shown.press(control, key)
                changed |= seen.picture != before.picture
                heights |= {before.height, seen.height}
                sentences |= {before.sentence, seen.sentence}
                unread |= unreadable(shown, 12)
            if changed:
                break
        else:
            pytest.fail(f"{shown.root.locator(LABELS).nth(control).inner_text()!r} changes nothing")
    assert len(sentences) > 2, "the sentence says the same whatever is set"
    assert max(heights) - min(heights) <= 1, "the explorer's height jumps"
    assert not unread, f"cut off or too small: {unread}"


def test_every_control_has_a_visible_label(shown: ShownExplorer) -> None:
    labels = shown.root.locator(LABELS)
    assert labels.count() == shown.controls.count()
    for label in labels.all():
        expect(label).to_be_visible()
        box = label.evaluate("e => [e.textContent.trim(), e.scrollWidth <= e.clientWidth + 1]")
        assert box[0], "a control without a label"
        assert box[1], f"the label {box[0]!r} is cut off"


def test_explorer_fits_into_a_narrow_window(shown: ShownExplorer, wide: Window) -> None:
    wide.page.set_viewport_size({"width": WIDTHS[1], "height": 900})
    for control in range(min(shown.controls.count(), 5)):
        shown.press(control, moves(shown, control)[1])
        assert not unreadable(shown, 0)
    overflow = shown.root.evaluate("e => e.scrollWidth - e.clientWidth")
    assert overflow <= 1, "the explorer needs a horizontal scroll bar"


def test_reset_restores_everything(shown: ShownExplorer) -> None:
    start = shown.see()
    for control in range(shown.controls.count()):
        shown.press(control, moves(shown, control)[1])
    assert shown.see() != start
    assert shown.reset() == start


def with_a(gallery: Window, part: str) -> list[int]:
    """Places of the explorers that have such a part."""
    roots = [ShownExplorer(gallery, index).root for index in range(len(EXPLORERS))]
    return [index for index, root in enumerate(roots) if root.locator(part).count()]


def play(shown: ShownExplorer) -> Locator:
    """Click the play button, wait until the picture has changed, and return the button."""
    player = shown.root.locator(".widget-play").get_by_role("button").first
    before = shown.see().picture
    player.click()
    shown.window.page.wait_for_function(
        "([root, before]) => root.querySelector('.figure').innerHTML !== before",
        arg=[shown.root.element_handle(), before],
    )
    return player


def test_play_moves_its_slider_and_stops(gallery: Window) -> None:
    played = with_a(gallery, ".widget-play")
    assert len(played) > 5
    for index in played:
        shown = ShownExplorer(gallery, index)
        start = shown.see()
        player = play(shown)
        player.click()
        shown.settle()
        assert shown.see().picture != start.picture


def test_reset_ends_what_plays(gallery: Window) -> None:
    shown = ShownExplorer(gallery, with_a(gallery, ".widget-play")[0])
    play(shown)
    after = shown.reset()
    shown.window.page.wait_for_timeout(1600)  # it would have moved twice
    assert shown.see() == after


def test_code_line_is_there_and_is_copied(gallery: Window) -> None:
    coded = with_a(gallery, ".code")
    assert len(coded) > 5
    for index in coded:
        shown = ShownExplorer(gallery, index)
        code = shown.see().code
        assert code
        shown.root.get_by_role("button", name="copy").click()
        expect(shown.root.locator(".code button")).to_have_text("copied")
        assert shown.window.page.evaluate("navigator.clipboard.readText()") == code


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_screenshots(wide: Window, output: Path, theme: str, width: int) -> None:
    wide.page.set_viewport_size({"width": width, "height": 1500})
    wide.theme(dark=theme == "dark")
    for index, name in enumerate(EXPLORERS):
        shown = ShownExplorer(wide, index)
        for control in range(min(shown.controls.count(), 3)):
            shown.press(control, moves(shown, control)[1])
        path = output / f"{name.replace(' ', '_')}-{theme}-{width}.png"
        shown.root.screenshot(path=path)
        assert path.stat().st_size > 5000
    wide.theme(dark=False)
