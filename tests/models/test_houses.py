"""The houses, and their best lines against NumPy, SciPy and brute force."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from course_utils.models.houses import (
    houses,
    least_absolute_line,
    least_squares_line,
    sizes_and_prices,
    standardized,
)

whole = st.integers(-20, 20)
points = st.lists(st.tuples(whole, whole), min_size=2, max_size=9).filter(
    lambda given: len({x for x, _ in given}) > 1
)


def smallest_mae(x, y):
    """Smallest mean of |slope·x + intercept − y| by linear programming."""
    n = len(x)
    line = np.column_stack([x, np.ones(n)])
    cost = np.concatenate([[0, 0], np.ones(n)])
    above, below = np.hstack([line, -np.eye(n)]), np.hstack([-line, -np.eye(n)])
    free, positive = [(None, None)] * 2, [(0, None)] * n
    solved = linprog(cost, np.vstack([above, below]), np.concatenate([y, -y]),
                     bounds=free + positive)  # fmt: skip
    assert solved.success
    return solved.fun / n


def mean_absolute(line, x, y):
    return np.mean(np.abs(line[0] * np.asarray(x) + line[1] - y))


def test_the_houses_are_twelve_with_size_and_distance_and_fresh_each_time():
    x, y = houses()
    assert (x.shape, y.shape, x.dtype, y.dtype) == ((12, 2), (12,), float, float)
    assert (np.diff(x[:, 0]) > 0).all()
    assert y.min() >= 150, "the cheapest can lose 150 thousand and still cost something"
    x[:] = y[:] = 0
    assert houses()[0].all()
    assert houses()[1].all()


def test_one_price_changes_and_no_other():
    size, price = sizes_and_prices(3, -40)
    x, y = houses()
    assert np.array_equal(size, x[:, 0])
    assert (price - y).tolist() == [0, 0, -40] + [0] * 9


@pytest.mark.parametrize("house", [0, 13])
def test_a_house_that_is_not_there_is_refused(house):
    with pytest.raises(ValueError, match="numbered from 1 to 12"):
        sizes_and_prices(house, 10)


def test_standardized_columns_have_mean_0_and_deviation_1():
    x = standardized(houses()[0])
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(x.std(axis=0), 1, atol=1e-12)
    assert standardized([1, 3]).tolist() == [-1, 1]
    with pytest.raises(ValueError, match="cannot be standardized"):
        standardized([[1, 2], [1, 3]])


def test_lines_by_hand():
    """Five points on y = 2x + 1, but the middle one is 8 too high."""
    x, y = [0, 1, 2, 3, 4], [1, 3, 13, 7, 9]
    assert least_absolute_line(x, y) == (2, 1)
    assert least_squares_line(x, y) == pytest.approx((2, 1 + 8 / 5))


@given(points)
def test_the_squares_line_is_that_of_lstsq(given):
    x, y = np.array(given, dtype=float).T
    expected = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y, rcond=None)[0]
    np.testing.assert_allclose(least_squares_line(x, y), expected, rtol=0, atol=1e-8)


@given(points)
def test_no_line_has_a_smaller_mae_than_the_absolute_line(given):
    x, y = np.array(given, dtype=float).T
    found = mean_absolute(least_absolute_line(x, y), x, y)
    assert found == pytest.approx(smallest_mae(x, y), abs=1e-7)


@given(points, st.randoms())
def test_the_absolute_line_does_not_depend_on_the_order_of_the_points(given, random):
    shuffled = random.sample(given, len(given))
    lines = [least_absolute_line(*np.array(these).T) for these in (given, shuffled)]
    x, y = np.array(given, dtype=float).T
    squares = [np.mean((line[0] * x + line[1] - y) ** 2) for line in lines]
    assert mean_absolute(lines[0], x, y) == pytest.approx(mean_absolute(lines[1], x, y), abs=1e-9)
    assert squares[0] == pytest.approx(squares[1], abs=1e-9)


def test_of_equally_good_lines_the_one_with_the_smaller_mse_is_taken():
    """y = 2x + 1 misses by 0, 0, 0, 8; y = 6x − 3 by 4, 0, 4, 0: sums alike, squares 64 and 32."""
    assert least_absolute_line([0, 1, 2, 3], [1, 3, 5, 15]) == (6, -3)


@pytest.mark.parametrize("fit", [least_squares_line, least_absolute_line])
@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        ([1, 2], [1, 2, 3], "one length"),
        ([[1, 2]], [[1, 2]], "one length"),
        ([3, 3, 3], [1, 2, 3], "different x"),
        ([], [], "different x"),
        ([1], [1], "different x"),
    ],
)
def test_points_that_fix_no_line_are_refused(fit, x, y, words):
    with pytest.raises(ValueError, match=words):
        fit(x, y)


def test_the_price_of_a_middle_house_moves_the_squares_line_only():
    before, after = (sizes_and_prices(6, change) for change in (100, 500))
    assert least_absolute_line(*before) == least_absolute_line(*after)
    assert least_squares_line(*after)[1] > least_squares_line(*before)[1] + 50
