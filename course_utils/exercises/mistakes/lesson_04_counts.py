"""Wrong answers to the exercises of lesson 04 about nudged weights and equal neurons.

In the parameters, f, w and e stand for a loss, its weights and epsilon.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake
from course_utils.exercises.references import central_differences, count_neurons, differences


def _without_putting_back(loss: Callable[[NDArray], float], weights: NDArray, e: float) -> NDArray:
    """Differences where each number stays nudged while the next ones are tried."""
    w, found = weights.copy(), np.zeros(weights.shape)
    for place in np.ndindex(weights.shape):
        w[place] += e
        up = loss(w)
        w[place] -= 2 * e
        found[place] = (up - loss(w)) / (2 * e)
    return found


def _stretched(loss: Callable[[NDArray], float], weights: NDArray, e: float) -> NDArray:
    """Differences with steps in proportion to the weight."""
    found = np.zeros(weights.shape)
    for place in np.ndindex(weights.shape):
        up, down = weights.copy(), weights.copy()
        up[place] *= 1 + e
        down[place] *= 1 - e
        found[place] = (loss(up) - loss(down)) / (2 * e)
    return found


_OWN_STEP = "The step is the parameter epsilon, not a number of its own."

GRADIENT_CHECK_MISTAKES = (
    Mistake(
        lambda f, w, e: differences(f, w, e, 0.0) / e,
        "This is the forward difference; the central one looks at both sides and is nearer.",
    ),
    Mistake(
        lambda f, w, e: differences(f, w, 0.0, e) / e,
        "This is the backward difference; the central one looks at both sides and is nearer.",
    ),
    Mistake(
        lambda f, w, e: differences(f, w, e, e) / e,
        "The two places are 2 · epsilon apart: divide by that.",
    ),
    Mistake(
        lambda f, w, e: differences(f, w, e, e) / 2 * e,
        "`/ 2 * epsilon` divides by 2 and then multiplies: put 2 * epsilon in parentheses.",
    ),
    Mistake(
        lambda f, w, e: differences(f, w, e, e),
        "This is the difference of the losses; divide it by 2 · epsilon.",
    ),
    Mistake(
        lambda f, w, e: differences(f, w, e, e) / 2,
        "The division by epsilon is missing: the difference is per unit of the weight.",
    ),
    Mistake(
        lambda f, w, e: differences(f, w, e, 0.0) / (2 * e),
        "The difference is taken over epsilon, but divided by 2 · epsilon: nudge down as well.",
    ),
    Mistake(
        lambda f, w, e: differences(f, w, e / 2, e / 2) / e,
        "Nudge by epsilon up and by epsilon down, not by half of it.",
    ),
    Mistake(
        lambda f, w, e: -central_differences(f, w, e),
        "The sign is flipped: loss above minus loss below.",
    ),
    Mistake(
        lambda f, w, e: (f(w + e) - f(w - e)) / (2 * e),
        "All numbers are nudged at once, which gives one slope in one direction. "
        "Nudge one at a time.",
    ),
    Mistake(
        lambda f, w, e: np.full(w.shape, (f(w + e) - f(w - e)) / (2 * e)),
        "All numbers are nudged at once, which gives one slope in one direction. "
        "Nudge one at a time.",
    ),
    Mistake(_without_putting_back, "Put each number back before you nudge the next one."),
    Mistake(_stretched, "Add epsilon to the number; multiplying it moves a 0 not at all."),
    Mistake(lambda f, w, e: central_differences(f, w, 1e-4), _OWN_STEP),
    Mistake(lambda f, w, e: central_differences(f, w, 1e-5), _OWN_STEP),
    Mistake(lambda f, w, e: central_differences(f, w, 1e-6), _OWN_STEP),
    Mistake(
        lambda f, w, e: np.abs(central_differences(f, w, e)),
        "The sign is lost: it says whether the loss rises or falls with the weight.",
    ),
    Mistake(
        lambda f, w, e: np.max(np.abs(central_differences(f, w, e))),
        "This is one number; the difference for each weight is asked for.",
    ),
)


def _columns(array: NDArray) -> int:
    return np.unique(array, axis=1).shape[1]


def _equal_to_another(W1: NDArray, b1: NDArray, W2: NDArray) -> int:
    _, counts = np.unique(np.vstack([W1, b1, W2.T]), axis=1, return_counts=True)
    return int(counts[counts > 1].sum())


_OUTGOING = (
    "The outgoing weights count too: neurons that differ there get different gradients, and part "
    "ways at the first step."
)

NEURON_MISTAKES = (
    Mistake(lambda W1, b1, W2: _columns(np.vstack([W1, b1])), _OUTGOING),
    Mistake(lambda W1, b1, W2: _columns(W1), "Biases and outgoing weights belong to a neuron too."),
    Mistake(
        lambda W1, b1, W2: _columns(np.vstack([W1, W2.T])),
        "The bias belongs to the neuron too.",
    ),
    Mistake(
        lambda W1, b1, W2: _columns(W2.T),
        "Incoming weights and biases belong to a neuron too.",
    ),
    Mistake(
        lambda W1, b1, W2: np.unique(W1, axis=0).shape[0],
        "Hidden neurons are the columns of W1. Its rows belong to the inputs.",
    ),
    Mistake(
        lambda W1, b1, W2: np.unique(np.vstack([W1, b1, W2.T]), axis=0).shape[0],
        "Hidden neurons are the columns here; axis 0 compares the rows.",
    ),
    Mistake(
        lambda W1, b1, W2: W1.shape[1],
        "This is the number of hidden neurons, equal ones counted again and again.",
    ),
    Mistake(lambda W1, b1, W2: W1.shape[0], "This is the number of inputs."),
    Mistake(
        lambda W1, b1, W2: np.unique(W1).size,
        "These are the different numbers in W1; compare whole neurons.",
    ),
    Mistake(
        lambda W1, b1, W2: np.unique(np.vstack([W1, b1, W2.T])).size,
        "These are the different numbers of all neurons; `np.unique` compares columns with axis=1.",
    ),
    Mistake(
        lambda W1, b1, W2: np.linalg.matrix_rank(W1),
        "The rank counts independent columns: neurons that are multiples of each other are "
        "different all the same.",
    ),
    Mistake(
        lambda W1, b1, W2: np.linalg.matrix_rank(np.vstack([W1, b1, W2.T])),
        "The rank counts independent columns: neurons that are multiples of each other are "
        "different all the same.",
    ),
    Mistake(
        lambda W1, b1, W2: W1.shape[1] - count_neurons(W1, b1, W2),
        "These are the copies that could be left out; the neurons that remain are asked for.",
    ),
    Mistake(_equal_to_another, "These are the neurons that have a twin; count the different ones."),
    Mistake(
        lambda W1, b1, W2: np.unique(W1.sum(axis=0) + b1 + W2.sum(axis=1)).size,
        "Different neurons can have the same sum; compare all their numbers.",
    ),
    Mistake(
        lambda W1, b1, W2: np.unique(W1.sum(axis=0)).size,
        "Different neurons can have the same sum; compare all their numbers.",
    ),
    Mistake(
        lambda W1, b1, W2: np.count_nonzero(np.vstack([W1, b1, W2.T]).any(axis=0)),
        "These are the neurons that have a number other than 0; equal neurons can be far from 0.",
    ),
)
