"""Wrong answers to the exercises of lesson 04, each with a part of the sentence it must get."""

import numpy as np

from course_utils.models.activations import sigmoid, sigmoid_derivative
from tests.exercises.wrong_answers import WrongAnswers

WRONG = WrongAnswers()
wrong = WRONG.wrong


def several(exercise: str, answers: list) -> None:
    """Register one-line wrong answers."""
    for function, fragment in answers:
        wrong(exercise, fragment)(function)


# delta ----------------------------------------------------------------------------------------


def per_loss(squared, crossed):
    return lambda y_hat, y, loss: (squared if loss == "squared error" else crossed)(y_hat, y)


def error(y_hat, y):
    return y_hat - y


DELTAS = [
    (lambda y_hat, y, loss: y_hat - y, "Right for cross-entropy"),
    (lambda y_hat, y, loss: (y_hat - y) * y_hat * (1 - y_hat), "Right for the squared error"),
    (per_loss(error, lambda a, y: (a - y) * a * (1 - a)), "have changed places"),
    (per_loss(lambda a, y: (y - a) * a * (1 - a), lambda a, y: y - a), "The sign is flipped"),
    (per_loss(lambda a, y: 2 * (a - y) * a * (1 - a), error), "cancels against the ½"),
    (per_loss(error, lambda a, y: -y / a + (1 - y) / (1 - a)), "This is ∂L/∂ŷ"),
    (per_loss(lambda a, y: (a - y) * sigmoid_derivative(a), error), "ŷ is already σ(z)"),
    (per_loss(lambda a, y: (a - y) * a, error), "Half of the sigmoid's derivative"),
    (per_loss(lambda a, y: (a - y) * (1 - a), error), "Half of the sigmoid's derivative"),
    (per_loss(lambda a, y: (a - y) * (1 - a * a), error), "the derivative of tanh"),
    (per_loss(lambda a, y: (a - y) * y * (1 - y), error), "taken at the answer"),
    (
        per_loss(
            lambda a, y: (a - y) ** 2 / 2, lambda a, y: -y * np.log(a) - (1 - y) * np.log(1 - a)
        ),
        "the loss itself",
    ),
    (lambda y_hat, y, loss: y_hat * (1 - y_hat), "only ∂ŷ/∂z"),
    (per_loss(lambda a, y: abs(a - y) * a * (1 - a), lambda a, y: abs(a - y)), "sign is lost"),
    (
        per_loss(lambda a, y: np.mean((a - y) * a * (1 - a)), lambda a, y: np.mean(a - y)),
        "not their mean",
    ),
    (
        per_loss(lambda a, y: np.sum((a - y) * a * (1 - a)), error),
        "returned a single number; shape (4,) is due",
    ),
    (per_loss(error, lambda a, y: None), "should be -0.032, yours gave -0.2"),
    (lambda y_hat, y, loss: (y_hat - y) * y_hat * 1 - y_hat, "should be -0.032, yours gave"),
    (lambda y_hat, y, loss: [(y_hat - y) * y_hat * (1 - y_hat)], "a list of 1"),
    (lambda y_hat, y, loss: print(y_hat - y), "use return instead of print"),
    (lambda y_hat, y, loss: None, "returned nothing (None)"),
    (lambda y_hat, y, loss: y_hat > y, "returned True or False"),
    (lambda y_hat, y, loss: "y_hat - y", "returned text"),
    (lambda y_hat, y: y_hat - y, "it is called as my_sigmoid_delta(y_hat, y, loss)"),
    (lambda y_hat, y, loss: (y_hat - y) * y_hat * (1 - yhat), "'yhat' is not defined"),  # noqa: F821
    (-0.032, "The check needs the function itself"),
]
several("my_sigmoid_delta", DELTAS)


@wrong("my_sigmoid_delta", "returned nothing (None)")
def delta_of_a_misspelled_loss(y_hat, y, loss):
    if loss == "squared error":
        return (y_hat - y) * y_hat * (1 - y_hat)
    if loss == "cross entropy":
        return y_hat - y


@wrong("my_sigmoid_delta", "changed its input y_hat")
def delta_in_place(y_hat, y, loss):
    slope = y_hat * (1 - y_hat) if loss == "squared error" else 1
    y_hat -= y
    return y_hat * slope


