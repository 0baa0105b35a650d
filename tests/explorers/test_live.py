"""The curve that grows under a cell while it trains."""

import numpy as np
import pytest

from course_utils.explorers import live
from course_utils.explorers.live import LiveCurve
from course_utils.models.mlp import MLP

X = np.random.default_rng(0).normal(size=(60, 2))
Y = (X[:, 0] > 0).astype(int)


@pytest.fixture
def shown(displayed_by):
    """What was displayed, in order."""
    return displayed_by(live)


def trained(curve, epochs=4):
    network = MLP([2, 4, 1], rng=np.random.default_rng(1))
    return network.fit(X, Y, epochs, 10, 0.5, validation=(X, Y), progress=curve)


def test_one_output_is_shown_and_then_renewed(shown, monkeypatch):
    monkeypatch.setattr(live, "BETWEEN_DRAWINGS", 0)
    trained(LiveCurve("made"))
    assert [kind for kind, _ in shown][:2] == ["new", "update"]
    assert [kind for kind, _ in shown].count("new") == 1
    assert len(shown) >= 5


def test_the_end_is_always_drawn_and_says_no_time(shown, monkeypatch):
    monkeypatch.setattr(live, "BETWEEN_DRAWINGS", 1000)
    curve = LiveCurve("made")
    history = trained(curve)
    assert len(shown) == 2  # the start and the end
    assert curve.picture is shown[-1][1]
    assert "made: 4 epochs<" in curve.picture.markup
    assert np.array_equal(curve.history.loss, history.loss)
    assert (
        f"{100 * history.accuracy[-1]:.1f} % of the training examples right" in curve.picture.label
    )
    assert f"loss {history.loss[-1]:.3g}" in curve.picture.label


def test_the_time_left_is_said_on_the_way(shown, monkeypatch):
    monkeypatch.setattr(live, "BETWEEN_DRAWINGS", 0)
    trained(LiveCurve("made"))
    assert "made: epoch 0 of 4<" in shown[0][1].markup
    halfway = [picture.markup for _, picture in shown if "epoch 2 of 4" in picture.markup]
    assert halfway
    assert "left<" in halfway[0]


def test_an_earlier_curve_stays_faint(shown):
    first = LiveCurve("first")
    trained(first)
    second = LiveCurve("second", before=first)
    trained(second)
    assert second.picture.markup.count('<g opacity="0.35">') == 4
    assert 'opacity="0.35"' not in first.picture.markup
