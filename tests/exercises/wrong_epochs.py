"""Wrong ways through one epoch of descent, each with a part of the sentence it must get."""

import numpy as np


def epoch(slope="2 * error @ xb / n", bias_slope="2 * error.mean()", batches="batches"):
    """Epoch with other formulas, in the names of the function below."""

    def attempt(x, y, weights, bias, learning_rate, batches):
        for batch in eval(picked):
            names = {"xb": x[batch], "n": len(batch), "N": len(x), "np": np}
            names["error"] = x[batch] @ weights + bias - y[batch]
            weights = weights - learning_rate * eval(slope, names)
            bias = bias - learning_rate * eval(bias_slope, names)
        return weights, bias

    picked = batches
    return attempt


def stale(x, y, weights, bias, learning_rate, batches):
    new_weights, new_bias = weights, bias
    for batch in batches:
        error = x[batch] @ weights + bias - y[batch]
        new_weights = new_weights - learning_rate * 2 * error @ x[batch] / len(batch)
        new_bias = new_bias - learning_rate * 2 * error.mean()
    return new_weights, new_bias


def bias_after_weights(x, y, weights, bias, learning_rate, batches):
    for batch in batches:
        error = x[batch] @ weights + bias - y[batch]
        weights = weights - learning_rate * 2 * error @ x[batch] / len(batch)
        error = x[batch] @ weights + bias - y[batch]
        bias = bias - learning_rate * 2 * error.mean()
    return weights, bias


def weights_after_bias(x, y, weights, bias, learning_rate, batches):
    for batch in batches:
        error = x[batch] @ weights + bias - y[batch]
        bias = bias - learning_rate * 2 * error.mean()
        error = x[batch] @ weights + bias - y[batch]
        weights = weights - learning_rate * 2 * error @ x[batch] / len(batch)
    return weights, bias


def in_place(x, y, weights, bias, learning_rate, batches):
    for batch in batches:
        error = x[batch] @ weights + bias - y[batch]
        weights -= learning_rate * 2 * error @ x[batch] / len(batch)
        bias -= learning_rate * 2 * error.mean()
    return weights, bias


right = epoch()

WRONG_EPOCHS = (
    (epoch("error @ xb / n", "error.mean()"), "The factor 2 is missing: the derivative"),
    (epoch("2 * error @ xb", "2 * error.sum()"), "This is the slope of a sum"),
    (epoch("error @ xb", "error.sum()"), "2 and the mean are missing"),
    (epoch("2 * error @ xb / N", "2 * error.sum() / N"), "N is too large"),
    (epoch("-2 * error @ xb / n", "-2 * error.mean()"), "This climbs"),
    (lambda x, y, w, b, rate, batches: right(x, y, w, b, 1, batches), "learning rate is missing"),
    (epoch(bias_slope="0"), "The bias learns too"),
    (epoch(bias_slope="-2 * error.mean()"), "The sign of the change of the bias"),
    (epoch(bias_slope="2 * error.mean() / n"), "divided by n twice"),
    (epoch(bias_slope="error.mean()"), "The factor 2 is missing at the bias"),
    (epoch(bias_slope="2 * error.sum()"), "The mean is missing at the bias"),
    (epoch("2 * error @ np.ones_like(xb) / n"), "The input x is missing"),
    (stale, "the second step starts where the first one ended"),
    (bias_after_weights, "Compute the errors of a batch once"),
    (weights_after_bias, "Compute the errors of a batch once"),
    (epoch(batches="batches[:1]"), "does the return stand inside the loop"),
    (epoch(batches="batches[-1:]"), "Only the last batch was used"),
    (epoch(batches="[list(range(len(x)))]"), "one step with all examples"),
    (epoch(batches="[list(range(len(x)))] * len(batches)"), "looks at its own batch only"),
    (epoch(batches="[[i] for batch in batches for i in batch]"), "a step after every example"),
    (epoch(batches="np.split(np.arange(len(x)), np.cumsum([len(b) for b in batches])[:-1])"),
     "not the next few in order"),
    (lambda x, y, w, b, rate, batches: right(x, y, w, b, rate, batches)[::-1], "are swapped"),
    (lambda x, y, w, b, rate, batches: (w, b), "Nothing changes"),
    (epoch("2 * error * xb / n"), "do not fit together"),
    (epoch(bias_slope="2 * error"), "The bias is a single number"),
    (epoch(bias_slope="2 * error / n"), "The bias is a single number"),
    (lambda x, y, w, b, rate, batches: right(x, y, w, b, rate, batches)[0], "2 values are due"),
    (lambda x, y, w, b, rate, batches: right(x, y, w, b, rate, batches[::-1]), "should give"),
    (lambda x, y, w, b, rate, n: right(x, y, w, b, rate, [np.arange(n)]), "raised TypeError"),
    (lambda x, y, w, b, rate: (w, b), "learning_rate, batches)"),
    (epoch(batches="batchs"), "name 'batchs' is not defined"),
    (lambda *given: print(right(*given)), "use return instead of print"),
    (lambda *given: None, "returned nothing (None)"),
    ((np.zeros(2), 0.0), "The check needs the function itself"),
    (in_place, "changed its input weights"),
)  # fmt: skip
