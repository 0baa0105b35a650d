"""The explorer *receptive field* against the gradients of torch's layers."""

import re
from html import unescape
from itertools import product

import ipywidgets as widgets
import numpy as np
import pytest
import torch

from course_utils.explorers.receptive_fields import (
    HIGHEST,
    MOST_LAYERS,
    STACKS,
    field_sentence,
    field_state,
    receptive_field_lab,
)

ONES = torch.ones(1, 1, HIGHEST["kernel"], dtype=torch.float64)
LAYERS = list(product(*(range(1, highest + 1) for highest in HIGHEST.values())))


def settings_of(layers):
    """Values of the controls for a stack."""
    filled = [*layers, *[(1, 1, 1)] * (MOST_LAYERS - len(layers))]
    return {"layers": len(layers)} | {
        f"{name}_{k}": value
        for k, layer in enumerate(filled, 1)
        for name, value in zip(HIGHEST, layer, strict=True)
    }


def gradients(layers, size, jump):
    """Along one direction: which pixels two neighboring outputs see, (2, size + jump) of bool."""
    x = torch.ones(1, 1, size + jump, dtype=torch.float64, requires_grad=True)
    y = x
    for kernel, stride, dilation in layers:
        y = torch.nn.functional.conv1d(y, ONES[:, :, :kernel], stride=stride, dilation=dilation)
    assert y.shape == (1, 1, 2), "one pixel less would give one output less"
    # Both gradients at once: whole numbers of ways, far below a million.
    (y * torch.tensor([1.0, 1e6])).sum().backward()
    ways = x.grad[0, 0].numpy()
    return ways % 1e6 > 0, ways >= 1e6


def check(layers):
    """The state's size, jump, pixels and weights are torch's."""
    state = field_state(**settings_of(layers))
    size, jump = state.sizes[-1], state.jumps[-1]
    first, second = gradients(layers, size, jump)
    assert len(state.seen) == size
    assert np.array_equal(first[:size], state.seen)
    assert not first[size:].any()
    assert np.array_equal(second[jump:], state.seen)
    assert state.weights == tuple(kernel**2 for kernel, _, _ in layers)
    assert len(field_sentence(state)) <= 200


def test_every_single_layer_and_every_pair_equals_torch(count_states):
    assert len(LAYERS) == 7 * 3 * 4
    stacks = [(layer,) for layer in LAYERS] + list(product(LAYERS, LAYERS))
    for stack in stacks:
        check(stack)
    count_states(len(stacks))


def test_random_deeper_stacks_equal_torch(count_states):
    rng = np.random.default_rng(9)
    stacks = [
        [LAYERS[k] for k in rng.integers(len(LAYERS), size=depth)]
        for depth in range(3, MOST_LAYERS + 1)
        for _ in range(50)
    ]
    for stack in stacks:
        check(stack)
    count_states(len(stacks))


@pytest.mark.parametrize("name", STACKS)
def test_a_picture_sees_what_a_line_sees(name):
    """Both directions are alike: torch's conv2d agrees with the square the state stands for."""
    state = field_state(**settings_of(STACKS[name]))
    x = torch.ones(1, 1, state.sizes[-1], state.sizes[-1], requires_grad=True)
    y = x
    for kernel, stride, dilation in STACKS[name]:
        y = torch.nn.functional.conv2d(
            y, torch.ones(1, 1, kernel, kernel), stride=stride, dilation=dilation
        )
    assert y.numel() == 1
    y.sum().backward()
    assert np.array_equal(x.grad[0, 0] > 0, np.outer(state.seen, state.seen))
    assert state.pixels_read == int((x.grad > 0).sum())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("three 3×3", "3 layers reach 7×7 pixels with 27 weights, not 49."),
        ("one 7×7", "1 layer reaches 7×7 pixels with 49 weights."),
        ("dilation 1, 2, 4", "3 layers reach 15×15 pixels with 27 weights, not 225."),
        ("stride 2 twice", "3 layers reach 15×15 pixels with 27 weights, not 225. "
         "Neighboring outputs look 4 pixels apart."),
    ],
)  # fmt: skip
def test_buttons_show_stacks_to_compare(name, sentence, parts_of):
    explorer = receptive_field_lab()
    (button,) = (b for b in parts_of(explorer, widgets.Button) if b.description == name)
    explorer.set(layers=5, kernel_1=2, kernel_5=6)
    button.click()
    assert [tuple(layer) for layer in explorer.state.layers] == STACKS[name]
    assert explorer.message.startswith(sentence)


def test_dilation_2_reaches_5_by_5_with_9_weights():
    explorer = receptive_field_lab()
    explorer.set(layers=1, dilation_1=2)
    assert explorer.message.startswith(
        "1 layer reaches 5×5 pixels with 9 weights, not 25. Only 9 of the 25 are read."
    )


def test_a_layer_that_is_changed_counts():
    explorer = receptive_field_lab()
    explorer.controls["stride_5"].value = 2
    assert explorer.controls["layers"].value == 5
    assert len(explorer.state.layers) == 5
    assert explorer.state.jumps[-1] == 2
    explorer.set(layers=2, kernel_6=5)
    assert explorer.controls["layers"].value == 2, "what is set together stays as it is set"


def test_layers_that_do_not_count_are_faint():
    explorer = receptive_field_lab()
    for layers in (3, 1, 6):
        explorer.controls["layers"].value = layers
        faint = {name for name, c in explorer.controls.items() if "idle" in c._dom_classes}
        assert faint == {
            f"{name}_{k}" for name in HIGHEST for k in range(layers + 1, MOST_LAYERS + 1)
        }


def test_the_line_builds_the_stack_and_counts_its_weights(sampled, count_states):
    explorer, count = receptive_field_lab(), 0
    for setting in sampled(explorer, seed=10, count=40):
        explorer.set(**setting)
        assert explorer.settings == setting
        line = unescape(re.search("<code>(.*?)</code>", explorer.children[1].value)[1])
        assert eval(line, {"torch": torch}) == sum(explorer.state.weights)
        built = re.findall(r"Conv2d\(1, 1, (\d), stride=(\d), dilation=(\d)", line)
        assert [tuple(map(int, layer)) for layer in built] == list(explorer.state.layers)
        count += 1
    count_states(count, "its line of code")
