"""Right answers to the exercises of lesson 08 that differ from the solutions and each other."""

import math
from itertools import pairwise

import numpy as np
import torch
from sklearn.metrics import mean_squared_error
from torch import nn


def convolutions_by_torch(shape, convolutions, code_size):
    x, shapes = torch.zeros(1, *shape), []
    for maps, *setting in convolutions:
        x = nn.Conv2d(x.shape[1], maps, *setting)(x)
        shapes.append(x.shape[1:])
    x = nn.Flatten()(x)
    return [*shapes, x.shape[1:], nn.Linear(x.shape[1], code_size)(x).shape[1:]]


def shapes_in_a_tuple(shape, convolutions, code_size):
    shapes = ()
    for maps, k, s, p in convolutions:
        # how many windows fit: one for each place that is a multiple of the stride
        sides = [len(range(0, n + 2 * p - k + 1, s)) for n in shape[1:]]
        shape = [maps, *sides]
        shapes += (shape,)
    return (*shapes, [math.prod(shape)], [code_size])


def decoder_from_the_sides(code_size, size, maps_1, maps_2):
    """Sides by a real encoder; ReLU after Unflatten, which changes nothing."""
    x, sides = torch.zeros(1, 1, size, size), [size]
    for _ in range(2):
        x = nn.Conv2d(1, 1, 3, stride=2, padding=1)(x)
        sides.append(x.shape[-1])
    small = sides[-1]
    layers = [nn.Linear(code_size, maps_2 * small**2), nn.Unflatten(1, (maps_2, small, small))]
    for (before, after), maps in zip(
        pairwise(reversed(sides)), pairwise((maps_2, maps_1, 1)), strict=True
    ):
        extra = after - (2 * before - 1)
        layers += [nn.ReLU(), nn.ConvTranspose2d(*maps, 3, 2, 1, output_padding=extra)]
    return nn.Sequential(*layers, nn.Sigmoid())


def decoder_in_halves(code_size, size, maps_1, maps_2):
    middle = math.ceil(size / 2)
    small = math.ceil(middle / 2)

    def up(before, inputs, after, outputs):
        return nn.ConvTranspose2d(
            inputs, outputs, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1),
            output_padding=after + 1 - 2 * before,
        )  # fmt: skip

    first = nn.Sequential(
        nn.Linear(code_size, maps_2 * small * small),
        nn.ReLU(inplace=True),
        nn.Unflatten(dim=1, unflattened_size=(maps_2, small, small)),
    )
    rest = nn.Sequential(up(small, maps_2, middle, maps_1), nn.ReLU(), up(middle, maps_1, size, 1))
    return nn.Sequential(first, rest, nn.Identity(), nn.Sigmoid()).double()


def lazy_decoder(code_size, size, maps_1, maps_2):
    middle = -(-size // 2)
    small = -(-middle // 2)
    return nn.Sequential(
        nn.LazyLinear(maps_2 * small**2), nn.ReLU(), nn.Unflatten(-1, [maps_2, small, small]),
        nn.LazyConvTranspose2d(maps_1, 3, 2, 1, (middle + 1) % 2), nn.ReLU(),
        nn.LazyConvTranspose2d(1, 3, 2, 1, (size + 1) % 2), nn.Sigmoid(),
    )  # fmt: skip


def loss_by_loops(images, outputs):
    total, count = 0.0, 0
    for pixel, answer in zip(np.ravel(images), np.ravel(outputs), strict=True):
        total, count = total + (pixel - answer) ** 2, count + 1
    return total / count


def codes_by_loop(first, last, count):
    step = (last - first) / (count - 1)
    codes = [first + k * step for k in range(count)]
    return np.array(codes)


RIGHT = {
    "my_reconstruction_loss": [
        loss_by_loops,
        lambda x, y: nn.functional.mse_loss(torch.tensor(y), torch.tensor(x)).item(),
        lambda x, y: mean_squared_error(x.ravel(), y.ravel()),
        lambda x, y: np.linalg.norm(x - y) ** 2 / x.size,
    ],
    "my_encoder_shapes": [convolutions_by_torch, shapes_in_a_tuple],
    "my_decoder": [decoder_from_the_sides, decoder_in_halves, lazy_decoder],
    "my_interpolation": [
        np.linspace,
        codes_by_loop,
        lambda first, last, count: torch.lerp(
            torch.tensor(first, dtype=torch.float64),
            torch.tensor(last, dtype=torch.float64),
            torch.linspace(0, 1, count, dtype=torch.float64)[:, None],
        ).numpy(),
    ],
}
