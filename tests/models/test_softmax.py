"""Softmax and its derivative against torch and numbers by hand."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_utils.models.activations import sigmoid, softmax, softmax_derivative

pytestmark = pytest.mark.filterwarnings("error")

scores = hnp.arrays(
    np.float64, hnp.array_shapes(max_dims=3, max_side=4), elements=st.floats(-1000, 1000)
)
temperatures = st.floats(0.05, 50)


@given(scores, temperatures)
def test_softmax_equals_torch(z, temperature):
    expected = torch.softmax(torch.tensor(z) / temperature, dim=-1)
    p = softmax(z, temperature)
    np.testing.assert_allclose(p, expected, rtol=0, atol=1e-12)
    np.testing.assert_allclose(p.sum(axis=-1), 1, atol=1e-12)


@given(hnp.arrays(np.float64, st.integers(1, 5), elements=st.floats(-9, 9)), temperatures)
def test_derivative_equals_torch(z, temperature):
    expected = torch.autograd.functional.jacobian(
        lambda scores: torch.softmax(scores / temperature, dim=-1), torch.tensor(z)
    )
    np.testing.assert_allclose(softmax_derivative(z, temperature), expected, rtol=0, atol=1e-11)


def test_derivative_of_many_rows_is_that_of_each_row():
    z = np.random.default_rng(0).normal(size=(2, 3, 4))
    slopes = softmax_derivative(z)
    assert slopes.shape == (2, 3, 4, 4)
    np.testing.assert_allclose(slopes[1, 2], softmax_derivative(z[1, 2]), rtol=1e-15)


def test_softmax_by_hand():
    np.testing.assert_allclose(softmax([np.log(1), np.log(2), np.log(5)]), [1 / 8, 1 / 4, 5 / 8])
    np.testing.assert_allclose(softmax([1000, 1000, -1000]), [0.5, 0.5, 0])
    np.testing.assert_allclose(softmax([0, np.log(9)], temperature=2), [1 / 4, 3 / 4])


@given(st.floats(-800, 800), st.floats(-500, 500))
def test_softmax_of_two_is_the_sigmoid_of_their_difference(a, b):
    assert softmax([a, b])[0] == pytest.approx(sigmoid(a - b), abs=1e-12)


@given(scores, st.floats(-1000, 1000))
def test_adding_one_number_to_all_scores_changes_nothing(z, shift):
    np.testing.assert_allclose(softmax(z + shift), softmax(z), rtol=0, atol=1e-10)


def test_low_temperatures_choose_and_high_ones_level():
    np.testing.assert_allclose(softmax([1, 2, 3], 1e-3), [0, 0, 1], atol=1e-12)
    np.testing.assert_allclose(softmax([1, 2, 3], 1e6), [1 / 3] * 3, atol=1e-6)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_floats_keep_their_precision(dtype):
    assert softmax(np.array([-1000, 0, 1000], dtype), 0.7).dtype == dtype
    assert softmax_derivative(np.array([1, 2], dtype), 0.7).dtype == dtype
    assert softmax(np.array([1, 2])).dtype == np.float64


@pytest.mark.parametrize("temperature", [0, -1, np.nan])
def test_a_temperature_is_above_zero(temperature):
    with pytest.raises(ValueError, match="temperature must be above 0"):
        softmax([1, 2], temperature)


@pytest.mark.parametrize("z", [3.0, [], [[], []]])
def test_there_must_be_a_class(z):
    with pytest.raises(ValueError, match="one for each class"):
        softmax(z)
