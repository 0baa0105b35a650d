"""Picture of two colors that share one gray, and of the answer each loss likes best."""

from functools import cache

import numpy as np

from course_utils.models.ambiguity import LIGHTNESS, LOSSES, colors_between
from course_utils.models.ambiguity_lab import ANSWERS, Ambiguity
from course_utils.models.lab_color import unclipped_rgb
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import (
    Picture,
    arrow,
    box,
    circle,
    line,
    number,
    path,
    picture,
    text,
)
from course_utils.pictures.swatches import css_color, ring, swatch

WIDTH, HEIGHT = 960, 476
#: Pixels in a row of the square of examples, and their side.
ROW, CELL = 10, 20
CHART = (308, 82, 330, 236)
#: Top and height of the line of colors.
COLORS, HIGH = 356, 30
PATCH, PATCH_TOP, PATCH_STEP = 684, 40, 108

#: Highest mean loss of each chart; Huber's depends on δ.
TOPS = {"squared error": 1.0, "absolute error": 1.0, "color classes": 3.0}
#: What each loss finds.
MEANINGS = {
    "squared error": "the mean",
    "absolute error": "the median",
    "Huber": "between both",
    "color classes": "chances, then T",
}


def ambiguity_picture(state: Ambiguity, label: str) -> Picture:
    """The gray and its true colors, the curve of a loss over the answers, and all four answers.

    Parameters
    ----------
    state : Ambiguity
    label : str
        What a screen reader says.
    """
    body = _examples(state) + _curve(state) + _colors(state) + _patches(state)
    return picture(WIDTH, HEIGHT, body, label)


def color_name(answer: float) -> str:
    """Word for a color between green (0) and red (1)."""
    for end, word in ((0.03, "green"), (0.35, "olive"), (0.65, "brown"), (0.97, "rust")):
        if answer < end:
            return word
    return "red"


def _examples(state: Ambiguity) -> str:
    """What the network sees, and a hundred pixels that look like this in gray."""
    gray = 255 * unclipped_rgb([LIGHTNESS, 0, 0])
    red = round(100 * state.share)
    tones = map(css_color, colors_between([0, 1]))
    cells = ["", ""]
    for k in range(ROW * ROW):
        row, column = divmod(k, ROW)
        x, y = 20 + CELL * column, 196 + CELL * row
        cells[k < red] += f"M{x} {y}h{CELL - 2}v{CELL - 2}h{2 - CELL}z"
    return (
        text(20, 18, "seen: one gray", "input", 17, "start", bold=True)
        + swatch(20, 40, ROW * CELL - 2, 74, gray)
        + arrow(118, 122, 118, 144, "plain", 2)
        + text(20, 168, f"true: {red} red, {100 - red} green", None, 17, "start", bold=True)
        + "".join(
            f'<path d="{d}" style="fill:{tone}"/>' for d, tone in zip(cells, tones, strict=True)
        )
        + text(20, 416, "100 pixels with this gray", "plain", 15, "start")
    )


def _plane(state: Ambiguity) -> Plane:
    """Plane of the chart, as high as the loss can get."""
    top = TOPS.get(state.loss, state.delta - state.delta**2 / 2)
    return Plane(*CHART, (0, 1), (0, top))


