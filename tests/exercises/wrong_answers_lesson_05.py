"""Wrong answers to the exercises of lesson 05, each with a part of the sentence it must get."""

import numpy as np

from course_utils.models.activations import sigmoid, softmax, tanh
from tests.exercises.wrong_answers import WrongAnswers
from tests.exercises.wrong_networks import WRONG_BETTER_NETWORKS, WRONG_NETWORKS

WRONG = WrongAnswers(my_network=WRONG_NETWORKS, my_better_network=WRONG_BETTER_NETWORKS)
wrong = WRONG.wrong


# one-hot --------------------------------------------------------------------------------------

WRONG["my_one_hot"] = [
    (lambda t, k: np.eye(k)[:, t], "Rows and columns are swapped"),
    (lambda t, k: np.eye(t.max() + 1)[t], "comes from the largest label"),
    (lambda t, k: np.eye(10)[t], "There need not be ten classes"),
    (lambda t, k: np.eye(k)[sorted(t)], "stay in the order of the labels"),
    (lambda t, k: np.eye(k)[t - 1], "Classes are counted from 0"),
    (lambda t, k: np.eye(k + 1)[t + 1], "Classes are counted from 0"),
    (lambda t, k: np.eye(k)[t] * t[:, None], "the number there is 1"),
    (lambda t, k: 1 * (np.arange(k) <= t[:, None]), "All columns up to the label"),
    (lambda t, k: 1 - np.eye(k)[t], "It is the other way round"),
    (lambda t, k: np.where(np.eye(k)[t] > 0, 1, -1), "are 0 and not −1"),
    (lambda t, k: np.fliplr(np.eye(k))[t], "counted from the right"),
    (lambda t, k: np.bincount(t, minlength=k), "every label has its own row"),
    (lambda t, k: np.eye(len(t)), "at the label of example i, not at i"),
    (lambda t, k: np.eye(k), "pick the row of each label"),
    (lambda t, k: np.eye(k)[t].flatten(), "the shape is (N, K)"),
    (lambda t, k: np.zeros((len(t), k)), "Nothing is hot yet"),
    (lambda t, k: t[:, None] == np.arange(k), "`1 * answer` makes 1 and 0"),
    (lambda t, k: np.eye(k)[t].tolist(), "np.array(…) makes one of a list"),
    (lambda t, k: t, "returned an array of shape (3,); shape (3, 3) is due"),
    (lambda t, k: np.eye(k)[t] * 0.9, "should be"),
    (lambda t, k: one_hot(t, k), "'one_hot' is not defined"),  # noqa: F821
    (lambda t, k: np.eye(k)[float(k)], "raised IndexError"),
    (lambda t: np.eye(10)[t], "it is called as my_one_hot(labels, classes)"),
    (lambda t, k: print(np.eye(k)[t]), "use return instead of print"),
    (np.eye(3), "The check needs the function itself"),
]


@wrong("my_one_hot", "sets these columns in every row")
def one_hot_in_every_row(labels, classes):
    rows = np.zeros((len(labels), classes))
    rows[:, labels] = 1
    return rows


@wrong("my_one_hot", "fills whole rows")
def one_hot_by_rows(labels, classes):
    rows = np.zeros((len(labels), classes))
    rows[labels] = 1
    return rows


@wrong("my_one_hot", "returned nothing (None)")
def one_hot_without_return(labels, classes):
    rows = np.zeros((len(labels), classes))
    rows[range(len(labels)), labels] = 1


# accuracy -------------------------------------------------------------------------------------


def hits(s, t):
    return np.argmax(s, axis=1) == t


