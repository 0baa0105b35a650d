"""Explorer *checkerboard* of lesson 06."""

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.checkerboards import (
    FACTOR,
    INPUTS,
    KERNEL_3,
    KERNEL_4,
    SIZE,
    TRANSPOSED,
    UPSAMPLED,
    WAYS,
    Doubled,
    doubled,
)
from course_utils.pictures.checkerboard import checkerboard_picture

_REASONS = {
    KERNEL_3: "Kernel size 3 is not divisible by stride 2: inner outputs add up 1, 2 or 4 products",
    KERNEL_4: "Kernel size 4 is divisible by stride 2: every inner output adds up 4 products",
    UPSAMPLED: "Each cell is repeated 2×2, then stride 1: every inner output adds up 9 products",
}
_EFFECTS = {
    (True, "ones"): "so even an input of ones gives a checkerboard.",
    (True, "ramp"): "so the ramp comes out as a zigzag.",
    (False, "ones"): "so ones stay even; only the border gets less.",
    (False, "ramp"): "so the ramp keeps rising; only the border gets less.",
}
_INPUT_CODE = {
    "ones": f"torch.ones(1, 1, {SIZE}, {SIZE})",
    "ramp": f"torch.arange(1.0, {SIZE + 1}).expand(1, 1, {SIZE}, {SIZE})",
}


def checkerboard_sentence(state: Doubled) -> str:
    """Say whether a checkerboard shows, and why."""
    effect = _EFFECTS[state.way == KERNEL_3, state.picture]
    return f"{_REASONS[state.way]}, {effect} The bars show row {state.row}."


def checkerboard_code(state: Doubled) -> str:
    """PyTorch's line for the same result."""
    x, k = _INPUT_CODE[state.picture], len(state.kernel)
    weights = f"torch.ones(1, 1, {k}, {k})"
    if state.way == UPSAMPLED:
        larger = f"torch.nn.functional.interpolate({x}, scale_factor={FACTOR})"
        return f"torch.nn.functional.conv2d({larger}, {weights}, padding=1)"
    _, padding, output_padding = TRANSPOSED[state.way]
    return (
        f"torch.nn.functional.conv_transpose2d({x}, {weights}, stride={FACTOR}, "
        f"padding={padding}, output_padding={output_padding}, dilation=1)"
    )


def checkerboard() -> Explorer:
    """Explorer *checkerboard*: overlap counts predict the pattern, and how to avoid it."""
    return Explorer(
        "checkerboard",
        {
            "way": menu("way to double", WAYS),
            "picture": menu("input", INPUTS),
            "row": slider("row", 5, 0, FACTOR * SIZE - 1, 1),
        },
        doubled,
        lambda state: checkerboard_picture(state, checkerboard_sentence(state)),
        checkerboard_sentence,
        checkerboard_code,
    )
