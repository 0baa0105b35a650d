"""Wrong answers to the colorfulness of lesson 09 that learners are likely to give."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from skimage.color import rgb2lab

from course_utils.exercises.exercise import Mistake

Axes = Callable[[NDArray, NDArray, NDArray], tuple[Any, Any]]


def _axes(red: NDArray, green: NDArray, blue: NDArray) -> tuple[NDArray, NDArray]:
    return red - green, (red + green) / 2 - blue


def _end(rg: NDArray, yb: NDArray) -> float:
    return float(np.hypot(rg.std(), yb.std()) + 0.3 * np.hypot(rg.mean(), yb.mean()))


def _colorful(
    axes: Axes = _axes, end: Callable[[NDArray, NDArray], Any] = _end, kind: type = float
) -> Callable[[NDArray], Any]:
    """Answer with a part replaced; numbers of another kind overflow as they would."""

    def answer(rgb: NDArray) -> Any:
        with np.errstate(all="ignore"):
            return end(*axes(*np.moveaxis(rgb.astype(kind), -1, 0)))

    return answer


def _wrapped_rg(red: NDArray, green: NDArray, blue: NDArray) -> tuple[NDArray, NDArray]:
    right = _axes(*(part.astype(float) for part in (red, green, blue)))
    return red - green, right[1]


def _wrapped_yb(red: NDArray, green: NDArray, blue: NDArray) -> tuple[NDArray, NDArray]:
    return red.astype(float) - green, (red + green) / 2 - blue


_WRAPPED = (
    "The numbers are uint8 and have no room below 0 or above 255: 100 − 200 becomes 156. Make "
    "floats of them first: rgb.astype(float)."
)
_ADDED = "They are added as they are; a length is the root of a sum of squares."
_ABSOLUTE = "No absolute value belongs here: red and green are opposite sides of rg."

COLORFUL_MISTAKES = (
    Mistake(_colorful(kind=np.uint8), _WRAPPED),
    Mistake(_colorful(_wrapped_rg, kind=np.uint8), _WRAPPED),
    Mistake(_colorful(_wrapped_yb, kind=np.uint8), _WRAPPED),
    Mistake(_colorful(lambda r, g, b: tuple(map(np.abs, _axes(r, g, b)))), _ABSOLUTE),
    Mistake(_colorful(lambda r, g, b: (np.abs(r - g), (r + g) / 2 - b)), _ABSOLUTE),
    Mistake(_colorful(lambda r, g, b: (r - g, np.abs((r + g) / 2 - b))), _ABSOLUTE),
    Mistake(
        _colorful(lambda r, g, b: (r - g, r + g / 2 - b)),
        "The sum of red and green needs parentheses: (R + G) / 2.",
    ),
    Mistake(_colorful(lambda r, g, b: (r - g, r + g - b)), "yb takes half of R + G."),
    Mistake(
        _colorful(lambda r, g, b: (r - g, (r + g - b) / 2)), "Only R + G is halved, not all of yb."
    ),
    Mistake(_colorful(lambda r, g, b: (r - g, (r - g) / 2 - b)), "yb adds R and G: (R + G) / 2."),
    Mistake(
        _colorful(lambda r, g, b: _axes(b, g, r)), "Red comes first in the last axis, blue last."
    ),
    Mistake(
        lambda rgb: _end(*rgb2lab(rgb)[..., 1:].reshape(-1, 2).T),
        "These are a and b of Lab; rg and yb come from red, green and blue.",
    ),
    Mistake(
        lambda rgb: _colorful()(rgb / 255),
        "Colors count from 0 to 255 here; this divides them by 255.",
    ),
    Mistake(
        _colorful(end=lambda rg, yb: np.hypot(rg.std(), yb.std())),
        "This is the spread alone: a picture of one strong color has none. The means are missing.",
    ),
    Mistake(
        _colorful(end=lambda rg, yb: 0.3 * np.hypot(rg.mean(), yb.mean())),
        "These are the means alone; the standard deviations are missing.",
    ),
    Mistake(
        _colorful(end=lambda rg, yb: np.hypot(rg.std(), yb.std()) + np.hypot(rg.mean(), yb.mean())),
        "The means count 0.3 times.",
    ),
    Mistake(
        _colorful(
            end=lambda rg, yb: 0.3 * np.hypot(rg.std(), yb.std()) + np.hypot(rg.mean(), yb.mean())
        ),
        "The means count 0.3 times, the standard deviations once.",
    ),
    Mistake(
        _colorful(
            end=lambda rg, yb: 0.3 * (np.hypot(rg.std(), yb.std()) + np.hypot(rg.mean(), yb.mean()))
        ),
        "Only the means count 0.3 times.",
    ),
    Mistake(
        _colorful(end=lambda rg, yb: rg.std() + yb.std() + 0.3 * (abs(rg.mean()) + abs(yb.mean()))),
        _ADDED,
    ),
    Mistake(_colorful(end=lambda rg, yb: rg.std() + yb.std() + 0.3 * _means(rg, yb)), _ADDED),
    Mistake(
        _colorful(
            end=lambda rg, yb: (
                np.hypot(rg.std(), yb.std()) + 0.3 * (abs(rg.mean()) + abs(yb.mean()))
            )
        ),
        _ADDED,
    ),
    Mistake(
        _colorful(end=lambda rg, yb: np.hypot(rg.var(), yb.var()) + 0.3 * _means(rg, yb)),
        "These are variances: σ is their root, .std().",
    ),
    Mistake(
        _colorful(end=lambda rg, yb: rg.var() + yb.var() + 0.3 * (rg.mean() ** 2 + yb.mean() ** 2)),
        "The square roots are missing.",
    ),
    Mistake(
        _colorful(end=lambda rg, yb: np.sqrt(rg.std() + yb.std()) + 0.3 * _means(rg, yb)),
        "Under the root stand the squares σ², not σ.",
    ),
    Mistake(
        _colorful(end=lambda rg, yb: np.hypot(rg.std(), yb.std()) - 0.3 * _means(rg, yb)),
        "The second root is added.",
    ),
    Mistake(
        _colorful(
            end=lambda rg, yb: np.mean(
                np.hypot(rg.std(axis=0), yb.std(axis=0))
                + 0.3 * np.hypot(rg.mean(axis=0), yb.mean(axis=0))
            )
        ),
        "All pixels count together, not column by column: .std() without an axis.",
    ),
)


def _means(rg: NDArray, yb: NDArray) -> float:
    return np.hypot(rg.mean(), yb.mean())
