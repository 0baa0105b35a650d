"""Autoencoders: shapes and parameters as counted by hand, and what a short training brings."""

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.models.autoencoders import (
    CODE_SIZES,
    TRAINING,
    ConvolutionalAutoencoder,
    DenseAutoencoder,
    LinearAutoencoder,
    doubling,
)
from course_utils.models.cached_networks import digit_tensors
from course_utils.models.pca import fit_pca
from course_utils.training import made_with_seed, train
from tests.torch_oracles import parameters_of, shapes_of

ENCODED = [(8, 14, 14), (8, 14, 14), (16, 7, 7), (16, 7, 7), (784,), (5,)]
DECODED = [(784,), (784,), (16, 7, 7), (8, 14, 14), (8, 14, 14), (1, 28, 28), (1, 28, 28)]


@pytest.mark.parametrize("kernel_size", [3, 4])
def test_every_convolutional_layer_has_the_shape_of_the_docstring(kernel_size):
    network = ConvolutionalAutoencoder(5, kernel_size=kernel_size)
    assert shapes_of(network.encoder, torch.zeros(2, 1, 28, 28)) == ENCODED
    assert shapes_of(network.decoder, torch.zeros(2, 5)) == DECODED


@pytest.mark.parametrize("code_size", CODE_SIZES)
def test_parameters_are_those_counted(code_size):
    k = code_size
    dense, convolutional = DenseAutoencoder(k), ConvolutionalAutoencoder(k)
    assert parameters_of(dense.encoder) == 100_480 + 129 * k
    assert parameters_of(dense.decoder) == 101_136 + 128 * (k + 1)
    assert parameters_of(convolutional.encoder) == 80 + 1_168 + 785 * k
    assert parameters_of(convolutional.decoder) == 784 * (k + 1) + 1_160 + 73
    assert parameters_of(LinearAutoencoder(k)) == 784 * k + k + 784 * k + 784


@pytest.mark.parametrize(
    "network",
    [
        LinearAutoencoder(3),
        DenseAutoencoder(3, hidden=7),
        ConvolutionalAutoencoder(3),
        ConvolutionalAutoencoder(3, "upsampling"),
    ],
)
def test_a_picture_comes_back_in_its_shape_by_way_of_its_code(network):
    x = torch.rand(4, 1, 28, 28)
    assert network.code_size == 3
    assert network.encoder(x).shape == (4, 3)
    assert network(x).shape == x.shape
    torch.testing.assert_close(network(x), network.decoder(network.encoder(x)))
    if not isinstance(network, LinearAutoencoder):
        assert 0 <= network(x).min() <= network(x).max() <= 1


@pytest.mark.parametrize(("way", "kernel_size"), [("transposed", 3), ("transposed", 4),
                                                  ("upsampling", 3)])  # fmt: skip
def test_doubling_doubles(way, kernel_size):
    layers = nn.Sequential(*doubling(6, 2, way, kernel_size))
    assert layers(torch.zeros(3, 6, 7, 9)).shape == (3, 2, 14, 18)


@pytest.mark.parametrize(("way", "kernel_size"), [("transposed", 5), ("upsampling", 4),
                                                  ("magic", 3)])  # fmt: skip
def test_another_doubling_is_refused(way, kernel_size):
    with pytest.raises(ValueError, match="A decoder doubles by"):
        ConvolutionalAutoencoder(2, way, kernel_size)


@pytest.mark.parametrize("make", [LinearAutoencoder, DenseAutoencoder, ConvolutionalAutoencoder])
def test_a_code_of_nothing_is_refused(make):
    with pytest.raises(ValueError, match="one number or more, not 0"):
        make(0)


def test_a_linear_autoencoder_comes_near_pca_and_a_dense_one_beats_it_at_a_small_code():
    x, test = (digit_tensors(split)[0] for split in ("train", "test"))
    (best,) = fit_pca(x.flatten(1).numpy()).errors(test.flatten(1).numpy(), [4])
    errors = {}
    kinds = (("linear", LinearAutoencoder, 10), ("dense", DenseAutoencoder, 3))
    for kind, make, epochs in kinds:
        network = made_with_seed(lambda make=make: make(4), 0)
        settings = TRAINING[kind] | {"epochs": epochs}
        train(network, x, x, nn.functional.mse_loss, device="cpu", **settings)
        with torch.no_grad():
            errors[kind] = nn.functional.mse_loss(network(test), test).item()
    assert 0.99 * best < errors["linear"] < 1.05 * best
    assert errors["dense"] < 0.95 * best


def test_the_settings_name_every_kind():
    assert set(TRAINING) == {"linear", "dense", "convolutional"}
    assert np.all(np.diff(np.log2(CODE_SIZES)) == 1)
