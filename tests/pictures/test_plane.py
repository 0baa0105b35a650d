"""Places in a plane, and both sides of a neuron's line against brute force."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.path import Path

from course_utils.pictures.plane import Plane

PLANE = Plane(40, 20, 300, 200, (-3, 3), (-1, 3))
SIDES = PLANE.horizontal, PLANE.vertical
hundredths = st.integers(-300, 300).map(lambda value: value / 100)
BOX = np.stack(
    np.meshgrid(np.linspace(-3, 3, 61), np.linspace(-1, 3, 41), indexing="ij"), axis=-1
).reshape(-1, 2)


@pytest.mark.parametrize(
    ("point", "place"),
    [((-3, -1), (40, 220)), ((3, 3), (340, 20)), ((0, 1), (190, 120)), ((-3, 3), (40, 20))],
)
def test_place_by_hand(point, place):
    assert PLANE.place(*point) == pytest.approx(place)


@given(hundredths, hundredths)
def test_place_can_be_undone(u, v):
    px, py = PLANE.place(u, v)
    assert -3 + (px - 40) / 300 * 6 == pytest.approx(u)
    assert 3 - (py - 20) / 200 * 4 == pytest.approx(v)


@given(hundredths, hundredths, hundredths)
def test_the_line_goes_from_side_to_side_of_the_rectangle(w1, w2, bias):
    corners = np.array([(u, v) for u in SIDES[0] for v in SIDES[1]])
    heights = corners @ [w1, w2] + bias
    ends = PLANE.line_ends(w1, w2, bias)
    if (heights > 1e-6).all() or (heights < -1e-6).all() or w1 == w2 == 0:
        assert ends is None
    elif (heights > 1e-6).any() and (heights < -1e-6).any():
        first, last = np.array(ends)
        for u, v in (first, last):
            assert w1 * u + w2 * v + bias == pytest.approx(0, abs=1e-6)
            assert min(abs(u + 3), abs(u - 3), abs(v + 1), abs(v - 3)) <= 1e-6
            assert -3.000001 <= u <= 3.000001
            assert -1.000001 <= v <= 3.000001
        # Brute force: no point of the line in the rectangle lies beyond the two ends.
        along = np.array([-w2, w1]) / np.hypot(w1, w2)
        foot = -bias * np.array([w1, w2]) / (w1**2 + w2**2)
        line = foot + np.linspace(-9, 9, 2001)[:, None] * along
        inside = line[(np.abs(line[:, 0]) <= 3) & (line[:, 1] >= -1) & (line[:, 1] <= 3)]
        low, high = sorted(((first - foot) @ along, (last - foot) @ along))
        where = (inside - foot) @ along
        assert (where >= low - 1e-6).all()
        assert (where <= high + 1e-6).all()


@given(hundredths, hundredths, hundredths)
def test_the_tinted_side_is_where_the_neuron_fires(w1, w2, bias):
    """2,501 points of the rectangle, but for those within a hair of the line."""
    heights = BOX @ [w1, w2] + bias
    corners = PLANE.firing_corners(w1, w2, bias)
    if len(corners) < 3:
        assert not (heights > 0.02).any()
        return
    # contains_points leaves out the border: a hair outwards takes it in, whatever the winding.
    turning = np.sign(_area(corners)) * 1e-6
    tinted = Path([*corners, corners[0]], closed=True).contains_points(BOX, radius=turning)
    clear = np.abs(heights) > 1e-3 * (np.hypot(w1, w2) + 1)
    assert np.array_equal(tinted[clear], heights[clear] > 0)


def _area(corners):
    x, y = np.array(corners).T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


@pytest.mark.parametrize(
    ("neuron", "area"),
    [((0, 0, 1), 24), ((0, 0, 0), 0), ((0, 0, -1), 0), ((1, 0, 0), 12), ((0, -1, 0), 6)],
)
def test_tinted_area_by_hand(neuron, area):
    corners = PLANE.firing_corners(*neuron)
    assert (abs(_area(corners)) if corners else 0) == pytest.approx(area)
    assert bool(PLANE.half_plane(*neuron, "output")) == bool(area)


def test_lines_by_hand():
    assert PLANE.line_ends(1, 0, -1) == ((1, -1), (1, 3))
    assert PLANE.line_ends(0, 2, -2) == ((-3, 1), (3, 1))
    assert PLANE.line_ends(1, 0, 9) is None
    assert PLANE.line_ends(0, 0, 1) is None
    assert PLANE.line_ends(1, 1, -6) is None, "it touches no more than a corner"


def test_boundary_is_drawn_where_the_line_is(drawn):
    (line,) = drawn(PLANE.boundary(1, 0, -1, dash="4 4"))["line"]
    ends = [float(line.get(name)) for name in ("x1", "y1", "x2", "y2")]
    assert ends == pytest.approx([*PLANE.place(1, -1), *PLANE.place(1, 3)], abs=0.06)
    assert PLANE.boundary(0, 0, 1) == ""


def test_axes_put_each_tick_at_its_number(drawn):
    texts = drawn(PLANE.axes(("u", "v"), ([-2, 1], [0])))["text"]
    assert [text.text for text in texts] == ["u", "v", "−2", "1", "0"]
    assert float(texts[2].get("x")) == pytest.approx(PLANE.place(-2, 0)[0], abs=0.06)
    assert float(texts[4].get("y")) == pytest.approx(PLANE.place(0, 0)[1], abs=0.06)


def test_curve_follows_the_function(drawn):
    (curve,) = drawn(PLANE.curve(lambda u: u / 3, count=7))["path"]
    places = [
        tuple(float(part) for part in point.split())
        for point in curve.get("d").lstrip("M").split("L")
    ]
    expected = [PLANE.place(u, u / 3) for u in np.linspace(-3, 3, 7)]
    assert np.array(places) == pytest.approx(np.array(expected), abs=0.06)
