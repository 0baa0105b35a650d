"""Strips of digits, read back from the picture."""

import re
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.pictures.digit_strips import Strip, digit_strips


def test_strips_hold_their_pictures_names_and_captions(drawn):
    images = np.zeros((3, 28, 28))
    images[1, 5, 7] = 1
    shown = digit_strips(
        [Strip("blended", images, "input", "error 0.04"), Strip("codes", 1 - images)],
        "strips",
        ["a", "b", "c"],
    )
    words = ["".join(text.itertext()) for text in drawn(shown.markup)["text"]]
    assert words == ["a", "b", "c", "blended", "error 0.04", "codes"]
    data = re.findall('base64,(.*?)"', shown.markup)
    assert len(data) == 6
    with Image.open(BytesIO(b64decode(data[1]))) as image:
        opacity = np.asarray(image)[..., 3]
    assert np.argwhere(opacity == 255).tolist() == [[5, 7]]
    with pytest.raises(ValueError, match=r"need one length, not \[2, 3\]"):
        digit_strips([Strip("two", images[:2]), Strip("three", images)], "strips")
    with pytest.raises(ValueError, match=r"need one length, not \[1, 3\]"):
        digit_strips([Strip("three", images)], "strips", ["one"])
