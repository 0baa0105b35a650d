"""Digits as inputs and the measures of answers, against cases by hand, torch and scikit-learn."""

import numpy as np
import pytest
import torch
from sklearn.metrics import confusion_matrix as sklearn_confusion
from sklearn.neighbors import NearestCentroid

from course_utils.datasets import load_mnist
from course_utils.models.digit_networks import digit_inputs, digit_mlp
from course_utils.models.digits import (
    NearestMean,
    accuracy,
    as_inputs,
    confusion_matrix,
    worst_mistakes,
)


def test_inputs_are_rows_from_0_to_1():
    images, _ = load_mnist("test")
    x = as_inputs(images)
    assert x.shape == (1000, 784)
    assert x.dtype == np.float32
    assert (x.min(), x.max()) == (0, 1)
    np.testing.assert_array_equal(np.rint(x[7].reshape(28, 28) * 255), images[7])
    np.testing.assert_array_equal(as_inputs(images[7]), x[7:8])


@pytest.mark.parametrize(
    ("images", "said"),
    [
        (np.zeros((3, 784), np.uint8), r"\(3, 784\)"),
        (np.zeros((1, 1, 28, 28), np.uint8), r"\(1, 1, 28, 28\)"),
        (np.zeros((3, 28, 28)), "float64"),
    ],
)
def test_other_images_are_refused(images, said):
    with pytest.raises(ValueError, match=said):
        as_inputs(images)


def test_accuracy_by_hand():
    scores = [[0.1, 0.7, 0.2], [0.5, 0.3, 0.2], [0, 0, 9], [1, 2, 0]]
    assert accuracy(scores, [1, 0, 2, 0]) == 0.75
    assert accuracy([1, 0, 2, 1], [1, 0, 2, 0]) == 0.75


def test_a_confusion_matrix_counts_rows_as_labels():
    matrix = confusion_matrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 0, 0, 2], classes=3)
    np.testing.assert_array_equal(matrix, [[1, 1, 0], [0, 1, 0], [2, 0, 1]])


def test_a_confusion_matrix_is_that_of_scikit_learn():
    rng = np.random.default_rng(0)
    labels, predicted = rng.integers(0, 10, (2, 500))
    np.testing.assert_array_equal(
        confusion_matrix(labels, predicted), sklearn_confusion(labels, predicted)
    )


def test_worst_mistakes_are_the_surest_wrong_answers():
    probabilities = np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.45, 0.55], [0.01, 0.99]])
    labels = [0, 0, 0, 0, 1]
    np.testing.assert_array_equal(worst_mistakes(probabilities, labels), [1, 2, 3])
    np.testing.assert_array_equal(worst_mistakes(probabilities, labels, 2), [1, 2])
    assert worst_mistakes(probabilities, probabilities.argmax(axis=1)).shape == (0,)


@pytest.mark.filterwarnings("ignore:self.within_class_std_dev_")
def test_the_nearest_mean_is_that_of_scikit_learn():
    (x, labels), (x_test, _) = digit_inputs("train"), digit_inputs("test")
    ours = NearestMean().fit(x, labels)
    theirs = NearestCentroid().fit(x, labels)
    np.testing.assert_allclose(ours.means, theirs.centroids_, atol=1e-6)
    np.testing.assert_array_equal(ours.predict(x_test), theirs.predict(x_test))


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (lambda: accuracy([1, 2], [1, 2, 3]), r"\(2,\).*\(3,\)"),
        (lambda: accuracy(np.zeros((0, 10)), []), "Each answer needs a label"),
        (lambda: confusion_matrix([0, 10], [0, 1]), "0 … 10"),
        (lambda: confusion_matrix([0], [-1]), "-1"),
        (lambda: worst_mistakes(np.zeros((2, 10)), [1]), "Each answer"),
        (lambda: NearestMean().fit(np.zeros((2, 4)), [0, 2]), "Class 1 has no example"),
    ],
)
def test_what_does_not_fit_is_refused(refused, said):
    with pytest.raises(ValueError, match=said):
        refused()


def test_the_digits_are_shared_and_read_only():
    x, labels = digit_inputs("train")
    assert digit_inputs("train")[0] is x
    for array in (x, labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_the_trained_network_reads_nine_of_ten_and_torch_agrees():
    network, (x, labels) = digit_mlp(), digit_inputs("test")
    assert digit_mlp(0) is network
    assert network.layer_sizes == (784, 30, 10)
    (w1, w2), (b1, b2) = (
        [torch.from_numpy(array) for array in kind] for kind in (network.weights, network.biases)
    )
    theirs = torch.softmax(torch.sigmoid(torch.from_numpy(x.copy()) @ w1 + b1) @ w2 + b2, dim=1)
    np.testing.assert_allclose(network.forward(x), theirs, atol=1e-5)
    measured = float((theirs.argmax(dim=1).numpy() == labels).mean())
    assert measured >= 0.9
    assert accuracy(network.forward(x), labels) == pytest.approx(measured, abs=0.002)
