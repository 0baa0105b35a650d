"""PCA against scikit-learn, and by hand."""

import numpy as np
import pytest
from sklearn.decomposition import PCA as Reference

from course_utils.datasets import load_mnist
from course_utils.models.autoencoders import CODE_SIZES
from course_utils.models.pca import fit_pca

#: Four points on a line of slope 3/4 through (4, 3): places −2, −1, 1 and 2 along (4, 3) / 5.
LINE = np.array([4.0, 3.0]) + np.array([-2.0, -1, 1, 2])[:, None] * [0.8, 0.6]


@pytest.fixture(scope="module")
def digits():
    return [load_mnist(split)[0][:600].reshape(600, 784) / 255 for split in ("train", "test")]


def test_points_on_a_line_by_hand():
    pca = fit_pca(LINE)
    np.testing.assert_allclose(pca.mean, [4, 3])
    np.testing.assert_allclose(pca.components[0], [0.8, 0.6])
    np.testing.assert_allclose(pca.variances, [2.5, 0], atol=1e-12)
    np.testing.assert_allclose(pca.encode(LINE, 1), [[-2], [-1], [1], [2]])
    np.testing.assert_allclose(pca.decode([[10.0]]), [[12, 9]])
    # (3, 4) / 5 off the line: the nearest point of the line is the one it left.
    off = LINE + np.array([-0.6, 0.8])
    np.testing.assert_allclose(pca.decode(pca.encode(off, 1)), LINE)
    np.testing.assert_allclose(pca.errors(off, [1, 2]), [0.5, 0], atol=1e-12)


def test_digits_equal_scikit_learn(digits):
    train, test = digits
    pca, reference = fit_pca(train), Reference(64, svd_solver="full").fit(train)
    np.testing.assert_allclose(pca.mean, reference.mean_)
    np.testing.assert_allclose(pca.variances[:64] * 600 / 599, reference.explained_variance_)
    signs = np.sign(np.sum(pca.components[:64] * reference.components_, axis=1))
    np.testing.assert_allclose(
        pca.components[:64], signs[:, None] * reference.components_, atol=1e-8
    )
    codes = pca.encode(test, 64)
    np.testing.assert_allclose(codes, signs * reference.transform(test), atol=1e-8)
    expected = reference.inverse_transform(reference.transform(test))
    np.testing.assert_allclose(pca.decode(codes), expected, atol=1e-8)
    assert pca.errors(test, [64])[0] == pytest.approx(np.mean((expected - test) ** 2))


def test_errors_fall_with_the_code_and_those_of_training_are_the_variances_left_out(digits):
    train, _ = digits
    pca = fit_pca(train)
    errors = pca.errors(train, CODE_SIZES)
    assert (np.diff(errors) < 0).all()
    left_out = [pca.variances[size:].sum() / 784 for size in CODE_SIZES]
    np.testing.assert_allclose(errors, left_out)


def test_each_component_points_to_its_largest_number(digits):
    components = fit_pca(digits[0]).components
    largest = np.abs(components).argmax(axis=1)
    assert (components[np.arange(len(components)), largest] > 0).all()


@pytest.mark.parametrize("x", [np.zeros(5), np.zeros((1, 5)), np.zeros((2, 3, 4))])
def test_what_is_no_cloud_of_points_is_refused(x):
    with pytest.raises(ValueError, match="two or more points"):
        fit_pca(x)


@pytest.mark.parametrize("code_size", [0, 3])
def test_a_code_of_an_impossible_size_is_refused(code_size):
    pca = fit_pca(LINE)
    with pytest.raises(ValueError, match=f"1 to 2 numbers here, not {code_size}"):
        pca.encode(LINE, code_size)
    with pytest.raises(ValueError, match=f"1 to 2 numbers here, not {code_size}"):
        pca.decode(np.zeros((1, code_size)))
