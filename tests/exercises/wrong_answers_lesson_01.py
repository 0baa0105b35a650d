"""Wrong answers to the exercises of lesson 01, each with a part of the sentence it must get."""

import math
import sys
from itertools import count

import numpy as np

from tests.exercises.wrong_answers import WrongAnswers

WRONG = WrongAnswers()
wrong = WRONG.wrong
answer = WRONG.answer


# step -----------------------------------------------------------------------------------------

answer("my_step", lambda z: np.where(z >= 0, 1, 0), "use > and not >=")
answer("my_step", lambda z: np.where(z < 0, 1, 0), "the other way round")
answer("my_step", lambda z: np.sign(z), "The sign of z is −1")
answer("my_step", lambda z: np.where(z > 0, 1, -1), "not −1")
answer("my_step", lambda z: 1 / (1 + np.exp(-z)), "the sigmoid")
answer("my_step", lambda z: np.maximum(0, z), "only 0 or 1")
answer("my_step", lambda z: np.heaviside(z, 0.5), "not one half")
answer("my_step", lambda z: np.where(z > 1, 1, 0), "The threshold is 0, not 1")
answer("my_step", lambda z: z > 0, "returned True or False")
answer("my_step", lambda z: "1" if np.all(z > 0) else "0", "returned text ('0')")
answer("my_step", lambda z: [1 if v > 0 else 0 for v in np.ravel(z)], "a list of 1")
answer("my_step", lambda z: int(np.any(z > 0)), "not where it is a one-dimensional array")
answer("my_step", lambda z: np.where(np.ravel(z) > 0, 1, 0), "array of shape (1,)")
answer("my_step", lambda z: None, "returned nothing (None)")
answer("my_step", lambda z: print(np.where(z > 0, 1, 0)), "use return instead of print")
answer("my_step", lambda z: np.where(z > 0, 1, 0) / 0.0, "my_step(-2.0) returned nan")
answer("my_step", lambda z: np.where(z > 0, np.inf, 0), "beyond all bounds")
answer("my_step", lambda z, threshold: np.where(z > threshold, 1, 0), "takes 2 parameters")
answer("my_step", lambda: 1, "takes no parameters")
answer("my_step", lambda z: {"answer": 1}, "returned a dict")
answer("my_step", lambda z: (1 if v > 0 else 0 for v in [z]), "returned a generator")
answer("my_step", lambda z: 1 if z > 0 else 0, "cannot decide for a whole array at once")
answer("my_step", lambda z: (z > 0).astype(int), "np.asarray(…) makes an array")
answer("my_step", lambda z: int(z > 0), "take one number, not an array")
answer("my_step", lambda z: sys.exit(), "wanted to end Python")
answer("my_step", lambda z: exit(), "wanted to end Python")
answer("my_step", lambda z: int(input("z = ")), "asked for input()")
answer("my_step", lambda z: Z > 0, ": name 'Z' is not defined")  # noqa: F821
answer("my_step", 1, "The check needs the function itself")
answer("my_step", None, "The check needs the function itself")
answer("my_step", np.array([0, 1]), "The check needs the function itself")


@wrong("my_step", "changed its input z")
def step_in_place(z):
    z = np.asarray(z)
    z[z <= 0] = 0
    z[z > 0] = 1
    return z


@wrong("my_step", "returned nothing (None)")
def step_without_else(z):
    if np.all(z > 0):
        return 1


@wrong("my_step", "two different answers to two equal calls")
def step_with_memory(z, calls=count()):  # noqa: B008
    return np.where(z > 0, 1, 0) + (next(calls) > 20)


@wrong("my_step", "maximum recursion depth exceeded")
def step_that_calls_itself(z):
    return step_that_calls_itself(z)


@wrong("my_step", "calls unwritten, which is not written yet")
def step_with_stub(z):
    return unwritten(z)


def unwritten(z):
    raise NotImplementedError


# predict --------------------------------------------------------------------------------------


def fires(z):
    return np.where(z > 0, 1, 0)


