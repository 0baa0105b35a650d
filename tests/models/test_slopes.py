"""Every activation and its derivative against torch, finite differences and numbers by hand."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from torch.nn import functional

from course_utils.models import activations
from course_utils.models.activations import ACTIVATIONS, leaky_relu, leaky_relu_derivative, tanh

pytestmark = pytest.mark.filterwarnings("error")

ORACLES = {
    "step": lambda z: torch.heaviside(z, torch.zeros((), dtype=z.dtype)),
    "identity": lambda z: 1 * z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "ReLU": torch.relu,
    "leaky ReLU": functional.leaky_relu,
    "softplus": lambda z: functional.softplus(z, threshold=700),
}
FLOAT = {name: a for name, a in ACTIVATIONS.items() if name != "step"}
finite = st.floats(-1e150, 1e150)
arrays = hnp.arrays(np.float64, hnp.array_shapes(max_dims=3, max_side=5), elements=finite)
moderate = hnp.arrays(np.float64, st.integers(1, 8), elements=st.floats(-30, 30))
#: Where rounding and kinks show first.
EDGES = np.array([-1000, -745.5, -100, -37.5, -1, -1e-9, 0, 1e-9, 1, 37.5, 100, 745.5, 1000])


def torch_slope(name, z):
    """Derivative by autograd; the step has none, so zeros."""
    z = torch.tensor(z, requires_grad=True)
    if name == "step":
        return np.zeros(z.shape)
    ORACLES[name](z).sum().backward()
    return z.grad.numpy()


def test_the_table_names_every_activation():
    assert list(ACTIVATIONS) == list(ORACLES)
    assert all(name == activation.name for name, activation in ACTIVATIONS.items())
    functions = [f for a in ACTIVATIONS.values() for f in (a.function, a.derivative)]
    assert {f.__name__ for f in functions} | {"ACTIVATIONS", "Activation", "softmax"} == (
        set(activations.__all__) - {"softmax_derivative"}
    )


@pytest.mark.parametrize("name", ORACLES)
@given(z=arrays)
def test_value_and_slope_equal_torch(name, z):
    activation = ACTIVATIONS[name]
    value, slope = activation.function(z), activation.derivative(z)
    np.testing.assert_allclose(value, ORACLES[name](torch.tensor(z)), rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(slope, torch_slope(name, z), rtol=0, atol=1e-13)
    assert value.shape == slope.shape == z.shape
    assert (value >= activation.lowest).all()
    assert (value <= activation.highest).all()


@pytest.mark.parametrize("name", ORACLES)
def test_value_and_slope_equal_torch_at_the_edges(name):
    activation = ACTIVATIONS[name]
    expected = ORACLES[name](torch.tensor(EDGES))
    np.testing.assert_allclose(activation.function(EDGES), expected, rtol=1e-12, atol=1e-13)
    slopes = activation.derivative(EDGES)
    np.testing.assert_allclose(slopes, torch_slope(name, EDGES), rtol=0, atol=1e-13)


@pytest.mark.parametrize("name", FLOAT)
@given(z=moderate)
def test_slope_is_what_the_function_does(name, z):
    z = np.where(np.abs(z) < 1e-3, 0.5, z)  # there is no slope at a kink
    function, h = ACTIVATIONS[name].function, 1e-6
    numeric = (function(z + h) - function(z - h)) / (2 * h)
    np.testing.assert_allclose(ACTIVATIONS[name].derivative(z), numeric, rtol=0, atol=2e-8)


@pytest.mark.parametrize(
    ("name", "z", "value", "slope"),
    [
        ("step", 2, 1, 0),
        ("step", 0, 0, 0),
        ("identity", -3, -3, 1),
        ("sigmoid", 0, 1 / 2, 1 / 4),
        ("sigmoid", np.log(3), 3 / 4, 3 / 16),
        ("tanh", 0, 0, 1),
        ("tanh", np.log(2), 3 / 5, 16 / 25),
        ("ReLU", 2, 2, 1),
        ("ReLU", -2, 0, 0),
        ("ReLU", 0, 0, 0),
        ("leaky ReLU", -2, -0.02, 0.01),
        ("leaky ReLU", 0, 0, 0.01),
        ("softplus", 0, np.log(2), 1 / 2),
        ("softplus", np.log(3), np.log(4), 3 / 4),
    ],
)
def test_by_hand(name, z, value, slope):
    assert ACTIVATIONS[name].function(z) == pytest.approx(value, abs=1e-15)
    assert ACTIVATIONS[name].derivative(z) == pytest.approx(slope, abs=1e-15)


def test_slopes_keep_their_digits_where_the_function_is_flat():
    """σ(1 − σ) and 1 − tanh² would give 0 at z = 40."""
    tiny = np.exp(-40.0)
    assert ACTIVATIONS["sigmoid"].derivative(40.0) == pytest.approx(tiny, rel=1e-12)
    assert ACTIVATIONS["sigmoid"].derivative(-40.0) == pytest.approx(tiny, rel=1e-12)
    assert ACTIVATIONS["tanh"].derivative(20.0) == pytest.approx(4 * tiny, rel=1e-12)
    assert ACTIVATIONS["softplus"].function(-40.0) == pytest.approx(tiny, rel=1e-12)


@given(moderate)
def test_tanh_is_a_stretched_sigmoid(z):
    np.testing.assert_allclose(tanh(z), 2 * activations.sigmoid(2 * z) - 1, atol=1e-14)


@given(moderate, st.floats(0, 0.9))
def test_leaky_relu_leaks_as_much_as_asked(z, slope):
    tensor = torch.tensor(z, requires_grad=True)
    expected = functional.leaky_relu(tensor, slope)
    expected.sum().backward()
    np.testing.assert_allclose(leaky_relu(z, slope), expected.detach(), rtol=1e-15)
    np.testing.assert_allclose(leaky_relu_derivative(z, slope), tensor.grad, rtol=1e-15)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("name", ORACLES)
def test_floats_keep_their_precision(name, dtype):
    activation = ACTIVATIONS[name]
    for z in (np.array([-1000, -1, 0, 1, 1000], dtype), dtype(0.5)):
        assert activation.derivative(z).dtype == dtype
        if name != "step":
            assert activation.function(z).dtype == dtype


@pytest.mark.parametrize("name", ORACLES)
def test_scalars_lists_and_integers_are_taken(name):
    activation = ACTIVATIONS[name]
    for function in (activation.function, activation.derivative):
        assert isinstance(function(3), np.generic)
        assert isinstance(function(0.5), np.generic)
        assert function([[1, -2], [3, 0]]).shape == (2, 2)
        assert function([]).shape == (0,)
        assert function(np.array([-128], np.int8)) == function([-128.0])
    assert activation.derivative(np.array([True])).dtype == np.float64


@pytest.mark.parametrize("name", ORACLES)
def test_the_input_stays_as_it_is(name):
    z = np.array([-2.0, 0.0, 2.0])
    for function in (ACTIVATIONS[name].function, ACTIVATIONS[name].derivative):
        function(z)[0] = 9
    assert z.tolist() == [-2, 0, 2]
