"""The explorer *activation* against torch: value, slope and tangent in every state."""

import re
from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.activations import (
    STEEPNESS,
    activation,
    activation_sentence,
    activation_state,
)
from course_utils.pictures.svg import number
from tests.torch_oracles import ACTIVATIONS_IN_TORCH

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def every_state():
    """Function: name of an activation → all states that the sliders reach."""
    controls = activation().controls
    b, x = (
        np.linspace(c.min, c.max, round((c.max - c.min) / c.step) + 1)
        for c in (controls["b"], controls["x"])
    )
    settings = list(product(controls["w"].options, b.tolist(), x.tolist()))
    return lambda name: [activation_state(name, *setting) for setting in settings]


@pytest.mark.parametrize("name", ACTIVATIONS_IN_TORCH)
def test_every_value_and_slope_equals_autograd(name, every_state, count_states):
    states = every_state(name)
    w, b, x = (
        torch.tensor([getattr(s, key) for s in states], dtype=torch.float64)
        for key in ("weight", "bias", "x")
    )
    x.requires_grad_()
    z = w * x + b
    z.retain_grad()
    y_hat = ACTIVATIONS_IN_TORCH[name](z)
    y_hat.sum().backward()
    for key, expected in (("z", z), ("value", y_hat), ("derivative", z.grad), ("slope", x.grad)):
        ours = [getattr(state, key) for state in states]
        np.testing.assert_allclose(ours, expected.detach(), rtol=1e-12, atol=1e-12)
    assert len(states) == len(STEEPNESS) * 25 * 49
    count_states(len(states))


def test_sums_that_are_0_on_paper_are_0_here(every_state):
    """So the bend is met exactly, also with a weight of 0.2 that floats do not have."""
    on_paper = [
        (round(10 * s.weight) * round(4 * s.x) + 40 * s.bias, s) for s in every_state("ReLU")
    ]
    zeros = [state for exact, state in on_paper if exact == 0]
    assert {state.z for state in zeros} == {0}
    assert {state.weight for state in zeros} == set(STEEPNESS)


#: Name → (what makes a case, what its sentence must say).
SAID = {
    "step": [
        (lambda s: s.z == 0, "Exactly at the jump"),
        (lambda s: s.z != 0, "On both sides of it the slope is 0"),
        (lambda s: True, "no gradient can flow"),
    ],
    "identity": [(lambda s: True, "together only one layer")],
    "sigmoid": [
        (lambda s: s.derivative < 0.01, "Saturated: f′(z) is under 0.01"),
        (lambda s: s.derivative == 0.25, "the steepest place, 0.25"),
        (lambda s: 0.01 <= s.derivative < 0.25, "% of the most there is, 0.25"),
        (lambda s: s.weight >= 10, "almost a step"),
    ],
    "tanh": [
        (lambda s: True, "tanh(z) = 2σ(2z) − 1 = 2 · "),
        (lambda s: s.derivative < 0.04, "Saturated: f′(z) is under 0.04"),
        (lambda s: s.z == 0, "the steepest place, 1"),
    ],
    "ReLU": [
        (lambda s: s.z == 0, "this course takes 0, as PyTorch does"),
        (lambda s: s.z > 0, "nothing saturates"),
        (lambda s: s.z < 0, "no gradient passes"),
    ],
    "leaky ReLU": [
        (lambda s: s.z == 0, "this course takes 0.01, as PyTorch does"),
        (lambda s: s.z > 0, "passes unchanged"),
        (lambda s: s.z < 0, "a hundredth of it leaks through"),
    ],
    "softplus": [
        (lambda s: True, "Its slope is the sigmoid: f′(z) = σ(z)"),
        (lambda s: s.z > 5, "it is ReLU, nearly"),
        (lambda s: s.z < -5, "it nears 0"),
        (lambda s: -5 <= s.z <= 5, "above ReLU"),
    ],
}


@pytest.mark.parametrize("name", SAID)
def test_sentences_say_what_is_seen_and_only_there(name, every_state):
    states = every_state(name)[::5] + [s for s in every_state(name) if s.z == 0]
    said = [(state, activation_sentence(state)) for state in states]
    for is_case, words in SAID[name]:
        assert any(is_case(state) for state in states)
        for state, sentence in said:
            assert (words in sentence) == is_case(state), (state, sentence)
    for _, sentence in said:
        assert len(sentence) <= 190, "the sentence has room for two lines"


@pytest.mark.parametrize("w", STEEPNESS)
def test_the_rise_that_is_said_is_that_of_the_curve(w):
    rise = (np.log(19) - np.log(1 / 19)) / w
    sentence = activation_sentence(activation_state("sigmoid", w, 0.0, 0.0))
    said = float(sentence.split("within ")[1].split(" of x")[0])
    assert said == pytest.approx(rise, rel=0.005)


def test_the_picture_shows_the_numbers_of_its_state(sampled, count_states):
    explorer, count = activation(), 0
    for setting in sampled(explorer, seed=11, count=150):
        explorer.set(**setting)
        state, markup = explorer.state, explorer.picture.markup
        assert (state.function, state.weight) == (setting["function"], setting["w"])
        assert (state.bias, state.x) == pytest.approx((setting["b"], setting["x"]))
        assert f" = {number(state.z, 5)}</tspan>" in markup
        turn = number(-state.bias / state.weight)
        assert f"z = 0 at x = −b/w = {turn}<" in markup
        assert len(markup) < 80_000
        count += 1
    count_states(count, "seen")


def axes_of(explorer):
    """Numbers along the axes with their places, as the picture has them."""
    return re.findall(
        r'<text x="(\S+)" y="(\S+)"[^>]*cp-plain[^>]*font-size:15px">([−\d.]+)<',
        explorer.picture.markup,
    )


def test_axes_stay_while_steepness_bias_and_input_move():
    explorer = activation()
    for name in explorer.controls["function"].options:
        explorer.set(function=name)
        before = axes_of(explorer)
        assert len(before) >= 8
        for move in ({"w": 50}, {"b": -6.0}, {"x": 6.0}):
            explorer.set(**move)
            assert axes_of(explorer) == before
        explorer.reset()
