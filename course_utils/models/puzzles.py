"""Reverse puzzles: the result is given, and the settings that lead to it are to be found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from course_utils.models.convolution import (
    output_size,
    overlap_counts,
    transposed_output_size,
    usage_counts,
)
from course_utils.models.convolution.windows import reach

#: Lowest and highest value of each setting.
RANGES = {
    "kernel_size": (1, 5),
    "stride": (1, 4),
    "padding": (0, 4),
    "dilation": (1, 4),
    "output_padding": (0, 3),
}


class Settings(NamedTuple):
    """What a learner can set; a convolution has no output padding and leaves it out."""

    kernel_size: int = 2
    stride: int = 1
    padding: int = 0
    dilation: int = 1
    output_padding: int = 0


#: Where each puzzle starts; it solves none.
START = Settings()


@dataclass(frozen=True)
class Outcome:
    """What settings make of a square input.

    Attributes
    ----------
    transposed : bool
        A transposed convolution, else a convolution.
    input_size, output_size : int
    settings : Settings
    """

    transposed: bool
    input_size: int
    settings: Settings
    output_size: int

    @property
    def reach(self) -> int:
        """Cells that the kernel covers in one direction, the holes of dilation included."""
        return reach(self.settings.kernel_size, self.settings.dilation)

    @property
    def unread(self) -> NDArray[np.bool_]:
        """Rows of the input that no window of the convolution reads, (input_size,)."""
        return usage_counts(self.input_size, *self.settings[:4]).sum(axis=1) == 0

    @property
    def overlaps(self) -> NDArray[np.intp]:
        """How many (input, weight) pairs add to each output of the transposed convolution."""
        kernel_size, stride, padding, dilation, output_padding = self.settings
        return overlap_counts(
            self.input_size, kernel_size, stride, padding, output_padding, dilation
        )

    @property
    def inner_overlaps(self) -> tuple[int, int]:
        """Fewest and most overlaps far from the border, where only stride and kernel matter.

        There they repeat with the stride: one period of them, in the middle of an output that is
        large enough.
        """
        kernel_size, stride, _, dilation, _ = self.settings
        margin = self.reach
        counts = overlap_counts(2 * margin + 2, kernel_size, stride, dilation=dilation)
        middle = slice(stride * margin, stride * (margin + 1))
        inner = counts[middle, middle]
        return int(inner.min()), int(inner.max())


@dataclass(frozen=True)
class Requirement:
    """One thing that a solution must fulfill.

    Attributes
    ----------
    subject, wanted : str
        Such as "output" and "8×8".
    now : callable
        Outcome → what it is, in the words of `wanted`.
    """

    subject: str
    wanted: str
    now: Callable[[Outcome], str]

    def met(self, outcome: Outcome) -> bool:
        """Whether an outcome fulfills it."""
        return self.now(outcome) == self.wanted


@dataclass(frozen=True)
class Puzzle:
    """A result to reach.

    Attributes
    ----------
    name : str
        What to do, in a few words.
    transposed : bool
        By a transposed convolution, else by a convolution.
    input_size : int
    target : int or None
        Size of the output to reach, where one is asked for.
    rules : tuple of Requirement
        What else is asked for.
    hints : tuple of three str
        From a nudge to one solution.
    solutions : int
        How many settings within RANGES solve it.
    """

    name: str
    transposed: bool
    input_size: int
    target: int | None
    rules: tuple[Requirement, ...]
    hints: tuple[str, str, str]
    solutions: int

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """All that a solution must fulfill, the size of the output first."""
        if self.target is None:
            return self.rules
        size = Requirement("output", square(self.target), lambda o: square(o.output_size))
        return (size, *self.rules)

    def outcome(self, settings: Settings) -> Outcome:
        """What settings make of the input.

        Raises
        ------
        ValueError
            With a sentence, for settings that cannot be.
        """
        kernel_size, stride, padding, dilation, output_padding = settings
        n = self.input_size
        if self.transposed:
            size = transposed_output_size(n, kernel_size, stride, padding, output_padding, dilation)
        else:
            size = output_size(n, kernel_size, stride, padding, dilation)
        return Outcome(self.transposed, n, settings, size)

    def solved(self, settings: Settings) -> bool:
        """Whether settings are a solution; impossible ones are none."""
        try:
            outcome = self.outcome(settings)
        except ValueError:
            return False
        return all(requirement.met(outcome) for requirement in self.requirements)

    def every_setting(self) -> Iterator[Settings]:
        """All settings that count: a convolution without output padding."""
        ranges = dict(RANGES) if self.transposed else RANGES | {"output_padding": (0, 0)}
        values = (range(low, high + 1) for low, high in ranges.values())
        return (Settings(*chosen) for chosen in product(*values))


def square(size: int) -> str:
    """Size of a square, such as "8×8"."""
    return f"{size}×{size}"
