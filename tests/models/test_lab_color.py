"""Colors of Lab against scikit-image and cases known by heart."""

import numpy as np
import pytest
from skimage.color import lab2rgb, rgb2lab

from course_utils.models.lab_color import (
    ab_plane,
    in_gamut,
    lab_color_state,
    quick_rgb,
    unclipped_rgb,
    visible,
)

pytestmark = pytest.mark.filterwarnings("ignore:Conversion from CIE-LAB")


def test_clipped_colors_are_those_of_scikit_image():
    rng = np.random.default_rng(0)
    lab = rng.uniform((0, -128, -128), (100, 127, 127), (5000, 3))
    np.testing.assert_allclose(np.clip(unclipped_rgb(lab), 0, 1), lab2rgb(lab), atol=1e-12)


def test_every_color_of_a_screen_is_inside_and_comes_back():
    rgb = np.random.default_rng(1).uniform(0, 1, (2000, 3))
    back = unclipped_rgb(rgb2lab(rgb))
    assert in_gamut(back).all()
    np.testing.assert_allclose(back, rgb, atol=1e-4)


def test_a_color_is_inside_exactly_where_clipping_does_not_move_it():
    rng = np.random.default_rng(2)
    lab = rng.uniform((1, -100, -100), (99, 100, 100), (5000, 3))
    moved = np.linalg.norm(rgb2lab(lab2rgb(lab)) - lab, axis=1)
    inside = in_gamut(unclipped_rgb(lab))
    assert 0.05 < inside.mean() < 0.5
    assert moved[inside].max() < 1.1, "as much as rounding a dark color moves it"
    assert moved[~inside].min() > 0.001


@pytest.mark.parametrize(
    ("lab", "rgb"),
    [((0, 0, 0), (0, 0, 0)), ((100, 0, 0), (1, 1, 1)), ((53.24, 80.09, 67.20), (1, 0, 0)),
     ((87.73, -86.18, 83.18), (0, 1, 0)), ((32.30, 79.19, -107.86), (0, 0, 1))],
)  # fmt: skip
def test_black_white_and_the_three_lights(lab, rgb):
    np.testing.assert_allclose(unclipped_rgb(lab), rgb, atol=2e-3)


def test_gray_has_three_equal_numbers_and_rises_with_l():
    grays = unclipped_rgb([(lightness, 0, 0) for lightness in range(101)])
    assert np.ptp(grays, axis=1).max() < 1e-4
    assert np.diff(grays[:, 0]).min() > 0


def test_the_plane_lies_as_its_axes_say():
    plane = ab_plane(60)
    assert plane.shape == (256, 256, 4)
    for a, b in [(0, 0), (30, 20), (-40, 30), (127, 127), (-128, -128)]:
        cell = plane[127 - b, 128 + a]
        assert np.array_equal(cell, visible((60, a, b)))
        assert cell[3] == 255 * in_gamut(unclipped_rgb((60, a, b)))
        if cell[3]:
            shown = np.rint(255 * np.clip(unclipped_rgb((60, a, b)), 0, 1))
            assert np.array_equal(cell[:3], shown)
    assert 0.1 < (plane[..., 3] == 255).mean() < 0.5


def test_a_color_outside_is_clipped_and_its_l_moves():
    state = lab_color_state(45, 90, -20)
    assert not state.inside
    assert state.wanted[1] < 0
    assert state.shown[1] == 0
    assert state.shown_lab[0] > 46
    np.testing.assert_allclose(state.shown_lab, rgb2lab(lab2rgb([45.0, 90, -20])), atol=1e-9)


def test_the_strip_is_this_color_at_every_l():
    state = lab_color_state(70, 12, 34)
    assert state.inside
    assert np.array_equal(state.levels[70, :3], np.rint(255 * state.shown))
    assert state.levels[70, 3] == 255
    assert state.levels[0, 3] == 0, "black has no hue"
    np.testing.assert_allclose(state.gray, lab2rgb([70.0, 0, 0]), atol=1e-4)


def test_the_quick_way_differs_by_rounding_only():
    rng = np.random.default_rng(3)
    lab = rng.uniform((0, -128, -128), (100, 127, 127), (300, 200, 3)).astype(np.float32)
    quick, exact = quick_rgb(lab), np.rint(255 * lab2rgb(lab))
    assert quick.dtype == np.uint8
    apart = np.abs(quick - exact)
    assert apart.max() <= 1
    assert (apart > 0).mean() < 0.005