def _curve(state: Ambiguity) -> str:
    """Mean loss of every answer, with its lowest place."""
    plane = _plane(state)
    inside = state.curve <= plane.vertical[1] + 1e-9
    bottom = plane.y + plane.height
    ends = [plane.place(answer, np.min(state.curve)) for answer in state.lowest[state.loss]]
    title = "cross-entropy" if state.loss == "color classes" else state.loss
    title += f", δ = {number(state.delta)}" if state.loss == "Huber" else ""
    top = number(plane.vertical[1])
    mark = circle(*ends[0], 8, "here", 1, 0)
    if state.tied:
        mark = line(*ends[0], *ends[1], "here", 8)
    return (
        text(plane.x, 18, f"{title}: mean loss", "wrong", 17, "start", bold=True)
        + text(plane.x, 44, _found(state), "here", 16, "start")
        + line(plane.x, bottom, plane.x + plane.width, bottom, width=1.2)
        + line(plane.x, plane.y, plane.x, bottom, width=1.2)
        + text(plane.x - 10, plane.y, top, "plain", 15, "end")
        + text(plane.x - 10, bottom, "0", "plain", 15, "end")
        + path(
            [plane.place(*p) for p in zip(ANSWERS[inside], state.curve[inside], strict=True)],
            "wrong",
            3,
        )
        + "".join(line(x, y, x, COLORS - 2, "here", 1.5, "4 5") for x, y in set(ends))
        + mark
    )


def _found(state: Ambiguity) -> str:
    low, high = (number(answer) for answer in state.lowest[state.loss])
    where = f"from {low} to {high}" if state.tied else f"at {low}"
    return f"lowest {where}: {number(np.min(state.curve))}"


def _colors(state: Ambiguity) -> str:
    """All answers as colors, and the one that this loss gives."""
    left, _, wide, _ = CHART
    low, high = state.lowest[state.loss]
    answer, middle, below = state.answers[state.loss], COLORS + HIGH / 2, COLORS + HIGH
    x, start = left + wide * answer, left + wide * low
    rings, words = ring(x, middle, 9), f"{number(answer)}, {color_name(answer)}"
    if state.tied:
        rings = "".join(ring(left + wide * end, middle, 9) for end in (low, high))
        words = f"any from {number(low)} to {number(high)}"
    elif abs(x - start) > 20:
        rings += ring(start, middle, 4) + arrow(start, below + 14, x, below + 14, "here", 2.5)
    return (
        _line_of_colors(left, COLORS, wide, HIGH, (0, 1))
        + rings
        + text(left, below + 42, "0 green", "plain", 15, "start")
        + text(left + wide, below + 42, "1 red", "plain", 15, "end")
        + text(left, below + 72, f"answer: {words}", "here", 17, "start", bold=True)
    )


@cache
def _line_of_colors(
    x: float, y: float, width: float, height: float, ends: tuple[float, float], count: int = 55
) -> str:
    """Colors from one answer to another; each piece reaches to the end, so there is no seam."""
    tones = colors_between(np.linspace(*ends, count))
    step = width / count
    pieces = "".join(
        swatch(x + k * step, y, width - k * step, height, tone, 0) for k, tone in enumerate(tones)
    )
    return f'<g shape-rendering="crispEdges">{pieces}</g>'


def _patches(state: Ambiguity) -> str:
    """What each loss answers, as a color; the chosen one in a frame."""
    parts = [text(PATCH, 18, "what each loss answers", "output", 17, "start", bold=True)]
    for k, name in enumerate(LOSSES):
        y, answer, (low, high) = PATCH_TOP + k * PATCH_STEP, state.answers[name], state.lowest[name]
        chosen = name == state.loss
        setting = {
            "Huber": f"Huber, δ = {number(state.delta)}",
            "color classes": f"classes, T = {number(state.temperature)}",
        }.get(name, name)
        patch = swatch(PATCH, y, 84, 84, colors_between(answer))
        words = f"{number(answer)}, {color_name(answer)}"
        if high > low:
            patch = _line_of_colors(PATCH, y, 84, 84, (low, high), 28)
            words = f"{number(low)} to {number(high)}: any"
        parts += [
            patch,
            box(PATCH - 3, y - 3, 90, 90, "here", 0, 3.5) if chosen else "",
            text(PATCH + 102, y + 16, setting, "here" if chosen else None, 16, "start", chosen),
            text(PATCH + 102, y + 42, MEANINGS[name], "plain", 15, "start"),
            text(PATCH + 102, y + 66, words, None, 16, "start"),
        ]
    return "".join(parts)
