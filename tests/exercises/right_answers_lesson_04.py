"""Right answers to the exercises of lesson 04 that differ from the solutions and each other."""

import numpy as np

from course_utils.models.activations import sigmoid


def delta_by_links(y_hat, y, loss):
    if loss == "cross-entropy":
        d_y_hat = -y / y_hat + (1 - y) / (1 - y_hat)
    elif loss == "squared error":
        d_y_hat = y_hat - y
    return d_y_hat * y_hat * (1 - y_hat)


def dense_by_loops(d_output, x, weights):
    d_weights, d_x = np.zeros(weights.shape), np.zeros(x.shape)
    d_bias = np.zeros(weights.shape[1])
    for n in range(len(x)):
        for j in range(weights.shape[1]):
            d_bias[j] += d_output[n, j]
            for i in range(weights.shape[0]):
                d_weights[i, j] += x[n, i] * d_output[n, j]
                d_x[n, i] += weights[i, j] * d_output[n, j]
    return [d_weights, d_bias, d_x]


def dense_by_einsum(d_output, x, weights):
    d_weights = np.einsum("ni,nj->ij", x, d_output)
    return d_weights, np.ones(len(x)) @ d_output, np.einsum("nj,ij->ni", d_output, weights)


def check_in_place(loss, weights, epsilon):
    gradient = np.empty(weights.shape)
    places = np.nditer(weights, flags=["multi_index"])
    for _ in places:
        place = places.multi_index
        before = weights[place]
        weights[place] = before + epsilon
        above = loss(weights)
        weights[place] = before - epsilon
        gradient[place] = (above - loss(weights)) / (2 * epsilon)
        weights[place] = before
    return gradient


def check_flat(loss, weights, epsilon):
    steps = epsilon * np.eye(weights.size).reshape(-1, *weights.shape)
    slopes = [(loss(weights + s) - loss(weights - s)) / 2 / epsilon for s in steps]
    return np.array(slopes).reshape(weights.shape)


def check_as_mean(loss, weights, epsilon):
    """Mean of the forward and the backward difference."""
    here, gradient = loss(weights), 0 * weights
    for i in range(weights.size):
        step = np.zeros(weights.size)
        step[i] = epsilon
        step = step.reshape(weights.shape)
        forward = (loss(weights + step) - here) / epsilon
        backward = (here - loss(weights - step)) / epsilon
        gradient.flat[i] = (forward + backward) / 2
    return gradient


def backward_example_by_example(x, y, W1, b1, W2, b2):
    sums = [np.zeros(part.shape) for part in (W1, b1, W2, b2)]
    for example, target in zip(x, y, strict=True):
        hidden = sigmoid(example @ W1 + b1)
        delta_2 = sigmoid(hidden @ W2 + b2) - target
        delta_1 = W2 @ delta_2 * hidden * (1 - hidden)
        parts = np.outer(example, delta_1), delta_1, np.outer(hidden, delta_2), delta_2
        sums = [total + part for total, part in zip(sums, parts, strict=True)]
    return tuple(total / len(x) for total in sums)


def backward_divided_late(x, y, W1, b1, W2, b2):
    z1 = x @ W1 + b1
    a1 = 1 / (1 + np.exp(-z1))
    d2 = 1 / (1 + np.exp(-(a1 @ W2 + b2))) - y
    d1 = np.dot(d2, W2.T) * (sigmoid(z1) * (1 - sigmoid(z1)))
    n = y.shape[0]
    return [x.T @ d1 / n, np.mean(d1, axis=0), a1.T @ d2 / n, np.mean(d2, axis=0)]


def backward_by_differences(x, y, W1, b1, W2, b2):
    """Numerical gradients are right, only slow."""
    parts = [part.copy() for part in (W1, b1, W2, b2)]

    def loss():
        y_hat = sigmoid(sigmoid(x @ parts[0] + parts[1]) @ parts[2] + parts[3])
        return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

    gradients = [np.zeros(part.shape) for part in parts]
    for part, gradient in zip(parts, gradients, strict=True):
        for place in np.ndindex(part.shape):
            part[place] += 1e-5
            above = loss()
            part[place] -= 2e-5
            gradient[place] = (above - loss()) / 2e-5
            part[place] += 1e-5
    return gradients


def neurons_by_comparing(W1, b1, W2):
    count = 0
    for j in range(len(b1)):
        for k in range(j):
            same = (W1[:, j] == W1[:, k]).all() and (W2[j] == W2[k]).all()
            if same and b1[j] == b1[k]:
                break
        else:
            count += 1
    return count


RIGHT = {
    "my_sigmoid_delta": [
        delta_by_links,
        lambda y_hat, y, loss: (y_hat - y) * (1.0 if "cross" in loss else y_hat - np.square(y_hat)),
    ],
    "my_dense_backward": [dense_by_loops, dense_by_einsum],
    "my_gradient_check": [check_in_place, check_flat, check_as_mean],
    "my_backward": [
        backward_example_by_example,
        backward_divided_late,
        backward_by_differences,
    ],
    "different_neurons": [
        neurons_by_comparing,
        lambda W1, b1, W2: len(np.unique(np.concatenate([W1, [b1], W2.T]).T, axis=0)),
        lambda W1, b1, W2: float(len({(*W1[:, j], b1[j], *W2[j]) for j in range(b1.size)})),
    ],
}
