"""The explorer *denoise* at every level, against torch and by hand."""

import numpy as np
import pytest
import torch
from scipy.ndimage import gaussian_filter

from course_utils.datasets import load_mnist
from course_utils.explorers.denoise import MEASURED, SHOWN, denoise
from course_utils.models.autoencoders import ConvolutionalAutoencoder
from course_utils.models.denoise_lab import LEVELS
from course_utils.pictures.powers import sized
from course_utils.training import made_with_seed
from tests.explorers.drawn_words import words_of


@pytest.fixture(scope="module")
def network():
    return made_with_seed(lambda: ConvolutionalAutoencoder(4), 0)


@pytest.fixture(scope="module")
def made_once(network):
    return denoise(network)


@pytest.fixture
def explorer(made_once):
    made_once.reset()
    return made_once


@torch.no_grad()
def test_every_level_equals_torch_and_scipy(explorer, network, count_states):
    images, labels = load_mnist("test")
    count = 0
    for level in LEVELS:
        for digit in range(0, SHOWN, 7):
            explorer.set(level=level, digit=digit)
            state, truth = explorer.state, images[digit] / np.float32(255)
            noise = np.random.default_rng(digit).standard_normal((28, 28), dtype=np.float32)
            spoiled = truth + level * noise
            np.testing.assert_allclose(state.pictures["noisy"], spoiled, atol=1e-6)
            output = network(torch.tensor(spoiled)[None, None])[0, 0]
            np.testing.assert_allclose(state.pictures["autoencoder"], output, atol=1e-5)
            blur = gaussian_filter(spoiled, state.width, mode="constant")
            np.testing.assert_allclose(state.pictures["blurred"], blur, atol=1e-5)
            assert state.label == labels[digit]
            for name, picture in state.pictures.items():
                error = np.mean((picture - truth) ** 2)
                assert state.errors[name] == pytest.approx(error, rel=1e-4, abs=1e-12)
                assert f"error {sized(state.errors[name])}" in words_of(explorer)
            assert len(explorer.message) <= 200
            count += 1
    count_states(count)


def test_noise_alone_has_its_level_squared_as_error_and_the_blur_helps(explorer):
    curves = explorer.state.curves
    assert curves.count == MEASURED
    np.testing.assert_allclose(curves.errors["noisy"], np.square(LEVELS), rtol=0.02)
    assert curves.widths[0] == 0
    assert (np.diff([curves.widths[level] for level in LEVELS]) >= 0).all()
    assert (curves.errors["blurred"][1:] < curves.errors["noisy"][1:]).all()


def test_the_sentence_says_the_means_and_which_is_nearer(explorer):
    errors = explorer.state.curves.errors
    for k, level in enumerate(LEVELS[1:], 1):
        explorer.controls["level"].value = level
        said = [sized(errors[name][k]) for name in ("noisy", "blurred", "autoencoder")]
        assert "{} noisy, {} with the best blur, {} by".format(*said) in explorer.message
        nearer = errors["autoencoder"][k] <= errors["blurred"][k]
        assert explorer.message.endswith("the network knows digits.") == nearer
    explorer.controls["level"].value = 0.0
    assert "There is no noise" in explorer.message
    assert "no blur is best" in words_of(explorer)


def test_the_mark_stands_at_the_level(explorer):
    for level in (0.0, 0.3, 1.0):
        explorer.controls["level"].value = level
        assert f'<line x1="{360 + 430 * level:.1f}" y1="330.0"' in explorer.picture.markup


def test_the_network_made_for_it_beats_the_blur_where_the_noise_is_strong():
    errors = denoise().state.curves.errors
    assert (errors["autoencoder"][6:] < 0.85 * errors["blurred"][6:]).all()
    assert errors["autoencoder"][1] > errors["blurred"][1], "and not where it is weak"
