"""The convolution lab: every state its sliders reach equals torch, and says what it leaves out."""

from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.convolution import DIGITS, LIMITS, convolution_lab, lab_state
from course_utils.explorers.panel import ImpossibleSetting
from course_utils.models.sized_kernels import SIZED_KERNELS

MODES = ("as set", "same", "valid")


def torch_says(input_size, kernel, stride, padding, mode, dilation):
    """Output of torch, or None where it refuses."""
    x = torch.tensor(DIGITS[:input_size, :input_size], dtype=torch.float64)[None, None]
    weights = torch.tensor(kernel, dtype=torch.float64)[None, None]
    pad = padding if mode == "as set" else mode
    try:
        result = torch.nn.functional.conv2d(x, weights, None, stride, pad, dilation)
    except RuntimeError:
        return None
    return result[0, 0].numpy()


def every_setting():
    """Sizes and steps of all sliders; the padding counts only where the mode says so."""
    ranges = {name: range(low, high + 1) for name, (low, high) in LIMITS.items()}
    for n, k, s, d in product(*(ranges[r] for r in
                                ("input_size", "kernel_size", "stride", "dilation"))):  # fmt: skip
        yield from ((n, k, s, p, "as set", d) for p in ranges["padding"])
        yield from ((n, k, s, 0, mode, d) for mode in MODES[1:])


def test_every_state_equals_torch_valid_and_invalid_alike(count_states):
    compared = impossible = 0
    for n, k, stride, padding, mode, dilation in every_setting():
        expected = torch_says(n, SIZED_KERNELS["edges"](k), stride, padding, mode, dilation)
        arguments = (n, k, stride, padding, mode, dilation, "edges", "", 10**6, 5, "values")
        if expected is None:
            impossible += 1
            with pytest.raises(ImpossibleSetting) as refusal:
                lab_state(*arguments)
            assert refusal.value.ways_out, arguments
        else:
            state, _ = lab_state(*arguments)
            np.testing.assert_allclose(state.output, expected, atol=1e-12)
            assert state.window.sum == pytest.approx(expected[-1, -1])
        compared += 1
    assert compared == 10 * 5 * 4 * 4 * 7
    assert impossible > 100
    count_states(compared)


@pytest.mark.parametrize("kernel", SIZED_KERNELS)
def test_every_kernel_at_every_size_equals_torch(kernel, count_states):
    explorer = convolution_lab()
    for k in range(1, 6):
        explorer.set(kernel=kernel, kernel_size=k, input_size=9, padding=1)
        expected = torch_says(9, SIZED_KERNELS[kernel](k), 1, 1, "as set", 1)
        np.testing.assert_allclose(explorer.state[0].output, expected, atol=1e-12)
    count_states(5, "PyTorch")


def test_each_way_out_offered_works(sampled):
    explorer, tried = convolution_lab(), 0
    for setting in sampled(explorer, seed=11, count=150):
        explorer.set(**setting)
        for way in list(explorer.ways_out.offered):
            explorer.set(**setting)
            explorer.set(**way)
            assert explorer.possible, (setting, way)
            tried += 1
    assert tried > 30


def test_a_button_takes_its_way_out():
    explorer = convolution_lab()
    explorer.set(input_size=3, kernel_size=5)
    assert not explorer.possible
    assert "covers 5 cells" in explorer.message
    button = explorer.ways_out.children[0]
    assert button.layout.visibility == "visible"
    button.click()
    assert explorer.possible
    assert explorer.ways_out.children[0].layout.visibility == "hidden"


def test_the_kernel_stays_while_other_settings_move():
    explorer = convolution_lab()
    before = explorer.state[0].kernel
    for name in ("stride", "padding", "dilation", "input_size"):
        explorer.controls[name].value += 1
        np.testing.assert_array_equal(explorer.state[0].kernel, before)


def test_cells_keep_their_numbers_while_the_input_grows():
    explorer = convolution_lab()
    explorer.set(input_size=12)
    large = explorer.state[0].x
    for size in range(3, 12):
        explorer.controls["input_size"].value = size
        np.testing.assert_array_equal(explorer.state[0].x, large[:size, :size])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type the kernel's numbers"),
        ("1 2; 3", "A kernel is square"),
        ("1 2 3", "A kernel is square: 1 row of 1 number here"),
        ("1 x; 2 3", "“x” is no number"),
        ("1/0 1; 1 1", "“1/0” is no number"),
        ("1 2; 3 4", "The typed kernel is 2×2, but the kernel size is 3."),
        ("nan 1; 1 1", "no number"),
        ("1e9 1; 1 1", "too large"),
        (";".join(["1 1 1 1 1 1"] * 6), "up to 5×5"),
    ],
)
def test_what_is_typed_wrong_gets_a_sentence_and_loses_nothing(typed, words):
    explorer = convolution_lab()
    picture = explorer.picture
    explorer.set(kernel="typed below", typed=typed)
    assert words in explorer.message
    assert not explorer.possible
    assert explorer.picture is picture


def test_a_typed_kernel_is_used():
    explorer = convolution_lab()
    explorer.set(kernel="typed below", typed="1/9, 0 −1; 0 .5 0; 0 0 2;")
    expected = [[1 / 9, 0, -1], [0, 0.5, 0], [0, 0, 2]]
    np.testing.assert_allclose(explorer.state[0].kernel, expected)


def test_the_sentence_counts_cells_that_are_never_used():
    explorer = convolution_lab()
    explorer.set(input_size=8, stride=3)
    assert "8×8 becomes 2×2" in explorer.message
    assert "28 input cells are never used" in explorer.message  # two rows and two columns of 8
    explorer.set(input_size=7, stride=1, input_cell=25)
    assert "Input [3, 3] is used in 9 outputs." in explorer.message
    assert "Every input cell is used." in explorer.message


def test_usage_can_be_shown_in_place_of_values():
    explorer = convolution_lab()
    before = explorer.picture.markup
    explorer.controls["show"].value = "how often used"
    assert explorer.picture.markup != before
    assert "how often each cell is used" in explorer.picture.markup
