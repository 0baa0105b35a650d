"""Wrong answers to the first two exercises of lesson 09 that learners are likely to give."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake

SCALE = np.array([100.0, 128.0, 128.0])


def _gray(lab: NDArray) -> NDArray:
    return lab * [1, 0, 0]


def _distances(lab: NDArray) -> NDArray:
    return np.hypot(lab[..., 1], lab[..., 2])


def _error(error: Callable[[NDArray], Any], sentence: str) -> Mistake:
    """Right gray picture with another error."""
    return Mistake(lambda lab: (_gray(lab), error(lab)), sentence)


def _picture(gray: Callable[[NDArray], Any], sentence: str) -> Mistake:
    """Right error with another gray picture."""
    return Mistake(lambda lab: (gray(lab), _distances(lab).mean()), sentence)


GRAY_MISTAKES = (
    _error(
        lambda lab: (_distances(lab) ** 2).mean(),
        "These are squared distances: take the root of a² + b² before the mean.",
    ),
    _error(
        lambda lab: np.sqrt((_distances(lab) ** 2).mean()),
        "This is the root of the mean; take the root for each pixel, then the mean.",
    ),
    _error(
        lambda lab: np.abs(lab[..., 1:]).sum(axis=-1).mean(),
        "This adds |a| and |b|; the straight way to (0, 0) is √(a² + b²) long.",
    ),
    _error(
        lambda lab: np.abs(lab[..., 1:]).mean(),
        "This is the mean of all |a| and |b|; a pixel has one distance, √(a² + b²).",
    ),
    _error(
        lambda lab: np.linalg.norm(lab, axis=-1).mean(),
        "L is not part of the error: gray has it right. Only a and b count.",
    ),
    _error(
        lambda lab: np.hypot(*lab[..., 1:].reshape(-1, 2).mean(axis=0)),
        "This is how far the mean color is from gray; colors on opposite sides cancel out. First "
        "the distance of each pixel, then the mean.",
    ),
    _error(
        lambda lab: (lab - _gray(lab)).mean(),
        "Positive and negative a and b cancel out; a distance is never negative.",
    ),
    _error(
        lambda lab: ((lab - _gray(lab)) ** 2).mean(),
        "This is the squared error over L, a and b; the mean distance of a and b is asked for.",
    ),
    _error(
        lambda lab: np.abs(lab - _gray(lab)).mean(),
        "This is the absolute error over L, a and b; the mean distance of a and b is asked for.",
    ),
    _error(lambda lab: _distances(lab).sum(), "This is the sum over the pixels; take the mean."),
    _error(_distances, "This is a distance for each pixel; the error is their mean."),
    _error(lambda lab: _distances(lab).mean(axis=0), "Take the mean over rows and columns both."),
    _error(lambda lab: _distances(lab).max(), "This is the largest distance; take the mean."),
    _error(lambda lab: np.median(_distances(lab)), "This is the median; take the mean."),
    _error(lambda lab: 0.0, "The error compares with the true a and b, before they are set to 0."),
    _picture(np.zeros_like, "L is 0 as well, so all is black; gray keeps its L."),
    _picture(lambda lab: lab[..., 0], "This is L alone; a Lab picture has a = b = 0 beside it."),
    _picture(lambda lab: lab, "a and b are still there; of gray both are 0."),
    _picture(
        lambda lab: np.repeat(lab[..., :1], 3, axis=-1),
        "Three equal numbers are gray in RGB. In Lab it is a = b = 0.",
    ),
    _picture(
        lambda lab: np.stack([lab[..., 0], *[np.full(lab.shape[:2], 128.0)] * 2], axis=-1),
        "128 is a color here, far out; of gray a and b are 0.",
    ),
    _picture(lambda lab: lab * [0, 1, 1], "This takes L away; a and b are to become 0."),
    _picture(lambda lab: lab * [1, 1, 0], "a is still there; of gray both a and b are 0."),
    _picture(
        lambda lab: lab * [1, 0, 0] + [0, *lab[..., 1:].reshape(-1, 2).mean(axis=0)],
        "This is the mean color everywhere, the other baseline; of gray a and b are 0.",
    ),
    Mistake(
        lambda lab: (_distances(lab).mean(), _gray(lab)),
        "The two are swapped: the picture comes first.",
    ),
    Mistake(_gray, "The error is missing."),
    Mistake(lambda lab: _distances(lab).mean(), "The gray picture is missing."),
)


def _scaled(
    there: Callable[[NDArray], Any] = lambda lab: np.moveaxis(lab / SCALE, -1, 0),
    back: Callable[[NDArray], Any] = lambda scaled: np.moveaxis(scaled, 0, -1) * SCALE,
) -> Callable[[NDArray, bool], Any]:
    """Answer with one or both ways replaced."""
    return lambda values, is_back: back(values) if is_back else there(values)


def _by(*scale: float, zero: float = 0.0) -> Callable[[NDArray, bool], Any]:
    """Both ways with other numbers."""
    return _scaled(
        lambda lab: np.moveaxis((lab - [0, zero, zero]) / scale, -1, 0),
        lambda scaled: np.moveaxis(scaled, 0, -1) * scale + [0, zero, zero],
    )


_RESHAPED = "A reshape cuts the numbers up anew and mixes the pixels; move the axis: np.moveaxis."
_TURNED = "Rows and columns have changed places: .T turns all axes, np.moveaxis moves one."
_AB = "a and b are divided by 128 here, so that 0 stays 0 and −1 … 1 is never left."

SCALING_MISTAKES = (
    Mistake(
        _scaled(
            lambda lab: (lab / SCALE).reshape(3, *lab.shape[:2]),
            lambda scaled: scaled.reshape(*scaled.shape[1:], 3) * SCALE,
        ),
        _RESHAPED,
    ),
    Mistake(_scaled(lambda lab: (lab / SCALE).reshape(3, *lab.shape[:2])), _RESHAPED),
    Mistake(_scaled(back=lambda scaled: scaled.reshape(*scaled.shape[1:], 3) * SCALE), _RESHAPED),
    Mistake(_scaled(lambda lab: (lab / SCALE).T, lambda scaled: scaled.T * SCALE), _TURNED),
    Mistake(_scaled(lambda lab: (lab / SCALE).T), _TURNED),
    Mistake(_scaled(back=lambda scaled: scaled.T * SCALE), _TURNED),
    Mistake(
        _scaled(lambda lab: lab / SCALE, lambda scaled: scaled * SCALE[:, None, None]),
        "The axes stay as they were; a network takes the channels first, a picture last.",
    ),
    Mistake(_scaled(lambda lab: lab / SCALE), "On the way there, the channels have to come first."),
    Mistake(
        _scaled(back=lambda scaled: scaled * SCALE[:, None, None]),
        "On the way back, the three numbers of a pixel have to come last.",
    ),
    Mistake(
        _scaled(back=lambda scaled: np.moveaxis(scaled * SCALE[:, None, None], -1, 0)),
        "On the way back the first axis becomes the last: np.moveaxis(values, 0, -1).",
    ),
    Mistake(
        _scaled(lambda lab: np.moveaxis(lab, -1, 0), lambda scaled: np.moveaxis(scaled, 0, -1)),
        "The axes are right; the scaling is missing.",
    ),
    Mistake(
        _scaled(back=lambda scaled: np.moveaxis(scaled, 0, -1)),
        "On the way back the numbers have to grow again: multiply.",
    ),
    Mistake(
        _scaled(back=lambda scaled: np.moveaxis(scaled, 0, -1) / SCALE),
        "The way back multiplies; this divides a second time.",
    ),
    Mistake(
        _scaled(lambda lab: np.moveaxis(lab * SCALE, -1, 0)), "The way there divides, not back."
    ),
    Mistake(_by(1, 128, 128), "L is not scaled: it goes from 0 to 100, so divide it by 100."),
    Mistake(_by(100, 1, 1), "a and b are not scaled: divide them by 128."),
    Mistake(_by(100, 100, 100), _AB),
    Mistake(_by(100, 127, 127), _AB),
    Mistake(_by(100, 110, 110), _AB),
    Mistake(_by(100, 255, 255), _AB),
    Mistake(_by(100, 255, 255, zero=-128), "This makes 0 … 1 of a and b; " + _AB),
    Mistake(_by(128, 128, 128), "L goes from 0 to 100: divide it by 100, and a and b by 128."),
    Mistake(_by(255, 128, 128), "L goes from 0 to 100, not to 255."),
    Mistake(
        _scaled(
            lambda lab: np.moveaxis(lab / [50, 128, 128] - [1, 0, 0], -1, 0),
            lambda scaled: (np.moveaxis(scaled, 0, -1) + np.array([1, 0, 0])) * [50, 128, 128],
        ),
        "L becomes −1 … 1 here; 0 … 1 is due: L / 100.",
    ),
    Mistake(lambda values, back: _scaled()(values, False), "It does the same both ways: ask back."),
    Mistake(lambda values, back: _scaled()(values, not back), "The two ways are swapped."),
)
