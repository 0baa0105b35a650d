"""Wrong answers to the exercises of lesson 06 about windows that learners are likely to give.

In the parameters, x, w, k, s and p stand for input, kernel, kernel size, stride and padding.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Mistake
from course_utils.models.convolution import conv2d, max_pool2d


def _convolved(x: NDArray, w: NDArray, s: Any, p: int) -> NDArray:
    return conv2d(x, w, stride=s, padding=p)


def _padded(sides: Any, mode: str = "constant") -> Callable[..., NDArray]:
    """Convolution of an input padded in another way: sides (p) → as np.pad takes them."""
    return lambda x, w, s, p: conv2d(np.pad(x, sides(p), mode=mode), w, stride=s)


def _reduced(reduce: Callable[[NDArray], Any]) -> Callable[..., NDArray]:
    """Convolution with another way to make one number of window · kernel."""

    def convolve(x: NDArray, w: NDArray, s: int, p: int) -> NDArray:
        return _over_windows(np.pad(x, p), w.shape, s, lambda window: reduce(window * w))

    return convolve


def _over_windows(
    x: NDArray, shape: tuple[int, int], s: int, reduce: Callable[[NDArray], Any]
) -> NDArray:
    """One number for each window of a shape, as two loops give it."""
    rows, columns = (range(0, n - k + 1, s) for n, k in zip(x.shape, shape, strict=True))
    return np.array([[reduce(x[i : i + shape[0], j : j + shape[1]]) for j in columns]
                     for i in rows])  # fmt: skip


def _unmoved(everywhere: NDArray, right: NDArray) -> NDArray:
    """Windows one cell apart, in an output of the right shape."""
    return everywhere[: right.shape[0], : right.shape[1]]


_SMALL = "The output has one row and one column too few: (size − kernel) // stride + 1."
_LARGE = "The output has one row and one column too many."
_CUT = "The decimals are cut off: the array for the output holds integers."
_STEP = "The window moves by one cell: output [i, j] starts at [i · stride, j · stride]."
_ONE_WAY = "The stride counts in both directions, down and to the right."
_TURNED = "Rows and columns have changed places."
_ALL_SIDES = "The padding goes on all four sides, `padding` cells wide."

CONVOLUTION_MISTAKES = (
    Mistake(
        lambda x, w, s, p: _convolved(x, w[::-1, ::-1], s, p),
        "The kernel is flipped, as mathematicians do; libraries leave it as it is.",
    ),
    Mistake(lambda x, w, s, p: _convolved(x, w, 1, p), "The stride is missing."),
    Mistake(lambda x, w, s, p: _unmoved(_convolved(x, w, 1, p), _convolved(x, w, s, p)), _STEP),
    Mistake(lambda x, w, s, p: _convolved(x, w, (s, 1), p), _ONE_WAY),
    Mistake(lambda x, w, s, p: _convolved(x, w, (1, s), p), _ONE_WAY),
    Mistake(lambda x, w, s, p: _convolved(x, w, s, 0), "The padding is missing."),
    Mistake(_padded(lambda p: p, "edge"), "The padding repeats the edge; zeros are asked for."),
    Mistake(_padded(lambda p: ((p, 0), (p, 0))), _ALL_SIDES),
    Mistake(_padded(lambda p: ((0, p), (0, p))), _ALL_SIDES),
    Mistake(_padded(lambda p: ((p, p), (0, 0))), _ALL_SIDES),
    Mistake(_padded(lambda p: ((0, 0), (p, p))), _ALL_SIDES),
    Mistake(_padded(lambda p: 2 * p), _ALL_SIDES),
    Mistake(lambda x, w, s, p: _convolved(x, w, s, p).T, _TURNED),
    Mistake(_reduced(np.mean), "This is the mean of the products; their sum is asked for."),
    Mistake(_reduced(np.max), "This is the largest product; their sum is asked for."),
    Mistake(
        _reduced(lambda products: products[-1, -1]),
        "Only the last product is left: add each one with +=, and not =.",
    ),
    Mistake(
        lambda x, w, s, p: _convolved(x, np.ones_like(w), s, p),
        "The cells are added up without the weights of the kernel.",
    ),
    Mistake(lambda x, w, s, p: _convolved(x, w, s, p)[:-1, :-1], _SMALL),
    Mistake(lambda x, w, s, p: np.pad(_convolved(x, w, s, p), ((0, 1), (0, 1))), _LARGE),
    Mistake(lambda x, w, s, p: _convolved(x, w, s, p).astype(int), _CUT),
)


def _running(pooled: NDArray) -> NDArray:
    """Largest so far, row by row."""
    return np.maximum.accumulate(pooled.ravel()).reshape(pooled.shape)


def _partial_windows(last: Callable[[int, int, int], int]) -> Callable[..., NDArray]:
    """Pooling that starts windows before last (n, k, s) and takes what is there of each."""

    def pool(x: NDArray, k: int, s: int) -> NDArray:
        rows, columns = (range(0, last(n, k, s), s) for n in x.shape)
        return np.array([[np.max(x[i : i + k, j : j + k]) for j in columns] for i in rows])

    return pool


_WHOLE = "Only windows that lie inside as a whole count."
_SIZE = "The window has kernel_size rows and kernel_size columns."

MAX_POOL_MISTAKES = (
    Mistake(
        lambda x, k, s: _over_windows(x, (k, k), s, np.mean),
        "This is average pooling; the largest number of each window is asked for.",
    ),
    Mistake(
        lambda x, k, s: -max_pool2d(-x, k, s),
        "This is the smallest number of each window; the largest is asked for.",
    ),
    Mistake(
        lambda x, k, s: _over_windows(x, (k, k), s, np.sum),
        "This is the sum of each window; its largest number is asked for.",
    ),
    Mistake(
        lambda x, k, s: np.maximum(max_pool2d(x, k, s), 0),
        "A window of negative numbers has a negative maximum: do not start the search at 0.",
    ),
    Mistake(
        lambda x, k, s: max_pool2d(np.abs(x), k, s),
        "This is the number furthest from 0, without its sign; the largest is asked for.",
    ),
    Mistake(
        lambda x, k, s: _running(max_pool2d(x, k, s)),
        "The search does not start anew for each window: a number of an earlier one stays.",
    ),
    Mistake(lambda x, k, s: max_pool2d(x, k, 1), "The stride is missing."),
    Mistake(lambda x, k, s: _unmoved(max_pool2d(x, k, 1), max_pool2d(x, k, s)), _STEP),
    Mistake(
        lambda x, k, s: max_pool2d(x, k, k),
        "The windows lie side by side: they move by stride, which may differ from kernel_size.",
    ),
    Mistake(lambda x, k, s: max_pool2d(x, k, (s, 1)), _ONE_WAY),
    Mistake(lambda x, k, s: max_pool2d(x, k, (1, s)), _ONE_WAY),
    Mistake(lambda x, k, s: max_pool2d(x, k, s).T, _TURNED),
    Mistake(lambda x, k, s: max_pool2d(x, k, s)[:-1, :-1], _SMALL),
    Mistake(lambda x, k, s: np.pad(max_pool2d(x, k, s), ((0, 1), (0, 1))), _LARGE),
    Mistake(_partial_windows(lambda n, k, s: n), _WHOLE),
    Mistake(_partial_windows(lambda n, k, s: math.ceil((n - k) / s) * s + 1), _WHOLE),
    Mistake(lambda x, k, s: _over_windows(x, (k, k), s, lambda cells: np.max(cells[0])), _SIZE),
    Mistake(lambda x, k, s: _over_windows(x, (k, k), s, lambda cells: cells[0, 0]), _SIZE),
    Mistake(lambda x, k, s: max_pool2d(x, k, s).astype(int), _CUT),
    Mistake(
        lambda x, k, s: np.full_like(max_pool2d(x, k, s), np.max(x)),
        "This is the largest number of the whole input; each window has its own.",
    ),
)
