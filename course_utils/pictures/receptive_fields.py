"""Picture of a receptive field that grows layer by layer on a photograph."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from course_utils.models.convolution import Layer
from course_utils.pictures.blocks import bars
from course_utils.pictures.color import photograph
from course_utils.pictures.digits import pixels
from course_utils.pictures.images import data_url
from course_utils.pictures.svg import Picture, box, line, picture, text
from course_utils.pictures.theme import PALETTE, channels

WIDTH, HEIGHT = 960, 348
#: Pixels of the whole photograph and of its middle part, and the side of both on the page.
WHOLE, PART, SIDE = 271, 33, 271
LEFT, MIDDLE, TABLE, TOP = 10, 299, 588, 36
RIGHT_EDGES = (780, 834, 902, 954)


@dataclass(frozen=True)
class StackedField:
    """What one output of a stack of layers sees, in each direction alike.

    Attributes
    ----------
    layers : tuple of Layer
        From the input up, with ints.
    sizes, jumps : tuple of int
        Field of one output, and distance of two neighbors, in pixels, after each layer.
    seen : (sizes[-1],) of bool
        Pixels of the last field, along one direction, that lead to the output.
    """

    layers: tuple[Layer, ...]
    sizes: tuple[int, ...]
    jumps: tuple[int, ...]
    seen: NDArray[np.bool_]

    @property
    def weights(self) -> tuple[int, ...]:
        """Weights of each layer, with one channel and without biases."""
        return tuple(layer.kernel_size**2 for layer in self.layers)

    @property
    def pixels_read(self) -> int:
        """Pixels that lead to one output, holes left out."""
        return int(self.seen.sum()) ** 2


def field_picture(whole: NDArray[np.float64], field: StackedField, label: str) -> Picture:
    """Photograph with the field of each layer, its middle enlarged, and a row for each layer.

    Parameters
    ----------
    whole : (271, 271)
        Gray levels 0 … 255.
    field : StackedField
    label : str
        What a screen reader says.
    """
    side = f"{WHOLE} × {WHOLE}"
    levels = np.rint(whole).astype(np.uint8)
    body = (
        text(LEFT, 18, f"photograph, {side}", anchor="start", bold=True)
        + photograph(levels, LEFT, TOP, SIDE, SIDE)
        + _orange(seen_cells(field, WHOLE), LEFT)
        + _outlines(field.sizes, LEFT, WHOLE)
        + _enlarged_part()
        + text(MIDDLE, 18, f"its middle, {PART} × {PART}", anchor="start", bold=True)
        + pixels(_middle(levels), MIDDLE, TOP, SIDE)
        + _orange(seen_cells(field, PART), MIDDLE)
        + _outlines(field.sizes, MIDDLE, PART)
        + _table(field)
        + _comparison(field)
        + _notes(field)
    )
    return picture(WIDTH, HEIGHT, body, label)


def seen_cells(field: StackedField, count: int) -> NDArray[np.bool_]:
    """Which of the middle pixels of the photograph the output sees.

    Parameters
    ----------
    field : StackedField
    count : int
        Odd number of pixels in each direction.

    Returns
    -------
    (count, count)
    """
    shown = np.zeros(count, dtype=bool)
    places = np.flatnonzero(field.seen) + first_pixel(field.sizes[-1], count)
    shown[places[(places >= 0) & (places < count)]] = True
    return np.outer(shown, shown)


def first_pixel(size: int, count: int) -> int:
    """Where a field around the middle of so many pixels starts; negative beyond the edge."""
    return count // 2 - (size - 1) // 2


def _orange(cells: NDArray[np.bool_], x: float) -> str:
    """Orange over some of the pixels: one picture of two colors, however many there are."""
    overlay = Image.fromarray(cells.astype(np.uint8))
    overlay.putpalette([0, 0, 0, *channels(PALETTE["here"])])
    url = data_url(overlay, transparency=bytes([0, 130]), bits=1, compress_level=1)
    return (
        f'<image href="{url}" decoding="sync" x="{x}" y="{TOP}" '
        f'width="{SIDE}" height="{SIDE}" style="image-rendering:pixelated"/>'
    )


def _middle(levels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    start = (WHOLE - PART) // 2
    return levels[start : start + PART, start : start + PART]


def _outlines(sizes: Sequence[int], x: float, count: int) -> str:
    """Outline of each layer's field that fits, the last one thick."""
    scale, parts = SIDE / count, []
    for layer, size in enumerate(sizes):
        if size > count or size in sizes[layer + 1 :]:
            continue
        start, last = first_pixel(size, count) * scale, layer == len(sizes) - 1
        parts.append(
            box(x + start, TOP + start, size * scale, size * scale, "here", 0, 3 if last else 1.5,
                corner=0, dash="" if last else "4 3")
        )  # fmt: skip
    return "".join(parts)


def _enlarged_part() -> str:
    """Frame of the part that is enlarged, and a line to it."""
    start = (WHOLE - PART) // 2 * SIDE / WHOLE
    side = PART * SIDE / WHOLE
    return box(LEFT + start, TOP + start, side, side, "input", 0, 1.5, corner=0) + line(
        LEFT + start + side, TOP + start, MIDDLE - 2, TOP, "input", 1.5, "4 5"
    )


def _table(field: StackedField) -> str:
    """A row for each layer: its settings, the field, the jump, its weights and all so far."""
    parts = [text(TABLE, 18, "layer", anchor="start", bold=True)]
    heads = ("field", "jump", "weights", "so far")
    parts += [
        text(edge, 18, head, anchor="end", size=15)
        for edge, head in zip(RIGHT_EDGES, heads, strict=True)
    ]
    parts.append(line(TABLE, 32, RIGHT_EDGES[-1], 32, width=1))
    totals = np.cumsum(field.weights)
    rows = zip(field.layers, field.sizes, field.jumps, field.weights, totals, strict=True)
    for k, (layer, size, jump, weights, total) in enumerate(rows):
        y, last = 50 + 26 * k, k == len(field.layers) - 1
        words = f"{layer.kernel_size}×{layer.kernel_size} s{layer.stride} d{layer.dilation}"
        parts.append(text(TABLE, y, words, size=15, anchor="start", bold=last))
        numbers = (f"{size}×{size}", str(jump), str(weights), str(total))
        parts += [
            text(edge, y, number, "here" if not column else None, 15, "end", last)
            for column, (edge, number) in enumerate(zip(RIGHT_EDGES, numbers, strict=True))
        ]
    return "".join(parts)


def _comparison(field: StackedField) -> str:
    """Weights of the stack, and of one kernel without holes that covers the same pixels."""
    size, ours = field.sizes[-1], sum(field.weights)
    full = size**2
    y = 222
    return text(TABLE, y, "weights to reach that far", anchor="start", bold=True) + bars(
        [ours, full], TABLE + 96, y + 16, 120, ["this stack", "one layer"], "weight",
        (0, max(ours, full)), 28,
    )  # fmt: skip


def _notes(field: StackedField) -> str:
    size = field.sizes[-1]
    where = (
        f"The field, {size} × {size}, is larger than the photograph."
        if size > WHOLE
        else "Orange: pixels one output reads. Dashed, from inside out: earlier layers."
    )
    return text(LEFT, 328, where, size=15, anchor="start") + text(
        TABLE, 328, "s: stride, d: dilation; one channel", size=15, anchor="start"
    )
