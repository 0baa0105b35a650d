"""Picture of lesson 08: what untrained decoders make, and how evenly."""

from collections.abc import Sequence

from course_utils.models.decoder_checkerboards import DecoderPattern, unevenness
from course_utils.pictures.blocks import number_grid
from course_utils.pictures.svg import Picture, number, picture, text
from course_utils.pictures.tiles import tiles_in

SIDE, STEP, CELL = 240, 314, 62


def decoder_picture(patterns: Sequence[DecoderPattern], label: str) -> Picture:
    """Energy of each output pixel; below it that of each place in a square of 2 × 2 pixels.

    Parameters
    ----------
    patterns : sequence of DecoderPattern
        At most three.
    label : str
        What a screen reader says.

    Raises
    ------
    ValueError
        For more.
    """
    if len(patterns) > 3:
        raise ValueError(f"Three decoders fit side by side, not {len(patterns)}.")
    largest = max(float(pattern.pixels.max()) for pattern in patterns)
    parts = []
    for k, pattern in enumerate(patterns):
        x = 10 + k * STEP
        tile = tiles_in(x, 40, SIDE, 1, pattern.pixels.shape)
        ratio = number(unevenness(pattern.places))
        parts += [
            text(x, 18, pattern.name, None, 17, "start", bold=True),
            tile.draw(pattern.pixels[None], "output", largest),
            text(x, 306, "mean by place in 2 × 2 pixels", None, 15, "start"),
            number_grid(pattern.places, x, 324, CELL, "output", largest=largest),
            text(x + 2 * CELL + 16, 324 + CELL, f"most : least = {ratio}", "plain", 15, "start"),
        ]
    return picture(STEP * 2 + 10 + 300, 456, "".join(parts), label)
