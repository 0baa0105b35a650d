"""Random settings beyond the sliders: rectangular, channels, batches, float64, to 1e-10."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.convolution import (
    avg_pool2d,
    conv2d,
    conv_transpose2d,
    max_pool2d,
    stretched_input,
)
from tests.models.convolution.oracle import our_answer, torch_answer

pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")


def setting(low, high):
    """An int, or (height, width)."""
    number = st.integers(low, high)
    return number | st.tuples(number, number)


@st.composite
def arrays(draw, transposed=False):
    """Input (C, H, W) or (N, C, H, W), kernels, and a bias or none."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    channels, outputs = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    batch = draw(st.sampled_from([(), (1,), (3,)]))
    size = draw(st.tuples(st.integers(1, 14), st.integers(1, 14)))
    kernel_size = draw(st.tuples(st.integers(1, 6), st.integers(1, 6)))
    x = rng.normal(size=(*batch, channels, *size))
    front = (channels, outputs) if transposed else (outputs, channels)
    kernel = rng.normal(size=(*front, *kernel_size))
    return (x, kernel, rng.normal(size=outputs)) if draw(st.booleans()) else (x, kernel)


def require_the_same(function, *arguments, **settings):
    """Our numbers, or None where both refuse."""
    ours = our_answer(function, *arguments, **settings)
    theirs = torch_answer(function, *arguments, **settings)
    assert (ours is None) == (theirs is None)
    if ours is not None:
        assert ours.dtype == theirs.dtype
        np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-10)
    return ours


@given(
    arrays(),
    setting(0, 5),
    setting(-1, 6) | st.sampled_from(["same", "valid", "SAME"]),
    setting(0, 4),
)
def test_convolution_equals_torch(arrays, stride, padding, dilation):
    require_the_same(conv2d, *arrays, stride=stride, padding=padding, dilation=dilation)


@given(arrays(), setting(1, 2), setting(0, 6), setting(1, 2))
def test_possible_convolution_equals_torch(arrays, stride, padding, dilation):
    require_the_same(conv2d, *arrays, stride=stride, padding=padding, dilation=dilation)


@given(arrays(transposed=True), setting(0, 4), setting(-1, 4), setting(-1, 3), setting(0, 4))
def test_transposed_convolution_equals_torch(arrays, stride, padding, output_padding, dilation):
    settings = {
        "stride": stride,
        "padding": padding,
        "output_padding": output_padding,
        "dilation": dilation,
    }
    y = require_the_same(conv_transpose2d, *arrays, **settings)
    if y is not None and len(arrays) == 2:
        stretched = stretched_input(*arrays, **settings)
        ordinary = conv2d(stretched.x, stretched.kernel, dilation=dilation)
        np.testing.assert_allclose(ordinary, y, rtol=1e-10, atol=1e-10)


@given(
    arrays(),
    setting(0, 6),
    st.none() | setting(0, 5),
    setting(-1, 3),
    setting(0, 3),
    st.booleans(),
)
def test_max_pooling_equals_torch(arrays, kernel_size, stride, padding, dilation, ceil_mode):
    require_the_same(
        max_pool2d,
        arrays[0],
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        dilation=dilation,
        ceil_mode=ceil_mode,
    )


@given(
    arrays(),
    setting(0, 6),
    st.none() | setting(0, 5),
    setting(-1, 3),
    st.booleans(),
    st.booleans(),
)
def test_average_pooling_equals_torch(
    arrays, kernel_size, stride, padding, ceil_mode, count_include_pad
):
    require_the_same(
        avg_pool2d,
        arrays[0],
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        ceil_mode=ceil_mode,
        count_include_pad=count_include_pad,
    )


@given(arrays(), setting(1, 3), setting(0, 3), setting(1, 3), st.data())
def test_transposed_convolution_is_the_transpose(arrays, stride, padding, dilation, data):
    x, kernel = arrays[:2]
    y = our_answer(conv2d, x, kernel, stride=stride, padding=padding, dilation=dilation)
    if y is None:
        return
    weights = np.random.default_rng(data.draw(st.integers(0, 99))).normal(size=y.shape)
    # The output padding makes up for what the stride left over.
    strides, paddings, dilations = (np.broadcast_to(s, 2) for s in (stride, padding, dilation))
    covered = dilations * (np.array(kernel.shape[2:]) - 1) + 1
    left = (np.array(x.shape[-2:]) + 2 * paddings - covered) % strides
    back = conv_transpose2d(
        weights,
        kernel,
        stride=stride,
        padding=padding,
        output_padding=tuple(left.tolist()),
        dilation=dilation,
    )
    assert back.shape == x.shape
    np.testing.assert_allclose(np.sum(y * weights), np.sum(x * back), rtol=1e-10, atol=1e-9)


@given(arrays(), setting(1, 5), st.none() | setting(1, 4), setting(0, 2))
def test_average_pooling_is_a_convolution_with_equal_weights(arrays, kernel_size, stride, padding):
    plain = arrays[0].reshape(-1, *arrays[0].shape[-2:])
    height, width = np.broadcast_to(kernel_size, 2)
    equal = np.full((height, width), 1 / (height * width))
    for x in plain:
        pooled = our_answer(avg_pool2d, x, kernel_size, stride, padding)
        if pooled is not None:
            step = kernel_size if stride is None else stride
            convolved = conv2d(x, equal, stride=step, padding=padding)
            np.testing.assert_allclose(pooled, convolved, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (conv2d, (np.ones((4, 3, 2, 2)),)),
        (conv_transpose2d, (np.ones((3, 4, 2, 2)),)),
        (max_pool2d, (2,)),
        (avg_pool2d, (2,)),
    ],
)
def test_a_batch_may_be_empty(function, arguments):
    x = np.ones((0, 3, 6, 5))
    assert function(x, *arguments).shape == torch_answer(function, x, *arguments).shape


@pytest.mark.parametrize("dtype", [np.float32, np.int64])
@pytest.mark.parametrize(
    ("function", "settings"),
    [
        (conv2d, {"padding": 1, "stride": 2}),
        (conv_transpose2d, {"stride": 2, "output_padding": 1}),
        (max_pool2d, {"kernel_size": 3, "stride": 2, "padding": 1}),
        (avg_pool2d, {"kernel_size": 3, "stride": 2, "padding": 1}),
        (max_pool2d, {"kernel_size": 2, "padding": 1, "dilation": 14}),  # padding alone
    ],
)
def test_dtype_is_kept(function, settings, dtype):
    rng = np.random.default_rng(3)
    x = rng.integers(-50, 50, (2, 3, 13, 13)).astype(dtype)
    kernel = rng.integers(-50, 50, (3, 3, 3, 3)).astype(dtype)
    arguments = (x,) if "kernel_size" in settings else (x, kernel)
    ours, theirs = function(*arguments, **settings), torch_answer(function, *arguments, **settings)
    assert ours.dtype == theirs.dtype == dtype
    np.testing.assert_allclose(ours, theirs, rtol=1e-6)
