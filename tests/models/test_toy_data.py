"""The point sets: inside the picture, repeatable, and separable exactly where they say so."""

import numpy as np
import pytest

from course_utils.models.mistake_bound import largest_margin
from course_utils.models.toy_data import point_sets, two_clouds, xor_points


@pytest.mark.parametrize(("name", "separable"), [("separable", 1), ("close", 1), ("XOR", 0)])
def test_only_xor_has_no_line(name, separable):
    x, y = point_sets()[name]
    assert (largest_margin(x, y) is not None) == separable


def test_the_sets_fit_into_the_picture_and_have_two_balanced_classes():
    for x, y in point_sets().values():
        assert x.shape == (len(y), 2)
        assert np.abs(x).max() <= 3
        assert np.bincount(y).tolist() == [len(y) // 2] * 2
        assert len(np.unique(x, axis=0)) == len(x)


def test_close_is_closer_than_separable():
    sets = point_sets()
    assert largest_margin(*sets["close"]) < largest_margin(*sets["separable"]) / 2


def test_every_call_gives_the_same_points_in_fresh_arrays():
    first, second = point_sets(), point_sets()
    first["close"][0][:] = 0
    assert second["close"][0].any()
    assert np.array_equal(second["close"][0], point_sets()["close"][0])


@pytest.mark.parametrize("gap", [0.0, 0.3, 1.0])
def test_no_point_of_two_clouds_lies_in_the_gap(gap):
    x, y = two_clouds(gap, np.random.default_rng(0), 30)
    distance = (x.sum(axis=1) - 1.6) / np.sqrt(2)
    assert np.abs(distance).min() > gap
    assert np.array_equal(distance > 0, y)
    assert np.array_equal(x, np.round(x, 2))


def test_two_clouds_depend_on_the_generator_alone():
    first, again, other = (two_clouds(0.3, np.random.default_rng(seed))[0] for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_xor_points_are_floats_of_the_truth_table():
    x, y = xor_points()
    assert x.dtype == np.float64
    assert y.tolist() == [0, 1, 1, 0]
