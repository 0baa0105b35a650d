"""The explorer *shift* in every shift, against torch."""

import re

import numpy as np
import pytest
import torch

from course_utils.datasets import load_mnist
from course_utils.explorers.shift import MEASURED, shift
from course_utils.models.cached_networks import digit_cnn, digit_tensors, digit_torch_mlp
from course_utils.models.torch_networks import mlp
from course_utils.training import made_with_seed
from tests.explorers.drawn_words import words_of

SHIFTS = range(-8, 9)


@pytest.fixture(scope="module")
def networks():
    return {"MLP": digit_torch_mlp(), "CNN": digit_cnn()}


@pytest.fixture(scope="module")
def measured_once(networks):
    return shift(networks)


@pytest.fixture
def explorer(measured_once):
    measured_once.reset()
    return measured_once


def moved(images, dx, dy):
    """Shift by torch: a frame of paper all around, then another part of it."""
    wide = torch.nn.functional.pad(images, (8, 8, 8, 8))
    return wide[..., 8 - dy : 36 - dy, 8 - dx : 36 - dx]


@torch.no_grad()
def test_every_shift_equals_torch(explorer, networks, count_states):
    images, labels = digit_tensors("test")
    explorer.controls["digit"].value = 5
    for dx in SHIFTS:
        for dy in SHIFTS:
            explorer.set(dx=dx, dy=dy)
            state, x = explorer.state, moved(images[5:6], dx, dy)
            np.testing.assert_array_equal(state.image, x[0, 0])
            for name, network in networks.items():
                np.testing.assert_allclose(state.answers[name], network(x).softmax(1)[0], atol=1e-5)
            gone = 1 - float(x.sum() / images[5].sum())
            assert state.lost == pytest.approx(gone, abs=1e-6)
            assert state.label == labels[5]
            assert len(explorer.message) <= 200
    count_states(len(SHIFTS) ** 2)


@torch.no_grad()
def test_the_curves_are_accuracies_over_the_digits_measured(explorer, networks):
    images, labels = (part[:MEASURED] for part in digit_tensors("test"))
    curves = explorer.state.curves
    for place in (0, 6, 8, 11, 16):
        d = SHIFTS[place]
        for name, network in networks.items():
            for found, (dx, dy) in ((curves.sideways, (d, 0)), (curves.upright, (0, d))):
                right = network(moved(images, dx, dy)).argmax(1) == labels
                # A tie of two scores may fall either way.
                assert found[name][place] == pytest.approx(right.float().mean().item(), abs=0.006)


def test_the_convolutional_network_holds_on_longer(explorer):
    curves = explorer.state.curves
    for accuracies in (curves.sideways, curves.upright):
        for d in (-2, 2):
            assert accuracies["CNN"][8 + d] > accuracies["MLP"][8 + d] + 0.05
        assert accuracies["CNN"][8] - accuracies["CNN"][16] > 0.4, "and yet it is not invariant"


def test_the_sentence_says_how_far_each_fell_and_why(explorer):
    curves = explorer.state.curves
    assert "Nothing is shifted" in explorer.message
    explorer.set(dx=2)
    for name in ("MLP", "CNN"):
        assert f"{name} {curves.sideways[name][10]:.1%}".replace(".0%", "%").replace("%", " %") in (
            explorer.message
        )
    assert explorer.message.startswith("2 to the right:")
    assert "less than a cell" in explorer.message
    explorer.set(dx=-3, dy=7)
    assert explorer.message.startswith("3 to the left alone:")
    assert "7 down alone:" in explorer.message
    assert "not to be invariant" in explorer.message
    explorer.set(dx=0, dy=-1)
    assert explorer.message.startswith("1 up:")


def test_ink_that_left_is_said(explorer):
    assert "all of its ink is in the picture" in words_of(explorer)
    explorer.set(dy=8)
    state = explorer.state
    assert state.lost > 0.05
    share = f"{state.lost:.1%}".replace(".0%", "%").replace("%", " %")
    assert f"{share} of its ink has left" in words_of(explorer)


def test_the_mark_stands_at_the_shift_on_both_charts(explorer):
    for dx, dy in [(-8, 8), (0, 0), (5, -3)]:
        explorer.set(dx=dx, dy=dy)
        marks = re.findall(
            r'<line x1="([\d.]+)"[^>]*E69F00[^>]*stroke-width="2.50"', explorer.picture.markup
        )
        assert [float(mark) for mark in marks] == [66 + 20 * (dx + 8), 554 + 20 * (dy + 8)]


def test_right_and_wrong_answers_are_told_apart(explorer):
    _, labels = load_mnist("test")
    for digit, dx in [(0, 0), (3, 6), (8, -7)]:
        explorer.set(digit=digit, dx=dx)
        for name, answers in explorer.state.answers.items():
            answer, label = answers.argmax(), labels[digit]
            said = f"{answer}, right" if answer == label else f"{answer}, wrong (a {label})"
            assert f"{name}: {said}" in words_of(explorer)


def test_a_learners_networks_keep_their_names():
    networks = {
        name: made_with_seed(lambda: mlp([784, 10]), seed) for seed, name in enumerate("ab")
    }
    explorer = shift(networks)
    assert list(explorer.state.answers) == ["a", "b"]
    with pytest.raises(ValueError, match="two networks, not 1"):
        shift({"a": networks["a"]})
