"""Coloring without a network: by hand, and as good as a single pixel can be."""

import numpy as np

from course_utils.datasets.earth_tiles import test_tiles
from course_utils.models.color_baselines import (
    GRAY,
    brightness_table,
    earth_colors,
    looked_up,
    mean_color,
    with_color,
)  # fmt: skip
from course_utils.models.color_metrics import mean_ab_error
from course_utils.models.lab import to_lab, to_rgb

LAB = np.array([[10, 2, 4], [10.4, 4, 0], [20, 5, 5], [30, -5, 15]], dtype=np.float32)


def test_gray_has_no_color():
    lab = with_color(np.array([[0, 40, 100]]), GRAY)
    assert lab.shape == (1, 3, 3)
    rgb = to_rgb(lab)
    assert (rgb == rgb[..., :1]).all()


def test_the_mean_color_by_hand():
    assert mean_color(LAB).tolist() == [1.5, 6]
    np.testing.assert_array_equal(with_color([7, 8], mean_color(LAB)), [[7, 1.5, 6], [8, 1.5, 6]])


def test_the_table_holds_the_mean_of_each_brightness():
    table = brightness_table(LAB)
    assert table.shape == (101, 2)
    assert table[10].tolist() == [3, 2]
    assert table[30].tolist() == [-5, 15]
    assert table[25].tolist() == [0, 10]  # between its neighbors
    assert table[0].tolist() == [3, 2]
    assert table[100].tolist() == [-5, 15]
    np.testing.assert_allclose(looked_up([9.6, 20, 101], table)[:, 1:], [[3, 2], [5, 5], [-5, 15]])


def test_no_other_table_is_better_where_it_was_made():
    lab = to_lab(test_tiles(20))
    table = brightness_table(lab)

    def squared_error(other):
        return ((looked_up(lab[..., 0], other) - lab) ** 2).mean()

    best = squared_error(table)
    rng = np.random.default_rng(0)
    for _ in range(5):
        assert squared_error(table + rng.normal(size=table.shape)) > best
    assert squared_error(np.tile(mean_color(lab), (101, 1))) > best


def test_the_earth_has_sea_below_and_deserts_above():
    colors = earth_colors()
    assert colors.table[30, 1] < -10  # shallow sea
    assert colors.table[50, 1] > 10  # dry land
    lab = to_lab(test_tiles(60))
    errors = [
        mean_ab_error(answer, lab)
        for answer in (with_color(lab[..., 0], GRAY), looked_up(lab[..., 0], colors.table))
    ]
    assert errors[1] < 0.85 * errors[0]
    assert earth_colors() is colors
    assert not any(array.flags.writeable for array in colors)
