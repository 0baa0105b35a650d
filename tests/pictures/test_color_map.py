"""Pictures of the colored map, read back."""

from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.models.great_picture import GreatState
from course_utils.models.map_coloring import MapState, Scores
from course_utils.pictures.color_map import color_map_picture
from course_utils.pictures.great_picture import CLOSER, COLUMNS, ROWS, great_picture_picture

SCORES = Scores(28.66, 8.349, 31.2), Scores(22.4, 21.04, 0.04)


def images(parts):
    return [
        np.asarray(Image.open(BytesIO(b64decode(image.get("href").partition(",")[2]))))
        for image in parts["image"]
    ]


def words(parts):
    return ["".join(text.itertext()) for text in parts["text"]]


def flat(level):
    return np.full((274, 190, 3), level, np.uint8)


def test_three_maps_stand_in_order_with_their_numbers(drawn):
    state = MapState(
        "Morocco", "skip", 100, flat(40), flat(120), flat(200), SCORES[1], SCORES[0], 8
    )
    parts = drawn(color_map_picture(state, "label").markup)
    assert [round(float(image.mean())) for image in images(parts)] == [40, 120, 200]
    shown = words(parts)
    assert shown[:3] == ["gray: what the network sees", "colored: skip", "truth"]
    assert shown[3:9] == [
        "PSNR 22.4 dB", "ab error 21.0", "colorfulness 0",
        "PSNR 28.7 dB", "ab error 8.3", "colorfulness 31",
    ]  # fmt: skip
    assert shown[9] == "colorfulness 0", "flat gray"


@pytest.mark.parametrize("column", [0, 100, 250, 400, 562])
def test_places_are_enlarged_with_their_part_of_the_curtain(drawn, column):
    rgb = np.random.default_rng(0).integers(0, 256, (810, 562, 3), np.uint8)
    rgb[:, column:] = 128
    state = GreatState(25, rgb, "colored", "gray", column, *SCORES)
    parts = drawn(great_picture_picture(state, "label").markup)
    whole, *closer = images(parts)
    assert whole.shape == rgb.shape
    assert [image.shape for image in closer] == [(ROWS, COLUMNS, 3)] * len(CLOSER)
    for image, place in zip(closer, CLOSER, strict=True):
        right = image[:, max(column - place.column + 16, 0) :]
        assert np.abs(right.astype(int) - 128).max(initial=0) <= 2
    crossed = sum(0 < column - place.column < COLUMNS for place in CLOSER)
    assert len(parts.get("line", [])) == crossed + (0 < column < 562)
    assert {"28.7 dB", "8.3", "22.4 dB", "21.0"} <= set(words(parts))
