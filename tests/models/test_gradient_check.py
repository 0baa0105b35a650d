"""The gradient check is right about right gradients, and names the weight that is wrong."""

import copy
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from course_utils.models.gradient_check import bias_name, relative_error, weight_name
from course_utils.models.mlp import MLP, gradient_check
from course_utils.models.output_layers import OUTPUT_LAYERS

pytestmark = pytest.mark.filterwarnings("error")

X = np.random.default_rng(1).normal(size=(6, 4))


def network(sizes=(4, 3, 2), hidden="tanh", output="sigmoid", loss=None, **settings):
    return MLP(sizes, hidden, output, loss, rng=np.random.default_rng(2), **settings)


def targets(learner):
    classes = np.arange(6) % learner.layer_sizes[-1]
    return np.eye(learner.layer_sizes[-1])[classes]


def broken(change, sizes=(4, 3, 2)):
    """A network whose backward pass went through `change(weight slopes, bias slopes)`."""
    right = network(sizes)

    def gradients(x, y):
        slopes = copy.deepcopy(right.gradients(x, y))
        change(*slopes)
        return slopes

    wrong = SimpleNamespace(weights=right.weights, biases=right.biases, loss=right.loss)
    wrong.gradients = gradients
    return wrong, targets(right)


@pytest.mark.parametrize("hidden", ["identity", "sigmoid", "tanh", "softplus", "ReLU"])
@pytest.mark.parametrize(("output", "loss"), OUTPUT_LAYERS)
def test_right_gradients_pass(output, loss, hidden):
    learner = network((4, 5, 3), hidden, output, loss)
    check = gradient_check(learner, X, targets(learner))
    assert check.largest < 1e-5
    for errors, arrays in ((check.weights, learner.weights), (check.biases, learner.biases)):
        assert [e.shape for e in errors] == [a.shape for a in arrays]
    assert check.largest == max(e.max() for e in (*check.weights, *check.biases))


def test_finite_differences_are_those_of_torch():
    learner = network()
    check = gradient_check(learner, X, targets(learner), 1e-3, "forward")
    weights, target = [torch.tensor(w) for w in learner.weights], torch.tensor(targets(learner))

    def loss():
        hidden = torch.tanh(torch.tensor(X) @ weights[0] + torch.tensor(learner.biases[0]))
        scores = hidden @ weights[1] + torch.tensor(learner.biases[1])
        return torch.nn.functional.binary_cross_entropy_with_logits(scores, target).item()

    for layer, index in [(0, (3, 1)), (1, (2, 0))]:
        before = loss()
        weights[layer][index] += 1e-3
        numeric = (loss() - before) / 1e-3
        weights[layer][index] -= 1e-3
        assert check.numeric_weights[layer][index] == pytest.approx(numeric, abs=1e-10)
        slope = learner.gradients(X, targets(learner))[0][layer][index]
        error = abs(slope - numeric) / max(abs(slope), abs(numeric))
        assert check.weights[layer][index] == pytest.approx(error, rel=1e-3)


def test_central_differences_beat_forward_ones():
    learner = network()
    y = targets(learner)
    central = [gradient_check(learner, X, y, h).largest for h in (1e-1, 1e-2, 1e-3)]
    forward = [gradient_check(learner, X, y, h, "forward").largest for h in (1e-2, 1e-3, 1e-4)]
    # A tenth of the step makes a hundredth of the central error, a tenth of the forward one.
    assert np.log10(central[0] / central[2]) == pytest.approx(4, abs=0.3)
    assert np.log10(forward[0] / forward[2]) == pytest.approx(2, abs=0.3)
    assert gradient_check(learner, X, y, 1e-12).largest > 1e-5  # rounding


def test_float32_is_checked_in_its_own_precision():
    learner = network(dtype=np.float32)
    check = gradient_check(learner, X, targets(learner), 1e-2)
    assert check.largest < 0.05
    # A step that rounding swallows moves nothing, so the difference is 0.
    assert not gradient_check(learner, X, targets(learner), 1e-12).numeric_weights[0].any()


def plant(layer, index, kind=0):
    def change(*slopes):
        slopes[kind][layer][index] *= -1

    return change


@pytest.mark.parametrize(
    ("change", "worst"),
    [
        (plant(0, (3, 1)), "layer 1, weight from input 4 to hidden 2"),
        (plant(1, (2, 0)), "layer 2, weight from hidden 3 to output 1"),
        (plant(0, 2, 1), "layer 1, bias of hidden 3"),
        (plant(1, 1, 1), "layer 2, bias of output 2"),
    ],
)
def test_a_wrong_sign_is_named(change, worst):
    learner, y = broken(change)
    check = gradient_check(learner, X, y)
    assert check.worst == worst
    assert check.largest == pytest.approx(2, abs=1e-5)
    everything = np.concatenate([e.ravel() for e in (*check.weights, *check.biases)])
    assert (everything > 1e-5).sum() == 1


def test_a_middle_layer_goes_from_hidden_to_hidden():
    learner, y = broken(plant(1, (0, 1)), (4, 3, 2, 2))
    assert gradient_check(learner, X, y).worst == "layer 2, weight from hidden 1 to hidden 2"


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_a_gradient_that_is_no_number_is_named(number):
    def change(weights, _):
        weights[1][0, 1] = number

    learner, y = broken(change)
    check = gradient_check(learner, X, y)
    assert check.worst == "layer 2, weight from hidden 1 to output 2"
    assert check.largest == np.inf


def test_lists_will_do_and_transposed_gradients_get_a_sentence():
    def listed(weights, biases):
        weights[:] = [slope.tolist() for slope in weights]

    learner, y = broken(listed)
    assert gradient_check(learner, X, y).largest < 1e-5

    def transposed(weights, biases):
        weights[1] = weights[1].T

    learner, y = broken(transposed)
    with pytest.raises(ValueError, match=r"gradients of the weights have shapes .*\(2, 3\)"):
        gradient_check(learner, X, y)


def test_the_weights_are_put_back():
    learner = network()
    before = [array.copy() for array in (*learner.weights, *learner.biases)]
    gradient_check(learner, X, targets(learner), 0.1)
    calls = iter(range(5))

    def loss(x, y):
        if next(calls) == 4:
            raise RuntimeError("a learner's fault")
        return 0.0

    learner.loss = loss
    with pytest.raises(RuntimeError, match="fault"):
        gradient_check(learner, X, targets(learner))
    after = [*learner.weights, *learner.biases]
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_relative_errors_by_hand():
    errors = relative_error([3, 0, 1, -1, 1e-9, np.nan], [4, 0, 0, 1, 0, 1])
    np.testing.assert_allclose(errors, [0.25, 0, 1, 2, 1e-3, np.inf])


def test_names_by_hand():
    assert weight_name(0, 1, 0, 1) == "layer 1, weight from input 2 to output 1"
    assert weight_name(1, 0, 2, 3) == "layer 2, weight from hidden 1 to hidden 3"
    assert bias_name(0, 0, 2) == "layer 1, bias of hidden 1"
    assert bias_name(1, 4, 2) == "layer 2, bias of output 5"


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"method": "backward"}, "not 'backward'"), ({"epsilon": 0}, "above 0")],
)
def test_impossible_settings_get_a_sentence(settings, said):
    learner = network()
    with pytest.raises(ValueError, match=said):
        gradient_check(learner, X, targets(learner), **settings)
