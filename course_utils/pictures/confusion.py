"""Pictures of lesson 05: which digits are taken for which, and the worst mistakes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.pictures.digits import pixels
from course_utils.pictures.svg import Picture, box, line, picture, spans, text
from course_utils.pictures.theme import Role

CELL, LEFT, TOP, BESIDE = 44, 76, 66, 620
#: Size of the tile of one mistake, of its digit, and of its bars.
TILE, HIGH, DIGIT, BAR = 188, 152, 78, 24


def confusion_picture(matrix: ArrayLike, label: str) -> Picture:
    """Confusion matrix of the ten digits, and the confusions that are most frequent.

    Parameters
    ----------
    matrix : (10, 10) of int
        Row: what it is. Column: what it was taken for.
    label : str
        What a screen reader says.

    Raises
    ------
    ValueError
        For another shape.
    """
    matrix = np.asarray(matrix)
    if matrix.shape != (10, 10):
        raise ValueError(f"The confusion matrix has shape (10, 10), not {matrix.shape}.")
    shares = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    parts = [
        text(LEFT + 5 * CELL, 16, "the network says", "output"),
        text(20, TOP - 22, "it is a", anchor="start"),
        text(LEFT + 10 * CELL + 16, TOP - 22, "right", "output", anchor="start"),
    ]
    for k in range(10):
        middle = TOP + (k + 0.5) * CELL
        parts += [
            text(LEFT + (k + 0.5) * CELL, TOP - 22, str(k), "output", bold=True),
            text(LEFT - 20, middle, str(k), bold=True),
            text(LEFT + 10 * CELL + 16, middle, f"{100 * shares[k, k]:.0f} %", "output",
                 anchor="start"),
        ]  # fmt: skip
    for (i, j), count in np.ndenumerate(matrix):
        parts.append(_cell(i, j, int(count), shares[i, j]))
    return picture(940, TOP + 10 * CELL + 14, "".join(parts) + _confusions(matrix), label)


def mistakes_picture(
    images: ArrayLike, labels: ArrayLike, probabilities: ArrayLike, label: str
) -> Picture:
    """Digits that were misread, with what the network thought of each; five in a line.

    Parameters
    ----------
    images : (N, 28, 28)
        0 is paper, the largest value is ink.
    labels : (N,)
        What they are.
    probabilities : (N, 10)
        What the network answered.
    label : str
        What a screen reader says.

    Raises
    ------
    ValueError
        Where there is not one label and one answer for each image.
    """
    images, labels, probabilities = map(np.asarray, (images, labels, probabilities))
    if probabilities.shape != (len(images), 10) or labels.shape != (len(images),):
        raise ValueError(
            f"{len(images)} digits need as many labels and answers, not shapes {labels.shape} "
            f"and {probabilities.shape}."
        )
    tiles = (
        _tile(image, int(right), answers, 10 + (k % 5) * TILE, 8 + (k // 5) * HIGH)
        for k, (image, right, answers) in enumerate(zip(images, labels, probabilities, strict=True))
    )
    lines = -(-len(images) // 5)
    return picture(5 * TILE + 10, lines * HIGH, "".join(tiles), label)


def _cell(i: int, j: int, count: int, share: float) -> str:
    """Number of digits i that were taken for j; none is an empty cell."""
    x, y = LEFT + j * CELL, TOP + i * CELL
    role: Role = "output" if i == j else "wrong"
    # A tenth of a row is a great share for a mistake.
    tint = 0.6 * share if i == j else min(0.75, 0.1 + 5 * share)
    if not count:
        return box(x + 1, y + 1, CELL - 2, CELL - 2, "plain", 0.05, 0)
    return box(x + 1, y + 1, CELL - 2, CELL - 2, role, tint, 0) + text(
        x + CELL / 2, y + CELL / 2, str(count), bold=i == j
    )


def _confusions(matrix: NDArray) -> str:
    """How many are right, and the most frequent confusions."""
    right, total = int(matrix.trace()), int(matrix.sum())
    parts = [
        text(BESIDE, TOP + 8, f"{right:,} of {total:,} right", "output", 20, "start", bold=True),
        text(BESIDE, TOP + 40, f"{total - right:,} wrong", "wrong", 20, "start", bold=True),
        text(BESIDE, TOP + 100, "most frequent mistakes", anchor="start", bold=True),
    ]
    for k, (i, j, count) in enumerate(_most_frequent(matrix)):
        times = "once" if count == 1 else f"{count} times"
        parts.append(
            spans(BESIDE, TOP + 132 + 28 * k,
                  [(f"a {i} taken for ", None), (f"{j}", "wrong"), (f", {times}", None)])
        )  # fmt: skip
    return "".join(parts)


def _most_frequent(matrix: NDArray, most: int = 6) -> list[tuple[int, int, int]]:
    """What was taken for what and how often, the most frequent first; none that ties with more."""
    wrong = matrix - np.diag(matrix.diagonal())
    counts = np.sort(wrong, axis=None)[::-1]
    # Where the first one left out is as frequent, those as frequent are left out too.
    pairs = np.argwhere((wrong > counts[most]) | ((wrong == counts[0]) & (wrong > 0)))
    named = [(int(i), int(j), int(wrong[i, j])) for i, j in pairs]
    return sorted(named, key=lambda pair: -pair[2])[:most]


def _tile(image: NDArray, right: int, answers: NDArray, x: float, y: float) -> str:
    """One digit, and the largest answers beside it, with the right one among them."""
    said = int(answers.argmax())
    rest = [k for k in np.argsort(-answers, kind="stable").tolist() if k not in (said, right)]
    levels = 255 - image.astype(float) * 255 / max(image.max(), 1e-9)
    parts = [
        pixels(levels, x, y, DIGIT),
        box(x, y, DIGIT, DIGIT, "plain", 0, 1, 0),
        spans(x, y + DIGIT + 20, [("says ", None), (str(said), "wrong")]),
        spans(x, y + DIGIT + 42, [("it is a ", None), (str(right), "output")]),
        line(x + DIGIT + 24, y, x + DIGIT + 24, y + DIGIT, width=1),
    ]
    for k, digit in enumerate([said, *sorted([right, *rest[:2]], key=lambda d: -answers[d])]):
        role: Role = "wrong" if digit == said else "output" if digit == right else "plain"
        middle, start = y + (k + 0.5) * DIGIT / 4, x + DIGIT + 24
        share = float(answers[digit])
        parts += [
            text(start - 6, middle, str(digit), role, 15, "end"),
            box(start, middle - 7, BAR * share, 14, role, 0.85, 0),
            text(start + BAR * share + 4, middle, _share(share), role, 15, "start"),
        ]
    return "".join(parts)


def _share(share: float) -> str:
    """Text of an answer 0 … 1, in whole percents; it never gets to either end."""
    if 0 < share < 0.005:
        return "<1 %"
    return ">99 %" if 0.995 <= share < 1 else f"{100 * share:.0f} %"
