"""The network against the same network in torch, numbers by hand, and sentences."""

import inspect

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.models.activations import ACTIVATIONS
from course_utils.models.mlp import MLP
from course_utils.models.output_layers import OUTPUT_LAYERS

pytestmark = pytest.mark.filterwarnings("error")

HIDDEN = {
    "identity": nn.Identity,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "ReLU": nn.ReLU,
    "leaky ReLU": nn.LeakyReLU,
    "softplus": lambda: nn.Softplus(threshold=700),
}
ENDS = {"identity": nn.Identity, "sigmoid": nn.Sigmoid, "softmax": lambda: nn.Softmax(dim=1)}
LOSSES = {
    "mse": lambda z, y_hat, y: nn.functional.mse_loss(y_hat, y),
    "squared error": lambda z, y_hat, y: ((y_hat - y) ** 2).sum() / 2 / len(y),
    "binary cross-entropy": lambda z, y_hat, y: nn.functional.binary_cross_entropy_with_logits(
        z, y
    ),
    "cross-entropy": lambda z, y_hat, y: nn.functional.cross_entropy(z, y),
}
DEPTHS = [(3, 2), (4, 5, 3), (2, 6, 1), (5, 4, 3, 2), (3, 4, 4, 4, 4, 2)]


def random_network(sizes, hidden="sigmoid", output="sigmoid", loss=None, seed=0, **settings):
    """Network whose biases are random too."""
    rng = np.random.default_rng(seed)
    network = MLP(sizes, hidden, output, loss, rng=rng, **settings)
    network.biases = [rng.normal(size=bias.shape).astype(bias.dtype) for bias in network.biases]
    return network


def same_in_torch(network):
    """The layers up to the scores, and the output activation, with the same weights."""
    layers = []
    for weights, bias in zip(network.weights, network.biases, strict=True):
        linear = nn.Linear(*weights.shape, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(weights.T))
            linear.bias.copy_(torch.tensor(bias))
        layers += [linear, HIDDEN[network.hidden]()]
    return nn.Sequential(*layers[:-1]), ENDS[network.output]()


def examples(network, count=7, seed=5):
    """Inputs and targets that fit the network."""
    rng = np.random.default_rng(seed)
    x, outputs = rng.normal(size=(count, network.layer_sizes[0])), network.layer_sizes[-1]
    if network.output == "identity":
        return x, rng.normal(size=(count, outputs))
    if network.output == "sigmoid":
        return x, rng.integers(0, 2, (count, outputs))
    return x, np.eye(outputs)[rng.integers(0, outputs, count)]


@pytest.mark.parametrize("sizes", DEPTHS)
@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(("output", "loss"), OUTPUT_LAYERS)
def test_outputs_loss_and_every_gradient_equal_torch(output, loss, hidden, sizes):
    network = random_network(sizes, hidden, output, loss)
    x, y = examples(network)
    body, end = same_in_torch(network)
    scores = body(torch.tensor(x))
    value = LOSSES[loss](scores, end(scores), torch.tensor(y, dtype=torch.float64))
    value.backward()
    linear = [layer for layer in body if isinstance(layer, nn.Linear)]
    np.testing.assert_allclose(network.forward(x), end(scores).detach(), rtol=0, atol=1e-12)
    assert network.loss(x, y) == pytest.approx(value.item(), rel=1e-12, abs=1e-12)
    weight_gradients, bias_gradients = network.gradients(x, y)
    assert len(weight_gradients) == len(bias_gradients) == len(linear)
    for layer, slopes, bias_slopes in zip(linear, weight_gradients, bias_gradients, strict=True):
        np.testing.assert_allclose(slopes, layer.weight.grad.T, rtol=0, atol=1e-10)
        np.testing.assert_allclose(bias_slopes, layer.bias.grad, rtol=0, atol=1e-10)


def test_every_hidden_activation_with_a_slope_is_compared():
    assert set(HIDDEN) == set(ACTIVATIONS) - {"step"}