# dense layer ----------------------------------------------------------------------------------


def parts(g, x, w):
    return x.T @ g, g.sum(axis=0), g @ w.T


def layer(d_weights=None, d_bias=None, d_x=None):
    """Dense layer backward with parts replaced by wrong ones."""
    replaced = (d_weights, d_bias, d_x)

    def backward(g, x, w):
        right = parts(g, x, w)
        return tuple(
            make(g, x, w) if make else part for make, part in zip(replaced, right, strict=True)
        )

    return backward


LAYERS = [
    (layer(d_weights=lambda g, x, w: g.T @ x), "d_weights is transposed"),
    (layer(d_weights=lambda g, x, w: x @ g), "The transpose of x is missing"),
    (layer(d_x=lambda g, x, w: g @ w), "The transpose of weights is missing"),
    (layer(d_x=lambda g, x, w: w @ g.T), "d_x is transposed"),
    (layer(d_bias=lambda g, x, w: g.sum(axis=1)), "sum along axis 0"),
    (layer(d_bias=lambda g, x, w: g.mean(axis=0)), "d_bias is a mean"),
    (layer(d_weights=lambda g, x, w: x.T @ g / len(x)), "No division by the number of examples"),
    (
        layer(lambda g, x, w: x.T @ g / len(x), lambda g, x, w: g.sum(axis=0) / len(x)),
        "No division by the number of examples",
    ),
    (layer(d_bias=lambda g, x, w: g.sum()), "the sum of its own column"),
    (layer(d_bias=lambda g, x, w: g), "all of them share the bias"),
    (layer(d_bias=lambda g, x, w: g.sum(axis=0, keepdims=True)), "shape (1, 2); shape (2,) is due"),
    (lambda g, x, w: parts(g, x, w)[::-1], "d_weights and d_x have changed places"),
    (lambda g, x, w: (g @ w.T, g.sum(axis=0), x.T @ g), "d_weights and d_x have changed"),
    (lambda g, x, w: (x.T @ g, g @ w.T, g.sum(axis=0)), "the last two have changed places"),
    (lambda g, x, w: tuple(-part for part in parts(g, x, w)), "The signs are flipped"),
    (layer(d_weights=lambda g, x, w: w - x.T @ g), "These are new weights"),
    (layer(d_bias=lambda g, x, w: np.zeros(w.shape[1])), "The bias moves the output too"),
    (layer(d_x=lambda g, x, w: np.ones_like(g) @ w.T), "d_output is missing in d_x"),
    (layer(d_x=lambda g, x, w: g * w), "d_x as "),
    (lambda g, x, w: parts(g, x, w)[:2], "returned 2 values; 3 values are due"),
    (lambda g, x, w: parts(g, x, w)[0], "one value (array of shape (2, 2), dtype float64)"),
    (layer(d_weights=lambda g, x, w: (x.T @ g).tolist()), "np.array(…) makes one of a list"),
    (lambda g, x, w: dict(zip("abc", parts(g, x, w), strict=True)), "returned one value (dict)"),
    (lambda g, x, w: print(parts(g, x, w)), "use return instead of print"),
    (lambda g, x, w: None, "returned nothing (None)"),
    (lambda g, x: (x.T @ g, g.sum(axis=0)), "it is called as my_dense_backward(d_output, x, w"),
    (np.zeros((2, 2)), "The check needs the function itself"),
]
several("my_dense_backward", LAYERS)


@wrong("my_dense_backward", "changed its input weights")
def layer_that_learns_at_once(g, x, w):
    d_weights, d_bias, d_x = parts(g, x, w)
    w -= 0.1 * d_weights
    return d_weights, d_bias, d_x


# gradient check -------------------------------------------------------------------------------


def nudged(loss, w, above, below):
    found = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[place] += above
        down[place] -= below
        found[place] = loss(up) - loss(down)
    return found


