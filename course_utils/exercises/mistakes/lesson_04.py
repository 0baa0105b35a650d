"""Wrong answers to the exercises of lesson 04 about deltas and layers that are likely to be given.

In the parameters, a, t and k stand for the answer ŷ, its target y and the kind of loss; g, x and w
for the gradient at a layer's output, its input and its weights.
"""

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake
from course_utils.exercises.references import sigmoid_delta
from course_utils.models.activations import sigmoid


def _slope(a: NDArray) -> NDArray:
    return a * (1 - a)


def _of(kind: str, squared: NDArray, crossed: NDArray) -> NDArray:
    return squared if kind == "squared error" else crossed


def _cross_entropy(a: NDArray, t: NDArray) -> NDArray:
    return -(t * np.log(a) + (1 - t) * np.log(1 - a))


DELTA_MISTAKES = (
    Mistake(
        lambda a, t, k: a - t,
        "Right for cross-entropy. With the squared error nothing cancels: the factor ŷ(1 − ŷ) "
        "stays.",
    ),
    Mistake(
        lambda a, t, k: (a - t) * _slope(a),
        "Right for the squared error. With cross-entropy the factor ŷ(1 − ŷ) cancels.",
    ),
    Mistake(
        lambda a, t, k: _of(k, a - t, (a - t) * _slope(a)),
        "The two losses have changed places.",
    ),
    Mistake(
        lambda a, t, k: -sigmoid_delta(a, t, k),
        "The sign is flipped: the derivative of the loss begins with ŷ − y, not y − ŷ.",
    ),
    Mistake(
        lambda a, t, k: _of(k, 2 * sigmoid_delta(a, t, k), a - t),
        "Here the squared error is ½(ŷ − y)², so the 2 cancels against the ½.",
    ),
    Mistake(
        lambda a, t, k: _of(k, a - t, (a - t) / _slope(a)),
        "This is ∂L/∂ŷ. One link is left: times ∂ŷ/∂z = ŷ(1 − ŷ).",
    ),
    Mistake(
        lambda a, t, k: _of(k, (a - t) * _slope(sigmoid(a)), a - t),
        "ŷ is already σ(z): the derivative is ŷ(1 − ŷ), without another sigmoid.",
    ),
    Mistake(
        lambda a, t, k: _of(k, (a - t) * a, a - t),
        "Half of the sigmoid's derivative is missing: it is ŷ(1 − ŷ).",
    ),
    Mistake(
        lambda a, t, k: _of(k, (a - t) * (1 - a), a - t),
        "Half of the sigmoid's derivative is missing: it is ŷ(1 − ŷ).",
    ),
    Mistake(
        lambda a, t, k: _of(k, (a - t) * (1 - a**2), a - t),
        "1 − ŷ² is the derivative of tanh; the sigmoid's is ŷ(1 − ŷ).",
    ),
    Mistake(
        lambda a, t, k: _of(k, (a - t) * _slope(t), a - t),
        "The derivative of the sigmoid is taken at the answer: ŷ(1 − ŷ), not y(1 − y).",
    ),
    Mistake(
        lambda a, t, k: _of(k, (a - t) ** 2 / 2, _cross_entropy(a, t)),
        "This is the loss itself; its derivative by z is asked for.",
    ),
    Mistake(
        lambda a, t, k: _slope(a),
        "This is only ∂ŷ/∂z; the link from ŷ to the loss is missing.",
    ),
    Mistake(
        lambda a, t, k: np.abs(sigmoid_delta(a, t, k)),
        "The sign is lost: it says whether z should go down or up.",
    ),
    Mistake(
        lambda a, t, k: np.mean(sigmoid_delta(a, t, k)),
        "One delta for each neuron and example is asked for, not their mean.",
    ),
)

DENSE_MISTAKES = (
    Mistake(
        lambda g, x, w: (g.T @ x, g.sum(axis=0), g @ w.T),
        "d_weights is transposed: x.T @ d_output has the shape of weights.",
    ),
    Mistake(
        lambda g, x, w: (x @ g, g.sum(axis=0), g @ w.T),
        "The transpose of x is missing in d_weights: it sums over the examples.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, g.sum(axis=0), g @ w),
        "The transpose of weights is missing in d_x: going back, each output hands to its inputs.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, g.sum(axis=0), w @ g.T),
        "d_x is transposed: d_output @ weights.T has one row for each example, like x.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, g.sum(axis=1), g @ w.T),
        "d_bias sums along axis 1; each bias is shared by all examples, so sum along axis 0.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, g.mean(axis=0), g @ w.T),
        "d_bias is a mean here; it is the sum over the examples. A mean belongs into the loss.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g / len(x), g.sum(axis=0) / len(x), g @ w.T),
        "No division by the number of examples here: where the loss is a mean, d_output has it.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g / len(x), g.sum(axis=0), g @ w.T),
        "No division by the number of examples here: where the loss is a mean, d_output has it.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, g.sum(), g @ w.T),
        "d_bias adds up everything; each bias needs the sum of its own column.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, g, g @ w.T),
        "d_bias needs a sum over the examples: all of them share the bias.",
    ),
    Mistake(
        lambda g, x, w: (g @ w.T, g.sum(axis=0), x.T @ g),
        "d_weights and d_x have changed places.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, g @ w.T, g.sum(axis=0)),
        "The order is (d_weights, d_bias, d_x): the last two have changed places.",
    ),
    Mistake(
        lambda g, x, w: (-(x.T @ g), -g.sum(axis=0), -(g @ w.T)),
        "The signs are flipped. The gradient points uphill; the minus belongs into the update.",
    ),
    Mistake(
        lambda g, x, w: (w - x.T @ g, g.sum(axis=0), g @ w.T),
        "These are new weights; the gradient alone is asked for.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, np.zeros_like(g.sum(axis=0)), g @ w.T),
        "The bias moves the output too: its gradient is the sum of d_output over the examples.",
    ),
    Mistake(
        lambda g, x, w: (x.T @ g, g.sum(axis=0), np.ones_like(g) @ w.T),
        "d_output is missing in d_x: without it nothing comes back from the layers above.",
    ),
)