answer("my_predict", lambda x, weights, bias: fires(x @ weights), "The bias is missing")
answer("my_predict", lambda x, weights, bias: fires(x @ weights - bias), "not taken away")
answer("my_predict", lambda x, weights, bias: fires(x @ weights) + bias, "before the step")
answer("my_predict", lambda x, weights, bias: 1 * (x @ weights + bias >= 0), "> and not >=")
answer("my_predict", lambda x, weights, bias: 1 * (x @ weights + bias < 0), "the other way round")
answer("my_predict", lambda x, weights, bias: x @ weights + bias, "This is z")
answer("my_predict", lambda x, weights, bias: 1 / (1 + np.exp(-x @ weights - bias)), "the sigmoid")
answer("my_predict", lambda x, weights, bias: np.sign(x @ weights + bias), "−1 below 0")
answer("my_predict", lambda x, weights, bias: fires(x * weights + bias), "not added up")
answer(
    "my_predict", lambda x, weights, bias: fires((x * weights).sum() + bias), "each row by itself"
)
answer("my_predict", lambda x, weights, bias: fires((x * weights).sum(0) + bias), "along each row")
answer("my_predict", lambda x, weights, bias: fires((x * weights).mean(-1) + bias), "the mean")
answer("my_predict", lambda x, weights, bias: x @ weights + bias > 0, "returned True or False")
answer(
    "my_predict",
    lambda x, weights, bias: fires((x * weights).sum(-1, keepdims=True) + bias),
    "array of shape (1,)",
)
answer(
    "my_predict",
    lambda x, weights, bias: [int(row @ weights + bias > 0) for row in np.atleast_2d(x)],
    "a list of 1; a single number is due",
)
answer(
    "my_predict",
    lambda x, weights, bias: (
        fires(x @ weights + bias) if x.ndim == 1 else list(fires(x @ weights + bias))
    ),
    "not where it is a two-dimensional array",
)
answer(
    "my_predict",
    lambda x, weights, bias: int(x @ weights + bias > 0),
    "Right where x is a one-dimensional array",
)
answer(
    "my_predict",
    lambda x, weights, bias: fires(np.atleast_2d(x) @ weights + bias)[0],
    "Right where x is a one-dimensional array",
)
answer("my_predict", lambda x, weights, bias: fires(weights @ x + bias), "do not fit together")
answer(
    "my_predict",
    lambda x, weights: fires(x @ weights),
    "it is called as my_predict(x, weights, bias)",
)
answer(
    "my_predict", lambda x, weights, bias: print(fires(x @ weights + bias)), "use return instead"
)
answer("my_predict", lambda x, weights, bias: None, "returned nothing (None)")
answer("my_predict", lambda x, weights, bias: str(int(np.sum(x) > 0)), "returned text")
answer("my_predict", lambda x, weights, bias: fires(x @ weights + bais), "'bais' is not defined")  # noqa: F821
answer("my_predict", 0, "The check needs the function itself")


@wrong("my_predict", "changed its input x")
def predict_in_place(x, weights, bias):
    x *= weights
    return fires(x.sum(axis=-1) + bias)


# update ---------------------------------------------------------------------------------------


def error(x, y, weights, bias):
    return y - fires(x @ weights + bias)


answer(
    "my_update",
    lambda x, y, w, b, rate: (w + error(x, y, w, b) * x, b + error(x, y, w, b)),
    "The learning rate is missing.",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w + rate * error(x, y, w, b) * x, b + error(x, y, w, b)),
    "missing at the bias",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w - rate * error(x, y, w, b) * x, b - rate * error(x, y, w, b)),
    "y − ŷ, not ŷ − y",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w + rate * error(x, y, w, b) * x, b - rate * error(x, y, w, b)),
    "change of the bias is flipped",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w + rate * error(x, y, w, b), b + rate * error(x, y, w, b)),
    "The input x is missing",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w + rate * error(x, y, w, b) * x, b),
    "The bias learns too",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w + rate * error(x, y, w, 0) * x, b + rate * error(x, y, w, 0)),
    "needs the bias",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w + rate * y * x, b + rate * y),
    "adds the example whatever the answer was",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w + rate * (y - w @ x - b) * x, b + rate * (y - w @ x - b)),
    "the step is missing",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (
        w + rate * (y - int(x @ w + b >= 0)) * x,
        b + rate * (y - int(x @ w + b >= 0)),
    ),
    "At z = 0 the neuron answers 0",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (b + rate * error(x, y, w, b), w + rate * error(x, y, w, b) * x),
    "The two are swapped",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (rate * error(x, y, w, b) * x, rate * error(x, y, w, b)),
    "add them to the old weights",
)
answer("my_update", lambda x, y, w, b, rate: (w, b), "Nothing changes")
answer(
    "my_update",
    lambda x, y, w, b, rate: w + rate * error(x, y, w, b) * x,
    "2 values are due: new_weights and new_bias",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (w + rate * error(x, y, w, b) * x, b, error(x, y, w, b)),
    "returned 3 values; 2 values are due",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (
        list(w + rate * error(x, y, w, b) * x),
        b + rate * error(x, y, w, b),
    ),
    "returned new_weights as a list",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (
        (w + rate * error(x, y, w, b) * x)[:, None],
        b + rate * error(x, y, w, b),
    ),
    "returned new_weights as an array of shape (2, 1)",
)
answer(
    "my_update",
    lambda x, y, w, b, rate: (
        w + rate * error(x, y, w, b) * x,
        b + rate * error(x, y, w, b) * x,
    ),
    "returned new_bias as an array of shape (2,); a single number is due",
)
answer(
    "my_update", lambda x, y, w, b: (w, b), "it is called as my_update(x, y, weights, bias, learn"
)
answer("my_update", lambda x, y, w, b, rate: print(w, b), "use return instead of print")
answer("my_update", lambda x, y, w, b, rate: None, "returned nothing (None)")
answer("my_update", lambda x, y, w, b, rate: (w + x / 0, b / 0), "raised ZeroDivisionError")
answer("my_update", lambda x, y, w, b, rate: (w * np.nan, b), "returned new_weights as [nan nan]")
answer("my_update", lambda x, y, w, b, rate: f"{w} {b}", "one value (str)")
answer("my_update", (np.zeros(2), 0.0), "The check needs the function itself")


