"""Tiles: the pixels say the numbers, and stand where they should."""

import re
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.models.learned import pixels_to_digit
from course_utils.models.torch_networks import cnn
from course_utils.pictures.learned import kernel_tiles, pixels_to_digit_picture
from course_utils.pictures.tiles import EMPTY, Tiles, tiles_in, tinted
from course_utils.training import made_with_seed

PURPLE, GRAY = [0xCC, 0x79, 0xA7], [0x75] * 3


def images_of(markup):
    return [
        np.asarray(Image.open(BytesIO(b64decode(data))))
        for data in re.findall(r"base64,([^\"]+)", markup)
    ]


def test_tints_are_deeper_further_from_0_and_colored_by_sign():
    rgba = tinted(np.array([[1, -1, 0.5, 0, 3, np.nan]]), "weight")[0]
    assert rgba[:, :3].tolist()[:3] == [PURPLE, GRAY, PURPLE]
    alpha = rgba[:, 3].tolist()
    assert alpha == [255, 255, round(255 * (EMPTY + (1 - EMPTY) / 2)), round(255 * EMPTY), 255, 0]


def test_tiles_lie_in_lines_with_gaps_between():
    tiles = Tiles(10, 20, 2, 3, 4, 5.0, 1)
    values = np.arange(1, 37).reshape(3, 3, 4) / 36
    sheet = images_of(tiles.draw(values, "output"))[0]
    assert sheet.shape == (8, 10, 4)
    assert sheet[0, 9, 3] == sheet[3, 0, 3] == sheet[5, 6, 3] == 0, "gaps and the empty place"
    for k, (row, column) in enumerate([(0, 0), (0, 5), (4, 0)]):
        shown = sheet[row : row + 3, column : column + 4, 3] / 255
        np.testing.assert_allclose(shown, EMPTY + (1 - EMPTY) * values[k], atol=0.003)
        assert tiles.corner(k) == (10 + 5 * column, 20 + 5 * row)
    assert tiles.sides == (20, 15)
    assert 'x="9.0" y="39.0"' in tiles.cell_frame(2, (0, 0))


@pytest.mark.parametrize(
    ("count", "cells"), [(1, 28), (16, 28), (16, 14), (32, 7), (16, 5), (7, 3)]
)
def test_tiles_fill_a_square_and_stay_inside(count, cells):
    tiles = tiles_in(0, 0, 272, count, (cells, cells))
    x, y = tiles.corner(count - 1)
    assert max(tiles.corner(k)[0] for k in range(count)) + tiles.sides[0] <= 272
    assert y + tiles.sides[1] <= 272
    assert tiles.sides[0] * tiles.columns > 272 / 2
    assert x >= 0


def test_kernels_share_one_scale_and_are_numbered():
    kernels = np.zeros((10, 1, 3, 3))
    kernels[4, 0, 0, 0], kernels[9, 0, 2, 1] = -2, 1
    shown = kernel_tiles(kernels, "kernels")
    drawn = images_of(shown.markup)
    assert len(drawn) == 10
    assert drawn[4][0, 0].tolist() == [*GRAY, 255]
    assert drawn[9][2, 1].tolist() == [*PURPLE, round(255 * (EMPTY + (1 - EMPTY) / 2))]
    for k in range(10):
        assert f">{k}</text>" in shown.markup
    with pytest.raises(ValueError, match=r"\(N, height, width\), not \(16, 3, 5, 5\)"):
        kernel_tiles(np.zeros((16, 3, 5, 5)), "kernels")


def test_the_way_to_the_digit_shows_every_map_and_patch():
    images = np.random.default_rng(0).uniform(0, 1, (6, 28, 28)).astype(np.float32)
    way = pixels_to_digit(made_with_seed(cnn, 0), images[0], images)
    shown = pixels_to_digit_picture(way, "the way")
    drawn = images_of(shown.markup)
    assert len(drawn) == 1 + 2 * (4 + 4)
    assert [image.shape[:2] for image in drawn[1:3]] == [(28, 28), (6, 24)]
    assert [image.shape[:2] for image in drawn[9:11]] == [(14, 14), (15, 45)]
    values = way.first[0].values
    np.testing.assert_allclose(
        drawn[1][..., 3] / 255, EMPTY + (1 - EMPTY) * values / values.max(), atol=0.003
    )
    for words in ("5 × 5 pixels", "14 × 14 pixels", "in 6 digits"):
        assert words in shown.markup
