"""The explorer *downhill* against torch.optim, over every learning rate, optimizer and batch."""

import re
from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.downhill import LEARNING_RATES, downhill, limit_line
from course_utils.models.descent import OPTIMIZERS, mini_batches
from course_utils.models.downhill import LIMIT, MOMENTUM, START, standardized_houses
from course_utils.models.downhill_lab import BATCH_SIZES, downhill_state, recorded_path
from course_utils.pictures.loss_course import loss_number

pytestmark = pytest.mark.filterwarnings("error")
EPOCHS = 40
TORCH = {
    "gradient descent": torch.optim.SGD,
    "momentum": lambda groups: torch.optim.SGD(groups, momentum=MOMENTUM),
    "Adam": torch.optim.Adam,
}


def paths_of_torch(optimizer, batch_size):
    """Weights (K + 1, R, 2) and losses (K + 1, R) of all R learning rates, side by side.

    Each learning rate has its own parameters, so one that blows up leaves the others alone.
    """
    x, y = (torch.tensor(values) for values in standardized_houses())
    weights = [torch.tensor(START, dtype=torch.float64, requires_grad=True) for _ in LEARNING_RATES]
    groups = [{"params": [w], "lr": r} for w, r in zip(weights, LEARNING_RATES, strict=True)]
    steps, rng = TORCH[optimizer](groups), np.random.default_rng(0)
    path, losses = [], []

    def record():
        now = torch.stack([w.detach().clone() for w in weights])
        path.append(now)
        losses.append(torch.mean((now @ x.T - y) ** 2, dim=1))

    record()
    for _ in range(EPOCHS):
        for batch in mini_batches(len(y), batch_size, rng):
            steps.zero_grad()
            answers = torch.stack(weights) @ x[batch].T
            torch.mean((answers - y[batch]) ** 2, dim=1).sum().backward()
            steps.step()
            record()
    return torch.stack(path), torch.stack(losses)


@pytest.mark.parametrize("batch_size", BATCH_SIZES)
@pytest.mark.parametrize("optimizer", TORCH)
def test_every_epoch_at_every_learning_rate_is_where_torch_is(optimizer, batch_size, count_states):
    weights, losses = paths_of_torch(optimizer, batch_size)
    gone = ~((losses <= LIMIT) & (weights.abs().amax(dim=2) <= LIMIT))
    count = 0
    for r, rate in enumerate(LEARNING_RATES):
        steps = int(gone[:, r].int().argmax()) - 1 if gone[:, r].any() else len(losses) - 1
        whole = recorded_path(rate, batch_size, optimizer, EPOCHS)
        assert (whole.steps, whole.diverged) == (steps, bool(gone[:, r].any()))
        exact = {"rtol": 1e-9, "atol": 1e-10}
        np.testing.assert_allclose(whole.weights, weights[: steps + 1, r], **exact)
        np.testing.assert_allclose(whole.losses, losses[: steps + 1, r], **exact)
        for epochs in range(EPOCHS + 1):
            state = downhill_state(rate, optimizer, batch_size, epochs)
            due = epochs * 12 // batch_size
            assert state.path.steps == min(due, steps)
            assert state.path.diverged == (due > steps)
            assert np.array_equal(state.path.weights, whole.weights[: due + 1])
            assert np.array_equal(state.path.losses, whole.losses[: due + 1])
            count += 1
    count_states(count)


def test_all_batch_sizes_have_seen_the_same_number_of_examples():
    for epochs in (0, 1, 9, 40):
        state = downhill_state(0.02, "gradient descent", 4, epochs)
        assert state.examples == 12 * epochs
        for size, path in state.paths.items():
            assert path.examples_seen[-1] == 12 * epochs
            assert path.steps * size == 12 * epochs


def test_the_controls_reach_what_the_lesson_asks_for(every_value):
    controls = downhill().controls
    assert every_value(controls["learning_rate"])[0] == 0.001
    assert every_value(controls["learning_rate"])[-1] == 2
    assert every_value(controls["batch_size"]) == [1, 2, 4, 12]
    assert every_value(controls["optimizer"]) == list(OPTIMIZERS) == list(TORCH)


def test_the_table_and_the_sentence_tell_steps_and_losses(sampled, count_states):
    explorer, count = downhill(), 0
    for setting in sampled(explorer, seed=7, count=80):
        explorer.set(**setting)
        state, markup = explorer.state, explorer.picture.markup
        words = re.findall(r">([^<>]+)</text>", markup)
        assert f"after {state.examples} examples" in words
        for size, path in state.paths.items():
            shown = "diverged" if path.diverged else loss_number(path.losses[-1])
            assert {str(path.steps), shown} <= set(words), size
        if state.epochs == 0:
            assert explorer.message.startswith("Nothing is seen yet")
        elif state.path.diverged:
            assert explorer.message.startswith("It diverged: after")
        else:
            assert f"= {state.examples} examples seen, in {state.path.steps} step" in (
                explorer.message
            )
            grown = state.path.losses[-1] > state.path.losses[0]
            assert ("The loss has grown" in explorer.message) == grown
        count += 1
    count_states(count, "seen")


def test_no_picture_of_any_setting_holds_a_number_that_is_none_or_endless(count_states):
    explorer, count = downhill(), 0
    for rate, optimizer, size in product(LEARNING_RATES, OPTIMIZERS, BATCH_SIZES):
        explorer.set(learning_rate=rate, optimizer=optimizer, batch_size=size, epochs=40)
        markup = explorer.picture.markup
        assert not re.search(r"nan|inf[^o]|\d{7}", markup.replace("1,000,000", ""))
        assert len(markup) < 80_000
        count += 1
    assert count == 132
    count_states(count, "seen")


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (
            {"epochs": 1, "batch_size": 12},
            "1 epoch × 12 houses = 12 examples seen, in 1 step of 12",
        ),
        ({"epochs": 20, "batch_size": 4}, "20 epochs × 12 houses = 240 examples seen, in 60 steps"),
        (
            {"learning_rate": 2, "batch_size": 12},
            "It diverged: after 36 examples, in 3 steps of 12",
        ),
        ({"epochs": 0}, "An epoch is a pass through all 12 houses."),
    ],
)
def test_the_sentence_says_what_an_epoch_is_and_when_it_diverges(setting, words):
    explorer = downhill()
    explorer.set(**setting)
    assert words in explorer.message


def test_the_limit_is_shown_for_gradient_descent_and_momentum_only():
    lines = {name: limit_line(downhill_state(0.1, name, 12, 3)) for name in OPTIMIZERS}
    x, _ = standardized_houses()
    steepest = torch.linalg.eigvalsh(torch.tensor(2 * x.T @ x / 12))[-1].item()
    assert f"below 2 / {steepest:.2f} ≈ {2 / steepest:.3f} " in lines["gradient descent"]
    assert f"below 2 · (1 + 0.9) / {steepest:.2f} ≈ {3.8 / steepest:.2f} " in lines["momentum"][:99]
    assert "below" not in lines["Adam"]


def test_two_learners_do_not_disturb_each_other():
    first, second = downhill(), downhill()
    before = first.picture, first.message
    second.set(learning_rate=2, batch_size=1)
    assert (first.picture, first.message) == before
    with pytest.raises(ValueError, match="read-only"):
        first.state.path.weights[:] = 0
