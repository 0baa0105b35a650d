"""The recorded trace of perceptron training: consistent, as worked by hand, and as in torch."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_utils.models.logic import GATES, ROWS
from course_utils.models.perceptron import predict, train_perceptron, update

sixteenths = st.integers(-64, 64).map(lambda number: number / 16)
rates = st.sampled_from([0.125, 0.5, 1.0, 2.0])


@st.composite
def example_sets(draw):
    """Examples x (N, d) and classes y (N,), separable or not."""
    shape = draw(st.integers(1, 12)), draw(st.integers(1, 4))
    x = draw(hnp.arrays(float, shape, elements=sixteenths))
    return x, draw(hnp.arrays(np.int64, shape[0], elements=st.integers(0, 1)))


def trained_in_torch(x, y, learning_rate, epochs):
    """All weights (K + 1, d + 1) with the bias last, the examples of the mistakes, and success."""
    rows = torch.column_stack([torch.from_numpy(x), torch.ones(len(x), dtype=torch.float64)])
    weights = [torch.zeros(rows.shape[1], dtype=torch.float64)]
    examples = []
    for _ in range(epochs):
        before = len(examples)
        for i, row in enumerate(rows):
            fires = torch.heaviside(row @ weights[-1], torch.tensor(0.0).double())
            if fires != y[i]:
                weights.append(weights[-1] + learning_rate * (y[i] - fires) * row)
                examples.append(i)
        if len(examples) == before:
            return torch.stack(weights), examples, True
    return torch.stack(weights), examples, False


@given(example_sets(), rates, st.integers(1, 8))
def test_trace_equals_torch(examples, learning_rate, epochs):
    x, y = examples
    weights, order, converged = trained_in_torch(x, y, learning_rate, epochs)
    trace = train_perceptron(x, y, learning_rate, epochs)
    assert np.array_equal(np.column_stack([trace.weights, trace.biases]), weights)
    assert trace.examples.tolist() == order
    assert trace.converged == converged


@given(example_sets(), rates, st.integers(0, 6), st.none() | st.integers(0, 20))
def test_each_update_is_one_step_of_the_rule_on_a_wrong_example(
    examples, learning_rate, epochs, max_updates
):
    x, y = examples
    trace = train_perceptron(x, y, learning_rate, epochs, max_updates)
    assert trace.mistakes == len(trace.weights) - 1 == len(trace.errors) == len(trace.epochs)
    assert not trace.weights[0].any()
    assert trace.biases[0] == 0
    for k, i in enumerate(trace.examples):
        before = trace.weights[k], trace.biases[k]
        assert trace.errors[k] == y[i] - predict(x[i], *before) != 0
        weights, bias = update(x[i], y[i], *before, learning_rate)
        assert np.array_equal(trace.weights[k + 1], weights)
        assert trace.biases[k + 1] == bias
    order = list(zip(trace.epochs, trace.examples, strict=True))
    assert order == sorted(set(order))
    assert trace.passes <= epochs
    assert set(trace.epochs) <= set(range(1, trace.passes + 1))
    assert max_updates is None or trace.mistakes <= max_updates


@given(example_sets(), rates)
def test_converged_means_no_mistake_is_left(examples, learning_rate):
    x, y = examples
    trace = train_perceptron(x, y, learning_rate, epochs=5)
    right = np.array_equal(predict(x, trace.weights[-1], trace.biases[-1]), y)
    assert right or not trace.converged
    if trace.converged:
        assert set(trace.epochs) == set(range(1, trace.passes))
    else:
        assert set(trace.epochs) == set(range(1, 6))


@given(example_sets(), st.integers(0, 8))
def test_max_updates_gives_the_beginning_of_the_whole_trace(examples, most):
    whole, part = train_perceptron(*examples), train_perceptron(*examples, max_updates=most)
    kept = min(most, whole.mistakes)
    assert np.array_equal(part.weights, whole.weights[: kept + 1])
    assert np.array_equal(part.biases, whole.biases[: kept + 1])
    assert np.array_equal(part.examples, whole.examples[:kept])


@given(example_sets(), rates)
def test_the_learning_rate_only_stretches_the_weights(examples, learning_rate):
    one, other = train_perceptron(*examples), train_perceptron(*examples, learning_rate)
    assert np.array_equal(one.examples, other.examples)
    assert np.array_equal(learning_rate * one.weights, other.weights)
    assert np.array_equal(learning_rate * one.biases, other.biases)


def test_and_by_hand():
    """Worked on paper: three weights after each of the mistakes, in the order of the rows."""
    trace = train_perceptron(ROWS, GATES["AND"])
    assert np.column_stack([trace.weights, trace.biases]).tolist() == [
        [0, 0, 0],
        [1, 1, 1],  # pass 1: (1, 1) said 0
        [1, 1, 0],  # pass 2: (0, 0) said 1
        [1, 0, -1],  # (0, 1) said 1
        [2, 1, 0],  # (1, 1) said 0
        [2, 0, -1],  # pass 3: (0, 1) said 1
        [1, 0, -2],  # (1, 0) said 1
        [2, 1, -1],  # (1, 1) said 0
        [1, 1, -2],  # pass 4: (1, 0) said 1
        [2, 2, -1],  # (1, 1) said 0
        [2, 1, -2],  # pass 5: (0, 1) said 1
    ]
    assert trace.examples.tolist() == [3, 0, 1, 3, 1, 2, 3, 2, 3, 1]
    assert trace.errors.tolist() == [1, -1, -1, 1, -1, -1, 1, -1, 1, -1]
    assert trace.epochs.tolist() == [1, 2, 2, 2, 3, 3, 3, 4, 4, 5]
    assert (trace.converged, trace.passes) == (True, 6)


@pytest.mark.parametrize("gate", ["AND", "OR", "NAND", "NOR"])
def test_gates_that_a_line_separates_are_learned(gate):
    trace = train_perceptron(ROWS, GATES[gate])
    assert trace.converged
    assert np.array_equal(predict(ROWS, trace.weights[-1], trace.biases[-1]), GATES[gate])


def test_xor_is_never_learned():
    trace = train_perceptron(ROWS, GATES["XOR"], epochs=500)
    assert not trace.converged
    assert trace.passes == 500
    assert set(trace.epochs) == set(range(1, 501))


def test_nothing_to_learn_is_one_pass_without_a_mistake():
    trace = train_perceptron([[1, 2], [3, 4]], [0, 0])
    assert (trace.mistakes, trace.converged, trace.passes) == (0, True, 1)
    assert trace.weights.tolist() == [[0, 0]]


def test_no_update_allowed_is_the_start():
    trace = train_perceptron([[1, 2]], [1], max_updates=0)
    assert (trace.mistakes, trace.converged) == (0, False)


def test_the_examples_stay_as_they_are():
    x, y = ROWS.copy(), GATES["OR"].copy()
    train_perceptron(x, y)
    assert np.array_equal(x, ROWS)
    assert np.array_equal(y, GATES["OR"])


@pytest.mark.parametrize(
    ("x", "y", "sentence"),
    [
        ([[1, 2]], [-1], "classes must be 0 and 1"),
        ([[1, 2], [3, 4]], [0, 2], "classes must be 0 and 1"),
        ([[1, 2]], [0.5], "classes must be 0 and 1"),
        ([[1, 2], [3, 4]], [0], r"not \(2, 2\) and \(1,\)"),
        ([[1, 2], [3, 4]], [[0], [1]], r"not \(2, 2\) and \(2, 1\)"),
        ([1, 2], [0, 1], r"shape \(N, d\) and classes \(N,\), not \(2,\) and \(2,\)"),
        (np.zeros((0, 2)), [], r"not \(0, 2\) and \(0,\)"),
    ],
)
def test_examples_that_do_not_fit_get_a_sentence(x, y, sentence):
    with pytest.raises(ValueError, match=sentence):
        train_perceptron(x, y)


@pytest.mark.parametrize("learning_rate", [0, -0.1, float("nan")])
def test_a_learning_rate_must_be_above_zero(learning_rate):
    with pytest.raises(ValueError, match=f"must be above 0, not {learning_rate}"):
        train_perceptron([[1, 2]], [1], learning_rate)
