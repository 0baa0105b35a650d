"""The two-color toy: closed forms against a fine search, torch's losses, and training."""

import numpy as np
import pytest
import torch
from skimage.color import lab2rgb, rgb2lab
from torch.nn import functional

from course_utils.models.ambiguity import (
    GREEN,
    LIGHTNESS,
    LOSSES,
    RED,
    best_answer,
    colors_between,
    lowest_answers,
    mean_loss,
    sharpened,
)
from course_utils.models.ambiguity_lab import ANSWERS, ambiguity_state
from course_utils.models.lab_color import in_gamut, unclipped_rgb

SHARES = [k / 20 for k in range(21)]
DELTAS = [0.05, 0.3, 0.5, 0.75, 1.0]


def by_torch(loss, answer, truth, delta):
    """Mean of torch's loss of one answer over many pixels of 0 (green) or 1 (red)."""
    same = answer.expand(len(truth))
    if loss == "squared error":
        return functional.mse_loss(same, truth)
    if loss == "absolute error":
        return functional.l1_loss(same, truth)
    if loss == "Huber":
        return functional.huber_loss(same, truth, delta=delta)
    return functional.binary_cross_entropy(same, truth)


def pixels(share):
    red = round(100 * share)
    return torch.cat([torch.ones(red), torch.zeros(100 - red)]).double()


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.7, 1.0])
def test_mean_losses_are_torchs(loss, share):
    answers = np.linspace(0.01, 0.99, 15)
    for delta in DELTAS:
        expected = [by_torch(loss, torch.tensor(t), pixels(share), delta).item() for t in answers]
        np.testing.assert_allclose(mean_loss(loss, answers, share, delta), expected, atol=1e-12)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("delta", DELTAS)
def test_no_answer_is_better_than_the_lowest_and_none_outside_is_as_good(loss, delta):
    fine = np.linspace(0, 1, 2001)
    for share in SHARES:
        low, high = lowest_answers(loss, share, delta)
        assert 0 <= low <= high <= 1
        least = mean_loss(loss, [low, (low + high) / 2, high], share, delta)
        assert np.ptp(least) < 1e-12
        losses = mean_loss(loss, fine, share, delta)
        assert losses.min() >= least[0] - 1e-12
        outside = (fine < low - 0.01) | (fine > high + 0.01)
        assert losses[outside].min(initial=np.inf) > least[0] + 1e-6


@pytest.mark.parametrize(
    ("loss", "share", "delta", "found"),
    [
        ("squared error", 0.7, 1, (0.7, 0.7)),
        ("absolute error", 0.51, 1, (1, 1)),
        ("absolute error", 0.49, 1, (0, 0)),
        ("absolute error", 0.5, 1, (0, 1)),
        # Slope 0 by hand: 0.3 · δ = 0.7 · (1 − t), so t = 1 − 0.3 · 0.3 / 0.7.
        ("Huber", 0.7, 0.3, (1 - 0.09 / 0.7, 1 - 0.09 / 0.7)),
        ("Huber", 0.7, 0.8, (0.7, 0.7)),
        ("Huber", 0.5, 0.2, (0.2, 0.8)),
        ("Huber", 0.5, 0.6, (0.5, 0.5)),
        ("color classes", 0.7, 1, (0.7, 0.7)),
    ],
)
def test_lowest_answers_worked_by_hand(loss, share, delta, found):
    assert lowest_answers(loss, share, delta) == pytest.approx(found)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("share", [0.2, 0.6])
def test_training_gets_to_the_best_answer(loss, share):
    """One number, learned by gradient descent from the middle; classes learn two scores."""
    truth, delta, temperature = pixels(share), 0.3, 0.38
    scores = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    answer = torch.tensor(0.45, dtype=torch.float64, requires_grad=True)
    classes = loss == "color classes"
    optimizer = torch.optim.SGD([scores if classes else answer], lr=1.0 if classes else 0.2)
    for step in range(300):
        optimizer.param_groups[0]["lr"] *= 0.98 if step > 100 else 1
        optimizer.zero_grad()
        if classes:
            value = functional.cross_entropy(scores.expand(100, 2), truth.long())
        else:
            value = by_torch(loss, answer, truth, delta)
        value.backward()
        optimizer.step()
    if classes:
        answer = (scores / temperature).softmax(0)[1]
    learned = answer.item()
    assert learned == pytest.approx(best_answer(loss, share, delta, temperature), abs=0.01)


@pytest.mark.parametrize("temperature", [1, 0.7, 0.38, 0.1])
def test_a_temperature_is_softmax_of_the_scaled_logarithms(temperature):
    for chance in (0.01, 0.3, 0.5, 0.8, 0.99):
        logs = torch.tensor([1 - chance, chance], dtype=torch.float64).log()
        expected = (logs / temperature).softmax(0)[1].item()
        assert sharpened(chance, temperature) == pytest.approx(expected, abs=1e-12)


def test_temperature_goes_from_the_mean_to_the_mode():
    assert sharpened(0.7, 1) == pytest.approx(0.7)
    along = [sharpened(0.7, temperature) for temperature in (1, 0.7, 0.5, 0.38, 0.25, 0.1, 0)]
    assert np.diff(along).min() > 0
    assert along[-1] == 1
    assert (sharpened(0.3, 0), sharpened(0.5, 0), sharpened(0.0, 0.1), sharpened(1.0, 1)) == (
        0, 0.5, 0, 1,
    )  # fmt: skip


def test_both_colors_are_shown_by_a_screen_and_are_one_gray():
    between = colors_between(ANSWERS)
    light = rgb2lab(between / 255)[:, 0]
    assert np.abs(light - LIGHTNESS).max() < 0.6, "rounding to 0 … 255"
    ends = unclipped_rgb([(LIGHTNESS, *GREEN), (LIGHTNESS, *RED)])
    assert in_gamut(ends).all()
    middle = lab2rgb([LIGHTNESS, *(np.add(GREEN, RED) / 2)])
    np.testing.assert_allclose(colors_between(0.5), 255 * middle, atol=0.51)


def test_a_state_holds_all_four_answers_and_the_chosen_curve():
    state = ambiguity_state(0.5, "Huber", 0.2, 0.38)
    assert list(state.answers) == list(LOSSES)
    assert state.tied
    assert not ambiguity_state(0.6, "Huber", 0.2, 0.38).tied
    np.testing.assert_array_equal(state.curve, mean_loss("Huber", ANSWERS, 0.5, 0.2))