CHECKS = [
    (lambda f, w, e: nudged(f, w, e, 0) / e, "This is the forward difference"),
    (lambda f, w, e: nudged(f, w, 0, e) / e, "This is the backward difference"),
    (lambda f, w, e: nudged(f, w, e, e) / e, "2 · epsilon apart"),
    (lambda f, w, e: nudged(f, w, e, e) / 2 * e, "put 2 * epsilon in parentheses"),
    (lambda f, w, e: nudged(f, w, e, e), "divide it by 2 · epsilon"),
    (lambda f, w, e: nudged(f, w, e, e) / 2, "The division by epsilon is missing"),
    (lambda f, w, e: nudged(f, w, e, 0) / (2 * e), "nudge down as well"),
    (lambda f, w, e: nudged(f, w, e / 2, e / 2) / e, "not by half of it"),
    (lambda f, w, e: -nudged(f, w, e, e) / (2 * e), "loss above minus loss below"),
    (lambda f, w, e: (f(w + e) - f(w - e)) / (2 * e), "All numbers are nudged at once"),
    (lambda f, w, e: w * 0 + (f(w + e) - f(w - e)) / (2 * e), "All numbers are nudged at once"),
    (lambda f, w, e: nudged(f, w, 1e-5, 1e-5) / 2e-5, "The step is the parameter epsilon"),
    (lambda f, w, e: nudged(f, w, 1e-6, 1e-6) / 2e-6, "The step is the parameter epsilon"),
    (lambda f, w, e: np.abs(nudged(f, w, e, e)) / (2 * e), "The sign is lost"),
    (lambda f, w, e: np.abs(nudged(f, w, e, e)).max() / (2 * e), "This is one number"),
    (lambda f, w, e: (nudged(f, w, e, e) / (2 * e)).ravel(), "Right where weights is a one-d"),
    (lambda f, w, e: list(nudged(f, w, e, e) / (2 * e)), "np.array(…) makes one of a list"),
    (lambda f, w, e: f(w), "a single number; shape (1,) is due"),
    (lambda f, w, e: nudged(f, w, e, e) / 0, "beyond all bounds"),
    (lambda f, w, e: loss(w), "name 'loss' is not defined"),  # noqa: F821
    (lambda f, w, e: print(nudged(f, w, e, e)), "use return instead of print"),
    (lambda f, w, e: None, "returned nothing (None)"),
    (lambda f, w: nudged(f, w, 1, 1), "it is called as my_gradient_check(loss, weights, epsilon)"),
    (0.5, "The check needs the function itself"),
]
several("my_gradient_check", CHECKS)


@wrong("my_gradient_check", "Put each number back")
def check_that_leaves_its_traces(loss, weights, epsilon):
    weights, found = weights.copy(), np.zeros_like(weights)
    for place in np.ndindex(weights.shape):
        weights[place] += epsilon
        above = loss(weights)
        weights[place] -= 2 * epsilon
        found[place] = (above - loss(weights)) / (2 * epsilon)
    return found


@wrong("my_gradient_check", "changed its input weights")
def check_that_changes_the_weights(loss, weights, epsilon):
    found = np.zeros_like(weights)
    for place in np.ndindex(weights.shape):
        weights[place] += epsilon
        above = loss(weights)
        weights[place] -= 2 * epsilon
        found[place] = (above - loss(weights)) / (2 * epsilon)
    return found


@wrong("my_gradient_check", "moves a 0 not at all")
def check_in_proportion(loss, weights, epsilon):
    found = np.zeros_like(weights)
    for place in np.ndindex(weights.shape):
        up, down = weights.copy(), weights.copy()
        up[place] *= 1 + epsilon
        down[place] *= 1 - epsilon
        found[place] = (loss(up) - loss(down)) / (2 * epsilon)
    return found


@wrong("my_gradient_check", "yours gave [0.]")
def check_without_copies(loss, weights, epsilon):
    """Both names mean the same array, so the two nudges cancel."""
    found = np.zeros_like(weights)
    for place in np.ndindex(weights.shape):
        up = down = weights.copy()
        up[place] += epsilon
        down[place] -= epsilon
        found[place] = (loss(up) - loss(down)) / (2 * epsilon)
    return found


@wrong("my_gradient_check", "Right where weights is a one-dimensional array")
def check_of_a_list(loss, weights, epsilon):
    found = np.zeros_like(weights)
    for i in range(len(weights)):
        step = np.zeros_like(weights)
        step[i] = epsilon
        found[i] = (loss(weights + step) - loss(weights - step)) / (2 * epsilon)
    return found


# backward pass --------------------------------------------------------------------------------

#: What every case says of a mistake in the first layer alone.
SECOND_PASSES = "dW2 and db2 pass."


