"""All that the ambiguity explorer shows of one setting."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.ambiguity import LOSSES, best_answer, lowest_answers, mean_loss

#: Answers that the curve of a loss goes through, from green to red.
ANSWERS = np.linspace(0, 1, 201)


@dataclass(frozen=True)
class Ambiguity:
    """A share of red, and what it makes of the four losses.

    An answer is a place on the straight line between the colors: 0 is green, 1 is red.

    Attributes
    ----------
    share : float
        Of the red pixels, 0 … 1; the others are green.
    loss : str
        One of `LOSSES`, whose curve is shown.
    delta, temperature : float
        Of Huber's loss, and of the color classes.
    answers : dict of str to float
        Best answer of each loss.
    lowest : dict of str to (float, float)
        First and last answer with the least mean loss, of each loss.
    curve : (201,)
        Mean loss of each of `ANSWERS`, by the chosen loss.
    """

    share: float
    loss: str
    delta: float
    temperature: float
    answers: dict[str, float]
    lowest: dict[str, tuple[float, float]]
    curve: NDArray[np.float64]

    @property
    def tied(self) -> bool:
        """Whether the chosen loss likes several answers equally."""
        low, high = self.lowest[self.loss]
        return high > low


def ambiguity_state(share: float, loss: str, delta: float, temperature: float) -> Ambiguity:
    """Everything about a share of red.

    Parameters
    ----------
    share : float
        0 … 1.
    loss : str
        One of `LOSSES`.
    delta : float
        Above 0, at most 1.
    temperature : float
        0 … 1.
    """
    answers = {name: best_answer(name, share, delta, temperature) for name in LOSSES}
    lowest = {name: lowest_answers(name, share, delta) for name in LOSSES}
    curve = mean_loss(loss, ANSWERS, share, delta)
    return Ambiguity(share, loss, delta, temperature, answers, lowest, curve)
