"""Explorer *shift* of lesson 07."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from torch import nn

from course_utils.datasets import load_mnist
from course_utils.explorers.controls import slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.cached_networks import digit_cnn, digit_torch_mlp
from course_utils.models.shift_lab import FARTHEST, ShiftState, shift_curves, shift_state
from course_utils.pictures.shift import percent, shift_picture

#: Test digits that the accuracy is measured on, as many of each; the first are shown singly.
MEASURED, SHOWN = 200, 100
#: Pixels of the input from one cell to the next, after pooling 2 × 2 twice.
POOLED = 4


def shift_sentence(state: ShiftState) -> str:
    """What the curves say of many digits at this shift, and why."""
    if not state.dx and not state.dy:
        said = _accuracies(state, FARTHEST, state.curves.sideways)
        return (
            f"Nothing is shifted. Right of {state.curves.count} digits: {said}. "
            "Move dx: which curve falls first?"
        )
    parts = []
    if state.dx:
        said = _accuracies(state, FARTHEST + state.dx, state.curves.sideways)
        parts.append(f"{abs(state.dx)} to the {'right' if state.dx > 0 else 'left'}: {said}.")
    if state.dy:
        said = _accuracies(state, FARTHEST + state.dy, state.curves.upright)
        parts.append(f"{abs(state.dy)} {'down' if state.dy > 0 else 'up'}: {said}.")
    if len(parts) == 2:
        parts = [part.replace(":", " alone:") for part in parts]
    return " ".join([*parts, _reason(state)])


def _accuracies(state: ShiftState, place: int, curves: dict[str, NDArray]) -> str:
    return ", ".join(f"{name} {percent(curves[name][place])}" for name in state.answers)


def _reason(state: ShiftState) -> str:
    if max(abs(state.dx), abs(state.dy)) < POOLED:
        return (
            f"After two poolings one cell is {POOLED} pixels wide: "
            "the CNN's last maps move by less than a cell."
        )
    return "To hold on longer is not to be invariant: the dense layer has a weight for each place."


def shift(networks: Mapping[str, nn.Module] | None = None) -> Explorer:
    """Explorer *shift*: a digit moved by whole pixels, and how long two networks hold on.

    Parameters
    ----------
    networks : mapping of str to torch.nn.Module, optional
        Two trained networks by name, such as {"MLP": mlp, "CNN": cnn}. The curves are measured
        now, on 200 test digits. Without them small ones are trained first.

    Raises
    ------
    ValueError
        Where there are not two networks.
    """
    networks = dict(networks or {"MLP": digit_torch_mlp(), "CNN": digit_cnn()})
    if len(networks) != 2:
        raise ValueError(f"This explorer compares two networks, not {len(networks)}.")
    images, labels = load_mnist("test")
    images = (images[:MEASURED] / 255).astype(np.float32)
    curves = shift_curves(networks, images, labels[:MEASURED])

    def compute(digit: int, dx: int, dy: int) -> ShiftState:
        return shift_state(networks, images[digit], int(labels[digit]), dx, dy, curves)

    return Explorer(
        "shift",
        {
            "digit": slider("test digit", 0, 0, SHOWN - 1, 1),
            "dx": slider("dx", 0, -FARTHEST, FARTHEST, 1),
            "dy": slider("dy", 0, -FARTHEST, FARTHEST, 1),
        },
        compute,
        lambda state: shift_picture(state, shift_sentence(state)),
        shift_sentence,
        play="dx",
    )
