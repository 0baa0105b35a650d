"""The map of the course: one small picture a lesson."""

from itertools import pairwise
from pathlib import Path

import numpy as np

from course_utils.datasets import load_blue_marble, load_mnist
from course_utils.models.activations import sigmoid
from course_utils.models.gray import faded
from course_utils.pictures.blocks import connection
from course_utils.pictures.color import photograph
from course_utils.pictures.digits import pixels
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, arrow, box, circle, line, path, picture, text

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"

#: Number, title and what the lesson is about, in the order of the course.
LESSONS = (
    ("00", "Start here", "a first slider"),
    ("01", "Perceptron", "a neuron learns"),
    ("02", "Activations", "step to ReLU"),
    ("03", "Gradient descent", "going downhill"),
    ("04", "Backpropagation", "errors flow back"),
    ("05", "MNIST", "reading digits"),
    ("06", "Convolution", "a small window"),
    ("07", "CNN", "edges to digits"),
    ("08", "Autoencoders", "a bottleneck"),
    ("09", "Colorization", "gray to color"),
)

CARD, GAP = (180, 172), 10


def lesson_map(folder: Path = NOTEBOOKS) -> Picture:
    """Ten cards, one a lesson; those without a notebook in the folder are faint.

    Parameters
    ----------
    folder : Path
        Where the notebooks lie.
    """
    parts = []
    for k, (number, title, about) in enumerate(LESSONS):
        there = any(folder.glob(f"{number}_*.ipynb"))
        x, y = (k % 5) * (CARD[0] + GAP) + 4, (k // 5) * (CARD[1] + GAP) + 4
        words = about if there else "being written"
        fade = "" if there else ' opacity="0.45"'
        card = (
            box(0, 0, *CARD, "plain", 0.05, 0, corner=8)
            + f'<g transform="translate(3 0)"{fade}>{DRAWINGS[number]()}</g>'
            + text(9, 124, title, anchor="start", bold=True)
            + text(9, 149, f"{number} · {words}", "plain", 15, "start")
        )
        parts.append(f'<g transform="translate({x} {y})">{card}</g>')
    names = ", ".join(f"{number} {title}" for number, title, _ in LESSONS)
    width = 5 * (CARD[0] + GAP) - GAP + 8
    return picture(width, 2 * (CARD[1] + GAP) - GAP + 8, "".join(parts), f"The lessons: {names}")


def _start() -> str:
    """A cell and the play sign that runs it."""
    play = path([(24, 44), (24, 66), (42, 55)], "here", 2, closed=True, fill=1)
    lines = [line(62, y, 62 + w, y, "plain", 5, opacity=0.5) for y, w in ((42, 78), (68, 50))]
    return box(12, 22, 150, 66, "plain", 0, 1.5) + play + "".join(lines)


def _neuron() -> str:
    center = (108, 54)
    inputs = [(32, 30), (32, 80)]
    edges = [connection(p, center, w, (14, 22), 3) for p, w in zip(inputs, (2.4, -1), strict=True)]
    spots = [circle(*p, 14, "input", 0.2) for p in inputs]
    return "".join(edges + spots) + circle(*center, 22, "output", 0.2) + arrow(132, 54, 160, 54)


def _activation() -> str:
    plane = Plane(20, 20, 134, 68, (-6, 6), (0, 1))
    step = path([(20, 88), (87, 88), (87, 20), (154, 20)], "plain", 2, dash="4 4")
    return line(20, 88, 154, 88, width=1) + step + plane.curve(sigmoid)


def _descent() -> str:
    plane = Plane(20, 16, 134, 74, (-2, 2), (-0.2, 4))
    u = np.array([-1.9, -1.33, -0.93, -0.65, -0.45, -0.3])
    spots = [plane.place(a, a * a) for a in u]
    return plane.curve(lambda a: a * a, "plain") + path(spots, "here", 2) + "".join(
        circle(*spot, 4.5, "here", 1, 0) for spot in spots
    )  # fmt: skip


def _backpropagation() -> str:
    layers = [[(30, 28), (30, 80)], [(87, 28), (87, 80)], [(144, 54)]]
    edges = [
        connection(a, b, 1, (11, 11), 3)
        for before, after in pairwise(layers)
        for a in before
        for b in after
    ]
    roles = ("input", "plain", "output")
    spots = [circle(*p, 11, r, 0.25) for row, r in zip(layers, roles, strict=True) for p in row]
    return "".join(edges + spots) + arrow(140, 96, 36, 96, "wrong", 2.5)


def _digit() -> str:
    images, labels = load_mnist("test")
    digit = images[np.flatnonzero(labels == 4)[0]]
    answers = {"3": 4, "4": 34, "9": 8}
    bars = [
        text(118, 32 + 24 * k, name, size=15) + box(128, 24 + 24 * k, length, 16, "output", 0.75, 0)
        for k, (name, length) in enumerate(answers.items())
    ]
    return pixels(255 - digit.astype(float), 12, 22, 66) + arrow(84, 55, 104, 55) + "".join(bars)


def _window() -> str:
    squares = [
        box(12 + 21 * (k % 4), 14 + 21 * (k // 4), 19, 19,
            *(("here", 0.3, 2) if k in (5, 6, 9, 10) else ("input", 0.06 + k % 5 * 0.08, 0)))
        for k in range(16)
    ]  # fmt: skip
    return "".join(squares) + arrow(104, 56, 122, 56) + box(130, 42, 28, 28, "output", 0.35)


def _feature_maps() -> str:
    sizes = ((14, 60, "input"), (82, 44, "weight"), (126, 30, "output"))
    return "".join(
        box(x + 5 * k, 52 - size / 2 + 5 * k, size * 0.72, size, role, 0.2, 1.5)
        for x, size, role in sizes
        for k in (2, 1, 0)
    )


def _hourglass() -> str:
    encoder = path([(16, 16), (76, 44), (76, 66), (16, 94)], "input", 2, True, 0.2)
    decoder = path([(158, 16), (98, 44), (98, 66), (158, 94)], "output", 2, True, 0.2)
    return encoder + box(80, 44, 14, 22, "here", 0.8, 0) + decoder


def _earth() -> str:
    """The same strip of the map, from gray on the left to color on the right."""
    rgb = load_blue_marble()[380:600:2, 1480:1820:2]
    shares = np.linspace(0, 1, 5)
    strips = np.array_split(rgb, 5, axis=1)
    mixed = [faded(strip, share) for strip, share in zip(strips, shares, strict=True)]
    return photograph(np.concatenate(mixed, axis=1), 12, 8, 150, 96)


DRAWINGS = dict(
    zip(
        (number for number, _, _ in LESSONS),
        (_start, _neuron, _activation, _descent, _backpropagation, _digit, _window,
         _feature_maps, _hourglass, _earth),
        strict=True,
    )
)  # fmt: skip
