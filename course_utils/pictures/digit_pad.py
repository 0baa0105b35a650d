"""A drawn digit on its way to 28 × 28 pixels, and what networks say of it."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from course_utils.models.handwriting import DIGIT, SIDE, Prepared, center_of_mass
from course_utils.pictures.blocks import bars
from course_utils.pictures.digits import pixels
from course_utils.pictures.svg import Picture, arrow, box, line, picture, text

WIDTH, HEIGHT = 672, 450

#: Pixels on the page of one pixel of MNIST; top of the steps, and top of the answers.
CELL, TOP, ANSWERS = 5, 4, 196
#: Room left of the bars, for their labels, and right of them, for their numbers.
BEFORE, BEHIND = 34, 46
#: Most networks that find room side by side, and width of a character of their names.
MOST_NETWORKS, CHARACTER = 4, 9.5


def percent(share: float) -> str:
    """A probability in words; only certainty is 100 %.

    >>> percent(0.984), percent(0.9996), percent(0.001)
    ('98 %', 'over 99 %', 'under 1 %')
    """
    if 0.995 < share < 1:
        return "over 99 %"
    if 0 < share < 0.005:
        return "under 1 %"
    return f"{100 * share:.0f} %"


def digit_pad_picture(
    prepared: Prepared, answers: Mapping[str, NDArray[np.floating]], label: str
) -> Picture:
    """The steps of `as_mnist` from left to right, and below each network's answer as ten bars.

    Parameters
    ----------
    prepared : Prepared
        Of a square drawing.
    answers : mapping of str to (10,)
        Name of a network → its probabilities.
    label : str
        What a screen reader says.
    """
    names = list(answers)
    width = WIDTH / len(names)
    parts = [_steps(prepared)]
    parts += [_answer(name, answers[name], k * width, width) for k, name in enumerate(names)]
    return picture(WIDTH, HEIGHT, "".join(parts), label)


def check_names(names: Sequence[str]) -> None:
    """Raise ValueError where the picture has no room for so many networks or so long a name."""
    if not 1 <= len(names) <= MOST_NETWORKS:
        room = f"1 to {MOST_NETWORKS} networks"
        raise ValueError(f"The picture has room for {room}, not {len(names)}.")
    room = int((WIDTH / max(len(names), 2) - BEFORE) / CHARACTER)
    for name in names:
        if not 1 <= len(name) <= room:
            raise ValueError(f"The name {name!r} needs 1 to {room} characters.")


def _steps(prepared: Prepared) -> str:
    """As drawn, cropped and scaled, centered."""
    side = SIDE * CELL
    left, middle, right = (WIDTH * k / 6 - side / 2 for k in (1, 3, 5))
    inset = (SIDE - DIGIT) * CELL / 2
    scaled = np.zeros((DIGIT, DIGIT))
    rows, columns = prepared.scaled.shape
    top, start = (DIGIT - rows) // 2, (DIGIT - columns) // 2
    scaled[top : top + rows, start : start + columns] = prepared.scaled
    y = TOP + side / 2
    return "".join(
        [
            _paper(prepared.drawn, left, TOP, side),
            _crop_frame(prepared, left, side),
            arrow(left + side + 14, y, middle + inset - 14, y),
            _paper(scaled, middle + inset, TOP + inset, DIGIT * CELL),
            arrow(middle + side - inset + 14, y, right - 14, y),
            _paper(prepared.centered, right, TOP, side),
            _balance(prepared, right),
            text(left + side / 2, TOP + side + 18, "as drawn"),
            text(middle + side / 2, TOP + side + 18, "cropped, scaled: 20×20"),
            text(right + side / 2, TOP + side + 18, "centered: 28×28"),
        ]
    )


def _paper(ink: NDArray[np.floating], x: float, y: float, size: float) -> str:
    """Square ink on white paper, with an outline."""
    return pixels(255 - 255 * ink, x, y, size) + box(x, y, size, size, "plain", 0, 1, corner=0)


def _crop_frame(prepared: Prepared, left: float, side: float) -> str:
    """Frame around the ink in the drawing."""
    cell = side / len(prepared.drawn)
    (i, j), (rows, columns) = prepared.place, prepared.cropped.shape
    return box(left + j * cell, TOP + i * cell, columns * cell, rows * cell, "here", 0, 2, corner=0)


def _balance(prepared: Prepared, left: float) -> str:
    """Cross at the center of mass."""
    row, column = center_of_mass(prepared.centered)
    x, y = left + (column + 0.5) * CELL, TOP + (row + 0.5) * CELL
    return line(x - 9, y, x + 9, y, "here", 3) + line(x, y - 9, x, y + 9, "here", 3)


def _answer(name: str, probabilities: NDArray[np.floating], left: float, width: float) -> str:
    """A network's choice in words, and its ten probabilities in percent."""
    choice = int(np.argmax(probabilities))
    says = f"{choice} ({percent(float(probabilities[choice]))})"
    x, top = left + BEFORE, ANSWERS + 36
    return (
        text(x, ANSWERS, name, anchor="start")
        + text(x, ANSWERS + 22, says, anchor="start", bold=True)
        + bars(
            np.rint(100 * probabilities), x, top, min(width - BEFORE - BEHIND, 320),
            list("0123456789"), "output", (0, 100), (HEIGHT - top) / 10, choice,
        )
    )  # fmt: skip
