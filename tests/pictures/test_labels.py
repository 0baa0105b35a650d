"""Words beside the ends of curves: none over another, and none farther away than it must be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.pictures.labels import apart, apart_above, stacked

HEIGHTS = st.lists(st.floats(0, 400), min_size=1, max_size=5)


def test_lowest_word_stays_and_others_make_room_above_by_hand():
    assert stacked([10, 50]) == [10, 50]
    assert stacked([40, 45, 10], 24) == [21, 45, -3]


@given(HEIGHTS)
def test_words_move_apart_as_much_up_as_down(heights):
    moved = apart(heights)
    assert np.mean(moved) == pytest.approx(np.mean(heights))
    assert (np.diff(sorted(moved)) >= 20 - 1e-9).all()


def test_two_words_move_as_far_as_they_must_by_hand():
    assert apart([10, 50]) == [10, 50]
    assert sorted(apart([40, 40])) == [30, 50]


def test_no_word_goes_below_the_line_by_hand():
    assert apart_above([], 100) == []
    assert apart_above([120], 100) == [100]
    assert apart_above([30, 60], 100) == [30, 60]
    assert apart_above([60, 58], 100) == [69, 49]
    assert apart_above([95, 99], 100) == [80, 100]


@given(st.floats(0, 400), st.floats(0, 400))
def test_two_words_keep_their_order_and_their_distance(one, other):
    moved = apart_above([one, other], 300)
    assert max(moved) <= 300 + 1e-9
    assert abs(moved[0] - moved[1]) == pytest.approx(max(20, abs(one - other)))
    assert (moved[0] <= moved[1]) == (one <= other)
