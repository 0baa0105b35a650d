"""The explorer *gray to color* against torch in every state it can reach."""

import numpy as np
import pytest
import torch

from course_utils.datasets import load_blue_marble
from course_utils.explorers.start import PLACES, gray_to_color

pytestmark = pytest.mark.filterwarnings("error")
WEIGHTS = torch.tensor([0.299, 0.587, 0.114], dtype=torch.float64)


@pytest.mark.parametrize("place", PLACES)
def test_every_share_of_color_equals_lerp_of_torch(place, every_value, count_states):
    explorer = gray_to_color()
    explorer.set(place=place, color=100)
    color = torch.from_numpy(explorer.state.rgb).double()
    gray = (color @ WEIGHTS)[..., None]
    shares = every_value(explorer.controls["color"])
    assert shares == list(range(101))
    for share in shares:
        explorer.controls["color"].value = share
        exact = torch.lerp(gray, color, share / 100)
        # Half a step is what rounding to whole numbers may cost.
        apart = (torch.from_numpy(explorer.state.rgb) - exact).abs().max()
        assert apart <= 0.5 + 1e-9
        pixel = explorer.state.pixel
        assert pixel == tuple(explorer.state.rgb[150, 225].tolist())
        if len(set(pixel)) == 1:
            assert f"All three numbers are {pixel[0]}." in explorer.message
        else:
            assert "red {}, green {}, blue {}.".format(*pixel) in explorer.message
            assert f"At {share} %" in explorer.message
        for value in pixel:
            assert f">{value}</text>" in explorer.picture.markup
    assert len(set(pixel)) > 1, "the ringed pixel has a color to lose"
    count_states(len(shares))


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_where_it_is_said_to_be(place):
    """60 by 40 degrees of the map around it, at 7.5 pixels a degree."""
    longitude, latitude = PLACES[place]
    explorer = gray_to_color()
    explorer.set(place=place, color=100)
    rgb = explorer.state.rgb
    assert rgb.shape == (300, 450, 3)
    earth = load_blue_marble()
    row, column = round((90 - latitude) * 7.5), round((longitude + 180) * 7.5)
    assert np.array_equal(rgb[150, 225], earth[row, column])
    assert np.array_equal(rgb[0, 0], earth[row - 150, column - 225])


def test_no_color_is_gray_everywhere():
    explorer = gray_to_color()
    for place in PLACES:
        explorer.set(place=place, color=0)
        assert np.ptp(explorer.state.rgb, axis=-1).max() == 0


def test_a_changed_state_does_not_reach_the_map():
    explorer = gray_to_color()
    explorer.controls["color"].value = 100
    before = explorer.state.rgb.copy()
    explorer.state.rgb[:] = 0
    explorer.controls["color"].value = 99
    explorer.controls["color"].value = 100
    assert np.array_equal(explorer.state.rgb, before)
