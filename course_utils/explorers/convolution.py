"""Explorer *convolution lab* of lesson 06."""

import numpy as np

from course_utils.explorers.code_lines import tensor_code
from course_utils.explorers.controls import entry, menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.panel import ImpossibleSetting
from course_utils.models.convolution import nearest_settings
from course_utils.models.convolution_lab import ConvolutionState, convolution_state
from course_utils.models.sized_kernels import SIZED_KERNELS, typed_kernel
from course_utils.pictures.convolution import convolution_picture

#: Digits 0 … 4 of the largest input; smaller inputs are its upper left corner, so that cells stay
#: what they are while the size changes.
DIGITS = np.random.default_rng(6).choice(5, (12, 12), p=[0.3, 0.25, 0.2, 0.15, 0.1])

LIMITS = {
    "input_size": (3, 12),
    "kernel_size": (1, 5),
    "stride": (1, 4),
    "padding": (0, 4),
    "dilation": (1, 4),
}
AS_SET, TYPED, USAGE = "as set", "typed below", "how often used"


def lab_state(input_size: int, kernel_size: int, stride: int, padding: int, mode: str,
              dilation: int, kernel: str, typed: str, output_cell: int, input_cell: int,
              show: str) -> tuple[ConvolutionState, bool]:  # fmt: skip
    """Everything about one setting, and whether to show how often each input cell is used."""
    pad: int | str = padding if mode == AS_SET else mode
    weights = typed_kernel(typed) if kernel == TYPED else SIZED_KERNELS[kernel](kernel_size)
    size = len(weights)
    x = DIGITS[:input_size, :input_size]
    try:
        if size != kernel_size:
            raise ValueError(
                f"The typed kernel is {size}×{size}, but the kernel size is {kernel_size}."
            )
        state = convolution_state(x, weights, stride, pad, dilation, output_cell, input_cell)
    except ValueError as impossible:
        ways = nearest_settings(input_size, size, stride, pad, dilation, LIMITS) or [{}]
        raise ImpossibleSetting(
            str(impossible), [_as_controls(way, mode, kernel, size) for way in ways]
        ) from None
    return state, show == USAGE


def _as_controls(way: dict, mode: str, kernel: str, size: int) -> dict:
    """A way out in terms of the lab's controls.

    A number of padding needs its mode. A typed kernel has a size of its own: that is set, or,
    where the way out needs another size, a named kernel takes its place.
    """
    if "padding" in way and mode != AS_SET:
        way = way | {"mode": AS_SET}
    if kernel == TYPED:
        way = way | ({"kernel": "edges"} if "kernel_size" in way else {"kernel_size": size})
    return way


def lab_sentence(shown: tuple[ConvolutionState, bool]) -> str:
    """What this setting does, and what it leaves out."""
    state, _ = shown
    n, m, k = len(state.x), len(state.output), len(state.kernel)
    parts = [f"{n}×{n} becomes {m}×{m}."]
    if state.chosen:
        row, column = state.chosen
        count = int(state.users.sum())
        parts.append(f"Input [{row}, {column}] is used in {count} output{'s' * (count != 1)}.")
    if state.dilation > 1 and k > 1:
        covered = f"{state.reach}×{state.reach}"
        parts.append(f"{k * k} weights cover {covered} cells, with holes between.")
    elif state.stride > 1:
        parts.append(f"The window moves {state.stride} cells at a time.")
    never = int(np.sum(state.usage == 0))
    parts.append(
        f"{never} input cell{'s are' if never > 1 else ' is'} never used."
        if never
        else "Every input cell is used."
    )
    return " ".join(parts)


def lab_code(shown: tuple[ConvolutionState, bool]) -> str:
    """PyTorch's line for the same convolution."""
    state, _ = shown
    padding = f'"{state.padding}"' if isinstance(state.padding, str) else state.padding
    return (
        f"torch.nn.functional.conv2d(stride={state.stride}, padding={padding}, "
        f"dilation={state.dilation}, weight={tensor_code(state.kernel)}, "
        f"input={tensor_code(state.x)})"
    )


def convolution_lab() -> Explorer:
    """Explorer *convolution lab*: every number of a small convolution."""
    return Explorer(
        "convolution lab",
        {
            "input_size": slider("input size", 7, *LIMITS["input_size"], 1),
            "kernel_size": slider("kernel size", 3, *LIMITS["kernel_size"], 1),
            "stride": slider("stride", 1, *LIMITS["stride"], 1),
            "padding": slider("padding", 0, *LIMITS["padding"], 1),
            "mode": menu("padding mode", (AS_SET, "same", "valid")),
            "dilation": slider("dilation", 1, *LIMITS["dilation"], 1),
            "kernel": menu("kernel", (*SIZED_KERNELS, TYPED)),
            "typed": entry("typed kernel", "-1 0 1; -2 0 2; -1 0 1"),
            "output_cell": slider("output cell", 1, 1, 25, 1),
            "input_cell": slider("input cell", 0, 0, 49, 1),
            "show": menu("show", ("values", USAGE)),
        },
        lab_state,
        lambda shown: convolution_picture(*shown, lab_sentence(shown)),
        lab_sentence,
        lab_code,
        ranges=lambda shown: {
            "output_cell": shown[0].output.size,
            "input_cell": shown[0].x.size,
        },
        play="output_cell",
        offers_ways_out=True,
    )