def test_the_step_lets_nothing_back():
    network = random_network((3, 4, 2), "step")
    x, y = examples(network)
    (first, last), (first_bias, _) = network.gradients(x, y)
    assert not first.any()
    assert not first_bias.any()
    assert last.any()


def test_forward_and_backward_by_hand():
    """One hidden ReLU, squared error: z = 2·1 − 1 = 1, ŷ = 3·1 + 0.5 = 3.5, y = 2."""
    network = MLP((1, 1, 1), "ReLU", "identity", "squared error", rng=np.random.default_rng(0))
    network.weights = [np.array([[2.0]]), np.array([[3.0]])]
    network.biases = [np.array([-1.0]), np.array([0.5])]
    assert network.forward([[1]]) == 3.5
    assert network.loss([[1]], [2]) == 1.5**2 / 2
    weights, biases = network.gradients([[1]], [2])
    assert [w.item() for w in weights] == [1.5 * 3, 1.5]
    assert [b.item() for b in biases] == [1.5 * 3, 1.5]
    network.step([[1]], [2], 0.1)
    assert [w.item() for w in network.weights] == pytest.approx([2 - 0.45, 3 - 0.15])
    assert [b.item() for b in network.biases] == pytest.approx([-1 - 0.45, 0.5 - 0.15])


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_labels_are_one_hot_rows_in_short(output):
    network = random_network((4, 5, 3), output=output)
    x, labels = np.random.default_rng(2).normal(size=(6, 4)), np.array([0, 2, 1, 1, 0, 2])
    assert network.loss(x, labels) == network.loss(x, np.eye(3)[labels])
    for short, long in zip(
        network.gradients(x, labels), network.gradients(x, np.eye(3)[labels]), strict=True
    ):
        assert all(np.array_equal(a, b) for a, b in zip(short, long, strict=True))


@pytest.mark.parametrize("output", ["identity", "sigmoid"])
def test_one_output_takes_a_row_of_targets(output):
    network = random_network((2, 3, 1), output=output)
    x, y = examples(network)
    assert network.loss(x, y[:, 0]) == network.loss(x, y)
    assert network.gradients(x, y[:, 0])[0][0].tolist() == network.gradients(x, y)[0][0].tolist()


def test_predict_gives_classes_or_numbers():
    one = MLP((2, 3, 1), "tanh", rng=np.random.default_rng(0))
    x = np.random.default_rng(1).normal(size=(40, 2))
    assert np.array_equal(one.predict(x), one.forward(x)[:, 0] > 0.5)
    assert set(one.predict(x)) == {0, 1}
    for output in ("sigmoid", "softmax"):
        many = random_network((2, 3, 4), output=output)
        assert np.array_equal(many.predict(x), many.forward(x).argmax(axis=1))
    regression = random_network((2, 3, 1), output="identity")
    assert np.array_equal(regression.predict(x), regression.forward(x))


@pytest.mark.parametrize(("output", "loss"), OUTPUT_LAYERS)
def test_measure_is_loss_and_share_of_right_classes(output, loss):
    network = random_network((4, 5, 3), output=output, loss=loss)
    x, y = examples(network, 50)
    value, accuracy = network.measure(x, y)
    assert value == network.loss(x, y)
    right = np.mean(network.forward(x).argmax(axis=1) == y.argmax(axis=1))
    assert accuracy == (0 if output == "identity" else right)


@pytest.mark.parametrize("output", ENDS)
def test_float32_all_the_way(output):
    network = random_network((3, 4, 2), "step", output, dtype=np.float32)
    x, y = examples(network)
    gradients = network.gradients(x, y)
    arrays = [network.forward(x), *network.weights, *network.biases, *gradients[0], *gradients[1]]
    network.step(x, y, 0.1)
    network.fit(x, y, epochs=1, batch_size=2, optimizer="Adam")
    arrays += [*network.weights, *network.biases]
    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}


