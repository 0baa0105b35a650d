"""All that the shift explorer shows of one setting."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from torch import nn

from course_utils.models.shifts import accuracy_when_shifted, probabilities, share_left, shifted

#: Farthest shift in pixels, to each side.
FARTHEST = 8
SHIFTS = range(-FARTHEST, FARTHEST + 1)


@dataclass(frozen=True)
class ShiftCurves:
    """Accuracy of each network against the shift, measured once.

    Attributes
    ----------
    count : int
        Number of digits.
    sideways, upright : dict of str to (17,)
        Accuracy after a shift by dx alone, or dy alone, −8 … 8, by the network's name.
    leaving : (leaving sideways (17,), leaving upright (17,))
        Mean share of the ink that leaves the picture.
    """

    count: int
    sideways: dict[str, NDArray[np.float64]]
    upright: dict[str, NDArray[np.float64]]
    leaving: tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class ShiftState:
    """One digit, shifted, and what two networks answer.

    Attributes
    ----------
    original, image : (28, 28)
        Before and after the shift, 0 (paper) to 1 (ink).
    label : int
        What it is.
    dx, dy : int
        To the right, and down.
    lost : float
        Share of its ink that left the picture.
    answers : dict of str to (10,)
        Probabilities, by the network's name.
    curves : ShiftCurves
    """

    original: NDArray[np.float32]
    image: NDArray[np.float32]
    label: int
    dx: int
    dy: int
    lost: float
    answers: dict[str, NDArray[np.float32]]
    curves: ShiftCurves


def shift_curves(
    networks: Mapping[str, nn.Module], images: NDArray[np.float32], labels: NDArray[np.int64]
) -> ShiftCurves:
    """Measure every network on digits shifted sideways, and up and down.

    Parameters
    ----------
    networks : mapping of str to torch.nn.Module
    images : (N, 28, 28)
        0 (paper) to 1 (ink).
    labels : (N,)
    """
    directions = [(shift, 0) for shift in SHIFTS], [(0, shift) for shift in SHIFTS]
    sideways, upright = (
        {
            name: accuracy_when_shifted(network, images, labels, shifts)
            for name, network in networks.items()
        }
        for shifts in directions
    )
    leaving = [
        np.array([np.mean([share_left(image, *shift) for image in images]) for shift in shifts])
        for shifts in directions
    ]
    return ShiftCurves(len(images), sideways, upright, tuple(leaving))


def shift_state(
    networks: Mapping[str, nn.Module], image: NDArray[np.float32], label: int, dx: int, dy: int,
    curves: ShiftCurves,
) -> ShiftState:  # fmt: skip
    """Shift a digit and ask the networks.

    Parameters
    ----------
    networks : mapping of str to torch.nn.Module
    image : (28, 28)
        0 (paper) to 1 (ink).
    label, dx, dy : int
    curves : ShiftCurves
        Of the same networks.
    """
    moved = shifted(image, dx, dy)
    answers = {name: probabilities(network, moved[None])[0] for name, network in networks.items()}
    return ShiftState(image, moved, label, dx, dy, share_left(image, dx, dy), answers, curves)
