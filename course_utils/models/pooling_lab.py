"""All that the pooling explorer shows of one setting."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.convolution import Window, avg_pool2d, conv2d, max_pool2d, window

MAX, AVERAGE = "max", "average"


@dataclass(frozen=True)
class PoolingState:
    """Pooling of a square picture, and the output cell looked at.

    Attributes
    ----------
    kind : "max" or "average"
    x : (n, n)
    size, stride, padding : int
    output : (m, m)
    cell : (row, column)
        The output cell looked at.
    window : Window
        Its cells; the weights are 1/k², those of average pooling.
    as_convolution : (m, m)
        Convolution of the same input with weights 1/k².
    """

    kind: str
    x: NDArray
    size: int
    stride: int
    padding: int
    output: NDArray
    cell: tuple[int, int]
    window: Window
    as_convolution: NDArray

    @property
    def inside(self) -> NDArray[np.bool_]:
        """(k, k) of bool: cells of the window that are input and not padding."""
        n = len(self.x)
        rows, columns = (
            (where >= self.padding) & (where < n + self.padding)
            for where in (self.window.rows, self.window.columns)
        )
        return np.outer(rows, columns)


def pooling_state(
    x: NDArray, kind: str, size: int, stride: int, padding: int, output_cell: int
) -> PoolingState:
    """Pool, and look at one output cell.

    Parameters
    ----------
    x : (n, n)
    kind : "max" or "average"
    size, stride, padding : int
    output_cell : int
        Counted from 1, row by row; one past the last is the last.

    Raises
    ------
    ValueError
        For an impossible setting.
    """
    pool = max_pool2d if kind == MAX else avg_pool2d
    output = pool(x.astype(float), size, stride, padding)
    cell = divmod(min(output_cell, output.size) - 1, len(output))
    weights = np.full((size, size), 1 / size**2)
    return PoolingState(
        kind, x, size, stride, padding, output, cell,
        window(x, weights, *cell, stride, padding),
        conv2d(x.astype(float), weights, None, stride, padding),
    )  # fmt: skip
