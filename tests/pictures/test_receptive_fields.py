"""Picture of a receptive field, read back."""

from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.models.convolution import Layer, receptive_field
from course_utils.pictures.receptive_fields import (
    MIDDLE,
    PART,
    SIDE,
    WHOLE,
    StackedField,
    field_picture,
    first_pixel,
    seen_cells,
)

PHOTOGRAPH = np.random.default_rng(4).integers(0, 256, (WHOLE, WHOLE)).astype(float)


def field_of(*layers):
    stack = tuple(Layer(*layer) for layer in layers)
    fields = receptive_field(stack)
    return StackedField(
        stack,
        tuple(field.size for field in fields),
        tuple(field.jump for field in fields),
        fields[-1].paths.max(axis=0) > 0,
    )


def words(parts):
    return ["".join(text.itertext()) for text in parts["text"]]


def test_the_holes_of_dilation_stay_plain(drawn):
    field = field_of((3, 1, 2))
    expected = np.zeros((PART, PART), dtype=bool)
    expected[14:19:2, 14:19:2] = True
    assert np.array_equal(seen_cells(field, PART), expected)
    overlay = drawn(field_picture(PHOTOGRAPH, field, "label").markup)["image"][3]
    image = Image.open(BytesIO(b64decode(overlay.get("href").partition(",")[2])))
    rgba = np.asarray(image.convert("RGBA"))
    assert np.array_equal(rgba[..., 3] > 0, expected)
    assert set(map(tuple, rgba[expected])) == {(0xE6, 0x9F, 0x00, 130)}


@pytest.mark.parametrize("count", [PART, WHOLE])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 30, 31, 300])
def test_a_field_lies_around_the_middle(count, size):
    first = first_pixel(size, count)
    assert abs((first + first + size - 1) / 2 - count // 2) <= 0.5


def test_each_layer_that_fits_has_an_outline_and_the_last_a_solid_one(drawn):
    markup = field_picture(PHOTOGRAPH, field_of((3,), (3,), (3,)), "label").markup
    boxes = [box for box in drawn(markup)["rect"] if box.get("rx") == "0"]
    enlarged = [box for box in boxes if float(box.get("x")) >= MIDDLE]
    cell = SIDE / PART
    assert [round(float(box.get("width")) / cell) for box in enlarged] == [3, 5, 7]
    assert ["stroke-dasharray" in box.attrib for box in enlarged] == [True, True, False]


def test_a_field_larger_than_the_photograph_is_said(drawn):
    shown = words(drawn(field_picture(PHOTOGRAPH, field_of(*[(5, 3, 4)] * 4), "label").markup))
    assert "The field, 641 × 641, is larger than the photograph." in shown
    shown = words(drawn(field_picture(PHOTOGRAPH, field_of((3,)), "label").markup))
    assert not any("larger than the photograph" in word for word in shown)


def test_the_table_and_the_bars_tell_sizes_jumps_and_weights(drawn):
    shown = words(drawn(field_picture(PHOTOGRAPH, field_of((3, 2), (5, 1, 2)), "label").markup))
    first = shown.index("3×3 s2 d1")
    assert shown[first : first + 5] == ["3×3 s2 d1", "3×3", "2", "9", "9"]
    assert shown[first + 5 : first + 10] == ["5×5 s1 d2", "19×19", "2", "25", "34"]
    assert shown[-4:-2] == ["one layer", "361"] or "361" in shown
    assert "34" in shown[shown.index("this stack") :]
