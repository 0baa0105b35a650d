"""The graph of a 2-2-1 network at one moment: circles, weights, and arrows both ways."""

from dataclasses import dataclass

from course_utils.models.small_network import Loss
from course_utils.pictures.blocks import connection
from course_utils.pictures.small_network_steps import (
    LAST,
    STEPS,
    Numbers,
    Step,
    digits,
    role_of,
    symbol,
    used_by,
)
from course_utils.pictures.svg import arrow, box, circle, line, text
from course_utils.pictures.theme import Role

RADIUS = 33
Point = tuple[float, float]
#: Middle of each number that has a circle.
PLACES: dict[str, Point] = {
    "x1": (62, 160), "x2": (62, 370),
    "z1": (338, 160), "a1": (438, 160), "z2": (338, 370), "a2": (438, 370),
    "z": (668, 265), "y_hat": (768, 265), "loss": (890, 265),
}  # fmt: skip
#: Middle of the target, and of the learning rate.
TARGET, RATE = (890.0, 135.0), (890.0, 370.0)
#: Middle of the label of each weight and bias, and the circle that it leads to.
LABELS: dict[str, tuple[Point, str]] = {
    "w11": ((200, 160), "z1"), "w21": ((144, 308), "z1"), "b1": ((338, 84), "z1"),
    "w12": ((144, 222), "z2"), "w22": ((200, 370), "z2"), "b2": ((338, 294), "z2"),
    "v1": ((556, 214), "z"), "v2": ((556, 316), "z"), "c": ((668, 189), "z"),
}  # fmt: skip
#: Weight → the circle that it comes from.
SOURCES = {"w11": "x1", "w21": "x2", "w12": "x1", "w22": "x2", "v1": "a1", "v2": "a2"}
#: Gradients that travel → the circles they come from and go to.
TRAVELS = {
    "d_y_hat": ("loss", "y_hat"), "d_z": ("y_hat", "z"), "d_a1": ("z", "a1"),
    "d_a2": ("z", "a2"), "d_z1": ("a1", "z1"), "d_z2": ("a2", "z2"),
}  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """What is to be drawn: all numbers of a round by name, and how many steps of it are shown."""

    numbers: Numbers
    loss: Loss
    at: int

    @property
    def step(self) -> Step:
        """The step of this moment."""
        return STEPS[self.at]

    @property
    def shown(self) -> set[str]:
        """Names of the numbers that are filled in; the last step is a new pass forward."""
        if self.at == LAST:
            return {name for name in self.numbers if not name.startswith("d_")}
        return {name for step in STEPS[: self.at + 1] for name in step.names}

    def current(self, name: str) -> str:
        """Name of a number as it stands now: with `new_` once it has changed."""
        return f"new_{name}" if f"new_{name}" in self.shown else name

    def ground(self, name: str, x: float, y: float, words: str) -> str:
        """Orange ground for words at (x, y) where their number is new, or used for what is."""
        new = self.at > 0 and name in self.step.names
        if not new and name not in used_by(self.step, self.loss):
            return ""
        width = _width(words)
        fill, stroke = (0.3, 2) if new else (0.2, 0)
        return box(x - width / 2, y - 11, width, 22, "here", fill, stroke, 5)


def graph(moment: Moment) -> str:
    """SVG of the network: values on the graph, gradients under them.

    Parameters
    ----------
    moment : Moment
    """
    return (
        "".join(_edge(moment, name) for name in LABELS)
        + _forward_arrows(moment)
        + "".join(_backward_arrow(moment, name) for name in TRAVELS)
        + "".join(_label(moment, name) for name in LABELS)
        + "".join(_circle(moment, name) for name in PLACES)
        + _given(moment, "y", TARGET)
        + _given(moment, "rate", RATE)
    )


def _width(words: str) -> float:
    """Width of words at 15 pixels with some room."""
    return 8.8 * len(words) + 10


def _edge(moment: Moment, name: str) -> str:
    """Line of a weight or bias, in orange where it is at work or its gradient is new."""
    label, circle_name = LABELS[name]
    end, start = PLACES[circle_name], PLACES[SOURCES[name]] if name in SOURCES else label
    at_work = moment.step.phase != "update" and name in used_by(moment.step, moment.loss)
    glow = line(*start, *end, "here", 12, opacity=0.3) if at_work else ""
    weight = moment.numbers[moment.current(name)]
    new, stop = f"d_{name}" in moment.step.names, 57 if name in SOURCES else 26
    back = _arrow_back(end, label, True, stop, above=name == "w21") if new else ""
    if name not in SOURCES:
        return glow + line(*start, *end, "weight", 2) + back
    return glow + connection(start, end, weight, (RADIUS, RADIUS), 5) + back


