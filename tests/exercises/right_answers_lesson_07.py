"""Right answers to the exercises of lesson 07 that differ from the solutions and each other."""

import torch
from torch import nn


def shapes_by_torch(shape, layers):
    x, shapes = torch.zeros(1, *shape), []
    for layer in built(layers):
        x = layer(x)
        shapes.append(x.shape[1:])
    return shapes


def built(layers):
    make = {
        "conv": lambda i, o, k, p: nn.Conv2d(i, o, k, padding=p),
        "relu": nn.ReLU,
        "pool": nn.MaxPool2d,
        "flatten": nn.Flatten,
        "dense": nn.Linear,
    }
    return [make[kind](*numbers) for kind, *numbers in layers]


def shapes_by_match(shape, layers):
    shapes = (shape,)
    for layer in layers:
        before = shapes[-1]
        match layer:
            case ("conv", _, outputs, kernel_size, padding):
                grown = 2 * padding - kernel_size + 1
                after = [outputs, before[1] + grown, before[2] + grown]
            case ("pool", size):
                after = [before[0], before[1] // size, before[2] // size]
            case ("flatten",):
                after = [torch.Size(before).numel()]
            case ("dense", _, outputs):
                after = [outputs]
            case _:
                after = before
        shapes += (after,)
    return shapes[1:]


def cnn_in_blocks(maps_1, maps_2, kernel_size):
    def block(inputs, outputs):
        return nn.Sequential(
            nn.Conv2d(inputs, outputs, kernel_size, padding="same"),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(kernel_size=2, stride=2),
        )

    head = nn.Sequential(nn.Flatten(), nn.Linear(maps_2 * 49, 10))
    return nn.Sequential(block(1, maps_1), block(maps_1, maps_2), head)


def cnn_by_steps(maps_1, maps_2, kernel_size):
    """Pooling before ReLU gives the same numbers."""
    relu, pool, network = nn.ReLU(), nn.MaxPool2d((2, 2)), nn.Sequential()
    for inputs, outputs in ((1, maps_1), (maps_1, maps_2)):
        network.append(nn.Conv2d(inputs, outputs, (kernel_size,) * 2, 1, (kernel_size - 1) // 2))
        network.append(pool)
        network.append(relu)
    return network.append(nn.Flatten()).append(nn.Linear(7 * 7 * maps_2, 10))


def lazy_cnn(maps_1, maps_2, kernel_size):
    padding = kernel_size // 2
    return nn.Sequential(
        nn.LazyConv2d(maps_1, kernel_size, padding=padding), nn.ReLU(), nn.MaxPool2d(2),
        nn.LazyConv2d(maps_2, kernel_size, padding=padding), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.LazyLinear(10),
    )  # fmt: skip


def dilated_cnn_in_a_loop(kernel_size):
    layers = []
    for inputs, outputs in ((1, 16), (16, 32)):
        layers += [
            nn.Conv2d(inputs, outputs, 3, padding="same", dilation=kernel_size // 2),
            nn.ReLU(),
            nn.MaxPool2d(2),
        ]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(1568, 10)).double()


def dilated_cnn_by_names(kernel_size):
    reach = kernel_size - 1
    d = p = reach // 2
    return nn.Sequential(
        nn.Conv2d(1, 16, kernel_size=3, stride=1, padding=(p, p), dilation=(d, d)),
        nn.MaxPool2d(2), nn.ReLU(),
        nn.Conv2d(16, 32, kernel_size=3, stride=1, padding=(p, p), dilation=(d, d)),
        nn.MaxPool2d(2), nn.ReLU(),
        nn.Flatten(1), nn.Identity(), nn.Linear(1568, 10),
    )  # fmt: skip


RIGHT = {
    "my_shapes": [shapes_by_torch, shapes_by_match],
    "my_parameter_count": [
        lambda layers: sum(p.numel() for layer in built(layers) for p in layer.parameters()),
        lambda layers: sum(
            o * (k[0] ** 2 if k else 1) * i + o
            for kind, i, o, *k in filter(lambda layer: len(layer) > 2, layers)
        ),
    ],
    "my_cnn": [cnn_in_blocks, cnn_by_steps, lazy_cnn],
    "my_dilated_cnn": [dilated_cnn_in_a_loop, dilated_cnn_by_names],
}