def network(
    delta=lambda y_hat, y: (y_hat - y) / len(y),
    back=lambda delta_2, W2: delta_2 @ W2.T,
    slope=lambda hidden: hidden * (1 - hidden),
    into_first=lambda x, delta_1: x.T @ delta_1,
    into_second=lambda hidden, delta_2: hidden.T @ delta_2,
    bias=lambda delta: delta.sum(axis=0),
    change=lambda gradients: gradients,
):
    """Backward pass with parts replaced by wrong ones."""

    def backward(x, y, W1, b1, W2, b2):
        hidden = sigmoid(x @ W1 + b1)
        delta_2 = delta(sigmoid(hidden @ W2 + b2), y)
        delta_1 = back(delta_2, W2) * slope(hidden)
        first = into_first(x, delta_1), bias(delta_1)
        return change((*first, into_second(hidden, delta_2), bias(delta_2)))

    return backward


def squared_error(y_hat, y):
    return (y_hat - y) * y_hat * (1 - y_hat) / len(y)


PASSES = [
    (network(slope=np.ones_like), "its derivative is missing"),
    (network(slope=lambda hidden: hidden), "it is hidden * (1 - hidden)"),
    (network(slope=lambda hidden: 1 - hidden), "it is hidden * (1 - hidden)"),
    (network(slope=lambda hidden: 1 - hidden**2), "the derivative of tanh"),
    (network(delta=lambda y_hat, y: y_hat - y), "divide by their number"),
    (network(delta=squared_error), "the delta of the squared error"),
    (network(delta=lambda y_hat, y: (y - y_hat) / len(y)), "All signs are flipped"),
    (network(back=lambda delta_2, W2: delta_2), "delta_2 goes through W2"),
    (network(back=lambda delta_2, W2: np.ones_like(delta_2) @ W2.T), "here only W2 does"),
    (network(change=lambda g: (*g[2:], *g[:2])), "The two layers have changed places"),
    (network(change=lambda g: (g[0], g[2], g[1], g[3])), "weights before biases"),
    (network(bias=lambda delta: delta.mean(axis=0)), "divided by the number of examples twice"),
    (network(bias=lambda delta: delta), "returned db1 as an array of shape (1, 2)"),
    (network(into_first=lambda x, delta_1: delta_1.T @ x), ", which is dW1["),
    (network(into_second=lambda h, delta_2: delta_2.T @ h), "returned dW2 as an array of shape"),
    (network(bias=lambda delta: delta[0]), "layer 1, bias of hidden"),
    (network(slope=sigmoid_derivative), "Worst: layer 1, "),
    (network(slope=sigmoid_derivative), SECOND_PASSES),
    (
        network(change=lambda g: (g[0], g[1], g[2], 0 * g[3])),
        "Worst: layer 2, bias of output 1, which is db2[0].",
    ),
    (network(change=lambda g: (g[0], g[1], -g[2], g[3])), "dW1, db1 and db2 pass."),
    (
        network(change=lambda g: (g[0], g[1], -g[2], g[3])),
        "Worst: layer 2, weight from hidden",
    ),
    (network(change=lambda g: (*g[:3], g[3] + 1e-3)), "Nudging it changes the loss by -"),
    (network(delta=lambda y_hat, y: y_hat), "None of the four passes."),
    (network(change=lambda g: g[:3]), "returned 3 values; 4 values are due"),
    (network(change=lambda g: g[0]), "returned one value"),
    (network(change=lambda g: (g[0] * np.nan, *g[1:])), "returned dW1 as [[nan nan] [nan nan]]"),
    (network(back=lambda delta_2, W2: delta_2 @ W2), "raised ValueError"),
    (lambda x, y, W1, b1, W2, b2: (W1, b1, W2, b2), "None of the four passes."),
    (lambda x, y, W1, b1, W2, b2: print(W1), "use return instead of print"),
    (lambda x, y, W1, b1, W2, b2: None, "returned nothing (None)"),
    (lambda x, y, weights, biases: weights, "it is called as my_backward(x, y, W1, b1, W2, b2)"),
    ((0, 0, 0, 0), "The check needs the function itself"),
]
several("my_backward", PASSES)


@wrong("my_backward", "not x")
def backward_with_the_wrong_input(x, y, W1, b1, W2, b2):
    dW1, db1, _, db2 = network()(x, y, W1, b1, W2, b2)
    y_hat = sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2)
    return dW1, db1, x.T @ (y_hat - y) / len(x), db2


