"""Every loss and its gradient against torch, finite differences and numbers by hand."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from torch.nn import functional

from course_utils.models import losses
from course_utils.models.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    cross_entropy,
    cross_entropy_gradient,
    log_sum_exp,
    mae,
    mae_gradient,
    mse,
    mse_gradient,
    one_hot,
    rmse,
    rmse_gradient,
    squared_error,
    squared_error_gradient,
)

pytestmark = pytest.mark.filterwarnings("error")

DISTANCES = {
    "mse": functional.mse_loss,
    "rmse": lambda a, b: functional.mse_loss(a, b).sqrt(),
    "mae": functional.l1_loss,
    "squared_error": lambda a, b: functional.mse_loss(a, b, reduction="sum") / 2 / len(a),
}
shapes = hnp.array_shapes(max_dims=3, max_side=4)
numbers = st.floats(-1000, 1000, width=32)


@st.composite
def pairs(draw, elements=numbers, targets=numbers):
    shape = draw(shapes)
    return (
        draw(hnp.arrays(np.float64, shape, elements=elements)),
        draw(hnp.arrays(np.float64, shape, elements=targets)),
    )


@st.composite
def classified(draw):
    """Scores (N, K) and labels (N,)."""
    count, classes = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    scores = draw(hnp.arrays(np.float64, (count, classes), elements=numbers))
    return scores, draw(hnp.arrays(np.int64, count, elements=st.integers(0, classes - 1)))


def by_torch(oracle, first, second):
    """Value and gradient of a loss at its first argument."""
    tensor = torch.tensor(first, requires_grad=True)
    value = oracle(tensor, torch.tensor(second))
    value.backward()
    return value.item(), tensor.grad.numpy()


@pytest.mark.parametrize("name", DISTANCES)
@given(pair=pairs())
def test_distances_equal_torch(name, pair):
    if name == "rmse" and np.array_equal(*pair):
        return  # torch gives NaN there; ours is tested by hand
    value, gradient = by_torch(DISTANCES[name], *pair)
    assert getattr(losses, name)(*pair) == pytest.approx(value, rel=1e-12, abs=1e-12)
    ours = getattr(losses, f"{name}_gradient")(*pair)
    np.testing.assert_allclose(ours, gradient, rtol=1e-12, atol=1e-10)


@given(pairs(targets=st.sampled_from([0.0, 1.0, 0.25])))
def test_binary_cross_entropy_equals_torch(pair):
    value, gradient = by_torch(functional.binary_cross_entropy_with_logits, *pair)
    assert binary_cross_entropy(*pair) == pytest.approx(value, rel=1e-12, abs=1e-12)
    np.testing.assert_allclose(binary_cross_entropy_gradient(*pair), gradient, rtol=0, atol=1e-12)


@given(classified())
def test_cross_entropy_equals_torch(pair):
    scores, labels = pair
    value, gradient = by_torch(functional.cross_entropy, *pair)
    rows = one_hot(labels, scores.shape[1])
    for targets in (labels, rows, labels.astype(np.uint8), rows.astype(int)):
        assert cross_entropy(scores, targets) == pytest.approx(value, rel=1e-12, abs=1e-12)
        ours = cross_entropy_gradient(scores, targets)
        np.testing.assert_allclose(ours, gradient, rtol=0, atol=1e-12)


@given(hnp.arrays(np.float64, shapes, elements=numbers))
def test_log_sum_exp_equals_torch(scores):
    expected = torch.logsumexp(torch.tensor(scores), dim=-1)
    np.testing.assert_allclose(log_sum_exp(scores), expected, rtol=1e-12, atol=1e-12)


def test_cross_entropy_takes_probabilities_as_targets():
    scores, rows = np.array([[1.0, 2, 3], [0, 0, 5]]), np.array([[0.2, 0.3, 0.5], [1, 0, 0]])
    value, gradient = by_torch(functional.cross_entropy, scores, rows)
    assert cross_entropy(scores, rows) == pytest.approx(value, rel=1e-13)
    np.testing.assert_allclose(cross_entropy_gradient(scores, rows), gradient, atol=1e-13)


@pytest.mark.parametrize(
    "name", [*DISTANCES, "binary_cross_entropy", pytest.param("cross_entropy", id="categorical")]
)
def test_gradient_is_what_the_loss_does(name):
    rng = np.random.default_rng(3)
    y_hat, y = rng.normal(size=(4, 3)), np.eye(3)[[0, 2, 1, 1]]
    loss, numeric, h = getattr(losses, name), np.zeros((4, 3)), 1e-6
    for index in np.ndindex(4, 3):
        move = np.zeros((4, 3))
        move[index] = h
        numeric[index] = (loss(y_hat + move, y) - loss(y_hat - move, y)) / (2 * h)
    gradient = getattr(losses, f"{name}_gradient")(y_hat, y)
    np.testing.assert_allclose(gradient, numeric, rtol=0, atol=1e-8)


def test_distances_by_hand():
    y_hat, y = [3, 1, 2, 2], [1, 1, 3, -1]  # differences 2, 0, −1, 3
    assert mse(y_hat, y) == 14 / 4
    assert rmse(y_hat, y) == pytest.approx(np.sqrt(3.5))
    assert mae(y_hat, y) == 6 / 4
    assert mse_gradient(y_hat, y).tolist() == [1, 0, -0.5, 1.5]
    assert mae_gradient(y_hat, y).tolist() == [0.25, 0, -0.25, 0.25]
    np.testing.assert_allclose(rmse_gradient(y_hat, y), np.array([2, 0, -1, 3]) / 4 / 3.5**0.5)
    assert squared_error([[3, 1], [2, 2]], [[1, 1], [3, -1]]) == 14 / 2 / 2
    assert squared_error_gradient([[3], [1]], [[1], [1]]).tolist() == [[1], [0]]
    assert (squared_error(3, 1), mse(3, 1), mae(3, 1)) == (2, 4, 2)


def test_cross_entropies_by_hand():
    z = np.log(3)  # σ(z) = 3/4
    assert binary_cross_entropy([z], [1]) == pytest.approx(-np.log(3 / 4))
    assert binary_cross_entropy([z, z], [0, 0]) == pytest.approx(-np.log(1 / 4))
    np.testing.assert_allclose(binary_cross_entropy_gradient([z, z], [1, 0]), [-1 / 8, 3 / 8])
    scores = [np.log([1, 2, 5]), np.log([4, 4, 8])]
    assert cross_entropy(scores, [1, 2]) == pytest.approx(-(np.log(1 / 4) + np.log(1 / 2)) / 2)
    np.testing.assert_allclose(
        cross_entropy_gradient(scores, [1, 2])[0], [1 / 16, -3 / 8, 5 / 16], atol=1e-15
    )
    assert log_sum_exp(np.log([1, 2, 5])) == pytest.approx(np.log(8))


def test_two_classes_with_softmax_are_one_with_the_sigmoid():
    z, y = np.array([-2.0, 0.3, 4.0]), np.array([1, 0, 1])
    both = np.column_stack([np.zeros(3), z])
    assert cross_entropy(both, y) == pytest.approx(binary_cross_entropy(z, y), rel=1e-14)


def test_large_scores_cost_what_they_are_worth():
    assert binary_cross_entropy([1000.0, -1000.0], [0, 1]) == 1000
    assert binary_cross_entropy([1000.0, -1000.0], [1, 0]) == 0
    assert binary_cross_entropy([40.0], [1]) == pytest.approx(np.exp(-40), rel=1e-12)
    assert cross_entropy([[1000.0, 0, -1000]], [2]) == 2000
    assert cross_entropy([[1000.0, 0, -1000]], [0]) == 0
    assert cross_entropy([[0.0, -np.inf]], [0]) == 0


def test_where_every_answer_is_right_nothing_pulls():
    for name in DISTANCES:
        assert getattr(losses, name)([1.0, 2], [1, 2]) == 0
        assert getattr(losses, f"{name}_gradient")([1.0, 2], [1, 2]).tolist() == [0, 0]


@pytest.mark.parametrize(
    "name", ["mse", "rmse", "mae", "squared_error", "binary_cross_entropy", "cross_entropy"]
)
def test_losses_are_python_numbers_and_gradients_keep_the_precision(name):
    y_hat, y = np.array([[0.5, 1], [2, 3]], np.float32), np.eye(2)
    assert type(getattr(losses, name)(y_hat, y)) is float
    assert getattr(losses, f"{name}_gradient")(y_hat, y).dtype == np.float32
    assert getattr(losses, f"{name}_gradient")([[1, 2]], [[0, 1]]).dtype == np.float64


@pytest.mark.parametrize("name", [*DISTANCES, "binary_cross_entropy"])
@pytest.mark.parametrize("suffix", ["", "_gradient"])
def test_a_column_and_a_row_are_not_compared(name, suffix):
    """NumPy would stretch (3, 1) − (3,) to nine differences."""
    with pytest.raises(ValueError, match="several of the others") as sentence:
        getattr(losses, name + suffix)(np.zeros((3, 1)), np.zeros(3))
    assert "(3, 1)" in str(sentence.value)
    assert "(3,)" in str(sentence.value)
    with pytest.raises(ValueError, match="nothing to compare"):
        getattr(losses, name + suffix)(np.zeros((0, 2)), np.zeros((0, 2)))


@pytest.mark.parametrize("suffix", ["", "_gradient"])
@pytest.mark.parametrize(
    ("scores", "labels", "said"),
    [
        ([1.0, 2.0], [0], "a row an example"),
        ([[1.0, 2.0]], [2], "2 is no class"),
        ([[1.0, 2.0]], [-1], "-1 is no class"),
        ([[1.0, 2.0]], [1.0], "Labels are integers"),
        ([[1.0, 2.0]], [0, 1], "targets"),
        ([[1.0, 2.0]], [[0, 1, 0]], "both need the same"),
        ([[1.0, 2.0]], [[1, 1]], "sum to 1"),
        ([[1.0, 2.0]], [[2, -1]], "sum to 1"),
        (np.zeros((0, 2)), np.zeros(0, int), "nothing to compare"),
    ],
)
def test_cross_entropy_says_what_does_not_fit(suffix, scores, labels, said):
    with pytest.raises(ValueError, match=said):
        getattr(losses, f"cross_entropy{suffix}")(scores, labels)


def test_targets_of_binary_cross_entropy_are_probabilities():
    with pytest.raises(ValueError, match="between 0 and 1"):
        binary_cross_entropy([1.0], [-1])


def test_one_hot_by_hand():
    assert one_hot([2, 0], 3).tolist() == [[0, 0, 1], [1, 0, 0]]
    with pytest.raises(ValueError, match="shape"):
        one_hot([[0, 1]], 2)
