"""Networks of the lessons: shapes and parameters as counted by hand."""

import pytest
import torch

from course_utils.models.convolution import Layer, receptive_field
from course_utils.models.torch_networks import SAME_SIZE, TRAINING, cnn, dilated_cnn, mlp
from course_utils.training import made_with_seed, train
from tests.torch_oracles import parameters_of, shapes_of

SHAPES = [
    (16, 28, 28), (16, 28, 28), (16, 14, 14), (32, 14, 14), (32, 14, 14), (32, 7, 7), (1568,), (10,)
]  # fmt: skip


@pytest.mark.parametrize("make", [cnn, dilated_cnn])
def test_every_layer_has_the_shape_of_the_docstring(make):
    assert shapes_of(make(), torch.zeros(2, 1, 28, 28)) == SHAPES


@pytest.mark.parametrize(
    ("make", "layers", "total"),
    [
        (cnn, [16 * 25 + 16, 32 * 16 * 25 + 32, 15_690], 28_938),
        (dilated_cnn, [16 * 9 + 16, 32 * 16 * 9 + 32, 15_690], 20_490),
        (lambda: mlp(SAME_SIZE), [784 * 36 + 36, 370], 28_630),
        (lambda: mlp((784, 500, 600, 300, 10)), [392_500, 300_600, 180_300, 3_010], 876_410),
    ],
)
def test_parameters_are_those_counted_by_hand(make, layers, total):
    counts = [parameters_of(layer) for layer in make() if parameters_of(layer)]
    assert counts == layers
    assert sum(layers) == total
    assert f"{total:,}" in cnn.__doc__ + dilated_cnn.__doc__ + mlp.__doc__


def layers_of(network):
    """Convolutions and poolings as `receptive_field` takes them."""
    settings = [
        [getattr(layer, name) for name in ("kernel_size", "stride", "dilation")]
        for layer in network
        if isinstance(layer, torch.nn.Conv2d | torch.nn.MaxPool2d)
    ]
    return [Layer(*(s if isinstance(s, int) else s[0] for s in layer)) for layer in settings]


def test_the_dilated_network_sees_as_much_with_fewer_weights():
    for make in (cnn, dilated_cnn):
        assert [field.size for field in receptive_field(layers_of(make()))] == [5, 6, 14, 16]


def test_an_mlp_is_dense_layers_with_relu_between_and_takes_pictures_and_rows():
    network, x = mlp([784, 5, 3]), torch.rand(4, 1, 28, 28)
    first, second = (layer for layer in network if isinstance(layer, torch.nn.Linear))
    hidden = (x.flatten(1) @ first.weight.T + first.bias).clamp(min=0)
    expected = hidden @ second.weight.T + second.bias
    torch.testing.assert_close(network(x), expected)
    torch.testing.assert_close(network(x.flatten(1)), expected)


@pytest.mark.parametrize("sizes", [[784], [784, 0, 10]])
def test_impossible_sizes_are_said(sizes):
    with pytest.raises(ValueError, match="two or more sizes from 1"):
        mlp(sizes)


def test_the_order_in_memory_changes_no_number():
    plain = cnn().to(memory_format=torch.contiguous_format)
    same = cnn()
    same.load_state_dict(plain.state_dict())
    x = torch.rand(3, 1, 28, 28)
    torch.testing.assert_close(same(x), plain(x), atol=1e-5, rtol=1e-4)


def test_the_tuned_settings_are_what_train_takes():
    network, x, y = (
        made_with_seed(lambda: mlp([784, 4, 10]), 0),
        torch.rand(8, 784),
        torch.arange(8),
    )
    history = train(network, x, y, device="cpu", **TRAINING)
    assert history.epochs == TRAINING["epochs"]
    assert history.loss[-1] < history.loss[0]
