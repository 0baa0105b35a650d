"""Wrong answers to the exercises of lesson 02, each with a part of the sentence it must get."""

import math
import sys

import numpy as np

from tests.exercises.wrong_answers import WrongAnswers

WRONG = WrongAnswers()
wrong = WRONG.wrong
answer = WRONG.answer


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(np.greater_equal(z, 0), 1, small) / (1 + small)


# sigmoid --------------------------------------------------------------------------------------

answer(
    "my_sigmoid",
    lambda z: 1 / (1 + np.exp(-z)),
    "my_sigmoid(-1000.0) is right, but NumPy warned: overflow encountered in exp",
)
answer(
    "my_sigmoid",
    lambda z: np.where(np.greater_equal(z, 0), 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))),
    "it computes both of its branches everywhere",
)
answer("my_sigmoid", lambda z: np.exp(z) / (1 + np.exp(z)), "use it for z < 0 only")
answer("my_sigmoid", lambda z: 1 / (1 + np.exp(z)), "It falls where the sigmoid rises")
answer("my_sigmoid", lambda z: np.exp(-z) / (1 + np.exp(-z)), "stands 1, not e^(−z)")
answer("my_sigmoid", lambda z: 1 / 1 + np.exp(-z), "put parentheses around 1 + e^(−z)")
answer("my_sigmoid", lambda z: 1 / (1 - np.exp(-z)), "are added")
answer("my_sigmoid", lambda z: 1 / np.exp(-z), "The 1 + below the line is missing")
answer("my_sigmoid", lambda z: 1 / (1 + np.exp(-np.abs(z))), "Right for z ≥ 0")
answer("my_sigmoid", lambda z: 1 - sigmoid(np.abs(z)), "Right for z ≤ 0")
answer("my_sigmoid", np.tanh, "This is tanh")
answer("my_sigmoid", lambda z: np.where(np.greater(z, 0), 1, 0), "This is the step")
answer("my_sigmoid", lambda z: np.maximum(0, z), "This is the ReLU")
answer("my_sigmoid", lambda z: np.log1p(np.exp(z)), "This is the softplus")
answer("my_sigmoid", lambda z: sigmoid(z) * (1 - sigmoid(z)), "the slope of the sigmoid")
answer("my_sigmoid", lambda z: np.exp(z) / np.exp(z).sum(), "each gets its own sigmoid")
answer("my_sigmoid", lambda z: 1 / (1 + 2.0**-z), "The base is e, not 2")
answer("my_sigmoid", lambda z: 1 / (1 + 10.0**-z), "The base is e, not 10")
answer("my_sigmoid", lambda z: sigmoid(z).round(), "This is the step")
answer("my_sigmoid", lambda z: sigmoid(np.clip(z, -5, 5)), "should be 0.9994, yours gave 0.9933")
answer("my_sigmoid", lambda z: 1 / (1 + math.exp(-z)), "too large for a float")
answer("my_sigmoid", lambda z: float(sigmoid(z)), "float(…) take one number, not an array")
answer(
    "my_sigmoid",
    lambda z: sigmoid(z) if z >= 0 else 1 - sigmoid(-z),
    "cannot decide for a whole array at once",
)
answer("my_sigmoid", lambda z: [sigmoid(one) for one in z], "has nothing to loop over")
answer("my_sigmoid", lambda z: sigmoid(np.ravel(z)), "array of shape (1,)")
answer("my_sigmoid", lambda z: sigmoid(z) > 0.5, "returned True or False")
answer("my_sigmoid", lambda z: print(sigmoid(z)), "use return instead of print")
answer("my_sigmoid", lambda z: None, "returned nothing (None)")
answer("my_sigmoid", lambda z: f"{np.max(z)}", "returned text")
answer("my_sigmoid", lambda z: sigmoid(z) * np.nan, "nan is “not a number”")
answer("my_sigmoid", lambda z, steepness: sigmoid(steepness * z), "takes 2 parameters")
answer("my_sigmoid", lambda z: 1 / (1 + exp(-z)), "name 'exp' is not defined")  # noqa: F821
answer("my_sigmoid", lambda z: sys.exit(), "wanted to end Python")
answer("my_sigmoid", sigmoid(0.0), "The check needs the function itself")


