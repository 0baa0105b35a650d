"""Wrong PyTorch networks for lesson 05, each with a part of the sentence it must get."""

import torch
from torch import nn


def layers(*parts):
    return lambda: nn.Sequential(*parts)


def linear(*sizes, **options):
    return nn.Linear(*sizes, **options)


class Forgetful(nn.Module):
    """A network whose forward pass has no return."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(784, 10)

    def forward(self, x):
        self.layer(x)


class Frozen(Forgetful):
    """A network from whose answers nothing flows back."""

    def forward(self, x):
        return self.layer(x).detach()


def sigmoids(*end):
    return layers(linear(784, 30), nn.Sigmoid(), linear(30, 10), *end)


def between(*middle):
    return layers(linear(784, 30), *middle, linear(30, 10))


#: Answers that are no network that takes 784 pixels and gives ten scores.
NO_NETWORKS = [
    (lambda: None, "returned nothing (None)"),
    (lambda: nn.Linear, "returned the class Linear, not a network: call it"),
    (lambda: [linear(784, 30), nn.Sigmoid(), linear(30, 10)], "nn.Sequential(…) makes one"),
    (lambda: (linear(784, 30), linear(30, 10)), "returned a tuple of 2; a network is due"),
    (lambda: "nn.Linear(784, 10)", "returned a str; a network is due"),
    (lambda: torch.zeros(784, 10), "float32; a network is due"),
    (layers(nn.Flatten()), "there is nothing to learn"),
    (layers(linear(28, 30), linear(30, 10)), "fails on x of shape (5, 784) with RuntimeError"),
    (layers(linear(784, 30), linear(20, 10)), "Each layer must take what the one before gives"),
    (layers(linear(30, 784), linear(10, 30)), "Each layer must take what the one before gives"),
    (layers(linear(784, 30)), "gives (5, 30) for x of shape (5, 784); (5, 10) is due"),
    (layers(linear(784, 30), nn.Sigmoid(), linear(30, 1)), "ten scores for each digit"),
    (Forgetful, "gives NoneType for x"),
    (lambda: nn.Sequential(linear(784, 30), sigmoid, linear(30, 10)), "'sigmoid' is not"),  # noqa: F821
    (lambda: nn.Sequential(nn.Linear(784), nn.Linear(10)), "raised TypeError"),
    (lambda: print(linear(784, 10)), "use return instead of print"),
    (lambda x: nn.Sequential(linear(784, 10)), "takes 1 parameter; it is called as"),
    (nn.Sequential(linear(784, 30)), "raised TypeError"),
]

WRONG_NETWORKS = [
    *NO_NETWORKS,
    (sigmoids(nn.Softmax(dim=1)), "a softmax at its end: leave it out"),
    (sigmoids(nn.Sigmoid()), "a sigmoid after its last layer: leave it out"),
    (between(), "with no activation between its layers"),
    (between(nn.ReLU()), "with ReLU between its layers; nn.Sigmoid() is due"),
    (between(nn.Tanh()), "with tanh between its layers"),
    (between(nn.Softmax(dim=1)), "with softmax between its layers"),
    (between(nn.LeakyReLU()), "with leaky ReLU between its layers"),
    (between(nn.Sigmoid(), nn.Dropout()), "answers otherwise than sigmoid"),
    (sigmoids(nn.ReLU()), "answers otherwise than sigmoid"),
    (layers(linear(784, 30, bias=False), nn.Sigmoid(), linear(30, 10, bias=False)), "without bi"),
    (layers(linear(784, 10), nn.Sigmoid(), linear(10, 10)), "7,960 parameters"),
    (layers(linear(784, 10)), "with 1 layer of weights and 7,850 parameters"),
    (
        layers(linear(784, 30), nn.Sigmoid(), linear(30, 30), nn.Sigmoid(), linear(30, 10)),
        "with 3 layers of weights and 24,790 parameters; two layers with 23,860",
    ),
    (layers(linear(784, 30), nn.BatchNorm1d(30), nn.Sigmoid(), linear(30, 10)), "2 layers of we"),
]

WRONG_BETTER_NETWORKS = [
    *NO_NETWORKS,
    (layers(linear(784, 31), nn.ReLU(), linear(31, 10)), "24,655 parameters; the budget is 23,860"),
    (layers(linear(784, 500), nn.ReLU(), linear(500, 10)), "397,510 parameters; the budget"),
    (Frozen, "cannot be trained: RuntimeError"),
    (sigmoids(), "at least 88.5 % are asked for"),
    (between(nn.ReLU(), nn.Flatten(0)), "with RuntimeError"),
    (layers(linear(784, 10)), "a network of 7,850 parameters that gets 8"),
    (sigmoids(nn.Softmax(dim=1)), "Its answers sum to 1: leave the softmax out"),
    (layers(linear(784, 5), nn.ReLU(), linear(5, 10)), "784-30-10 gets 86.5 %"),
]
