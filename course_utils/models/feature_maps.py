"""What each layer of a small convolutional network makes of one picture."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import nn

INPUT, OUTPUT = "input", "output"
_KINDS: dict[type[nn.Module], str] = {nn.Conv2d: "conv", nn.ReLU: "ReLU", nn.MaxPool2d: "pool"}

Floats = NDArray[np.floating]


@dataclass(frozen=True)
class Region:
    """Rectangle of input pixels; it may reach beyond the picture, into the padding."""

    top: int
    left: int
    height: int
    width: int

    def of(self, image: NDArray) -> NDArray:
        """Those pixels (height, width) of an image (H, W), 0 beyond it."""
        wide = np.pad(image, max(self.height, self.width))
        top, left = (max(self.height, self.width) + start for start in (self.top, self.left))
        return wide[top : top + self.height, left : left + self.width]

    def inside(self, rows: int, columns: int) -> "Region":
        """The part of it that lies in a picture of so many rows and columns."""
        top, left = max(0, self.top), max(0, self.left)
        bottom, right = min(rows, self.top + self.height), min(columns, self.left + self.width)
        return Region(top, left, bottom - top, right - left)


def layer_names(network: nn.Sequential) -> list[str]:
    """Names of what there is to see: input, conv 1, ReLU 1, pool 1, conv 2, …, output.

    Raises
    ------
    ValueError
        Where the network is not Conv2d, ReLU and MaxPool2d in a row, then Flatten and one Linear.
    """
    layers = list(network) if isinstance(network, nn.Sequential) else []
    *maps, last, dense = layers if len(layers) > 2 else [nn.Identity()] * 3
    known = all(type(layer) in _KINDS for layer in maps) and isinstance(maps[0], nn.Conv2d)
    if not (known and isinstance(last, nn.Flatten) and isinstance(dense, nn.Linear)):
        raise ValueError(
            "Feature maps need an nn.Sequential of Conv2d, ReLU and MaxPool2d that starts with "
            "Conv2d and ends with Flatten and one Linear."
        )
    names, counts = [INPUT], dict.fromkeys(_KINDS.values(), 0)
    for layer in maps:
        kind = _KINDS[type(layer)]
        counts[kind] += 1
        names.append(f"{kind} {counts[kind]}")
    return [*names, OUTPUT]


def feature_maps(network: nn.Sequential, images: ArrayLike) -> dict[str, Floats]:
    """Numbers after each layer, by its name.

    Parameters
    ----------
    network : torch.nn.Sequential
        As `layer_names` asks for.
    images : (N, H, W)
        0 (paper) to 1 (ink).

    Returns
    -------
    dict of str to (N, channels, rows, columns); of "output" to (N, classes), the scores
    """
    names = iter(layer_names(network))
    weight = next(network.parameters())
    x = torch.as_tensor(np.asarray(images), dtype=weight.dtype, device=weight.device)[:, None]
    found = {next(names): x.cpu().numpy()}
    # inference_mode holds for this thread only, and explorers compute in threads.
    with torch.inference_mode():
        for layer in network:
            x = layer(x)
            if not isinstance(layer, nn.Flatten):
                found[next(names)] = x.cpu().numpy()
    return found


def kernels_of(network: nn.Sequential, name: str) -> Floats:
    """Kernels of the convolution that a layer's maps come from.

    Parameters
    ----------
    network : torch.nn.Sequential
    name : str
        Such as "conv 2", "ReLU 2" or "pool 2".

    Returns
    -------
    (channels, input channels, kernel height, kernel width)
    """
    layers = list(network)[: layer_names(network).index(name)]
    weight = [layer.weight for layer in layers if isinstance(layer, nn.Conv2d)][-1]
    return weight.detach().cpu().numpy()


def contributions(network: nn.Sequential, maps: Floats, digit: int) -> tuple[Floats, Floats]:
    """What each cell of the last maps adds to the score of a digit: weight times cell.

    Parameters
    ----------
    network : torch.nn.Sequential
    maps : (channels, rows, columns)
        What is flattened.
    digit : int

    Returns
    -------
    weights, products : (channels, rows, columns)
        The sum of all products plus the bias of the digit is its score.
    """
    weights = network[-1].weight[digit].detach().cpu().numpy().reshape(maps.shape)
    return weights, weights * maps


def seen_by(network: nn.Sequential, name: str, row: int, column: int) -> Region:
    """Input pixels that reach one cell of a layer, its receptive field.

    Layer by layer back to the input, cells first … last come from
    stride · first − padding … stride · last − padding + dilation · (kernel_size − 1).

    Parameters
    ----------
    network : torch.nn.Sequential
    name : str
        A layer with maps, or "input".
    row, column : int
        The cell.
    """
    layers = list(network)[: layer_names(network).index(name)]
    ends = []
    for axis, cell in enumerate((row, column)):
        first = last = cell
        for layer in reversed(layers):
            if not isinstance(layer, nn.ReLU):
                kernel, stride, padding, dilation = (
                    _along(axis, getattr(layer, setting))
                    for setting in ("kernel_size", "stride", "padding", "dilation")
                )
                first = stride * first - padding
                last = stride * last - padding + dilation * (kernel - 1)
        ends.append((first, last))
    (top, bottom), (left, right) = ends
    return Region(top, left, bottom - top + 1, right - left + 1)


def strongest_cell(values: Floats) -> tuple[int, int] | None:
    """Row and column of the largest number of a map (rows, columns); None where none is above 0."""
    row, column = divmod(int(values.argmax()), values.shape[1])
    return (row, column) if values[row, column] > 0 else None


def strongest_patches(
    network: nn.Sequential, images: ArrayLike, name: str, channel: int, count: int
) -> Floats:
    """Parts of pictures that one map answers to most, one part a picture, the strongest first.

    Parameters
    ----------
    network : torch.nn.Sequential
    images : (N, H, W)
        0 (paper) to 1 (ink).
    name : str
        A layer with maps.
    channel : int
    count : int
        At most so many; fewer where fewer pictures excite the map.

    Returns
    -------
    (M, height, width), M ≤ count
        What the strongest cell of each sees.
    """
    images = np.asarray(images)
    maps = feature_maps(network, images)[name][:, channel]
    strongest = maps.max(axis=(1, 2))
    order = [k for k in np.argsort(-strongest, kind="stable")[:count] if strongest[k] > 0]
    regions = [seen_by(network, name, *strongest_cell(maps[k])) for k in order]
    size = seen_by(network, name, 0, 0)
    patches = [region.of(images[k]) for k, region in zip(order, regions, strict=True)]
    return np.array(patches).reshape(-1, size.height, size.width)


def _along(axis: int, setting: int | tuple[int, ...]) -> int:
    """Setting of one direction, where it may be given for both at once."""
    return setting if isinstance(setting, int) else setting[axis]
