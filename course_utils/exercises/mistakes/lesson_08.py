"""Wrong answers to the loss and the interpolation of lesson 08 that learners are likely to give."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake


def _shares(shares: Callable[[int], NDArray]) -> Callable[[NDArray, NDArray, int], Any]:
    """Codes at other shares of the way than 0 to 1 in `count` even steps."""

    def answer(first: NDArray, last: NDArray, count: int) -> Any:
        share = shares(count)[:, None]
        return (1 - share) * first + share * last

    return answer


def _steps(step: Callable[[NDArray, NDArray, NDArray], Any]) -> Callable[..., Any]:
    """Codes by another rule (first, last, share)."""
    return lambda first, last, count: step(first, last, np.linspace(0, 1, count)[:, None])


def _by_picture(difference: NDArray) -> NDArray:
    return np.square(difference).reshape(len(difference), -1)


_MEAN = "Divide by the number of pixels: the mean, not the sum."
_NO_ROOT = "This is the root of the loss; the squares stay as they are."
_BOTH_ENDS = "Both ends belong to it: the last row is the code `last`."

LOSS_MISTAKES = (
    Mistake(lambda x, y: np.square(y - x).sum(), _MEAN),
    Mistake(
        lambda x, y: np.square(y - x).sum() / len(x),
        "Divide by the number of pixels in all, not by the number of pictures.",
    ),
    Mistake(lambda x, y: np.square(y - x).mean() / 2, "There is no factor one half in this loss."),
    Mistake(lambda x, y: np.square(y - x).sum() / 2, "The mean is asked for, not half of the sum."),
    Mistake(lambda x, y: np.sqrt(np.square(y - x).mean()), _NO_ROOT),
    Mistake(lambda x, y: np.linalg.norm(y - x), _NO_ROOT),
    Mistake(
        lambda x, y: np.abs(y - x).mean(), "These are the differences without a sign; square them."
    ),
    Mistake(
        lambda x, y: (y - x).mean(),
        "Square the differences first: too dark here and too light there must not cancel.",
    ),
    Mistake(
        lambda x, y: (x - y).mean(),
        "Square the differences first: too dark here and too light there must not cancel.",
    ),
    Mistake(
        lambda x, y: (y - x).mean() ** 2,
        "Square each difference before the mean: otherwise differences cancel each other.",
    ),
    Mistake(
        lambda x, y: (y**2 - x**2).mean(),
        "This is a difference of squares; the square of the difference is due.",
    ),
    Mistake(
        lambda x, y: (x**2 - y**2).mean(),
        "This is a difference of squares; the square of the difference is due.",
    ),
    Mistake(
        lambda x, y: np.var(y - x),
        "A variance leaves the mean difference out, but pictures that are all too dark are wrong.",
    ),
    Mistake(
        lambda x, y: np.square(y - x).max(), "This is the worst pixel; the mean of all is asked."
    ),
    Mistake(lambda x, y: np.median(np.square(y - x)), "This is the median; the mean is asked for."),
    Mistake(
        lambda x, y: _by_picture(y - x).mean(axis=1),
        "This is one loss for each picture; take the mean over the pictures too.",
    ),
    Mistake(
        lambda x, y: np.square(y - x).mean(axis=0),
        "This is the mean over axis 0 alone; leave the axis out.",
    ),
    Mistake(
        lambda x, y: np.square(y - x).mean(axis=-1),
        "This is the mean over the last axis alone; leave the axis out.",
    ),
    Mistake(
        lambda x, y: _by_picture(y - x)[0].mean(),
        "This is the loss of the first picture alone.",
    ),
    Mistake(lambda x, y: np.square(y - x), "These are the squares; their mean is still to take."),
    Mistake(
        lambda x, y: np.square(y - x).sum() / np.square(x).sum(),
        "Divide by the number of pixels, not by the ink of the picture.",
    ),
    Mistake(
        lambda x, y: np.mean(y - x > 0.5),
        "A pixel is not right or wrong; how far it is off counts, squared.",
    ),
    Mistake(
        lambda x, y: np.mean((np.round(y) - x) ** 2),
        "The outputs are rounded; a gray pixel is off by a part.",
    ),
)

INTERPOLATION_MISTAKES = (
    Mistake(_shares(lambda count: np.linspace(0, 1, count, endpoint=False)), _BOTH_ENDS),
    Mistake(
        _shares(lambda count: np.linspace(0, 1, count + 1)),
        "This is one code too many: `count` codes have count − 1 steps between them.",
    ),
    Mistake(
        _shares(lambda count: np.linspace(0, 1, count + 2)),
        "The two ends are among the `count` codes.",
    ),
    Mistake(
        _shares(lambda count: np.linspace(0, 1, count + 2)[1:-1]),
        "Both ends belong to it: the first row is the code `first`, the last row is `last`.",
    ),
    Mistake(
        _shares(lambda count: np.linspace(0, 1, count + 1)[1:]),
        "Both ends belong to it: the first row is the code `first`.",
    ),
    Mistake(
        _shares(lambda count: np.linspace(0, 1, count)[1:-1]),
        "Both ends belong to it; these are only the codes between them.",
    ),
    Mistake(
        _shares(lambda count: np.linspace(1, 0, count)),
        "The way goes from first to last; yours goes back.",
    ),
    Mistake(
        _shares(lambda count: np.arange(count)),
        "The shares go beyond 1: divide by count − 1.",
    ),
    Mistake(
        _shares(lambda count: np.linspace(0, 1, count) ** 2),
        "The steps are not even.",
    ),
    Mistake(
        _shares(lambda count: np.full(count, 0.5)),
        "This is the middle in every row; each row has its own share.",
    ),
    Mistake(
        _steps(lambda first, last, share: first + share * last),
        "`last` is not the difference: first + t · (last − first).",
    ),
    Mistake(
        _steps(lambda first, last, share: share * first + share * last),
        "The two shares must add up to 1: 1 − t for first, t for last.",
    ),
    Mistake(
        _steps(lambda first, last, share: first + share * (first - last)),
        "This goes away from last: the direction is last − first.",
    ),
    Mistake(
        _steps(lambda first, last, share: last + share * (last - first)),
        "The way begins at first: first + t · (last − first).",
    ),
    Mistake(
        _steps(lambda first, last, share: share * (last - first)),
        "The start is missing: first + t · (last − first).",
    ),
    Mistake(
        _steps(lambda first, last, share: ((1 - share) * first + share * last).T),
        "Rows and columns have changed places: one row for each code.",
    ),
    Mistake(
        _steps(lambda first, last, share: ((1 - share) * first + share * last).ravel()),
        "The codes lie in one long list; one row is due for each.",
    ),
    Mistake(
        _steps(lambda first, last, share: [(1 - t) * first + t * last for t in share]),
        "This is a list of codes; np.stack(…) or np.array(…) makes one array of it.",
    ),
    Mistake(
        _steps(lambda first, last, share: np.where(share < 0.5, first, last)),
        "The code jumps from one to the other; both count at each step, with shares.",
    ),
    Mistake(
        _steps(lambda first, last, share: np.round((1 - share) * first + share * last)),
        "A code is not rounded: it may be any number.",
    ),
    Mistake(lambda first, last, count: np.stack([first, last]), "Only the two ends are there."),
    Mistake(lambda first, last, count: (first + last) / 2, "This is the code in the middle alone."),
)
