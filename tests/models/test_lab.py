"""Lab: against colors known by heart, the formula written out, and there and back."""

import numpy as np
import pytest

from course_utils.models.lab import clipped, clipped_share, scale_ab, to_lab, to_rgb, unscale_ab

#: Linear red, green and blue of sRGB → X, Y, Z with the white point D65 (IEC 61966-2-1).
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
     [0.0193339, 0.1191920, 0.9503041]]
)  # fmt: skip


def lab_by_formula(rgb):
    """Lab as the standards write it, of one color from 0 to 255."""
    part = np.asarray(rgb) / 255
    linear = np.where(part > 0.04045, ((part + 0.055) / 1.055) ** 2.4, part / 12.92)
    ratio = TO_XYZ @ linear / (0.95047, 1, 1.08883)
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize(
    ("rgb", "lab"),
    [
        ((0, 0, 0), (0, 0, 0)),
        ((255, 255, 255), (100, 0, 0)),
        ((119, 119, 119), (50.03, 0, 0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.30, 79.20, -107.86)),
    ],
)
def test_colors_known_by_heart(rgb, lab):
    found = to_lab(np.array([[rgb]], dtype=np.uint8))
    assert found.shape == (1, 1, 3)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found[0, 0], lab, atol=0.05)


def test_the_formula_written_out_gives_the_same():
    for rgb in np.random.default_rng(0).integers(0, 256, (50, 3), dtype=np.uint8):
        np.testing.assert_allclose(to_lab(rgb), lab_by_formula(rgb), atol=0.02)


def test_float_colors_count_from_0_to_1():
    rgb = np.random.default_rng(1).integers(0, 256, (4, 5, 3), dtype=np.uint8)
    np.testing.assert_allclose(to_lab(rgb), to_lab(rgb / 255), atol=1e-3)


def test_there_and_back_changes_nothing():
    rgb = np.random.default_rng(2).integers(0, 256, (2, 30, 30, 3), dtype=np.uint8)
    back = to_rgb(to_lab(rgb))
    assert back.dtype == np.uint8
    np.testing.assert_array_equal(back, rgb)
    assert clipped_share(to_lab(rgb)) == 0


def test_colors_that_no_screen_shows_are_cut_and_counted():
    lab = np.array([[[50, 0, 0], [50, 0, -127], [90, 120, 0], [50, 20, 20]]], dtype=np.float32)
    assert clipped(lab).tolist() == [[False, True, True, False]]
    assert clipped_share(lab) == 0.5
    cut = to_rgb(lab)
    assert cut[0, 1, 2] == 255
    assert cut[0, 2, 0] == 255


def test_gray_is_l_alone():
    red, green, blue = to_rgb(np.array([[[60, 0, 0]]]))[0, 0].astype(int)
    assert red == green == blue == 145


def test_scaling_is_undone():
    ab = np.array([[-128, 0], [64, 127]], dtype=np.float32)
    assert scale_ab(ab).tolist() == [[-1, 0], [0.5, 127 / 128]]
    np.testing.assert_array_equal(unscale_ab(scale_ab(ab)), ab)
    assert scale_ab([[3, 4]]).dtype == unscale_ab([[0.5]]).dtype == np.float32
