"""Strips of photographs, read back from the picture."""

import re
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.pictures.photo_strips import NAMES, WIDTH, PhotoStrip, photo_strips

RED = np.full((2, 16, 32, 3), (200, 0, 0), np.uint8)
BLUE = np.full((2, 16, 32, 3), (0, 0, 200), np.uint8)


def test_strips_hold_their_photographs_names_and_captions(drawn):
    strips = [PhotoStrip("red ones", RED, "input", "off by 3"), PhotoStrip("blue ones", BLUE)]
    shown = photo_strips(strips, "Colors", ["first", "second"])
    words = ["".join(text.itertext()) for text in drawn(shown.markup)["text"]]
    assert words == ["first", "second", "red ones", "off by 3", "blue ones"]
    found = []
    for data in re.findall('base64,(.*?)"', shown.markup):
        with Image.open(BytesIO(b64decode(data))) as image:
            assert image.size == (32, 16)
            found.append(int(np.asarray(image)[8, 16].argmax()))
    assert found == [0, 0, 2, 2]
    assert shown.label == "Colors"


@pytest.mark.parametrize("count", [1, 5, 9])
def test_photographs_stay_in_the_picture_and_keep_their_proportions(count):
    shown = photo_strips([PhotoStrip("many", np.zeros((count, 10, 20, 3), np.uint8))], "Black")
    width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', shown.markup).groups())
    places = re.findall(r'<image.*? x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', shown.markup)
    x, y, wide, high = np.array(places, float).T
    assert len(places) == count
    assert x.min() == NAMES
    assert (x + wide).max() <= width == WIDTH
    assert (y + high).max() <= height
    np.testing.assert_allclose(wide, 2 * high, rtol=1e-3)
    assert (np.diff(x) > wide[0]).all()


@pytest.mark.parametrize(
    ("strips", "captions", "sentence"),
    [
        ([PhotoStrip("a", RED), PhotoStrip("b", BLUE[:1])], (), "photographs of one shape"),
        ([PhotoStrip("a", RED)], ["one"], "2 photographs need as many captions, not 1"),
    ],
)
def test_what_does_not_fit_is_said(strips, captions, sentence):
    with pytest.raises(ValueError, match=sentence):
        photo_strips(strips, "Strips", captions)