@wrong("my_sigmoid", "A plain number has no [ ]")
def sigmoid_that_indexes(z):
    answer = 0 * z
    answer[z >= 0] = sigmoid(z[z >= 0])
    return answer


@wrong("my_sigmoid", "holds only whole numbers if z does")
def sigmoid_like_its_input(z):
    z = np.asarray(z)
    answer = np.empty_like(z)
    answer[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    answer[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return answer


@wrong("my_sigmoid", "changed its input z")
def sigmoid_in_place(z):
    value = sigmoid(z)
    if isinstance(z, np.ndarray) and z.dtype == float:
        z[...] = value
    return value


# derivative -----------------------------------------------------------------------------------

answer("my_sigmoid_derivative", sigmoid, "This is the sigmoid itself")
answer("my_sigmoid_derivative", lambda z: 1 - sigmoid(z), "The first factor")
answer("my_sigmoid_derivative", lambda z: z * (1 - z), "is the sigmoid of z, not z itself")
answer("my_sigmoid_derivative", lambda z: sigmoid(z) * (1 + sigmoid(z)), "1 − s and not 1 + s")
answer("my_sigmoid_derivative", lambda z: sigmoid(z) ** 2, "not s again")
answer("my_sigmoid_derivative", lambda z: (1 - sigmoid(z)) ** 2, "not 1 − s again")
answer("my_sigmoid_derivative", lambda z: sigmoid(z) * (sigmoid(z) - 1), "The sign is flipped")
answer("my_sigmoid_derivative", lambda z: sigmoid(z) * (1 - z), "1 − s, not 1 − z")
answer("my_sigmoid_derivative", lambda z: z * (1 - sigmoid(z)), "The first factor is s, not z")
answer(
    "my_sigmoid_derivative",
    lambda z: sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z))),
    "taken twice",
)
answer("my_sigmoid_derivative", lambda z: 1 - sigmoid(z) ** 2, "the rule for tanh")
answer("my_sigmoid_derivative", lambda z: 1 - np.tanh(z) ** 2, "the slope of tanh")
answer("my_sigmoid_derivative", lambda z: 4 * sigmoid(z) * (1 - sigmoid(z)), "no factor 4")
answer(
    "my_sigmoid_derivative",
    lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
    "∞ / ∞ is nan: use s · (1 − s)",
)
answer(
    "my_sigmoid_derivative",
    lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,
    "∞ / ∞ is nan: use s · (1 − s)",
)
answer("my_sigmoid_derivative", lambda z: np.exp(-z) / (1 + np.exp(-z)), "the power of 2")
answer("my_sigmoid_derivative", lambda z: np.zeros(np.shape(z)), "the slope of the step")
answer(
    "my_sigmoid_derivative",
    lambda z: (1 / (1 + np.exp(-z))) * (1 - 1 / (1 + np.exp(-z))),
    "is right, but NumPy warned: overflow",
)
answer(
    "my_sigmoid_derivative",
    lambda z: (sigmoid(z + 0.01) - sigmoid(z)) / 0.01,
    "should be 0.105, yours gave 0.1046",
)
answer("my_sigmoid_derivative", lambda z: np.gradient(sigmoid(z), z), "my_sigmoid_derivative(2.0)")
answer("my_sigmoid_derivative", lambda z: np.diff(sigmoid(z)), "my_sigmoid_derivative(2.0) raised")
answer("my_sigmoid_derivative", lambda s: (s, 1 - s), "a tuple of 2; a single number is due")
answer("my_sigmoid_derivative", lambda z, s: s * (1 - s), "takes 2 parameters")
answer("my_sigmoid_derivative", lambda z: print(z), "use return instead of print")
answer("my_sigmoid_derivative", lambda z: s * (1 - s), "name 's' is not defined")  # noqa: F821
answer("my_sigmoid_derivative", 0.25, "The check needs the function itself")

# tanh -----------------------------------------------------------------------------------------

