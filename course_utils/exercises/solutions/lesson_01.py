"""Solutions to the exercises of lesson 01."""

import numpy as np


def my_step(z):
    """Return 1 where z > 0 and 0 elsewhere; z is a number or an array."""
    return np.where(z > 0, 1, 0)


def my_predict(x, weights, bias):
    """Return the neuron's answer for x of shape (d,), or N answers for (N, d)."""
    z = x @ weights + bias  # one number, or one for each of the N examples
    return np.where(z > 0, 1, 0)


def my_update(x, y, weights, bias, learning_rate):
    """Return (new_weights, new_bias) after one step of the perceptron rule."""
    y_hat = 1 if x @ weights + bias > 0 else 0
    error = y - y_hat  # 1: should have fired, -1: should not have, 0: right
    new_weights = weights + learning_rate * error * x
    new_bias = bias + learning_rate * error
    return new_weights, new_bias


def nand_weights():
    """Return (w1, w2, b) of a neuron that makes NAND."""
    # z is 1.5 with no input at 1, 0.5 with one and -0.5 with both.
    return -1, -1, 1.5


def xor_network():
    """Return three neurons (w1, w2, b), two hidden and one output, that make XOR."""
    at_least_one = (1, 1, -0.5)  # OR
    not_both = (-1, -1, 1.5)  # NAND
    both_hidden = (1, 1, -1.5)  # AND of the two hidden answers
    return at_least_one, not_both, both_hidden