@wrong("my_backward", "These are new weights")
def backward_and_update(x, y, W1, b1, W2, b2):
    dW1, db1, dW2, db2 = network()(x, y, W1, b1, W2, b2)
    return W1 - dW1, b1 - db1, W2 - dW2, b2 - db2


@wrong("my_backward", "The mean comes too early")
def backward_of_the_mean(x, y, W1, b1, W2, b2):
    return network(delta=lambda y_hat, y: np.full(y.shape, (y_hat - y).mean()))(
        x, y, W1, b1, W2, b2
    )


@wrong("my_backward", "changed its input W2")
def backward_that_learns_too_early(x, y, W1, b1, W2, b2):
    gradients = network()(x, y, W1, b1, W2, b2)
    W2 -= 0.5 * gradients[2]
    return gradients


# different neurons ----------------------------------------------------------------------------


def columns(*rows):
    return np.unique(np.vstack(rows), axis=1).shape[1]


def counts(W1, b1, W2):
    return np.unique(np.vstack([W1, b1, W2.T]), axis=1, return_counts=True)[1]


NEURONS = [
    (lambda W1, b1, W2: columns(W1, b1), "The outgoing weights count too"),
    (lambda W1, b1, W2: columns(W1), "Biases and outgoing weights belong"),
    (lambda W1, b1, W2: columns(W1, W2.T), "The bias belongs"),
    (lambda W1, b1, W2: columns(W2.T), "Incoming weights and biases belong"),
    (lambda W1, b1, W2: len(np.unique(W1, axis=0)), "the columns of W1"),
    (lambda W1, b1, W2: len(np.unique(np.vstack([W1, b1, W2.T]), axis=0)), "compares the rows"),
    (lambda W1, b1, W2: b1.size, "counted again and again"),
    (lambda W1, b1, W2: len(W1), "the number of inputs"),
    (lambda W1, b1, W2: len(set(W1.ravel())), "the different numbers in W1"),
    (lambda W1, b1, W2: len(np.unique(np.vstack([W1, b1, W2.T]))), "with axis=1"),
    (lambda W1, b1, W2: np.linalg.matrix_rank(np.vstack([W1, b1, W2.T])), "The rank counts"),
    (lambda W1, b1, W2: np.linalg.matrix_rank(W1), "The rank counts"),
    (lambda W1, b1, W2: b1.size - len(counts(W1, b1, W2)), "the copies that could be left out"),
    (lambda W1, b1, W2: sum(c for c in counts(W1, b1, W2) if c > 1), "that have a twin"),
    (lambda W1, b1, W2: len({*np.sum(W1, axis=0)}), "can have the same sum"),
    (lambda W1, b1, W2: np.any(np.vstack([W1, b1, W2.T]), axis=0).sum(), "other than 0"),
    (lambda W1, b1, W2: len(counts(W1, b1, W2)) > 1, "returned True or False"),
    (lambda W1, b1, W2: np.unique(W1, axis=1), "a single number is due"),
    (lambda W1, b1, W2: [len(counts(W1, b1, W2))], "a list of 1; a single number is due"),
    (lambda W1, b1, W2: str(len(counts(W1, b1, W2))), "returned text ('1')"),
    (lambda W1, b1, W2: np.vstack([W1, b1, W2]), "raised ValueError"),
    (lambda W1, b1, W2: len(set(W1)), "raised TypeError"),
    (lambda W1, b1, W2: print(len(counts(W1, b1, W2))), "use return instead of print"),
    (lambda W1, b1, W2: None, "returned nothing (None)"),
    (lambda W1, b1: columns(W1, b1), "it is called as different_neurons(W1, b1, W2)"),
    (3, "The check needs the function itself"),
]
several("different_neurons", NEURONS)


@wrong("different_neurons", "should be ")
def neurons_among_neighbors(W1, b1, W2):
    stacked = np.vstack([W1, b1, W2.T])
    return 1 + int((stacked[:, 1:] != stacked[:, :-1]).any(axis=0).sum())


@wrong("different_neurons", "changed its input W1")
def neurons_after_sorting(W1, b1, W2):
    W1.sort(axis=1)
    return columns(W1, b1, W2.T)
