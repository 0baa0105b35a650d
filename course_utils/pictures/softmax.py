"""Picture of lesson 03: from three scores to probabilities, and the gradient back."""

import numpy as np

from course_utils.models.softmax_lab import SoftmaxState
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import (
    Picture,
    arrow,
    box,
    circle,
    line,
    number,
    picture,
    spans,
    text,
)
from course_utils.pictures.theme import Role

#: What the three classes are called.
CLASSES = ("cat", "dog", "fox")

ROWS = (96, 146, 196)
LOSS = Plane(640, 356, 270, 116, (0, 1), (0, 5))


def three_decimals(value: float) -> str:
    """Text of a number of the table, so that a column lines up; near 0 and not 0 it says so.

    Parameters
    ----------
    value : float
    """
    if float(value).is_integer():
        return number(value)
    return "≈ 0" if abs(value) < 0.0005 else f"{value:.3f}".replace("-", "−")


def chance(p: float) -> str:
    """Text of a probability of softmax, which never gets to 0 or to 1.

    Parameters
    ----------
    p : float
    """
    return "≈ 1" if p >= 0.9995 else "≈ 0" if p < 0.0005 else three_decimals(p)


def almost(value: float, words: str) -> str:
    """Words of a number above 0, or "≈ 0" where it looks like 0 with three decimals.

    Parameters
    ----------
    value : float
        Positive on paper; as a float it may be 0.
    words : str
        What is said of a number that is large enough.
    """
    return "≈ 0" if value < 0.0005 else words


def softmax_picture(state: SoftmaxState, label: str) -> Picture:
    """Table from scores to gradient; below it the soft maximum and the cross-entropy.

    Parameters
    ----------
    state : SoftmaxState
        Of three classes.
    label : str
        What a screen reader says.
    """
    body = _heads() + _chosen(state) + _rows(state) + _sums(state)
    return picture(960, 510, body + _soft_maximum(state) + _loss(state), label)


def _heads() -> str:
    heads = [
        (150, "score z", "input"), (286, "z / T", None), (398, "exp(z/T − max)", None),
        (550, "probability p", "output"), (694, "truth y", None), (788, "p − y", "wrong"),
        (892, "(p − y) / T", "wrong"),
    ]  # fmt: skip
    lines = line(20, 62, 940, 62, width=0.8) + line(20, 226, 940, 226, width=0.8)
    lines += text(940, 16, "gradient at the scores", "wrong", 15, "end")
    return lines + "".join(text(x, 42, words, role, 16, bold=True) for x, words, role in heads)


def _chosen(state: SoftmaxState) -> str:
    """Band behind the row of the true class."""
    return box(20, ROWS[state.label] - 23, 920, 46, "here", 0.13, 0)


def _rows(state: SoftmaxState) -> str:
    gradient = state.gradient
    parts = [line(150, 70, 150, 218, width=1, opacity=0.5)]
    parts += [line(788, 70, 788, 218, width=1, opacity=0.5)]
    for k, y in enumerate(ROWS):
        p, truth = state.probabilities[k], int(state.target[k])
        parts += [
            text(30, y, CLASSES[k], None, 17, "start", bold=True),
            _bar(150, y, 11 * state.scores[k], "input"),
            text(232, y, number(state.scores[k]), None, 16, "end"),
            text(286, y, number(state.scaled[k])),
            text(398, y, three_decimals(state.powers[k])),
            _bar(480, y, 110 * p, "output"),
            text(480 + 110 * p + 8, y, chance(p), None, 16, "start", bold=True),
            text(694, y, str(truth)),
            _bar(788, y, 44 * (p - truth), "wrong"),
            text(928, y, three_decimals(gradient[k]), None, 16, "end", bold=True),
        ]
    return "".join(parts)


def _bar(x: float, y: float, length: float, role: Role) -> str:
    return box(min(x, x + length), y - 11, abs(length), 22, role, 0.75, 0)


def _sums(state: SoftmaxState) -> str:
    total = f"{state.powers.sum():.3f}"
    return (
        text(30, 250, "sum", "plain", 16, "start")
        + text(398, 250, total)
        + text(550, 250, f"{total} / {total} = 1", "output", 16)
        + text(694, 250, "1")
        + text(928, 250, "0", None, 16, "end")
    )


def _soft_maximum(state: SoftmaxState) -> str:
    """Scale from the largest z/T to ln 3 above it, and log-sum-exp on it."""
    left, width, y = 60, 420, 420
    x = left + width * state.softness / np.log(3)
    largest = number(state.scaled.max())
    found = number(state.log_sum_exp, 4, 3)
    sign = "≈" if almost(state.softness, "") else "="
    return (
        text(30, 306, "log-sum-exp: a soft maximum of z / T", None, 17, "start", bold=True)
        + spans(30, 338, [
            (f"ln Σ exp(z/T) {sign} ", None), (found, "here"),
            (f" {sign} largest {largest} + ln {state.powers.sum():.3f}", None),
        ])
        + line(left, y, left + width, y, width=4, opacity=0.35)
        + line(left, y, x, y, "here", 4)
        + circle(x, y, 9, "here", 1, 0)
        + text(x, y - 26, almost(state.softness, f"+ {state.softness:.3f}"), "here", 16)
        + text(30, y + 28, f"largest: {largest}", "plain", 15, "start")
        + text(30, y + 50, "one class has it all", "plain", 15, "start")
        + text(left + width + 30, y + 28, "largest + ln 3", "plain", 15, "end")
        + text(left + width + 30, y + 50, "all classes alike", "plain", 15, "end")
    )  # fmt: skip


def _loss(state: SoftmaxState) -> str:
    """Curve of −ln p with the true class on it."""
    p, name = float(state.probabilities[state.label]), CLASSES[state.label]
    x, y = LOSS.place(p, min(state.loss, 5))
    mark = circle(x, y, 8, "here", 1, 0)
    if state.loss > 5:
        mark = arrow(x, y + 30, x, y, "here", 4)
    curve = Plane(LOSS.x, LOSS.y, LOSS.width, LOSS.height, (np.exp(-5), 1), (0, 5))
    return (
        spans(600, 306, [("cross-entropy ", None), (f"−ln p({name}) ", None),
                         (almost(state.loss, f"= {number(state.loss, 4, 3)}"), "here")], 17)
        + LOSS.axes(("", ""), ([0, 0.5, 1], [0, 5]))
        + curve.curve(lambda u: -np.log(u), "wrong", 121)
        + text(LOSS.x + LOSS.width + 8, 472, "p", "output", 16, "start")
        + line(x, LOSS.y + LOSS.height, x, y, "here", 1.5, "4 5")
        + mark
    )  # fmt: skip
