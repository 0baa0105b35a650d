"""The smallest parts: numbers as text, lines, arrows, boxes."""

import math
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.pictures.svg import (
    Picture,
    arrow,
    box,
    circle,
    line,
    number,
    path,
    picture,
    spans,
    term,
    text,
)
from course_utils.pictures.theme import STYLE

places = st.integers(0, 9000).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-0.0, "0"),
        (2.0, "2"),
        (-1.5, "−1.5"),
        (0.1 + 0.2, "0.3"),
        (0.004, "0"),
        (-0.004, "0"),
        (0.006, "0.01"),
        (9.999, "10"),
        (99.96, "100"),
        (12.345, "12.3"),
        (100, "100"),
        (1234.5, "1234"),
        (-20.9, "−20.9"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "not a number"),
        (np.float32(0.1), "0.1"),
        (np.int64(-3), "−3"),
        (True, "1"),
    ],
)
def test_number_by_hand(value, words):
    assert number(value) == words


@given(st.floats(-1e6, 1e6), st.integers(1, 6), st.integers(0, 5))
def test_number_rounds_to_its_digits_and_decimals(value, digits, decimals):
    words = number(value, digits, decimals)
    places = max(0, min(decimals, digits - len(str(int(abs(value))))))
    assert float(words.replace("−", "-")) == pytest.approx(value, abs=0.5001 * 10**-places)
    assert len(words.partition(".")[2]) <= places
    assert "-" not in words
    assert words != "−0"
    assert "." not in words or words[-1] not in ".0"


@given(st.floats(-1e6, 1e6))
def test_a_negative_number_is_its_positive_twin_with_a_real_minus(value):
    assert number(-abs(value)).lstrip("−") == number(abs(value))


def test_term_puts_negative_numbers_in_parentheses():
    assert [term(value) for value in (2, 0, -0.5)] == ["2", "0", "(−0.5)"]


def test_text_survives_characters_that_mean_something_in_xml(drawn):
    words = 'a < b & "c" > d'
    assert drawn(text(1, 2, words))["text"][0].text == words
    assert "".join(drawn(spans(1, 2, [(words, None), (words, "input")]))["text"][0].itertext()) == (
        2 * words
    )


def test_text_is_placed_sized_and_toned(drawn):
    (element,) = drawn(text(12.34, 56, "w", "weight", 19, "end", bold=True))["text"]
    assert (element.get("x"), element.get("y")) == ("12.3", "56.0")
    assert element.get("text-anchor") == "end"
    style = element.get("style")
    assert "font-size:19px" in style
    assert "font-weight:600" in style
    assert "var(--cp-weight-text" in style
    assert "fill" not in drawn(text(0, 0, "w"))["text"][0].get("style")


def test_text_with_a_halo_is_of_the_class_that_draws_it(drawn):
    (plain,), (halo,) = (drawn(text(1, 2, "w", halo=halo))["text"] for halo in (False, True))
    assert (plain.get("class"), halo.get("class")) == (None, "halo")
    assert ".course-picture svg text.halo { paint-order: stroke;" in STYLE


def test_picture_is_one_labeled_image_with_a_fixed_shape():
    made = picture(880, 356.5, circle(10, 20, 3), 'It says "a < b".')
    root = ElementTree.fromstring(made.markup)
    assert root.get("viewBox") == "0 0 880 356.5"
    assert (root.get("role"), root.get("aria-label")) == ("img", 'It says "a < b".')
    bundle = made._repr_mimebundle_()
    assert bundle["text/plain"] == 'It says "a < b".'
    assert bundle["text/html"] == made.html
    assert made.markup in made.html
    assert "<style>" in made.html


def test_a_picture_cannot_be_changed():
    with pytest.raises(AttributeError):
        Picture("<svg/>", "label").label = "another"


@given(places, places, places, places)
def test_the_head_of_an_arrow_ends_on_its_point(x1, y1, x2, y2):
    markup = arrow(x1, y1, x2, y2)
    if (x1, y1) == (x2, y2):
        assert markup == ""
        return
    root = ElementTree.fromstring(f"<g>{markup}</g>")
    corners = root.find("path").get("d").strip("MZ").split("L")
    tip, *base = [np.array([float(part) for part in corner.split()]) for corner in corners]
    assert tip == pytest.approx([x2, y2], abs=0.051)
    length = math.hypot(x2 - x1, y2 - y1)
    direction = np.array([x2 - x1, y2 - y1]) / length
    for corner in base:
        assert (corner - tip) @ direction <= 0.11
    shaft = root.find("line")
    start = float(shaft.get("x1")), float(shaft.get("y1"))
    end = np.array([float(shaft.get("x2")), float(shaft.get("y2"))])
    assert start == pytest.approx((x1, y1), abs=0.051)
    assert end == pytest.approx(np.mean(base, axis=0), abs=0.11)


def test_line_and_path_and_box_keep_what_they_are_told(drawn):
    (drawn_line,) = drawn(line(1, 2, 3, 4, "wrong", 5, "6 4", 0.5))["line"]
    assert [drawn_line.get(name) for name in ("x1", "y1", "x2", "y2")] == [
        "1.0",
        "2.0",
        "3.0",
        "4.0",
    ]
    assert drawn_line.get("stroke-dasharray") == "6 4"
    assert "var(--cp-wrong," in drawn_line.get("stroke")
    assert drawn(line(1, 2, 3, 4))["line"][0].get("stroke-dasharray") is None
    opened, closed = (
        drawn(path([(0, 0), (1, 2)], closed=shut, fill=shut))["path"][0] for shut in (0, 1)
    )
    assert (opened.get("d"), opened.get("fill")) == ("M0.0 0.0L1.0 2.0", "none")
    assert closed.get("d").endswith("Z")
    (rectangle,) = drawn(box(1, 2, 30, 40, "here", 0.2, dash="3 3"))["rect"]
    assert (rectangle.get("width"), rectangle.get("height")) == ("30.0", "40.0")
    assert rectangle.get("fill-opacity") == "0.2"
