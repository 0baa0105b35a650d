"""Wrong answers to the exercises of lesson 08, each with a part of the sentence it must get."""

import math

import numpy as np
import torch
from torch import nn

from tests.exercises.right_answers_lesson_08 import convolutions_by_torch
from tests.exercises.wrong_answers import WrongAnswers

WRONG = WrongAnswers()
wrong = WRONG.wrong


# loss -----------------------------------------------------------------------------------------

LOSSES = [
    (lambda x, y: np.sum((x - y) ** 2), "the mean, not the sum"),
    (lambda x, y: sum((a - b) ** 2 for a, b in zip(x.flat, y.flat)), "the mean, not the sum"),  # noqa: B905
    (lambda x, y: np.sum((x - y) ** 2) / len(x), "not by the number of pictures"),
    (lambda x, y: 0.5 * np.mean((x - y) ** 2), "no factor one half"),
    (lambda x, y: 0.5 * np.sum((x - y) ** 2), "not half of the sum"),
    (lambda x, y: np.mean((x - y) ** 2) ** 0.5, "the root of the loss"),
    (lambda x, y: math.sqrt(np.sum((x - y) ** 2)), "the root of the loss"),
    (lambda x, y: np.mean(np.abs(x - y)), "differences without a sign; square them"),
    (lambda x, y: np.mean(y - x), "must not cancel"),
    (lambda x, y: np.mean(x - y), "must not cancel"),
    (lambda x, y: (x.mean() - y.mean()) ** 2, "Square each difference before the mean"),
    (lambda x, y: np.mean(y * y) - np.mean(x * x), "a difference of squares"),
    (lambda x, y: np.std(x - y) ** 2, "leaves the mean difference out"),
    (lambda x, y: np.max((x - y) ** 2), "the worst pixel"),
    (lambda x, y: np.median((x - y) ** 2), "the mean is asked for"),
    (lambda x, y: [((a - b) ** 2).mean() for a, b in zip(x, y, strict=True)], "a list of 1; a"),
    (lambda x, y: ((x - y) ** 2).reshape(len(x), -1).mean(axis=1), "one loss for each picture"),
    (lambda x, y: ((x - y) ** 2).mean(axis=0), "over axis 0 alone"),
    (lambda x, y: ((x - y) ** 2).mean(-1), "over the last axis alone"),
    (lambda x, y: ((x - y) ** 2).reshape(len(x), -1).mean(axis=1)[0], "the first picture alone"),
    (lambda x, y: (x - y) ** 2, "their mean is still to take"),
    (lambda x, y: np.sum((x - y) ** 2) / np.sum(x**2), "not by the ink of the picture"),
    (lambda x, y: np.mean((x - y.round()) ** 2), "The outputs are rounded"),
    (lambda x, y: round(np.mean((x - y) ** 2), 2), "yours gave"),
    (lambda x, y: ((x - y) ** 2).sum() / 784, "yours gave"),
    (lambda x, y: 0.035, "yours gave 0.035"),
    (lambda x, y: np.mean(x == y), "yours gave"),
    (lambda x, y: torch.tensor(np.mean((x - y) ** 2)), "returned a Tensor"),
    (lambda x, y: f"{np.mean((x - y) ** 2):.4f}", "returned text"),
    (lambda x, y: print(np.mean((x - y) ** 2)), "use return instead of print"),
    (lambda x, y: None, "returned nothing (None)"),
    (lambda x, y: nn.MSELoss(x, y), "returned a MSELoss; a single number is due"),
    (lambda x, y: nn.functional.mse_loss(x, y), "raised"),
    (lambda x: np.mean(x**2), "takes 1 parameter"),
    (0.035, "The check needs the function itself"),
]


@wrong("my_reconstruction_loss", "changed its input outputs")
def loss_in_place(images, outputs):
    outputs -= images
    return np.mean(outputs**2)


# shapes ---------------------------------------------------------------------------------------


def right(*arguments):
    return [tuple(after) for after in convolutions_by_torch(*arguments)]


