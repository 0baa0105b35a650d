"""Judge of a convolutional network in PyTorch: compares it layer by layer with a right one."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import nn

from course_utils.exercises.exercise import Arguments, Judge
from course_utils.exercises.wording import count_text, kind_text, names_text

#: What may not follow the scores, and why.
AFTER_THE_SCORES = {
    "Softmax": "ends with a Softmax; cross-entropy takes the scores themselves: leave it out.",
    "LogSoftmax": "ends with a LogSoftmax; cross-entropy takes the scores: leave it out.",
    "Sigmoid": "ends with a Sigmoid; cross-entropy takes the scores themselves: leave it out.",
    "ReLU": "has a ReLU after the dense layer; a score may be negative: leave it out.",
}

#: What a missing layer would have done.
MISSING = {
    "Conv2d": "The digit goes through two convolutions.",
    "ReLU": "One follows each convolution.",
    "MaxPool2d": "One follows each ReLU and halves the maps.",
    "Flatten": "It lays all maps out as one list of numbers, which the dense layer needs.",
    "Linear": "The dense layer turns the list of numbers into ten scores.",
}


def same_network(make: Callable[..., nn.Sequential]) -> Judge:
    """Judge that compares a network with the one that `make` builds from the same arguments.

    The weights may be any. ReLU and max pooling may stand in either order, which gives the same.
    """

    def judge(answer: Any, arguments: Arguments) -> str | None:
        if not isinstance(answer, nn.Sequential):
            return no_sequential(answer)
        settle_lazy_layers(answer, (2, 1, 28, 28))
        given, right = list(leaves(answer)), list(leaves(make(*arguments)))
        return _fault_of_order(given, right) or next(
            (
                f"made layer {number}, {layer}, {fault}"
                for number, layer in enumerate(given, start=1)
                if (fault := _fault_of_layer(layer, _partner(layer, number, right)))
            ),
            None,
        )

    return judge


def no_sequential(answer: Any) -> str:
    """Say what came instead of an nn.Sequential."""
    if isinstance(answer, type):
        return f"returned the class {answer.__name__} itself; call it with the layers."
    if isinstance(answer, list | tuple):
        return f"returned a {kind_text(answer)}; put the layers into nn.Sequential(…)."
    if isinstance(answer, nn.Module):
        return (
            f"returned a {kind_text(answer)}; an nn.Sequential is due, so that its layers can be "
            "looked at in their order."
        )
    return f"returned {kind_text(answer)}; an nn.Sequential is due."


def settle_lazy_layers(network: nn.Sequential, shape: tuple[int, ...]) -> None:
    """Let layers such as nn.LazyLinear find their sizes from an input of this shape."""
    if any(isinstance(m, nn.modules.lazy.LazyModuleMixin) for m in network.modules()):
        with contextlib.suppress(RuntimeError), torch.no_grad():
            network(torch.zeros(shape))


def leaves(network: nn.Sequential) -> Iterator[nn.Module]:
    """Layers in their order, also of a Sequential within; one used twice comes twice."""
    for layer in network:
        if isinstance(layer, nn.Sequential):
            yield from leaves(layer)
        elif not isinstance(layer, nn.Identity):
            yield layer


def _partner(layer: nn.Module, number: int, right: list[nn.Module]) -> nn.Module:
    """Right layer for a place; where ReLU and pooling are swapped, the one of the same kind."""
    near = right[max(0, number - 2) : number + 1]
    return next(other for other in near if type(other) is type(layer))


def _fault_of_order(given: list[nn.Module], right: list[nn.Module]) -> str | None:
    """Say which layer is missing, too many, or of another kind."""
    kinds, due = ([type(layer).__name__ for layer in layers] for layers in (given, right))
    if kinds[:-1] == due and kinds[-1] in AFTER_THE_SCORES:
        return AFTER_THE_SCORES[kinds[-1]]
    if "AvgPool2d" in kinds:
        return "has an AvgPool2d, which takes the mean of each window; max pooling is due."
    for kind in MISSING:
        if kinds.count(kind) < due.count(kind):
            count, needed = kinds.count(kind) or "no", due.count(kind)
            return (
                f"has {count} {kind}; {needed} {'is' if needed == 1 else 'are'} due. "
                + (MISSING[kind])
            )
    swapped = " ".join(kinds).replace("MaxPool2d ReLU", "ReLU MaxPool2d")
    if swapped != " ".join(due):
        return f"has the layers {names_text(kinds)}; due are {names_text(due)}."
    return None


def _fault_of_layer(layer: nn.Module, right: nn.Module) -> str | None:
    """Say which setting of a layer is wrong."""
    if isinstance(layer, nn.Conv2d):
        return _fault_of_convolution(layer, right)
    if isinstance(layer, nn.MaxPool2d):
        size, stride = _pair(layer.kernel_size), _pair(layer.stride)
        if (size, stride, _pair(layer.padding)) != ((2, 2), (2, 2), (0, 0)):
            return "which does not halve the maps; windows of 2 × 2 side by side do."
    if isinstance(layer, nn.Flatten) and (layer.start_dim != 1 or layer.end_dim not in (-1, 3)):
        return "which mixes up the digits; axis 0 counts them and stays: nn.Flatten()."
    if isinstance(layer, nn.Linear):
        return _fault_of_dense(layer, right)
    return None


def _fault_of_convolution(layer: nn.Conv2d, right: nn.Conv2d) -> str | None:
    channels = count_text(layer.in_channels, "channel")
    came = "comes" if right.in_channels == 1 else "come"
    size, due = layer.kernel_size, right.kernel_size[0]
    reach = [d * (k - 1) + 1 for d, k in zip(layer.dilation, size, strict=True)]
    wanted = right.dilation[0] * (due - 1) + 1
    padding = {"same": right.padding, "valid": (0, 0)}.get(layer.padding, layer.padding)
    after = 28 + 2 * padding[0] - wanted + 1
    real = next((n for n in (*layer.dilation, *padding) if isinstance(n, float)), None)
    faults = {
        f"with {real}, a float; settings are integers: divide with //.": real is not None,
        f"for {channels}; {right.in_channels} {came} in.": layer.in_channels != right.in_channels,
        f"with {count_text(layer.out_channels, 'map')}; {right.out_channels} are due.": (
            layer.out_channels != right.out_channels
        ),
        f"with kernels of {size[0]} × {size[1]}; {due} × {due} are due.": size != right.kernel_size,
        f"with dilation {layer.dilation[0]}, so that a kernel covers {reach[0]} × {reach[1]} "
        f"pixels; {wanted} × {wanted} are due.": reach != [wanted, wanted],
        "with a stride; only the pooling makes the maps smaller.": layer.stride != (1, 1),
        f"with padding {padding[0]}, so that 28 × 28 becomes {after} × {after}; padding "
        f"{right.padding[0]} keeps the size.": padding != right.padding,
        "whose padding is not zeros.": layer.padding_mode != "zeros",
        "with groups; each kernel looks at all channels.": layer.groups != 1,
        "without a bias; one is due for each map.": layer.bias is None,
    }
    return next((sentence for sentence, is_there in faults.items() if is_there), None)


def _fault_of_dense(layer: nn.Linear, right: nn.Linear) -> str | None:
    if layer.in_features != right.in_features:
        maps = right.in_features // 49
        return (
            f"for {layer.in_features} numbers; {maps} maps of 7 × 7 make {right.in_features} of "
            "them."
        )
    if layer.out_features != right.out_features:
        return f"with {layer.out_features} scores; one is due for each of ten classes."
    return "without a bias; one is due for each score." if layer.bias is None else None


def _pair(setting: int | tuple[int, ...]) -> tuple[int, ...]:
    return tuple(setting) if isinstance(setting, tuple | list) else (setting, setting)
