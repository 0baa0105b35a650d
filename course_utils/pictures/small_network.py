"""Picture of a 2-2-1 network whose numbers fill in one by one, forward and then backward."""

from course_utils.pictures.small_network_graph import Moment, graph
from course_utils.pictures.small_network_steps import (
    LAST,
    STEPS,
    in_numbers,
    in_symbols,
    role_of,
    symbol,
)
from course_utils.pictures.svg import Picture, box, circle, line, picture, spans, text

WIDTH, HEIGHT = 960, 586
PHASES = (("forward →", "forward"), ("← backward", "backward"), ("update", "update"))
#: Pairs of numbers that are equal where both hidden neurons are the same.
PAIRS = (("w11", "w12"), ("w21", "w22"), ("b1", "b2"), ("a1", "a2"), ("v1", "v2"))


def small_network_picture(moment: Moment, label: str) -> Picture:
    """Draw one moment of the way through the network.

    What is new is orange, and so, more faintly, is what it was computed from.

    Parameters
    ----------
    moment : Moment
    label : str
        What a screen reader says.
    """
    body = _progress(moment) + graph(moment) + _twins(moment) + _formula(moment) + _legend()
    return picture(WIDTH, HEIGHT, body, label)


def are_twins(moment: Moment) -> bool:
    """Whether both hidden neurons are filled in and have the same numbers.

    Parameters
    ----------
    moment : Moment
    """
    numbers = moment.numbers
    return "a2" in moment.shown and all(numbers[a] == numbers[b] for a, b in PAIRS)


def _progress(moment: Moment) -> str:
    """One dot a step, in three groups; the present one in orange."""
    parts, x = [], 16.0
    for words, phase in PHASES:
        active = moment.step.phase == phase
        parts.append(text(x, 22, words, None if active else "plain", 16, "start", bold=active))
        x += 10.2 * len(words) + 18
        for k, step in enumerate(STEPS):
            if step.phase == phase:
                now = k == moment.at
                parts.append(circle(x, 22, 8 if now else 5, "here" if now else "plain",
                                    1 if now else 0.75 * (k < moment.at), 1.5))  # fmt: skip
                x += 19
        x += 20
    return "".join(parts) + text(944, 22, f"{moment.at} of {LAST}", "plain", 15, "end")


def _twins(moment: Moment) -> str:
    """Note between the hidden neurons where they cannot be told apart."""
    if not are_twins(moment):
        return ""
    return text(450, 254, "the same", "wrong", 16, bold=True) + text(
        450, 276, "numbers", "wrong", 16, bold=True
    )


def _formula(moment: Moment) -> str:
    """Formula of the new number: in symbols, and with the numbers in."""
    step, y = moment.step, 474
    if not moment.at:
        given = "what is given: two inputs x, six weights w and v, three biases b and c, a target y"
        return text(480, y + 18, given, "plain", 17)
    rule = spans(480, y, in_symbols(step.names[0], moment.loss), 19, "middle")
    if len(step.names) == 1:
        filled = in_numbers(step.names[0], moment.loss, moment.numbers)
        return rule + spans(480, y + 38, filled, 19, "middle")
    return rule + "".join(
        spans(x, y + 38, [
            (f"{symbol(name.removeprefix('new_'))}: ", role_of(name)),
            *in_numbers(name, moment.loss, moment.numbers),
        ], 15, "middle")
        for x, name in zip((162, 480, 798), step.names, strict=True)
    )  # fmt: skip


def _legend() -> str:
    y = 564
    return (
        line(16, 538, 944, 538, width=1, opacity=0.35)
        + box(16, y - 9, 26, 18, "here", 0.3, 2, 5)
        + text(50, y, "new", "plain", 15, "start")
        + box(110, y - 9, 26, 18, "here", 0.2, 0, 5)
        + text(144, y, "what it comes from", "plain", 15, "start")
        + text(944, y, "∂ and δ: gradient of the loss L with respect to the number above",
               "plain", 15, "end")
    )  # fmt: skip
