"""Explorer *transposed lab* of lesson 06."""

from dataclasses import dataclass

import numpy as np

from course_utils.explorers.code_lines import tensor_code
from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.panel import ImpossibleSetting
from course_utils.models.convolution import nearest_transposed_settings
from course_utils.models.transposed_lab import SPREAD_KERNELS, TransposedState, transposed_state
from course_utils.pictures.powers import counted
from course_utils.pictures.svg import Picture, number
from course_utils.pictures.transposed import COUNTS, STRETCHED, VALUES, transposed_picture

#: Digits 0 … 4 of the largest input; smaller inputs are its upper left corner, so that cells stay
#: what they are while the size changes.
DIGITS = np.random.default_rng(2).integers(0, 5, (8, 8))

LIMITS = {
    "input_size": (2, 8),
    "kernel_size": (1, 5),
    "stride": (1, 4),
    "padding": (0, 3),
    "output_padding": (0, 3),
    "dilation": (1, 4),
}


@dataclass(frozen=True)
class TransposedView:
    """A transposed convolution, and which side of it is shown."""

    state: TransposedState
    show: str


def transposed_view(input_size: int, kernel_size: int, stride: int, padding: int,
                    output_padding: int, dilation: int, kernel: str, show: str, cell: int,
                    output_cell: int) -> TransposedView:  # fmt: skip
    """Everything about one setting; cells are counted from 1, as in the convolution lab."""
    x, weights = DIGITS[:input_size, :input_size], SPREAD_KERNELS[kernel](kernel_size)
    settings = stride, padding, output_padding, dilation
    try:
        state = transposed_state(x, weights, *settings, cell - 1, output_cell - 1)
    except ValueError as impossible:
        ways = nearest_transposed_settings(input_size, kernel_size, *settings, limits=LIMITS)
        raise ImpossibleSetting(str(impossible), ways) from None
    return TransposedView(state, show)


def transposed_sentence(view: TransposedView) -> str:
    """Say what is to be seen in this view."""
    tell = {VALUES: _spreading, STRETCHED: _stretching, COUNTS: _overlap}
    return tell[view.show](view.state)


def _spreading(state: TransposedState) -> str:
    row, column = state.cell
    down, across = state.output_cell
    products, landed = state.kernel.size, int(state.landed.sum())
    lost = f", padding cuts off {products - landed}" if landed < products else ""
    total = number(state.output[state.output_cell], digits=4)
    return (
        f"Input [{row}, {column}] = {number(state.x[state.cell])} touches {landed} of "
        f"{counted(state.output.size, 'output')}{lost}. Output [{down}, {across}] adds up "
        f"{counted(len(state.terms), 'product')} to {total}."
    )


def _stretching(state: TransposedState) -> str:
    row, column = state.output_cell
    real = len(state.terms)
    return (
        f"Output [{row}, {column}] sees {counted(state.kernel.size, 'cell')} of the stretched "
        f"input, {real} with an input, {state.kernel.size - real} with a zero put in. The flipped "
        f"kernel gives {number(state.as_convolution[row, column])}, as spreading does."
    )


def _overlap(state: TransposedState) -> str:
    row, column = state.output_cell
    own = f" Output [{row}, {column}]: {state.counts[row, column]}."
    if state.inner_counts is None:
        least, most = int(state.counts.min()), int(state.counts.max())
        return (
            f"Outputs are touched {_between(least, most)}; all lie so near the border that a "
            f"larger input would touch them more often.{own}"
        )
    least, most = state.inner_counts
    if state.even:
        return f"Every inner output is touched {_between(least, most)}, evenly: {_why(state)}.{own}"
    if least == most:
        return (
            f"The few inner outputs are touched {_between(least, most)}; a larger input would show "
            f"a checkerboard: {_why(state)}.{own}"
        )
    return f"Inner outputs are touched {_between(least, most)}, a checkerboard: {_why(state)}.{own}"


def _why(state: TransposedState) -> str:
    """Reason why stamps overlap evenly or not."""
    k, s, d = len(state.kernel), state.stride, state.dilation
    if s == 1:
        return "with stride 1 the stamps lie one cell apart"
    if np.gcd(s, d) > 1:
        return f"stride {s} and dilation {d} share the factor {np.gcd(s, d)}, so cells are missed"
    if state.even:
        return f"kernel size {k} is divisible by stride {s}"
    if k < s:
        return f"kernel size {k} is smaller than stride {s}, so gaps stay"
    return f"kernel size {k} is not divisible by stride {s}"


def _between(least: int, most: int) -> str:
    return counted(most, "time") if least == most else f"between {least} and {most} times"


def transposed_code(view: TransposedView) -> str:
    """PyTorch's line for the same transposed convolution."""
    state = view.state
    return (
        f"torch.nn.functional.conv_transpose2d(stride={state.stride}, padding={state.padding}, "
        f"output_padding={state.output_padding}, dilation={state.dilation}, "
        f"weight={tensor_code(state.kernel)}, input={tensor_code(state.x)})"
    )


def _draw(view: TransposedView) -> Picture:
    return transposed_picture(view.state, view.show, transposed_sentence(view))


def transposed_lab() -> Explorer:
    """Explorer *transposed lab*: spreading, its overlaps, and the stretched input."""
    return Explorer(
        "transposed lab",
        {
            "input_size": slider("input size", 4, *LIMITS["input_size"], 1),
            "kernel_size": slider("kernel size", 3, *LIMITS["kernel_size"], 1),
            "stride": slider("stride", 2, *LIMITS["stride"], 1),
            "padding": slider("padding", 0, *LIMITS["padding"], 1),
            "output_padding": slider("output padding", 0, *LIMITS["output_padding"], 1),
            "dilation": slider("dilation", 1, *LIMITS["dilation"], 1),
            "kernel": menu("kernel", SPREAD_KERNELS),
            "show": menu("show", (VALUES, STRETCHED, COUNTS)),
            "cell": slider("input cell", 6, 1, 16, 1),
            "output_cell": slider("output cell", 41, 1, 81, 1),
        },
        transposed_view,
        _draw,
        transposed_sentence,
        transposed_code,
        ranges=lambda view: {
            "cell": view.state.x.size,
            "output_cell": view.state.output.size,
        },
        play="cell",
        offers_ways_out=True,
    )
