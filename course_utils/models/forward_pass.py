"""One digit on its way through a network, with the arithmetic of one unit."""

from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.datasets import load_mnist
from course_utils.models.digits import as_inputs
from course_utils.models.mlp import MLP

FIRST, WRONG = "the first hundred", "answered wrongly"


@dataclass(frozen=True)
class ForwardState:
    """What every layer answers to a digit, and one unit looked at.

    Attributes
    ----------
    network : MLP
    image : (28, 28)
        The digit, 0 … 255.
    label : int
        What it is.
    place : int
        Its place among the test digits.
    count : int
        How many digits there are to choose from.
    sums, outputs : list of (n,)
        Weighted sums z of each layer; outputs of each layer, the 784 pixels first.
    layer, unit : int
        The unit looked at; layer 1 is the first after the pixels.
    """

    network: MLP
    image: NDArray[np.uint8]
    label: int
    place: int
    count: int
    sums: list[NDArray[np.float32]]
    outputs: list[NDArray[np.float32]]
    layer: int
    unit: int

    @property
    def said(self) -> int:
        """The class with the largest output."""
        return int(self.outputs[-1].argmax())

    @property
    def is_right(self) -> bool:
        """Whether the answer is right."""
        return self.said == self.label

    @property
    def is_output(self) -> bool:
        """Whether the unit looked at belongs to the last layer."""
        return self.layer == len(self.sums)

    @property
    def inputs(self) -> NDArray[np.float32]:
        """Outputs of the layer before the unit, which are its inputs."""
        return self.outputs[self.layer - 1]

    @property
    def weights(self) -> NDArray[np.floating]:
        """Weights of the unit, one for each of its inputs."""
        return self.network.weights[self.layer - 1][:, self.unit]

    @property
    def products(self) -> NDArray[np.floating]:
        """Inputs times weights."""
        return self.inputs * self.weights

    @property
    def bias(self) -> float:
        """Bias of the unit."""
        return float(self.network.biases[self.layer - 1][self.unit])

    @property
    def z(self) -> float:
        """Weighted sum of the unit."""
        return float(self.sums[self.layer - 1][self.unit])

    @property
    def answer(self) -> float:
        """Output of the unit."""
        return float(self.outputs[self.layer][self.unit])


class DigitsThrough:
    """The test digits and a network that reads them, as it is now.

    Parameters
    ----------
    network : MLP
        784 inputs, one or two hidden layers, 10 outputs. Training it later changes nothing here.

    Raises
    ------
    ValueError
        For another network.
    """

    def __init__(self, network: MLP) -> None:
        sizes = network.layer_sizes
        if len(sizes) not in (3, 4) or sizes[0] != 784 or sizes[-1] != 10:
            raise ValueError(
                "The digits go through a network with 784 inputs, one or two hidden layers and 10 "
                f"outputs, not through {'-'.join(map(str, sizes))}."
            )
        self.network = copy(network)
        self.network.weights, self.network.biases = list(network.weights), list(network.biases)
        self._images, self._labels = load_mnist("test")
        self._x = as_inputs(self._images)
        wrong = np.flatnonzero(self.network.predict(self._x) != self._labels)
        self._places = {FIRST: np.arange(100), WRONG: wrong}

    @property
    def layers(self) -> dict[str, int]:
        """Names of the layers after the pixels, with their numbers."""
        hidden = len(self.network.layer_sizes) - 2
        names = ["hidden"] if hidden == 1 else [f"hidden {k + 1}" for k in range(hidden)]
        return {name: k + 1 for k, name in enumerate([*names, "output"])}

    def state(self, digits: str, digit: int, layer: str, unit: int) -> ForwardState:
        """Send one digit through; a digit or unit past the last one is the last.

        Parameters
        ----------
        digits : {FIRST, WRONG}
            Which of them to choose from.
        digit : int
            Which of those.
        layer : str
            A name in `layers`.
        unit : int

        Raises
        ------
        ValueError
            Where no digit is answered wrongly.
        """
        places = self._places[digits]
        if not len(places):
            raise ValueError("This network reads every one of the 1,000 test digits right.")
        place = int(places[min(digit, len(places) - 1)])
        sums, outputs = self.network._forward(self._x[place : place + 1].astype(
            self.network.weights[0].dtype, copy=False))  # fmt: skip
        number = self.layers[layer]
        return ForwardState(
            self.network, self._images[place], int(self._labels[place]), place, len(places),
            [z[0] for z in sums], [a[0] for a in outputs], number,
            min(unit, self.network.layer_sizes[number] - 1),
        )  # fmt: skip
