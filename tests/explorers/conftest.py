"""Sweeps over what the sliders can reach, and a made explorer."""

from io import BytesIO
from itertools import islice, product
from typing import NamedTuple

import numpy as np
import pytest
from ipywidgets import Text
from PIL import Image

from course_utils.explorers.controls import slider
from course_utils.explorers.drawing_pad import SIDE, DigitPad
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.photo_upload import PhotoUpload
from course_utils.pictures.chart import Chart
from course_utils.pictures.svg import picture


def drawings():
    """Ink of the pad: none, a line, a dot in a corner, paper full of ink, and noise."""
    line, dot, noise = np.zeros((3, SIDE, SIDE), np.uint8)
    line[20:120, 60:72] = 255
    dot[:12, -12:] = 255
    noise[:] = np.random.default_rng(0).integers(0, 256, noise.shape)
    full = np.full((SIDE, SIDE), 255, np.uint8)
    return [b"", *(ink.tobytes() for ink in (dot, full, noise, line))]


def uploads():
    """Files to color: none, a small colored one, and a gray animation with transparent parts."""
    rng, given = np.random.default_rng(0), [{}]
    rgb = rng.integers(0, 256, (16, 24, 3), dtype=np.uint8)
    gray = Image.fromarray(np.stack([rgb[..., 0], rgb[..., 1]], axis=2), "LA")
    for image, more in ((Image.fromarray(rgb), {}), (gray, {"save_all": True})):
        with BytesIO() as file:
            frames = [image.rotate(180)] if more else []
            image.save(file, "PNG", append_images=frames, **more)
            content = file.getvalue()
        given.append({"name": "dog.png", "size": len(content), "content": content})
    return given


def values_of(control):
    """Every value a control can take, the lowest first; of a field its own, of a pad some."""
    if hasattr(control, "options"):
        return list(control.options)
    if isinstance(control, DigitPad):
        return drawings()
    if isinstance(control, PhotoUpload):
        return uploads()
    if isinstance(control, Text):
        return [control.value]
    steps = round((control.max - control.min) / control.step)
    return [control.min + k * control.step for k in range(steps + 1)]


def sampled_settings(explorer, seed, count):
    """Settings to try: the extremes of all controls with each other, then random ones."""
    rng = np.random.default_rng(seed)
    values = {name: values_of(control) for name, control in explorer.controls.items()}
    ends = [
        choices
        if hasattr(explorer.controls[name], "options")
        else choices[:1] + [last for last in choices[-1:] if last != choices[0]]
        for name, choices in values.items()
    ]
    yield from (dict(zip(values, chosen, strict=True)) for chosen in islice(product(*ends), 64))
    for _ in range(count):
        yield {name: choices[rng.integers(len(choices))] for name, choices in values.items()}


def move_far(explorer):
    """Move each control to its last value, one after the other."""
    for name, control in explorer.controls.items():
        control.value = values_of(control)[-1]
        yield name


@pytest.fixture
def moved_far():
    return move_far


@pytest.fixture
def every_value():
    return values_of


@pytest.fixture
def sampled():
    return sampled_settings


@pytest.fixture
def without_pixels(monkeypatch):
    """Charts leave out their marks, so that thousands of states can be driven by their sliders."""
    monkeypatch.setattr(
        Chart, "render", lambda self, frame, label: picture(self.width, self.height, frame, label)
    )


class Sum(NamedTuple):
    """State of the made explorer."""

    a: int
    b: int


class Made:
    """An explorer of a + b that counts its draws and fails where it is told to."""

    def __init__(self, **options):
        self.draws, self.faults = 0, {}
        starts = options.pop("starts", {"a": 1, "b": 2})
        self.explorer = Explorer(
            "made",
            {name: slider(name, value, 0, 9, 1) for name, value in starts.items()},
            self.compute,
            self.draw,
            self.describe,
            lambda state: f"{state.a} + {state.b}  # a < b & so on",
            **options,
        )

    def compute(self, a, b):
        self._fail("compute")
        if a > 5:
            raise ValueError("a must stay <= 5; the nearest is 5.")
        return Sum(a, b)

    def draw(self, state):
        self._fail("draw")
        self.draws += 1
        return picture(100, 50, f"<text>{state.a + state.b}</text>", self.describe(state))

    def describe(self, state):
        return f"{state.a} and {state.b} make {state.a + state.b}."

    def _fail(self, stage):
        if stage in self.faults:
            raise self.faults[stage]

    @property
    def shown(self):
        return self.explorer.children[1].value


@pytest.fixture
def make_sum():
    """Class of the made explorer: `make_sum(play="b").explorer`."""
    return Made


@pytest.fixture
def made():
    return Made()


def parts_inside(widget, kind):
    """All widgets of a kind inside a widget."""
    found = [widget] if isinstance(widget, kind) else []
    return found + [
        part for child in getattr(widget, "children", ()) for part in parts_inside(child, kind)
    ]


@pytest.fixture
def parts_of():
    return parts_inside


@pytest.fixture
def displayed_by(monkeypatch):
    """Function that catches what a module displays, in order; updates follow their picture."""

    def catch(module):
        pictures = []

        class Handle:
            def update(self, picture):
                pictures.append(("update", picture))

        def display(picture, display_id):
            assert display_id
            pictures.append(("new", picture))
            return Handle()

        monkeypatch.setattr(module, "display", display)
        return pictures

    return catch
