"""Digits in a row and weights as pictures show the arrays they are given."""

import re
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.pictures.digits import digit_row, weight_picture


def squares_of(picture):
    """Arrays of the pixels of each square."""
    found = re.findall(r"data:image/png;base64,([^\"]+)", picture.markup)
    return [np.asarray(Image.open(BytesIO(b64decode(data)))) for data in found]


def texts_of(picture):
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture.markup)


def test_digits_are_dark_on_white_with_their_captions():
    images = np.random.default_rng(0).integers(0, 256, (10, 28, 28), dtype=np.uint8)
    images[:, 0, 0] = 255
    made = digit_row(images, [f"digit {k}" for k in range(10)], "ten digits")
    assert texts_of(made) == [f"digit {k}" for k in range(10)]
    for image, square in zip(images, squares_of(made), strict=True):
        assert np.array_equal(square, 255 - image)


def test_digits_need_a_caption_each():
    with pytest.raises(ValueError, match="2 digits need as many captions, not 1"):
        digit_row(np.zeros((2, 28, 28)), ["one"], "label")


def test_weights_are_tinted_by_sign_and_size():
    weights = np.zeros((1, 28, 28))
    weights[0, 0, :3] = 2, -2, 1
    (square,) = squares_of(weight_picture(weights, ["w"], ("a 3", "an 8"), "weights"))
    assert square[0, :4, 3].tolist() == [255, 255, 128, 0]
    assert square[0, 0, :3].tolist() == [0xCC, 0x79, 0xA7]
    assert square[0, 1, :3].tolist() == [0x75, 0x75, 0x75]


def test_weights_say_what_each_color_speaks_for():
    words = texts_of(weight_picture(np.zeros((2, 28, 28)), ["a", "b"], ("a 3", "an 8"), "w"))
    assert words[:2] == ["a", "b"]
    assert any("positive" in word and "a 3" in word for word in words)
    assert any("negative" in word and "an 8" in word for word in words)
