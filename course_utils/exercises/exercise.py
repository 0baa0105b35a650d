"""What an exercise is, and what a check says about an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

#: Positional arguments of one call.
Arguments = tuple[Any, ...]

#: (answer, arguments) → None where the answer is right, else what is wrong with it: the end of a
#: sentence that begins with the call, such as "should be 0, yours gave 1."
Judge = Callable[[Any, Arguments], str | None]


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that learners are likely to give, and what to tell them.

    Attributes
    ----------
    implementation : callable
        Behaves like the wrong answer on every case.
    sentence : str
        Names the mistake.
    """

    implementation: Callable[..., Any]
    sentence: str


@dataclass(frozen=True)
class Exercise:
    """A function for the learner to write, and all that is needed to check it.

    Attributes
    ----------
    name : str
        Name of the function, which is also the name of the exercise.
    title : str
        A few words for a heading.
    contract : str
        What the function must do, in a sentence.
    parameters : tuple of str
        Names of its parameters.
    cases : callable
        rng → list of argument tuples to try: edge values first, then random ones.
    judge : callable
        (answer, arguments) → None, or what is wrong; see `comparison.same_as`.
    mistakes : tuple of Mistake
    hints : tuple of str
        From a nudge to almost the answer.
    points : int
    silent : bool
        Whether a warning, such as "overflow encountered in exp", is a fault.
    """

    name: str
    title: str
    contract: str
    parameters: tuple[str, ...]
    cases: Callable[[np.random.Generator], list[Arguments]]
    judge: Judge
    hints: tuple[str, ...]
    mistakes: tuple[Mistake, ...] = ()
    points: int = 2
    silent: bool = False


@dataclass(frozen=True)
class Verdict:
    """Result of a check.

    Attributes
    ----------
    status : "right", "wrong" or "open"
        Open means not attempted yet.
    sentence : str
        What to tell the learner.
    points : int
        All points of the exercise where it is right, else 0.
    """

    status: Literal["right", "wrong", "open"]
    sentence: str
    points: int = 0
