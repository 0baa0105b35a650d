"""The great picture with its curtain, and two places seen closer."""

from typing import NamedTuple

import numpy as np

from course_utils.models.great_picture import GreatState
from course_utils.pictures.color import photograph
from course_utils.pictures.color_map import decibels
from course_utils.pictures.svg import Picture, box, circle, line, picture, text
from course_utils.pictures.theme import Role

WIDTH, HEIGHT = 960, 736
#: Left and upper edge of the map, and its size.
LEFT, TOP, WIDE, HIGH = 10, 36, 480, 692
#: Of each stage: its color as a word.
ROLES: dict[str, Role | None] = {"gray": "input", "colored": "output", "truth": None}


class Closer(NamedTuple):
    """A place that is enlarged: its name, upper left corner on the map, and where it is shown."""

    name: str
    row: int
    column: int
    y: float


#: Rows and columns that are enlarged, and the size of the enlargement.
ROWS, COLUMNS, ZOOM = 126, 219, 2
RIGHT = 512
CLOSER = (
    Closer("Italy, Greece and the Alps", 160, 180, 182),
    Closer("Nile and Red Sea", 290, 338, 470),
)


def great_picture_picture(state: GreatState, label: str) -> Picture:
    """The map with its curtain on the left; on the right what it shows, and two places closer.

    Parameters
    ----------
    state : GreatState
    label : str
        What a screen reader says.
    """
    body = photograph(state.rgb, LEFT, TOP, WIDE, HIGH) + _words(state)
    body += "".join(_closer(state, place) for place in CLOSER)
    x = LEFT + WIDE * state.column / state.rgb.shape[1]
    if 0 < state.column < state.rgb.shape[1]:
        body += _curtain(x, TOP, HIGH) + _sides(state, x)
    else:
        shown = state.left if state.column else state.right
        body += text(LEFT, 16, shown, ROLES[shown], 17, "start", bold=True)
    return picture(WIDTH, HEIGHT, body, label)


def _sides(state: GreatState, x: float) -> str:
    """Names left and right of the curtain, where there is room for them."""
    left = text(x - 10, 16, state.left, ROLES[state.left], 17, "end", bold=True)
    right = text(x + 10, 16, state.right, ROLES[state.right], 17, "start", bold=True)
    return (left if x > LEFT + 80 else "") + (right if x < LEFT + WIDE - 80 else "")


def _curtain(x: float, y: float, height: float, grip: bool = True) -> str:
    edge = line(x, y, x, y + height, "here", 3)
    return edge + (circle(x, y - 8, 6, "here", 1, 0) if grip else "")


def _words(state: GreatState) -> str:
    """The three stages, with the numbers of the first two."""
    rows = (
        ("gray", "all that it sees", state.gray_scores),
        ("colored", "what it guesses", state.scores),
        ("truth", "never learned from", None),
    )
    parts = [
        text(850, 16, "PSNR", "plain", 15, "end"),
        text(950, 16, "ab error", "plain", 15, "end"),
    ]
    for k, (stage, note, scores) in enumerate(rows):
        y, seen = TOP + 10 + 36 * k, _seen(state, stage)
        parts += [
            circle(RIGHT + 8, y, 7, ROLES[stage] or "plain", 1 if seen else 0, 2),
            text(RIGHT + 26, y, stage, ROLES[stage], 17, "start", bold=True),
            text(RIGHT + 116, y, note, "plain", 15, "start"),
        ]
        if scores:
            parts += [
                text(850, y, decibels(scores.psnr), None, 16, "end"),
                text(950, y, f"{scores.ab_error:.1f}", None, 16, "end"),
            ]
    return "".join(parts)


def _seen(state: GreatState, stage: str) -> bool:
    """Whether a stage is to be seen on either side of the curtain."""
    return (stage == state.left and state.column > 0) or (
        stage == state.right and state.column < state.rgb.shape[1]
    )


def _closer(state: GreatState, place: Closer) -> str:
    """One place enlarged, with the curtain where it crosses, and a frame on the map."""
    rows, columns = slice(place.row, place.row + ROWS), slice(place.column, place.column + COLUMNS)
    part = np.ascontiguousarray(state.rgb[rows, columns])
    scale = WIDE / state.rgb.shape[1]
    at = state.column - place.column
    x = LEFT + scale * place.column
    frame = box(x, TOP + scale * place.row, scale * COLUMNS, scale * ROWS, "here", 0, 1.5, 0)
    crossing = ""
    if 0 < at < COLUMNS:
        crossing = _curtain(RIGHT + ZOOM * at, place.y, ZOOM * ROWS, grip=False)
    return (
        text(RIGHT, place.y - 16, place.name, None, 16, "start", bold=True)
        + photograph(part, RIGHT, place.y, ZOOM * COLUMNS, ZOOM * ROWS)
        + crossing
        + frame
    )
