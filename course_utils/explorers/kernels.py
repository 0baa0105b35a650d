"""Explorer *kernel on a picture* of lesson 06."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from course_utils.datasets import load_blue_marble
from course_utils.explorers.code_lines import tensor_code
from course_utils.explorers.controls import entry, menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.gray import gray_of
from course_utils.models.kernels import KERNELS, Filtered, filtered, parse_kernel
from course_utils.pictures.kernels import kernel_picture, weight_words
from course_utils.pictures.svg import number

TYPED = "typed below"

#: Middle of each place (degrees east, degrees north), and the patch that is enlarged; its row and
#: column are multiples of 12, so that a window starts there at every stride.
PLACES = {
    "Red Sea": ((34, 25), (72, 132)),
    "Persian Gulf": ((52, 27), (84, 96)),
    "Himalaya": ((82.5, 31.5), (108, 192)),
}

#: Why a named kernel does what it does.
REASONS = {
    "identity": "Only the middle weight is 1, so every pixel stays as it is.",
    "blur (mean)": "Nine cells are averaged: small things fade. Sum 1: brightness stays.",
    "blur (Gaussian)": "An average in which near cells count more: soft blur. "
    "Sum 1: brightness stays.",
    "sharpen": "Neighbors are taken from the middle: differences grow. Sum 1: brightness stays.",
    "edges left–right (Sobel x)": "Right minus left: upright edges show. "
    "Sum 0: flat areas become 0.",
    "edges top–bottom (Sobel y)": "Below minus above: level edges show. "
    "Sum 0: flat areas become 0.",
    "outline (Laplacian)": "Neighbors minus the middle: all edges show. "
    "Sum 0: flat areas become 0.",
    "emboss": "Lower right minus upper left, plus the middle: relief. Sum 1: brightness stays.",
}


@cache
def gray_photograph(place: str, rows: int = 180, columns: int = 240) -> NDArray[np.float64]:
    """Part of the Earth in gray.

    Parameters
    ----------
    place : str
        "Red Sea", "Persian Gulf" or "Himalaya".
    rows, columns : int
        Its size in pixels; a pixel is 2/15 of a degree.

    Returns
    -------
    (rows, columns), whole numbers from 0 (black) to 255 (white). It cannot be written to.
    """
    (longitude, latitude), _ = PLACES[place]
    top = round((90 - latitude) * 7.5) - rows // 2
    left = round((longitude + 180) * 7.5) - columns // 2
    gray = np.rint(gray_of(load_blue_marble()[top : top + rows, left : left + columns]))
    gray.flags.writeable = False
    return gray


@dataclass(frozen=True)
class KernelState:
    """A kernel by its menu's name on a place, and what it makes of it."""

    place: str
    name: str
    filtered: Filtered


def kernel_state(kernel: str, typed: str, place: str, stride: int, dilation: int) -> KernelState:
    """Result of a kernel on a place; a typed kernel counts where the menu says so."""
    weights = parse_kernel(typed) if kernel == TYPED else KERNELS[kernel]
    photograph = gray_photograph(place)
    return KernelState(
        place, kernel, filtered(photograph, weights, stride, dilation, PLACES[place][1])
    )


def kernel_sentence(state: KernelState) -> str:
    """What the kernel does, why, and what comes out."""
    shown = state.filtered
    rows, columns = shown.result.shape
    return (
        f"{REASONS.get(state.name) or _reason(shown.brightness)} "
        f"{columns}×{rows} outputs; the marked one is {number(shown.window.sum, 5)}."
    )


def _reason(brightness: float) -> str:
    """What the sum of typed weights does to areas of one gray."""
    if brightness == 0:
        return "The weights sum to 0: flat areas become 0, and only differences are left."
    if brightness == 1:
        return "The weights sum to 1: flat areas keep their brightness."
    words = weight_words(brightness)
    return f"The weights sum to {words}: flat areas are multiplied by {words}."


def kernel_code(state: KernelState) -> str:
    """PyTorch's line for the same convolution."""
    shown = state.filtered
    return (
        f"torch.nn.functional.conv2d(stride={shown.stride}, dilation={shown.dilation}, "
        f"weight={tensor_code(shown.kernel)}, "
        f'input=torch.tensor(gray_photograph("{state.place}"))[None, None])'
    )


def kernel_on_picture() -> Explorer:
    """Explorer *kernel on a picture*: a 3×3 kernel, stride and dilation on a photograph."""
    controls = {
        "kernel": menu("kernel", (*KERNELS, TYPED), "edges left–right (Sobel x)"),
        "typed": entry("typed kernel", "1 0 -1; 2 0 -2; 1 0 -1"),
        "place": menu("place", PLACES),
        "stride": slider("stride", 1, 1, 4, 1),
        "dilation": slider("dilation", 1, 1, 4, 1),
    }

    def take_typed(change: dict) -> None:
        controls["kernel"].value = TYPED

    # Who types a kernel wants to see it; no second step in the menu.
    controls["typed"].observe(take_typed, "value")
    return Explorer(
        "kernel on a picture",
        controls,
        kernel_state,
        lambda state: kernel_picture(state.filtered, kernel_sentence(state)),
        kernel_sentence,
        kernel_code,
    )
