"""The explorer *bottleneck* in every code size, against torch and scikit-learn."""

import numpy as np
import pytest
import torch
from sklearn.decomposition import PCA as Reference

from course_utils.datasets import load_mnist
from course_utils.explorers.bottleneck import SHOWN, bottleneck
from course_utils.models.autoencoders import (
    CODE_SIZES,
    ConvolutionalAutoencoder,
    DenseAutoencoder,
)
from course_utils.models.cached_networks import digit_tensors
from course_utils.pictures.powers import sized
from course_utils.training import made_with_seed
from tests.explorers.drawn_words import words_of


@pytest.fixture(scope="module")
def networks():
    return {size: made_with_seed(lambda size=size: DenseAutoencoder(size, 9), size)
            for size in CODE_SIZES}  # fmt: skip


@pytest.fixture(scope="module")
def made_once(networks):
    return bottleneck(networks)


@pytest.fixture
def explorer(made_once):
    made_once.reset()
    return made_once


@torch.no_grad()
def test_every_code_size_equals_torch_and_scikit_learn(explorer, networks, count_states):
    train, test = (digit_tensors(split)[0] for split in ("train", "test"))
    flat, count = test.flatten(1).numpy(), 0
    reference = Reference(max(CODE_SIZES), svd_solver="full").fit(train.flatten(1).numpy())
    for size in CODE_SIZES:
        explorer.controls["code_size"].value = size
        some = reference.components_[:size]
        by_pca = (flat - reference.mean_) @ some.T @ some + reference.mean_
        outputs = networks[size](test)
        curves = explorer.state.curves
        at = curves.code_sizes.index(size)
        mean = ((outputs - test) ** 2).mean().item()
        assert curves.errors["autoencoder"][at] == pytest.approx(mean, rel=1e-4)
        assert curves.errors["PCA"][at] == pytest.approx(np.mean((by_pca - flat) ** 2), rel=1e-4)
        for digit in range(0, SHOWN, 9):
            explorer.controls["digit"].value = digit
            state, x = explorer.state, test[digit]
            np.testing.assert_array_equal(state.image, x[0])
            np.testing.assert_allclose(state.code, networks[size].encoder(x[None])[0], atol=1e-5)
            np.testing.assert_allclose(state.outputs["autoencoder"], outputs[digit, 0], atol=1e-5)
            np.testing.assert_allclose(
                state.outputs["PCA"], by_pca[digit].reshape(28, 28), atol=1e-4
            )
            for output, error in zip(state.outputs.values(), state.errors.values(), strict=True):
                assert error == pytest.approx(np.mean((output - x[0].numpy()) ** 2), rel=1e-4)
            count += 1
    count_states(count)


def test_the_sentence_and_the_picture_say_the_same_numbers(explorer):
    for size in CODE_SIZES:
        explorer.set(digit=13, code_size=size)
        state = explorer.state
        label = load_mnist("test")[1][13]
        own, pca = (sized(state.errors[name]) for name in ("autoencoder", "PCA"))
        assert f"Error of this {label}: {own} against {pca} by PCA" in explorer.message
        assert f"error {own}" in words_of(explorer)
        assert f"error {pca}" in words_of(explorer)
        count = "code: 1 number" if size == 1 else f"code: {size} numbers"
        assert count in words_of(explorer)
        mean = sized(state.curves.errors["PCA"][state.place])
        assert explorer.message.endswith(f"against {mean} by PCA.")
        assert len(explorer.message) <= 200


def test_the_mark_stands_at_the_code_size(explorer):
    for k, size in enumerate(CODE_SIZES):
        explorer.controls["code_size"].value = size
        x = 66 + 274 * k / 6
        assert f'<line x1="{x:.1f}" y1="310.0" x2="{x:.1f}" y2="506.0"' in explorer.picture.markup


def test_a_learner_may_bring_other_networks_and_fewer_sizes():
    own = {3: made_with_seed(lambda: ConvolutionalAutoencoder(3), 0)}
    explorer = bottleneck(own)
    assert explorer.controls["code_size"].options == (3,)
    assert explorer.state.code.shape == (3,)
    with pytest.raises(ValueError, match="for a code size of 2 makes codes of 3"):
        bottleneck({2: own[3]})


def test_the_quick_networks_beat_pca_at_small_codes_and_lose_at_large_ones():
    errors = bottleneck().state.curves.errors
    assert (errors["autoencoder"][:4] < errors["PCA"][:4]).all()
    assert errors["autoencoder"][-1] > errors["PCA"][-1]
    assert (np.diff(errors["PCA"]) < 0).all()
