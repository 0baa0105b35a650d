"""Pictures through an autoencoder, and what is measured of them, against torch and by hand."""

import numpy as np
import pytest
import torch

from course_utils.models.autoencoders import ConvolutionalAutoencoder, DenseAutoencoder
from course_utils.models.reconstruction import (
    between,
    decoded,
    encoded,
    nearest_errors,
    random_codes,
    reconstructed,
    reconstruction_error,
)
from course_utils.training import made_with_seed


@pytest.mark.parametrize("make", [DenseAutoencoder, ConvolutionalAutoencoder])
def test_the_halves_and_the_whole_equal_torch(make):
    network = made_with_seed(lambda: make(3), 0)
    images = np.random.default_rng(0).uniform(0, 1, (4, 28, 28))
    x = torch.tensor(images, dtype=torch.float32)[:, None]
    codes = encoded(network, images)
    np.testing.assert_array_equal(codes, network.encoder(x).detach())
    np.testing.assert_allclose(decoded(network, codes), network(x)[:, 0].detach(), atol=1e-6)
    np.testing.assert_allclose(reconstructed(network, images), decoded(network, codes), atol=1e-6)
    assert all(parameter.grad is None for parameter in network.parameters())


def test_the_error_is_the_mean_square_and_equals_torch():
    assert reconstruction_error([[0, 1], [0.5, 1]], [[0, 0.5], [1, 1]]) == 0.125
    images, outputs = np.random.default_rng(0).uniform(0, 1, (2, 5, 28, 28))
    expected = torch.nn.functional.mse_loss(torch.tensor(outputs), torch.tensor(images))
    assert reconstruction_error(images, outputs) == pytest.approx(expected.item())
    with pytest.raises(ValueError, match="differ in shape"):
        reconstruction_error(images, outputs[:1])


def test_steps_between_two_arrays_by_hand():
    steps = between([0, 10], [4, 2], 5)
    assert steps.tolist() == [[0, 10], [1, 8], [2, 6], [3, 4], [4, 2]]
    assert between(np.zeros((2, 3)), np.ones((2, 3)), 2).shape == (2, 2, 3)
    for wrong in (([0, 1], [0], 3), ([0], [1], 1)):
        with pytest.raises(ValueError, match="the shapes must be equal, and the steps two"):
            between(*wrong)


def test_the_nearest_real_picture_is_found():
    rng = np.random.default_rng(0)
    images, real = rng.uniform(0, 1, (6, 4, 4)), rng.uniform(0, 1, (9, 4, 4))
    real[3] = images[2]
    expected = np.square(images[:, None] - real).mean(axis=(2, 3)).min(axis=1)
    np.testing.assert_allclose(nearest_errors(images, real), expected, atol=1e-12)
    assert nearest_errors(images, real)[2] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("size", [1, 3])
def test_random_codes_have_the_mean_and_the_spread_of_real_ones(size):
    rng = np.random.default_rng(0)
    codes = rng.normal(size=(200, size)) @ rng.normal(size=(size, size)) + 5
    drawn = random_codes(codes, 20_000, rng)
    assert drawn.shape == (20_000, size)
    spread = np.abs(codes).std()
    np.testing.assert_allclose(drawn.mean(axis=0), codes.mean(axis=0), atol=0.1 * spread)
    np.testing.assert_allclose(np.cov(drawn.T), np.cov(codes.T), atol=0.1 * np.cov(codes.T).max())
