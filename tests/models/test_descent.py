"""Steps against torch.optim, batches, and paths that end where the numbers blow up."""

from itertools import chain

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.descent import (
    OPTIMIZERS,
    adam_step,
    descend,
    mini_batches,
    momentum_step,
    sgd_step,
)
from course_utils.models.losses import mse, mse_gradient

pytestmark = pytest.mark.filterwarnings("error")

TORCH = {
    "gradient descent": lambda w, rate: torch.optim.SGD(w, lr=rate),
    "momentum": lambda w, rate: torch.optim.SGD(w, lr=rate, momentum=0.9),
    "Adam": lambda w, rate: torch.optim.Adam(w, lr=rate),
}
RNG = np.random.default_rng(1)
X = RNG.normal(size=(12, 3))
Y = X @ [2.0, -1.0, 0.5] + RNG.normal(size=12)


def loss(weights):
    return mse(X @ weights, Y)


def gradient(weights, batch):
    return X[batch].T @ mse_gradient(X[batch] @ weights, Y[batch])


def epochs(count, batch_size, seed=0):
    rng = np.random.default_rng(seed)
    return list(chain.from_iterable(mini_batches(len(X), batch_size, rng) for _ in range(count)))


def torch_path(name, batches, rate):
    """The same descent with autograd and torch.optim."""
    x, y = torch.tensor(X), torch.tensor(Y)
    weights = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    optimizer = TORCH[name]([weights], rate)
    path = [weights.detach().clone()]
    for batch in batches:
        optimizer.zero_grad()
        ((x[batch] @ weights - y[batch]) ** 2).mean().backward()
        optimizer.step()
        path.append(weights.detach().clone())
    return torch.stack(path).numpy()


@pytest.mark.parametrize("batch_size", [1, 4, 5, 12])
@pytest.mark.parametrize("rate", [0.001, 0.03, 0.1])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_path_is_that_of_torch(name, rate, batch_size):
    batches = epochs(5, batch_size)
    path = descend(loss, gradient, np.zeros(3), batches, name, rate)
    np.testing.assert_allclose(path.weights, torch_path(name, batches, rate), rtol=0, atol=1e-10)
    np.testing.assert_allclose(path.losses, [loss(w) for w in path.weights], rtol=1e-14)
    assert (path.steps, path.diverged) == (len(batches), False)
    assert path.examples_seen.tolist() == np.cumsum([0, *map(len, batches)]).tolist()
    assert path.examples_seen[-1] == 60


@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.99])
def test_options_reach_the_optimizer(momentum):
    batches = epochs(3, 4)
    path = descend(loss, gradient, np.zeros(3), batches, "momentum", 0.05, momentum=momentum)
    weights, velocity = np.zeros(3), np.zeros(3)
    for batch in batches:
        weights, velocity = momentum_step(
            weights, velocity, gradient(weights, batch), 0.05, momentum
        )
    assert path.weights[-1].tolist() == weights.tolist()


@pytest.mark.parametrize("betas", [(0.9, 0.999), (0.5, 0.8), (0.0, 0.0)])
def test_adam_takes_torchs_settings(betas):
    weights = np.array([[1.0, -2.0], [0.0, 3.0]])
    tensor = torch.tensor(weights, requires_grad=True)
    optimizer = torch.optim.Adam([tensor], lr=0.2, betas=betas, eps=1e-3)
    moments = (np.zeros((2, 2)), np.zeros((2, 2)), 0)
    for k in range(6):
        slope = np.cos(weights * (k + 1))
        tensor.grad = torch.tensor(slope)
        optimizer.step()
        weights, moments = adam_step(weights, moments, slope, 0.2, *betas, epsilon=1e-3)
        np.testing.assert_allclose(weights, tensor.detach(), rtol=0, atol=1e-12)
    assert moments[2] == 6


