"""One window, term by term."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.convolution import conv2d, window
from tests.models.convolution.oracle import our_answer


@given(
    st.integers(0, 3),
    st.tuples(st.integers(1, 9), st.integers(1, 9)),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    st.integers(1, 3),
    st.integers(0, 3) | st.sampled_from(["same", "valid"]),
    st.integers(1, 3),
)
def test_the_sums_are_the_convolution(channels, size, kernel_size, stride, padding, dilation):
    rng = np.random.default_rng(channels)
    front = (channels,) if channels else ()
    x = rng.integers(-9, 10, (*front, *size))
    weights = rng.integers(-9, 10, (*front, *kernel_size))
    kernel = weights[None] if channels else weights
    y = our_answer(conv2d, x, kernel, stride=stride, padding=padding, dilation=dilation)
    if y is None:
        assert our_answer(window, x, weights, 0, 0, stride, padding, dilation) is None
        return
    for row, column in np.ndindex(y.shape[-2:]):
        trace = window(x, weights, row, column, stride, padding, dilation)
        assert trace.sum == y[..., row, column].item()
        assert np.array_equal(trace.products, trace.values * trace.weights)
        assert np.array_equal(trace.values, trace.padded[..., trace.rows[:, None], trace.columns])
        top, left = trace.origin
        assert np.array_equal(trace.padded[..., top : top + size[0], left : left + size[1]], x)


def test_window_by_hand():
    trace = window([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [-1, 2]], 1, 0, 1, 1, 2)
    assert trace.origin == (1, 1)
    assert trace.rows.tolist() == [1, 3]
    assert trace.columns.tolist() == [0, 2]
    assert trace.values.tolist() == [[0, 2], [0, 8]]
    assert trace.products.tolist() == [[0, 0], [0, 16]]
    assert trace.sum == 16


@pytest.mark.parametrize(("row", "column"), [(2, 0), (0, 2), (-1, 0), (0, True), (0.0, 0)])
def test_a_cell_outside_the_output_is_refused(row, column):
    with pytest.raises(ValueError, match=r"The output has no (row|column) .* count from 0 to 1\."):
        window(np.ones((3, 3)), np.ones((2, 2)), row, column)


@pytest.mark.parametrize("shape", [(1, 2, 2), (2,), (2, 1, 2, 2)])
def test_a_window_needs_a_kernel_like_its_input(shape):
    with pytest.raises(ValueError, match="A window needs"):
        window(np.ones((3, 3)), np.ones(shape), 0, 0)
