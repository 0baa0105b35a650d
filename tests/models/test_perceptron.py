"""One answer and one update of a perceptron, by hand and against torch."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_utils.models.perceptron import predict, update

#: Sixteenths are exact in binary, so a sum that is 0 on paper is 0 here.
sixteenths = st.integers(-64, 64).map(lambda number: number / 16)


@st.composite
def neurons(draw):
    """Examples (N, d), weights (d,) and bias."""
    count, features = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    x = draw(hnp.arrays(float, (count, features), elements=sixteenths))
    return x, draw(hnp.arrays(float, features, elements=sixteenths)), draw(sixteenths)


@given(neurons())
def test_predict_equals_torch(neuron):
    x, weights, bias = neuron
    z = torch.nn.functional.linear(
        torch.from_numpy(x), torch.from_numpy(weights)[None], torch.tensor([bias]).double()
    )
    expected = torch.heaviside(z[:, 0], torch.zeros(1, dtype=torch.float64))
    assert np.array_equal(predict(x, weights, bias), expected)
    assert [predict(example, weights, bias) for example in x] == expected.tolist()


@given(neurons())
def test_bias_is_minus_the_threshold(neuron):
    x, weights, threshold = neuron
    assert np.array_equal(predict(x, weights, -threshold), x @ weights > threshold)


@pytest.mark.parametrize(
    ("x", "weights", "bias", "answer"),
    [
        ([1, 1], [1, 1], -1.5, 1),  # AND of 1 and 1
        ([1, 0], [1, 1], -1.5, 0),
        ([1, 1], [1, 1], -2, 0),  # z = 0 does not fire
        ([0, 0], [5, 5], 0.001, 1),  # the bias alone fires
        ([2.0, -1.0, 0.5], [1, 2, 4], -2, 0),  # 2 − 2 + 2 − 2 = 0
    ],
)
def test_predict_by_hand(x, weights, bias, answer):
    assert predict(x, weights, bias) == answer


def test_predict_gives_a_number_for_one_example_and_an_array_for_many():
    assert isinstance(predict([1, 2], [1, 1], 0), np.integer)
    assert predict([[1, 2], [-1, -2]], [1, 1], 0).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("x", "weights"), [([1, 2, 3], [1, 2]), ([[1], [2]], [1, 2]), ([1, 2], [[1], [2]]), (1, [1])]
)
def test_predict_says_which_shapes_do_not_fit(x, weights):
    shapes = [str(np.shape(x)), str(np.shape(weights))]
    with pytest.raises(ValueError, match="one number per weight") as sentence:
        predict(x, weights, 0)
    assert all(shape in str(sentence.value) for shape in shapes)


@pytest.mark.parametrize(
    ("y", "weights", "bias", "learning_rate", "expected"),
    [
        (1, [0, 0], 0, 1, ([2, -3], 1)),  # said 0, is 1: the point is added
        (0, [1, 0], 0, 1, ([-1, 3], -1)),  # said 1, is 0: the point is taken away
        (1, [1, 0], 0, 1, ([1, 0], 0)),  # right: nothing changes
        (0, [0, 0], 0, 1, ([0, 0], 0)),  # right at z = 0
        (1, [0, 0], -0.5, 0.25, ([0.5, -0.75], -0.25)),
    ],
)
def test_update_by_hand(y, weights, bias, learning_rate, expected):
    new_weights, new_bias = update([2, -3], y, weights, bias, learning_rate)
    assert new_weights.tolist() == expected[0]
    assert new_bias == expected[1]


@given(neurons(), st.integers(0, 1), st.sampled_from([0.25, 1.0, 2.0]))
def test_update_descends_the_perceptron_loss(neuron, y, learning_rate):
    """The rule is a gradient step on −(y − ŷ)·z, with ŷ held fixed; torch takes the gradient."""
    x, weights, bias = neuron
    w = torch.tensor(weights, requires_grad=True)
    b = torch.tensor(bias, dtype=torch.float64, requires_grad=True)
    z = w @ torch.from_numpy(x[0]) + b
    (-(y - (z.detach() > 0).double()) * z).backward()
    new_weights, new_bias = update(x[0], y, weights, bias, learning_rate)
    assert np.array_equal(new_weights, (w - learning_rate * w.grad).detach())
    assert new_bias == (b - learning_rate * b.grad).item()


def test_update_leaves_its_input_alone():
    x, weights = np.array([1.0, 2.0]), np.array([0.0, 0.0])
    update(x, 1, weights, 0)
    assert (x.tolist(), weights.tolist()) == ([1, 2], [0, 0])


@pytest.mark.parametrize("x", [[[1, 2]], [[1, 2], [3, 4]], 3])
def test_update_takes_one_example(x):
    with pytest.raises(ValueError, match=r"one example \(d,\)"):
        update(x, 1, [0, 0], 0)


def test_update_says_which_shapes_do_not_fit():
    with pytest.raises(ValueError, match="one number per weight"):
        update([1, 2, 3], 1, [0, 0], 0)
