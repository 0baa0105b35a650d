"""The last layer of a network and its loss: the answer, the loss, and where backward begins."""

from collections.abc import Callable
from dataclasses import dataclass

from numpy.typing import NDArray

from course_utils.models.activations import identity, sigmoid, softmax
from course_utils.models.losses import (
    binary_cross_entropy,
    cross_entropy,
    mse,
    squared_error,
)


@dataclass(frozen=True)
class OutputLayer:
    """An output activation together with a loss.

    Attributes
    ----------
    answer : callable
        From the scores z (N, K) to ŷ (N, K).
    loss : callable
        From z and the targets y (N, K) to the loss.
    delta : callable
        From ŷ and y to ∂L/∂z (N, K), the first number of the backward pass.
    """

    answer: Callable[[NDArray], NDArray]
    loss: Callable[[NDArray, NDArray], float]
    delta: Callable[[NDArray, NDArray], NDArray]


#: (output, loss) → what they do together. With a cross-entropy, the slope of the output
#: activation cancels and δ is the bare difference.
OUTPUT_LAYERS: dict[tuple[str, str], OutputLayer] = {
    ("identity", "mse"): OutputLayer(identity, mse, lambda y_hat, y: (2 / y.size) * (y_hat - y)),
    ("identity", "squared error"): OutputLayer(
        identity, squared_error, lambda y_hat, y: (1 / len(y)) * (y_hat - y)
    ),
    ("sigmoid", "mse"): OutputLayer(
        sigmoid,
        lambda z, y: mse(sigmoid(z), y),
        lambda y_hat, y: (2 / y.size) * (y_hat - y) * y_hat * (1 - y_hat),
    ),
    ("sigmoid", "squared error"): OutputLayer(
        sigmoid,
        lambda z, y: squared_error(sigmoid(z), y),
        lambda y_hat, y: (1 / len(y)) * (y_hat - y) * y_hat * (1 - y_hat),
    ),
    ("sigmoid", "binary cross-entropy"): OutputLayer(
        sigmoid, binary_cross_entropy, lambda y_hat, y: (1 / y.size) * (y_hat - y)
    ),
    ("softmax", "cross-entropy"): OutputLayer(
        softmax, cross_entropy, lambda y_hat, y: (1 / len(y)) * (y_hat - y)
    ),
}
#: The loss that an output activation has unless another one is asked for.
USUAL_LOSS = {"identity": "mse", "sigmoid": "binary cross-entropy", "softmax": "cross-entropy"}


def output_layer(output: str, loss: str) -> OutputLayer:
    """Look up an output activation and its loss; ValueError where they do not belong together."""
    if (output, loss) not in OUTPUT_LAYERS:
        pairs = ", ".join(f"{first} with {second}" for first, second in OUTPUT_LAYERS)
        raise ValueError(f"There is no output {output!r} with loss {loss!r}; there is {pairs}.")
    return OUTPUT_LAYERS[output, loss]
