"""Shifts against torch and by hand; accuracy after them."""

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.models.shift_lab import SHIFTS, shift_curves, shift_state
from course_utils.models.shifts import accuracy_when_shifted, probabilities, share_left, shifted
from course_utils.models.torch_networks import cnn, mlp
from course_utils.training import made_with_seed

IMAGE = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])


@pytest.mark.parametrize(
    ("dx", "dy", "expected"),
    [
        (0, 0, [[1, 2, 3], [4, 5, 6], [7, 8, 9]]),
        (1, 0, [[0, 1, 2], [0, 4, 5], [0, 7, 8]]),
        (-2, 0, [[3, 0, 0], [6, 0, 0], [9, 0, 0]]),
        (0, 1, [[0, 0, 0], [1, 2, 3], [4, 5, 6]]),
        (1, -1, [[0, 4, 5], [0, 7, 8], [0, 0, 0]]),
        (3, 0, [[0, 0, 0]] * 3),
        (0, -9, [[0, 0, 0]] * 3),
    ],
)
def test_a_shift_by_hand(dx, dy, expected):
    assert shifted(IMAGE, dx, dy).tolist() == expected
    assert share_left(IMAGE, dx, dy) == pytest.approx(1 - np.sum(expected) / 45)


def test_every_shift_equals_torch_roll_where_nothing_comes_round():
    images = np.random.default_rng(0).integers(1, 255, (2, 28, 28)).astype(np.uint8)
    for dx in SHIFTS:
        for dy in SHIFTS:
            rolled = torch.roll(torch.tensor(images), (dy, dx), (1, 2)).numpy()
            stays = shifted(np.ones((28, 28), int), dx, dy)
            moved = shifted(images, dx, dy)
            np.testing.assert_array_equal(moved, rolled * stays)
            assert moved.dtype == np.uint8


def test_an_empty_picture_loses_no_ink():
    assert share_left(np.zeros((4, 4)), 2, 2) == 0


def middle_of_mass():
    """A network that knows one thing: is there more ink on the left (0) or on the right (1)?"""
    network = nn.Sequential(nn.Flatten(), nn.Linear(784, 2, bias=False))
    place = torch.arange(28).repeat(28) - 13.5
    with torch.no_grad():
        network[1].weight.copy_(torch.stack([-place, place]))
    return network


def test_accuracy_falls_where_the_digit_crosses_the_middle():
    images = np.zeros((2, 28, 28), dtype=np.float32)
    images[0, 5, 10] = images[1, 5, 16] = 1
    found = accuracy_when_shifted(
        middle_of_mass(), images, np.array([0, 1]), [(0, 0), (3, 0), (4, 0), (0, 8), (-3, 0)]
    )
    assert found.tolist() == [1, 1, 0.5, 1, 0.5]


@pytest.mark.parametrize(
    ("network", "takes_rows"),
    [
        (made_with_seed(cnn, 0), False),
        (made_with_seed(lambda: mlp([784, 6, 10]), 0), False),
        (nn.Linear(784, 10), True),
        (nn.Sequential(nn.Linear(784, 9), nn.ReLU(), nn.Linear(9, 10)), True),
    ],
)
def test_probabilities_are_softmax_of_any_network_for_pictures(network, takes_rows):
    images = np.random.default_rng(0).uniform(0, 1, (3, 28, 28))
    x = torch.tensor(images, dtype=torch.float32)
    expected = network(x.flatten(1) if takes_rows else x[:, None]).softmax(1)
    np.testing.assert_allclose(probabilities(network, images), expected.detach(), atol=1e-6)


def test_curves_and_a_state_hold_what_was_measured():
    images = np.zeros((3, 28, 28), dtype=np.float32)
    images[0, 5, 10] = images[1, 5, 16] = images[2, 1, 1] = 1
    networks = {"one": middle_of_mass(), "two": middle_of_mass()}
    curves = shift_curves(networks, images, np.array([0, 1, 0]))
    assert curves.count == 3
    assert list(curves.sideways) == list(curves.upright) == ["one", "two"]
    shifts = [(shift, 0) for shift in SHIFTS]
    expected = accuracy_when_shifted(networks["one"], images, np.array([0, 1, 0]), shifts)
    np.testing.assert_array_equal(curves.sideways["two"], expected)
    assert curves.upright["one"][SHIFTS.index(8)] == 1
    for leaving in curves.leaving:
        assert leaving[SHIFTS.index(-2)] == pytest.approx(1 / 3)
        assert leaving[SHIFTS.index(2)] == 0
    state = shift_state(networks, images[0], 0, 5, -6, curves)
    assert state.lost == 1
    assert (state.dx, state.dy, state.label) == (5, -6, 0)
    np.testing.assert_array_equal(state.image, np.zeros((28, 28)))
    np.testing.assert_allclose(state.answers["one"], [0.5, 0.5])
