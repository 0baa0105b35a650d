"""The geometry of the point clouds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.clouds import POINT_CLOUDS, clouds

counts = st.integers(1, 60).map(lambda half: 2 * half)
noises = st.floats(0, 0.3)
seeds = st.integers(0, 1000)


def distance(name, x, y):
    """How far each point is from the curve, or the corner, it belongs to."""
    radius = np.hypot(*x.T)
    if name == "XOR":
        corner = np.where(np.abs(x[:, :1]) > 2, x, 0.6 * np.sign(x))
        return np.hypot(*(x - corner).T)
    if name == "circles":
        return np.abs(radius - np.where(y, 0.4, 0.9))
    if name == "moons":
        sign = np.where(y, -1, 1)[:, None]
        return np.abs(np.hypot(*(sign * x + [0.3, 0.15]).T) - 0.6)
    along = np.linspace(0, 1, 4000)
    angle = 2.5 * np.pi * along + np.pi * np.arange(2)[:, None]
    arms = (0.1 + 0.8 * along)[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return np.array([np.hypot(*(arms[c] - p).T).min() for p, c in zip(x, y, strict=True)])


@pytest.mark.parametrize("name", POINT_CLOUDS)
@given(count=counts, noise=noises, seed=seeds)
def test_shape_range_and_balance(name, count, noise, seed):
    x, y = POINT_CLOUDS[name](count, noise, np.random.default_rng(seed))
    assert (x.shape, y.shape) == ((count, 2), (count,))
    assert (x.dtype, y.dtype) == (np.float64, np.int64)
    assert np.bincount(y, minlength=2).tolist() == [count // 2] * 2
    assert np.abs(x).max() <= 1.2


@pytest.mark.parametrize("name", POINT_CLOUDS)
@pytest.mark.parametrize("noise", [0, 0.05, 0.2])
def test_points_lie_on_their_curve_up_to_the_noise(name, noise):
    x, y = POINT_CLOUDS[name](400, noise, np.random.default_rng(5))
    away = distance(name, x, y)
    reach = 2 * noise if name == "XOR" else noise
    assert away.max() <= reach + 2e-3
    assert away.max() >= 0.8 * reach


@pytest.mark.parametrize("noise", [0, 0.25])
def test_xor_is_xor(noise):
    x, y = POINT_CLOUDS["XOR"](200, noise, np.random.default_rng(2))
    assert np.array_equal(y, np.logical_xor(*(x > 0).T))
    corners = (x > 0) @ [1, 2]
    assert np.bincount(corners).tolist() == [50] * 4


def test_moons_are_half_circles_and_overlap_in_both_directions():
    x, y = POINT_CLOUDS["moons"](400, 0, np.random.default_rng(2))
    upper, lower = x[y == 0], x[y == 1]
    assert upper[:, 1].min() >= -0.15
    assert lower[:, 1].max() <= 0.15
    assert upper[:, 0].max() > lower[:, 0].min()
    assert upper[:, 1].min() < lower[:, 1].max()


def test_spiral_arms_wind_around_each_other():
    x, y = POINT_CLOUDS["spiral"](2000, 0, np.random.default_rng(2))
    # On a ray from the middle the classes take turns as the radius grows.
    near = np.abs(np.arctan2(*x.T[::-1]) - 0.8) < 0.05
    order = np.argsort(np.hypot(*x[near].T))
    turns = np.flatnonzero(np.diff(y[near][order]))
    assert len(turns) == 2
    # Half a turn swaps the classes.
    radius = np.hypot(*x.T)
    assert np.quantile(radius[y == 0], [0.25, 0.75]) == pytest.approx(
        np.quantile(radius[y == 1], [0.25, 0.75]), abs=0.03
    )


@pytest.mark.parametrize("name", POINT_CLOUDS)
def test_no_line_separates_the_classes(name):
    """The best of many lines in every direction leaves points on the wrong side."""
    x, y = clouds()[name]
    angles = np.linspace(0, np.pi, 500)
    heights = x @ np.array([np.cos(angles), np.sin(angles)])
    sides = np.where(np.take_along_axis(y[:, None], np.argsort(heights, axis=0), 0), 1, -1)
    best = np.abs(np.cumsum(sides, axis=0)).max()
    assert len(y) / 2 - best >= 5


def test_the_same_rng_gives_the_same_points_in_a_mixed_order():
    for name, make in POINT_CLOUDS.items():
        first, second = (make(100, 0.1, np.random.default_rng(3)) for _ in range(2))
        assert np.array_equal(first[0], second[0])
        assert np.array_equal(first[1], second[1])
        assert not np.array_equal(first[0], make(100, 0.1, np.random.default_rng(4))[0])
        assert 0 < np.abs(np.diff(first[1])).mean() < 1, name


def test_fixed_clouds_stay_fixed_and_take_their_size():
    assert list(clouds()) == list(POINT_CLOUDS)
    assert all(len(x) == 200 for x, _ in clouds().values())
    again = clouds(count=50, noise=0)
    assert all(len(x) == 50 for x, _ in again.values())
    assert np.array_equal(clouds()["spiral"][0], clouds()["spiral"][0])


@pytest.mark.parametrize("name", POINT_CLOUDS)
@pytest.mark.parametrize(("count", "noise"), [(0, 0.1), (3, 0.1), (10, -0.1), (10, 0.31)])
def test_impossible_settings_get_a_sentence(name, count, noise):
    with pytest.raises(ValueError, match=r"even number|noise lies"):
        POINT_CLOUDS[name](count, noise, np.random.default_rng(0))
