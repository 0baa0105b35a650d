"""Two colors that share one gray: which answer each loss likes best, in closed form."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.models.lab_color import unclipped_rgb

#: L of both colors, so that they are the same gray, and their a and b.
LIGHTNESS = 50.0
GREEN, RED = (-45.0, 45.0), (62.0, 42.0)

LOSSES = ("squared error", "absolute error", "Huber", "color classes")


def mean_loss(loss: str, answer: ArrayLike, share: float, delta: float = 1) -> NDArray[np.float64]:
    """Loss of an answer, averaged over the red and the green pixels.

    Parameters
    ----------
    loss : str
        One of `LOSSES`.
    answer : (...)
        0 (green) to 1 (red); for "color classes" the chance given to red.
    share : float
        Of the red pixels.
    delta : float
        Error from which on Huber's loss is a straight line.

    Returns
    -------
    (...), infinite where color classes give no chance to a color that occurs.
    """
    answer = np.asarray(answer, dtype=float)
    to_red, to_green = (_loss(loss, error, delta) for error in (1 - answer, answer))
    # What never occurs costs nothing, even where its loss is infinite.
    red = share * to_red if share else 0
    green = (1 - share) * to_green if share < 1 else 0
    return red + green


def _loss(loss: str, error: NDArray[np.float64], delta: float) -> NDArray[np.float64]:
    """Loss of an answer so far from the truth."""
    if loss == "squared error":
        return error**2
    if loss == "absolute error":
        return np.abs(error)
    if loss == "Huber":
        size = np.abs(error)
        return np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))
    with np.errstate(divide="ignore"):
        return -np.log(1 - error)


def lowest_answers(loss: str, share: float, delta: float = 1) -> tuple[float, float]:
    """First and last answer with the least mean loss; mostly they are one.

    The slope of the mean loss is 0 there. The squared error has it at the mean, the absolute error
    at the median, cross-entropy at the true chance. Huber's slope is
    (1 − share) · min(t, δ) − share · min(1 − t, δ) at the answer t.

    Parameters
    ----------
    loss : str
        One of `LOSSES`.
    share : float
        Of the red pixels.
    delta : float
        Of Huber's loss.

    References
    ----------
    P. J. Huber, "Robust estimation of a location parameter", Annals of Mathematical Statistics,
    1964.
    """
    if loss in ("squared error", "color classes"):
        return share, share
    if share > 0.5:
        low, high = lowest_answers(loss, 1 - share, delta)
        return 1 - high, 1 - low
    if loss == "absolute error":
        return 0.0, float(share == 0.5)
    if share >= 1 - delta:
        return share, share
    low = share * delta / (1 - share)
    return low, 1 - delta if share == 0.5 else low


def best_answer(loss: str, share: float, delta: float = 1, temperature: float = 1) -> float:
    """Answer with the least mean loss, the middle of them where there are several.

    Color classes answer with chances; the color is their mean after the temperature.

    Parameters
    ----------
    loss : str
        One of `LOSSES`.
    share : float
        Of the red pixels.
    delta, temperature : float
        Of Huber's loss, and of the color classes.

    Returns
    -------
    float
        0 (green) to 1 (red).
    """
    low, high = lowest_answers(loss, share, delta)
    middle = (low + high) / 2
    return sharpened(middle, temperature) if loss == "color classes" else middle


def sharpened(chance: float, temperature: float) -> float:
    """Chance of red after a temperature: softmax of ln(chance) / temperature.

    Parameters
    ----------
    chance : float
        Of red; green has the rest.
    temperature : float
        1 keeps it; toward 0 the likelier color takes all.

    Returns
    -------
    float

    References
    ----------
    R. Zhang, P. Isola and A. A. Efros, "Colorful image colorization", ECCV 2016: the annealed mean.
    """
    if chance in (0, 0.5, 1):
        return float(chance)
    if temperature == 0:
        return float(chance > 0.5)
    return float(1 / (1 + np.exp((np.log(1 - chance) - np.log(chance)) / temperature)))


def colors_between(answers: ArrayLike) -> NDArray[np.uint8]:
    """Colors of answers: places on the line from green (0) to red (1), all with one L.

    Parameters
    ----------
    answers : (...)

    Returns
    -------
    (..., 3) uint8
    """
    answers = np.asarray(answers, dtype=float)[..., None]
    ab = (1 - answers) * GREEN + answers * RED
    lab = np.concatenate([np.full_like(answers, LIGHTNESS), ab], axis=-1)
    return np.rint(255 * np.clip(unclipped_rgb(lab), 0, 1)).astype(np.uint8)
