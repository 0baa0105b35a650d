"""The explorer *checkerboard*: results against torch, and counts that predict them."""

import numpy as np
import pytest
import torch
from torch.nn.functional import conv2d, conv_transpose2d, interpolate

from course_utils.explorers.checkerboard import checkerboard
from course_utils.models.checkerboards import INPUTS, KERNEL_3, KERNEL_4, UPSAMPLED, WAYS, doubled

INNER = np.s_[1:-1, 1:-1]


def torch_answer(way, x):
    """The picture doubled by torch with weights of 1."""
    x = torch.tensor(x)[None, None]
    ones = {size: torch.ones(1, 1, size, size, dtype=x.dtype) for size in (3, 4)}
    return {
        KERNEL_3: lambda: conv_transpose2d(x, ones[3], stride=2, padding=1, output_padding=1),
        KERNEL_4: lambda: conv_transpose2d(x, ones[4], stride=2, padding=1),
        UPSAMPLED: lambda: conv2d(interpolate(x, scale_factor=2), ones[3], padding=1),
    }[way]()[0, 0].numpy()


@pytest.mark.parametrize("way", WAYS)
def test_each_way_doubles_as_torch_does_and_counts_its_products(way, count_states):
    for name, x in INPUTS.items():
        state = doubled(way, name, 5)
        assert state.result.shape == (12, 12)
        assert np.array_equal(state.result, torch_answer(way, x))
        assert np.array_equal(state.counts, torch_answer(way, INPUTS["ones"]))
    count_states(len(INPUTS) * 12)


def test_only_the_kernel_that_the_stride_does_not_divide_makes_a_checkerboard():
    inner = {way: doubled(way, "ones", 0).result[INNER] for way in WAYS}
    assert set(np.unique(inner[KERNEL_3])) == {1, 2, 4}
    assert np.unique(inner[KERNEL_4]) == 4
    assert np.unique(inner[UPSAMPLED]) == 9


def test_the_ramp_rises_in_all_ways_but_one():
    falls = {
        way: bool((np.diff(doubled(way, "ramp", 0).result[INNER], axis=1) < 0).any())
        for way in WAYS
    }
    assert falls == {KERNEL_3: True, KERNEL_4: False, UPSAMPLED: False}


@pytest.mark.parametrize(
    ("way", "name", "words"),
    [
        (KERNEL_3, "ones", "not divisible by stride 2: inner outputs add up 1, 2 or 4 products, "
                           "so even an input of ones gives a checkerboard. The bars show row 5."),
        (KERNEL_3, "ramp", "zigzag"),
        (KERNEL_4, "ones", "is divisible by stride 2: every inner output adds up 4 products"),
        (UPSAMPLED, "ramp", "every inner output adds up 9 products, so the ramp keeps rising"),
    ],
)  # fmt: skip
def test_the_sentence_says_why(way, name, words):
    explorer = checkerboard()
    explorer.set(way=way, picture=name)
    assert words in explorer.message
    assert len(explorer.message) <= 200
