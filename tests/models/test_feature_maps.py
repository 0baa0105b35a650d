"""Feature maps against torch's hooks, and receptive fields against gradients."""

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.models.convolution import Layer, receptive_field
from course_utils.models.feature_map_lab import feature_map_state
from course_utils.models.feature_maps import (
    Region,
    contributions,
    feature_maps,
    kernels_of,
    layer_names,
    seen_by,
    strongest_cell,
    strongest_patches,
)
from course_utils.models.learned import pixels_to_digit
from course_utils.models.torch_networks import cnn, dilated_cnn, mlp
from course_utils.training import made_with_seed

NAMES = ["input", "conv 1", "ReLU 1", "pool 1", "conv 2", "ReLU 2", "pool 2", "output"]


def untrained(make=cnn):
    return made_with_seed(make, 1)


def digits(count):
    return np.random.default_rng(0).uniform(0, 1, (count, 28, 28)).astype(np.float32)


def by_hooks(network, images):
    """What each layer returned, caught on its way."""
    found = []
    hooks = [
        layer.register_forward_hook(lambda _, __, out: found.append(out.detach().numpy()))
        for layer in network
        if not isinstance(layer, nn.Flatten)
    ]
    network(torch.tensor(images)[:, None])
    for hook in hooks:
        hook.remove()
    return found


@pytest.mark.parametrize("make", [cnn, dilated_cnn])
def test_every_layer_equals_what_a_hook_catches(make):
    network, images = untrained(make), digits(3)
    found = feature_maps(network, images)
    assert list(found) == layer_names(network) == NAMES
    np.testing.assert_array_equal(found["input"][:, 0], images)
    for name, expected in zip(NAMES[1:], by_hooks(network, images), strict=True):
        np.testing.assert_allclose(found[name], expected, atol=1e-5)


@pytest.mark.parametrize(
    "network",
    [
        mlp([784, 36, 10]),
        nn.Sequential(nn.Conv2d(1, 2, 3), nn.Sigmoid(), nn.Flatten(), nn.Linear(1352, 10)),
        nn.Sequential(nn.ReLU(), nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(1352, 10)),
        nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU()),
        nn.Linear(784, 10),
    ],
)
def test_another_network_is_refused_with_what_is_needed(network):
    with pytest.raises(ValueError, match="Conv2d, ReLU and MaxPool2d"):
        layer_names(network)


