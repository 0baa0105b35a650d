"""A multilayer perceptron that trains itself: forward, backward, step, with NumPy alone.

Examples are rows, so a layer is x @ weights + bias, with weights (inputs, outputs).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.activations import ACTIVATIONS
from course_utils.models.descent import mini_batches
from course_utils.models.fitting import fit
from course_utils.models.gradient_check import GradientCheck, gradient_check
from course_utils.models.history import History, Progress
from course_utils.models.initialization import initial_weights
from course_utils.models.output_layers import USUAL_LOSS, output_layer
from course_utils.models.targets import as_rows, as_targets, classes_of

__all__ = ["MLP", "GradientCheck", "History", "Progress", "gradient_check"]

Arrays = list[NDArray[np.floating]]


class MLP:
    """Layers of neurons, each connected with all of the next layer.

    Parameters
    ----------
    layer_sizes : sequence of int
        Number of inputs, of each hidden layer's neurons, and of outputs: at least two numbers.
    hidden : str
        Activation of the hidden layers, a name in ACTIVATIONS.
    output : {"identity", "sigmoid", "softmax"}
        Activation of the last layer.
    loss : str, optional
        "mse" or "squared error" with "identity" or "sigmoid"; "binary cross-entropy" with
        "sigmoid"; "cross-entropy" with "softmax". Without one, "mse" for "identity" and the
        cross-entropy that belongs to the others.
    rng : numpy.random.Generator
        Draws the first weights and shuffles the examples.
    initialization : "scaled", "zeros" or float
        See `initial_weights`. All biases start at 0.
    dtype : numpy.float64 or numpy.float32
        Precision of all numbers.

    Attributes
    ----------
    weights : list of (inputs, outputs)
    biases : list of (outputs,)
        One array a layer. Training replaces them and changes none in place, so `list(weights)`
        keeps a moment.

    Raises
    ------
    ValueError
        For sizes below 1, fewer than two of them, and names that do not exist or belong together.
    """

    def __init__(
        self,
        layer_sizes: Sequence[int],
        hidden: str = "sigmoid",
        output: str = "sigmoid",
        loss: str | None = None,
        *,
        rng: np.random.Generator,
        initialization: str | float = "scaled",
        dtype: type[np.floating] = np.float64,
    ) -> None:
        self.layer_sizes = tuple(layer_sizes)
        if len(self.layer_sizes) < 2 or any(
            size < 1 or int(size) != size for size in self.layer_sizes
        ):
            raise ValueError(
                f"A network needs at least two layer sizes, each at least 1, not {layer_sizes}."
            )
        if hidden not in ACTIVATIONS:
            raise ValueError(f"There is no activation {hidden!r}; try {', '.join(ACTIVATIONS)}.")
        self.hidden, self.output, self.rng = hidden, output, rng
        self.loss_name = loss or USUAL_LOSS.get(output, "")
        self._last = output_layer(output, self.loss_name)
        self._derivative = ACTIVATIONS[hidden].derivative
        hidden_layers = len(self.layer_sizes) - 2
        self._functions = [ACTIVATIONS[hidden].function] * hidden_layers + [self._last.answer]
        drawn = initial_weights(self.layer_sizes, hidden, initialization, rng)
        self.weights: Arrays = [matrix.astype(dtype) for matrix in drawn]
        self.biases: Arrays = [np.zeros(size, dtype) for size in self.layer_sizes[1:]]

    def forward(self, x: ArrayLike) -> NDArray[np.floating]:
        """Answers ŷ (N, outputs) to the examples x (N, inputs)."""
        return self._forward(as_rows(self, x))[1][-1]

    def loss(self, x: ArrayLike, y: ArrayLike) -> float:
        """Loss over the examples x (N, inputs) with targets y; see `gradients`."""
        x, y = as_rows(self, x), as_targets(self, len(x), y)
        return self._last.loss(self._forward(x)[0][-1], y)

    def gradients(self, x: ArrayLike, y: ArrayLike) -> tuple[Arrays, Arrays]:
        """Slope of the loss against each weight and each bias.

        Parameters
        ----------
        x : (N, inputs)
        y : (N, outputs)
            Or (N,): with one output its targets, with several the classes 0 … outputs − 1.

        Returns
        -------
        (weight gradients, bias gradients), in the shapes of `weights` and `biases`.

        Raises
        ------
        ValueError
            Where the shapes do not fit.
        """
        x = as_rows(self, x)
        return self._backward(x, as_targets(self, len(x), y))

    def _forward(self, x: NDArray) -> tuple[Arrays, Arrays]:
        """Weighted sums z of each layer, and outputs a of each layer, with x before the first."""
        sums, outputs = [], [x]
        for weights, bias, function in zip(self.weights, self.biases, self._functions, strict=True):
            sums.append(outputs[-1] @ weights + bias)
            outputs.append(function(sums[-1]).astype(x.dtype, copy=False))
        return sums, outputs

    def _backward(self, x: NDArray, y: NDArray) -> tuple[Arrays, Arrays]:
        """Gradients, from the last layer to the first; δ is ∂L/∂z of the layer at hand."""
        sums, outputs = self._forward(x)
        delta = self._last.delta(outputs[-1], y)
        weight_gradients, bias_gradients = [], []
        for layer in reversed(range(len(self.weights))):
            weight_gradients.insert(0, outputs[layer].T @ delta)
            bias_gradients.insert(0, delta.sum(axis=0))
            if layer:
                delta = (delta @ self.weights[layer].T) * self._derivative(sums[layer - 1])
        return weight_gradients, bias_gradients

    def step(self, x: ArrayLike, y: ArrayLike, learning_rate: float) -> None:
        """One step of gradient descent, w − η ∂L/∂w, on examples and targets as in `gradients`."""
        x = as_rows(self, x)
        self._step(x, as_targets(self, len(x), y), learning_rate)

    def _step(self, x: NDArray, y: NDArray, learning_rate: float) -> None:
        """Each weight and each bias a little against its slope."""
        slopes, bias_slopes = self._backward(x, y)
        for k in range(len(self.weights)):
            self.weights[k] = self.weights[k] - learning_rate * slopes[k]
            self.biases[k] = self.biases[k] - learning_rate * bias_slopes[k]

    def train_epoch(
        self, x: ArrayLike, y: ArrayLike, batch_size: int = 32, learning_rate: float = 0.1
    ) -> None:
        """One epoch of mini-batch gradient descent, with nothing measured; `fit` does more.

        Examples x and targets y as in `gradients`.
        """
        x = as_rows(self, x)
        y = as_targets(self, len(x), y)
        for batch in mini_batches(len(x), batch_size, self.rng):
            self._step(x.take(batch, axis=0), y.take(batch, axis=0), learning_rate)

    def predict(self, x: ArrayLike) -> NDArray:
        """Class of each example (N,), the output itself (N, outputs) where it is no class."""
        if self.output == "identity":
            return self.forward(x)
        return classes_of(self._forward(as_rows(self, x))[0][-1], 0)

    def measure(self, x: ArrayLike, y: ArrayLike) -> tuple[float, float]:
        """Loss, and share of examples whose class is right (0 for the output "identity")."""
        x, y = as_rows(self, x), as_targets(self, len(x), y)
        scores = self._forward(x)[0][-1]
        loss = self._last.loss(scores, y)
        if self.output == "identity":
            return loss, 0.0
        return loss, float(np.mean(classes_of(scores, 0) == classes_of(y, 0.5)))

    fit = fit
