"""Sliders and menus are labeled and show what they are set to."""

import ipywidgets as widgets
import pytest

from course_utils.explorers.controls import menu, slider


@pytest.mark.parametrize(
    ("made_with", "kind", "shown"),
    [((1, 0, 9, 1), widgets.IntSlider, "d"), ((1.0, 0, 9, 0.25), widgets.FloatSlider, ".2f"),
     ((1, 0, 9, 0.1), widgets.FloatSlider, ".1f"), ((1.0, 0, 9, 1), widgets.FloatSlider, ".0f")],
)  # fmt: skip
def test_a_slider_shows_as_many_decimals_as_its_step_has(made_with, kind, shown):
    made = slider("label", *made_with)
    assert isinstance(made, kind)
    assert made.readout_format == shown
    assert (made.value, made.min, made.max, made.step) == made_with
    assert made.description == "label"


def test_a_menu_starts_with_its_first_choice_unless_told_otherwise():
    assert menu("label", {"one": 1, "two": 2}).value == "one"
    assert menu("label", ["one", "two"], "two").value == "two"
