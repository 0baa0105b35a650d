"""Use, overlap and leftover against torch's gradients of ones, over every state."""

import numpy as np
import pytest
import torch

from course_utils.models.convolution import (
    leftover,
    overlap_counts,
    spread_outputs,
    usage_counts,
    using_outputs,
)
from tests.models.convolution.oracle import our_answer
from tests.models.convolution.sliders import CONVOLUTION, TRANSPOSED, states

pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")


def ones(size):
    return torch.ones(1, 1, size, size, dtype=torch.float64)


def padded_ones(input_size, kernel_size, padding, dilation):
    """Ones of the size of the padded input."""
    amount = {"same": dilation * (kernel_size - 1), "valid": 0}.get(padding)
    return ones(input_size + (2 * padding if amount is None else amount))


def test_usage_and_leftover_of_every_state(count_states):
    count = 0
    for state in states(CONVOLUTION):
        usage = our_answer(usage_counts, **state)
        if usage is None:
            assert our_answer(leftover, **state) is None
            continue
        kernel = ones(state["kernel_size"])
        settings = {"stride": state["stride"], "dilation": state["dilation"]}

        x = ones(state["input_size"]).requires_grad_()
        torch.nn.functional.conv2d(x, kernel, padding=state["padding"], **settings).sum().backward()
        assert np.array_equal(usage, x.grad[0, 0]), state

        cells = padded_ones(*(state[n] for n in CONVOLUTION if n != "stride")).requires_grad_()
        torch.nn.functional.conv2d(cells, kernel, **settings).sum().backward()
        never_read = cells.grad[0, 0].numpy() == 0
        rest = leftover(**state)
        assert np.array_equal(rest.mask, never_read), state
        read_rows = np.flatnonzero(~never_read.all(axis=1))
        assert rest.rows == rest.columns == len(never_read) - 1 - read_rows[-1], state
        count += 1
    count_states(count, "PyTorch")
    assert count == 5_600 - 1_516


def test_overlap_of_every_state(count_states):
    count = 0
    for state in states(TRANSPOSED):
        counts = our_answer(overlap_counts, **state)
        if counts is None:
            continue
        settings = dict(state)
        x, kernel = ones(settings.pop("input_size")), ones(settings.pop("kernel_size"))
        expected = torch.nn.functional.conv_transpose2d(x, kernel, **settings)[0, 0]
        assert np.array_equal(counts, expected), state
        count += 1
    count_states(count, "PyTorch")
    assert count == 8_960 - 2_114


def test_checkerboard_of_kernel_3_and_none_of_kernel_4_with_stride_2():
    assert np.unique(overlap_counts(6, 3, stride=2)[2:-2, 2:-2]).tolist() == [1, 2, 4]
    assert np.unique(overlap_counts(6, 4, stride=2)[2:-2, 2:-2]).tolist() == [4]


def test_rectangular_counts():
    x = torch.ones(1, 1, 7, 12).requires_grad_()
    settings = {"stride": (3, 2), "padding": (0, 2), "dilation": (1, 3)}
    torch.nn.functional.conv2d(x, torch.ones(1, 1, 2, 3), **settings).sum().backward()
    assert np.array_equal(usage_counts((7, 12), (2, 3), **settings), x.grad[0, 0])
    rest = leftover((7, 12), (2, 3), **settings)
    assert rest.mask.shape == (7, 16)
    assert (rest.rows, rest.columns) == (2, 1)


def test_outputs_of_one_input_cell():
    settings = {"stride": 2, "padding": 1, "dilation": 2}
    x, kernel = torch.zeros(1, 1, 6, 7), torch.ones(1, 1, 2, 3)
    for row, column in np.ndindex(6, 7):
        x.zero_()[0, 0, row, column] = 1
        expected = torch.nn.functional.conv2d(x, kernel, **settings)[0, 0] > 0
        found = using_outputs(row, column, (6, 7), (2, 3), **settings)
        assert np.array_equal(found, expected)
        settings["output_padding"] = 1
        expected = torch.nn.functional.conv_transpose2d(x, kernel, **settings)[0, 0] > 0
        found = spread_outputs(row, column, (6, 7), (2, 3), **settings)
        assert np.array_equal(found, expected)
        del settings["output_padding"]


@pytest.mark.parametrize("cell", [(6, 0), (0, 7), (-1, 0), (0, True), (0.0, 0)])
@pytest.mark.parametrize("outputs", [using_outputs, spread_outputs])
def test_a_cell_outside_the_input_is_refused(outputs, cell):
    with pytest.raises(ValueError, match=r"The input has no (row|column) "):
        outputs(*cell, (6, 7), 3)
