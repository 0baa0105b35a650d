"""Swatches and rings, read back."""

import numpy as np

from course_utils.pictures.swatches import css_color, ring, swatch


def test_a_color_is_written_in_whole_numbers():
    assert css_color((0, 127.6, 255)) == "rgb(0,128,255)"
    assert css_color(np.array([1, 2, 3], np.uint8)) == "rgb(1,2,3)"


def test_a_swatch_fills_its_place_with_its_color(drawn):
    (rect,) = drawn(swatch(1, 2, 30, 40, (10, 20, 30)))["rect"]
    assert [float(rect.get(key)) for key in ("x", "y", "width", "height")] == [1, 2, 30, 40]
    assert rect.get("style") == "fill:rgb(10,20,30)"


def test_a_ring_has_a_white_and_a_black_line_and_hides_nothing(drawn):
    circles = drawn(ring(5, 6, 7))["circle"]
    assert {c.get("stroke") for c in circles} == {"#000", "#fff"}
    assert all(c.get("fill") == "none" and float(c.get("cx")) == 5 for c in circles)
