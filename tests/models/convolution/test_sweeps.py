"""Every state of the three labs, possible and impossible alike, against torch."""

import numpy as np
import pytest

from course_utils.models.convolution import (
    avg_pool2d,
    conv2d,
    conv_transpose2d,
    max_pool2d,
    output_size,
    pooled_output_size,
    stretched_input,
    transposed_output_size,
)
from tests.models.convolution.oracle import our_answer, picture, torch_answer
from tests.models.convolution.sliders import (
    AVERAGE_POOLING,
    CONVOLUTION,
    MAX_POOLING,
    TRANSPOSED,
    states,
)

pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")


def require_the_same(ours, theirs, size, state):
    """Same numbers and the announced size, or all three refuse."""
    if theirs is None:
        assert ours is None, f"torch refuses {state}"
        assert size is None, f"torch refuses {state}"
        return
    assert ours is not None, f"torch accepts {state}"
    assert ours.dtype == theirs.dtype
    assert (size, size) == ours.shape == theirs.shape, state
    assert np.array_equal(ours, theirs) or np.allclose(ours, theirs, rtol=0, atol=1e-12), state


@pytest.mark.parametrize(
    ("function", "size_function", "sliders", "expected", "refused"),
    [
        (conv2d, output_size, CONVOLUTION, 5_600, 1_516),
        (conv_transpose2d, transposed_output_size, TRANSPOSED, 8_960, 2_114),
        (max_pool2d, pooled_output_size, MAX_POOLING, 4_500, 1_753),
        (avg_pool2d, pooled_output_size, AVERAGE_POOLING, 3_000, 838),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_every_state_equals_torch(
    function, size_function, sliders, expected, refused, count_states
):
    count = refusals = 0
    for state in states(sliders):
        settings = dict(state)
        x = picture(settings["input_size"], settings.pop("input_size"), seed=1)
        if function in (conv2d, conv_transpose2d):
            kernel = picture(settings["kernel_size"], settings.pop("kernel_size"), seed=2)
            arguments = (x, kernel)
        else:
            arguments = (x,)
        theirs = torch_answer(function, *arguments, **settings)
        ours = our_answer(function, *arguments, **settings)
        sizes = {name: value for name, value in state.items() if name != "count_include_pad"}
        require_the_same(ours, theirs, our_answer(size_function, **sizes), state)
        count += 1
        refusals += theirs is None
    count_states(count)
    assert (count, refusals) == (expected, refused)


def test_every_transposed_state_is_a_convolution_of_the_stretched_input(count_states):
    count = 0
    for state in states(TRANSPOSED):
        settings = dict(state)
        x = picture(settings["input_size"], settings.pop("input_size"), seed=1)
        kernel = picture(settings["kernel_size"], settings.pop("kernel_size"), seed=2)
        expected = torch_answer(conv_transpose2d, x, kernel, **settings)
        if expected is None:
            continue
        stretched = stretched_input(x, kernel, **settings)
        ours = conv2d(stretched.x, stretched.kernel, dilation=state["dilation"])
        assert np.array_equal(ours, expected), state
        assert not stretched.x[~stretched.inside].any()
        count += 1
    count_states(count, "PyTorch")
    assert count == 8_960 - 2_114


@pytest.mark.parametrize(
    ("input_size", "kernel_size", "stride", "padding"), [(2, 4, 2, 3), (2, 5, 1, 3), (3, 4, 1, 3)]
)
def test_no_output_is_left(input_size, kernel_size, stride, padding):
    """In single precision torch gives an empty picture here; in double it refuses, and so do we."""
    x, kernel = picture(input_size, input_size), picture(kernel_size, kernel_size)
    settings = {"stride": stride, "padding": padding}
    single = [array.astype(np.float32) for array in (x, kernel)]
    theirs = torch_answer(conv_transpose2d, *single, **settings)
    assert theirs is None or theirs.shape == (0, 0)
    assert torch_answer(conv_transpose2d, x, kernel, **settings) is None
    with pytest.raises(ValueError, match="so none is left"):
        conv_transpose2d(*single, **settings)