def _forward_arrows(moment: Moment) -> str:
    """Arrows of the values, to the right."""
    r, parts = RADIUS + 3, []
    for start, end in (("z1", "a1"), ("z2", "a2"), ("z", "y_hat"), ("y_hat", "loss")):
        (x1, y), (x2, _) = PLACES[start], PLACES[end]
        new = moment.at > 0 and moment.current(end) in moment.step.names
        parts.append(
            arrow(x1 + r, y - 7, x2 - r, y - 7, "here" if new else "plain", 3 if new else 1.8)
        )
        if end != "loss":
            parts.append(text((x1 + x2) / 2, y - 24, "σ", "plain", 17))
    x, top = TARGET
    return "".join(parts) + arrow(x, top + 18, x, PLACES["loss"][1] - r, "plain", 1.8)


def _backward_arrow(moment: Moment, name: str) -> str:
    """Arrow of a gradient that travels, to the left."""
    if name not in moment.shown:
        return ""
    start, end = (PLACES[place] for place in TRAVELS[name])
    return _arrow_back(start, end, name in moment.step.names, RADIUS + 3)


def _arrow_back(start: Point, end: Point, new: bool, stop: float, above: bool = False) -> str:
    """Arrow below (or above) the line from a circle to the left, ending so far before its end."""
    (x1, y1), (x2, y2) = start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    aside = -13 if above else 7 if y1 == y2 else 13
    dx, dy = aside * uy, -aside * ux
    near, far = RADIUS + 3, length - stop
    return arrow(x1 + near * ux + dx, y1 + near * uy + dy, x1 + far * ux + dx, y1 + far * uy + dy,
                 "here" if new else "plain", 3 if new else 1.8)  # fmt: skip


def _label(moment: Moment, name: str) -> str:
    """Weight or bias with its value, and its gradient under it once that is known."""
    (x, y), _ = LABELS[name]
    now = moment.current(name)
    words = f"{symbol(name)} = {digits(moment.numbers[now])}"
    height, width = 44 if f"d_{name}" in moment.shown else 25, _width(words)
    return (
        f'<rect x="{x - width / 2:.1f}" y="{y - 22:.1f}" width="{width:.1f}" height="{height}" '
        'rx="5" style="fill:var(--cp-ground)"/>'
        + moment.ground(now, x, y - 11, words)
        + text(x, y - 11, words, "weight", 15, bold=True)
        + _gradient(moment, f"d_{name}", x, y + 12)
    )


def _gradient(moment: Moment, name: str, x: float, y: float) -> str:
    """Gradient under what it belongs to, once it is known: δ under a sum, ∂ under all else."""
    if name not in moment.shown:
        return ""
    sign = symbol(name) if symbol(name).startswith("δ") else "∂"
    words = f"{sign} {digits(moment.numbers[name])}"
    return moment.ground(name, x, y, words) + text(x, y, words, "plain", 15)


def _circle(moment: Moment, name: str) -> str:
    """Number in a circle, pale and without its value until it is filled in."""
    x, y = PLACES[name]
    now, known = moment.current(name), name in moment.shown
    role: Role = role_of(name) or ("wrong" if name == "loss" else "plain")
    ring = ""
    if moment.at and now in moment.step.names:
        ring = circle(x, y, RADIUS, "here", 0.3, 4)
    elif now in used_by(moment.step, moment.loss):
        ring = circle(x, y, RADIUS + 5, "here", 0, 3)
    value = text(x, y + 9, digits(moment.numbers[now]), size=16, bold=True) if known else ""
    return (
        f'<circle cx="{x}" cy="{y}" r="{RADIUS}" style="fill:var(--cp-ground)"/>'
        + circle(x, y, RADIUS, role, 0.14 if known else 0.03, 2 if known else 1)
        + ring
        + text(x, y - (12 if known else 0), symbol(name), role_of(name), 15)
        + value
        + _gradient(moment, f"d_{name}", x, y + RADIUS + 17)
    )


def _given(moment: Moment, name: str, place: Point) -> str:
    """The target or the learning rate, which are chosen and not computed."""
    words = f"{symbol(name)} = {digits(moment.numbers[name])}"
    return moment.ground(name, *place, words) + text(*place, words, size=16, bold=True)
