"""Starts of a network: their spread, and why zeros fail."""

import numpy as np
import pytest

from course_utils.models.initialization import initial_weights
from course_utils.models.mlp import MLP


def spreads(hidden, initialization):
    rng = np.random.default_rng(0)
    weights = initial_weights((400, 300, 200, 100), hidden, initialization, rng)
    assert [matrix.shape for matrix in weights] == [(400, 300), (300, 200), (200, 100)]
    assert all(abs(matrix.mean()) < 0.05 * max(matrix.std(), 1e-9) for matrix in weights)
    return [matrix.std() for matrix in weights]


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "identity", "softplus", "step"])
def test_scaled_is_glorots(hidden):
    expected = [np.sqrt(2 / 700), np.sqrt(2 / 500), np.sqrt(2 / 300)]
    assert spreads(hidden, "scaled") == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize("hidden", ["ReLU", "leaky ReLU"])
def test_scaled_is_hes_in_hidden_layers_of_rectifiers(hidden):
    expected = [np.sqrt(2 / 400), np.sqrt(2 / 300), np.sqrt(2 / 300)]
    assert spreads(hidden, "scaled") == pytest.approx(expected, rel=0.02)


def test_a_number_is_the_spread_itself():
    assert spreads("ReLU", 0.7) == pytest.approx([0.7] * 3, rel=0.02)


@pytest.mark.parametrize("initialization", ["zeros", 0])
def test_zeros_keep_all_hidden_neurons_alike(initialization):
    rng = np.random.default_rng(0)
    network = MLP((2, 3, 1), "tanh", rng=rng, initialization=initialization)
    assert not any(array.any() for array in (*network.weights, *network.biases))
    network.fit([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0], 50, 2, 0.5)
    first, last = network.weights
    assert (first == first[:, :1]).all()
    assert (last == last[:1]).all()


def test_a_seed_repeats_and_float32_starts_at_the_same_place():
    networks = [
        MLP((4, 3, 2), rng=np.random.default_rng(seed), dtype=dtype)
        for seed, dtype in [(1, np.float64), (1, np.float64), (1, np.float32), (2, np.float64)]
    ]
    first, again, single, other = (network.weights for network in networks)
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert all(np.array_equal(a.astype("f"), b) for a, b in zip(first, single, strict=True))
    assert not np.array_equal(first[0], other[0])
