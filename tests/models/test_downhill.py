"""The houses' loss and the paths down it against torch.optim on the same batches."""

import numpy as np
import pytest
import torch

from course_utils.models.descent import mini_batches
from course_utils.models.downhill import (
    LIMIT,
    MOMENTUM,
    START,
    curvatures,
    house_gradient,
    house_loss,
    house_path,
    largest_learning_rate,
    lowest_point,
    standardized_houses,
)

pytestmark = pytest.mark.filterwarnings("error")
TORCH = {
    "gradient descent": torch.optim.SGD,
    "momentum": lambda weights, lr: torch.optim.SGD(weights, lr, momentum=MOMENTUM),
    "Adam": torch.optim.Adam,
}


def path_of_torch(learning_rate, batch_size, optimizer, epochs, seed=0):
    """Weights, losses and whether torch's descent leaves the limit, on the same batches."""
    x, y = (torch.tensor(values) for values in standardized_houses())
    weights = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    steps, rng = TORCH[optimizer]([weights], lr=learning_rate), np.random.default_rng(seed)
    path, losses = [weights.detach().clone()], [torch.mean((x @ weights - y) ** 2).item()]
    for _ in range(epochs):
        for batch in mini_batches(len(y), batch_size, rng):
            steps.zero_grad()
            torch.nn.functional.mse_loss(x[batch] @ weights, y[batch]).backward()
            steps.step()
            with torch.no_grad():
                loss = torch.nn.functional.mse_loss(x @ weights, y).item()
            if not (loss <= LIMIT and weights.detach().abs().max() <= LIMIT):
                return torch.stack(path), losses, True
            path.append(weights.detach().clone())
            losses.append(loss)
    return torch.stack(path), losses, False


@pytest.mark.parametrize("optimizer", TORCH)
@pytest.mark.parametrize("batch_size", [1, 5, 12])
@pytest.mark.parametrize("learning_rate", [0.02, 0.5, 2])
def test_paths_equal_those_of_torch(optimizer, batch_size, learning_rate):
    path = house_path(learning_rate, batch_size, optimizer, 5, seed=3)
    weights, losses, diverged = path_of_torch(learning_rate, batch_size, optimizer, 5, seed=3)
    assert (path.diverged, path.steps) == (diverged, len(losses) - 1)
    np.testing.assert_allclose(path.weights, weights, rtol=1e-10, atol=1e-10)
    np.testing.assert_allclose(path.losses, losses, rtol=1e-10, atol=1e-10)


def test_the_gradient_is_that_of_autograd():
    x, y = (torch.tensor(values) for values in standardized_houses())
    for batch in ([0], [3, 7], list(range(12))):
        weights = torch.tensor([0.3, -1.7], dtype=torch.float64, requires_grad=True)
        torch.nn.functional.mse_loss(x[batch] @ weights, y[batch]).backward()
        found = house_gradient(weights.detach().numpy(), np.array(batch))
        np.testing.assert_allclose(found, weights.grad, rtol=0, atol=1e-12)


def test_the_lowest_point_is_that_of_least_squares_and_flat():
    weights, lowest = lowest_point()
    x, y = standardized_houses()
    np.testing.assert_allclose(weights, np.linalg.lstsq(x, y, rcond=None)[0], atol=1e-12)
    np.testing.assert_allclose(house_gradient(weights, np.arange(12)), 0, atol=1e-12)
    for step in 0.01 * np.array([[1, 0], [0, 1], [-1, 0], [0, -1]]):
        assert house_loss(weights + step) > lowest == house_loss(weights)


def test_curvatures_are_those_of_torch_and_rebuild_the_bowl():
    x, y = (torch.tensor(values) for values in standardized_houses())
    second = torch.autograd.functional.hessian(
        lambda w: torch.mean((x @ w - y) ** 2), torch.zeros(2, dtype=torch.float64)
    )
    found, directions = curvatures()
    np.testing.assert_allclose(found, torch.linalg.eigvalsh(second), rtol=0, atol=1e-12)
    np.testing.assert_allclose(directions * found @ directions.T, second, rtol=0, atol=1e-12)


@pytest.mark.parametrize("optimizer", ["gradient descent", "momentum"])
def test_below_the_largest_learning_rate_it_converges_and_above_it_does_not(optimizer):
    limit = largest_learning_rate(optimizer)
    below, above = (house_path(limit * share, 12, optimizer, 3000) for share in (0.99, 1.01))
    assert not below.diverged
    assert below.losses[-1] == pytest.approx(lowest_point()[1], abs=1e-9)
    assert above.losses[-1] > above.losses[0]
    assert above.diverged


def test_adam_has_no_such_limit():
    assert largest_learning_rate("Adam") is None
    assert not house_path(2, 12, "Adam", 200).diverged


def test_a_path_that_blows_up_ends_with_finite_numbers_within_the_limit():
    path = house_path(2, 1, "gradient descent", 40)
    assert path.diverged
    assert path.steps < 40 * 12
    assert np.isfinite(path.weights).all()
    assert path.losses.max() <= LIMIT


def test_every_epoch_sees_every_house_whatever_the_batch():
    for batch_size, steps in ((1, 36), (4, 9), (5, 9), (12, 3)):
        path = house_path(0.01, batch_size, epochs=3)
        assert path.steps == steps
        assert path.examples_seen[-1] == 36


def test_the_first_epochs_are_the_same_however_many_follow():
    short, long = house_path(0.05, 4, epochs=2), house_path(0.05, 4, epochs=7)
    assert np.array_equal(short.weights, long.weights[: short.steps + 1])


def test_the_standardized_houses_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        standardized_houses()[0][:] = 0
