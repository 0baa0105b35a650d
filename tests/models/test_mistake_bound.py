"""The mistake bound: never broken, with the margin that an optimizer finds."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, nnls

from course_utils.models.logic import GATES, ROWS
from course_utils.models.mistake_bound import largest_margin, margin, mistake_bound, radius
from course_utils.models.perceptron import train_perceptron
from course_utils.models.toy_data import point_sets


def random_set(seed, separable, count, features=2):
    """Points with two decimals; classes by a random line, or at random."""
    rng = np.random.default_rng(seed)
    x = np.round(rng.uniform(-3, 3, (count, features)), 2)
    if separable:
        return x, (x @ rng.normal(size=features) + rng.normal() > 0).astype(int)
    return x, rng.integers(0, 2, count)


def signed_rows(x, y):
    return (2 * y - 1)[:, None] * np.column_stack([x, np.ones(len(x))])


def margin_of_nnls(x, y):
    """Distance from the origin to the convex hull of the signed examples.

    min ‖A'λ‖² + (M(Σλ − 1))² with λ ≥ 0; its solution divided by Σλ is the nearest point.
    """
    signed = signed_rows(x, y)
    shares, _ = nnls(np.vstack([signed.T, np.ones(len(x))]), np.eye(signed.shape[1] + 1)[-1])
    return np.linalg.norm(signed.T @ shares) / shares.sum()


def is_separable(x, y):
    """Whether a linear program finds s (w·x + b) ≥ 1 for every example."""
    signed = signed_rows(x, y)
    free = [(None, None)] * signed.shape[1]
    return linprog(np.zeros(len(free)), -signed, -np.ones(len(x)), bounds=free).status == 0


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("features", [1, 2, 3])
def test_largest_margin_equals_scipys(seed, features):
    x, y = random_set(seed, True, 3 + seed % 8, features)
    assert largest_margin(x, y) == pytest.approx(margin_of_nnls(x, y), abs=1e-9)


@pytest.mark.parametrize("seed", range(40))
def test_no_margin_exactly_where_a_linear_program_finds_no_line(seed):
    x, y = random_set(seed, False, 3 + seed % 6)
    assert (largest_margin(x, y) is not None) == is_separable(x, y)


def test_both_answers_of_the_linear_program_occur_above():
    found = {is_separable(*random_set(seed, False, 3 + seed % 6)) for seed in range(40)}
    assert found == {True, False}


@given(st.integers(0, 10**6), st.integers(0, 10**6))
@settings(deadline=None, max_examples=50)
def test_no_separator_has_a_larger_margin(seed, other):
    x, y = random_set(seed, True, 8)
    *weights, bias = np.random.default_rng(other).normal(size=3)
    assert margin(x, y, weights, bias) <= largest_margin(x, y) + 1e-12


@given(
    seed=st.integers(0, 10**6),
    count=st.integers(2, 12),
    order=st.randoms(use_true_random=False),
    learning_rate=st.sampled_from([0.1, 0.3, 1.0, 1.7, 20.0]),
)
@settings(deadline=None, max_examples=150)
def test_mistakes_stay_within_the_bound(seed, count, order, learning_rate):
    x, y = random_set(seed, True, count)
    bound = mistake_bound(x, y)
    assume(bound < 20_000)
    rows = list(range(count))
    order.shuffle(rows)
    trace = train_perceptron(x[rows], y[rows], learning_rate, epochs=20_000)
    assert trace.converged
    assert trace.mistakes <= bound


def test_margin_and_radius_by_hand():
    """Points ±2 on a line: w = 1, b = 0 gives 2; R = √(2² + 1)."""
    x, y = [[-2], [2]], [0, 1]
    assert margin(x, y, [1], 0) == 2
    assert margin(x, y, [10], 0) == 2
    assert margin(x, y, [-1], 0) == -2
    assert radius(x) == pytest.approx(np.sqrt(5))
    assert largest_margin(x, y) == pytest.approx(2)
    assert mistake_bound(x, y) == pytest.approx(5 / 4)


def test_and_by_hand():
    """2·x1 + 2·x2 − 3 leaves 1 at the three nearest rows, and (2, 2, −3) has length √17."""
    gamma = largest_margin(ROWS, GATES["AND"])
    assert gamma == pytest.approx(margin(ROWS, GATES["AND"], [2, 2], -3))
    assert gamma == pytest.approx(1 / np.sqrt(17))
    assert mistake_bound(ROWS, GATES["AND"]) == pytest.approx(3 * 17)


def test_xor_has_neither_margin_nor_bound():
    assert largest_margin(ROWS, GATES["XOR"]) is None
    assert mistake_bound(ROWS, GATES["XOR"]) is None


def test_a_point_in_both_classes_cannot_be_separated():
    assert largest_margin([[1, 2], [1, 2]], [0, 1]) is None


def test_one_class_alone_has_a_margin():
    assert largest_margin([[3, 4], [-3, -4]], [1, 1]) == pytest.approx(1)


@pytest.mark.parametrize("name", ["separable", "close"])
def test_the_sets_of_the_explorer_stay_within_their_bounds(name):
    x, y = point_sets()[name]
    trace = train_perceptron(x, y)
    assert trace.converged
    assert trace.mistakes <= mistake_bound(x, y)


@pytest.mark.parametrize("function", [largest_margin, mistake_bound])
def test_examples_that_do_not_fit_get_a_sentence(function):
    with pytest.raises(ValueError, match="classes must be 0 and 1"):
        function([[1, 2]], [-1])
    with pytest.raises(ValueError, match=r"shape \(N, d\)"):
        function([1, 2], [0, 1])
