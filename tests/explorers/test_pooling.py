"""The pooling explorer: every state its sliders reach equals torch."""

from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.convolution import DIGITS
from course_utils.explorers.panel import ImpossibleSetting
from course_utils.explorers.pooling import LIMITS, pooling_lab, pooling_lab_state


@pytest.mark.parametrize("kind", ["max", "average"])
def test_every_state_equals_torch_valid_and_invalid_alike(kind, count_states):
    pool = {
        "max": torch.nn.functional.max_pool2d,
        "average": torch.nn.functional.avg_pool2d,
    }[kind]
    ranges = [range(low, high + 1) for low, high in LIMITS.values()]
    compared = impossible = 0
    for n, size, stride, padding in product(*ranges):
        x = torch.tensor(DIGITS[:n, :n], dtype=torch.float64)[None, None]
        try:
            expected = pool(x, size, stride, padding)[0, 0].numpy()
        except RuntimeError:
            impossible += 1
            with pytest.raises(ImpossibleSetting) as refusal:
                pooling_lab_state(kind, n, size, stride, padding, 1)
            assert refusal.value.ways_out
        else:
            state = pooling_lab_state(kind, n, size, stride, padding, 1)
            np.testing.assert_allclose(state.output, expected, atol=1e-12)
            if kind == "average":
                np.testing.assert_allclose(state.as_convolution, expected, atol=1e-12)
        compared += 1
    assert compared == 10 * 5 * 4 * 3
    assert impossible > 50
    count_states(compared)


def test_max_pooling_is_shown_to_be_no_convolution():
    explorer = pooling_lab()
    assert "No convolution" in explorer.picture.markup
    explorer.controls["kind"].value = "average"
    assert "the same output in every cell" in explorer.picture.markup


def test_a_window_of_equal_numbers_proves_nothing_and_says_so():
    explorer = pooling_lab()
    explorer.controls["kernel_size"].value = 1
    assert "All numbers of this window are equal" in explorer.picture.markup


def test_padding_of_max_pooling_is_minus_infinity():
    explorer = pooling_lab()
    explorer.set(padding=1)
    assert "−∞" in explorer.picture.markup
    explorer.set(padding=1, kind="average")
    assert "−∞" not in explorer.picture.markup
