"""Curves of a training: each value where its axis says, words apart and inside."""

import re
from dataclasses import replace

import numpy as np
import pytest

from course_utils.models.history import History
from course_utils.pictures.curves import HEIGHT, PANEL_HEIGHT, TOP, WIDTH, training_picture

NONE = np.zeros(0)


def history(loss, accuracy, test_loss=NONE, test_accuracy=NONE):
    return History(*map(np.array, (loss, accuracy, test_loss, test_accuracy)))


TRAINED = history([2.3, 0.5, 0.2], [0.1, 0.85, 0.95], [2.3, 0.6, 0.4], [0.1, 0.82, 0.9])


def texts(drawn):
    return re.findall(r'<text x="(\S+)" y="(\S+)".*?>(.*?)</text>', drawn.markup)


def curves(drawn):
    found = re.findall(r'<path d="M(.*?)"', drawn.markup)
    return [np.array(re.findall(r"[\d.]+", points), float).reshape(-1, 2) for points in found]


def height_of(drawn, words, after=0.0):
    return next(float(y) for x, y, said in texts(drawn) if said == words and float(x) > after)


def test_values_stand_at_the_height_their_axes_say():
    drawn = training_picture(TRAINED, 2, "made")
    train_loss, _, train_accuracy, test_accuracy = curves(drawn)
    ten, tenth = height_of(drawn, "10"), height_of(drawn, "0.1")
    expected = ten + (tenth - ten) * (1 - np.log10(TRAINED.loss)) / 2
    np.testing.assert_allclose(train_loss[:, 1], expected, atol=0.2)
    full, eighty = height_of(drawn, "100 %"), height_of(drawn, "80 %")
    expected = full + (eighty - full) * (1 - TRAINED.validation_accuracy) / 0.2
    np.testing.assert_allclose(test_accuracy[1:, 1], expected[1:], atol=0.2)
    assert test_accuracy[0, 1] == train_accuracy[0, 1] == eighty  # 10 % lies below the axis


def test_the_last_values_are_said_once_for_each_curve():
    said = [words for _, _, words in texts(training_picture(TRAINED, 2, "made"))]
    for words in ("training 0.2", "test 0.4", "training 95.0 %", "test 90.0 %"):
        assert said.count(words) == 1


def test_a_training_without_classes_has_one_panel():
    drawn = training_picture(history([1.0, 0.5], [0.0, 0.0]), 2, "made")
    assert not any(words == "accuracy" for _, _, words in texts(drawn))
    assert len(curves(drawn)) == 1


def test_an_earlier_training_is_drawn_faintly_and_widens_the_axis():
    before = history(*[np.linspace(1, 0.5, 11)] * 4)
    drawn = training_picture(TRAINED, 2, "made", before=before)
    assert drawn.markup.count('<g opacity="0.35">') == 4
    assert any(words == "10" for _, _, words in texts(drawn))


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_the_bar_shows_the_share_that_is_done(share):
    drawn = training_picture(TRAINED, 8, "made", "so far", share)
    bars = [float(width) for width in re.findall(r'<rect .*?width="(\S+)"', drawn.markup)]
    assert len(bars) == (0 if share == 1 else 2)
    if bars:
        assert bars[1] / bars[0] == pytest.approx(share, abs=0.002)


@pytest.mark.parametrize("loss", [[0.3], [1e-9, 0.0], [5.0, 5.0], [1e20, 1e-4]])
@pytest.mark.parametrize("accuracy", [0.0, 0.1, 0.6, 1.0])
def test_words_lie_inside_and_apart_whatever_the_numbers_are(loss, accuracy):
    made = history(loss, [accuracy] * len(loss), loss, [accuracy] * len(loss))
    drawn = training_picture(made, 50, "made", "a note", 0.5)
    places = [(float(x), float(y), words) for x, y, words in texts(drawn)]
    assert all(0 <= x <= WIDTH and 8 <= y <= HEIGHT - 7 for x, y, _ in places)
    ends = [(x, y) for x, y, words in places if words.startswith(("training", "test"))]
    for column in {x for x, _ in ends}:
        first, second = sorted(y for x, y in ends if x == column)
        assert second - first >= 19.9
        assert TOP - 12 <= first < second <= TOP + PANEL_HEIGHT
    assert "nan" not in drawn.markup


def test_the_picture_keeps_its_size():
    sizes = {
        re.search(r'viewBox="(.*?)"', training_picture(made, epochs, "made").markup)[1]
        for made, epochs in [(TRAINED, 2), (replace(TRAINED, accuracy=np.zeros(3)), 90)]
    }
    assert len(sizes) == 1
