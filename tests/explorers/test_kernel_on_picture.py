"""The explorer *kernel on a picture* against torch in every state its sliders reach."""

import re
from html import unescape
from itertools import product

import numpy as np
import pytest
import torch

from course_utils.datasets import load_blue_marble
from course_utils.explorers.kernels import (
    PLACES,
    REASONS,
    TYPED,
    gray_photograph,
    kernel_on_picture,
    kernel_sentence,
    kernel_state,
)
from course_utils.models.kernels import KERNELS, PATCH

TYPINGS = ["1 0 -1; 2 0 -2; 1 0 -1", "1/3 0 0; 0 -1/3 0; 0 0 1/3", "-1 -1 -1; -1 -1 -1; 0 0 0"]


def by_torch(state):
    shown = state.filtered
    return torch.nn.functional.conv2d(
        torch.tensor(shown.photograph)[None, None],
        torch.tensor(shown.kernel)[None, None],
        stride=shown.stride,
        dilation=shown.dilation,
    )[0, 0].numpy()


@pytest.mark.parametrize("place", PLACES)
def test_every_state_equals_torch(place, count_states):
    count = 0
    kernels = [(name, TYPINGS[0]) for name in KERNELS] + [(TYPED, words) for words in TYPINGS]
    for (kernel, typed), stride, dilation in product(kernels, range(1, 5), range(1, 5)):
        state = kernel_state(kernel, typed, place, stride, dilation)
        expected, whole = by_torch(state), not np.any(state.filtered.kernel % 1)
        assert state.filtered.result.shape == expected.shape
        # Whole weights give whole sums, which must be exact.
        error = np.abs(state.filtered.result - expected).max()
        assert error == 0 if whole else error < 1e-10
        assert len(kernel_sentence(state)) <= 200
        count += 1
    count_states(count)


def test_the_controls_drive_it_and_the_line_gives_the_result(sampled, count_states):
    explorer, count = kernel_on_picture(), 0
    for setting in sampled(explorer, seed=8, count=60):
        explorer.set(**setting)
        assert explorer.settings == setting
        state = explorer.state
        assert (state.place, state.name) == (setting["place"], setting["kernel"])
        line = unescape(re.search("<code>(.*?)</code>", explorer.children[1].value)[1])
        result = eval(line, {"torch": torch, "gray_photograph": gray_photograph})
        np.testing.assert_allclose(result[0, 0], state.filtered.result, atol=1e-10)
        rows, columns = state.filtered.result.shape
        assert f"{columns}×{rows} outputs" in explorer.message
        count += 1
    count_states(count, "its line of code")


def test_a_typed_kernel_is_shown_at_once_and_kept():
    explorer = kernel_on_picture()
    explorer.controls["typed"].value = "0 0 0; 0 2 0; 0 0 0"
    assert explorer.controls["kernel"].value == TYPED
    assert np.array_equal(
        explorer.state.filtered.result, 2 * gray_photograph("Red Sea")[1:-1, 1:-1]
    )
    assert "sum to 2: flat areas are multiplied by 2" in explorer.message
    explorer.controls["kernel"].value = "identity"
    assert explorer.controls["typed"].value == "0 0 0; 0 2 0; 0 0 0"
    assert "stays as it is" in explorer.message


def test_a_typing_mistake_is_said_and_loses_nothing():
    explorer = kernel_on_picture()
    before = explorer.picture
    explorer.controls["typed"].value = "1 0 -1; 2 0; 1 0 -1"
    assert not explorer.possible
    assert "not of 3, 2, 3" in explorer.message
    assert explorer.picture == before
    assert explorer.controls["typed"].value == "1 0 -1; 2 0; 1 0 -1"
    explorer.controls["typed"].value = "1 0 -1; 2 0 -2; 1 0 -1"
    assert explorer.possible


def test_every_named_kernel_says_what_its_weights_sum_to():
    assert set(REASONS) == set(KERNELS)
    for name, reason in REASONS.items():
        if name != "identity":
            assert f"Sum {round(KERNELS[name].sum())}:" in reason


@pytest.mark.parametrize("place", PLACES)
def test_a_photograph_is_gray_real_and_has_an_edge_in_its_patch(place):
    gray = gray_photograph(place)
    assert gray.shape == (180, 240)
    assert not np.any(gray % 1)
    assert gray.min() >= 0
    assert gray.max() <= 255
    (longitude, latitude), (row, column) = PLACES[place]
    pixel = load_blue_marble()[round((90 - latitude) * 7.5), round((longitude + 180) * 7.5)]
    assert gray[90, 120] == round(float(pixel @ [0.299, 0.587, 0.114]))
    assert np.ptp(gray[row : row + PATCH, column : column + PATCH]) > 100
    with pytest.raises(ValueError, match="read-only"):
        gray[0, 0] = 0
