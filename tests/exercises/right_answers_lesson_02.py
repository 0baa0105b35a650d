"""Right answers to the exercises of lesson 02 that differ from the solutions and each other."""

import math

import numpy as np


def sigmoid_of_one(number):
    if number >= 0:
        return 1 / (1 + math.exp(-number))
    return math.exp(number) / (1 + math.exp(number))


def sigmoid_with_masks(z):
    z = np.asarray(z, dtype=float)
    answer = np.empty(z.shape)
    positive = z >= 0
    answer[positive] = 1 / (1 + np.exp(-z[positive]))
    small = np.exp(z[~positive])
    answer[~positive] = small / (1 + small)
    return answer


def sigmoid_by_logarithm(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))


def collapse_by_probing(W1, b1, W2, b2):
    def both(x):
        return (x @ W1 + b1) @ W2 + b2

    b = both(np.zeros(len(W1)))
    return both(np.eye(len(W1))) - b, b


def collapse_by_loops(W1, b1, W2, b2):
    W, b = np.zeros((len(W1), len(b2))), b2.copy()
    for k in range(len(b1)):
        W += np.outer(W1[:, k], W2[k])
        b += b1[k] * W2[k]
    return [W, b]


RIGHT = {
    "my_sigmoid": [
        np.vectorize(sigmoid_of_one, otypes=[float]),
        sigmoid_with_masks,
        sigmoid_by_logarithm,
        lambda z: (1 + np.tanh(np.asarray(z) / 2)) / 2,
        lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))),
        lambda z: np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z))),
    ],
    "my_sigmoid_derivative": [
        lambda z: sigmoid_with_masks(z) - sigmoid_with_masks(z) ** 2,
        lambda z: sigmoid_with_masks(z) * sigmoid_with_masks(-np.asarray(z)),
        lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2,
        lambda z: (1 - np.tanh(np.asarray(z) / 2) ** 2) / 4,
    ],
    "my_tanh": [
        np.tanh,
        lambda z: 2 * sigmoid_with_masks(2 * np.asarray(z)) - 1,
        lambda z: sigmoid_with_masks(2 * np.asarray(z)) - sigmoid_with_masks(-2 * np.asarray(z)),
        lambda z: -np.expm1(-2 * np.abs(z)) / (1 + np.exp(-2 * np.abs(z))) * np.sign(z),
    ],
    "my_relu": [
        lambda z: np.where(np.greater(z, 0), z, 0),
        lambda z: z * np.greater(z, 0),
        lambda z: (z + np.abs(z)) / 2,
        lambda z: np.clip(z, 0, None),
        lambda z: 0.5 * z * (1 + np.sign(z)),
        np.vectorize(lambda number: max(0.0, number), otypes=[float]),
    ],
    "collapse": [
        collapse_by_probing,
        collapse_by_loops,
        lambda W1, b1, W2, b2: (np.dot(W1, W2), np.dot(b1, W2) + b2),
        lambda W1, b1, W2, b2: ((W2.T @ W1.T).T, W2.T @ b1 + b2),
        lambda W1, b1, W2, b2: (np.einsum("ik,kj->ij", W1, W2), np.einsum("k,kj->j", b1, W2) + b2),
    ],
}
