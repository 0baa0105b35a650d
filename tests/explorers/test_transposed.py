"""The transposed lab in every state of its sliders against torch, and what it says."""

from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.panel import ImpossibleSetting
from course_utils.explorers.transposed import (
    DIGITS,
    LIMITS,
    transposed_lab,
    transposed_sentence,
    transposed_view,
)
from course_utils.models.convolution import transposed_output_size
from course_utils.models.transposed_lab import SPREAD_KERNELS
from course_utils.pictures.transposed import COUNTS, STRETCHED, VALUES

NAMES = list(LIMITS)
SHOWN = (VALUES, STRETCHED, COUNTS)


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """One thread is fastest for pictures of a few cells, and leaves the other core to others."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def every_setting(size):
    """All settings of the sliders at an input size."""
    ranges = [range(low, high + 1) for low, high in list(LIMITS.values())[1:]]
    return [dict(zip(NAMES, (size, *chosen), strict=True)) for chosen in product(*ranges)]


def torch_answers(pictures, kernel, settings):
    """conv_transpose2d of several pictures at once, or None where torch refuses."""
    spread = {name: settings[name] for name in NAMES[2:]}
    try:
        return torch.nn.functional.conv_transpose2d(
            torch.tensor(np.stack(pictures))[:, None], torch.tensor(kernel)[None, None], **spread
        ).numpy()[:, 0]
    except RuntimeError:
        return None


def require_torch(view, settings, kernel):
    """Hold each number of a state against torch."""
    state, n = view.state, settings["input_size"]
    here = np.zeros((n, n))
    here[state.cell] = 1
    ones = np.ones(kernel.shape)
    output = torch_answers([DIGITS[:n, :n].astype(float)], kernel, settings)[0]
    counts, touched = torch_answers([np.ones((n, n)), here], ones, settings)
    assert np.array_equal(state.output, output)
    assert np.array_equal(state.as_convolution, output)
    assert np.array_equal(state.counts, counts)
    assert np.array_equal(state.touched, touched > 0)
    assert state.landed.sum() == state.touched.sum()
    assert len(state.terms) == counts[state.output_cell]
    assert sum(value * weight for value, weight in state.terms) == output[state.output_cell]
    for (row, column), product_ in np.ndenumerate(state.stamp):
        assert product_ == state.x[state.cell] * kernel[row, column]


def require_refusal(impossible, settings, kernel):
    """Torch must refuse too, and each way out must work within the sliders."""
    size = settings["input_size"]
    assert torch_answers([np.ones((size, size))], kernel, settings) is None
    assert any(character.isdigit() for character in str(impossible))
    assert 1 <= len(impossible.ways_out) <= 4
    for way in impossible.ways_out:
        transposed_output_size(**{**settings, **way})
        for changed, value in way.items():
            assert LIMITS[changed][0] <= value <= LIMITS[changed][1]


@pytest.mark.parametrize("size", range(LIMITS["input_size"][0], LIMITS["input_size"][1] + 1))
def test_every_state_equals_torch_or_both_refuse(size, count_states):
    kernels, rng = list(SPREAD_KERNELS), np.random.default_rng(size)
    compared = refused = 0
    for k, settings in enumerate(every_setting(size)):
        name = kernels[k % 4] if k % 2 else "counting"  # told apart from its mirror images
        kernel = SPREAD_KERNELS[name](settings["kernel_size"])
        places = {
            "cell": int(rng.integers(1, size**2 + 1)),
            "output_cell": int(rng.integers(1, 401)),
        }
        compared += 1
        try:
            view = transposed_view(**settings, kernel=name, show=SHOWN[k % 3], **places)
        except ImpossibleSetting as impossible:
            refused += 1
            require_refusal(impossible, settings, kernel)
            continue
        require_torch(view, settings, kernel)
        assert len(transposed_sentence(view)) <= 200
    assert compared == 1_280
    assert refused > 200
    count_states(compared)


def inner_by_hand(state):
    """Counts of the outputs that no input outside of the picture could add to."""
    n, k, s, p, _, d = state.sizes
    m = len(state.output)
    inner = [
        i
        for i in range(m)
        if all(
            (i + p - d * j) % s or 0 <= (i + p - d * j) // s < n  # weight j would need this input
            for j in range(k)
        )
    ]
    return state.counts[np.ix_(inner, inner)]


def test_inner_counts_and_evenness_are_those_counted_by_hand(count_states):
    compared = 0
    for settings in every_setting(6):
        try:
            state = transposed_view(**settings, kernel="ones", show=COUNTS, cell=1,
                                    output_cell=1).state  # fmt: skip
        except ImpossibleSetting:
            continue
        counts = inner_by_hand(state)
        expected = (counts.min(), counts.max()) if counts.any() else None
        assert state.inner_counts == expected
        if state.inner_counts and state.even:
            assert state.inner_counts[0] == state.inner_counts[1] > 0
        if state.inner_counts and len(counts) >= 2 * settings["stride"]:  # all remainders occur
            assert state.even == (counts.min() == counts.max())
        compared += 1
    count_states(compared)


def test_cells_and_kernels_stay_while_other_settings_move():
    lab = transposed_lab()
    kernel, first = lab.state.state.kernel, lab.state.state.x
    lab.set(input_size=8, stride=3, padding=1, dilation=2)
    assert np.array_equal(lab.state.state.kernel, kernel)
    assert np.array_equal(lab.state.state.x[:4, :4], first)


def test_sliders_of_cells_follow_the_sizes():
    lab = transposed_lab()
    lab.set(input_size=8, kernel_size=5, stride=4, dilation=4, output_padding=3)
    assert lab.controls["cell"].max == 64
    assert lab.controls["output_cell"].max == 48**2
    lab.set(cell=64, output_cell=48**2)
    assert (lab.state.state.cell, lab.state.state.output_cell) == ((7, 7), (47, 47))
    lab.set(input_size=2, kernel_size=1, stride=1, dilation=1, output_padding=0)
    assert (lab.controls["cell"].value, lab.controls["output_cell"].value) == (4, 4)
    assert lab.state.state.cell == lab.state.state.output_cell == (1, 1)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"output_padding": 3}, "3 is too much for stride 2 and dilation 1"),
        ({"input_size": 2, "kernel_size": 1, "stride": 1, "padding": 3}, "so none is left"),
    ],
)
def test_an_impossible_setting_is_explained_and_each_button_leads_out(settings, words):
    lab = transposed_lab()
    lab.set(**settings)
    assert not lab.possible
    assert words in lab.message
    for way in list(lab.ways_out.offered):
        lab.set(**settings)
        lab.set(**way)
        assert lab.possible


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "Input [1, 1] = 3 touches 9 of 81 outputs. Output [4, 4] adds up 4 products to 9."),
        ({"padding": 1, "cell": 1}, "touches 4 of 49 outputs, padding cuts off 5."),
        ({"show": COUNTS}, "Inner outputs are touched between 1 and 4 times, a checkerboard: "
                           "kernel size 3 is not divisible by stride 2."),
        ({"show": COUNTS, "kernel_size": 4}, "Every inner output is touched 4 times, evenly: "
                                             "kernel size 4 is divisible by stride 2."),
        ({"show": COUNTS, "stride": 1}, "touched 9 times, evenly: with stride 1"),
        ({"show": COUNTS, "kernel_size": 1}, "smaller than stride 2, so gaps stay"),
        ({"show": COUNTS, "dilation": 2}, "stride 2 and dilation 2 share the factor 2"),
        ({"show": COUNTS, "input_size": 2, "kernel_size": 5, "stride": 1}, "so near the border"),
        ({"show": STRETCHED}, "sees 9 cells of the stretched input, 4 with an input, 5 with a "
                              "zero put in. The flipped kernel gives 9, as spreading does."),
    ],
)  # fmt: skip
def test_the_sentence_says_what_is_to_be_seen(settings, words):
    lab = transposed_lab()
    lab.set(**settings)
    assert words in lab.message
