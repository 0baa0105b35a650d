"""Solutions to the exercises of lesson 04."""

import numpy as np

from course_utils.models.activations import sigmoid


def my_sigmoid_delta(y_hat, y, loss):
    """Return ∂L/∂z of a sigmoid neuron whose answer is y_hat."""
    error = y_hat - y
    if loss == "squared error":
        return error * y_hat * (1 - y_hat)
    return error  # cross-entropy: the sigmoid's derivative cancels


def my_dense_backward(d_output, x, weights):
    """Return (d_weights, d_bias, d_x) of output = x @ weights + bias."""
    d_weights = x.T @ d_output  # (d, N) @ (N, m): each weight, summed over the examples
    d_bias = d_output.sum(axis=0)
    d_x = d_output @ weights.T  # each input collects from all the outputs it went to
    return d_weights, d_bias, d_x


def my_gradient_check(loss, weights, epsilon):
    """Return the central difference of the loss for each number in weights."""
    gradient = np.zeros_like(weights)
    for place in np.ndindex(weights.shape):
        up, down = weights.copy(), weights.copy()
        up[place] += epsilon
        down[place] -= epsilon
        gradient[place] = (loss(up) - loss(down)) / (2 * epsilon)
    return gradient


def my_backward(x, y, W1, b1, W2, b2):
    """Return the gradients (dW1, db1, dW2, db2) of the mean cross-entropy."""
    hidden = sigmoid(x @ W1 + b1)
    y_hat = sigmoid(hidden @ W2 + b2)
    delta_2 = (y_hat - y) / len(x)
    dW2, db2 = hidden.T @ delta_2, delta_2.sum(axis=0)
    d_hidden = delta_2 @ W2.T
    delta_1 = d_hidden * hidden * (1 - hidden)
    dW1, db1 = x.T @ delta_1, delta_1.sum(axis=0)
    return dW1, db1, dW2, db2


def different_neurons(W1, b1, W2):
    """Return how many different hidden neurons there are."""
    neurons = np.vstack([W1, b1, W2.T])  # a column holds all that belongs to one neuron
    return len({tuple(neuron) for neuron in neurons.T})
