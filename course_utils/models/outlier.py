"""What one changed price does to the line that fits best, by MSE and by MAE."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.houses import (
    Line,
    least_absolute_line,
    least_squares_line,
    sizes_and_prices,
)
from course_utils.models.losses import mae, mse, rmse

#: Losses in the order of `OutlierState.losses`.
LOSSES = {"MSE": mse, "RMSE": rmse, "MAE": mae}


@dataclass(frozen=True)
class OutlierState:
    """The houses with one price changed, and the two best lines before and after.

    Attributes
    ----------
    house : int
        1 … 12, the one whose price changed.
    change : float
        By how much, in thousands.
    size, price : (12,)
        In m² and thousands, after the change.
    squares, absolute : (slope, intercept)
        Best line by MSE (and by RMSE), and best line by MAE.
    squares_before, absolute_before : (slope, intercept)
        The same before the change.
    losses : (3, 2)
        A row for MSE, RMSE and MAE; a column for each of the two lines.
    moved : (2,)
        How far each line moved, as a mean over the twelve sizes, in thousands.
    """

    house: int
    change: float
    size: NDArray[np.float64]
    price: NDArray[np.float64]
    squares: Line
    absolute: Line
    squares_before: Line
    absolute_before: Line
    losses: NDArray[np.float64]
    moved: NDArray[np.float64]


def outlier_state(house: int, change: float) -> OutlierState:
    """Fit both lines with the price of one house changed.

    Parameters
    ----------
    house : int
        1, the smallest, to 12, the largest.
    change : float
        What is added to its price, in thousands.
    """
    size, before = sizes_and_prices()
    _, price = sizes_and_prices(house, change)
    now = least_squares_line(size, price), least_absolute_line(size, price)
    then = least_squares_line(size, before), least_absolute_line(size, before)
    answers = [_on(line, size) for line in now]
    losses = [[loss(answer, price) for answer in answers] for loss in LOSSES.values()]
    moved = [mae(answer, _on(line, size)) for answer, line in zip(answers, then, strict=True)]
    return OutlierState(house, change, size, price, *now, *then, np.array(losses), np.array(moved))


def _on(line: Line, size: NDArray) -> NDArray[np.float64]:
    """Prices that a line gives to the sizes."""
    return line[0] * size + line[1]
