"""Wrong answers to the exercises of lesson 07, each with a part of the sentence it must get."""

import math

import torch
from torch import nn

from tests.exercises.right_answers_lesson_07 import built, shapes_by_torch
from tests.exercises.wrong_answers import WrongAnswers

WRONG = WrongAnswers()
wrong = WRONG.wrong


# shapes ---------------------------------------------------------------------------------------


def right(shape, layers):
    return [tuple(after) for after in shapes_by_torch(shape, layers)]


def loop(conv=None, pool=None, flatten=None, dense=None):
    """Shapes one after the other, with parts that can be replaced by wrong ones."""

    def shapes(shape, layers):
        found = []
        for kind, *n in layers:
            if kind == "conv":
                shape = (conv or convolved)(shape, *n)
            elif kind == "pool":
                shape = (pool or pooled)(shape, *n)
            elif kind == "flatten":
                shape = (flatten or (lambda shape: (math.prod(shape),)))(shape)
            elif kind == "dense":
                shape = (dense or (lambda shape, i, o: (o,)))(shape, *n)
            found.append(shape)
        return found

    return shapes


def convolved(s, i, o, k, p):
    return o, s[1] + 2 * p - k + 1, s[2] + 2 * p - k + 1


def pooled(s, k):
    return s[0], s[1] // k, s[2] // k


