"""The outlier's picture: houses, lines and bars stand where their numbers say."""

import numpy as np
import pytest

from course_utils.models.outlier import outlier_state
from course_utils.pictures.outlier import FULL, PLANE, outlier_picture


def ends_of(line):
    """Points (size, price) at both ends of a drawn line."""
    x1, y1, x2, y2 = (float(line.get(name)) for name in ("x1", "y1", "x2", "y2"))
    (left, right), (low, high) = PLANE.horizontal, PLANE.vertical
    return [
        (left + (x - PLANE.x) / PLANE.width * (right - left),
         high - (y - PLANE.y) / PLANE.height * (high - low))
        for x, y in ((x1, y1), (x2, y2))
    ]  # fmt: skip


@pytest.mark.parametrize(("house", "change"), [(12, 450), (1, -150), (6, 200)])
def test_both_lines_are_drawn_where_they_are_and_gray_where_they_were(drawn, house, change):
    state = outlier_state(house, change)
    lines = drawn(outlier_picture(state, "label").markup)["line"]
    thick = [line for line in lines if line.get("stroke-width") == "3.50"]
    gray = [line for line in lines if line.get("stroke-width") == "1.50"]
    fits = [(state.squares, state.squares_before), (state.absolute, state.absolute_before)]
    assert len(thick) == 2
    assert len(gray) == sum(now != before for now, before in fits)
    for line, (fit, _) in zip(thick, fits, strict=True):
        for size, price in ends_of(line):
            assert price == pytest.approx(fit[0] * size + fit[1], abs=0.6)
    for size, price in ends_of(gray[0]):
        assert price == pytest.approx(fits[0][1][0] * size + fits[0][1][1], abs=0.6)


def test_no_gray_line_and_no_arrow_without_a_change(drawn):
    found = drawn(outlier_picture(outlier_state(3, 0), "label").markup)
    assert not [line for line in found["line"] if line.get("stroke-width") == "1.50"]
    assert "path" not in found


@pytest.mark.parametrize(("house", "change"), [(12, 300), (4, -150)])
def test_each_house_is_a_dot_at_its_size_and_price_and_one_has_a_ring(drawn, house, change):
    state = outlier_state(house, change)
    circles = drawn(outlier_picture(state, "label").markup)["circle"]
    where = {r: [] for r in ("6", "12")}
    for circle in circles:
        where.setdefault(circle.get("r"), []).append(
            (float(circle.get("cx")), float(circle.get("cy")))
        )
    places = np.stack(PLANE.place(state.size, state.price), axis=1)
    np.testing.assert_allclose(where["6"], places, atol=0.06)
    np.testing.assert_allclose(where["12"], [places[house - 1]], atol=0.06)


def test_bars_are_as_long_as_their_losses(drawn):
    state = outlier_state(12, 300)
    bars = [float(box.get("width")) for box in drawn(outlier_picture(state, "l").markup)["rect"]]
    shares = (state.losses / np.array(FULL)[:, None]).ravel()
    assert np.array(bars) / 128 == pytest.approx(shares, abs=0.001)


def test_names_of_the_lines_never_touch(drawn):
    for house in range(1, 13):
        for change in range(-150, 460, 30):
            texts = drawn(outlier_picture(outlier_state(house, change), "l").markup)["text"]
            heights = [
                float(text.get("y")) for text in texts if text.text in ("MSE, RMSE", "MAE")
                and float(text.get("x")) < 600
            ]  # fmt: skip
            assert len(heights) == 2
            assert abs(heights[0] - heights[1]) > 21.8
