"""The experiment of depth against training size, on tiny sizes."""

import numpy as np
import pytest

from course_utils.models.depth_experiment import (
    BATCH_SIZE,
    LEARNING_RATE,
    depth_experiment,
    some_digits,
)
from course_utils.models.digit_networks import digit_inputs
from course_utils.models.digits import accuracy
from course_utils.models.mlp import MLP


@pytest.fixture(scope="module")
def tiny():
    calls = []
    made = depth_experiment(
        (20, 60), (0, 2), (0, 5), steps=30, progress=lambda *done: calls.append(done)
    )
    return made, calls


def test_every_training_is_counted_once(tiny):
    experiment, calls = tiny
    assert calls == [(k, 8) for k in range(1, 9)]
    assert experiment.test.shape == experiment.training.shape == (2, 2, 2)
    assert (experiment.sizes, experiment.depths, experiment.seeds) == ((20, 60), (0, 2), (0, 5))
    np.testing.assert_array_equal(experiment.lowest, experiment.test.min(axis=2))
    np.testing.assert_array_equal(experiment.highest, experiment.test.max(axis=2))
    np.testing.assert_allclose(
        experiment.mean, (experiment.test[..., 0] + experiment.test[..., 1]) / 2
    )


def test_accuracies_are_those_of_the_network_trained_by_hand(tiny):
    experiment, _ = tiny
    x, labels = some_digits(60, np.random.default_rng(5))
    network = MLP((784, 30, 30, 10), "ReLU", "softmax", rng=np.random.default_rng((5, 2)),
                  dtype=np.float32)  # fmt: skip
    # 60 digits are three batches of at most 25, so 30 steps are ten epochs.
    network.fit(x, labels, 10, BATCH_SIZE, LEARNING_RATE)
    x_test, labels_test = digit_inputs("test")
    assert experiment.test[1, 1, 1] == accuracy(network.forward(x_test), labels_test)
    assert experiment.training[1, 1, 1] == accuracy(network.forward(x), labels)


def test_the_same_seeds_give_the_same_accuracies(tiny):
    again = depth_experiment((20,), (2,), (5,), steps=30)
    assert again.test[0, 0, 0] == tiny[0].test[0, 1, 1]


def test_digits_are_balanced_nested_and_different_for_each_seed():
    x, _ = some_digits(4000, np.random.default_rng(1))
    fewer, few_labels = some_digits(250, np.random.default_rng(1))
    np.testing.assert_array_equal(x[:250], fewer)
    np.testing.assert_array_equal(np.bincount(few_labels), [25] * 10)
    all_ink, chosen_ink = (np.sort(part.sum(axis=1)) for part in (digit_inputs("train")[0], x))
    np.testing.assert_array_equal(all_ink, chosen_ink)
    other, _ = some_digits(250, np.random.default_rng(2))
    assert (other != fewer).any()


@pytest.mark.parametrize("size", [0, 5, 255, 4010])
def test_other_sizes_are_refused(size):
    with pytest.raises(ValueError, match=f"not {size}"):
        some_digits(size, np.random.default_rng(0))
