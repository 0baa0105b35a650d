"""Picture of a kernel at work on a photograph, with a detail enlarged."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from course_utils.models.kernels import PATCH, Filtered
from course_utils.pictures.color import photograph
from course_utils.pictures.digits import pixels
from course_utils.pictures.grids import Grid
from course_utils.pictures.svg import Picture, box, line, number, picture, term, text

WIDTH, HEIGHT = 960, 552
#: Pixels on the page for each pixel of a photograph, and for each cell of the detail.
SCALE, CELL = 1.25, 19
LEFT, DETAIL, WORDS = 10, 346, 610
TOP, BELOW = 36, 306


def kernel_picture(state: Filtered, label: str) -> Picture:
    """Photograph over its result, both with a detail beside them, and one output's arithmetic.

    Parameters
    ----------
    state : Filtered
    label : str
        What a screen reader says.
    """
    body = _photograph(state) + _result(state) + _arithmetic(state) + _legend(state)
    return picture(WIDTH, HEIGHT, body, label)


def shades(result: NDArray[np.float64], signed: bool) -> NDArray[np.uint8]:
    """Gray levels that show a result; the numbers themselves stay as they are.

    Parameters
    ----------
    result : (H, W)
    signed : bool
        Show −255 … 255 with 0 as middle gray; else 0 … 255. Numbers beyond are clipped.
    """
    levels = result / 2 + 127.5 if signed else result
    return np.rint(np.clip(levels, 0, 255)).astype(np.uint8)


def weight_words(weight: float) -> str:
    """Short text of a weight, as a fraction where decimals would be cut off."""
    fraction = Fraction(weight).limit_denominator(99)
    exact = abs(float(fraction) - weight) < 1e-12
    words = str(fraction).replace("-", "−")
    return words if exact and round(weight, 2) != weight and len(words) <= 5 else number(weight)


def _photograph(state: Filtered) -> str:
    rows, columns = state.photograph.shape
    frame = _frame(state.corner, PATCH, TOP)
    grid = Grid(DETAIL, TOP, CELL, PATCH, PATCH)
    used = np.zeros((PATCH, PATCH), dtype=bool)
    used[np.ix_(state.window.rows, state.window.columns)] = True
    return (
        text(LEFT, 18, f"photograph, {columns} × {rows}", anchor="start", bold=True)
        + photograph(shades(state.photograph, False), LEFT, TOP, columns * SCALE, rows * SCALE)
        + _link(frame, TOP)
        + text(DETAIL, 18, f"detail, {PATCH} × {PATCH}", anchor="start", bold=True)
        + pixels(state.patch, DETAIL, TOP, PATCH * CELL)
        + _centers(state)
        + grid.mark(used, "here")
    )


def _result(state: Filtered) -> str:
    rows, columns = state.result.shape
    full_rows, full_columns = (size * SCALE for size in state.photograph.shape)
    m, corner = state.outputs, tuple(place // state.stride for place in state.corner)
    grid = Grid(DETAIL, BELOW, CELL, m, m)
    chosen = np.zeros((m, m), dtype=bool)
    chosen[state.cell, state.cell] = True
    return (
        text(LEFT, BELOW - 18, f"result, {columns} × {rows}", anchor="start", bold=True)
        + box(LEFT, BELOW, full_columns, full_rows, "plain", 0, 1, 0, dash="5 4")
        + photograph(shades(state.result, state.signed), LEFT, BELOW, columns * SCALE, rows * SCALE)
        + _link(_frame(corner, m, BELOW), BELOW)
        + text(DETAIL, BELOW - 18, f"detail, {m} × {m}", anchor="start", bold=True)
        + box(DETAIL, BELOW, PATCH * CELL, PATCH * CELL, "plain", 0, 1, 0, dash="5 4")
        + pixels(shades(state.patch_result, state.signed), DETAIL, BELOW, m * CELL)
        + grid.mark(chosen, "here")
    )


def _frame(corner: tuple[int, int], size: int, top: float) -> tuple[float, float, float]:
    """Left, top and side of a patch on the page."""
    row, column = corner
    return LEFT + column * SCALE, top + row * SCALE, size * SCALE


def _link(frame: tuple[float, float, float], top: float) -> str:
    """Frame around a patch, and a line to where it is enlarged."""
    x, y, side = frame
    return box(x, y, side, side, "here", 0, 2, 0) + line(
        x + side, y + side / 2, DETAIL - 3, top + 30, "here", 1.5, "4 5"
    )


def _centers(state: Filtered) -> str:
    """A dot on the middle of every window; white in black shows on any gray."""
    middles = CELL * (state.dilation + state.stride * np.arange(state.outputs) + 0.5)
    dots = "".join(
        f"M{DETAIL + x:.1f} {TOP + y:.1f}h0" for y in middles for x in middles
    )  # fmt: skip
    return "".join(
        f'<path d="{dots}" stroke="{tone}" stroke-width="{width}" stroke-linecap="round"/>'
        for tone, width in (("#000", 6), ("#fff", 3.5))
    )


def _arithmetic(state: Filtered) -> str:
    """Kernel times the cells of the output looked at, and the sum of the nine products."""
    window = state.window
    kernel, cells = Grid(WORDS, TOP, 48, 3, 3), Grid(WORDS + 180, TOP, 48, 3, 3)
    products = [" + ".join(term(product, 5) for product in row) for row in window.products]
    sums = "".join(
        text(WORDS, 210 + 24 * k, words + " +" * (k < 2), size=15, anchor="start")
        for k, words in enumerate(products)
    )
    reach = 2 * state.dilation + 1
    return (
        text(WORDS, 18, "kernel", "weight", anchor="start", bold=True)
        + kernel.tints(state.kernel, "weight")
        + _words(kernel, [[weight_words(w) for w in row] for row in state.kernel])
        + text(WORDS + 162, TOP + 72, "·", size=26, bold=True)
        + text(WORDS + 180, 18, "its nine cells", "here", anchor="start", bold=True)
        + cells.mark(np.ones((3, 3), dtype=bool), "here")
        + _words(cells, [[number(value) for value in row] for row in window.values])
        + sums
        + text(WORDS, 286, f"= {number(window.sum, 5)}", size=18, anchor="start", bold=True)
        + text(WORDS, 322, f"sum of the weights: {weight_words(state.brightness)}", "weight",
               anchor="start")
        + text(WORDS, 348, f"9 weights reach {reach} × {reach} cells", anchor="start")
    )  # fmt: skip


def _words(grid: Grid, words: list[list[str]]) -> str:
    """Words in the cells of a grid."""
    half = grid.cell / 2
    parts = []
    for i, row in enumerate(words):
        for j, word in enumerate(row):
            x, y = grid.corner(i, j)
            parts.append(text(x + half, y + half, word, None, 15))
    return "".join(parts)


def _legend(state: Filtered) -> str:
    """What the shades of the result mean, and the marks of the details."""
    numbers = ("−255", "0", "255") if state.signed else ("0", "127.5", "255")
    swatches = "".join(
        f'<rect x="{WORDS + 100 * k}" y="416" width="24" height="24" fill="{tone}" '
        f'stroke="#757575"/>' + text(WORDS + 31 + 100 * k, 428, words, size=15, anchor="start")
        for k, (tone, words) in enumerate(zip(("#000", "#808080", "#fff"), numbers, strict=True))
    )
    notes = [
        "Numbers beyond are shown clipped.",
        "White dot: middle of a window.",
        "Dashed frame: size of the input.",
    ]
    return (
        text(WORDS, 396, "shades of the result", anchor="start", bold=True)
        + swatches
        + "".join(
            text(WORDS, 464 + 26 * k, note, size=15, anchor="start") for k, note in enumerate(notes)
        )
    )
