"""Confusion matrix, worst mistakes, hidden units and the experiment as pictures."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from course_utils.models.depth_experiment import Experiment
from course_utils.pictures.confusion import confusion_picture, mistakes_picture
from course_utils.pictures.experiment import experiment_picture
from course_utils.pictures.unit_pictures import unit_pictures


def words_of(drawn):
    """Texts of a picture, each as one string."""
    root = ElementTree.fromstring(drawn.markup)
    return ["".join(part.itertext()) for part in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.fixture
def matrix():
    """50 of each digit; 40 right, and the ten others mistaken for the next two digits."""
    made = np.diag([40] * 10)
    for k in range(10):
        made[k, (k + 1) % 10], made[k, (k + 2) % 10] = 7, 3
    made[4, 4], made[4, 9] = 20, 20
    made[2, 3] = 9
    return made


def test_a_confusion_picture_has_every_number(matrix):
    words = words_of(confusion_picture(matrix, "said"))
    for count in (40, 7, 3, 20):
        assert words.count(str(count)) == (matrix == count).sum() + 2 * (count in (7, 3))
    assert "0" in words
    assert words.count("80 %") == 8
    assert "40 %" in words
    assert f"{matrix.trace():,} of {matrix.sum():,} right" in words
    assert f"{matrix.sum() - matrix.trace()} wrong" in words


def test_the_most_frequent_mistakes_come_first_and_ties_are_not_cut(matrix):
    found = [words for words in words_of(confusion_picture(matrix, "")) if "taken" in words]
    assert found == ["a 4 taken for 9, 20 times", "a 2 taken for 3, 9 times"]
    alone = np.eye(10, dtype=int)
    alone[0, 1] = 1
    assert "a 0 taken for 1, once" in words_of(confusion_picture(alone, ""))
    assert not [words for words in words_of(confusion_picture(np.eye(10), "")) if "taken" in words]


def test_cells_are_tinted_by_right_and_wrong(matrix):
    markup = confusion_picture(matrix, "").markup
    tints = re.findall(r'fill="var\(--cp-(\w+), #\w+\)"', markup)
    assert tints.count("output") == 10
    assert tints.count("wrong") == 21
    assert tints.count("plain") == 69


def test_a_mistake_shows_what_the_network_thought():
    answers = np.full((2, 10), 0.01)
    answers[0, [9, 4, 7]] = 0.6, 0.2, 0.11
    answers[1] = [0.0005, 0.001, 0, 0, 0, 0, 0, 0.0005, 0, 0.998]
    words = words_of(mistakes_picture(np.ones((2, 28, 28)), [4, 3], answers, ""))
    assert words[:2] == ["says 9", "it is a 4"]
    assert words[2:10] == ["9", "60 %", "4", "20 %", "7", "11 %", "0", "1 %"]
    assert words[10:14] == ["says 9", "it is a 3", "9", ">99 %"]
    assert words[-2:] == ["3", "0 %"]


def test_ten_mistakes_stand_in_two_lines():
    one, ten = (
        mistakes_picture(np.ones((n, 28, 28)), np.arange(n), np.eye(10)[[3] * n], "")
        for n in (1, 10)
    )
    heights = [
        float(drawn.markup.split('viewBox="0 0 ')[1].split()[1][:-1]) for drawn in (one, ten)
    ]
    assert heights[1] == 2 * heights[0]
    assert ten.markup.count("<image") == 10


@pytest.mark.parametrize("count", [1, 10, 30])
def test_units_stand_in_rows_with_their_numbers(count):
    weights = np.random.default_rng(0).normal(size=(784, count))
    drawn = unit_pictures(weights, "units")
    assert drawn.markup.count("<image") == count
    assert words_of(drawn)[:count] == [str(k) for k in range(count)]
    named = unit_pictures(weights, "units", [f"u{k}" for k in range(count)])
    assert words_of(named)[count - 1] == f"u{count - 1}"
    assert np.isfinite(weights).all()
    assert unit_pictures(np.zeros((784, 1)), "").markup.count("<image") == 1


@pytest.fixture
def made_experiment():
    test = np.array([[[0.80, 0.82], [0.81, 0.85]], [[0.88, 0.90], [0.91, 0.95]]])
    return Experiment((500, 2000), (0, 3), (0, 1), test, np.ones_like(test))


def test_an_experiment_shows_means_and_spread(made_experiment):
    drawn = experiment_picture(made_experiment, "measured")
    words = words_of(drawn)
    assert {"no hidden layer: 89.0 %", "3 hidden layers: 93.0 %", "500", "2,000"} <= set(words)
    assert {"80 %", "85 %", "90 %", "95 %"} <= set(words)
    assert "Line: mean of 2 starts. Band: from the lowest to the highest." in words
    bands = re.findall(r'd="(M[^"]*Z)" fill="[^"]*" fill-opacity="0.16"', drawn.markup)
    assert len(bands) == 2
    ys = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", bands[1])]
    # From 80 % at 376 to 95 % at 56.
    np.testing.assert_allclose(ys, np.interp([0.81, 0.91, 0.95, 0.85], [0.8, 0.95], [376, 56]),
                               atol=0.06)  # fmt: skip


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (lambda: confusion_picture(np.zeros((3, 3)), ""), r"\(3, 3\)"),
        (lambda: mistakes_picture(np.zeros((2, 28, 28)), [1], np.zeros((2, 10)), ""), "2 digits"),
        (lambda: unit_pictures(np.zeros((30, 784)), ""), r"\(30, 784\)"),
        (lambda: unit_pictures(np.zeros((784, 3)), "", ["a"]), "3 units"),
        (
            lambda: experiment_picture(
                Experiment((10,), tuple(range(6)), (0,), *np.zeros((2, 1, 6, 1))), ""
            ),
            "At most 5",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(refused, said):
    with pytest.raises(ValueError, match=said):
        refused()
