"""The explorer *softmax* against torch's softmax, cross-entropy and autograd."""

import re
from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.softmax import TEMPERATURES, scores_state, softmax_scores
from course_utils.pictures.softmax import CLASSES, chance, three_decimals

pytestmark = pytest.mark.filterwarnings("error")
NAMES = ("first", "second", "third", "temperature", "truth")


def numbers_of_torch(scores, temperatures, labels):
    """Probabilities, losses, gradients and log-sum-exps of many settings at once."""
    scores = torch.tensor(scores, dtype=torch.float64, requires_grad=True)
    scaled = scores / torch.tensor(temperatures, dtype=torch.float64)[:, None]
    losses = torch.nn.functional.cross_entropy(scaled, torch.tensor(labels), reduction="none")
    losses.sum().backward()
    scaled = scaled.detach()
    return torch.softmax(scaled, 1), losses.detach(), scores.grad, torch.logsumexp(scaled, 1)


def test_states_equal_torch_at_the_ends_and_at_random_slider_places(every_value, count_states):
    controls = softmax_scores().controls
    scores = every_value(controls["first"])
    rng = np.random.default_rng(0)
    settings = [*product((-5.0, 0.0, 5.0), (-5.0, 0.25, 5.0), (-5.0, 5.0), TEMPERATURES, CLASSES)]
    settings += [
        (*rng.choice(scores, 3).tolist(), float(rng.choice(TEMPERATURES)), str(rng.choice(CLASSES)))
        for _ in range(5000)
    ]
    values, temperatures, truths = zip(*[(s[:3], s[3], s[4]) for s in settings], strict=True)
    p, losses, gradients, peaks = numbers_of_torch(
        values, temperatures, [CLASSES.index(truth) for truth in truths]
    )
    states = [scores_state(*setting) for setting in settings]
    exact = {"rtol": 1e-12, "atol": 1e-12}
    np.testing.assert_allclose([s.probabilities for s in states], p, **exact)
    np.testing.assert_allclose([s.loss for s in states], losses, **exact)
    np.testing.assert_allclose([s.gradient for s in states], gradients, rtol=0, atol=1e-11)
    np.testing.assert_allclose([s.log_sum_exp for s in states], peaks, **exact)
    count_states(len(states))


def test_the_controls_reach_what_the_lesson_asks_for(every_value):
    controls = softmax_scores().controls
    for name in NAMES[:3]:
        values = every_value(controls[name])
        assert (values[0], values[-1]) == (-5, 5)
        assert 0 in values
    assert every_value(controls["temperature"]) == [0.1, 0.2, 0.5, 1, 2, 5, 10]
    assert every_value(controls["truth"]) == ["cat", "dog", "fox"]


def test_the_picture_shows_every_number_of_its_state(sampled, count_states):
    explorer, count = softmax_scores(), 0
    for setting in sampled(explorer, seed=8, count=150):
        explorer.set(**setting)
        state = explorer.state
        shown = re.sub(r"<[^>]*>", "|", explorer.picture.markup)
        for p, gradient in zip(state.probabilities, state.gradient, strict=True):
            assert f"|{chance(p)}|" in shown
            assert f"|{three_decimals(gradient)}|" in shown
        softness = f"+ {state.softness:.3f}" if state.softness >= 0.0005 else "≈ 0"
        assert f"|{softness}|" in shown
        assert f"p({setting['truth']}) " in explorer.message
        count += 1
    count_states(count, "seen")


def test_what_only_looks_like_0_is_not_said_to_be_0():
    explorer = softmax_scores()
    explorer.set(temperature=0.1)
    shown = re.sub(r"<[^>]*>", "|", explorer.picture.markup)
    assert explorer.state.loss > 0
    assert "−ln p(cat) ||≈ 0|" in shown
    assert "ln Σ exp(z/T) ≈ ||20|" in shown
    assert not re.search(r"= 0\||\+ 0\.000", shown)


def test_bars_of_probabilities_are_as_long_as_they_say_and_together_one():
    explorer = softmax_scores()
    for temperature in TEMPERATURES:
        explorer.controls["temperature"].value = temperature
        boxes = re.findall(r'<rect x="480.0" [^>]*? width="([\d.]+)"', explorer.picture.markup)
        assert [float(w) / 110 for w in boxes] == pytest.approx(
            explorer.state.probabilities.tolist(), abs=0.001
        )
        assert len(boxes) == 3


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({}, "Adding one number to all three scores would change nothing."),
        ({"temperature": 0.1}, "Almost all goes to the largest score"),
        ({"temperature": 10, "third": 1.5}, "All three are close to 1/3"),
        ({"temperature": 0.1, "second": 2.0}, "Two scores are equally large: they share."),
        ({"temperature": 0.1, "truth": "fox"}, "p(fox) ≈ 0, so the loss −ln p is 30."),
    ],
)
def test_the_sentence_says_what_the_temperature_does(setting, words):
    explorer = softmax_scores()
    explorer.set(**setting)
    assert words in explorer.message


@pytest.mark.parametrize(
    ("value", "words"), [(1, "1"), (-0.25, "−0.250"), (1e-9, "≈ 0"), (0, "0"), (-9.9999, "−10.000")]
)
def test_numbers_of_the_table(value, words):
    assert three_decimals(value) == words


def test_a_probability_is_never_said_to_be_0_or_1():
    assert [chance(p) for p in (1e-30, 0.25, 1.0)] == ["≈ 0", "0.250", "≈ 1"]