@wrong("my_update", "changed its input weights")
def update_in_place(x, y, weights, bias, learning_rate):
    change = learning_rate * error(x, y, weights, bias)
    weights += change * x
    return weights, bias + change


@wrong("my_update", "returned nothing (None)")
def update_only_after_mistakes(x, y, weights, bias, learning_rate):
    change = learning_rate * error(x, y, weights, bias)
    if change != 0:
        return weights + change * x, bias + change


# nand_weights ---------------------------------------------------------------------------------

answer("nand_weights", lambda: (1, 1, -1.5), "All three signs are flipped")
answer("nand_weights", lambda: (-1, -1, -1.5), "the wrong sign: it is minus the threshold")
answer("nand_weights", lambda: (1, 1, -0.5), "These weights make OR")
answer("nand_weights", lambda: (-1, -1, 0.5), "These weights make NOR")
answer("nand_weights", lambda: (-1, -1, 1), "the step is 0 there")
answer("nand_weights", lambda: (-1, -1, 2.5), "always fires")
answer("nand_weights", lambda: (0, 0, 0), "never fires")
answer("nand_weights", lambda: (1, 0, -0.5), "make x1 itself")
answer("nand_weights", lambda: (0, 1, -0.5), "make x2 itself")
answer("nand_weights", lambda: (-1, 1, 0.5), "z = -0.5 for x1 = 1, x2 = 0")
answer("nand_weights", lambda: (-1, -1), "three numbers, (w1, w2, b) are due")
answer("nand_weights", lambda: [1, 1, 1, 0], "shape (4,), not (3,)")
answer("nand_weights", lambda: ((-1, -1), 1.5), "groups of different lengths")
answer("nand_weights", lambda: "-1, -1, 1.5", "returned '-1, -1, 1.5' (str)")
answer("nand_weights", lambda: {"w1": -1, "w2": -1, "b": 1.5}, "(dict)")
answer("nand_weights", lambda: (math.nan, -1, 1.5), "finite numbers are due")
answer("nand_weights", lambda: (-math.inf, -math.inf, 1.5), "finite numbers are due")
answer("nand_weights", lambda: None, "returned nothing (None)")
answer("nand_weights", lambda: print(-1, -1, 1.5), "use return instead of print")
answer("nand_weights", lambda x1, x2: 1 - x1 * x2, "takes 2 parameters; it is called as nand_wei")
answer("nand_weights", lambda: (-1, -1, 3 / 0), ": division by zero.")
answer("nand_weights", (-1, -1, 1.5), "The check needs the function itself")

# xor_network ----------------------------------------------------------------------------------

OR, AND, NAND, NOR = (1, 1, -0.5), (1, 1, -1.5), (-1, -1, 1.5), (-1, -1, 0.5)

answer("xor_network", lambda: (OR, AND, OR), "which is enough; all in all you get OR")
answer("xor_network", lambda: (OR, NAND, OR), "always fires")
answer("xor_network", lambda: (OR, NAND, NAND), "all in all you get XNOR")
answer("xor_network", lambda: (OR, OR, AND), "They make OR and OR")
answer("xor_network", lambda: (NOR, OR, AND), "look the same to the output neuron")
answer("xor_network", lambda: (AND, AND, AND), "There the hidden neurons give 0 and 0")
answer("xor_network", lambda: (OR, AND, (-1, 1, -0.5)), "all in all you get a neuron that never")
answer("xor_network", lambda: ((1, 1, 0.5), NAND, AND), "always fires and NAND")
answer("xor_network", lambda: ((0, 0, 0), (0, 0, 0), (0, 0, 0)), "gives 0 for x1 = 0, x2 = 1")
answer("xor_network", lambda: (1, 1, -0.5), "shape (3,), not (3, 3)")
answer("xor_network", lambda: (OR, NAND), "shape (2, 3), not (3, 3)")
answer("xor_network", lambda: (*OR, *NAND, *AND), "shape (9,), not (3, 3)")
answer("xor_network", lambda: (OR, NAND, (1, 1)), "groups of different lengths")
answer("xor_network", lambda: [0, 1, 1, 0], "shape (4,), not (3, 3)")
answer("xor_network", lambda: ("OR", "NAND", "AND"), "three neurons, each (w1, w2, b)")
answer("xor_network", lambda: (OR, NAND, (1, 1, math.nan)), "finite numbers are due")
answer("xor_network", lambda: None, "returned nothing (None)")
answer("xor_network", lambda: print(OR, NAND, AND), "use return instead of print")
answer("xor_network", lambda x1, x2: x1 != x2, "it is called as xor_network()")
answer("xor_network", lambda: (OR, NAND, THIRD), "name 'THIRD' is not defined")  # noqa: F821
answer("xor_network", (OR, NAND, AND), "The check needs the function itself")
