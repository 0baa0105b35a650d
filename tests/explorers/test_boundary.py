"""The explorer *boundary*: networks against torch, trainings the same each time, true pictures."""

import re
from itertools import product

import numpy as np
import pytest
import torch
from torch.nn import functional

from course_utils.explorers.boundary import ACTIVATIONS, boundary
from course_utils.explorers.controls import slider
from course_utils.models.boundary import (
    PIXELS,
    REACH,
    boundary_state,
    pixel_centers,
    small_network,
    train_boundary,
)
from course_utils.models.clouds import POINT_CLOUDS, clouds
from course_utils.models.runs import Moment, Run

IN_TORCH = {
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "ReLU": torch.relu,
    "leaky ReLU": functional.leaky_relu,
    "identity": lambda z: z,
}


def trained(data="XOR", hidden=3, activation="tanh", seed=1, epochs=20, shown=20):
    """State after a training without an explorer."""
    moments = []
    settings = {"data": data, "hidden": hidden, "activation": activation, "seed": seed,
                "epochs": epochs}  # fmt: skip
    train_boundary(lambda e, n, v, s=None: s and moments.append(Moment(e, v, s)), **settings)
    run = Run(settings, epochs, tuple(moments), "done")
    return boundary_state(run, None, **settings, shown=shown)


def answers(state, x):
    """Scores (N,) of the state's network, computed by torch in float64."""
    (w1, w2), (b1, b2) = ([torch.from_numpy(a) for a in arrays]
                          for arrays in (state.network.weights, state.network.biases))  # fmt: skip
    return (IN_TORCH[state.activation](torch.from_numpy(x) @ w1 + b1) @ w2 + b2)[:, 0]


def compare(state):
    """Compare every number of a state with torch."""
    scores, y = answers(state, state.x), torch.from_numpy(state.y).double()
    probabilities = torch.sigmoid(scores)
    np.testing.assert_allclose(state.y_hat, probabilities, rtol=0, atol=1e-12)
    loss = functional.binary_cross_entropy_with_logits(scores, y)
    assert state.loss == pytest.approx(float(loss), abs=1e-12)
    right = int(((probabilities > 0.5) == y.bool()).sum())
    assert (state.right, int(state.wrong.sum())) == (right, len(y) - right)
    centers = -REACH + REACH * (2 * torch.arange(PIXELS, dtype=torch.float64) + 1) / PIXELS
    grid = torch.cartesian_prod(centers, centers).flip(1).numpy()
    field = torch.sigmoid(answers(state, grid)).reshape(PIXELS, PIXELS)
    np.testing.assert_allclose(state.field, field, rtol=0, atol=1e-12)


def test_states_are_those_of_torch_for_every_data_and_activation(count_states):
    count = 0
    for (data, activation), hidden in zip(
        product(POINT_CLOUDS, ACTIVATIONS), [1, 2, 3, 16] * 5, strict=True
    ):
        for shown in (0, 3, 12):
            state = trained(data, hidden, activation, seed=count % 10, epochs=12, shown=shown)
            assert (state.epoch, state.hidden) == (shown, hidden)
            compare(state)
            count += 1
    count_states(count)


def test_untrained_states_are_those_of_torch_for_every_size_and_seed(every_value, count_states):
    explorer, count = boundary(), 0
    names = ("hidden", "seed")
    values = [every_value(explorer.controls[name]) for name in names]
    assert [len(choices) for choices in values] == [16, 10]
    for hidden, seed in product(*values):
        for activation in ACTIVATIONS:
            state = boundary_state(None, None, "spiral", hidden, activation, seed, 200, 0)
            assert (state.epoch, state.numbers_learned) == (0, 4 * hidden + 1)
            compare(state)
            count += 1
    count_states(count)


