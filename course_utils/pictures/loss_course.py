"""The loss of several descents over the examples they have seen, as a chart and as a table."""

import numpy as np

from course_utils.models.descent import Path
from course_utils.models.downhill import lowest_point
from course_utils.models.downhill_lab import BATCH_SIZES, DownhillState, houses_count
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import arrow, box, circle, line, number, path, text

#: The second coordinate is the loss's logarithm to base 10.
COURSE = Plane(586, 50, 344, 190, (0, 1), (-1.6, 1.4))

NAMES = {1: "1, stochastic", 2: "2, mini-batch", 4: "4, mini-batch", 12: "all 12, full batch"}
DASHES = {1: "2 4", 2: "6 3 2 3", 4: "7 4", 12: ""}


def loss_number(loss: float) -> str:
    """Text of a loss, with three decimals where it is small.

    Parameters
    ----------
    loss : float
    """
    return number(loss, digits=4, decimals=3)


def course_chart(state: DownhillState) -> str:
    """Loss so far of each batch size, the chosen one in color.

    Parameters
    ----------
    state : DownhillState
    """
    last = state.horizon * houses_count()
    parts = [
        text(586, 22, "loss over all 12, on a log scale", anchor="start", size=17),
        line(586, 240, 930, 240, width=1.2),
        line(586, 50, 586, 240, width=1.2),
        text(930, 284, "examples seen, 12 an epoch", "plain", 15, "end"),
    ]
    for power in (-1, 0, 1):
        _, y = COURSE.place(0, power)
        parts += [line(586, y, 930, y, width=0.6, opacity=0.4),
                  text(576, y, number(10.0**power), "plain", 15, "end")]  # fmt: skip
    for share in (0, 0.5, 1):
        x, _ = COURSE.place(share, 0)
        parts += [line(x, 240, x, 245, width=1.2),
                  text(x, 258, number(share * last, digits=4), "plain", 15)]  # fmt: skip
    _, y = COURSE.place(0, np.log10(lowest_point()[1]))
    parts += [line(586, y, 930, y, "output", 1.5, "3 4"),
              text(924, y + 12, "lowest possible", "output", 15, "end")]  # fmt: skip
    drawn = "".join(
        path(course_places(course, last), "plain", 1.5, dash=DASHES[size])
        for size, course in state.paths.items()
        if size != state.batch_size
    )
    points = course_places(state.path, last)
    drawn += path(points, "wrong", 2.5)
    x, y = points[-1]
    now = circle(x, y, 6, "here", 0.9, 2)
    if y < COURSE.y:
        now = arrow(x, COURSE.y + 24, x, COURSE.y, "here", 4)
    return "".join(parts) + inside(COURSE, drawn) + now


def course_places(course: Path, last: int) -> list[tuple[float, float]]:
    """Places of a path's losses in the chart; a loss may lie above its top.

    Parameters
    ----------
    course : Path
    last : int
        Examples at the right end of the chart.
    """
    x, y = COURSE.place(course.examples_seen / last, np.log10(course.losses))
    return list(zip(x.tolist(), y.tolist(), strict=True))


def inside(plane: Plane, body: str) -> str:
    """Parts of a picture, cut off at the sides of a plane."""
    size = f"{plane.width:g} {plane.height:g}"
    # The style keeps the page's rule for pictures, width 100 %, from this inner one.
    return (
        f'<svg x="{plane.x:g}" y="{plane.y:g}" width="{plane.width:g}" height="{plane.height:g}" '
        f'viewBox="{plane.x:g} {plane.y:g} {size}" '
        f'style="width:{plane.width:g}px;height:{plane.height:g}px">{body}</svg>'
    )


def course_table(state: DownhillState) -> str:
    """Steps and loss of each batch size after the same number of examples.

    Parameters
    ----------
    state : DownhillState
    """
    top = 346
    parts = [
        text(586, 318, f"after {state.examples} examples", anchor="start", size=17, bold=True),
        text(640, top, "batch size", "plain", 15, "start"),
        text(830, top, "steps", "plain", 15, "end"),
        text(922, top, "loss", "plain", 15, "end"),
    ]
    for k, size in enumerate(BATCH_SIZES):
        y, course, chosen = top + 30 + 29 * k, state.paths[size], size == state.batch_size
        if chosen:
            parts.append(box(586, y - 14, 344, 28, "here", 0.16, 0))
        words, role = (
            ("diverged", "wrong") if course.diverged else (loss_number(course.losses[-1]), None)
        )
        parts += [
            line(594, y, 628, y, *(("wrong", 2.5) if chosen else ("plain", 1.5, DASHES[size]))),
            text(640, y, NAMES[size], None, 16, "start", chosen),
            text(830, y, number(course.steps), None, 16, "end", chosen),
            text(922, y, words, role, 16, "end", chosen),
        ]
    return "".join(parts)
