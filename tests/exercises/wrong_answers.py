"""How the wrong answers of a lesson are noted, each with a part of the sentence it must get."""

from collections.abc import Callable


class WrongAnswers(dict):
    """Name of an exercise → its wrong answers as (function, part of the sentence)."""

    def wrong(self, exercise: str, fragment: str) -> Callable:
        """Register the function below as a wrong answer."""

        def register(function):
            self.setdefault(exercise, []).append((function, fragment))
            return function

        return register

    def answer(self, exercise: str, function: Callable, fragment: str) -> None:
        """Register a one-line wrong answer."""
        self.wrong(exercise, fragment)(function)
