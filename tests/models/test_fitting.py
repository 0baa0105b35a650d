"""Training against torch with the same batches; history, progress, stopping and divergence."""

import itertools

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.models import history
from course_utils.models.clouds import POINT_CLOUDS, clouds
from course_utils.models.descent import OPTIMIZERS, mini_batches
from course_utils.models.mlp import MLP

pytestmark = pytest.mark.filterwarnings("error")

TORCH = {
    "gradient descent": lambda w: torch.optim.SGD(w, lr=0.05),
    "momentum": lambda w: torch.optim.SGD(w, lr=0.05, momentum=0.9),
    "Adam": lambda w: torch.optim.Adam(w, lr=0.05),
}
XOR = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])


def network(seed=0, sizes=(2, 8, 1), hidden="tanh", **settings):
    return MLP(sizes, hidden, rng=np.random.default_rng(seed), **settings)


def digits(seed=3):
    """Thirty examples of four numbers in three classes."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 3, 30)
    return rng.normal(size=(30, 4)) + labels[:, None], labels


@pytest.mark.parametrize("batch_size", [1, 7, 30])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_training_is_that_of_torch_with_the_same_batches(name, batch_size):
    x, labels = digits()
    ours = network(sizes=(4, 5, 3), output="softmax")
    body = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 3)).double()
    with torch.no_grad():
        for layer, weights, bias in zip(body[::2], ours.weights, ours.biases, strict=True):
            layer.weight.copy_(torch.tensor(weights.T))
            layer.bias.copy_(torch.tensor(bias))
    ours.rng, rng = np.random.default_rng(8), np.random.default_rng(8)
    past = ours.fit(x, labels, 3, batch_size, 0.05, name)
    optimizer, losses = TORCH[name](body.parameters()), []
    inputs, targets = torch.tensor(x), torch.tensor(labels)
    for _ in range(3):
        for batch in mini_batches(30, batch_size, rng):
            optimizer.zero_grad()
            nn.functional.cross_entropy(body(inputs[batch]), targets[batch]).backward()
            optimizer.step()
        losses.append(nn.functional.cross_entropy(body(inputs), targets).item())
    for layer, weights, bias in zip(body[::2], ours.weights, ours.biases, strict=True):
        np.testing.assert_allclose(weights, layer.weight.detach().T, rtol=0, atol=1e-9)
        np.testing.assert_allclose(bias, layer.bias.detach(), rtol=0, atol=1e-9)
    np.testing.assert_allclose(past.loss[1:], losses, rtol=0, atol=1e-9)
    accuracy = (body(inputs).argmax(dim=1) == targets).double().mean().item()
    assert past.accuracy[-1] == pytest.approx(accuracy)


def test_a_full_batch_is_a_step():
    x, labels = digits()
    fitted, stepped = (network(sizes=(4, 5, 3), output="softmax") for _ in range(2))
    fitted.fit(x, labels, 4, 30, 0.3)
    for _ in range(4):
        stepped.step(x, labels, 0.3)
    for a, b in zip(fitted.weights, stepped.weights, strict=True):
        np.testing.assert_allclose(a, b, rtol=0, atol=1e-12)


def test_train_epoch_is_an_epoch_of_fit():
    x, labels = digits()
    fitted, trained = (network(sizes=(4, 5, 3), output="softmax") for _ in range(2))
    fitted.fit(x, labels, 2, 7, 0.3)
    for _ in range(2):
        trained.train_epoch(x, labels, 7, 0.3)
    for a, b in zip(fitted.weights, trained.weights, strict=True):
        assert np.array_equal(a, b)


@pytest.mark.parametrize(
    ("hidden", "rate", "optimizer"),
    [("sigmoid", 0.1, "Adam"), ("tanh", 1.0, "gradient descent"), ("ReLU", 0.1, "momentum")],
)
def test_xor_is_solved(hidden, rate, optimizer):
    learner = network(1, hidden=hidden)
    past = learner.fit(*XOR, epochs=300, batch_size=4, learning_rate=rate, optimizer=optimizer)
    assert past.accuracy[-1] == 1
    assert past.loss[-1] < 0.05 < past.loss[0]
    assert np.array_equal(learner.predict(XOR[0]), XOR[1])


@pytest.mark.parametrize("name", [name for name in POINT_CLOUDS if name != "spiral"])
def test_a_hidden_layer_bends_the_boundary_and_the_identity_does_not(name):
    x, y = clouds()[name]
    bent, straight = network(0), network(0, hidden="identity")
    settings = {"epochs": 80, "batch_size": 20, "learning_rate": 0.03, "optimizer": "Adam"}
    assert bent.fit(x, y, **settings).accuracy[-1] > 0.98
    assert straight.fit(x, y, **settings).accuracy[-1] < 0.95


def test_a_seed_repeats_everything():
    x, y = clouds()["moons"]
    first, second = (network(4) for _ in range(2))
    pasts = [one.fit(x, y, 3, 16, 0.1, progress=lambda _: None) for one in (first, second)]
    assert pasts[0].loss.tolist() == pasts[1].loss.tolist()
    assert first.weights[0].tolist() == second.weights[0].tolist()


def test_history_measures_training_and_validation_after_each_epoch():
    x, y = clouds()["circles"]
    learner, moments = network(), []
    past = learner.fit(
        x[:150],
        y[:150],
        epochs=4,
        batch_size=32,
        validation=(x[150:], y[150:]),
        progress=lambda now: moments.append((now, list(learner.weights), list(learner.biases))),
    )
    assert past.epochs == 4
    whole = [moment for moment in moments if moment[0].epoch == int(moment[0].epoch)]
    assert [moment[0].epoch for moment in whole] == [0, 1, 2, 3, 4]
    for k, (now, weights, biases) in enumerate(whole):
        learner.weights, learner.biases = weights, biases
        measured = learner.measure(x[:150], y[:150])
        assert measured == (past.loss[k], past.accuracy[k])
        validated = learner.measure(x[150:], y[150:])
        assert validated == (past.validation_loss[k], past.validation_accuracy[k])
        assert now.loss == past.loss[k]
        assert now.history.loss.tolist() == past.loss[: k + 1].tolist()
    assert (past.stopped, past.diverged) == (False, False)


def test_without_validation_and_without_epochs():
    learner = network()
    before = learner.weights[0].copy()
    past = learner.fit(*XOR, epochs=0)
    assert past.epochs == 0
    assert past.loss.tolist() == [learner.loss(*XOR)]
    assert past.validation_loss.size == past.validation_accuracy.size == 0
    assert np.array_equal(before, learner.weights[0])


def test_progress_comes_within_an_epoch_too(monkeypatch):
    monkeypatch.setattr(history, "PAUSE", 0.0)
    x, y = clouds()["moons"]
    seen = []
    network().fit(x, y, epochs=2, batch_size=50, progress=seen.append)
    assert [now.epoch for now in seen] == [k / 4 for k in range(9)]
    assert {now.epochs for now in seen} == {2}
    assert all(np.isfinite(now.loss) for now in seen)
    assert [now.history.epochs for now in seen] == [0] * 4 + [1] * 4 + [2]


def test_progress_pauses_within_an_epoch(monkeypatch):
    ticks = itertools.count(step=0.02)
    monkeypatch.setattr(history.time, "monotonic", lambda: next(ticks))
    x, y = clouds()["moons"]
    seen = []
    network().fit(x, y, epochs=1, batch_size=1, progress=seen.append)
    # The clock moves 0.02 s each time it is read: every third batch, plus one reading to tell.
    assert 40 <= len(seen) <= 70


@pytest.mark.parametrize("asked", [1, 3, 9])
def test_stop_ends_before_the_next_step_and_keeps_what_was_learned(asked):
    x, y = clouds()["XOR"]
    answers = itertools.chain([False] * (asked - 1), itertools.repeat(True))
    stopped, stepped = network(6), network(6)
    past = stopped.fit(x, y, 5, 50, 0.1, stop=lambda: next(answers))
    assert past.stopped
    assert past.epochs == (asked - 1) // 4
    for _ in range(3):
        for batch in mini_batches(200, 50, stepped.rng):
            if (asked := asked - 1) > 0:
                stepped.step(x[batch], y[batch], 0.1)
    np.testing.assert_allclose(stopped.weights[0], stepped.weights[0], rtol=0, atol=1e-12)


def test_a_moment_kept_is_never_changed():
    x, y = clouds()["XOR"]
    learner = network()
    kept = list(learner.weights)
    copies = [array.copy() for array in kept]
    learner.fit(x, y, 2, 20, optimizer="momentum")
    learner.step(x, y, 0.1)
    assert all(np.array_equal(a, b) for a, b in zip(kept, copies, strict=True))
    assert not np.array_equal(learner.weights[0], copies[0])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("optimizer", ["gradient descent", "momentum"])
def test_divergence_is_said_and_the_numbers_stay_finite(optimizer, dtype):
    x, y = clouds()["moons"]
    learner, seen = network(hidden="ReLU", output="identity", dtype=dtype), []
    past = learner.fit(x, y, 50, 10, 100.0, optimizer, progress=seen.append)
    assert past.diverged
    assert past.epochs < 50
    arrays = [past.loss, past.accuracy, *learner.weights, *learner.biases]
    assert all(np.isfinite(array).all() for array in arrays)
    assert np.abs([now.loss for now in seen]).max() < 1e30
    assert learner.loss(x, y) == past.loss[-1]


def test_stopping_where_numbers_have_left_goes_back():
    x, y = clouds()["moons"]
    learner = network(hidden="ReLU", output="identity")
    start = [array.copy() for array in learner.weights]
    answers = itertools.chain([False] * 190, itertools.repeat(True))
    past = learner.fit(x, y, 5, 1, 1e6, stop=lambda: next(answers))
    assert past.stopped
    assert past.diverged
    assert all(np.array_equal(a, b) for a, b in zip(start, learner.weights, strict=True))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"epochs": -1}, "epochs is at least 0"),
        ({"batch_size": 0}, "whole number"),
        ({"learning_rate": 0.0}, "learning rate"),
        ({"optimizer": "sgd"}, "no optimizer 'sgd'; there are gradient descent, momentum, Adam"),
        ({"validation": ([[1.0]], [1])}, "rows of 2 numbers"),
        ({"x": [[np.nan, 0]] * 4}, "not finite before training"),
    ],
)
def test_impossible_settings_get_a_sentence(settings, said):
    with pytest.raises(ValueError, match=said):
        network().fit(**{"x": XOR[0], "y": XOR[1], **settings})


def test_jupyters_stop_button_keeps_what_was_learned():
    x, y = clouds()["XOR"]

    def interrupt(moment):
        if moment.epoch == 2:
            raise KeyboardInterrupt

    learner = network(3)
    past = learner.fit(x, y, 5, 20, 0.1, progress=interrupt)
    assert past.stopped
    assert past.epochs == 2
