"""The explorer *feature maps* in every layer and map, against torch's hooks."""

import re

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.datasets import load_mnist
from course_utils.explorers.feature_maps import DIGITS, feature_maps
from course_utils.models.cached_networks import digit_cnn
from course_utils.models.torch_networks import cnn, dilated_cnn, mlp
from course_utils.training import made_with_seed
from tests.explorers.drawn_words import words_of

LAYERS = ["conv 1", "ReLU 1", "pool 1", "conv 2", "ReLU 2", "pool 2"]


@pytest.fixture(scope="module")
def network():
    return digit_cnn()


def caught(network, digit):
    """Output of each layer with maps, by hooks, and the ten scores."""
    found = {}
    hooks = [
        layer.register_forward_hook(
            lambda _, __, out, name=name: found.update({name: out[0].detach().numpy()})
        )
        for name, layer in zip([*LAYERS, "flat", "output"], network, strict=True)
    ]
    images, _ = load_mnist("test")
    network(torch.tensor(images[digit] / 255, dtype=torch.float32)[None, None])
    for hook in hooks:
        hook.remove()
    return found


def test_every_map_of_every_layer_equals_torch(network, count_states):
    explorer, count = feature_maps(network), 0
    for digit in (0, 57):
        explorer.set(digit=digit)
        maps = caught(network, digit)
        answer = int(maps["output"].argmax())
        assert explorer.state.answer == answer
        for layer in LAYERS:
            explorer.set(layer=layer, channel=0)
            assert explorer.controls["channel"].max == len(maps[layer]) - 1
            for channel in range(len(maps[layer])):
                explorer.controls["channel"].value = channel
                np.testing.assert_allclose(explorer.state.chosen, maps[layer][channel], atol=1e-5)
                assert f"map {channel}" in words_of(explorer)
                assert len(explorer.message) <= 200
                count += 1
    count_states(count)


def test_the_output_sums_what_each_cell_adds(network, count_states):
    explorer = feature_maps(network)
    explorer.set(layer="output")
    scores = caught(network, 0)["output"]
    for digit in range(10):
        explorer.controls["channel"].value = digit
        total = explorer.state.chosen.sum() + network[-1].bias[digit].item()
        assert total == pytest.approx(scores[digit], abs=1e-3)
        assert f"score of digit {digit} is" in explorer.message
    count_states(10, "PyTorch")


def test_shapes_of_all_layers_are_written_and_the_chosen_one_marked(network):
    explorer = feature_maps(network)
    explorer.controls["layer"].value = "pool 1"
    words = words_of(explorer)
    shapes = ["1 × 28 × 28", *["16 × 28 × 28"] * 2, "16 × 14 × 14", *["32 × 14 × 14"] * 2,
              "32 × 7 × 7", "10"]  # fmt: skip
    assert words[1:16:2] == shapes
    assert words[0:16:2] == ["input", *LAYERS, "output"]
    marked = re.findall(r"font-weight:600[^>]*>(pool 1|conv 1|output)<", explorer.picture.markup)
    assert marked == ["pool 1", "output"], "the layer, and the title of the answer"


@pytest.mark.parametrize(
    ("layer", "side"), [("conv 1", 5), ("pool 1", 6), ("conv 2", 14), ("pool 2", 16)]
)
def test_the_frame_stands_where_the_strongest_cell_sees(network, layer, side):
    explorer = feature_maps(network)
    for channel in range(12):
        explorer.set(layer=layer, channel=channel)
        state = explorer.state
        if state.strongest is None:
            assert "nothing to mark" in " ".join(words_of(explorer))
            continue
        assert state.chosen[state.strongest] == state.chosen.max() > 0
        seen = state.seen.inside(28, 28)
        expected = f'x="{10 + 7 * seen.left:.1f}" y="{122 + 7 * seen.top:.1f}" ' \
                   f'width="{7 * seen.width:.1f}" height="{7 * seen.height:.1f}"'  # fmt: skip
        assert f"<rect {expected}" in explorer.picture.markup
        assert f"{side} × {side} pixels" in explorer.message


def test_a_silent_map_says_so():
    silent = made_with_seed(cnn, 0)
    with torch.no_grad():
        silent[0].weight.zero_()
        silent[0].bias.fill_(-1)
    explorer = feature_maps(silent)
    assert "none of it is above 0" in explorer.message
    explorer.controls["layer"].value = "ReLU 1"
    assert "0 everywhere" in explorer.message
    assert "all cells are 0 or less" in words_of(explorer)


def test_right_and_wrong_answers_are_told_apart(network):
    explorer = feature_maps(network)
    _, labels = load_mnist("test")
    for digit in range(DIGITS):
        explorer.controls["digit"].value = digit
        answer, label = explorer.state.answer, labels[digit]
        words = f"{answer}: right" if answer == label else f"{answer}: wrong, a {label}"
        assert words in words_of(explorer)


def test_a_dilated_network_shows_its_smaller_kernels():
    explorer = feature_maps(made_with_seed(dilated_cnn, 0))
    assert explorer.state.kernels.shape == (1, 3, 3)
    assert "its kernel, 3 × 3" in words_of(explorer)
    explorer.controls["layer"].value = "conv 2"
    assert explorer.state.kernels.shape == (16, 3, 3)


@pytest.mark.parametrize("other", [mlp([784, 10]), nn.Linear(784, 10)])
def test_another_network_is_refused(other):
    with pytest.raises(ValueError, match="Conv2d, ReLU and MaxPool2d"):
        feature_maps(other)


def test_it_asks_for_no_gradients_and_follows_a_network_that_learns(network):
    own = made_with_seed(cnn, 0)
    explorer = feature_maps(own)
    before = explorer.state.chosen.copy()
    with torch.no_grad():
        own[0].weight.mul_(2)
    explorer.controls["digit"].value = 1
    explorer.controls["digit"].value = 0
    bias = own[0].bias[0].item()
    np.testing.assert_allclose(explorer.state.chosen - bias, 2 * (before - bias), atol=1e-5)
    assert all(parameter.grad is None for parameter in own.parameters())
