"""Measures of color: by hand, and against scikit-image."""

import numpy as np
import pytest
from skimage import color
from skimage.metrics import peak_signal_noise_ratio

from course_utils.datasets.earth_tiles import europe_and_africa
from course_utils.models.color_metrics import biomes, colorfulness, mean_ab_error, psnr
from course_utils.models.lab import to_lab


def test_psnr_by_hand():
    black, gray = np.zeros((1, 2, 3)), np.full((1, 2, 3), 0.1)
    assert psnr(gray, black) == pytest.approx(20)  # 10 log10(1 / 0.01)
    half = psnr(np.where([[[True], [False]]], gray, black), black)
    assert half == pytest.approx(20 + 10 * np.log10(2))
    assert psnr(gray, gray) == np.inf


def test_psnr_is_scikit_images():
    rng = np.random.default_rng(0)
    one, other = rng.integers(0, 256, (2, 7, 9, 3), dtype=np.uint8)
    expected = peak_signal_noise_ratio(other, one, data_range=255)
    assert psnr(one, other) == pytest.approx(expected, abs=1e-4)
    assert psnr(one / 255, other / 255) == pytest.approx(expected, abs=1e-4)


def test_many_tiles_are_judged_one_by_one():
    truth = np.zeros((2, 1, 1, 3))
    tiles = np.array([0.1, 0.01]).reshape(2, 1, 1, 1) * np.ones(3)
    assert psnr(tiles, truth) == pytest.approx((20 + 40) / 2)
    as_one = psnr(tiles[:, 0], truth[:, 0])
    assert as_one == pytest.approx(-10 * np.log10((0.01 + 0.0001) / 2))
    tiles[1] = 0
    assert psnr(tiles, truth) == np.inf


def test_ab_error_by_hand():
    truth = np.array([[50, 0, 0], [50, 10, 10]], dtype=float)
    found = np.array([[90, 3, 4], [10, 10, 10]], dtype=float)  # L does not count
    assert mean_ab_error(found, truth) == pytest.approx(2.5)
    assert mean_ab_error(found[:, 1:], truth[:, 1:]) == pytest.approx(2.5)


def test_ab_error_is_delta_e_of_equal_brightness():
    lab = np.random.default_rng(1).uniform(-50, 50, (2, 40, 3))
    lab[..., 0] = 60
    assert mean_ab_error(*lab) == pytest.approx(color.deltaE_cie76(*lab).mean())


@pytest.mark.parametrize("measure", [psnr, mean_ab_error])
def test_shapes_must_agree(measure):
    with pytest.raises(ValueError, match=r"same shape, not \(2, \d\) and \(1, \d\)"):
        measure(np.zeros((2, 3)), np.zeros((1, 3)))


def test_colorfulness_by_hand():
    assert colorfulness(np.full((4, 4, 3), 77, dtype=np.uint8)) == 0
    red = np.array([[[255, 0, 0]]], dtype=np.uint8)  # rg = 255, yb = 127.5, no deviation
    assert colorfulness(red) == pytest.approx(0.3 * np.hypot(255, 127.5))
    # rg is 255 and −255: deviation 255, mean 0; yb is 127.5 twice.
    both = np.array([[[255, 0, 0], [0, 255, 0]]], dtype=np.uint8)
    assert colorfulness(both) == pytest.approx(255 + 0.3 * 127.5)
    assert colorfulness(both / 255) == pytest.approx(colorfulness(both), rel=1e-6)


def test_biomes_are_where_they_are_on_the_map():
    rgb = europe_and_africa()
    masks = biomes(rgb)
    assert list(masks) == ["sea", "forest", "desert", "ice"]
    assert sum(mask.astype(int) for mask in masks.values()).max() == 1

    def at(north, east):
        place = int((72 - north) * 7.5), int((east + 20) * 7.5)
        return [name for name, mask in masks.items() if mask[place]]

    assert at(0, -10) == ["sea"]
    assert at(0, 22) == ["forest"]
    assert at(27, 12) == ["desert"]
    assert [masks[name].mean() > 0.1 for name in ("sea", "forest", "desert")] == [True] * 3
    assert 0 < masks["ice"].mean() < 0.02
    light = to_lab(rgb)[..., 0]
    assert light[masks["ice"]].min() >= 75
    assert light[masks["forest"]].max() < 35
