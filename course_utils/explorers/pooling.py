"""Explorer *pooling* of lesson 06."""

from course_utils.explorers.code_lines import tensor_code
from course_utils.explorers.controls import menu, slider
from course_utils.explorers.convolution import DIGITS
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.panel import ImpossibleSetting
from course_utils.models.convolution import nearest_pooling_settings
from course_utils.models.pooling_lab import AVERAGE, MAX, PoolingState, pooling_state
from course_utils.pictures.pooling import pooling_picture

LIMITS = {"input_size": (3, 12), "kernel_size": (1, 5), "stride": (1, 4), "padding": (0, 2)}
NO_SLIDER = {"dilation": (1, 1), "ceil_mode": (False, False)}


def pooling_lab_state(
    kind: str, input_size: int, kernel_size: int, stride: int, padding: int, output_cell: int
) -> PoolingState:
    """Everything about one setting."""
    x = DIGITS[:input_size, :input_size]
    try:
        return pooling_state(x, kind, kernel_size, stride, padding, output_cell)
    except ValueError as impossible:
        ways = nearest_pooling_settings(
            input_size, kernel_size, stride, padding, limits=LIMITS | NO_SLIDER
        )
        raise ImpossibleSetting(str(impossible), ways) from None


def pooling_sentence(state: PoolingState) -> str:
    """What pooling keeps here."""
    n, m, k = len(state.x), len(state.output), state.size
    kept = "its largest number" if state.kind == MAX else "the mean of its numbers"
    overlap = (
        " Windows overlap."
        if state.stride < k
        else " Windows lie side by side."
        if state.stride == k
        else " Between windows, cells are skipped."
    )
    if k == 1:
        return f"{n}×{n} becomes {m}×{m}. A window of one cell keeps that cell.{overlap}"
    return f"{n}×{n} becomes {m}×{m}. Of each {k}×{k} window {kept} is kept.{overlap}"


def pooling_code(state: PoolingState) -> str:
    """PyTorch's line for the same pooling."""
    name = "max_pool2d" if state.kind == MAX else "avg_pool2d"
    return (
        f"torch.nn.functional.{name}(kernel_size={state.size}, stride={state.stride}, "
        f"padding={state.padding}, input={tensor_code(state.x)})"
    )


def pooling_lab() -> Explorer:
    """Explorer *pooling*: max and average, and average as a convolution."""
    return Explorer(
        "pooling",
        {
            "kind": menu("kind", (MAX, AVERAGE)),
            "input_size": slider("input size", 8, *LIMITS["input_size"], 1),
            "kernel_size": slider("window size", 2, *LIMITS["kernel_size"], 1),
            "stride": slider("stride", 2, *LIMITS["stride"], 1),
            "padding": slider("padding", 0, *LIMITS["padding"], 1),
            "output_cell": slider("output cell", 1, 1, 16, 1),
        },
        pooling_lab_state,
        lambda state: pooling_picture(state, pooling_sentence(state)),
        pooling_sentence,
        pooling_code,
        ranges=lambda state: {"output_cell": state.output.size},
        play="output_cell",
        offers_ways_out=True,
    )
