"""Right answers to the exercises of lesson 05 that differ from the solutions and each other."""

import numpy as np
import torch
from torch import nn

from course_utils.models.activations import sigmoid, softmax


def one_hot_by_a_loop(labels, classes):
    rows = []
    for label in labels:
        row = [0.0] * classes
        row[label] = 1.0
        rows.append(row)
    return np.array(rows)


def accuracy_by_a_loop(scores, labels):
    right = 0
    for row, label in zip(scores, labels, strict=True):
        if list(row).index(max(row)) == label:
            right += 1
    return right / len(labels)


def forward_by_place(x, weights, biases):
    for k in range(len(weights)):
        x = np.dot(x, weights[k]) + biases[k]
        if k < len(weights) - 1:
            x = 1 / (1 + np.exp(-x))
    powers = np.exp(x)
    return powers / powers.sum(axis=1)[:, None]


def forward_backed_up(x, weights, biases):
    """Takes the layers from a list that gets shorter."""
    layers = list(zip(weights, biases, strict=True))
    while len(layers) > 1:
        w, b = layers.pop(0)
        x = sigmoid(x @ w + b)
    ((w, b),) = layers
    return softmax(x @ w + b)


def batches_shuffled_first(x, labels, order, batch_size):
    x, labels = x[order], labels[order]
    starts = np.arange(0, len(x), batch_size)
    return tuple([x[s : s + batch_size], labels[s : s + batch_size]] for s in starts)


def batches_by_splitting(x, labels, order, batch_size):
    parts = np.split(order, range(batch_size, len(order), batch_size))
    return [(x[rows], labels[rows]) for rows in parts]


def batches_one_by_one(x, labels, order, batch_size):
    batches, rows = [], []
    for row in order:
        rows.append(row)
        if len(rows) == batch_size:
            batches.append((x[rows], labels[rows]))
            rows = []
    if rows:
        batches.append((x[rows], labels[rows]))
    return batches


class Written(nn.Module):
    """The same network as a class."""

    def __init__(self):
        super().__init__()
        self.hidden, self.output = nn.Linear(784, 30), nn.Linear(30, 10)

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x)))


def network_in_steps():
    network = nn.Sequential()
    network.append(nn.Flatten())
    network.append(nn.Linear(784, 30))
    network.append(nn.Sigmoid())
    network.append(nn.Linear(30, 10))
    return network


def smaller_pictures():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.AvgPool2d(2),
        nn.Flatten(),
        nn.Linear(196, 115),
        nn.ReLU(),
        nn.Linear(115, 10),
    )


RIGHT = {
    "my_one_hot": [
        one_hot_by_a_loop,
        lambda labels, classes: np.eye(classes, dtype=int)[labels],
        lambda labels, classes: 1 * (labels[:, None] == np.arange(classes)),
    ],
    "my_accuracy": [
        accuracy_by_a_loop,
        lambda scores, labels: (np.argmax(scores, axis=-1) == labels).sum() / len(labels),
        lambda scores, labels: 1 - np.count_nonzero(scores.argmax(1) - labels) / labels.size,
    ],
    "my_forward": [forward_by_place, forward_backed_up],
    "my_mini_batches": [batches_shuffled_first, batches_by_splitting, batches_one_by_one],
    "my_network": [Written, network_in_steps],
    "my_better_network": [
        smaller_pictures,
        lambda: nn.Sequential(nn.Linear(784, 30), nn.ReLU(), nn.Linear(30, 10)),
    ],
}