@pytest.mark.parametrize("make", [cnn, dilated_cnn])
@pytest.mark.parametrize(
    ("name", "size"), [("conv 1", 5), ("pool 1", 6), ("ReLU 2", 14), ("pool 2", 16)]
)
def test_a_cell_sees_the_pixels_its_gradient_reaches(make, name, size):
    """With positive weights and poolings that average, no path to a pixel cancels another."""
    network = untrained(make)
    layers = list(network)[: NAMES.index(name)]
    linear = [_averaging(layer) for layer in layers]
    rows = feature_maps(network, digits(1))[name].shape[-1]
    for row, column in [(0, 0), (rows // 2, rows // 2 + 1), (rows - 1, 0), (2, rows - 1)]:
        x = torch.ones(1, 1, 28, 28, requires_grad=True)
        nn.Sequential(*linear)(x)[0, :, row, column].sum().backward()
        reached = np.argwhere(x.grad[0, 0].numpy() > 0)
        region = seen_by(network, name, row, column)
        assert (region.height, region.width) == (size, size)
        top, left, height, width = vars(region.inside(28, 28)).values()
        assert reached.min(axis=0).tolist() == [top, left]
        assert reached.max(axis=0).tolist() == [top + height - 1, left + width - 1]
    fields = receptive_field([Layer(5), Layer(2, 2), Layer(5), Layer(2, 2)])
    assert size in [field.size for field in fields]


def _averaging(layer):
    if isinstance(layer, nn.MaxPool2d):
        return nn.AvgPool2d(layer.kernel_size)
    if isinstance(layer, nn.Conv2d):
        nn.init.ones_(layer.weight)
    return layer


def test_a_region_is_cut_at_the_border_or_filled_with_paper():
    region, image = Region(-1, 2, 3, 3), np.arange(1, 17).reshape(4, 4)
    assert region.inside(4, 4) == Region(0, 2, 2, 2)
    assert region.of(image).tolist() == [[0, 0, 0], [3, 4, 0], [7, 8, 0]]
    assert Region(2, 3, 2, 2).of(image).tolist() == [[12, 0], [16, 0]]


@pytest.mark.parametrize(("name", "shape"), [("conv 1", (16, 1, 5, 5)), ("pool 2", (32, 16, 5, 5))])
def test_maps_come_from_the_kernels_of_the_convolution_before_them(name, shape):
    network = untrained()
    kernels = kernels_of(network, name)
    layer = network[0] if shape[0] == 16 else network[3]
    assert kernels.shape == shape
    np.testing.assert_array_equal(kernels, layer.weight.detach().numpy())


def test_products_of_cells_and_weights_add_up_to_the_score():
    network, image = untrained(), digits(1)
    found = feature_maps(network, image)
    for digit in range(10):
        weights, products = contributions(network, found["pool 2"][0], digit)
        np.testing.assert_array_equal(products, weights * found["pool 2"][0])
        score = products.sum() + network[-1].bias[digit].item()
        assert score == pytest.approx(found["output"][0, digit], abs=1e-4)


def test_the_strongest_cell_is_found_and_a_silent_map_has_none():
    assert strongest_cell(np.array([[0, -3, 1], [2, 5, 0]])) == (1, 1)
    assert strongest_cell(np.zeros((3, 3))) is None
    assert strongest_cell(np.full((2, 2), -1.0)) is None


def test_patches_are_what_the_map_answers_to_most_in_falling_order():
    network, images = untrained(), digits(6)
    images[4] = 0
    with torch.no_grad():
        for parameter in (network[0].weight, network[0].bias):
            parameter.zero_()
        network[0].weight[3] = torch.ones(1, 5, 5)
    patches = strongest_patches(network, images, "ReLU 1", 3, 9)
    sums = patches.sum(axis=(1, 2))
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(images, ((0, 0), (2, 2), (2, 2))), (5, 5), (1, 2)
    ).sum(axis=(3, 4))
    assert patches.shape == (5, 5, 5), "the white picture has nothing for this map"
    np.testing.assert_allclose(sums, np.sort(windows.max(axis=(1, 2)))[::-1][:5], rtol=1e-5)
    assert strongest_patches(network, images, "ReLU 1", 5, 4).shape == (0, 5, 5)


def test_a_state_holds_the_numbers_of_its_map():
    network, image = untrained(), digits(1)[0]
    state = feature_map_state(network, image, 7, "conv 2", 99)
    maps = feature_maps(network, image[None])["conv 2"][0]
    assert (state.channel, state.channels) == (31, 32)
    np.testing.assert_array_equal(state.chosen, maps[31])
    assert maps[31][state.strongest] == maps[31].max()
    assert [len(shape) for shape in state.shapes.values()] == [3] * 7 + [1]
    expected = network(torch.tensor(image)[None, None]).softmax(1)[0].detach().numpy()
    np.testing.assert_allclose(state.probabilities, expected, atol=1e-6)
    last = feature_map_state(network, image, 7, "output", 4)
    bias = network[-1].bias[4].item()
    assert last.chosen.sum() + bias == pytest.approx(last.score, abs=1e-4)


def test_the_way_to_the_digit_follows_the_strongest_maps():
    network, images = untrained(), digits(5)
    way = pixels_to_digit(network, images[0], images, 3)
    assert way.sees == (5, 14)
    assert way.searched == 5
    found = feature_maps(network, images[:1])
    for name, maps in (("ReLU 1", way.first), ("ReLU 2", way.second)):
        peaks = found[name][0].max(axis=(1, 2))
        assert [shown.values.max() for shown in maps] == sorted(peaks, reverse=True)[:3]
        for shown in maps:
            np.testing.assert_array_equal(shown.values, found[name][0, shown.channel])
            np.testing.assert_array_equal(shown.kernels, kernels_of(network, name)[shown.channel])
    one = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(1352, 10))
    with pytest.raises(ValueError, match="two convolutions with ReLU, not 1"):
        pixels_to_digit(one, images[0], images)
