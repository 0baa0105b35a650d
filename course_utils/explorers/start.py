"""Explorer of lesson 00: from gray to color."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from course_utils.datasets import load_blue_marble
from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.gray import faded
from course_utils.pictures.color import fading_picture

#: Middle of each place: (longitude in degrees east, latitude in degrees north).
PLACES = {
    "Red Sea": (37.5, 24),
    "Bahamas": (-78.5, 25),
    "Australia": (137.5, -24),
    "Himalaya": (82.5, 31.5),
}


@dataclass(frozen=True)
class FadingState:
    """A place of the Earth with a part of its color: rgb (300, 450, 3) uint8."""

    place: str
    color: int
    rgb: np.ndarray

    @property
    def pixel(self) -> tuple[int, int, int]:
        """Red, green and blue in the middle."""
        red, green, blue = self.rgb[150, 225]
        return int(red), int(green), int(blue)


@cache
def _map_of(place: str) -> np.ndarray:
    """Part of the map, 60 degrees wide and 40 degrees high, at 7.5 pixels a degree."""
    longitude, latitude = PLACES[place]
    column, row = round((longitude + 180) * 7.5), round((90 - latitude) * 7.5)
    return load_blue_marble()[row - 150 : row + 150, column - 225 : column + 225].copy()


def fading_state(place: str, color: int) -> FadingState:
    """Compute a place with so many percent of its color."""
    return FadingState(place, color, faded(_map_of(place), color / 100))


def fading_sentence(state: FadingState) -> str:
    """Say what the three numbers of the ringed pixel mean."""
    red, green, blue = state.pixel
    if red == green == blue:
        return (
            f"All three numbers are {red}. That is what gray means: one number would do. "
            "The other two are lost, and this course is about guessing them."
        )
    return (
        f"The ringed pixel is red {red}, green {green}, blue {blue}. "
        f"At {state.color} % the three numbers differ, and their differences are the color."
    )


def gray_to_color() -> Explorer:
    """Explorer *from gray to color*: fade the color of a map in and out."""
    return Explorer(
        "gray to color",
        {
            "color": slider("color in %", 0, 0, 100, 1),
            "place": menu("place", PLACES),
        },
        fading_state,
        lambda s: fading_picture(s.rgb, fading_sentence(s)),
        fading_sentence,
    )
