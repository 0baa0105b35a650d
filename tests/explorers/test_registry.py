"""Every explorer of the course: labeled controls, reset, independence, ranges, values refused."""

from pathlib import Path

import ipywidgets as widgets
import nbformat
import pytest

from course_utils.explorers.registry import EXPLORERS

#: The explorers of the syllabus, lesson by lesson.
SYLLABUS = {
    "00": ["gray to color"],
    "01": ["one neuron", "logic gates", "learning"],
    "02": ["activation", "through the layers"],
    "03": ["outlier", "downhill", "softmax"],
    "04": ["forward, then backward", "boundary", "gradient check"],
    "05": ["forward pass", "training", "draw a digit"],
    "06": [
        *("convolution lab", "kernel on a picture", "pooling", "transposed lab", "checkerboard"),
        *("receptive field", "reverse puzzles"),
    ],
    "07": ["feature maps", "shift", "draw a digit"],
    "08": ["bottleneck", "latent plane", "denoise"],
    "09": ["Lab", "ambiguity", "color the map", "great picture", "your picture"],
}
LESSONS = {path.name[:2]: path for path in Path(__file__).parents[2].glob("notebooks/[0-9]*.ipynb")}


@pytest.mark.parametrize("lesson", sorted(LESSONS))
def test_every_explorer_of_the_syllabus_is_registered_and_shown_in_its_lesson(lesson):
    cells = nbformat.read(LESSONS[lesson], as_version=4)["cells"]
    shown = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "code")
    assert SYLLABUS[lesson]
    for name in SYLLABUS[lesson]:
        assert f"{EXPLORERS[name].__name__}(" in shown, name


def test_no_explorer_is_registered_beyond_the_syllabus():
    assert set(EXPLORERS) <= {name for names in SYLLABUS.values() for name in names}


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_explorer_of_the_registry_starts_named_labeled_and_resets(name, parts_of, moved_far):
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