def test_steps_by_hand():
    w, g = np.array([1.0, 2.0]), np.array([4.0, -2.0])
    assert sgd_step(w, g, 0.5).tolist() == [-1, 3]
    w1, v1 = momentum_step(w, np.zeros(2), g, 0.5, 0.5)
    w2, v2 = momentum_step(w1, v1, g, 0.5, 0.5)
    assert (v1.tolist(), v2.tolist()) == ([4, -2], [6, -3])
    assert (w1.tolist(), w2.tolist()) == ([-1, 3], [-4, 4.5])
    # Adam's first step is η in the direction against the gradient, however large that is.
    first, _ = adam_step(w, (np.zeros(2), np.zeros(2), 0), 1000 * g, 0.5)
    np.testing.assert_allclose(first, [0.5, 2.5], rtol=1e-9)
    assert (w.tolist(), g.tolist()) == ([1, 2], [4, -2])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_steps_keep_float32_and_leave_their_input(name):
    weights, slope = np.ones((2, 3), np.float32), np.full((2, 3), 2, np.float32)
    memory = OPTIMIZERS[name].start(weights)
    for _ in range(3):
        new, memory = OPTIMIZERS[name].step(weights, memory, slope, 0.1)
    assert new.dtype == np.float32
    assert (weights == 1).all()
    assert (slope == 2).all()


@given(st.integers(1, 40), st.integers(1, 45), st.integers(0, 9))
def test_an_epoch_holds_every_example_once(count, batch_size, seed):
    batches = list(mini_batches(count, batch_size, np.random.default_rng(seed)))
    assert sorted(np.concatenate(batches).tolist()) == list(range(count))
    assert {len(batch) for batch in batches[:-1]} <= {batch_size}
    assert len(batches) == -(-count // batch_size)


def test_each_epoch_has_its_own_order_and_each_seed_repeats():
    rng = np.random.default_rng(0)
    first, second = (np.concatenate(list(mini_batches(50, 8, rng))).tolist() for _ in range(2))
    assert first != second
    assert first == np.concatenate(list(mini_batches(50, 8, np.random.default_rng(0)))).tolist()


@pytest.mark.parametrize(("count", "batch_size"), [(0, 1), (5, 0), (5, -2), (5, 1.5)])
def test_batches_have_a_whole_number_of_examples(count, batch_size):
    with pytest.raises(ValueError, match="whole number"):
        mini_batches(count, batch_size, np.random.default_rng(0))


@pytest.mark.parametrize("limit", [1e6, 1e12, 1e300, np.inf])
@pytest.mark.parametrize("name", ["gradient descent", "momentum"])
def test_a_diverging_path_ends_with_numbers(name, limit):
    path = descend(loss, gradient, np.zeros(3), epochs(2000, 12), name, 3.0, limit)
    assert path.diverged
    assert 0 < path.steps < 2000
    assert len(path.weights) == len(path.losses) == len(path.examples_seen)
    assert np.isfinite(path.weights).all()
    assert np.isfinite(path.losses).all()
    assert path.losses.max() <= limit
    assert path.losses[-1] > path.losses[0]


def test_the_largest_learning_rate_is_two_by_the_largest_curvature():
    largest = 2 / np.linalg.eigvalsh(2 * X.T @ X / len(X)).max()
    batches = epochs(3000, 12)
    below = descend(loss, gradient, np.zeros(3), batches, learning_rate=0.98 * largest)
    above = descend(loss, gradient, np.zeros(3), batches, learning_rate=1.02 * largest)
    assert (below.diverged, above.diverged) == (False, True)
    np.testing.assert_allclose(below.weights[-1], np.linalg.lstsq(X, Y)[0], atol=1e-8)


def test_a_loss_that_is_no_number_counts_as_diverged():
    path = descend(
        lambda w: float(np.log(w[0])) if w[0] > 0 else np.nan,
        lambda w, _: np.ones(1),
        [1.0],
        [np.arange(1)] * 9,
        learning_rate=0.3,
    )
    assert path.diverged
    np.testing.assert_allclose(path.weights[:, 0], [1, 0.7, 0.4, 0.1], atol=1e-12)


def test_without_batches_the_path_is_its_start():
    path = descend(loss, gradient, [1, 2, 3], [])
    assert path.weights.tolist() == [[1, 2, 3]]
    assert (path.steps, path.diverged, path.examples_seen.tolist()) == (0, False, [0])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"optimizer": "adam"}, "no optimizer 'adam'"),
        ({"learning_rate": 0}, "learning rate"),
        ({"learning_rate": np.nan}, "learning rate"),
        ({"learning_rate": np.inf}, "learning rate"),
        ({"start": [np.nan, 0, 0]}, "starts at"),
        ({"limit": 1e-9}, "starts at"),
    ],
)
def test_impossible_settings_get_a_sentence(settings, said):
    settings = {"start": np.zeros(3), **settings}
    with pytest.raises(ValueError, match=said):
        descend(loss, gradient, batches=[np.arange(12)], **settings)