def loop(side=lambda n, k, s, p: (n + 2 * p - k) // s + 1, maps=None, flat=None):
    """Shapes one after the other, with parts that can be replaced by wrong ones."""

    def shapes(shape, convolutions, code_size):
        found = []
        for layer in convolutions:
            before, sides = shape, [side(n, *layer[1:]) for n in shape[1:]]
            shape = (maps(before, layer) if maps else layer[0], *sides)
            found.append(shape)
        return [*found, flat(shape) if flat else (math.prod(shape),), (code_size,)]

    return shapes


def after(change):
    return lambda *arguments: change(right(*arguments))


SHAPES = [
    (loop(lambda n, k, s, p: n + 2 * p - k + 1), "The stride is missing"),
    (loop(lambda n, k, s, p: (n - k) // s + 1), "The padding is missing"),
    (loop(lambda n, k, s, p: (n + p - k) // s + 1), "so it counts twice"),
    (loop(lambda n, k, s, p: (n + 2 * p - k) // s), "The + 1 is missing"),
    (loop(lambda n, k, s, p: (n + 2 * p - k + 1) // s), "The + 1 comes after the division"),
    (loop(lambda n, k, s, p: -((k - n - 2 * p) // s) + 1), "a step that does not fit"),
    (loop(lambda n, k, s, p: (n + 2 * p - k) / s + 1), "Divide with // and not with /"),
    (loop(lambda n, k, s, p: float((n + 2 * p - k) // s + 1)), "sizes are integers"),
    (loop(lambda n, k, s, p: n + 2 * p - k // s + 1), "Brackets first"),
    (loop(lambda n, k, s, p: n // s), "Kernel size and padding count as well"),
    (loop(lambda n, k, s, p: math.ceil(n / s)), "Kernel size and padding count as well"),
    (loop(lambda n, k, s, p: n // 2), "A stride of 2 halves the sides, other strides do not"),
    (loop(lambda n, k, s, p: (n + 2 * p - k) // 2 + 1), "divide by `stride`"),
    (loop(lambda n, k, s, p: (n - 1) * s - 2 * p + k), "after a transposed convolution"),
    (loop(lambda n, k, s, p: (n + 2 * k - p) // s + 1), "should be (8, 14, 14), yours gave"),
    (loop(maps=lambda before, layer: before[0]), "one map for each of its kernels"),
    (loop(maps=lambda before, layer: before[0] * layer[0]), "no product"),
    (loop(maps=lambda before, layer: layer[1]), "goes wrong at convolution 1, (8, 3, 2, 1)"),
    (loop(flat=lambda shape: (shape[1] * shape[2],)), "not one: the number of maps"),
    (loop(flat=lambda shape: (sum(shape),)), "multiply"),
    (loop(flat=lambda shape: shape), "Flatten makes one list of numbers"),
    (loop(flat=math.prod), "with a comma is a tuple of one number"),
    (loop(flat=lambda shape: (16 * 7 * 7,)), "flatten: should be (112,), yours gave (784,)"),
    (after(lambda found: found[:-2]), "Flatten and the code are missing"),
    (after(lambda found: found[:-1]), "The code is missing at the end"),
    (after(lambda found: [*found[:-2], found[-1]]), "Flatten is missing"),
    (after(lambda found: found[-2:]), "The shapes after the convolutions are missing"),
    (after(lambda found: found[:1]), "does the return stand inside the loop?"),
    (after(lambda found: found[-1]), "This is the last shape alone"),
    (after(lambda found: [*found[:-1], found[-1][0]]), "(16,) with a comma"),
    (after(lambda found: [*found[:-1], (16,)]), "goes wrong at the code: should be (2,)"),
    (after(lambda found: [*found[:-1], (784, 16)]), "goes wrong at the code: should be (16,)"),
    (after(lambda found: [*found, found[0]]), "returned 5 shapes for 4 layers"),
    (after(lambda found: [(*s[1:], s[0]) for s in found]), "The channels come first"),
    (after(lambda found: [(1, *s) for s in found]), "These are shapes of a batch"),
    (after(lambda found: [(s[0], *s[:0:-1]) for s in found]), "(4, 4, 7), yours gave (4, 7, 4)"),
    (after(lambda found: dict(enumerate(found))), "a list of shapes is due"),
    (after(lambda found: [str(s) for s in found]), "a tuple is due"),
    (after(print), "use return instead of print"),
    (lambda *arguments: [arguments[0], *right(*arguments)], "The list begins with the input"),
    (lambda s, layers, k: None, "returned nothing (None)"),
    (lambda s, layers, k: layers.clear() or [], "changed its input convolutions"),
    (lambda s, layers, k: [layer[4] for layer in layers], "raised IndexError"),
    (lambda shape, layers: [], "takes 2 parameters"),
    ([(8, 14, 14)], "The check needs the function itself"),
]


@wrong(
    "my_encoder_shapes", "convolution 2, (16, 3, 2, 1): should be (16, 7, 7), yours gave (16, 14"
)
def shapes_that_forget_the_layer_before(shape, convolutions, code_size):
    found = [loop()(shape, [layer], code_size)[0] for layer in convolutions]
    return [*found, *right(shape, convolutions, code_size)[-2:]]


# decoder --------------------------------------------------------------------------------------


def decoder(first=None, last=None, places=None, extra=None, end=()):
    """Decoder with settings of its two transposed convolutions, or whole layers, replaced."""

    def make(code_size, size, maps_1, maps_2):
        middle = (size + 1) // 2
        small = (middle + 1) // 2
        a, b = extra(size) if extra else (1 - middle % 2, 1 - size % 2)
        common = {"kernel_size": 3, "stride": 2, "padding": 1}
        one = {"in_channels": maps_2, "out_channels": maps_1, "output_padding": a} | common
        two = {"in_channels": maps_1, "out_channels": 1, "output_padding": b} | common
        layers = [
            nn.Linear(code_size, maps_2 * small**2), nn.ReLU(),
            nn.Unflatten(1, (maps_2, small, small)),
            nn.ConvTranspose2d(**one | (first or {})), nn.ReLU(),
            nn.ConvTranspose2d(**two | (last or {})), nn.Sigmoid(),
        ]  # fmt: skip
        for place, layer in (places or {}).items():
            layers[place] = layer
        return nn.Sequential(*[layer for layer in layers if layer is not None], *end)

    return make


def fixed(place, make):
    """Right decoder with one layer that is built from the arguments."""
    return lambda *arguments: decoder(places={place: make(*arguments)})(*arguments)


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = decoder()(16, 28, 8, 16)

    def forward(self, codes):
        return self.layers(codes)


DECODERS = [
    (decoder(extra=lambda size: (0, 0)), "with output_padding 0, so that 7 × 7 becomes 13 × 13; "),
    (decoder(extra=lambda size: (1, 1)), "so that 14 × 14 becomes 28 × 28; 27 × 27 is due"),
    (decoder(extra=lambda size: (1, 0)), "so that 14 × 14 becomes 27 × 27; 28 × 28 is due"),
    (decoder(extra=lambda size: (1 - size % 2,) * 2), "size=27"),
    (decoder(extra=lambda size: (size % 2, size % 2)), "with output_padding 0"),
    (decoder({"padding": 0}), "with padding 0, so that 7 × 7 becomes 16 × 16; 14 × 14 is due"),
    (decoder(last={"padding": 2}), "The encoder's padding was 1"),
    (decoder({"stride": 1, "output_padding": 0}), "becomes 7 × 7; 14 × 14 is due: stride 2 undoes"),
    (decoder(last={"stride": 4}), "with stride 4, so that 14 × 14 becomes 54 × 54"),
    (decoder({"kernel_size": 4}), "with kernels of 4 × 4; 3 × 3 are due"),
    (decoder(last={"kernel_size": 2, "padding": 0}), "with kernels of 2 × 2; 3 × 3 are due"),
    (decoder({"dilation": 2}), "the encoder had none"),
    (decoder({"bias": False}), "without a bias; one is due for each map"),
    (decoder({"in_channels": 8, "out_channels": 16}), "for 8 channels; 16 come in"),
    (decoder({"in_channels": 784}), "for 784 channels; 16 come in"),
    (decoder({"out_channels": 4}), "with 4 maps; 8 are due"),
    (decoder(last={"out_channels": 3}), "with 3 maps; 1 is due"),
    (decoder(last={"in_channels": 16}), "for 16 channels; 8 come in"),
    (lambda c, n, a, b: decoder()(c, n, b, a), "with 392 numbers; 16 maps of 7 × 7 need 784"),
    (lambda c, n, a, b: decoder()(c, 28, a, b), "size=27"),
    (lambda *arguments: decoder()(16, 28, 8, 16), "for 16 numbers; a code has 2 here"),
    (fixed(0, lambda c, n, a, b: nn.Linear(c, b)), "with 16 numbers; 16 maps of 7 × 7 need 784"),
    (fixed(0, lambda c, n, a, b: nn.Linear(b * 49, c)), "for 784 numbers; a code has 16 here"),
    (fixed(0, lambda c, n, a, b: nn.Linear(c, b * (n // 4) ** 2)), "with 216 numbers; 6 maps of"),
    (fixed(0, lambda c, n, a, b: nn.Linear(c, b * 49, bias=False)), "one is due for each number"),
    (decoder(places={0: None}), "has no Linear; 1 is due. It makes as many numbers"),
    (decoder(places={1: None}), "has 1 ReLU; 2 are due"),
    (decoder(places={4: None}), "has 1 ReLU; 2 are due"),
    (decoder(places={2: None}), "has no Unflatten; 1 is due. It puts the numbers back"),
    (decoder(places={2: nn.Flatten()}), "a decoder goes the other way, with nn.Unflatten"),
    (decoder(places={2: nn.Unflatten(1, (7, 7, 16))}), "which makes (7, 7, 16); (16, 7, 7) is due"),
    (decoder(places={2: nn.Unflatten(0, (16, 7, 7))}), "which takes axis 0 apart"),
    (decoder(places={3: None, 4: None}), "has 1 ConvTranspose2d; 2 are due"),
    (decoder(places={3: nn.Conv2d(16, 8, 3, padding=1)}), "has a layer Conv2d; transposed"),
    (decoder(places={3: nn.Upsample(scale_factor=2)}), "has a layer Upsample; transposed"),
    (decoder(places={6: None}), "has no Sigmoid; 1 is due. It ends the decoder"),
    (decoder(places={6: nn.ReLU()}), "has no Sigmoid"),
    (decoder(places={6: nn.Tanh()}), "has no Sigmoid"),
    (decoder(end=[nn.Flatten()]), "has a Flatten, as an encoder has"),
    (decoder(end=[nn.Sigmoid()]), "has the layers Linear, ReLU, Unflatten"),
    (lambda *a: list(decoder()(*a)), "put the layers into nn.Sequential"),
    (lambda *a: Decoder(), "returned a Decoder; an nn.Sequential is due"),
    (lambda *a: nn.Sequential, "returned the class Sequential itself"),
    (lambda *a: torch.zeros(2, 1, 28, 28), "returned Tensor"),
    (lambda *a: print(decoder()(*a)), "use return instead of print"),
    (lambda *a: None, "returned nothing (None)"),
    (lambda code_size: decoder()(code_size, 28, 8, 16), "takes 1 parameter"),
    (lambda c, n, a, b: nn.Sequential(nn.Linear(c)), "raised TypeError"),
    (lambda c, n, a, b: nn.Sequential(nn.Linear(c, b * (n / 4) ** 2)), "raised TypeError"),
    (lambda c, n, a, b: nn.Sequential(nn.Conv2d(1, a, 3), nn.Flatten()), "has a layer Conv2d"),
]


# interpolation --------------------------------------------------------------------------------


def mixed(share, count):
    return lambda first, last: (1 - share) * first + share * last


def by(shares):
    """Codes at shares of the way."""
    return lambda first, last, count: np.array([first + t * (last - first) for t in shares(count)])


def rule(make):
    return lambda first, last, count: make(first, last, np.linspace(0, 1, count)[:, None])


BETWEEN = [
    (by(lambda n: np.arange(n) / n), "the last row is the code `last`"),
    (by(lambda n: np.linspace(0, 1, n + 1)), "one code too many"),
    (by(lambda n: np.linspace(0, 1, n + 2)), "The two ends are among the `count` codes"),
    (by(lambda n: np.linspace(0, 1, n + 2)[1:-1]), "Both ends belong to it: the first row"),
    (by(lambda n: np.arange(1, n + 1) / n), "the first row is the code `first`"),
    (by(lambda n: np.linspace(0, 1, n)[:-1]), "array of shape (4, 2); shape (5, 2) is due"),
    (rule(lambda a, b, t: ((1 - t) * a + t * b)[1:-1]), "these are only the codes between them"),
    (by(lambda n: np.linspace(1, 0, n)), "yours goes back"),
    (by(np.arange), "The shares go beyond 1"),
    (by(lambda n: np.linspace(0, 1, n) ** 2), "The steps are not even"),
    (by(lambda n: [0.5] * n), "each row has its own share"),
    (by(lambda n: np.arange(0, 1, 1 / n)), "the last row is the code `last`"),
    (by(lambda n: np.random.default_rng(0).random(n)), "yours gave"),
    (by(lambda n: np.random.random(n)), "gave two different answers to two equal calls"),
    (rule(lambda a, b, t: a + t * b), "`last` is not the difference"),
    (rule(lambda a, b, t: t * a + t * b), "The two shares must add up to 1"),
    (rule(lambda a, b, t: a + t * (a - b)), "the direction is last − first"),
    (rule(lambda a, b, t: b + t * (b - a)), "The way begins at first"),
    (rule(lambda a, b, t: t * (b - a)), "The start is missing"),
    (rule(lambda a, b, t: ((1 - t) * a + t * b).T), "one row for each code"),
    (rule(lambda a, b, t: np.ravel((1 - t) * a + t * b)), "one long list; one row is due for each"),
    (rule(lambda a, b, t: list((1 - t) * a + t * b)), "makes one array of it"),
    (rule(lambda a, b, t: np.where(t < 0.5, a, b)), "The code jumps from one to the other"),
    (rule(lambda a, b, t: np.round((1 - t) * a + t * b)), "A code is not rounded"),
    (lambda a, b, n: np.array([a, b]), "Only the two ends are there"),
    (lambda a, b, n: (a + b) / 2, "the code in the middle alone"),
    (lambda a, b, n: np.linspace(a, b, 5), "shape (2, 2) is due"),
    (lambda a, b, n: np.linspace(a[0], b[0], n), "shape (5, 2) is due"),
    (lambda a, b, n: np.linspace(a, b, n).astype(int), "yours gave"),
    (lambda a, b, n: np.linspace(a, b), "array of shape (50, 2)"),
    (lambda a, b, n: torch.tensor(np.linspace(a, b, n)), "returned a Tensor"),
    (lambda a, b, n: print(np.linspace(a, b, n)), "use return instead of print"),
    (lambda a, b, n: None, "returned nothing (None)"),
    (lambda a, b, n: range(a, b, n), "raised TypeError"),
    (lambda a, b: np.linspace(a, b, 5), "takes 2 parameters"),
    (np.zeros((5, 2)), "The check needs the function itself"),
]


@wrong("my_interpolation", "changed its input first")
def codes_in_place(first, last, count):
    step, codes = (last - first) / (count - 1), []
    for _ in range(count):
        codes.append(first.copy())
        first[:] = first + step
    return np.array(codes)


@wrong("my_interpolation", "yours gave")
def codes_that_are_all_the_same_array(first, last, count):
    step, code, codes = (last - first) / (count - 1), first.astype(float), []
    for _ in range(count):
        codes.append(code)
        code += step
    return np.array(codes)


for name, answers in (
    ("my_reconstruction_loss", LOSSES),
    ("my_encoder_shapes", SHAPES),
    ("my_decoder", DECODERS),
    ("my_interpolation", BETWEEN),
):
    WRONG.setdefault(name, []).extend(answers)
