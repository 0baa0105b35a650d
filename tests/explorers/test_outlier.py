"""The explorer *outlier* over every price of every house, against torch and a certificate."""

import re

import numpy as np
import pytest
import torch
from scipy.optimize import linprog

from course_utils.explorers.outlier import outlier
from course_utils.models.houses import houses
from course_utils.models.outlier import outlier_state
from course_utils.pictures.outlier import FULL

pytestmark = pytest.mark.filterwarnings("error")
SIZE = torch.tensor(houses()[0][:, 0])
LINE = torch.stack([SIZE, torch.ones(12, dtype=torch.float64)], dim=1)


def is_best_by_mae(line, price):
    """Whether no line has a smaller MAE: 0 is one of the slopes that the loss has at this line.

    A point off the line pulls with the sign of its distance, a point on it with anything from −1
    to 1. The line is best exactly where all pulls can cancel out.
    """
    distance = LINE.numpy() @ line - price
    on = np.abs(distance) < 1e-9
    pull = LINE.numpy()[~on].T @ np.sign(distance[~on])
    if not on.any():
        return bool(np.abs(pull).max() < 1e-9)
    if on.sum() == 2:
        return bool(np.abs(np.linalg.solve(LINE.numpy()[on].T, -pull)).max() <= 1 + 1e-9)
    free = linprog(np.zeros(on.sum()), A_eq=LINE.numpy()[on].T, b_eq=-pull, bounds=(-1, 1))
    return free.success


def losses_of_torch(line, price):
    """MSE, RMSE and MAE of one line."""
    answers = LINE @ torch.tensor(line, dtype=torch.float64)
    squares = torch.nn.functional.mse_loss(answers, price)
    return squares, squares.sqrt(), torch.nn.functional.l1_loss(answers, price)


def test_every_price_of_every_house_gets_the_lines_and_losses_of_the_oracles(
    every_value, count_states
):
    controls, count = outlier().controls, 0
    for house in every_value(controls["house"]):
        for change in every_value(controls["change"]):
            state = outlier_state(house, change)
            price = torch.tensor(houses()[1])
            price[house - 1] += change
            assert state.price.tolist() == price.tolist()
            best = torch.linalg.lstsq(LINE, price[:, None]).solution[:, 0]
            np.testing.assert_allclose(state.squares, best, rtol=0, atol=1e-8)
            for k, line in enumerate((state.squares, state.absolute)):
                expected = torch.stack(losses_of_torch(line, price))
                np.testing.assert_allclose(state.losses[:, k], expected, rtol=1e-10)
            assert is_best_by_mae(state.absolute, price.numpy())
            count += 1
    assert count == 12 * 61
    count_states(count, "PyTorch", "SciPy")


def test_a_line_that_is_not_best_would_be_noticed():
    state = outlier_state(12, 450)
    for line in (state.squares, state.squares_before, np.add(state.absolute, (0, 1))):
        assert not is_best_by_mae(line, state.price)


def test_each_line_is_best_by_its_own_loss_and_rmse_has_the_line_of_mse(sampled, count_states):
    explorer, count = outlier(), 0
    for setting in sampled(explorer, seed=1, count=60):
        explorer.set(**setting)
        mse, rmse, mae = explorer.state.losses
        assert mse[0] <= mse[1]
        assert rmse[0] <= rmse[1]
        assert mae[1] <= mae[0] + 1e-12
        price = torch.tensor(explorer.state.price)
        for nudge in ((0.01, 0), (-0.01, 0), (0, 0.5), (0, -0.5)):
            moved = np.add(explorer.state.squares, nudge)
            assert losses_of_torch(moved, price)[1] > rmse[0]
            moved = np.add(explorer.state.absolute, nudge)
            assert losses_of_torch(moved, price)[2] >= mae[1] - 1e-9
        count += 1
    count_states(count, "PyTorch")


def test_the_line_of_mse_runs_after_an_outlier_and_the_line_of_mae_stays():
    for house in range(2, 13):
        for change in (200, 300, 450):
            state = outlier_state(house, change)
            assert state.moved[1] < 0.15 * state.moved[0]
    far, farther = outlier_state(8, 200), outlier_state(8, 450)
    assert far.absolute == farther.absolute
    assert farther.moved[0] == pytest.approx(450 / 200 * far.moved[0])


def test_without_a_change_nothing_has_moved():
    state = outlier_state(5, 0)
    assert state.moved.tolist() == [0, 0]
    assert (state.squares, state.absolute) == (state.squares_before, state.absolute_before)


def test_the_picture_shows_both_lines_names_and_all_six_losses(sampled):
    explorer = outlier()
    for setting in sampled(explorer, seed=2, count=30):
        explorer.set(**setting)
        markup = explorer.picture.markup
        words = re.findall(r">([^<>]+)</text>", markup)
        assert {"MSE, RMSE", "MAE"} <= set(words)
        for value in explorer.state.losses[0]:
            assert any(word.startswith(f"{value:.0f}") for word in words)
        for value in explorer.state.losses[1:].ravel():
            assert any(word.startswith(f"{value:.1f}".rstrip("0").rstrip(".")) for word in words)
        assert ("gray: before" in words) == (explorer.state.change != 0)
        assert len(markup) < 20_000


def test_the_bar_of_a_loss_is_never_cut():
    """Otherwise two different losses would look alike."""
    worst = [
        outlier_state(house, change).losses for house in range(1, 13) for change in (-150, 450)
    ]
    assert np.max(worst, axis=0)[0].max() <= FULL[0]
    assert np.max(worst, axis=0)[1:].max() <= FULL[1]


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"change": 0}, "The prices as they are"),
        ({"house": 8, "change": 300}, "House 8 costs 300 thousand more. On average over"),
        ({"house": 3, "change": -100}, "House 3 costs 100 thousand less."),
    ],
)
def test_the_sentence_says_what_is_to_be_seen(setting, words):
    explorer = outlier()
    explorer.set(**setting)
    assert words in explorer.message
