"""The explorer *gradient check*: every state of its sliders, its words and its numbers."""

import re
from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.gradient_check import gradient_check_lab
from course_utils.models.gradient_check import gradient_check
from course_utils.models.gradient_errors import (
    BUGS,
    EXPONENTS,
    METHODS,
    NONE,
    PRECISIONS,
    SUSPICIOUS,
    BuggyNetwork,
    examples,
)
from course_utils.pictures.gradient_check import PLANE, error_words, power
from tests.explorers.drawn_words import words_of

pytestmark = pytest.mark.filterwarnings("error")
SVG = "{http://www.w3.org/2000/svg}"
ORDINARY = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


def autograd():
    """Gradients of the network without a bug: layer 1's weights and biases, then layer 2's."""
    network, (x, y) = BuggyNetwork(), (torch.tensor(array) for array in examples())
    parts = [
        torch.tensor(array, requires_grad=True)
        for pair in zip(network.weights, network.biases, strict=True)
        for array in pair
    ]
    hidden = torch.sigmoid(x @ parts[0] + parts[1])
    y_hat = torch.sigmoid(hidden @ parts[2] + parts[3])
    loss = torch.nn.functional.mse_loss(y_hat, y, reduction="sum") / (2 * len(x))
    return [slope.numpy() for slope in torch.autograd.grad(loss, parts)]


def value_of(words):
    """An error as printed: "7·10⁻¹⁰", "0.59" or "1"."""
    digit, _, exponent = words.partition("·10")
    return float(digit) * 10.0 ** int(exponent.translate(ORDINARY) or 0)


def test_every_state_compares_with_autograd_and_prints_its_errors(every_value, count_states):
    explorer, slopes, count = gradient_check_lab(), autograd(), 0
    exponents = every_value(explorer.controls["exponent"])
    assert exponents == list(range(-12, 0))
    for k, bug, method, precision in product(exponents, BUGS, METHODS, PRECISIONS):
        explorer.set(exponent=k, bug=bug, method=method, precision=precision)
        state = explorer.state
        assert (state.exponent, state.bug, state.method, state.precision) == (
            k, bug, method, precision,
        )  # fmt: skip
        if precision == "float64":
            numeric = [a for pair in zip(state.check.numeric_weights, state.check.numeric_biases,
                                         strict=True) for a in pair]  # fmt: skip
            for error, slope, difference, real in zip(
                state.errors, slopes, numeric, state.real, strict=True
            ):
                largest = np.maximum(np.maximum(abs(slope), abs(difference)), 1e-6)
                expected = abs(slope - difference) / largest
                np.testing.assert_allclose(error[~real], expected[~real], rtol=1e-6, atol=1e-13)
        cells = [w for w in words_of(explorer.picture) if re.fullmatch(r"[\d.]+(·10⁻.+)?", w)]
        printed = cells[:23]
        grids = [np.vstack(state.errors[:2]), np.vstack(state.errors[2:])]
        shown = [value for grid in grids for value in grid.ravel()]
        for words, value in zip(printed, shown, strict=True):
            assert value_of(words) == pytest.approx(value, rel=0.51, abs=1e-300), (words, value)
        count += 1
    assert count == 12 * 6 * 2 * 2
    count_states(count)


def test_the_marker_stands_where_a_check_of_its_own_says(count_states):
    explorer, count = gradient_check_lab(), 0
    for k, bug, method in product(range(-12, 0), (NONE, BUGS[1]), METHODS):
        explorer.set(exponent=k, bug=bug, method=method)
        largest = gradient_check(BuggyNetwork(bug), *examples(), 10.0**k, method).largest
        assert explorer.state.check.largest == pytest.approx(largest, rel=1e-12)
        curve = explorer.state.largest[list(EXPONENTS).index(k)]
        assert curve == pytest.approx(largest, rel=1e-9)
        x, y = PLANE.place(k, np.log10(largest))
        assert f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8"' in explorer.picture.markup
        count += 1
    count_states(count, "seen")


@pytest.mark.parametrize("bug", BUGS[1:])
def test_a_bug_is_named_and_only_its_cells_are_vermilion(bug):
    explorer = gradient_check_lab()
    explorer.set(bug=bug)
    state = explorer.state
    assert explorer.message.startswith("Found: ")
    assert state.check.worst in explorer.message
    wrong = sum(int(np.sum(error > SUSPICIOUS)) for error in state.errors)
    bold = re.findall("font-weight:600;font-size:15px", explorer.picture.markup)
    assert len(bold) == wrong == sum(map(np.sum, state.real))


def test_sentences_say_which_gradients():
    explorer, said = gradient_check_lab(), {}
    for bug in BUGS:
        explorer.set(bug=bug)
        said[bug] = explorer.message
    assert said[NONE].startswith("All 23 gradients agree with the finite differences")
    layer = "all weights and all biases of layer 1 are"
    places = [layer, layer, "all biases of layer 1", "all weights of layer 2", "2 weights of layer"]
    for bug, place in zip(BUGS[1:], places, strict=True):
        assert f"Found: {place}" in said[bug]


def test_sentences_tell_rounding_from_truncation():
    explorer = gradient_check_lab()
    for k, word, other in ((-12, "rounding", "truncation"), (-1, "truncation", "rounding")):
        for bug in BUGS:
            explorer.set(exponent=k, bug=bug)
            assert word in explorer.message
            assert other not in explorer.message
    explorer.set(exponent=-5, bug=NONE, precision="float32")
    assert "The backward pass is right, yet 23 of 23 gradients look wrong" in explorer.message
    assert "rounding" in explorer.message


def test_the_digits_of_the_worst_gradient_are_the_two_that_were_compared():
    explorer = gradient_check_lab()
    explorer.set(bug=BUGS[3])
    words = words_of(explorer.picture)
    assert f"the largest error: {explorer.state.check.worst}" in words
    numbers = [float(w.replace("−", "-")) for w in words if re.fullmatch(r"[+−]0\.\d{12}", w)]
    numeric = explorer.state.check.numeric_biases[0][0]
    assert numbers == [0, pytest.approx(numeric, abs=6e-13)]


def test_errors_in_words():
    assert [error_words(e) for e in (0, 6.6e-10, 9.6e-6, 0.012, 0.6, 2.0)] == [
        "0", "7·10⁻¹⁰", "1·10⁻⁵", "0.01", "0.6", "2",
    ]  # fmt: skip
    assert (power(-12), power(0), power(3)) == ("10⁻¹²", "1", "10³")
