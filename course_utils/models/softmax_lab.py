"""Scores, a temperature and a true class: all that softmax and cross-entropy make of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.activations import softmax
from course_utils.models.losses import cross_entropy, cross_entropy_gradient, log_sum_exp


@dataclass(frozen=True)
class SoftmaxState:
    """One example: K scores at a temperature T, and the true class.

    Attributes
    ----------
    scores : (K,)
    temperature : float
    label : int
        The true class.
    scaled : (K,)
        Scores divided by the temperature.
    powers : (K,)
        exp(scaled − the largest of them), between 0 and 1.
    probabilities : (K,)
    log_sum_exp : float
        Of the scaled scores: their soft maximum.
    loss : float
        Cross-entropy, −ln p of the true class.
    gradient : (K,)
        Of the loss at the scores, (p − y) / T.
    """

    scores: NDArray[np.float64]
    temperature: float
    label: int
    scaled: NDArray[np.float64]
    powers: NDArray[np.float64]
    probabilities: NDArray[np.float64]
    log_sum_exp: float
    loss: float
    gradient: NDArray[np.float64]

    @property
    def target(self) -> NDArray[np.float64]:
        """(K,): 1 for the true class, 0 for the others."""
        return np.eye(len(self.scores))[self.label]

    @property
    def softness(self) -> float:
        """How far the soft maximum lies above the largest score: 0 … ln K."""
        return float(np.log(self.powers.sum()))


def softmax_state(scores: NDArray, temperature: float, label: int) -> SoftmaxState:
    """Follow scores to probabilities, loss and gradient.

    Parameters
    ----------
    scores : (K,)
    temperature : float
        Above 0.
    label : int
        0 … K − 1.
    """
    scores = np.asarray(scores, dtype=np.float64)
    scaled, labels = scores / temperature, np.array([label])
    return SoftmaxState(
        scores,
        temperature,
        label,
        scaled,
        powers=np.exp(scaled - scaled.max()),
        probabilities=softmax(scores, temperature),
        log_sum_exp=float(log_sum_exp(scaled)),
        loss=cross_entropy(scaled[None], labels),
        gradient=cross_entropy_gradient(scaled[None], labels)[0] / temperature,
    )