def test_the_training_is_adam_of_torch():
    state = trained("moons", hidden=4, seed=3, epochs=1, shown=1)
    network, (x, y) = small_network(4, "tanh", 3), clouds()["moons"]
    parameters = [torch.from_numpy(a.copy()).requires_grad_()
                  for a in (*network.weights, *network.biases)]  # fmt: skip
    optimizer = torch.optim.Adam(parameters, lr=0.03)
    order = network.rng.permutation(len(x))
    for batch in np.split(order, 10):
        w1, w2, b1, b2 = parameters
        scores = (torch.tanh(torch.from_numpy(x[batch]) @ w1 + b1) @ w2 + b2)[:, 0]
        loss = functional.binary_cross_entropy_with_logits(
            scores, torch.from_numpy(y[batch]).double()
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    for ours, theirs in zip((*state.network.weights, *state.network.biases), parameters,
                            strict=True):  # fmt: skip
        np.testing.assert_allclose(ours, theirs.detach(), rtol=0, atol=1e-9)


def test_it_starts_with_a_network_that_has_learned():
    explorer = boundary()
    assert explorer.state.epoch == explorer.controls["shown"].value == 200
    assert explorer.state.right == 200
    assert explorer.message.startswith("After epoch 200, all 200 points are right; the loss is")


def test_a_button_and_a_cell_learn_the_same():
    live, blocking = boundary(), boundary()
    live._lasts = 0
    for explorer in (live, blocking):
        explorer.set(data="XOR", hidden=2, seed=4, epochs=100)
        assert explorer.message.startswith("Not trained yet: with random weights")
    live.start()
    live.wait(20)
    blocking.train()
    assert live.run.ending == "done"
    np.testing.assert_array_equal(live.state.field, blocking.state.field)
    assert live.message == blocking.message
    assert live.picture == blocking.picture


def test_the_button_trains_slowly_enough_to_watch_and_stop_does_not_wait():
    explorer = boundary()
    explorer.set(seed=5, epochs=100)
    explorer.start()
    explorer.wait(1)
    assert explorer.training, "a hundred epochs take a few milliseconds at full speed"
    assert 0 < explorer.state.epoch < 100
    explorer.stop()
    assert re.search(r"\(training stopped at epoch \d+ of 100\)", explorer.message)
    explorer.wait(1)
    assert not explorer._thread.is_alive()


def test_without_an_activation_the_boundary_is_a_line(count_states):
    for data in POINT_CLOUDS:
        state = trained(data, hidden=16, activation="identity", epochs=30, shown=30)
        z = np.log(state.field / (1 - state.field))
        flat = np.diff(z, 2, axis=0), np.diff(z, 2, axis=1)
        assert max(np.abs(part).max() for part in flat) < 1e-6, "a plane over the plane"
    explorer = boundary()
    explorer.set(activation="identity", epochs=100)
    explorer.train()
    assert "one straight line" in explorer.message
    count_states(len(POINT_CLOUDS), "geometry")


@pytest.mark.parametrize(
    ("data", "hidden", "least"), [("XOR", 4, 200), ("circles", 4, 198), ("spiral", 16, 190)]
)
def test_enough_hidden_neurons_solve_it(data, hidden, least):
    state = trained(data, hidden, epochs=500, shown=500, seed=0)
    assert state.right >= least


def test_the_picture_shows_the_state(drawn_marks):
    explorer = boundary()
    explorer.set(data="spiral", hidden=3, epochs=100)
    for train in (lambda: None, explorer.train):
        train()
        state, markup = explorer.state, explorer.picture.markup
        marks = drawn_marks(markup)
        assert marks["output"] == state.y.sum() == 100
        assert marks["plain"] == (state.y == 0).sum() == 100
        assert marks["wrong"] == state.wrong.sum()
        assert f">{state.right}</tspan>" in markup
        assert f">{state.numbers_learned}</tspan>" in markup
        assert "before: circles, 4 hidden" in markup


@pytest.fixture
def drawn_marks():
    """Function: markup → number of marks of each kind of point, without those of the legend."""

    def counted(markup):
        found = re.findall(r'class="marks-(\w+)" d="(.*?)"', markup)
        points = dict(reversed(found))
        return {role: where.count("M") for role, where in points.items()}

    return counted


def test_the_epoch_slider_goes_through_the_training():
    explorer = boundary()
    losses = []
    assert explorer.controls["shown"].step == 2
    for epoch in (0, 50, 100, 200):
        explorer.controls["shown"].value = epoch
        assert explorer.state.epoch == epoch
        losses.append(explorer.state.loss)
        compare(explorer.state)
    assert losses == sorted(losses, reverse=True)
    epochs, values = explorer.run.curve("loss")
    np.testing.assert_allclose(values[epochs == 100], losses[2], rtol=1e-12)


def test_what_a_learner_changes_in_a_state_stays_there():
    explorer = boundary()
    explorer.state.x.fill(9)
    explorer.controls["seed"].value = 1
    assert np.abs(explorer.state.x).max() <= 1.2


def test_the_field_covers_the_points():
    assert all(np.abs(x).max() < REACH for x, _ in clouds().values())
    assert np.diff(pixel_centers()) == pytest.approx(2 * REACH / PIXELS)
    assert slider("epochs", 200, 100, 1000, 100).max == boundary().controls["epochs"].max
