"""The explorer *ambiguity* against a search over all answers."""

from xml.etree import ElementTree

import numpy as np
import pytest

from course_utils.explorers.ambiguity import TEMPERATURES, ambiguity
from course_utils.models.ambiguity import LOSSES, colors_between, mean_loss, sharpened
from tests.explorers.drawn_words import words_of

FINE = np.linspace(0, 1, 1001)


@pytest.fixture
def explorer():
    return ambiguity()


def test_every_share_and_loss_answers_with_the_least_loss(explorer, count_states):
    count = 0
    for loss in LOSSES:
        for red in range(101):
            explorer.set(red=red, loss=loss)
            state = explorer.state
            assert (state.share, state.loss) == (red / 100, loss)
            for name, answer in state.answers.items():
                losses = mean_loss(name, FINE, red / 100, state.delta)
                found = FINE[np.argmin(losses)]
                low, high = state.lowest[name]
                assert low - 1e-3 <= found <= high + 1e-3
                if name == "color classes":
                    assert answer == sharpened(red / 100, state.temperature)
                else:
                    assert low <= answer <= high
            assert len(explorer.message) <= 200
            count += 1
    count_states(count, "a search over all colors")


def test_every_setting_of_huber_and_of_the_classes_is_described(
    explorer, every_value, count_states
):
    count = 0
    for loss, name in (("Huber", "delta"), ("color classes", "temperature")):
        for value in every_value(explorer.controls[name]):
            for red in (0, 1, 20, 49, 50, 51, 95, 100):
                explorer.set(loss=loss, red=red, **{name: value})
                assert explorer.state.loss == loss
                assert len(explorer.message) <= 200
                assert explorer.message[0].isupper()
                count += 1
    count_states(count, "seen")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"loss": "squared error", "red": 60}, "mean of 60 red and 40 green: brown"),
        ({"loss": "absolute error", "red": 60}, "More than half are red"),
        ({"loss": "absolute error", "red": 40}, "plain green, and is wrong for the 40 red"),
        ({"loss": "absolute error", "red": 50}, "the same for every color between"),
        ({"loss": "Huber", "red": 70, "delta": 0.3}, "0.87 lies between the mean 0.7 and"),
        ({"loss": "Huber", "red": 70, "delta": 0.9}, "it answers the mean, 0.7"),
        ({"loss": "Huber", "red": 50, "delta": 0.3}, "from 0.3 to 0.7"),
        ({"loss": "color classes", "red": 70, "temperature": 1}, "their mean again"),
        ({"loss": "color classes", "red": 70, "temperature": 0}, "plain red"),
        ({"loss": "color classes", "red": 50, "temperature": 0}, "no temperature can choose"),
        ({"loss": "color classes", "red": 70, "temperature": 0.38}, "makes that 90.3 % and 9.7 %"),
        ({"loss": "Huber", "red": 0}, "All 100 pixels are green"),
    ],
)
def test_the_sentence_says_why(explorer, settings, said):
    explorer.set(**settings)
    assert said in explorer.message


def test_moving_a_setting_of_a_loss_shows_that_loss(explorer):
    assert explorer.state.loss == "squared error"
    explorer.controls["delta"].value = 0.5
    assert (explorer.state.loss, explorer.state.delta) == ("Huber", 0.5)
    explorer.controls["temperature"].value = 0
    assert (explorer.state.loss, explorer.state.temperature) == ("color classes", 0)
    explorer.set(loss="squared error", delta=0.8, temperature=TEMPERATURES[1])
    assert (explorer.state.loss, explorer.state.delta) == ("squared error", 0.8)
    explorer.reset()
    assert explorer.state.loss == "squared error"


def test_the_picture_shows_the_pixels_and_every_answer(explorer):
    explorer.set(red=37, loss="Huber", delta=0.3)
    markup, words = explorer.picture.markup, words_of(explorer)
    assert "true: 37 red, 63 green" in words
    root = ElementTree.fromstring(markup)
    cells = {
        path.get("style"): path.get("d").count("M")
        for path in root.iter("{http://www.w3.org/2000/svg}path")
        if path.get("style")
    }
    green, red = ("fill:rgb({},{},{})".format(*tone) for tone in colors_between([0, 1]))
    assert cells == {green: 63, red: 37}
    for answer in explorer.state.answers.values():
        assert "fill:rgb({},{},{})".format(*colors_between(answer)) in markup
    assert f"answer: {explorer.state.answers['Huber']:.2f}, olive" in words


def test_where_many_answers_are_equally_good_none_is_shown_as_the_answer(explorer):
    explorer.set(red=50, loss="absolute error")
    assert "answer: any from 0 to 1" in words_of(explorer)
    assert "lowest from 0 to 1: 0.5" in words_of(explorer)
    explorer.set(red=51)
    assert "answer: 1, red" in words_of(explorer)
