"""Sliders and menus are labeled and show what they are set to."""

import ipywidgets as widgets
import pytest

from course_utils.explorers.controls import choice_slider, menu, slider


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


def test_a_choice_slider_goes_over_its_numbers_in_order(every_value):
    made = choice_slider("rate", (0.001, 0.5, 2), 0.5)
    assert every_value(made) == [0.001, 0.5, 2]
    assert (made.value, made.index, made.description) == (0.5, 1, "rate")
    made.index = 2
    assert made.value == 2


class InThisOrder(set):
    """A set that is gone through in the order in which it was written down."""

    def __init__(self, *names: str) -> None:
        super().__init__(names)
        self._names = names

    def __iter__(self):
        return iter(self._names)


@pytest.mark.parametrize("first", ["value", "max", "step"])
def test_the_page_hears_of_a_new_range_before_the_value_in_it(monkeypatch, first):
    made, sent = slider("epoch", 1, 0, 1, 1), []
    monkeypatch.setattr(made, "_send", lambda message, buffers: sent.append(message["state"]))
    made.send_state(InThisOrder(first, *({"value", "max", "step"} - {first})))
    assert list(sent[-1]) == ["max", "step", "value"]
    made.send_state("value")
    assert sent[-1] == {"value": 1}