def test_large_sums_make_no_warning():
    network = random_network((2, 2, 2), "sigmoid", "softmax", initialization=1000.0)
    x = np.array([[1.0, -1], [50, 70]])
    assert np.isfinite(network.loss(x, [0, 1]))
    assert all(np.isfinite(slopes).all() for slopes in network.gradients(x, [0, 1])[0])


def test_gradients_change_nothing():
    network = random_network((3, 4, 2))
    x, y = examples(network)
    before = [array.copy() for array in (*network.weights, *network.biases, x, y)]
    network.gradients(x, y), network.loss(x, y), network.measure(x, y)
    after = [*network.weights, *network.biases, x, y]
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_the_core_is_short():
    """Lesson 04 shows it: forward and backward on one screen."""
    core = [MLP._forward, MLP._backward, MLP._step]
    assert sum(len(inspect.getsource(method).splitlines()) for method in core) <= 40


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"layer_sizes": (3,)}, "at least two layer sizes"),
        ({"layer_sizes": (3, 0, 1)}, "at least two layer sizes"),
        ({"layer_sizes": (3, 2.5, 1)}, "at least two layer sizes"),
        ({"hidden": "relu"}, "no activation 'relu'; .*ReLU"),
        ({"output": "tanh"}, "no output 'tanh'"),
        ({"output": "softmax", "loss": "mse"}, "output 'softmax' with loss 'mse'"),
        ({"loss": "hinge"}, "loss 'hinge'; .*cross-entropy"),
        ({"initialization": "xavier"}, "not as 'xavier'"),
        ({"initialization": -1}, "not as -1"),
    ],
)
def test_impossible_networks_get_a_sentence(settings, said):
    with pytest.raises(ValueError, match=said):
        MLP(**{"layer_sizes": (3, 2, 1), "rng": np.random.default_rng(0), **settings})


@pytest.mark.parametrize(
    ("sizes", "output", "x", "y", "said"),
    [
        ((3, 2), "sigmoid", [1, 2, 3], [[0, 1]], r"shape \(N, 3\), not \(3,\)"),
        ((3, 2), "sigmoid", [[1, 2]], [[0, 1]], r"not \(1, 2\)"),
        ((3, 2), "sigmoid", np.zeros((0, 3)), np.zeros((0, 2)), r"not \(0, 3\)"),
        ((3, 2), "sigmoid", [[1, 2, 3]], [[0, 1, 0]], r"shape \(1, 2\), not \(1, 3\)"),
        ((3, 2), "sigmoid", [[1, 2, 3]], [0, 1], r"not \(2, 2\)"),
        ((3, 2), "softmax", [[1, 2, 3]], [2], "2 is no class"),
        ((3, 2), "softmax", [[1, 2, 3]], [0.5], "Labels are integers"),
        ((3, 2), "identity", [[1, 2, 3]], [1], r"not \(1,\)"),
        ((3, 1), "identity", [[1, 2, 3]], [1, 2], r"not \(2, 1\)"),
        ((3, 1), "sigmoid", [[1, 2, 3]], [2], "between 0 and 1"),
    ],
)
def test_shapes_that_do_not_fit_get_a_sentence(sizes, output, x, y, said):
    network = random_network(sizes, output=output)
    for call in (network.loss, network.measure):
        with pytest.raises(ValueError, match=said):
            call(x, y)


@pytest.mark.parametrize("call", ["gradients", "step", "train_epoch", "fit"])
def test_every_way_to_learn_looks_at_the_shapes(call):
    network = random_network((3, 2))
    more = (0.1,) if call == "step" else ()
    with pytest.raises(ValueError, match="takes examples as rows of 3"):
        getattr(network, call)([[1, 2]], [[0, 1]], *more)
    with pytest.raises(ValueError, match="need targets of shape"):
        getattr(network, call)([[1, 2, 3]], [[0, 1, 1]], *more)
    with pytest.raises(ValueError, match="targets between 0 and 1"):
        getattr(network, call)([[1, 2, 3]], [[-1, 1]], *more)
