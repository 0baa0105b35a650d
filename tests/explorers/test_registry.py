"""Every explorer of the course: labeled controls, reset, independence, ranges, values refused."""

import ipywidgets as widgets
import pytest

from course_utils.explorers.registry import EXPLORERS


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_explorer_of_the_registry_starts_named_labeled_and_resets(
    name, parts_of, moved_far
):
    explorer = EXPLORERS[name]()
    assert explorer.name == name
    assert explorer.possible
    shown = parts_of(explorer, widgets.ValueWidget)
    for control in explorer.controls.values():
        assert control in shown
        assert control.description.strip()
    start = explorer.settings, explorer.message
    for _ in moved_far(explorer):
        assert explorer.message
    assert explorer.settings != start[0]
    explorer.reset()
    assert (explorer.settings, explorer.message) == start


def test_two_explorers_of_one_kind_are_independent(moved_far):
    for name, make in EXPLORERS.items():
        first, second = make(), make()
        before = second.settings, second.message, second.picture
        assert list(moved_far(first)) == list(first.controls)
        assert (second.settings, second.message, second.picture) == before, name


def test_set_reaches_a_value_that_another_new_setting_makes_possible():
    explorer = EXPLORERS["learning"]()
    explorer.set(data="XOR", update=50)
    assert explorer.controls["update"].value == 50
    assert explorer.state.update == 50


def test_a_value_that_a_control_refuses_leaves_the_picture_true_to_the_controls():
    explorer = EXPLORERS["logic gates"]()
    with pytest.raises(Exception, match=r"[Ii]nvalid selection"):
        explorer.set(w1=2.0, gate="MAYBE")
    assert explorer.state.weights[0] == explorer.controls["w1"].value
