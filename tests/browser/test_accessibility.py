"""Every explorer for those who see less, or use no mouse: axe, contrast, and a walk by Tab."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.base import AXE_SCRIPT

from course_utils.explorers.registry import EXPLORERS
from course_utils.headless.shown import ShownExplorer
from course_utils.headless.window import Window
from course_utils.pictures.theme import contrast
from tests.browser.contrast import measure, photograph, ratio

pytestmark = pytest.mark.browser
THEMES = ("light", "dark")
#: The least contrast of text that WCAG 2.2 asks for at level AA.
LEAST = 4.5

RUN_AXE = """async root => (await axe.run(root, {resultTypes: ['violations']})).violations
    .filter(found => ['serious', 'critical'].includes(found.impact))
    .map(found => `${found.id}: ${found.nodes[0].html.slice(0, 200)}`)"""
# A button before the explorer: Tab from there is how a learner comes in.
DOOR = """root => {
    const door = document.createElement('button');
    root.before(door);
    door.focus({preventScroll: true});
}"""
STOP = """root => {
    const stop = document.activeElement;
    if (!root.contains(stop)) return null;
    return {
        place: [...root.querySelectorAll('*')].indexOf(stop),
        kind: `${stop.tagName} ${stop.classList[0] ?? ''}`,
        name: stop.ariaLabel || stop.labels?.[0]?.textContent || stop.title || stop.textContent,
        seen: stop.checkVisibility({visibilityProperty: true}),
    };
}"""
# A field for files is there for the keyboard only; its label stands for it.
FACE = "stop => getComputedStyle(stop).opacity === '0' ? [...stop.labels].at(-1) : stop"
KINDS = """root => Array.from(
    root.querySelectorAll('select, input, button, [tabindex], [contenteditable]'),
    stop => `${stop.tagName} ${stop.classList[0] ?? ''}`)"""
# What a mouse can use, in the order of the page.
USABLE = """root => [...root.querySelectorAll('*')].flatMap((e, place) =>
    e.matches('.noUi-handle, select, input, button, [contenteditable=true]') && !e.disabled
    && e.checkVisibility({visibilityProperty: true}) ? [place] : [])"""


@pytest.fixture(params=THEMES)
def window(request: pytest.FixtureRequest, gallery: Window) -> Iterator[Window]:
    gallery.theme(dark=request.param == "dark")
    yield gallery
    gallery.theme(dark=False)


def explorers(window: Window) -> Iterator[tuple[str, ShownExplorer]]:
    for index, name in enumerate(EXPLORERS):
        yield name, ShownExplorer(window, index)


def settings(shown: ShownExplorer, dark: bool) -> Iterator[str]:
    """Leave an explorer as it starts; in the light theme, go to the end of every control, too."""
    yield "at the start"
    if dark:
        return
    for control in range(shown.controls.count()):
        shown.press(control, "End")
    # The picture of an impossible setting is faded on purpose; its sentence says why.
    if not shown.see().dimmed:
        yield "at the ends"


def walk(shown: ShownExplorer) -> Iterator[dict[str, Any]]:
    """Press Tab from before an explorer until the focus has left it."""
    page = shown.window.page
    shown.root.evaluate(DOOR)
    for _ in range(100):
        page.keyboard.press("Tab")
        stop = shown.root.evaluate(STOP)
        if stop is None:
            break
        yield stop
    else:
        pytest.fail("Tab does not lead out of the explorer")
    shown.root.evaluate("root => root.previousElementSibling.remove()")


def test_axe_finds_nothing_serious(window: Window) -> None:
    window.page.evaluate(AXE_SCRIPT)
    found = [
        f"{name}: {finding}"
        for name, shown in explorers(window)
        for finding in shown.root.evaluate(RUN_AXE)
    ]
    assert not found, "\n".join(found)


def test_axe_notices_a_field_without_a_name(gallery: Window) -> None:
    gallery.page.evaluate(AXE_SCRIPT)
    shown = ShownExplorer(gallery, 0)
    shown.root.evaluate("root => root.append(document.createElement('input'))")
    found = shown.root.evaluate(RUN_AXE)
    shown.root.evaluate("root => root.lastChild.remove()")
    assert [finding.partition(":")[0] for finding in found] == ["label"]


def test_words_stand_out_from_what_is_behind_them(window: Window) -> None:
    faint, count = [], 0
    dark = window.page.evaluate("document.body.dataset.jpThemeLight === 'false'")
    for name, shown in explorers(window):
        for when in settings(shown, dark):
            measured = measure(shown)
            count += len(measured)
            faint += [(name, when, *one) for one in measured if one.contrast < LEAST]
    assert not faint, "\n".join(map(str, faint))
    assert count > 20 * len(EXPLORERS)


def test_faint_words_are_noticed(gallery: Window) -> None:
    shown = ShownExplorer(gallery, 0)
    best = min(one.contrast for one in measure(shown))
    style = gallery.page.add_style_tag(content=".figure svg text { fill: #949494 !important }")
    worst = max(one.contrast for one in measure(shown))
    style.evaluate("style => style.remove()")
    assert best > 15
    assert worst == pytest.approx(contrast("#949494", "#ffffff"), abs=0.05)


def test_ratio_is_that_of_the_theme() -> None:
    first, second = (
        np.array([[0, 99, 155], [17, 17, 17]]),
        np.array([[255, 255, 255], [99, 184, 234]]),
    )
    wanted = contrast("#00639b", "#ffffff"), contrast("#111111", "#63b8ea")
    np.testing.assert_allclose(ratio(first, second), wanted, rtol=1e-12)


@pytest.mark.parametrize("name", EXPLORERS)
def test_tab_walks_through_every_control(gallery: Window, name: str) -> None:
    shown = ShownExplorer(gallery, list(EXPLORERS).index(name))
    usable = shown.root.evaluate(USABLE)
    stops = list(walk(shown))
    assert len(usable) > shown.controls.count(), "no button for the reset"
    assert [stop["place"] for stop in stops if stop["place"] in usable] == usable
    nameless = [stop["kind"] for stop in stops if not (stop["name"] and stop["seen"])]
    assert not nameless


def test_focus_shows(window: Window) -> None:
    seen: dict[str, int] = {}
    for _, shown in explorers(window):
        if not set(shown.root.evaluate(KINDS)) <= set(seen):
            for stop in walk(shown):
                if stop["kind"] not in seen:
                    seen[stop["kind"]] = changed_by_focus(window)
    # A line of one pixel around the smallest of them, a slider's handle, has 60.
    assert not {kind: count for kind, count in seen.items() if count < 60}
    assert {"DIV noUi-handle", "DIV widget-readout", "SELECT ", "INPUT widget-input"} < set(seen)


def changed_by_focus(window: Window) -> int:
    """Pixels in and around what has the focus that change by 3 to 1 when it loses it."""
    here = window.page.evaluate_handle("document.activeElement")
    face = here.evaluate_handle(FACE)
    focused = photograph(window.page, face, margin=6)
    here.evaluate("stop => stop.blur()")
    change = ratio(focused, photograph(window.page, face, margin=6))
    here.evaluate("stop => stop.focus()")
    return int((change >= 3).sum())
