"""Pictures of the transposed lab and of checkerboards show the numbers of their states."""

import re

import numpy as np
import pytest

from course_utils.models.checkerboards import KERNEL_3, doubled
from course_utils.models.transposed_lab import SPREAD_KERNELS, transposed_state
from course_utils.pictures.checkerboard import checkerboard_picture
from course_utils.pictures.transposed import COUNTS, STRETCHED, VALUES, transposed_picture

LARGEST = (8, 5, 4, 0, 3, 4)
TYPICAL = (4, 3, 2, 0, 0, 1)


def state_of(sizes, kernel="counting", cell=5, output_cell=20):
    n, k, *settings = sizes
    x = np.random.default_rng(0).integers(0, 5, (n, n))
    return transposed_state(x, SPREAD_KERNELS[kernel](k), *settings, cell, output_cell)


def grids_of(markup):
    """Numbers of each grid in the picture, in the order they are drawn."""
    return [
        [float(word.replace("−", "-")) for word in re.findall(r"<tspan x=[^>]*>([^<]*)<", grid)]
        for grid in re.findall(r'<text text-anchor="middle".*?</text>', markup)
    ]


def words_of(markup):
    """All words, with the marks left out."""
    return re.sub(r"<[^>]*>", "", markup)


def flat(values):
    return np.ravel(values).tolist()


@pytest.mark.parametrize(("show", "name"), [(VALUES, "output"), (COUNTS, "counts")])
def test_every_number_is_there(show, name):
    state = state_of(TYPICAL)
    grids = grids_of(transposed_picture(state, show, "label").markup)
    expected = [state.x, state.kernel, state.stamp, getattr(state, name)]
    assert grids == [flat(values) for values in expected]


def test_the_second_way_shows_zeros_and_the_flipped_kernel():
    state = state_of(TYPICAL)
    markup = transposed_picture(state, STRETCHED, "label").markup
    expected = [state.stretched.x, np.flip(state.kernel), state.output]
    assert grids_of(markup) == [flat(values) for values in expected]
    assert "1 zero between neighbors · d·(k − 1) − p = 2 around" in words_of(markup)


def test_too_many_cells_are_said_and_the_stamp_is_enlarged():
    state = state_of(LARGEST, "ones", cell=27)
    markup = transposed_picture(state, VALUES, "label").markup
    assert "too many cells for" in words_of(markup)
    first, last = map(int, re.search(r"rows (\d+)–(\d+)", markup).groups())
    left, right = map(int, re.search(r"columns (\d+)–(\d+)", markup).groups())
    part = np.s_[first : last + 1, left : right + 1]
    assert grids_of(markup)[-1] == flat(state.output[part])
    assert state.touched[part].sum() == state.touched.sum() == 25


def test_the_window_of_too_many_cells_is_enlarged():
    state = state_of(LARGEST, cell=27, output_cell=20 * 48 + 20)
    grids = grids_of(transposed_picture(state, STRETCHED, "label").markup)
    assert grids == [flat(state.stretched.x[20:37, 20:37]), flat(state.stretched.kernel)]


@pytest.mark.parametrize("show", [VALUES, STRETCHED, COUNTS])
def test_the_size_and_the_sum_are_written_out(show):
    state = state_of(TYPICAL, output_cell=40)
    words = words_of(transposed_picture(state, show, "label").markup)
    terms = " + ".join(f"{value:g}·{weight:g}" for value, weight in state.terms)
    assert f"output[4, 4] = {terms} = {state.output[4, 4]:g}" in words
    assert (
        "size = (n − 1)·s − 2·p + d·(k − 1) + op + 1 = (4 − 1)·2 − 2·0 + 1·(3 − 1) + 0 + 1 = 9"
    ) in words


def test_an_output_without_products_says_so():
    state = state_of((2, 1, 4, 0, 0, 1), output_cell=1)
    assert "output[0, 1] = 0: no product lands here" in words_of(
        transposed_picture(state, VALUES, "label").markup
    )


def test_products_that_padding_cuts_off_are_crossed_out():
    cut = transposed_picture(state_of((4, 3, 2, 1, 0, 1), cell=0), VALUES, "label").markup
    whole = transposed_picture(state_of(TYPICAL, cell=0), VALUES, "label").markup
    assert "crossed out: cut off by padding" in words_of(cut)
    assert "crossed out" not in words_of(whole)


@pytest.mark.parametrize("sizes", [(8, 5, 1, p, 0, d) for p, d in ((0, 1), (2, 2), (0, 4))])
@pytest.mark.parametrize("kernel", ["counting", "edges"])
def test_the_longest_sums_fit_under_the_picture(sizes, kernel):
    m = len(state_of(sizes).output)
    for output_cell in range(0, m * m, 9):
        markup = transposed_picture(
            state_of(sizes, kernel, output_cell=output_cell), COUNTS, "label"
        ).markup
        lines = re.findall(r'<text x="16.0" y="(5\d\d)\.0".*?</text>', markup)
        assert [int(y) for y in lines] == [504, 525, 546][: len(lines)]
        for line in re.findall(r'<text x="16.0" y="5\d\d\.0".*?</text>', markup):
            assert len(words_of(line)) <= 101


@pytest.mark.parametrize("show", [VALUES, STRETCHED, COUNTS])
@pytest.mark.parametrize("sizes", [LARGEST, (8, 5, 2, 0, 1, 1), (8, 3, 2, 0, 0, 1)])
def test_the_largest_pictures_stay_small_enough_to_send(sizes, show):
    markup = transposed_picture(state_of(sizes), show, "label").markup
    assert len(markup.encode()) < 80_000


def test_checkerboards_show_input_kernel_counts_and_result():
    state = doubled(KERNEL_3, "ramp", 3)
    markup = checkerboard_picture(state, "label").markup
    expected = [state.x, state.kernel, state.counts, state.result]
    assert grids_of(markup) == [flat(values) for values in expected]
    assert "row 3: 2 to 22" in words_of(markup)
