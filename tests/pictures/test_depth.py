"""Picture of many layers, read back: spread on its scale, histograms, and what is said of zeros."""

import re

import numpy as np
import pytest

from course_utils.models.activations import ACTIVATIONS
from course_utils.models.depth import WIDTH, through_layers
from course_utils.pictures.depth import CURVES, LEFT, LONG, depth_picture, shown_layers
from course_utils.pictures.layer_histograms import BINS, HEIGHT, shares


def made(activation, depth, scale):
    state, chosen = through_layers(activation, depth, scale), ACTIVATIONS[activation]
    bounds = (chosen.lowest, chosen.highest)
    return state, depth_picture(
        state.signals, state.gradients, state.signal_sizes, state.gradient_sizes, bounds, scale,
        WIDTH, "label",
    ).markup  # fmt: skip


def curves_of(markup):
    """Points of each curve of the spread, in pixels."""
    found = re.findall(r'<path d="M(\S+ \S+L.*?)" fill="none"', markup)
    return [np.array([p.split() for p in points.split("L")], float) for points in found]


@pytest.mark.parametrize("depth", range(1, 31))
def test_first_and_last_layer_are_always_shown_and_at_most_seven(depth):
    layers = shown_layers(depth)
    assert (layers[0], layers[-1]) == (1, depth)
    assert len(layers) == len(set(layers)) == min(depth, 7)
    assert layers == sorted(layers)
    assert len(set(np.diff(layers))) <= 2, "evenly spread"


def test_shares_are_those_of_numpy_with_the_rest_in_the_outer_bins():
    values = np.random.default_rng(0).normal(0, 2, (40, 50))
    expected, _ = np.histogram(np.clip(values, -3, 3), BINS, (-3, 3))
    assert shares(values, (-3, 3)) == pytest.approx(expected / values.size)
    assert shares(np.array([0.0]), (-3, 3))[BINS // 2] == 1
    assert shares(np.array([-1e99, 1e99, 3.0]), (-3, 3))[[0, -1]] == pytest.approx([1 / 3, 2 / 3])


@pytest.mark.parametrize(
    ("activation", "depth", "scale"),
    [("sigmoid", 20, 1.0), ("ReLU", 30, 3.0), ("tanh", 30, 0.1), ("identity", 2, 1.0)],
)
def test_curves_show_the_spread_on_a_scale_of_powers_of_ten(activation, depth, scale):
    state, markup = made(activation, depth, scale)
    forward, back = curves_of(markup)
    for curve, sizes, first in ((forward, state.signal_sizes, 0), (back, state.gradient_sizes, 1)):
        layers = first + np.arange(len(sizes))
        assert curve[:, 0] == pytest.approx(LEFT + LONG * layers / depth, abs=0.06)
    places = np.concatenate([forward[:, 1], back[:, 1]])
    powers = np.log10(np.concatenate([state.signal_sizes, state.gradient_sizes]))
    slope, start = np.polyfit(powers, places, 1)
    assert slope < 0, "larger is higher"
    assert places == pytest.approx(start + slope * powers, abs=0.1)
    assert CURVES[0] - 0.1 <= places.min() <= places.max() <= CURVES[0] + CURVES[1] + 0.1


def test_powers_of_ten_stand_where_the_curves_have_them():
    state, markup = made("sigmoid", 20, 1.0)
    labels = re.findall(rf'x="{LEFT - 10:.1f}" y="(\S+)" dy[^>]*>(10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|1)<', markup)
    digits = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    ticks = {0 if w == "1" else int(w[2:].translate(digits)): float(y) for y, w in labels}
    assert 3 <= len(ticks) <= 7
    slope, start = np.polyfit(list(ticks), list(ticks.values()), 1)
    assert slope < 0, "larger is higher"
    _, back = curves_of(markup)
    powers = np.log10(state.gradient_sizes)
    assert back[:, 1] == pytest.approx(start + slope * powers, abs=0.2)


def test_each_shown_layer_has_two_histograms_and_the_inputs_one():
    for depth in (1, 4, 7, 30):
        state, markup = made("tanh", depth, 1.0)
        bars = re.findall(r'<path d="(M\S+ \S+v.*?z)" fill', markup)
        layers = shown_layers(depth)
        assert len(bars) == 1 + 2 * len(layers)
        drawn = [[float(h) for h in re.findall(r"v-(\S+?)h", path)] for path in bars]
        assert {max(heights) for heights in drawn} == {HEIGHT}
        expected = shares(state.signals[layers[-1]], (-1, 1))
        expected = expected / expected.max() * HEIGHT
        assert drawn[-2] == pytest.approx(expected[expected >= 0.05], abs=0.06)
        for layer in layers:
            assert f">layer {layer}<" in markup


def test_zeros_have_no_place_on_the_scale_and_that_is_said():
    _, markup = made("step", 9, 1.0)
    assert len(curves_of(markup)) == 1
    assert "every gradient is exactly 0" in markup
    assert "every gradient" not in made("sigmoid", 30, 0.1)[1]


def test_the_weights_are_said_and_marked_on_their_ruler(drawn):
    _, markup = made("ReLU", 3, 1.4)
    words = ["".join(text.itertext()) for text in drawn(markup)["text"]]
    assert "weights: standard deviation 1.4 / √64 = 0.175" in words
    assert {"1 Xavier", "√2 He"} <= set(words)
    marks = [circle for circle in drawn(markup)["circle"] if circle.get("r") == "8"]
    assert len(marks) == 1
    assert float(marks[0].get("cx")) == pytest.approx(560 + 115 * 1.4)
