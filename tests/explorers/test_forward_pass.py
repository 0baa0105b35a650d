"""The explorer *forward pass* in what its controls reach, against torch with the same weights."""

import re

import numpy as np
import pytest
import torch

from course_utils.datasets import load_mnist
from course_utils.explorers.forward_pass import forward_pass
from course_utils.models.forward_pass import FIRST, WRONG
from course_utils.models.mlp import MLP

HIDDEN = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "ReLU": torch.relu}
OUTPUT = {"sigmoid": torch.sigmoid, "softmax": lambda z: torch.softmax(z, dim=-1)}


def torch_layers(network, image):
    """Sums and outputs of every layer from PyTorch, in float64."""
    a = torch.from_numpy(image.reshape(-1) / 255.0)
    sums, outputs = [], [a]
    functions = [HIDDEN[network.hidden]] * (len(network.weights) - 1) + [OUTPUT[network.output]]
    for weights, bias, function in zip(network.weights, network.biases, functions, strict=True):
        z = outputs[-1] @ torch.from_numpy(weights).double() + torch.from_numpy(bias).double()
        sums.append(z)
        outputs.append(function(z))
    return sums, outputs


def compare(state, images, labels):
    """Hold a state against the data and torch."""
    np.testing.assert_array_equal(state.image, images[state.place])
    assert state.label == labels[state.place]
    sums, outputs = torch_layers(state.network, images[state.place])
    for ours, theirs in zip((*state.sums, *state.outputs), (*sums, *outputs), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=2e-4)
    assert state.said == int(outputs[-1].argmax())
    assert state.z == pytest.approx(float(sums[state.layer - 1][state.unit]), abs=2e-4)
    assert state.answer == pytest.approx(float(outputs[state.layer][state.unit]), abs=2e-4)
    assert state.products.sum() + state.bias == pytest.approx(state.z, abs=2e-4)


def random_network(sizes, hidden, output):
    return MLP(sizes, hidden, output, rng=np.random.default_rng(1), dtype=np.float32)


def test_every_digit_of_the_first_hundred_and_all_wrong_ones_go_through_as_in_torch(count_states):
    explorer, count, (images, labels) = forward_pass(), 0, load_mnist("test")
    for digits in (FIRST, WRONG):
        explorer.set(digits=digits)
        for digit in range(explorer.controls["digit"].max + 1):
            explorer.set(digit=digit, layer="hidden", unit=digit % 30)
            compare(explorer.state, images, labels)
            assert digits == FIRST or not explorer.state.is_right
            count += 1
    assert 150 < count < 200
    count_states(count)


def test_every_unit_of_both_layers_is_that_of_torch(count_states):
    explorer, count, (images, labels) = forward_pass(), 0, load_mnist("test")
    for layer, units in (("hidden", 30), ("output", 10)):
        explorer.set(layer=layer)
        assert explorer.controls["unit"].max == units - 1
        for unit in range(units):
            explorer.controls["unit"].value = unit
            assert (explorer.state.layer, explorer.state.unit) == (
                {"hidden": 1}.get(layer, 2),
                unit,
            )
            compare(explorer.state, images, labels)
            count += 1
    count_states(count)


@pytest.mark.parametrize(
    ("sizes", "hidden", "output"),
    [
        ((784, 12, 10), "tanh", "softmax"),
        ((784, 40, 20, 10), "ReLU", "softmax"),
        ((784, 20, 16, 10), "sigmoid", "sigmoid"),
    ],
)
def test_other_networks_of_one_or_two_hidden_layers(sizes, hidden, output, sampled, count_states):
    explorer, count = forward_pass(random_network(sizes, hidden, output)), 0
    images, labels = load_mnist("test")
    for setting in sampled(explorer, seed=3, count=30):
        explorer.set(**setting)
        compare(explorer.state, images, labels)
        count += 1
    count_states(count, "PyTorch")


def test_the_sentence_says_what_the_picture_shows():
    explorer = forward_pass()
    for digits in (FIRST, WRONG):
        for layer in ("hidden", "output"):
            explorer.set(digits=digits, digit=6, layer=layer, unit=4)
            state, markup = explorer.state, explorer.picture.markup
            shown = re.findall(r">([^<>]+)</text>", markup)
            assert explorer.message.startswith(f"The network says {state.said} with ")
            assert f"it is a {state.label}" in explorer.message
            assert shown.count("right") == 1
            assert shown.count("wrong") == (not state.is_right)
            assert f"{state.network.weights[0].size:,}" in shown
            percents = [words for words in shown if words.endswith(" %")]
            assert len(percents) == 10 + (layer == "output")
            largest = f"{100 * state.outputs[-1].max():.1f} %"
            assert largest in percents or "&gt; 99.9 %" in percents


def test_a_network_that_goes_on_learning_changes_nothing_here():
    network = random_network((784, 5, 10), "sigmoid", "softmax")
    explorer = forward_pass(network)
    before = explorer.message
    network.train_epoch(np.eye(10, 784), np.arange(10), 1, 5.0)
    explorer.controls["digit"].value = 1
    explorer.controls["digit"].value = 0
    assert explorer.message == before


def test_a_network_without_mistakes_has_no_wrong_answer_to_show(monkeypatch):
    network = random_network((784, 5, 10), "sigmoid", "softmax")
    monkeypatch.setattr(MLP, "predict", lambda self, x: load_mnist("test")[1])
    explorer = forward_pass(network)
    explorer.controls["digits"].value = WRONG
    assert not explorer.possible
    assert explorer.message == "This network reads every one of the 1,000 test digits right."


@pytest.mark.parametrize("sizes", [(784, 10), (784, 5, 5, 5, 10), (783, 5, 10), (784, 5, 9)])
def test_other_networks_are_refused(sizes):
    with pytest.raises(ValueError, match=f"not through {'-'.join(map(str, sizes))}"):
        forward_pass(random_network(sizes, "sigmoid", "softmax"))


def test_a_line_of_code_stands_only_under_the_network_that_everybody_has():
    assert "digit_mlp()" in forward_pass().children[1].value
    own = forward_pass(random_network((784, 5, 10), "sigmoid", "softmax"))
    assert "<code>" not in own.children[1].value
