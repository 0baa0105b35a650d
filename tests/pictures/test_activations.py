"""Picture of an activation: its words, its formulas, and what it marks."""

import math

import numpy as np
import pytest

from course_utils.models.activations import ACTIVATIONS
from course_utils.pictures.activations import activation_picture
from course_utils.pictures.formulas import (
    FORMULAS,
    FRAMES,
    NEARED,
    NEVER,
    soft_slope,
    soft_value,
)


def made(name, w=1.0, b=0.0, x=1.0):
    chosen, z = ACTIVATIONS[name], w * x + b
    value, derivative = float(chosen.function(z)), float(chosen.derivative(z))
    return activation_picture(name, w, b, x, z, value, derivative, "label").markup


def words_of(parts):
    return ["".join(text.itertext()) for text in parts["text"]]


def test_every_activation_has_its_formulas_and_frames():
    assert list(FORMULAS) == list(ACTIVATIONS)
    assert list(FRAMES) == list(ACTIVATIONS)


#: Names that stand in the formulas as they are shown.
def as_written(formula, z, value):
    """Value of a formula as a reader would work it out."""
    if " if " in formula:
        then, otherwise = formula.split(" if z > 0, else ")
        return as_written(then if z > 0 else otherwise, z, value)
    known = {
        "z": z,
        "1": 1,
        "0": 0,
        "0.01": 0.01,
        "0.01·z": 0.01 * z,
        "1 / (1 + e⁻ᶻ)": 1 / (1 + math.exp(-z)),
        "2σ(2z) − 1": 2 / (1 + math.exp(-2 * z)) - 1,
        "max(0, z)": max(0, z),
        "ln(1 + eᶻ)": math.log(1 + math.exp(z)),
        "f(z) · (1 − f(z))": value * (1 - value),
        "1 − f(z)²": 1 - value**2,
        "σ(z)": 1 / (1 + math.exp(-z)),
    }
    return known[formula]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_formulas_say_what_is_computed(name):
    chosen, (formula, _, slope, _) = ACTIVATIONS[name], FORMULAS[name]
    for z in np.linspace(-4, 4, 33):
        value = chosen.function(z)
        assert as_written(formula, z, value) == pytest.approx(value, abs=1e-12)
        assert as_written(slope, z, value) == pytest.approx(chosen.derivative(z), abs=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_ranges_in_words_are_those_of_the_function(name):
    chosen, (_, bounds, _, slope_bounds) = ACTIVATIONS[name], FORMULAS[name]
    expected = {
        (-math.inf, math.inf): ("any number",),
        (0, math.inf): ("0 or more", "above 0"),
        (0, 1): ("between 0 and 1", "0 or 1"),
        (-1, 1): ("between −1 and 1",),
    }
    assert bounds in expected[chosen.lowest, chosen.highest]
    z = np.linspace(-30, 30, 6001)
    slopes, most = chosen.derivative(z), chosen.derivative(z).max()
    assert FRAMES[name][2][0] == 0
    assert 0.75 < (most or 1) / FRAMES[name][2][1] < 0.85, "the slope fills its plane"
    said = {"at most 1/4": 0.25, "at most 1": 1, "between 0 and 1": 1, "1 everywhere": 1,
            "0 everywhere but at z = 0": 0, "0 or 1": 1, "0.01 or 1": 1}  # fmt: skip
    assert said[slope_bounds] == pytest.approx(most)
    assert ("everywhere" in slope_bounds) == (np.ptp(slopes) == 0)


@pytest.mark.parametrize("name", NEARED)
def test_the_dashed_line_is_where_a_steep_curve_goes(name):
    corners = dict(NEARED[name][1][i] for i in (0, -1))
    steep = ACTIVATIONS[name].function(np.array([-99.0, 99.0]))
    assert steep == pytest.approx([corners[-99], corners[99]], abs=1e-12)
    assert 'stroke-dasharray="5 5"' in made(name)


def test_bounds_that_are_never_reached_are_only_almost_reached():
    assert soft_value("sigmoid", 0.9998) == soft_value("sigmoid", 1.0) == "almost 1"
    assert soft_value("tanh", -1.0) == "almost −1"
    assert soft_value("tanh", 0.0) == "0"
    assert soft_value("softplus", 0.0) == "almost 0"
    assert soft_value("softplus", 1.0001) == "1"
    assert soft_slope("sigmoid", 0.0) == soft_slope("tanh", 1e-30) == "almost 0"
    assert soft_slope("softplus", 1.0) == "almost 1"
    assert soft_slope("tanh", 1.0) == "1"
    assert soft_slope("sigmoid", 3.2e-5) == "3.2·10⁻⁵"
    assert (soft_value("ReLU", 0.0), soft_slope("step", 0.0)) == ("0", "0")
    for name, (never, _) in NEVER.items():
        chosen = ACTIVATIONS[name]
        assert set(never) == {b for b in (chosen.lowest, chosen.highest) if math.isfinite(b)}


def test_the_arithmetic_from_input_to_tangent_is_written(drawn):
    words = words_of(drawn(made("sigmoid", 5, -6, 1)))
    for line in ("z = w·x + b", "= 5 · 1 + (−6) = −1", "ŷ = f(z) = 1 / (1 + e⁻ᶻ)", "= 0.269",
                 "between 0 and 1", "f′(z) = f(z) · (1 − f(z))", "= 0.197", "at most 1/4",
                 "slope of the tangent = w · f′(z)", "= 5 · 0.197 = 0.983",
                 "z = 0 at x = −b/w = 1.2"):  # fmt: skip
        assert line in words


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("w", [0.2, 1, 50])
def test_marks_stay_within_their_planes(drawn, name, w):
    for b in (-6.0, 0.0, 6.0):
        for x in (-6.0, -0.25, 0.0, 6.0):
            parts = drawn(made(name, w, b, x))
            for circle in parts["circle"]:
                assert 50 <= float(circle.get("cx")) <= 562
                assert 46 <= float(circle.get("cy")) <= 444
            for line in parts["line"]:
                across = [float(line.get(key)) for key in ("x1", "x2")]
                down = [float(line.get(key)) for key in ("y1", "y2")]
                assert 40 <= min(across) <= max(across) <= 562
                assert 50 <= min(down) <= max(down) <= 444


def test_a_value_beyond_the_plane_is_an_arrow_at_its_side(drawn):
    inside, beyond = drawn(made("ReLU", 1, 0, 3.0)), drawn(made("ReLU", 50, 0, 3.0))
    assert len(inside["circle"]) == len(beyond["circle"]) + 1
    assert len(beyond["path"]) == len(inside["path"]) + 1, "the head of the arrow"
