"""Charts: one figure for many draws, marks where the plane has them, nothing global touched."""

import re
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from course_utils.models.perceptron import predict, train_perceptron
from course_utils.models.toy_data import point_sets
from course_utils.pictures.chart import Chart
from course_utils.pictures.learning import COUNTS, POINTS, LearningChart
from course_utils.pictures.plane import Plane


def marks_of(picture):
    """RGBA array of the marks of a chart's picture."""
    data = re.search(r"data:image/png;base64,([^\"]+)", picture.markup)[1]
    return np.asarray(Image.open(BytesIO(b64decode(data))))


def test_a_mark_stands_where_its_plane_places_it():
    chart, plane = Chart(300, 200, density=2), Plane(40, 30, 200, 100, (0, 4), (-1, 1))
    axes = chart.axes(plane)
    axes.plot([1], [0.5], "o", markersize=6, color="#ff0000")
    pixels = marks_of(chart.render("", "a dot"))
    assert pixels.shape == (400, 600, 4)
    rows, columns = np.nonzero(pixels[..., 3] > 200)
    place = np.array(plane.place(1, 0.5))
    assert np.array([columns.mean() + 0.5, rows.mean() + 0.5]) / 2 == pytest.approx(place, abs=0.5)
    # A marker of 6 pixels shown is one of 12 drawn.
    assert np.ptp(columns) == pytest.approx(12, abs=3)
    assert (pixels[rows, columns][:, :3] == [255, 0, 0]).all()


def test_the_ground_of_a_chart_is_transparent():
    chart = Chart(60, 40)
    chart.axes(Plane(0, 0, 60, 40, (0, 1), (0, 1)))
    assert not marks_of(chart.render("", "nothing"))[..., 3].any()


def test_the_frame_lies_over_the_marks_and_the_label_is_read_out():
    root = ElementTree.fromstring(Chart(60, 40).render("<text>over</text>", "a < b").markup)
    assert [element.tag.rpartition("}")[2] for element in root] == ["image", "text"]
    assert root.get("aria-label") == "a < b"


@pytest.fixture(scope="module")
def learning():
    """Function: name of a set, update → its trace's arguments for a LearningChart."""

    def arguments(data, update):
        x, y = point_sets()[data]
        trace = train_perceptron(x, y, max_updates=60)
        answers = [predict(x, w, b) for w, b in zip(trace.weights, trace.biases, strict=True)]
        wrong = np.array(answers) != y
        example = trace.examples[update - 1] if update else None
        return (
            x, y, trace.weights, trace.biases, update, example, wrong.sum(axis=1), wrong[update],
            None if data == "XOR" else 51.4, "label",
        )  # fmt: skip

    return arguments


def test_many_draws_keep_one_figure_and_its_artists(learning):
    chart = LearningChart()
    figure, counts = chart.chart.figure, []
    for update in range(8):
        for data in ("separable", "close", "XOR"):
            chart(*learning(data, update))
            counts.append([len(axes.get_children()) for axes in figure.axes])
        counts.append(len(figure.findobj()))
    assert chart.chart.figure is figure
    assert counts[:4] == counts[-4:], "ticks come with the first round, and nothing after it"


def test_drawing_again_gives_the_same_picture_whatever_came_between(learning):
    chart = LearningChart()
    first = chart(*learning("close", 3))
    chart(*learning("XOR", 7))
    assert chart(*learning("close", 3)) == first
    assert LearningChart()(*learning("close", 3)) == first


@pytest.mark.parametrize("data", ["separable", "close", "XOR"])
@pytest.mark.parametrize("update", [0, 1, 5, 10])
def test_the_chart_shows_points_lines_and_counts_of_its_moment(learning, data, update):
    chart, arguments = LearningChart(), learning(data, update)
    x, y, weights, biases, _, example, counts, wrong, _, _ = arguments
    chart(*arguments)
    assert np.array_equal(chart.ones.get_xydata(), x[y == 1])
    assert np.array_equal(chart.zeros.get_xydata(), x[y == 0])
    assert np.array_equal(chart.wrong.get_xydata(), x[wrong])
    here = [] if example is None else [x[example].tolist()]
    assert chart.here.get_xydata().tolist() == here
    limits = chart.points.get_xlim()
    assert limits == chart.points.get_ylim() == ((-0.6, 1.6) if data == "XOR" else (-3, 3))
    assert limits[0] < x.min()
    assert x.max() < limits[1]
    for line, moment in ((chart.new_line, update), (chart.old_line, update - 1)):
        plane = Plane(0, 0, 1, 1, limits, limits)
        ends = plane.line_ends(*weights[moment], biases[moment]) if moment >= 0 else None
        assert line.get_xydata() == pytest.approx(np.array(ends or np.zeros((0, 2))))
    assert np.array_equal(chart.course.get_xydata()[:, 1], counts)
    assert np.array_equal(chart.so_far.get_xydata()[:, 1], counts[: update + 1])
    assert chart.now.get_xydata().tolist() == [[update, counts[update]]]


def test_both_planes_lie_inside_the_picture():
    for plane in (POINTS, COUNTS):
        assert plane.x >= 0
        assert plane.y >= 0
        assert plane.x + plane.width <= 900
        assert plane.y + plane.height <= 424


def test_the_bar_of_mistakes_is_as_long_as_their_share_of_the_bound(learning):
    root = ElementTree.fromstring(LearningChart()(*learning("separable", 10)).markup)
    whole, used = [float(element.get("width")) for element in root if element.tag.endswith("rect")]
    assert used / whole == pytest.approx(10 / 51.4, abs=0.001)


def test_explorers_leave_pyplot_out_and_settings_alone():
    """In a fresh Python: pytest itself may have imported what is asked for here."""
    program = """
import sys, matplotlib
settings = lambda: dict(dict.items(matplotlib.rcParams))  # reading the backend imports pyplot
before = settings()
from course_utils.explorers.registry import EXPLORERS
for make in EXPLORERS.values():
    explorer = make()
    explorer.reset()
assert settings() == before, "rcParams changed"
print("matplotlib.pyplot" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "False"
