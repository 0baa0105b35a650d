"""Receptive fields against torch's gradients, and against the table of a known network."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.convolution import Layer, receptive_field

sizes = st.integers(1, 3) | st.tuples(st.integers(1, 3), st.integers(1, 3))


@given(st.lists(st.builds(Layer, sizes, sizes, sizes), min_size=1, max_size=4))
def test_paths_are_the_gradient_of_one_output(layers):
    field = receptive_field(layers)[-1]
    height, width = np.broadcast_to(field.size, 2)
    down, across = np.broadcast_to(field.jump, 2)
    # One output more in each direction than the field needs.
    x = torch.ones(1, 1, height + down, width + across, dtype=torch.float64).requires_grad_()
    y = x
    for kernel_size, stride, dilation in layers:
        kernel = torch.ones(1, 1, *np.broadcast_to(kernel_size, 2)).double()
        y = torch.nn.functional.conv2d(y, kernel, stride=stride, dilation=dilation)
    assert y.shape == (1, 1, 2, 2)
    for row, column in np.ndindex(2, 2):
        (gradient,) = torch.autograd.grad(y[0, 0, row, column], x, retain_graph=True)
        expected = np.zeros(x.shape[2:])
        expected[row * down :, column * across :][:height, :width] = field.paths
        assert np.array_equal(gradient[0, 0], expected)


def test_sizes_by_hand():
    three = receptive_field([(3,), (3, 2), Layer(3, dilation=2)])
    assert [(field.size, field.jump) for field in three] == [(3, 1), (5, 2), (13, 2)]


def test_dilation_2_covers_25_pixels_with_9_weights():
    (field,) = receptive_field([Layer(3, dilation=2)])
    assert (field.size, field.paths.size, np.count_nonzero(field.paths)) == (5, 25, 9)


def test_pairs_give_pairs_from_where_they_begin():
    fields = receptive_field([(3, 1, 1), ((3, 5), 1, 1)])
    assert [field.size for field in fields] == [3, (5, 7)]
    assert receptive_field([]) == []


@pytest.mark.parametrize("layer", [(0,), (3, 0), (3, 1, -1), (3, True), (2.0,)])
def test_impossible_layers_are_refused(layer):
    with pytest.raises(ValueError, match=r"must be (a whole number|at least 1)"):
        receptive_field([layer])
