"""Signals and gradients through many layers, against the same network in torch."""

import numpy as np
import pytest
import torch

from course_utils.models.activations import ACTIVATIONS
from course_utils.models.depth import (
    EXAMPLES,
    MOST_LAYERS,
    WIDTH,
    random_network,
    through_layers,
)
from tests.torch_oracles import ACTIVATIONS_IN_TORCH

pytestmark = pytest.mark.filterwarnings("error")


def in_torch(activation, depth, scale, seed):
    """Signals, and gradients with respect to the sums, by autograd."""
    x, weights, listener = (torch.tensor(array) for array in random_network(seed))
    signals, sums = [x], []
    for k in range(depth):
        sums.append((signals[-1] @ (weights[k] * scale)).requires_grad_())
        sums[-1].retain_grad()
        signals.append(ACTIVATIONS_IN_TORCH[activation](sums[-1]))
    (signals[-1] @ listener).sum().backward()
    return torch.stack(signals).detach(), torch.stack([z.grad for z in sums])


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(
    ("depth", "scale", "seed"),
    [(1, 1.0, 1), (2, 0.1, 2), (5, 1.4, 3), (12, 0.7, 4), (30, 0.1, 5), (30, 3.0, 6), (30, 1.0, 7)],
)
def test_every_signal_and_gradient_equals_torch(activation, depth, scale, seed):
    made = through_layers(activation, depth, scale, seed)
    signals, gradients = in_torch(activation, depth, scale, seed)
    assert made.depth == depth
    for ours, theirs in ((made.signals, signals), (made.gradients, gradients)):
        for layer, expected in zip(ours, theirs.numpy(), strict=True):
            size = np.abs(expected).max()
            np.testing.assert_allclose(layer, expected, rtol=0, atol=1e-9 * size)
    np.testing.assert_allclose(made.signal_sizes, signals.std(dim=(1, 2), correction=0))
    np.testing.assert_allclose(
        made.gradient_sizes, gradients.std(dim=(1, 2), correction=0), atol=1e-300
    )


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "softplus"])
def test_gradients_are_what_a_nudge_of_a_sum_does_to_the_loss(activation):
    """Without torch: nudge one sum of layer 2 and send the rest forward again."""
    made, nudge = through_layers(activation, 4, 1.2, seed=9), 1e-6
    _, weights, listener = random_network(9)
    function = ACTIVATIONS[activation].function

    def loss(extra):
        z = made.signals[1] @ (weights[1] * 1.2)
        z[5, 7] += extra
        signal = function(z)
        for k in (2, 3):
            signal = function(signal @ (weights[k] * 1.2))
        return (signal @ listener).sum()

    slope = (loss(nudge) - loss(-nudge)) / (2 * nudge)
    assert made.gradients[1][5, 7] == pytest.approx(slope, rel=1e-5, abs=1e-9)


def test_one_layer_by_hand():
    made = through_layers("identity", 1, 2.0, seed=3)
    x, weights, listener = random_network(3)
    np.testing.assert_allclose(made.signals[1], 2 * x @ weights[0])
    np.testing.assert_allclose(made.gradients[0], np.tile(listener, (EXAMPLES, 1)))


def test_layers_without_a_bend_are_one_layer():
    made = through_layers("identity", 6, 0.9, seed=2)
    x, weights, _ = random_network(2)
    together = np.linalg.multi_dot(list(weights[:6])) * 0.9**6
    np.testing.assert_allclose(made.signals[-1], x @ together, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("scale", [0.1, 1.0, 3.0])
def test_nothing_flows_back_through_a_step(scale):
    made = through_layers("step", 4, scale)
    assert not made.gradients.any()
    assert made.signals[-1].any()


def test_sigmoids_lose_at_least_three_quarters_of_the_gradient_in_each_layer():
    """σ′ is at most 1/4; a matrix of standard deviation 1/√WIDTH keeps the spread as it is."""
    sizes = through_layers("sigmoid", 20, 1.0).gradient_sizes
    assert (sizes[:-1] / sizes[1:]).max() < 0.3
    assert sizes[0] / sizes[-1] < 0.25**18


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_usual_starts_keep_gradients_alive(seed):
    for activation, scale in (("tanh", 1.0), ("ReLU", np.sqrt(2))):
        sizes = through_layers(activation, 20, scale, seed).gradient_sizes
        assert 0.02 < sizes[0] / sizes[-1] < 50


def test_a_deeper_network_starts_with_the_layers_of_a_shallower_one():
    short, long = through_layers("tanh", 3, 1.5), through_layers("tanh", MOST_LAYERS, 1.5)
    assert np.array_equal(short.signals, long.signals[:4])


def test_weights_have_the_spread_that_is_promised_and_seeds_differ():
    x, weights, listener = random_network(1)
    assert weights.shape == (MOST_LAYERS, WIDTH, WIDTH)
    assert weights.std() * np.sqrt(WIDTH) == pytest.approx(1, abs=0.01)
    assert (x.shape, listener.shape) == ((EXAMPLES, WIDTH), (WIDTH,))
    assert not np.array_equal(weights, random_network(2)[1])
    with pytest.raises(ValueError, match="read-only"):
        weights[0, 0, 0] = 1


def test_what_one_caller_changes_does_not_reach_the_next():
    first = through_layers("tanh", 3)
    first.signals.fill(9)
    assert np.abs(through_layers("tanh", 3).signals[1:]).max() <= 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"activation": "relu"}, "There is no 'relu'; choose one of step"),
     ({"depth": 0}, "from 1 to 30, not 0"), ({"depth": 31}, "not 31"),
     ({"scale": 0.0}, "above 0"), ({"scale": 11}, "at most 10"),
     ({"scale": float("nan")}, "not nan")],
)  # fmt: skip
def test_impossible_networks_are_said(wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        through_layers(**({"activation": "tanh", "depth": 3} | wrong))


def test_the_largest_scale_overflows_nowhere():
    for activation in ACTIVATIONS:
        made = through_layers(activation, MOST_LAYERS, 10.0)
        assert np.isfinite(made.signal_sizes).all()
        assert np.isfinite(made.gradient_sizes).all()
