"""Curves, jumps and tangents, read back from where they are drawn."""

import re

import numpy as np
import pytest

from course_utils.models.activations import ACTIVATIONS
from course_utils.pictures.formulas import FRAMES
from course_utils.pictures.function_curves import cut_line, neuron_curve, tangent_ends
from course_utils.pictures.plane import Plane

WEIGHTS = (0.2, 1, 5, 50)
BIASES = (-6, -0.5, 0, 6)


def plane_of(name, derivative=False):
    return Plane(40, 30, 500, 200, (-6, 6), FRAMES[name][2 * derivative])


def points_of(markup, plane):
    """Points (u, v) of each line, in the plane's coordinates."""
    (left, right), (low, high) = plane.horizontal, plane.vertical
    lines = []
    for drawn in re.findall(r'<path d="M(.*?)"', markup):
        x, y = np.array([p.split() for p in drawn.split("L")], float).T
        u = left + (x - plane.x) / plane.width * (right - left)
        v = high - (y - plane.y) / plane.height * (high - low)
        lines.append((u, v))
    return lines


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("derivative", [False, True])
def test_every_point_of_a_curve_lies_on_the_function_and_in_the_plane(name, derivative):
    chosen, plane = ACTIVATIONS[name], plane_of(name, derivative)
    function = chosen.derivative if derivative else chosen.function
    jumps = "ReLU" in name if derivative else name == "step"
    # Points are written to a tenth of a pixel.
    across, up = 0.06 * 12 / 500, 0.06 * np.ptp(plane.vertical) / 200
    nearby = np.linspace(-across, across, 9)
    for weight in WEIGHTS:
        for bias in BIASES:
            lines = points_of(neuron_curve(plane, function, weight, bias, "output", jumps), plane)
            for u, v in lines:
                near = [function(weight * (u + shift) + bias) for shift in nearby]
                assert (v >= np.min(near, axis=0) - up).all()
                assert (v <= np.max(near, axis=0) + up).all()
                assert (np.abs(u) <= 6 + across).all()
                assert plane.vertical[0] - up <= v.min() <= v.max() <= plane.vertical[1] + up
            inside = [function(weight * u + bias) for u in np.linspace(-6, 6, 400)]
            shown = (np.array(inside) >= plane.vertical[0]) & (
                np.array(inside) <= plane.vertical[1]
            )
            covered = sum(np.ptp(u) for u, _ in lines)
            assert covered == pytest.approx(12 * shown.mean(), abs=0.1)


@pytest.mark.parametrize("bias", [-6, 0, 3])
def test_a_jump_leaves_a_gap_with_a_filled_and_an_empty_dot(drawn, bias):
    plane = plane_of("step")
    markup = neuron_curve(plane, ACTIVATIONS["step"].function, 2, bias, "output", jumps=True)
    (left, low), (right, high) = points_of(markup, plane)
    assert (set(low.round(2)), set(high.round(2))) == ({0}, {1})
    assert left.max() == pytest.approx(-bias / 2, abs=0.01)
    assert right.min() == pytest.approx(-bias / 2, abs=0.01)
    filled, _, empty = drawn(markup)["circle"]
    for dot, height, fill in ((filled, 0, "1"), (empty, 1, "0")):
        place = plane.place(-bias / 2, height)
        assert (float(dot.get("cx")), float(dot.get("cy"))) == pytest.approx(place, abs=0.06)
        assert dot.get("fill-opacity") == fill


def test_a_jump_beyond_the_plane_has_no_dots():
    markup = neuron_curve(plane_of("step"), ACTIVATIONS["step"].function, 0.2, 6, "output", True)
    assert "circle" not in markup
    assert len(points_of(markup, plane_of("step"))) == 1


def test_a_line_is_cut_exactly_where_it_leaves():
    plane = Plane(0, 0, 100, 100, (0, 10), (0, 10))
    ((u, v),) = points_of(cut_line(plane, np.array([-10, 20]), np.array([-5, 25]), "plain"), plane)
    assert (u.tolist(), v.tolist()) == ([0, 5], [5, 10])
    assert cut_line(plane, np.array([-9, -1]), np.array([1, 2]), "plain") == ""
    assert cut_line(plane, np.array([0, 10]), np.array([11, 12]), "plain") == ""


@pytest.mark.parametrize("slope", [0, 0.01, 0.25, 1, 12.5, 50, -3])
@pytest.mark.parametrize("touch", [(-6, 0), (6, 1), (0, 0.5), (5.75, 0.99), (0, 1.25)])
def test_a_tangent_keeps_its_slope_and_stays_inside(slope, touch):
    plane = plane_of("sigmoid")
    first, last = tangent_ends(plane, touch, slope, 80)
    place = np.array(plane.place(*touch))
    for end in (first, last):
        assert plane.x - 1e-9 <= end[0] <= plane.x + plane.width + 1e-9
        assert plane.y - 1e-9 <= end[1] <= plane.y + plane.height + 1e-9
        assert np.hypot(*(end - place)) <= 80 + 1e-9
    if 0.1 < touch[1] < 1 and abs(touch[0]) < 5 and abs(slope) < 0.5:
        assert np.hypot(*np.subtract(last, first)) == pytest.approx(160)
    across, up = np.subtract(last, first) / [500 / 12, -200 / 1.5]
    assert up == pytest.approx(slope * across, abs=1e-9)
