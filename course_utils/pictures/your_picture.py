"""Picture of a photograph three times: gray, colored by a network, and in its own color."""

import numpy as np
from numpy.typing import NDArray

from course_utils.models.your_picture import ColoredPicture
from course_utils.pictures.color import photograph
from course_utils.pictures.svg import Picture, box, number, picture, text
from course_utils.pictures.theme import Role

WIDTH, HEIGHT = 960, 304
#: Room for each photograph, the way from one to the next, and where all begin.
ROOM, STEP, TOP = (308, 216), 326, 54


def your_picture_picture(state: ColoredPicture, notes: tuple[str, ...], label: str) -> Picture:
    """The photograph gray, colored and as it was, from left to right.

    Parameters
    ----------
    state : ColoredPicture
    notes : tuple of str
        What was done to the file; stands below.
    label : str
        What a screen reader says.
    """
    error = f"off by {number(state.error)}, gray by {number(state.gray_error)}"
    own = state.own is not None
    parts = [
        _column(0, "gray", "L, all that the network sees", "input", state.gray[..., 1]),
        _column(1, "colored by the network", error if own else "a and b, guessed", "output",
                state.colored),
        _column(2, "its own color", "what the network cannot know", None, state.own),
    ]  # fmt: skip
    if notes:
        parts.append(text(0, HEIGHT - 10, f"Shown: {'; '.join(notes)}.", size=15, anchor="start"))
    return picture(WIDTH, HEIGHT, "".join(parts), label)


def _column(place: int, title: str, words: str, role: Role | None, rgb: NDArray[np.uint8] | None
            ) -> str:  # fmt: skip
    """One of the three: a title, a line of words, and the photograph as large as there is room."""
    left = place * STEP
    head = text(left, 14, title, role, 17, "start", bold=True)
    if rgb is None:
        return head + _nothing(left)
    rows, columns = rgb.shape[:2]
    scale = min(ROOM[0] / columns, ROOM[1] / rows)
    return (
        head
        + text(left, 37, words, size=15, anchor="start")
        + photograph(rgb, left, TOP, round(columns * scale), round(rows * scale))
    )


def _nothing(left: float) -> str:
    """Frame where a picture has no color of its own."""
    return (
        text(left, 37, "none: it was gray before", size=15, anchor="start")
        + box(left + 1, TOP + 1, ROOM[0] - 2, ROOM[1] - 2, "plain", 0, 1.5, dash="5 5")
        + text(left + ROOM[0] / 2, TOP + ROOM[1] / 2, "Nobody knows.", size=16)
    )
