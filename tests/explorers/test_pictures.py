"""Every picture of every explorer: its words large enough, inside its frame, and told aloud."""

from collections import Counter
from xml.etree import ElementTree

import pytest

from course_utils.explorers.registry import EXPLORERS

SVG = "{http://www.w3.org/2000/svg}"

#: Width of a character in em; digits and most letters of a UI font are narrower.
CHARACTER = 0.62
SMALLEST = 12


def size_of(text):
    """Font size of a text element in units of the picture."""
    return float(text.get("style").split("font-size:")[1].split("px")[0])


def lines_of(text):
    """Lines of a text element as (x, y, words): its own, or each tspan that has a place."""
    spans = [span for span in text if span.get("x")]
    if not spans:
        return [(text.get("x"), float(text.get("y")), "".join(text.itertext()))]
    rise = 0.36 * size_of(text)  # a tspan's y is its base line, a text's y here its middle
    return [(span.get("x"), float(span.get("y")) - rise, span.text) for span in spans]


def box_of(text, x, y, words):
    """(left, right, top, bottom) of a line, estimated from its number of characters."""
    x, size = float(x), size_of(text)
    width = CHARACTER * size * len(words)
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
    return left, left + width, y - size / 2, y + size / 2


def faults_of(explorer):
    """Sentences about what is wrong with the picture an explorer shows now."""
    root = ElementTree.fromstring(explorer.picture.markup)
    _, _, width, height = (float(number) for number in root.get("viewBox").split())
    faults = []
    for text in root.iter(f"{SVG}text"):
        if size_of(text) < SMALLEST:
            faults.append(f"{''.join(text.itertext())!r} has only {size_of(text)} units")
        for x, y, words in lines_of(text):
            left, right, top, bottom = box_of(text, x, y, words)
            if words and not (left >= 0 and right <= width and top >= 0 and bottom <= height):
                place = f"{left:.0f}…{right:.0f}, {top:.0f}…{bottom:.0f}"
                faults.append(f"{words!r} ends outside: {place}")
            if "nan" in words or "not a number" in words:
                faults.append(f"{words!r} is no number")
    told = explorer.picture.label, root.get("aria-label")
    if explorer.possible and told != (explorer.message, explorer.message):
        faults.append(f"{told} is read out, {explorer.message!r} is shown")
    if width > 960:
        faults.append(f"{width} units are wider than the page")
    return faults


@pytest.mark.parametrize("name", EXPLORERS)
def test_words_are_large_inside_and_told_in_every_state_sampled(
    name, sampled, without_pixels, count_states
):
    explorer, count, faults = EXPLORERS[name](), 0, Counter()
    for setting in sampled(explorer, seed=5, count=300):
        explorer.set(**setting)
        faults.update(faults_of(explorer))
        count += 1
    assert not faults
    count_states(count, "seen")


@pytest.mark.parametrize("name", EXPLORERS)
def test_pictures_of_an_explorer_keep_one_size(name, sampled, without_pixels):
    explorer, frames = EXPLORERS[name](), set()
    for setting in sampled(explorer, seed=6, count=10):
        explorer.set(**setting)
        frames.add(ElementTree.fromstring(explorer.picture.markup).get("viewBox"))
    assert len(frames) == 1, "another size would make the page jump"


@pytest.mark.parametrize(
    ("attribute", "value", "fault"),
    [("x", "-5", "outside"), ("y", "9999", "outside"), ("style", "font-size:9px", "only 9.0")],
)
def test_a_faulty_picture_would_be_noticed(attribute, value, fault):
    explorer = EXPLORERS["one neuron"]()
    root = ElementTree.fromstring(explorer.picture.markup)
    root.find(f"{SVG}text").set(attribute, value)
    markup = ElementTree.tostring(root, encoding="unicode")
    explorer.picture = type(explorer.picture)(markup, explorer.picture.label)
    assert any(fault in sentence for sentence in faults_of(explorer))
