"""Explorer *draw a digit* of lessons 05 and 07."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from course_utils.datasets import load_mnist
from course_utils.explorers.controls import menu
from course_utils.explorers.drawing_pad import PEN, SIDE, DigitPad
from course_utils.explorers.explorer import Explorer
from course_utils.models.cached_networks import digit_torch_mlp
from course_utils.models.digit_networks import digit_mlp
from course_utils.models.handwriting import Prepared, as_mnist
from course_utils.pictures.digit_pad import check_names, digit_pad_picture, percent

#: Images (N, 28, 28), 0 (paper) to 1 (ink) → probabilities (N, 10).
Network = Callable[[NDArray[np.floating]], NDArray[np.floating]]

#: A network whose first choice has less is unsure.
SURE = 0.6

WHICH = ("first", "second", "third")


@dataclass(frozen=True)
class DigitState:
    """A digit, prepared, and what each network answers.

    Attributes
    ----------
    prepared : Prepared
    answers : dict of str to (10,)
        Name of a network → its probabilities.
    label : int or None
        What the digit is where that is known: that of a test digit.
    """

    prepared: Prepared
    answers: dict[str, NDArray[np.floating]]
    label: int | None

    @property
    def dot(self) -> bool:
        """Whether the ink is no larger than the pen makes it by one touch."""
        return self.label is None and max(self.prepared.cropped.shape) < 1.4 * PEN


@cache
def example_digits() -> dict[str, tuple[NDArray[np.uint8], int]]:
    """Three test digits of each class: name → (image (28, 28), label), by class."""
    images, labels = load_mnist("test")
    images.flags.writeable = False
    return {
        f"{digit}, the {which} in the test set": (images[place], digit)
        for digit in range(10)
        for which, place in zip(WHICH, np.flatnonzero(labels == digit), strict=False)
    }


def torch_answers(network: nn.Module) -> Network:
    """Make a network for `draw_a_digit` from a PyTorch one.

    Parameters
    ----------
    network : torch.nn.Module
        (N, 1, 28, 28) float32 → scores (N, 10), on the CPU.
    """

    def answer(images: NDArray[np.floating]) -> NDArray[np.floating]:
        with torch.inference_mode():
            x = torch.from_numpy(np.asarray(images, np.float32))[:, None]
            return torch.softmax(network(x), dim=1).numpy()

    return answer


def default_networks() -> dict[str, Network]:
    """The small trained networks of the course, NumPy's and PyTorch's."""
    by_hand = digit_mlp()
    return {
        "NumPy": lambda images: by_hand.forward(images.reshape(len(images), -1)),
        "PyTorch": torch_answers(digit_torch_mlp()),
    }


def digit_state(networks: Mapping[str, Network], drawing: bytes, example: str) -> DigitState:
    """What the networks say of the drawing, or of the example where nothing is drawn."""
    ink, label = np.frombuffer(drawing, np.uint8), None
    if ink.any():
        if ink.size != SIDE**2:
            raise ValueError(f"A drawing has {SIDE}·{SIDE} = {SIDE**2} bytes, not {ink.size}.")
        ink = ink.reshape(SIDE, SIDE)
    else:
        ink, label = example_digits()[example]
    prepared = as_mnist(ink)
    answers = {}
    for name, network in networks.items():
        answer = np.asarray(network(prepared.centered[None]))
        if answer.shape != (1, 10):
            raise ValueError(f"{name} answers with the shape {answer.shape}, not (1, 10).")
        answers[name] = answer[0]
    return DigitState(prepared, answers, label)


def digit_sentence(state: DigitState) -> str:
    """What each network says, whether they agree, and how sure they are."""
    said = ", ".join(_claim(name, answer) for name, answer in state.answers.items())
    choices = {int(np.argmax(answer)) for answer in state.answers.values()}
    if state.label is not None:
        article = "an" if state.label == 8 else "a"
        return f"A test digit, {article} {state.label}: {said}."
    if state.dot:
        return f"Only a dot so far: {said}."
    return f"{'They disagree: ' if len(choices) > 1 else ''}{said}."


def _claim(name: str, probabilities: NDArray[np.floating]) -> str:
    """Choice of a network in words, with the second one where it is unsure."""
    second, first = (int(digit) for digit in np.argsort(probabilities, kind="stable")[-2:])
    shares = [percent(float(probabilities[digit])) for digit in (first, second)]
    if probabilities[first] < SURE:
        return f"{name} wavers between {first} ({shares[0]}) and {second} ({shares[1]})"
    return f"{name} says {first} ({shares[0]})"


def draw_a_digit(networks: Mapping[str, Network] | None = None) -> Explorer:
    """Explorer *draw a digit*: your handwriting, prepared as MNIST is, before trained networks.

    Parameters
    ----------
    networks : mapping of str to callable, optional
        Up to four; name → function of images (N, 28, 28), 0 (paper) to 1 (ink), that returns
        probabilities (N, 10). Without any, the small ones of the course.

    Raises
    ------
    ValueError
        For more networks, longer names or other shapes than the picture can show.
    """
    networks = default_networks() if networks is None else dict(networks)
    check_names(list(networks))
    pad = DigitPad()
    example = menu("example", example_digits(), f"7, the {WHICH[0]} in the test set")

    def put_drawing_away(change: dict) -> None:
        pad.value = b""

    # Who chooses an example wants to see it.
    example.observe(put_drawing_away, "value")
    explorer = Explorer(
        "draw a digit",
        {"drawing": pad, "example": example},
        partial(digit_state, networks),
        lambda state: digit_pad_picture(state.prepared, state.answers, digit_sentence(state)),
        digit_sentence,
    )
    style, view, grid, buttons = explorer.children
    grid.children = [example]
    # The style sheet and the view keep their places; the pad stands on the left by its own CSS.
    explorer.children = [style, view, pad, grid, buttons]
    explorer.add_class("beside-pad")
    return explorer
