"""The picture of softmax: bars, scale and curve stand where their numbers say."""

import math

import numpy as np
import pytest

from course_utils.models.softmax_lab import softmax_state
from course_utils.pictures.softmax import LOSS, ROWS, softmax_picture


@pytest.fixture
def parts(drawn):
    """Function: scores, temperature, label → elements of the picture."""
    return lambda *setting: drawn(softmax_picture(softmax_state(*setting), "label").markup)


SETTINGS = [([2, 1, -1], 1, 0), ([-5, 5, 0.25], 0.5, 2), ([0, 0, 0], 10, 1)]


@pytest.mark.parametrize("setting", SETTINGS)
def test_bars_of_scores_probabilities_and_errors_have_their_lengths(parts, setting):
    state = softmax_state(*setting)
    band, *bars = parts(*setting)["rect"]
    widths = np.array([float(bar.get("width")) for bar in bars]).reshape(3, 3)
    errors = state.probabilities - state.target
    expected = np.stack(
        [11 * np.abs(state.scores), 110 * state.probabilities, 44 * np.abs(errors)], axis=1
    )
    np.testing.assert_allclose(widths, expected, atol=0.06)
    middle = float(band.get("y")) + float(band.get("height")) / 2
    assert middle == ROWS[setting[2]], "the band lies behind the true class"
    for bar, error in zip(bars[2::3], errors, strict=True):
        assert (float(bar.get("x")) < 787.9) == (error < -0.01), "negative ones go left"


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_soft_maximum_stands_between_the_largest_and_ln_3_above(parts, setting):
    state = softmax_state(*setting)
    (ball,) = [c for c in parts(*setting)["circle"] if c.get("r") == "9"]
    assert (float(ball.get("cx")) - 60) / 420 * math.log(3) == pytest.approx(
        state.softness, abs=0.001
    )


def test_the_loss_stands_on_the_curve_at_its_probability(parts):
    state = softmax_state([2, 1, -1], 1, 1)
    (ball,) = [c for c in parts([2, 1, -1], 1, 1)["circle"] if c.get("r") == "8"]
    place = LOSS.place(state.probabilities[1], state.loss)
    assert [float(ball.get("cx")), float(ball.get("cy"))] == pytest.approx(place, abs=0.06)


def test_a_loss_above_the_curve_becomes_an_arrow(parts):
    found = parts([5, -5, 0], 0.5, 1)
    assert not [c for c in found["circle"] if c.get("r") == "8"]
    assert len(found["path"]) == 2, "the curve and the arrow's head"
