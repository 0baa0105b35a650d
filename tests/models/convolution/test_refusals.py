"""Every refusal is a sentence with the numbers in it."""

import numpy as np
import pytest

from course_utils.models.convolution import (
    avg_pool2d,
    conv2d,
    conv_transpose2d,
    max_pool2d,
    output_size,
    pooled_output_size,
    transposed_output_size,
)
from tests.models.convolution.oracle import torch_answer


@pytest.mark.parametrize(
    ("size", "settings", "sentence"),
    [
        (
            output_size,
            (3, 5, 1, 2, 2),
            "A kernel of 5 with dilation 2 covers 9 cells, but the padded input has only 7.",
        ),
        (output_size, (4, 5), "A kernel of 5 covers 5 cells, but the input has only 4."),
        (
            output_size,
            ((9, 4), 5),
            "Along the width: A kernel of 5 covers 5 cells, but the input has only 4.",
        ),
        (output_size, (5, 3, 2, "same"), 'The padding "same" needs stride 1, not 2.'),
        (
            output_size,
            (5, 3, 1, "Same"),
            'The padding must be a whole number, (height, width), "same" or "valid", not \'Same\'.',
        ),
        (
            output_size,
            (5, 3, (1, 2, 3)),
            "The stride must be a whole number or (height, width), not (1, 2, 3).",
        ),
        (
            pooled_output_size,
            (5, 3, 1, 2),
            "Pooling allows padding up to half of the kernel: with a kernel of 3 at most 1, not 2.",
        ),
        (pooled_output_size, (5, 3, 1, 1, 1, 1), "ceil_mode must be True or False, not 1."),
        (
            transposed_output_size,
            (3, 3, 2, 0, 2),
            "The output padding must be below the stride or the dilation: 2 is too much "
            "for stride 2 and dilation 1.",
        ),
        (
            transposed_output_size,
            (2, 3, 1, 3),
            "Padding 3 cuts 6 cells off an output of 4, so none is left.",
        ),
    ],
)
def test_sentence(size, settings, sentence):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the whole sentence follows
        size(*settings)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("value", [True, 1.0, "1", None, np.True_, (1, 2.0), (True, 1), (), -1])
@pytest.mark.parametrize(
    ("function", "name"),
    [
        (conv2d, "stride"),
        (conv2d, "padding"),
        (conv2d, "dilation"),
        (conv_transpose2d, "stride"),
        (conv_transpose2d, "padding"),
        (conv_transpose2d, "output_padding"),
        (conv_transpose2d, "dilation"),
        (max_pool2d, "kernel_size"),
        (max_pool2d, "padding"),
        (max_pool2d, "dilation"),
        (avg_pool2d, "kernel_size"),
        (avg_pool2d, "padding"),
    ],
)
def test_no_whole_number(function, name, value):
    x = np.ones((1, 5, 5))
    arguments = (x,) if name == "kernel_size" else (x, 3)
    if function in (conv2d, conv_transpose2d):
        arguments = (x, np.ones((1, 1, 3, 3)))
    assert torch_answer(function, *arguments, **{name: value}) is None
    with pytest.raises(ValueError, match=f"The {name.replace('_', ' ')} must be"):
        function(*arguments, **{name: value})


@pytest.mark.parametrize("value", [0, -1, True, 2.0, (2, 0)])
@pytest.mark.parametrize("pool", [max_pool2d, avg_pool2d])
def test_stride_of_pooling(pool, value):
    with pytest.raises(ValueError, match="The stride must be"):
        pool(np.ones((5, 5)), 2, value)


@pytest.mark.parametrize("switch", ["ceil_mode", "count_include_pad"])
def test_switches_are_true_or_false(switch):
    with pytest.raises(ValueError, match=f"{switch} must be True or False, not 1"):
        avg_pool2d(np.ones((5, 5)), 2, **{switch: 1})


def test_numpy_integers_lists_and_single_numbers_are_whole_numbers():
    x = np.arange(25.0).reshape(5, 5)
    expected = max_pool2d(x, 2, stride=1)
    for one in (np.int64(1), [1, 1], (1,), (np.int8(1), 1)):
        assert np.array_equal(max_pool2d(x, 2, stride=one), expected)


@pytest.mark.parametrize(
    ("x", "kernel", "bias", "words"),
    [
        ((5,), (3, 3), None, "The input must have shape"),
        ((1, 1, 1, 5, 5), (1, 1, 3, 3), None, "The input must have shape"),
        ((5, 5), (1, 1, 3, 3), None, r"An input \(H, W\) needs a kernel \(kh, kw\)"),
        ((1, 5, 5), (3, 3), None, r"An input \(H, W\) needs a kernel \(kh, kw\)"),
        ((2, 5, 5), (1, 3, 3, 3), None, "The channels must match: the input has 2, .* has 3"),
        ((5, 5), (3, 3), (1,), "The bias must be one number"),
        ((1, 5, 5), (2, 1, 3, 3), (1,), "one number for each of the 2 outputs"),
        ((1, 5, 5), (2, 1, 3, 3), (), "one number for each of the 2 outputs"),
        ((0, 5), (3, 3), None, "holds no numbers"),
        ((0, 5, 5), (1, 0, 3, 3), None, "holds no numbers"),
        ((1, 5, 5), (1, 1, 0, 3), None, "holds no numbers"),
        ((1, 5, 5), (0, 1, 3, 3), None, "needs a kernel"),
    ],
)
def test_shapes_that_do_not_fit(x, kernel, bias, words):
    with pytest.raises(ValueError, match=words):
        conv2d(np.ones(x), np.ones(kernel), None if bias is None else np.ones(bias))


def test_transposed_kernels_begin_with_the_channels_of_the_input():
    x = np.ones((2, 5, 5))
    assert conv_transpose2d(x, np.ones((2, 3, 1, 1))).shape == (3, 5, 5)
    with pytest.raises(ValueError, match=r"read as \(C, O, kh, kw\), has 3"):
        conv_transpose2d(x, np.ones((3, 2, 1, 1)))


@pytest.mark.parametrize("values", [[[True]], [["a"]], [[1j]], [[None]]])
@pytest.mark.parametrize("function", [conv2d, conv_transpose2d, max_pool2d, avg_pool2d])
def test_only_integers_and_floats(function, values):
    second = 1 if function in (max_pool2d, avg_pool2d) else [[1]]
    with pytest.raises(ValueError, match="The input must hold integers or floats"):
        function(values, second)


def test_rows_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="The rows of the kernel must have equally many numbers"):
        conv2d(np.ones((3, 3)), [[1, 2], [3]])


def test_a_bias_in_plain_numbers_keeps_float32():
    x, kernel = np.ones((3, 3), np.float32), np.ones((2, 2), np.float32)
    y = conv2d(x, kernel, bias=0.5)
    assert y.dtype == np.float32
    assert (y == 4.5).all()
    assert (conv_transpose2d(x, kernel, bias=0.5)[0] == [1.5, 2.5, 2.5, 1.5]).all()


def test_settings_and_arrays_are_left_alone():
    x, kernel, stride = np.arange(25.0).reshape(5, 5), np.ones((2, 2)), [2, 1]
    before = x.copy(), kernel.copy()
    conv2d(x, kernel, stride=stride, padding=1)
    conv_transpose2d(x, kernel, stride=stride, padding=1)
    max_pool2d(x, 2, stride, 1)
    assert np.array_equal(x, before[0])
    assert np.array_equal(kernel, before[1])
    assert stride == [2, 1]
