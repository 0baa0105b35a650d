"""Fields: the tint's pixels are those of the field, and the boundary lies where it is 0.5."""

import re
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.pictures.field import field_boundary, field_tint
from course_utils.pictures.plane import Plane
from course_utils.pictures.theme import PALETTE

PLANE = Plane(10, 20, 100, 100, (-1, 1), (-1, 1))
CENTERS = np.linspace(-0.95, 0.95, 20)


def pixels(markup):
    (data,) = re.findall('base64,(.*?)"', markup)
    with Image.open(BytesIO(b64decode(data))) as image:
        return np.asarray(image.convert("RGBA")).astype(int)


def test_the_tint_follows_the_field_with_its_first_row_below():
    field = np.array([[0.0, 0.25], [0.5, 1.0]])
    shown = pixels(field_tint(field, PLANE, ("plain", "output")))
    green = [int(PALETTE["output"][k : k + 2], 16) for k in (1, 3, 5)]
    gray = [int(PALETTE["plain"][k : k + 2], 16) for k in (1, 3, 5)]
    assert shown[0, 1, :3].tolist() == green
    assert shown[1, 0, :3].tolist() == gray
    assert shown[0, 0, 3] == 0, "no tint where the answer is open"
    assert shown[0, 1, 3] > shown[1, 0, 3] > shown[1, 1, 3] > 0


@pytest.mark.parametrize("radius", [0.3, 0.7])
def test_the_boundary_is_where_the_field_is_one_half(radius):
    across, up = np.meshgrid(CENTERS, CENTERS)
    field = 1 / (1 + np.exp(4 * (np.hypot(across, up) - radius)))
    numbers = re.findall(
        r"[ML](\S+) (\S+?)(?=L|Z|\")", field_boundary(field, CENTERS, PLANE, "output")
    )
    places = np.array(numbers, float)
    assert len(places) > 10
    np.testing.assert_allclose(np.hypot(*(places - [60, 70]).T), 50 * radius, atol=0.6)


def test_a_field_on_one_side_has_no_boundary():
    assert field_boundary(np.full((20, 20), 0.2), CENTERS, PLANE, "output") == ""
