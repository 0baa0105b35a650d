"""The picture of a descent: contours, path, chart and table stand where their numbers say."""

import re

import numpy as np
import pytest

from course_utils.models.downhill import START, house_loss, lowest_point
from course_utils.models.downhill_lab import BATCH_SIZES, downhill_state
from course_utils.pictures.downhill import BOWL, LEVELS, downhill_picture, places
from course_utils.pictures.loss_course import COURSE, course_places


def drawing(rate=0.05, optimizer="gradient descent", size=4, epochs=10):
    return downhill_picture(downhill_state(rate, optimizer, size, epochs), "limit", "label").markup


def points_of(path):
    """Places in the d of a path."""
    return np.array(re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d")), dtype=float)


def weights_at(points):
    """Weights (N, 2) at places of the picture."""
    (left, right), (low, high) = BOWL.horizontal, BOWL.vertical
    return np.stack(
        [
            left + (points[:, 0] - BOWL.x) / BOWL.width * (right - left),
            high - (points[:, 1] - BOWL.y) / BOWL.height * (high - low),
        ],
        axis=1,
    )


def test_every_contour_line_is_where_the_loss_is_what_it_says(drawn):
    rings = [path for path in drawn(drawing())["path"] if path.get("d").endswith("Z")]
    assert len(rings) == len(LEVELS)
    for ring, level in zip(rings, LEVELS[::-1], strict=True):
        losses = [house_loss(weights) for weights in weights_at(points_of(ring))]
        assert losses == pytest.approx([level] * 73, rel=0.01, abs=0.003)


def test_one_unit_is_as_long_across_as_upwards():
    """Otherwise steps would not stand at right angles to the contour lines."""
    spans = np.ptp(BOWL.horizontal) / BOWL.width, np.ptp(BOWL.vertical) / BOWL.height
    assert spans[0] == spans[1]


def test_the_path_does_not_cover_the_word_at_the_lowest_point():
    markup = drawing()
    word = markup.index(">lowest<")
    assert 'class="halo"' in markup[markup.rindex("<text", 0, word) : word]
    assert markup.index('stroke-width="6" stroke-linecap="round"') < word


def test_start_and_lowest_point_lie_inside_the_picture():
    for u, v in (START, lowest_point()[0]):
        assert BOWL.horizontal[0] < u < BOWL.horizontal[1]
        assert BOWL.vertical[0] < v < BOWL.vertical[1]


@pytest.mark.parametrize("size", BATCH_SIZES)
def test_the_path_goes_through_every_step_and_its_last_epoch_is_marked(drawn, size):
    state = downhill_state(0.05, "momentum", size, 7)
    paths = [points_of(path) for path in drawn(drawing(0.05, "momentum", size, 7))["path"]]
    expected = np.array([BOWL.place(*weights) for weights in state.path.weights])
    same = [p for p in paths if p.shape == expected.shape and np.allclose(p, expected, atol=0.06)]
    assert len(same) >= 1
    last = expected[-12 // size - 1 :]
    assert [p for p in paths if p.shape == last.shape and np.allclose(p, last, atol=0.06)]


def test_no_place_is_further_off_than_a_browser_can_draw_to_a_tenth_of_a_pixel():
    """Browsers draw with 24 binary digits."""
    worst = 0
    for rate in (0.2, 0.5, 1, 2):
        for optimizer in ("gradient descent", "momentum", "Adam"):
            for path in downhill_state(rate, optimizer, 1, 40).paths.values():
                worst = max(worst, np.abs(places(path)).max())
    assert 10_000 < worst < 0.1 * 2**24


def test_a_point_outside_becomes_an_arrow_at_the_side():
    inside, outside = drawing(), drawing(2, size=12)
    assert ">outside<" in outside
    assert ">outside<" not in inside


def test_the_chart_places_losses_by_their_logarithm(drawn):
    state = downhill_state(0.05, "Adam", 4, 10)
    points = np.array(course_places(state.path, 120))
    losses = 10 ** (1.4 - (points[:, 1] - COURSE.y) / COURSE.height * 3)
    np.testing.assert_allclose(losses, state.path.losses)
    seen = (points[:, 0] - COURSE.x) / COURSE.width * 120
    np.testing.assert_allclose(seen, 4 * np.arange(31), atol=1e-9)


def test_the_inner_pictures_are_no_wider_than_their_planes(drawn):
    inner = drawn(drawing())["svg"][1:]
    assert len(inner) == 3
    for part in inner:
        assert part.get("style") == f"width:{part.get('width')}px;height:{part.get('height')}px"


def test_the_table_has_a_row_for_each_batch_size_and_one_is_chosen(drawn):
    found = drawn(drawing(size=2))
    words = [text.text for text in found["text"]]
    assert [word for word in words if word and "batch" in word and "," in word] == [
        "2, mini-batch",
        "4, mini-batch",
        "all 12, full batch",
    ]
    assert len(found["rect"]) == 1
    (row,) = [text for text in found["text"] if text.text == "2, mini-batch"]
    assert float(found["rect"][0].get("y")) + 14 == pytest.approx(float(row.get("y")))
