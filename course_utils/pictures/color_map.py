"""Picture of a region of the map: gray, colored and true, each with its numbers."""

from functools import lru_cache

import numpy as np

from course_utils.models.map_coloring import MapState, Scores
from course_utils.pictures.color import photograph
from course_utils.pictures.svg import Picture, picture, text
from course_utils.pictures.theme import Role

WIDTH, HEIGHT = 960, 560
#: Left edges of the three maps, their upper edge and size.
LEFT, TOP, SIZE = (10, 329, 648), 36, (303, 437)


def color_map_picture(state: MapState, label: str) -> Picture:
    """Three maps side by side: what the network sees, what it makes of it, and the truth.

    Parameters
    ----------
    state : MapState
    label : str
        What a screen reader says.
    """
    colored = f"colored: {state.model}"
    panels: tuple[tuple[str, Role | None, np.ndarray], ...] = (
        ("gray: what the network sees", "input", state.gray),
        (colored, "output", state.colored),
        ("truth", None, state.truth),
    )
    body = "".join(
        text(x, 16, title, role, 17, "start", bold=True)
        + f'<g transform="translate({x} {TOP})">{_map(np.ascontiguousarray(rgb))}</g>'
        for x, (title, role, rgb) in zip(LEFT, panels, strict=True)
    )
    true = f"colorfulness {state.true_colorfulness:.0f}"
    body += _numbers(LEFT[0], state.gray_scores) + _numbers(LEFT[1], state.scores, bold=True)
    body += text(LEFT[2], TOP + SIZE[1] + 70, true, None, 16, "start")
    return picture(WIDTH, HEIGHT, body, label)


def decibels(value: float) -> str:
    """Text of a PSNR."""
    return f"{value:.1f} dB"


def _numbers(x: float, scores: Scores, bold: bool = False) -> str:
    """Three measures, one under the other."""
    lines = (
        f"PSNR {decibels(scores.psnr)}",
        f"ab error {scores.ab_error:.1f}",
        f"colorfulness {scores.colorfulness:.0f}",
    )
    first = TOP + SIZE[1] + 20
    return "".join(
        text(x, first + 25 * k, words, None, 16, "start", bold) for k, words in enumerate(lines)
    )


def _map(rgb: np.ndarray) -> str:
    """A map as a photograph, encoded once for the moves that leave it as it is."""
    return _encoded(rgb.tobytes(), rgb.shape)


@lru_cache(maxsize=32)
def _encoded(data: bytes, shape: tuple[int, ...]) -> str:
    return photograph(np.frombuffer(data, np.uint8).reshape(shape), 0, 0, *SIZE)
