"""Step and sigmoid against torch, and where floats are at their limits."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_utils.models.activations import sigmoid, step

pytestmark = pytest.mark.filterwarnings("error")

finite = st.floats(allow_nan=False, allow_infinity=False)
arrays = hnp.arrays(np.float64, hnp.array_shapes(max_dims=3, max_side=5), elements=finite)


@given(arrays)
def test_step_equals_heaviside_of_torch(z):
    expected = torch.heaviside(torch.from_numpy(z), torch.zeros((), dtype=torch.float64))
    assert np.array_equal(step(z), expected)
    assert step(z).shape == z.shape


@given(arrays)
def test_sigmoid_equals_torch(z):
    np.testing.assert_allclose(sigmoid(z), torch.sigmoid(torch.from_numpy(z)), rtol=0, atol=1e-12)


@given(finite)
def test_sigmoid_of_minus_z_is_the_rest_to_one(z):
    assert 0 <= sigmoid(z) <= 1
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize(
    ("z", "answer"), [(-1e-300, 0), (-0.0, 0), (0, 0), (1e-300, 1), (np.inf, 1), (-np.inf, 0)]
)
def test_step_turns_at_zero(z, answer):
    assert step(z) == answer


@pytest.mark.parametrize(
    ("z", "value"),
    [(0, 0.5), (np.log(3), 0.75), (-np.log(3), 0.25), (1000, 1), (-1000, 0), (np.inf, 1)],
)
def test_sigmoid_by_hand(z, value):
    assert sigmoid(z) == pytest.approx(value, abs=1e-15)


def test_sigmoid_keeps_the_last_digits_of_small_values():
    """1 − 1/(1 + exp(−z)) would give 0 here."""
    assert sigmoid(-100.0) == pytest.approx(np.exp(-100.0), rel=1e-12)


def test_a_scalar_stays_a_scalar():
    assert isinstance(step(0.3), np.integer)
    assert isinstance(sigmoid(0.3), np.floating)
    assert isinstance(sigmoid(3), np.float64)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_sigmoid_keeps_the_precision_of_floats(dtype):
    assert sigmoid(np.array([-1000, 0, 1000], dtype)).dtype == dtype
    assert sigmoid(dtype(0.5)).dtype == dtype


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int64, bool])
def test_integers_become_float64_without_wrapping(dtype):
    z = np.array([0, 1, 1], dtype)
    assert sigmoid(z).dtype == np.float64
    assert np.array_equal(sigmoid(z), sigmoid(z.astype(float)))
    assert sigmoid(np.array([-128], np.int8)) == pytest.approx(np.exp(-128), rel=1e-12)


def test_lists_and_empty_arrays_are_taken():
    assert step([[-1, 2], [0, 3]]).tolist() == [[0, 1], [0, 1]]
    assert step([]).shape == sigmoid([]).shape == (0,)


def test_the_input_stays_as_it_is():
    z = np.array([-2.0, 0.0, 2.0])
    step(z), sigmoid(z)
    assert z.tolist() == [-2, 0, 2]
