"""Impossible settings are said, and every other fault reaches the cell and is seen."""

import pytest

from course_utils.explorers.controls import slider
from course_utils.explorers.explorer import Explorer


def test_an_impossible_setting_says_so_and_keeps_the_picture_dimmed(made):
    before = made.explorer.picture
    made.explorer.controls["a"].value = 6
    assert not made.explorer.possible
    assert made.explorer.message == "a must stay <= 5; the nearest is 5."
    assert (made.explorer.state, made.explorer.picture) == ((1, 2), before)
    assert '<div class="figure dimmed">' in made.shown
    assert before.markup in made.shown
    assert "sentence impossible" in made.shown
    assert "a must stay &lt;= 5" in made.shown
    made.explorer.controls["a"].value = 5
    assert made.explorer.possible
    assert made.explorer.state == (5, 2)
    assert "dimmed" not in made.shown
    assert "impossible" not in made.shown


def test_an_impossible_start_is_an_error(make_sum):
    with pytest.raises(ValueError, match=r"made cannot start .* a must stay <= 5"):
        make_sum(starts={"a": 6, "b": 0})


@pytest.mark.parametrize(
    "fault", [TypeError("wrong kind"), ZeroDivisionError("by 0"), KeyError("x"), RuntimeError("?")]
)
def test_any_other_exception_reaches_the_cell_and_is_shown(made, fault):
    made.faults["compute"] = fault
    with pytest.raises(type(fault)):
        made.explorer.controls["a"].value = 2
    assert type(fault).__name__ in made.shown
    assert type(fault).__name__ in made.explorer.message
    assert '<div class="figure dimmed">' in made.shown
    assert not made.explorer.possible
    made.faults.clear()
    made.explorer.controls["a"].value = 3
    assert made.explorer.state == (3, 2)
    assert "dimmed" not in made.shown


@pytest.mark.parametrize("fault", [TypeError("wrong kind"), ValueError("a fault of the drawing")])
def test_a_fault_in_drawing_reaches_the_cell_and_is_shown(made, fault):
    made.faults["draw"] = fault
    with pytest.raises(type(fault)):
        made.explorer.controls["a"].value = 2
    assert type(fault).__name__ in made.shown
    assert not made.explorer.possible


def test_an_exception_at_the_start_reaches_the_cell():
    def broken(**settings):
        raise RuntimeError("no data")

    with pytest.raises(RuntimeError, match="no data"):
        Explorer("broken", {"a": slider("a", 1, 0, 9, 1)}, broken, lambda s: None, str)