SHAPES = [
    (loop(conv=lambda s, i, o, k, p: convolved(s, i, o, k, 0)), "The padding is missing"),
    (loop(conv=lambda s, i, o, k, p: convolved(s, i, o, k, p / 2)), "so it counts twice"),
    (loop(conv=lambda s, i, o, k, p: convolved(s, i, o, k + 1, p)), "The + 1 is missing"),
    (loop(conv=lambda s, i, o, k, p: (o, *s[1:])), "keeps the sides only where"),
    (loop(conv=lambda s, i, o, k, p: convolved(s, i, i, k, p)), "one map for each of its kernels"),
    (loop(conv=lambda s, i, o, k, p: convolved(s, i, i * o, k, p)), "no product"),
    (loop(conv=lambda s, i, o, k, p: convolved((1, s[2], s[1]), i, o, k, p)), "changed places"),
    (loop(conv=lambda s, i, o, k, p: convolved((1, s[1], s[1]), i, o, k, p)), "own size"),
    (loop(pool=lambda s, k: tuple(n // k for n in s)), "their number stays"),
    (loop(pool=lambda s, k: (s[0], s[1] - k + 1, s[2] - k + 1)), "lie side by side"),
    (loop(pool=lambda s, k: (s[0], s[1] // 2, s[2] // 2)), "lie side by side"),
    (loop(pool=lambda s, k: (s[0], -(-s[1] // k), -(-s[2] // k))), "Round down"),
    (loop(pool=lambda s, k: (s[0], s[1] / k, s[2] / k)), "Divide with // and not with /"),
    (loop(pool=lambda s, k: s), "Pooling makes the maps smaller"),
    (loop(pool=lambda s, k: (s[0], float(s[1] // k), float(s[2] // k))), "sizes are integers"),
    (loop(flatten=lambda s: (math.prod(s[1:]),)), "not one: the number of maps"),
    (loop(flatten=lambda s: (sum(s),)), "multiply"),
    (loop(flatten=lambda s: s), "Flatten makes one list of numbers"),
    (loop(flatten=lambda s: math.prod(s)), "with a comma is a tuple of one number"),
    (loop(dense=lambda s, i, o: o), "(6,) with a comma"),
    (loop(dense=lambda s, i, o: (i,)), "one number for each of its units"),
    (loop(dense=lambda s, i, o: (i, o)), "the shape of the dense layer's weights"),
    (lambda s, layers: [s, *right(s, layers)], "The list begins with the input"),
    (lambda s, layers: [s, *right(s, layers)][:-1], "change the shape first, then append"),
    (lambda s, layers: right(s, layers)[-1], "This is the last shape alone"),
    (lambda s, layers: right(s, layers)[:1], "does the return stand inside the loop?"),
    (lambda s, layers: right(s, layers)[1:], "returned no shapes for 1 layer"),
    (lambda s, layers: [(*t[1:], t[0]) for t in right(s, layers)], "The channels come first"),
    (lambda s, layers: [(1, *t) for t in right(s, layers)], "These are shapes of a batch"),
    (lambda s, layers: [s for layer in layers], "should be (4, 6, 6), yours gave (1, 8, 8)"),
    (lambda s, layers: [str(t) for t in right(s, layers)], "returned a str as entry 1"),
    (lambda s, layers: [None for t in right(s, layers)], "returned a NoneType as entry 1"),
    (lambda s, layers: dict(enumerate(right(s, layers))), "a list of shapes is due"),
    (lambda s, layers: print(right(s, layers)), "use return instead of print"),
    (lambda s, layers: None, "returned nothing (None)"),
    (lambda s, layers: layers.clear() or [], "changed its input layers"),
    (lambda layers: [], "takes 1 parameter"),
    (lambda s, layers: [layer[5] for layer in layers], "raised IndexError"),
    ([(4, 6, 6)], "The check needs the function itself"),
]


@wrong("my_shapes", "A ReLU has a shape too")
def shapes_without_relu(shape, layers):
    pairs = zip(layers, right(shape, layers), strict=True)
    return [after for layer, after in pairs if layer[0] != "relu"]


@wrong("my_shapes", "goes wrong at layer 2, ('conv', 5, 3, 1, 2)")
def shapes_that_forget_the_layer_before(shape, layers):
    return [
        convolved(shape, *layer[1:]) if layer[0] == "conv" else after
        for layer, after in zip(layers, right(shape, layers), strict=True)
    ]


# parameters -----------------------------------------------------------------------------------


def total(
    conv=lambda i, o, k, p: o * i * k * k + o, dense=lambda i, o: i * o + o, pool=lambda k: 0
):
    rules = {"conv": conv, "dense": dense, "pool": pool}
    return lambda layers: sum(rules[kind](*n) for kind, *n in layers if kind in rules)


COUNTS = [
    (total(lambda i, o, k, p: o * i * k * k, lambda i, o: i * o), "The biases are missing"),
    (total(lambda i, o, k, p: o * i * k * k), "biases of the convolutions are missing"),
    (total(dense=lambda i, o: i * o), "biases of the dense layers are missing"),
    (total(lambda i, o, k, p: o * i * k * k + 1, lambda i, o: i * o + 1), "not one in all"),
    (total(lambda i, o, k, p: o * i * k * k + 1), "one bias for each map, not one in all"),
    (total(lambda i, o, k, p: o * i * k * k + i, lambda i, o: i * o + i), "not for each input"),
    (total(dense=lambda i, o: i * o + i), "not for each input"),
    (total(lambda i, o, k, p: o * i * (k * k + 1)), "whatever the number of channels"),
    (total(lambda i, o, k, p: o * (i + 1) * k * k), "one number a map, not k² of them"),
    (total(lambda i, o, k, p: o * i * k + o), "k · k weights a channel"),
    (total(lambda i, o, k, p: o * k * k + o), "for every channel that comes in"),
    (total(lambda i, o, k, p: i * k * k + 1), "one kernel for each map that goes out"),
    (total(lambda i, o, k, p: o * i * (k + 2 * p) ** 2 + o), "the kernel has no weights for them"),
    (total(dense=lambda i, o: 0), "The dense layers are missing"),
    (total(lambda i, o, k, p: 0), "The convolutions are missing"),
    (total(pool=lambda k: k * k), "Pooling has nothing to learn"),
    (total(pool=lambda k: k), "Pooling has nothing to learn"),
    (lambda layers: [total()([layer]) for layer in layers], "counts of the layers: add them up"),
    (lambda layers: total()(layers[:1]), "does the return stand inside the loop?"),
    (lambda layers: total()(layers[-1:]), "Only the last layer is counted"),
    (lambda layers: float(total()(layers)), "a number of parameters is an integer"),
    (lambda layers: len(layers), "should be 40, yours gave 1"),
    (lambda layers: [p for k in built(layers) for p in k.parameters()], "two different answers"),
    (lambda layers: torch.tensor(total()(layers)), "a Tensor of shape (), torch.int64; a"),
    (lambda layers: f"{total()(layers):,}", "returned text"),
    (lambda layers: print(total()(layers)), "use return instead of print"),
    (lambda layers: None, "returned nothing (None)"),
    (lambda layers: sum(layers), "raised TypeError"),
    (lambda shape, layers: 0, "takes 2 parameters"),
    (40, "The check needs the function itself"),
]


# networks -------------------------------------------------------------------------------------


def network(m=16, n=32, k=5, end=(), **first):
    """CNN whose first convolution and whose end can be replaced."""
    settings = {"in_channels": 1, "out_channels": m, "kernel_size": k, "padding": k // 2} | first
    return nn.Sequential(
        nn.Conv2d(**settings), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(m, n, k, padding=k // 2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(n * 49, 10), *end,
    )  # fmt: skip


def replaced(place, *layers):
    """Right network with other layers in one place."""

    def make(m, n, k):
        parts = list(network(m, n, k))
        parts[place : place + 1] = layers
        return nn.Sequential(*parts)

    return make


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = network()

    def forward(self, x):
        return self.layers(x)


NETWORKS = [
    (lambda m, n, k: network(m, n, k, padding=0), "so that 28 × 28 becomes 24 × 24; padding 2"),
    (lambda m, n, k: network(m, n, k, padding=k - 1), "becomes 32 × 32; padding 2 keeps"),
    (lambda m, n, k: network(m, n, k, padding="valid"), "with padding 0"),
    (lambda m, n, k: network(m, n, k, padding=2), "kernel_size=3) made layer 1"),
    (lambda m, n, k: network(m, n, k, bias=False), "without a bias; one is due for each map"),
    (lambda m, n, k: network(m, n, k, stride=2), "only the pooling makes the maps smaller"),
    (lambda m, n, k: network(m, n, k, in_channels=3), "for 3 channels; 1 comes in"),
    (lambda m, n, k: network(m, n, k, in_channels=28), "for 28 channels; 1 comes in"),
    (lambda m, n, k: network(m, n, k, padding_mode="reflect"), "whose padding is not zeros"),
    (lambda m, n, k: network(m, n, k, dilation=2), "covers 9 × 9 pixels; 5 × 5 are due"),
    (lambda m, n, k: network(n, m, k), "with 32 maps; 16 are due"),
    (lambda m, n, k: network(), "my_cnn(maps_1=6, maps_2=8, kernel_size=3) made layer 1"),
    (lambda m, n, k: network(m, n, 5), "with kernels of 5 × 5; 3 × 3 are due"),
    (lambda m, n, k: network(m, n, k, end=[nn.Softmax(dim=1)]), "ends with a Softmax"),
    (lambda m, n, k: network(m, n, k, end=[nn.LogSoftmax(dim=1)]), "ends with a LogSoftmax"),
    (lambda m, n, k: network(m, n, k, end=[nn.ReLU()]), "a score may be negative"),
    (lambda m, n, k: network(m, n, k, end=[nn.Dropout()]), "has the layers Conv2d, ReLU"),
    (replaced(1), "has 1 ReLU; 2 are due. One follows each convolution"),
    (replaced(1, nn.Sigmoid()), "has 1 ReLU; 2 are due"),
    (replaced(2), "has 1 MaxPool2d; 2 are due"),
    (replaced(2, nn.AvgPool2d(2)), "takes the mean of each window; max pooling is due"),
    (replaced(2, nn.MaxPool2d(3)), "does not halve the maps"),
    (replaced(2, nn.MaxPool2d(2, stride=1)), "does not halve the maps"),
    (replaced(6), "has no Flatten; 1 is due. It lays all maps out"),
    (replaced(6, nn.Flatten(0)), "axis 0 counts them and stays"),
    (replaced(6, nn.Flatten(2)), "axis 0 counts them and stays"),
    (replaced(7), "has no Linear; 1 is due"),
    (replaced(7, nn.Linear(1568, 1)), "with 1 scores; one is due for each of ten classes"),
    (replaced(7, nn.Linear(1568, 10, bias=False)), "without a bias; one is due for each score"),
    (replaced(7, nn.Linear(32 * 28 * 28, 10)), "32 maps of 7 × 7 make 1568 of them"),
    (replaced(7, nn.Linear(1568, 64), nn.ReLU(), nn.Linear(64, 10)), "due are Conv2d, ReLU"),
    (replaced(3, nn.Conv2d(1, 32, 5, padding=2)), "for 1 channel; 16 come in"),
    (replaced(3, nn.Conv2d(16, 32, 5)), "made layer 4"),
    (replaced(3, nn.Conv2d(16, 32, 5, padding=2, groups=16)), "looks at all channels"),
    (lambda m, n, k: list(network(m, n, k)), "put the layers into nn.Sequential"),
    (lambda m, n, k: Net(), "returned a Net; an nn.Sequential is due"),
    (lambda m, n, k: nn.Sequential, "returned the class Sequential itself"),
    (lambda m, n, k: network(m, n, k)(torch.zeros(1, 1, 28, 28)), "two different answers"),
    (lambda m, n, k: print(network(m, n, k)), "use return instead of print"),
    (lambda m, n, k: None, "returned nothing (None)"),
    (lambda: network(), "takes no parameters"),
    (lambda m, n, k: nn.Sequential(nn.Conv2d(1, m)), "raised TypeError"),
    (network(), "Sequential.forward() takes 2 positional arguments but 4"),
]


# the dilated network --------------------------------------------------------------------------


def dilated(d, p=None, k=3, m=16, n=32, end=()):
    kernel = {"kernel_size": k, "dilation": d, "padding": d if p is None else p}
    return nn.Sequential(
        nn.Conv2d(1, m, **kernel), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(m, n, **kernel), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(n * 49, 10), *end,
    )  # fmt: skip


DILATED = [
    (lambda k: dilated(2), "kernel_size"),
    (lambda k: dilated(1), "dilation 1, so that a kernel covers 3 × 3 pixels; 5 × 5 are due"),
    (lambda k: dilated(k // 2, 1), "with padding 1, so that 28 × 28 becomes 26 × 26; padding 2"),
    (lambda k: dilated(k // 2, 0), "becomes 24 × 24; padding 2 keeps"),
    (lambda k: dilated(k // 2, k - 1), "becomes 32 × 32; padding 2 keeps"),
    (lambda k: dilated(k), "dilation 5, so that a kernel covers 11 × 11"),
    (lambda k: dilated(k - 1), "dilation 4, so that a kernel covers 9 × 9"),
    (lambda k: dilated(k - 2), "dilation 3, so that a kernel covers 7 × 7"),
    (lambda k: dilated(k // 2 + 1), "dilation 3, so that a kernel covers 7 × 7"),
    (lambda k: dilated(1, k // 2, k), "with kernels of 5 × 5; 3 × 3 are due"),
    (lambda k: dilated(2, 4, k), "with kernels of 5 × 5; 3 × 3 are due"),
    (lambda k: dilated(k // 2, m=8), "with 8 maps; 16 are due"),
    (lambda k: dilated(k // 2, m=32, n=64), "with 32 maps; 16 are due"),
    (lambda k: dilated(k // 2, n=16), "with 16 maps; 32 are due"),
    (lambda k: dilated(k // 2, end=[nn.Softmax(1)]), "ends with a Softmax"),
    (lambda k: dilated(k // 2)[:-1], "has no Linear"),
    (lambda k: dilated(k // 2)[:-2], "has no Flatten"),
    (lambda k: nn.Sequential(nn.Conv2d(1, 16, 3, dilation=2)), "has 1 Conv2d; 2 are due"),
    (lambda k: list(dilated(k // 2)), "put the layers into nn.Sequential"),
    (lambda k: dilated((k - 1) / 2), "with 2.0, a float; settings are integers: divide with //"),
    (lambda k: print(dilated(k // 2)), "use return instead of print"),
    (lambda k: None, "returned nothing (None)"),
    (lambda k: 3 * 3, "returned int; an nn.Sequential is due"),
    (lambda: dilated(2), "takes no parameters"),
    (dilated(2), "my_dilated_cnn(5) raised TypeError"),
]


@wrong("my_dilated_cnn", "made layer 4")
def dilated_in_the_first_layer_only(kernel_size):
    layers = list(dilated(kernel_size // 2))
    layers[3] = nn.Conv2d(16, 32, 3, padding=1)
    return nn.Sequential(*layers)


for name, answers in (
    ("my_shapes", SHAPES),
    ("my_parameter_count", COUNTS),
    ("my_cnn", NETWORKS),
    ("my_dilated_cnn", DILATED),
):
    WRONG.setdefault(name, []).extend(answers)
