"""The explorer *one neuron* against torch, and its picture against its state."""

import re
from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.perceptron import neuron_state, one_neuron
from course_utils.pictures.svg import number

NAMES = ("x1", "x2", "w1", "w2", "b")
pytestmark = pytest.mark.filterwarnings("error")


def answers_of_torch(x1, x2, w1, w2, b):
    """z, step and sigmoid of many neurons at once."""
    x = torch.tensor(np.array([x1, x2])).double()
    w = torch.tensor(np.array([w1, w2])).double()
    z = torch.einsum("kn,kn->n", w, x) + torch.tensor(np.array(b)).double()
    return z, torch.heaviside(z, torch.zeros((), dtype=torch.float64)), torch.sigmoid(z)


def test_the_sliders_cover_minus_3_to_3_with_sums_that_are_exact(every_value):
    for control in one_neuron().controls.values():
        values = every_value(control)
        assert (values[0], values[-1]) == (-3, 3)
        assert 0 in values
        # A power of two as the step: products and sums of two inputs carry no rounding error.
        assert control.step in (1, 0.5, 0.25, 0.125)


def test_states_equal_torch_over_20_000_random_slider_places(every_value, count_states):
    values = np.array(every_value(one_neuron().controls["x1"]))
    settings = np.random.default_rng(0).choice(values, (5, 20_000))
    z, hard, soft = answers_of_torch(*settings)
    states = [neuron_state(*map(float, column)) for column in settings.T]
    np.testing.assert_array_equal([state.z for state in states], z)
    np.testing.assert_array_equal([state.step for state in states], hard)
    np.testing.assert_allclose([state.sigmoid for state in states], soft, rtol=0, atol=1e-12)
    assert any(state.z == 0 for state in states), "the border must be among the tried"
    count_states(len(states))


def test_sliders_moved_to_low_middle_and_high_and_at_random_show_what_torch_says(
    every_value, count_states
):
    explorer = one_neuron()
    values = every_value(explorer.controls["x1"])
    rng = np.random.default_rng(1)
    settings = [*product((values[0], 0.0, values[-1]), repeat=5)]
    settings += [tuple(rng.choice(values, 5)) for _ in range(400)]
    z, hard, soft = answers_of_torch(*np.array(settings).T)
    for k, setting in enumerate(settings):
        explorer.set(**dict(zip(NAMES, setting, strict=True)))
        state = explorer.state
        assert (*state.x, *state.weights, state.bias) == setting
        assert (state.z, state.step) == (z[k], hard[k])
        assert state.sigmoid == pytest.approx(soft[k].item(), abs=1e-12)
        shown = re.sub(r"<[^>]*>", "|", explorer.picture.markup)
        assert f"|{number(z[k], digits=4)}|" in shown
        assert f"|ŷ = {int(hard[k])}|" in shown
        assert f"|ŷ = {number(soft[k], digits=4, decimals=3)}|" in shown
        for name, value in zip(("w₁", "w₂", "bias b"), setting[2:], strict=True):
            assert f"|{name} = {number(value)}|" in shown
    count_states(len(settings))


@pytest.mark.parametrize(
    ("b", "words"),
    [
        (-2.5, "z is exactly 0"),
        (-2.25, "z = 0.25 is above 0, so the step fires: ŷ = 1. The sigmoid says 0.562: it leans"),
        (-2.75, "z = −0.25 is below 0, so the step stays silent: ŷ = 0. The sigmoid says 0.438"),
        (-1.0, "The sigmoid says 0.818: the same answer, softly."),
        (3.0, "The sigmoid says 0.996: almost the same as the step."),
    ],
)
def test_the_sentence_says_what_is_to_be_seen(b, words):
    explorer = one_neuron()
    explorer.controls["b"].value = b
    assert words in explorer.message
