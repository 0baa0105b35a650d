"""Picture of lesson 04: what a small network answers in the plane, and how its loss fell."""

from dataclasses import replace

import numpy as np

from course_utils.models.boundary import REACH, BoundaryState, pixel_centers
from course_utils.models.runs import Run
from course_utils.pictures.field import field_boundary, field_tint
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, box, circle, line, number, path, picture, spans, text
from course_utils.pictures.theme import Role, color

PLANE = Plane(48, 34, 392, 392, (-REACH, REACH), (-REACH, REACH))
COURSE = Plane(548, 66, 320, 142, (0, 1), (0, 1))
RIGHT = 548


def boundary_picture(state: BoundaryState, label: str) -> Picture:
    """Draw points, field and hidden lines on the left, the loss and the score on the right.

    Parameters
    ----------
    state : BoundaryState
    label : str
        What a screen reader says.
    """
    parts = [
        field_tint(state.field, PLANE, ("plain", "output")),
        _hidden_lines(state),
        field_boundary(state.field, pixel_centers(), PLANE, "output"),
        _points(state),
        PLANE.axes(("x₁", "x₂"), ([-1, 0, 1], [-1, 0, 1])),
        _course(state),
        _score(state),
        _legend(),
    ]
    return picture(950, 462, "".join(parts), label)


def loss_number(loss: float) -> str:
    """Text of a loss, which comes near 0 and never gets there."""
    return "almost 0" if loss < 0.0005 else number(loss, digits=4, decimals=3)


def _hidden_lines(state: BoundaryState) -> str:
    """Line of each hidden neuron, the bolder the more the output listens to it."""
    heard = np.abs(state.network.weights[1][:, 0])
    widths = 0.8 + 2 * heard / max(heard.max(), 1e-12)
    return "".join(
        PLANE.boundary(*neuron, width=width)
        for neuron, width in zip(state.lines, widths, strict=True)
    )


def _points(state: BoundaryState) -> str:
    """Points as two paths of marks, and a cross on each that is wrong."""
    places = [PLANE.place(*point) for point in state.x]
    ones = "".join(_disc(*p) for p, y in zip(places, state.y, strict=True) if y)
    zeros = "".join(_square(*p) for p, y in zip(places, state.y, strict=True) if not y)
    crosses = "".join(_cross(*p) for p, wrong in zip(places, state.wrong, strict=True) if wrong)
    return (
        _marks(ones, "output", "var(--cp-ground, #fff)", 1.2, color("output"))
        + _marks(zeros, "plain", color("plain"), 1.8, "var(--cp-ground, #fff)")
        + _marks(crosses, "wrong", color("wrong"), 2.6, "none")
    )


def _marks(where: str, role: Role, stroke: str, width: float, fill: str) -> str:
    return (
        f'<path class="marks-{role}" d="{where}" '
        f'style="stroke:{stroke};stroke-width:{width:g};fill:{fill}"/>'
    )


def _disc(x: float, y: float) -> str:
    return f"M{x - 5:.1f} {y:.1f}a5 5 0 1 0 10 0a5 5 0 1 0-10 0"


def _square(x: float, y: float) -> str:
    return f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8z"


def _cross(x: float, y: float) -> str:
    return f"M{x - 7:.1f} {y - 7:.1f}l14 14m0-14l-14 14"


def _course(state: BoundaryState) -> str:
    """Loss after each epoch: so far, to come, and of the run before."""
    runs = [run for run in (state.run, state.previous) if run]
    last = max([run.epochs for run in runs[:1]] or [run.epochs for run in runs] or [1])
    most = max([1.0, *(float(run.curve("loss")[1].max()) for run in runs)])
    plane = replace(COURSE, horizontal=(0, last), vertical=(0, most))
    parts = [
        text(RIGHT, 22, f"loss {loss_number(state.loss)}", anchor="start", size=17),
        plane.axes(("", ""), ([0, last / 2, last], [0, most])),
        text(RIGHT + 160, 250, "epoch", "plain", 15),
    ]
    if state.previous:
        parts += [
            path(_curve(state.previous, plane, last), "plain", 2, dash="5 4"),
            line(RIGHT + 12, 46, RIGHT + 40, 46, "plain", 2, "5 4"),
            text(RIGHT + 48, 46, f"before: {_named(state)}", "plain", 15, "start"),
        ]
    if state.run:
        parts += [
            f'<g opacity="0.4">{path(_curve(state.run, plane, last), "wrong", 2)}</g>',
            path(_curve(state.run, plane, state.epoch), "wrong", 3),
        ]
    return "".join(parts) + circle(*plane.place(state.epoch, state.loss), 5.5, "here", 1, 0)


def _curve(run: Run, plane: Plane, until: float) -> list[tuple[float, float]]:
    """Places of a run's losses up to an epoch."""
    points = zip(*run.curve("loss"), strict=True)
    return [plane.place(epoch, loss) for epoch, loss in points if epoch <= until]


def _named(state: BoundaryState) -> str:
    """What was different in the run before: at most two settings."""
    before = state.previous.settings
    now = {"data": state.data, "hidden": state.hidden, "activation": state.activation,
           "seed": state.seed}  # fmt: skip
    words = {"data": "{}", "hidden": "{} hidden", "activation": "{}", "seed": "seed {}"}
    said = [words[name].format(before[name]) for name in now if before[name] != now[name]]
    return ", ".join(said[:2]) or f"{before['epochs']} epochs"


def _score(state: BoundaryState) -> str:
    """Bar of the points that are right, and how many numbers were learned for it."""
    count = len(state.y)
    share = state.right / count
    return (
        spans(RIGHT, 290, [("points right: ", None), (f"{state.right}", "output"),
                           (f" of {count}", None)], 17)
        + box(RIGHT, 308, 320, 18, "plain", 0.15, 0)
        + box(RIGHT, 308, 320 * share, 18, "output", 0.9, 0)
        + spans(RIGHT, 350, [("weights and biases: ", None),
                             (str(state.numbers_learned), "weight")], 17)
    )  # fmt: skip


def _legend() -> str:
    """What the marks mean; shapes as well as colors."""
    top, bottom = 396, 426
    return (
        _marks(_disc(RIGHT + 8, top), "output", "none", 0, color("output"))
        + text(RIGHT + 22, top, "class 1", anchor="start", size=15)
        + _marks(_square(RIGHT + 98, top), "plain", color("plain"), 1.8, "none")
        + text(RIGHT + 112, top, "class 0", anchor="start", size=15)
        + _marks(_cross(RIGHT + 194, top), "wrong", color("wrong"), 2.6, "none")
        + text(RIGHT + 210, top, "wrong now", anchor="start", size=15)
        + line(RIGHT, bottom, RIGHT + 24, bottom, "output", 3.5)
        + text(RIGHT + 32, bottom, "boundary, ŷ = 0.5", anchor="start", size=15)
        + line(RIGHT + 180, bottom, RIGHT + 204, bottom, "weight", 2)
        + text(RIGHT + 212, bottom, "hidden neuron, z = 0", anchor="start", size=15)
    )
