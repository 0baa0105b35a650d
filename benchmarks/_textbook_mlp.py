"""A network that learns one example at a time, with column vectors, as many textbooks teach it."""

from itertools import pairwise

import numpy as np


class TextbookMLP:
    """Sigmoid layers and a softmax output with cross-entropy; weights (outputs, inputs)."""

    def __init__(self, sizes: list[int], rng: np.random.Generator) -> None:
        pairs = list(pairwise(sizes))
        self.biases = [np.zeros((n, 1)) for n in sizes[1:]]
        self.weights = [rng.normal(0, np.sqrt(2 / (m + n)), (n, m)) for m, n in pairs]

    def feedforward(self, a: np.ndarray) -> np.ndarray:
        """Answer to one example, a column."""
        for b, w in zip(self.biases[:-1], self.weights[:-1], strict=True):
            a = sigmoid(w @ a + b)
        return softmax(self.weights[-1] @ a + self.biases[-1])

    def train_epoch(
        self,
        examples: list[tuple[np.ndarray, np.ndarray]],
        batch_size: int,
        learning_rate: float,
        rng: np.random.Generator,
    ) -> None:
        """One epoch of stochastic gradient descent."""
        order = rng.permutation(len(examples))
        for k in range(0, len(examples), batch_size):
            self.update([examples[i] for i in order[k : k + batch_size]], learning_rate)

    def update(self, batch: list[tuple[np.ndarray, np.ndarray]], learning_rate: float) -> None:
        """One step on the sum of the gradients of a batch."""
        sum_b = [np.zeros(b.shape) for b in self.biases]
        sum_w = [np.zeros(w.shape) for w in self.weights]
        for x, y in batch:
            grad_b, grad_w = self.backpropagate(x, y)
            sum_b = [total + part for total, part in zip(sum_b, grad_b, strict=True)]
            sum_w = [total + part for total, part in zip(sum_w, grad_w, strict=True)]
        rate = learning_rate / len(batch)
        self.weights = [w - rate * total for w, total in zip(self.weights, sum_w, strict=True)]
        self.biases = [b - rate * total for b, total in zip(self.biases, sum_b, strict=True)]

    def backpropagate(
        self, x: np.ndarray, y: np.ndarray
    ) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Gradients of one example's loss, forward then backward."""
        activations, sums = [x], []
        for b, w in zip(self.biases, self.weights, strict=True):
            sums.append(w @ activations[-1] + b)
            activations.append(sigmoid(sums[-1]))
        delta = softmax(sums[-1]) - y
        grad_b, grad_w = [delta], [delta @ activations[-2].T]
        for layer in range(len(self.weights) - 2, -1, -1):
            s = sigmoid(sums[layer])
            delta = self.weights[layer + 1].T @ delta * s * (1 - s)
            grad_b.insert(0, delta)
            grad_w.insert(0, delta @ activations[layer].T)
        return grad_b, grad_w


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Logistic function, as it is usually written."""
    return 1 / (1 + np.exp(-z))


def softmax(z: np.ndarray) -> np.ndarray:
    """Probabilities of a column of scores."""
    powers = np.exp(z - z.max())
    return powers / powers.sum()