answer("my_tanh", lambda z: 2 * sigmoid(z) - 1, "of 2z, not of z")
answer("my_tanh", lambda z: np.tanh(np.asarray(z) / 2), "of 2z, not of z")
answer("my_tanh", lambda z: sigmoid(2 * z) - 1, "The 2 before the sigmoid is missing")
answer("my_tanh", lambda z: 2 * sigmoid(2 * z), "The −1 is missing")
answer("my_tanh", lambda z: sigmoid(2 * z), "stretch it to −1 … 1")
answer("my_tanh", sigmoid, "This is the sigmoid")
answer("my_tanh", lambda z: 2 * sigmoid(2 * z) + 1, "It is −1 and not +1")
answer("my_tanh", lambda z: 1 - 2 * sigmoid(2 * z), "The sign is flipped")
answer("my_tanh", lambda z: 2 * (sigmoid(2 * z) - 1), "outside the parentheses")
answer("my_tanh", lambda z: 2 * sigmoid(2 * z - 1), "behind the sigmoid")
answer("my_tanh", lambda z: 2 * sigmoid(z / 2) - 1, "steeper than the sigmoid")
answer(
    "my_tanh",
    lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
    "∞ / ∞ is nan: use the sigmoid",
)
answer("my_tanh", lambda z: np.sinh(z) / np.cosh(z), "∞ / ∞ is nan: use the sigmoid")
answer(
    "my_tanh",
    lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
    "∞ / ∞ is nan: use the sigmoid",
)
answer("my_tanh", lambda z: 2 / (1 + np.exp(-2 * z)) - 1, "is right, but NumPy warned: overflow")
answer("my_tanh", np.tan, "the tangent of an angle")
answer("my_tanh", np.arctan, "it is not tanh")
answer("my_tanh", np.sinh, "This is sinh")
answer("my_tanh", lambda z: np.clip(z, -1, 1), "A straight line cut off")
answer("my_tanh", lambda z: 4 * sigmoid(2 * z) * (1 - sigmoid(2 * z)), "This is the slope of tanh")
answer("my_tanh", math.tanh, "take one number, not an array")
answer("my_tanh", lambda z: tuple(2 * sigmoid(2 * np.ravel(z)) - 1), "a tuple of 1")
answer("my_tanh", lambda z: None, "returned nothing (None)")
answer("my_tanh", lambda: 0, "takes no parameters")
answer("my_tanh", 2, "The check needs the function itself")

# ReLU -----------------------------------------------------------------------------------------

answer("my_relu", lambda z: np.minimum(0, z), "the other way round")
answer("my_relu", lambda z: np.where(np.less(z, 0), z, 0), "the other way round")
answer("my_relu", abs, "turns negative numbers around")
answer("my_relu", lambda z: np.maximum(0, -np.asarray(z)), "keeps the negative side")
answer("my_relu", lambda z: 1 * np.greater(z, 0), "the slope of the ReLU")
answer("my_relu", lambda z: np.maximum(0.01 * np.asarray(z), z), "the leaky ReLU")
answer("my_relu", lambda z: np.logaddexp(z, 0), "the softplus")
answer("my_relu", lambda z: np.log(1 + np.exp(z)), "the softplus")
answer("my_relu", sigmoid, "This is the sigmoid")
answer("my_relu", lambda z: np.clip(z, 0, 1), "cut off at 1")
answer("my_relu", lambda z: np.clip(z, 0, 6), "cut off at 6")
answer("my_relu", lambda z: z * np.greater_equal(z, 1), "The kink is at 0, not at 1")
answer("my_relu", lambda z: np.where(np.greater(z, 0), z, -1), "Below 0 the ReLU is 0, not −1")
answer("my_relu", lambda z: np.maximum(z, 1), "is 0, not 1")
answer("my_relu", lambda z: z, "Nothing happens")
answer("my_relu", lambda z: z * sigmoid(z), "This is smooth")
answer("my_relu", lambda z: np.max(z, 0), "along axis 0")
answer("my_relu", lambda z: max(0, np.max(z)), "np.max(z) is one number, the largest")
answer("my_relu", lambda z: max(0, z), "cannot decide for a whole array at once")
answer("my_relu", lambda z: z if z > 0 else 0, "cannot decide for a whole array at once")
answer("my_relu", lambda z: z > 0, "returned True or False")
answer("my_relu", lambda z: z[z > 0], "A plain number has no [ ]")
answer("my_relu", lambda z: np.asarray(z)[np.asarray(z) > 0], "array of shape (1,)")
answer("my_relu", lambda z: [max(0, one) for one in np.ravel(z)], "a list of 1")
answer("my_relu", lambda z: print(np.maximum(z, 0)), "use return instead of print")
answer("my_relu", lambda z: None, "returned nothing (None)")
answer("my_relu", lambda x, z: np.maximum(x, z), "takes 2 parameters")
answer("my_relu", 0, "The check needs the function itself")


