"""Noise and blur by hand and against other libraries."""

import numpy as np
import pytest
import torch
from scipy.ndimage import gaussian_filter

from course_utils.models.noise import WIDTHS, best_width, blurred, noise_up_to, noisy
from course_utils.models.reconstruction import reconstruction_error

#: A disk, so that noise and blur have something to spoil.
DISK = (np.hypot(*np.mgrid[-14:14, -14:14]) < 8).astype(np.float32)[None]


def test_noise_has_its_level_and_its_square_is_the_error():
    gray = np.full((50, 50), 0.5)
    for level in (0.1, 2):
        made = noisy(gray, level, np.random.default_rng(0))
        assert made.mean() == pytest.approx(0.5, abs=0.05 * level)
        assert reconstruction_error(gray, made) == pytest.approx(level**2, rel=0.05)
    np.testing.assert_array_equal(noisy(gray, 0, np.random.default_rng(0)), gray)


def test_the_same_seed_gives_the_same_noise_only_stronger():
    weak, strong = (noisy(np.full(100, 0.5), s, np.random.default_rng(3)) for s in (0.05, 0.1))
    np.testing.assert_allclose(strong - 0.5, 2 * (weak - 0.5), atol=1e-6)


def test_noise_for_training_spoils_inputs_only_and_each_by_a_level_of_its_own():
    x = torch.full((64, 1, 28, 28), 0.5)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        spoiled, targets = noise_up_to(0.2)(x, x)
    assert targets is x
    levels = spoiled.std(dim=(1, 2, 3))
    assert 0 <= levels.min() < 0.03
    assert 0.17 < levels.max() < 0.22


@pytest.mark.parametrize("width", WIDTHS)
def test_the_blur_equals_scipy(width):
    images = np.random.default_rng(0).uniform(0, 1, (3, 20, 28)).astype(np.float32)
    expected = [gaussian_filter(image, width, mode="constant") for image in images]
    np.testing.assert_allclose(blurred(images, width), expected, atol=1e-6)


def test_stronger_noise_asks_for_a_wider_blur_and_the_best_one_is_chosen():
    assert best_width(DISK, 0, np.random.default_rng(0)) == 0
    found = [best_width(DISK, level, np.random.default_rng(0)) for level in (0.2, 0.8)]
    assert found[0] < found[1]
    spoiled = noisy(DISK, 0.8, np.random.default_rng(0))
    errors = [reconstruction_error(DISK, blurred(spoiled, width)) for width in WIDTHS]
    assert WIDTHS[int(np.argmin(errors))] == found[1]
