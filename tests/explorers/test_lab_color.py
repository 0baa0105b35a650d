"""The explorer *Lab* against scikit-image."""

import re

import numpy as np
import pytest
import skimage
from skimage.color import lab2rgb, rgb2lab

from course_utils.explorers.lab_color import START, lab_color

pytestmark = pytest.mark.filterwarnings("ignore:Conversion from CIE-LAB")


@pytest.fixture
def explorer():
    return lab_color()


def test_every_state_is_the_color_of_scikit_image(explorer, sampled, count_states):
    count = inside = 0
    for setting in sampled(explorer, seed=0, count=400):
        explorer.set(**setting)
        state, lab = explorer.state, np.array([float(setting[name]) for name in "Lab"])
        assert state.lab == tuple(lab)
        shown = lab2rgb(lab)
        np.testing.assert_allclose(state.shown, shown, atol=1e-12)
        np.testing.assert_allclose(state.shown_lab, rgb2lab(shown), atol=1e-9)
        moved = np.linalg.norm(rgb2lab(np.rint(255 * shown) / 255) - lab)
        assert state.inside or moved > 0.1
        assert not state.inside or moved < 3, "rounding of very dark colors"
        assert explorer.message.startswith("Out of gamut") != state.inside
        assert len(explorer.message) <= 200
        count, inside = count + 1, inside + state.inside
    assert inside > 40
    count_states(count)


def test_it_starts_with_a_color_that_a_screen_shows(explorer):
    assert explorer.settings == START
    assert explorer.state.inside
    level = round(255 * lab2rgb([70.0, 0, 0])[0])
    assert explorer.message == (
        "L = 70 is how light it is, a = 12 pulls it to red, b = 34 pulls it to yellow. "
        f"Keep L alone, and every color of the plane becomes the same gray {level}."
    )


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [(-20, 0, "a = −20 pulls it to green."), (0, -20, "b = −20 pulls it to blue."),
     (0, 0, "a = b = 0 is gray."), (5, 0, "a = 5 pulls it to red.")],
)  # fmt: skip
def test_the_sentence_says_where_a_and_b_pull(explorer, a, b, said):
    explorer.set(L=60, a=a, b=b)
    assert said in explorer.message


def test_what_clipping_does_is_said(explorer):
    explorer.set(L=45, a=90, b=-20)
    red, green, blue = np.rint(255 * lab2rgb([45.0, 90, -20])).astype(int)
    assert "it would take green −132." in explorer.message
    assert f"({red}, {green}, {blue})" in explorer.message
    assert "not 45." in explorer.message
    explorer.set(L=96, a=-21, b=94)
    assert explorer.message.endswith("the screen shows (252, 251, 0); L stays the same.")


def test_the_line_of_code_gives_what_is_shown(explorer):
    for lab in ((40, -8, 30), (45, 90, -20), (0, 0, 0)):
        explorer.set(**dict(zip("Lab", lab, strict=True)))
        line = re.search("<code>(.*?)</code>", explorer.children[1].value)[1]
        np.testing.assert_allclose(
            eval(line, {"skimage": skimage}), explorer.state.shown, atol=1e-12
        )