WRONG["my_accuracy"] = [
    (lambda s, t: 100 * hits(s, t).mean(), "This is in percent"),
    (lambda s, t: sum(hits(s, t)), "This counts right answers"),
    (lambda s, t: (np.argmax(s, axis=1) != t).mean(), "the share of wrong answers"),
    (lambda s, t: sum(np.argmax(s, axis=1) != t), "This counts wrong answers"),
    (lambda s, t: (np.argmin(s, axis=1) == t).mean(), "largest, not smallest"),
    (lambda s, t: (np.max(s, axis=1) == t).mean(), "np.argmax says where it stands"),
    (lambda s, t: (np.argmax(s) == t).mean(), "looks at all scores at once"),
    (lambda s, t: s[range(len(t)), t].mean(), "mean score of the right class"),
    (lambda s, t: softmax(s)[range(len(t)), t].mean(), "mean probability of the right class"),
    (lambda s, t: (s[range(len(t)), t] > 0.5).mean(), "need not be above one half"),
    (lambda s, t: ((s > 0.5) == np.eye(s.shape[1])[t]).mean(), "This counts single numbers"),
    (
        lambda s, t: (np.eye(s.shape[1])[s.argmax(1)] == np.eye(s.shape[1])[t]).mean(),
        "has most zeros right",
    ),
    (lambda s, t: (np.argmax(s, axis=1) + 1 == t).mean(), "Classes are counted from 0"),
    (lambda s, t: hits(s, t).sum() / s.size, "not by that of all scores"),
    (lambda s, t: hits(s, t).sum() / s.shape[1], "not by that of the classes"),
    (lambda s, t: 1.0 * np.all(hits(s, t)), "Only 0 or 1 can come out"),
    (lambda s, t: abs(np.argmax(s, axis=1) - t).mean(), "how far off the classes are"),
    (lambda s, t: 1 * hits(s, t), "take the mean"),
    (lambda s, t: round(hits(s, t).mean(), 2), "Do not round"),
    (lambda s, t: int(hits(s, t).mean()), "Only 0 or 1 can come out"),
    (lambda s, t: hits(s, t).sum() // len(t), "Only 0 or 1 can come out"),
    (lambda s, t: hits(s, t), "returned True or False"),
    (lambda s, t: s.argmax(axis=1), "returned an array of shape (3,)"),
    (lambda s, t: f"{hits(s, t).mean():.0%}", "returned text"),
    (lambda s, t: (np.argmax(s, axis=0) == t).mean(), "should be"),
    (lambda s, t: s.argmax(axis=2), "raised AxisError"),
    (lambda s: s.mean(), "it is called as my_accuracy(scores, labels)"),
    (lambda s, t: print(hits(s, t).mean()), "use return instead of print"),
    (0.9, "The check needs the function itself"),
]

# forward --------------------------------------------------------------------------------------


def network(hidden=sigmoid, last=softmax, bias=1.0):
    """Forward pass with parts replaced."""

    def forward(x, weights, biases):
        for k in range(len(weights)):
            z = x @ weights[k] + bias * biases[k]
            x = hidden(z) if k < len(weights) - 1 else last(z)
        return x

    return forward


WRONG["my_forward"] = [
    (network(bias=0), "The biases are missing"),
    (network(bias=-1), "The bias is added, not taken away"),
    (network(last=sigmoid), "The last layer has softmax, not sigmoid"),
    (network(last=lambda z: z), "the softmax of them is the answer"),
    (network(last=lambda z: softmax(sigmoid(z))), "softmax takes the plain scores"),
    (network(hidden=lambda z: z), "without it they are one layer"),
    (network(hidden=softmax), "a sigmoid here, not softmax"),
    (network(hidden=lambda z: np.maximum(z, 0)), "a sigmoid here, not ReLU"),
    (network(hidden=tanh), "a sigmoid here, not tanh"),
    (network(hidden=lambda z: 1 * (z > 0)), "a sigmoid here, not a step"),
    (network(hidden=lambda z: sigmoid(sigmoid(z))), "has its sigmoid once"),
    (network(last=lambda z: np.exp(z) / np.exp(z).sum()), "All rows together sum to 1"),
    (network(last=lambda z: np.exp(z) / np.exp(z).sum(axis=0)), "runs down the columns"),
    (network(last=lambda z: np.argmax(z, axis=1)), "the probabilities of all classes are due"),
    (network(last=lambda z: softmax(z).max(axis=1)), "the largest probability"),
    (network(last=lambda z: np.log(softmax(z))), "the logarithm of the probabilities"),
    (network(last=lambda z: softmax(z).round(2)), "should be"),
    (network(last=lambda z: softmax(z).tolist()), "np.array(…) makes one of a list"),
    (network(last=lambda z: softmax(z)[0]), "returned an array of shape (3,); shape (3, 3)"),
    (lambda x, w, b: sigmoid(x @ w[0] + b[0]), "what the first layer says"),
    (
        lambda x, w, b: softmax(sigmoid(x @ w[0] + b[0]) @ w[1] + b[1]),
        "There need not be two layers",
    ),
    (lambda x, w, b: softmax(x @ w + b), "raised ValueError"),
    (lambda x, w, b: softmax(w[0] @ x + b[0]), "The shapes do not fit together"),
    (lambda x, w, b: softmax(sigmoid(x @ w[0].T + b[0]) @ w[1].T + b[1]), "raised ValueError"),
    (lambda x, w: x @ w[0], "it is called as my_forward(x, weights, biases)"),
    (lambda x, w, b: print(network()(x, w, b)), "use return instead of print"),
    (lambda x, w, b: None, "returned nothing (None)"),
    (0.5, "The check needs the function itself"),
]


@wrong("my_forward", "The bias comes before the sigmoid")
def forward_with_a_late_bias(x, weights, biases):
    for w, b in zip(weights[:-1], biases[:-1], strict=True):
        x = sigmoid(x @ w) + b
    return softmax(x @ weights[-1] + biases[-1])


@wrong("my_forward", "changed its input weights")
def forward_that_empties_the_lists(x, weights, biases):
    while len(weights) > 1:
        x = sigmoid(x @ weights.pop(0) + biases[-1 - len(weights)])
    return softmax(x @ weights[0] + biases[-1])


@wrong("my_forward", "Every layer looks at x here")
def forward_from_x_each_time(x, weights, biases):
    for w, b in zip(weights, biases, strict=True):
        scores = x @ w + b
    return softmax(scores)


# mini-batches ---------------------------------------------------------------------------------


def pairs(x, t, order, n, step=None):
    return [(x[order[k : k + n]], t[order[k : k + n]]) for k in range(0, len(order), step or n)]


def split(x, t, parts):
    return [(x[rows], t[rows]) for rows in parts]


WRONG["my_mini_batches"] = [
    (lambda x, t, o, n: pairs(x, t, np.arange(len(x)), n), "in their old order"),
    (lambda x, t, o, n: pairs(x[o], t, np.arange(len(x)), n), "Only x is shuffled"),
    (lambda x, t, o, n: pairs(x, t[o], np.arange(len(x)), n), "Only the labels are shuffled"),
    (lambda x, t, o, n: pairs(x, t, o[: len(o) // n * n], n), "The last examples are left out"),
    (lambda x, t, o, n: pairs(x, t, o, n)[: len(o) // n], "The last examples are left out"),
    (lambda x, t, o, n: split(x, t, np.array_split(o, n)), "not how many batches there are"),
    (lambda x, t, o, n: split(x, t, np.array_split(o, -(-len(o) // n))), "nearly equal size"),
    (lambda x, t, o, n: [o[k : k + n] for k in range(0, len(o), n)], "These are row numbers"),
    (lambda x, t, o, n: [(b, a) for a, b in pairs(x, t, o, n)], "x comes first, then the labels"),
    (lambda x, t, o, n: [a for a, _ in pairs(x, t, o, n)], "each batch is a pair"),
    (lambda x, t, o, n: pairs(x, t, o, n)[0], "This is the first batch"),
    (lambda x, t, o, n: pairs(x, t, o, n)[-1], "This is the last batch"),
    (lambda x, t, o, n: (x[o], t[o]), "All examples are in one batch"),
    (lambda x, t, o, n: [(x[o], t[o])], "All examples are in one batch"),
    (lambda x, t, o, n: pairs(x[o], t[o], o, n), "order is applied twice"),
    (lambda x, t, o, n: pairs(x, t, sorted(o), n), "in their old order"),
    (lambda x, t, o, n: pairs(x, t, np.argsort(o), n), "Take `order` as it is, unsorted"),
    (lambda x, t, o, n: pairs(x, t, o, n + 1), "One too many"),
    (lambda x, t, o, n: pairs(x, t, o, n - 1, step=n), "One too few"),
    (lambda x, t, o, n: [(x[row], t[row]) for row in o], "These are single examples"),
    (lambda x, t, o, n: pairs(x, t, o, n, step=1), "returned 5 batches; 3 are due"),
    (lambda x, t, o, n: iter(pairs(x, t, o, n)), "returned one list_iterator"),
    (lambda x, t, o, n: (pair for pair in pairs(x, t, o, n)), "returned one generator"),
    (lambda x, t, o, n: pairs(x, t, np.random.permutation(len(x)), n), "two different answers"),
    (lambda x, t, o, n: [(*pair, 1) for pair in pairs(x, t, o, n)], "batch 0 as tuple of 3"),
    (lambda x, t, o, n: [(a, 1 * b[0]) for a, b in pairs(x, t, o, n)], "the labels of batch 0"),
    (lambda x, t, o, n: [(a.T, b) for a, b in pairs(x, t, o, n)], "should give x of batch 0"),
    (lambda x, t, o, n: [], "returned no batches; 3 are due"),
    (lambda x, t, o, n: pairs(x, t, order, n), "'order' is not defined"),  # noqa: F821
    (lambda x, t, n: pairs(x, t, t, n), "it is called as my_mini_batches(x, labels, order, bat"),
    (lambda x, t, o, n: print(pairs(x, t, o, n)), "use return instead of print"),
    (lambda x, t, o, n: None, "returned nothing (None)"),
    ([], "The check needs the function itself"),
]


@wrong("my_mini_batches", "The batches overlap")
def batches_that_overlap(x, labels, order, batch_size):
    starts = range(len(order) - batch_size + 1)
    return [(x[order[k : k + batch_size]], labels[order[k : k + batch_size]]) for k in starts]


@wrong("my_mini_batches", "changed its input order")
def batches_that_use_up_the_order(x, labels, order, batch_size):
    order.sort()
    return pairs(x, labels, order, batch_size)


@wrong("my_mini_batches", "This is the first batch; all are due")
def batches_with_an_early_return(x, labels, order, batch_size):
    batches = []
    for k in range(0, len(order), batch_size):
        batches.append((x[order[k : k + batch_size]], labels[order[k : k + batch_size]]))
        return batches
