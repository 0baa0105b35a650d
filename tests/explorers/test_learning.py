"""The explorer *learning, one update at a time* against the rule in whole numbers of torch."""

import numpy as np
import pytest
import torch

from course_utils.explorers.learning import MOST_UPDATES, learning
from course_utils.models.toy_data import point_sets
from course_utils.pictures.svg import number

pytestmark = pytest.mark.filterwarnings("error")


def trained_on_paper(x, y):
    """Weights (K + 1, 3) of all updates at learning rate 1, the bias last, and their examples.

    Whole hundredths, so without rounding; another learning rate only stretches the weights.
    """
    rows = torch.from_numpy(np.rint(100 * np.column_stack([x, np.ones(len(x))]))).long()
    weights, examples, clean = [torch.zeros(3, dtype=torch.long)], [], 0
    while clean < len(rows) and len(examples) < MOST_UPDATES:
        for i, row in enumerate(rows):
            error = int(y[i]) - int(row @ weights[-1] > 0)
            clean = 0 if error else clean + 1
            if error and len(examples) < MOST_UPDATES:
                weights.append(weights[-1] + error * row)
                examples.append(i)
    wrong = torch.stack([(rows @ w > 0) != torch.from_numpy(y).bool() for w in weights])
    return torch.stack(weights).double() / 100, examples, wrong


@pytest.mark.parametrize("data", ["separable", "close", "XOR"])
def test_every_update_at_every_learning_rate_is_the_rule(
    data, every_value, without_pixels, count_states
):
    x, y = point_sets()[data]
    weights, examples, wrong = trained_on_paper(x, y)
    explorer, count = learning(), 0
    explorer.controls["data"].value = data
    rates = every_value(explorer.controls["learning_rate"])
    assert len(rates) == 20
    for rate in rates:
        explorer.controls["learning_rate"].value = rate
        assert explorer.controls["update"].max == len(examples)
        for update in range(len(examples) + 1):
            explorer.controls["update"].value = update
            state = explorer.state
            assert (state.data, state.update) == (data, update)
            assert state.learning_rate == pytest.approx(rate, abs=1e-12)
            w, b = state.neuron
            np.testing.assert_allclose([*w, b], rate * weights[update], rtol=0, atol=1e-12)
            assert state.example == (examples[update - 1] if update else None)
            assert state.wrong.tolist() == wrong[update].tolist()
            assert state.wrong_counts[update] == wrong[update].sum()
            count += 1
    assert count == 20 * (len(examples) + 1)
    count_states(count, "the rule on paper")


def test_the_data_sets_are_those_of_the_lesson():
    assert list(learning().controls["data"].options) == ["separable", "close", "XOR"]


def test_pictures_with_all_their_marks_show_the_moment(sampled, count_states):
    explorer, count = learning(), 0
    for setting in sampled(explorer, seed=3, count=25):
        explorer.set(**setting)
        w, b = explorer.state.neuron
        markup = explorer.picture.markup
        for value in (*w, b):
            assert f">{number(value, digits=4)}</tspan>" in markup
        assert "mistakes so far: </tspan><tspan style" in markup
        assert f">{explorer.state.update}</tspan>" in markup
        bound = explorer.state.bound
        assert (f"at most {int(bound)}," if bound else "no bound") in markup
        count += 1
    count_states(count, "seen")


def test_mistakes_stay_within_the_bound_that_is_shown(without_pixels):
    explorer = learning()
    for data in ("separable", "close"):
        explorer.controls["data"].value = data
        state = explorer.state
        assert state.trace.converged
        assert state.trace.mistakes <= state.bound
        assert state.wrong_counts[-1] == 0
    explorer.controls["data"].value = "XOR"
    assert explorer.state.bound is None
    assert explorer.state.trace.mistakes == MOST_UPDATES
    assert explorer.state.wrong_counts.min() > 0


def test_sentences_tell_beginning_updates_and_end(without_pixels):
    explorer = learning()
    explorer.controls["update"].value = 0
    assert explorer.message.startswith("Before the first update all weights are 0")
    for data, end in (
        ("separable", "Now every point is right"),
        ("XOR", "It could go on for ever"),
    ):
        explorer.controls["data"].value = data
        last = explorer.controls["update"].max
        for update in range(1, last + 1):
            explorer.controls["update"].value = update
            state = explorer.state
            truth = state.y[state.example]
            point = ", ".join(number(value) for value in state.x[state.example])
            assert f"Update {update}: the point ({point}) is a {truth}" in explorer.message
            assert f"the neuron said {1 - truth}." in explorer.message
            assert ("added to" if truth else "taken from") in explorer.message
            assert (end in explorer.message) == (update == last)


def test_two_learners_do_not_disturb_each_other():
    first, second = learning(), learning()
    first.set(data="close", learning_rate=0.5)
    first.controls["update"].value = 7
    before = first.state, first.picture, first.message
    second.set(data="XOR")
    second.controls["update"].value = 30
    assert (first.state, first.picture, first.message) == before
    first.controls["update"].value = 8
    first.controls["update"].value = 7
    assert first.picture == before[1]


def test_a_changed_state_does_not_reach_another_explorer(without_pixels):
    first, second = learning(), learning()
    for change in (lambda s: s.x.fill(9), lambda s: s.y.fill(0)):
        change(first.state)
    second.set(data="close")
    second.set(data="separable")
    assert np.abs(second.state.x).max() <= 3
    assert second.state.y.any()


def test_the_range_of_updates_follows_the_data(without_pixels):
    explorer = learning()
    draws = []
    explorer.children[1].observe(lambda change: draws.append(1), "value")
    assert explorer.controls["update"].max == 10
    explorer.controls["data"].value = "XOR"
    assert explorer.controls["update"].max == MOST_UPDATES
    explorer.controls["update"].value = MOST_UPDATES
    assert explorer.state.update == MOST_UPDATES
    explorer.controls["data"].value = "separable"
    assert explorer.controls["update"].max == explorer.controls["update"].value == 10
    assert explorer.state.update == 10
    assert "Update 10:" in explorer.message
    assert len(draws) == 3, "one draw a move, none for the range that follows it"