@wrong("my_relu", "changed its input z")
def relu_in_place(z):
    z = np.asarray(z)
    z[z < 0] = 0
    return z


@wrong("my_relu", "every way through the function needs a return")
def relu_without_else(z):
    if np.all(np.greater(z, 0)):
        return z


# collapse -------------------------------------------------------------------------------------

answer("collapse", lambda V, c, W, b: (W @ V, c @ W + b), "x meets W1 first")
answer("collapse", lambda V, c, W, b: (V * W, c @ W + b), "the matrix product @, not *")
answer("collapse", lambda V, c, W, b: (V * W, c * W + b), "the matrix product @, not *")
answer("collapse", lambda V, c, W, b: (V + W, c + b), "multiply, they do not add")
answer("collapse", lambda V, c, W, b: (V + W, c @ W + b), "The weights multiply")
answer("collapse", lambda V, c, W, b: (V @ W, c + b), "goes through the second layer too")
answer("collapse", lambda V, c, W, b: (V @ W, b), "The first bias is missing")
answer("collapse", lambda V, c, W, b: (V @ W, c @ W), "The second bias is missing")
answer("collapse", lambda V, c, W, b: (V @ W, c @ W - b), "not taken away")
answer("collapse", lambda V, c, W, b: (V @ W, (c + b) @ W), "the second is added after it")
answer("collapse", lambda V, c, W, b: (V @ W, c @ V + b), "so it meets only W2")
answer("collapse", lambda V, c, W, b: (V @ W, b @ V + c), "have changed places")
answer("collapse", lambda V, c, W, b: (V @ W, W @ c + b), "The bias is a row like x")
answer("collapse", lambda V, c, W, b: (V @ W, c @ W * b), "The second bias is added")
answer("collapse", lambda V, c, W, b: (c @ W + b, V @ W), "The two are swapped")
answer("collapse", lambda V, c, W, b: (W.T @ V.T, c @ W + b), "one row for each input")
answer("collapse", lambda V, c, W, b: (W, b), "the second layer alone")
answer(
    "collapse",
    lambda V, c, W, b: (V @ W, np.where(c > 0, c, 0) @ W + b),
    "no ReLU between the layers",
)
answer("collapse", lambda V, c, W, b: V @ W, "2 values are due: W and b")
answer("collapse", lambda V, c, W, b: (V @ W, c @ W, b), "returned 3 values; 2 values are due")
answer(
    "collapse",
    lambda V, c, W, b: (V @ W, (c @ W + b)[None]),
    "returned b as an array of shape (1, 2)",
)
answer("collapse", lambda V, c, W, b: (V @ W, sum(c @ W + b)), "returned b as a single number")
answer(
    "collapse",
    lambda V, c, W, b: ((V @ W).tolist(), c @ W + b),
    "returned W as a list",
)
answer("collapse", lambda V, W: V @ W, "it is called as collapse(W1, b1, W2, b2)")
answer("collapse", lambda x, V, c, W, b: (x @ V + c) @ W + b, "takes 5 parameters")
answer("collapse", lambda V, c, W, b: print(V @ W, c @ W + b), "use return instead of print")
answer("collapse", lambda V, c, W, b: None, "returned nothing (None)")
answer("collapse", lambda V, c, W, b: (x @ V, b), "name 'x' is not defined")  # noqa: F821
answer("collapse", (np.eye(2), np.zeros(2)), "The check needs the function itself")


@wrong("collapse", "changed its input b2")
def collapse_in_place(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2
