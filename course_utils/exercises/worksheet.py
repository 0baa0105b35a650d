"""The exercises of one lesson as the learner meets them in the notebook."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from IPython.display import display

from course_utils.exercises.card import Card
from course_utils.exercises.examination import examine
from course_utils.exercises.exercise import Exercise, Verdict
from course_utils.exercises.faults import error_sentence
from course_utils.exercises.trial import try_function
from course_utils.exercises.wording import call_text, function_name, kind_text, value_text

#: Seed of the random cases of the visible checks; hidden checks bring their own.
VISIBLE_SEED = 1


@dataclass(frozen=True)
class Worksheet:
    """Checks, hints and progress of one lesson.

    Attributes
    ----------
    lesson : str
        Number of the lesson, such as "01".
    exercises : tuple of Exercise
    verdicts : dict
        Name of each exercise checked so far → its latest Verdict.
    """

    lesson: str
    exercises: tuple[Exercise, ...]
    verdicts: dict[str, Verdict] = field(default_factory=dict, init=False, repr=False)
    _hints_shown: dict[str, int] = field(default_factory=dict, init=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the exercises, in the order of the lesson."""
        return tuple(exercise.name for exercise in self.exercises)

    def find(self, name: str) -> Exercise:
        """Return the exercise with a name; a ValueError lists the names."""
        for exercise in self.exercises:
            if isinstance(name, str) and exercise.name == name:
                return exercise
        given = f"called “{name}”" if isinstance(name, str) else "without its name in quotes"
        raise ValueError(
            f"There is no exercise {given} in lesson {self.lesson}; there are: "
            f"{', '.join(self.names)}."
        )

    def try_out(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Call a function and print the call and what it returned, or what went wrong.

        Parameters
        ----------
        function : callable
            Usually the learner's.
        *arguments : any
        """
        if not callable(function):
            print(f"{value_text(function)} is no function; write its name without parentheses.")
            return
        call = call_text(function_name(function, "function"), arguments)
        trial = try_function(function, arguments, quiet=False)
        if isinstance(trial.error, NotImplementedError):
            print(f"{call}: not attempted yet")
        elif trial.error is not None:
            print(error_sentence(call, function, trial.error))
        elif trial.answer is None:
            print(f"{call} returned nothing (None)")
        else:
            print(f"{call} returned {value_text(trial.answer)} ({kind_text(trial.answer)})")

    def check(self, name: str, attempt: Any) -> None:
        """Show whether an attempt is right, or what is wrong with it, and remember it.

        Parameters
        ----------
        name : str
            Of the exercise.
        attempt : callable
            The learner's function itself.
        """
        exercise = self._exercise_or_note(name)
        if exercise:
            verdict = examine(exercise, attempt, VISIBLE_SEED)
            self.verdicts[name] = verdict
            display(Card.of_verdict(verdict, exercise.title))

    def grade(self, name: str, attempt: Any, seed: int) -> None:
        """Raise AssertionError with the verdict's sentence unless the attempt is right.

        Parameters
        ----------
        name : str
            Of the exercise.
        attempt : callable
        seed : int
            Of the random cases; another one than the visible check's.
        """
        verdict = examine(self.find(name), attempt, seed)
        if verdict.status != "right":
            raise AssertionError(verdict.sentence)

    def hint(self, name: str) -> None:
        """Show the next hint of an exercise.

        Parameters
        ----------
        name : str
            Of the exercise.
        """
        exercise = self._exercise_or_note(name)
        if exercise:
            hints, shown = exercise.hints, self._hints_shown.get(name, 0)
            number = min(shown + 1, len(hints))
            again = ", the last one again" if shown == len(hints) else ""
            self._hints_shown[name] = number
            display(Card("note", hints[number - 1], f"Hint {number} of {len(hints)}{again}"))

    def show_solution(self, name: str) -> None:
        """Show one way to solve an exercise.

        Parameters
        ----------
        name : str
            Of the exercise.
        """
        if not self._exercise_or_note(name):
            return
        source = self.solution_source(name)
        if source is None:
            display(Card("note", "The solutions are not part of this copy of the course."))
        else:
            bundle = {"text/plain": source, "text/markdown": f"```python\n{source}```"}
            display(bundle, raw=True)

    def progress(self) -> None:
        """Print how many exercises are done and which are still open."""
        right = {name for name, verdict in self.verdicts.items() if verdict.status == "right"}
        left = [name for name in self.names if name not in right]
        rest = f" Still open: {', '.join(left)}." if left else ""
        print(f"{len(right)} of {len(self.names)} done.{rest}")

    def solution_source(self, name: str) -> str | None:
        """Source of a solution, or None where the solutions are not installed."""
        folder = f"{__package__}.solutions"
        try:
            solutions = import_module(f"{folder}.lesson_{self.lesson}")
        except ModuleNotFoundError as missing:
            if not (missing.name or "").startswith(folder):
                raise
            return None
        return inspect.getsource(getattr(solutions, name))

    def _exercise_or_note(self, name: str) -> Exercise | None:
        """Return the exercise, or None after a note that lists the names."""
        try:
            return self.find(name)
        except ValueError as unknown:
            display(Card("note", str(unknown)))
            return None
