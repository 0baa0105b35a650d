"""Picture of a color of Lab, read back."""

import re
from base64 import b64decode
from io import BytesIO

import numpy as np
from PIL import Image

from course_utils.models.lab_color import ab_plane, lab_color_state
from course_utils.pictures.lab_color import PLANE, lab_color_picture


def shown(drawn, lightness, a, b):
    state = lab_color_state(lightness, a, b)
    return state, drawn(lab_color_picture(state, "label").markup)


def words(parts):
    return ["".join(text.itertext()) for text in parts["text"]]


def images(parts):
    return [
        np.asarray(Image.open(BytesIO(b64decode(image.get("href").partition(",")[2]))))
        for image in parts["image"]
    ]


def test_plane_and_strip_are_those_of_the_state(drawn):
    state, parts = shown(drawn, 60, 20, -30)
    plane, strip = images(parts)
    assert np.array_equal(plane, ab_plane(60))
    assert np.array_equal(strip[::-1, 0], state.levels)


def test_the_ring_stands_on_the_color(drawn):
    _, parts = shown(drawn, 60, 20, -30)
    places = {(float(c.get("cx")), float(c.get("cy"))) for c in parts["circle"]}
    assert places == {tuple(round(part, 1) for part in PLANE.place(20, -30))}


def test_a_color_outside_gets_a_second_ring_where_it_ends_up(drawn):
    state, parts = shown(drawn, 45, 120, -20)
    places = {(float(c.get("cx")), float(c.get("cy"))) for c in parts["circle"]}
    ends = (state.lab[1:], state.shown_lab[1:])
    assert places == {tuple(round(float(p), 1) for p in PLANE.place(*end)) for end in ends}
    assert any(re.fullmatch(r"−\d+ → 0", word) for word in words(parts))
    assert "shown instead: clipped" in words(parts)


def test_swatches_show_the_color_and_its_gray(drawn):
    state, parts = shown(drawn, 70, 12, 34)
    fills = [rect.get("style") for rect in parts["rect"] if rect.get("style")]
    color = ",".join(str(round(255 * value)) for value in state.shown)
    gray = round(255 * state.gray)
    assert [fill.partition(";")[0] for fill in fills] == [
        f"fill:rgb({color})",
        f"fill:rgb({gray},{gray},{gray})",
    ]
    assert "this color" in words(parts)
    for value in state.shown:
        assert str(round(255 * value)) in words(parts)
