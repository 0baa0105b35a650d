"""Picture of one color of Lab: the plane of its a and b, the color, and what only L keeps."""

from functools import cache

import numpy as np
from PIL import Image

from course_utils.models.lab_color import LabColor, ab_plane
from course_utils.pictures.images import data_url
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, box, line, number, picture, text
from course_utils.pictures.swatches import ring, swatch
from course_utils.pictures.theme import Role

WIDTH, HEIGHT = 960, 468
PLANE = Plane(88, 66, 344, 344, (-128.5, 127.5), (-128.5, 127.5))
STRIP = Plane(516, 66, 40, 344, (0, 1), (-0.5, 100.5))
#: Left end of the column about the color, and of its bars of 0 … 255.
COLOR, BARS, FULL = 656, 722, 126


def lab_color_picture(state: LabColor, label: str) -> Picture:
    """Plane with the color, the same a and b at every L, red, green and blue, and the gray.

    Parameters
    ----------
    state : LabColor
    label : str
        What a screen reader says.
    """
    body = _plane(state) + _strip(state) + _color(state) + _gray(state)
    return picture(WIDTH, HEIGHT, body, label)


def levels_of(rgb: np.ndarray) -> list[int]:
    """Red, green and blue as whole numbers; below 0 or above 255 where no screen shows them."""
    return [round(255 * float(value)) for value in rgb]


def _plane(state: LabColor) -> str:
    lightness = state.lab[0]
    middle = PLANE.x + PLANE.width / 2, PLANE.y + PLANE.height / 2
    right, bottom = PLANE.x + PLANE.width, PLANE.y + PLANE.height
    small = "" if state.inside else " · small ring: shown instead"
    legend = f"hatched: no screen shows it{small}"
    return (
        text(10, 16, f"every a and b with L = {number(lightness)}", None, 17, "start", bold=True)
        + _hatched(PLANE)
        + _plane_image(int(lightness))
        + line(PLANE.x, middle[1], right, middle[1], width=1, opacity=0.6)
        + line(middle[0], PLANE.y, middle[0], bottom, width=1, opacity=0.6)
        + text(PLANE.x - 8, middle[1] - 10, "green", None, 15, "end")
        + text(PLANE.x - 8, middle[1] + 10, "a = −128", "plain", 15, "end")
        + text(right + 8, middle[1] - 10, "red", None, 15, "start")
        + text(right + 8, middle[1] + 10, "127", "plain", 15, "start")
        + text(middle[0], PLANE.y - 14, "yellow, b = 127", None, 15)
        + text(middle[0], bottom + 16, "blue, b = −128", None, 15)
        + text(PLANE.x, bottom + 42, legend, "plain", 15, "start")
        + _point(state)
    )


def _point(state: LabColor) -> str:
    """The color on the plane, and where clipping takes it."""
    _, a, b = state.lab
    x, y = PLANE.place(a, b)
    here = ring(x, y, 8)
    if state.inside:
        return here
    there = PLANE.place(*state.shown_lab[1:])
    tones = (("#000", 4.5), ("#fff", 2))
    way = "".join(
        f'<path d="M{x:.1f} {y:.1f}L{there[0]:.1f} {there[1]:.1f}" stroke="{tone}" '
        f'stroke-width="{width}"/>'
        for tone, width in tones
    )
    return way + ring(*there, 5) + here


def _strip(state: LabColor) -> str:
    """The same a and b at every L, with the present one marked."""
    lightness = state.lab[0]
    _, y = STRIP.place(0, lightness)
    left, right = STRIP.x, STRIP.x + STRIP.width
    return (
        text(left + 20, 16, "same a, b", None, 17, bold=True)
        + text(left + 20, STRIP.y - 14, "L = 100", "plain", 15)
        + _hatched(STRIP)
        + _image(state.levels[::-1, None], STRIP)
        + text(left + 20, STRIP.y + STRIP.height + 16, "L = 0", "plain", 15)
        + line(left - 7, y, right + 7, y, "here", 3.5)
        + text(right + 12, y, number(lightness), "here", 16, "start", bold=True)
    )


def _color(state: LabColor) -> str:
    """The color as a screen shows it, and its three numbers."""
    title = "this color" if state.inside else "shown instead: clipped"
    return (
        text(COLOR, 16, title, None if state.inside else "wrong", 17, "start", bold=True)
        + swatch(COLOR, 34, 294, 96, 255 * state.shown)
        + text(COLOR, 152, "red, green, blue: 0 to 255", "plain", 15, "start")
        + "".join(
            _bar(name, wanted, 182 + 30 * k)
            for k, (name, wanted) in enumerate(
                zip(("red", "green", "blue"), levels_of(state.wanted), strict=True)
            )
        )
    )


def _bar(name: str, wanted: int, y: float) -> str:
    """One of the three numbers; beyond 0 … 255 it says what is shown instead."""
    shown = min(255, max(0, wanted))
    role: Role = "plain" if wanted == shown else "wrong"
    words = number(wanted, 4) if wanted == shown else f"{number(wanted, 4)} → {shown}"
    return (
        text(BARS - 10, y, name, None, 16, "end")
        + line(BARS, y - 13, BARS, y + 13, width=1)
        + box(BARS, y - 10, FULL * shown / 255, 20, role, 0.75, 0)
        + text(BARS + FULL * shown / 255 + 8, y, words, None if wanted == shown else "wrong", 16,
               "start", bold=wanted != shown)
    )  # fmt: skip


def _gray(state: LabColor) -> str:
    level = round(255 * state.gray)
    return (
        text(COLOR, 306, "only L kept", None, 17, "start", bold=True)
        + swatch(COLOR, 324, 294, 82, [level] * 3)
        + text(COLOR, 424, f"red = green = blue = {level}", "plain", 15, "start")
    )


@cache
def _plane_image(lightness: int) -> str:
    """All colors of one L, encoded once."""
    return _image(ab_plane(lightness), PLANE)


def _image(rgba: np.ndarray, place: Plane) -> str:
    url = data_url(Image.fromarray(rgba), compress_level=3)
    return (
        f'<image href="{url}" decoding="sync" x="{place.x:g}" '
        f'y="{place.y:g}" width="{place.width:g}" height="{place.height:g}" '
        'preserveAspectRatio="none"/>'
    )


@cache
def _hatched(place: Plane, gap: float = 9) -> str:
    """Slanting lines over a rectangle, without a pattern that other pictures could share."""
    wide, high = place.width, place.height
    parts = []
    for offset in np.arange(gap, wide + high, gap):
        # From the left or lower side up to the upper or right one.
        x1, y1 = max(0, offset - high), min(offset, high)
        x2, y2 = min(offset, wide), max(0, offset - wide)
        parts.append(
            f"M{place.x + x1:.1f} {place.y + y1:.1f}L{place.x + x2:.1f} {place.y + y2:.1f}"
        )
    ground = box(place.x, place.y, wide, high, "plain", 0.1, 0, corner=0)
    return ground + f'<path d="{"".join(parts)}" style="stroke:var(--cp-line)" stroke-width="1"/>'
