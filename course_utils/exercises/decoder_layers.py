"""Judge of a convolutional decoder in PyTorch: follows a code through it, layer by layer."""

from collections.abc import Sequence
from typing import Any

from torch import nn

from course_utils.exercises.exercise import Arguments
from course_utils.exercises.network_layers import leaves, no_sequential, settle_lazy_layers
from course_utils.exercises.wording import count_text, names_text

#: Kinds of the layers in their order; ReLU may as well follow Unflatten.
KINDS = (
    "Linear", "ReLU", "Unflatten", "ConvTranspose2d", "ReLU", "ConvTranspose2d", "Sigmoid",
)  # fmt: skip

#: What a missing layer would have done.
MISSING = {
    "Linear": "It makes as many numbers of the code as the maps before flattening have.",
    "Unflatten": "It puts the numbers back into maps: nn.Unflatten(1, (maps, height, width)).",
    "ConvTranspose2d": "Each undoes one convolution of stride 2.",
    "ReLU": "One follows the dense layer, one the first transposed convolution.",
    "Sigmoid": "It ends the decoder, because pixels go from 0 to 1.",
}


def judge_decoder(answer: Any, arguments: Arguments) -> str | None:
    """Say which layer of a decoder is wrong; None where it makes pictures as it should.

    Parameters
    ----------
    answer : any
    arguments : (code_size, size, maps_1, maps_2)
    """
    if not isinstance(answer, nn.Sequential):
        return no_sequential(answer)
    code_size, size, maps_1, maps_2 = arguments
    settle_lazy_layers(answer, (2, code_size))
    layers = list(leaves(answer))
    fault = _fault_of_order([type(layer).__name__ for layer in layers])
    if fault:
        return fault
    middle = (size + 1) // 2
    small = (middle + 1) // 2
    steps = iter([(maps_2, maps_1, small, middle), (maps_1, 1, middle, size)])
    for number, layer in enumerate(layers, start=1):
        if isinstance(layer, nn.Linear):
            fault = _fault_of_dense(layer, code_size, maps_2, small)
        elif isinstance(layer, nn.Unflatten):
            fault = _fault_of_unflatten(layer, (maps_2, small, small))
        elif isinstance(layer, nn.ConvTranspose2d):
            fault = _fault_of_transposed(layer, *next(steps))
        if fault:
            return f"made layer {number}, {layer}, {fault}"
    return None


def _fault_of_order(kinds: Sequence[str]) -> str | None:
    """Say which layer is missing, too many, or of another kind."""
    other = next((kind for kind in kinds if kind in ("Conv2d", "Upsample")), None)
    if other:
        return f"has a layer {other}; transposed convolutions are due: nn.ConvTranspose2d."
    if "Flatten" in kinds:
        return "has a Flatten, as an encoder has; a decoder goes the other way, with nn.Unflatten."
    for kind in MISSING:
        due, count = KINDS.count(kind), kinds.count(kind)
        if count < due:
            verb = "is" if due == 1 else "are"
            return f"has {count or 'no'} {kind}; {due} {verb} due. {MISSING[kind]}"
    if tuple(kinds[:2]) == ("Linear", "Unflatten"):  # ReLU changes no shape
        kinds = ["Linear", "ReLU", "Unflatten", *kinds[3:]] if kinds[2] == "ReLU" else kinds
    if tuple(kinds) != KINDS:
        return f"has the layers {names_text(kinds)}; due are {names_text(KINDS)}."
    return None


def _fault_of_dense(layer: nn.Linear, code_size: int, maps: int, side: int) -> str | None:
    if layer.in_features != code_size:
        given = count_text(layer.in_features, "number")
        return f"for {given}; a code has {code_size} here."
    if layer.out_features != maps * side**2:
        return (
            f"with {layer.out_features} numbers; {maps} maps of {side} × {side} need "
            f"{maps * side**2}."
        )
    return "without a bias; one is due for each number." if layer.bias is None else None


def _fault_of_unflatten(layer: nn.Unflatten, shape: tuple[int, ...]) -> str | None:
    if layer.dim not in (1, -1):
        return f"which takes axis {layer.dim} apart; axis 1 holds the numbers, axis 0 the pictures."
    given = tuple(layer.unflattened_size)
    return None if given == shape else f"which makes {given}; {shape} is due."


def _fault_of_transposed(
    layer: nn.ConvTranspose2d, channels: int, maps: int, before: int, after: int
) -> str | None:
    """Say which setting of a transposed convolution from `before` to `after` pixels is wrong."""
    grows = [
        (before - 1) * s - 2 * p + d * (k - 1) + extra + 1
        for k, s, p, d, extra in zip(
            layer.kernel_size, layer.stride, layer.padding, layer.dilation, layer.output_padding,
            strict=True,
        )
    ]  # fmt: skip
    sizes = f"so that {before} × {before} becomes {grows[0]} × {grows[1]}; {after} × {after} is due"
    came = "comes" if channels == 1 else "come"
    faults = {
        f"for {count_text(layer.in_channels, 'channel')}; {channels} {came} in.": (
            layer.in_channels != channels
        ),
        f"with {count_text(layer.out_channels, 'map')}; {maps} {'is' if maps == 1 else 'are'} "
        "due.": layer.out_channels != maps,
        f"with kernels of {layer.kernel_size[0]} × {layer.kernel_size[1]}; 3 × 3 are due.": (
            layer.kernel_size != (3, 3)
        ),
        f"with stride {layer.stride[0]}, {sizes}: stride 2 undoes stride 2.": (
            layer.stride != (2, 2)
        ),
        f"with padding {layer.padding[0]}, {sizes}. The encoder's padding was 1.": (
            layer.padding != (1, 1)
        ),
        "with a dilation; the encoder had none.": layer.dilation != (1, 1),
        f"with output_padding {layer.output_padding[0]}, {sizes}.": grows != [after, after],
        "with groups; each kernel looks at all channels.": layer.groups != 1,
        "without a bias; one is due for each map.": layer.bias is None,
    }
    return next((sentence for sentence, is_there in faults.items() if is_there), None)
