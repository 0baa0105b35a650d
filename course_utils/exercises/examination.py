"""Try an attempt on the cases of an exercise and say what is wrong with it."""

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course_utils.exercises.exercise import Exercise, Verdict
from course_utils.exercises.faults import fault
from course_utils.exercises.trial import Trial, raising_function, try_function
from course_utils.exercises.wording import call_text, count_text, function_name, kind_text

#: Names of a number of dimensions.
DIMENSIONS = ("a single number", "a one-dimensional array", "a two-dimensional array")


def examine(exercise: Exercise, attempt: Any, seed: int) -> Verdict:
    """Check an attempt.

    Parameters
    ----------
    exercise : Exercise
    attempt : any
        The learner's function, if all is well.
    seed : int
        Of the random cases.

    Returns
    -------
    Verdict
        Whatever the attempt does, nothing is raised but KeyboardInterrupt.
    """
    unfit = _unfit(exercise, attempt)
    if unfit:
        return Verdict("wrong", unfit)
    cases = exercise.cases(np.random.default_rng(seed))
    trials = [try_function(attempt, case) for case in cases]
    unwritten = _unwritten(exercise, attempt, trials)
    if unwritten:
        return unwritten
    faults = [fault(exercise, attempt, trial) for trial in trials]
    complaint = (
        _named_mistake(exercise, trials, faults)
        or _unsteady(exercise, attempt, trials)
        or _first_fault(exercise, trials, faults)
    )
    if complaint:
        return Verdict("wrong", complaint)
    name = function_name(attempt, exercise.name)
    return Verdict("right", f"`{name}` does what it should.", exercise.points)


def _unfit(exercise: Exercise, attempt: Any) -> str | None:
    """Why the attempt cannot be called as the exercise needs it."""
    if not callable(attempt):
        return (
            f"This is no function ({kind_text(attempt)}), perhaps what a call of it returned. The "
            "check needs the function itself: its name, without parentheses after it."
        )
    try:
        signature = inspect.signature(attempt)
    except (TypeError, ValueError):  # some functions written in C do not tell
        return None
    try:
        signature.bind(*exercise.parameters)
    except TypeError:
        name = function_name(attempt, exercise.name)
        takes = count_text(len(signature.parameters), "parameter")
        due = ", ".join(exercise.parameters)
        return f"{name}{signature} takes {takes}; it is called as {name}({due})."
    return None


def _unwritten(exercise: Exercise, attempt: Callable, trials: Sequence[Trial]) -> Verdict | None:
    """Return the verdict on a stub, or on a function that calls a stub."""
    errors = [trial.error for trial in trials if isinstance(trial.error, NotImplementedError)]
    if not errors:
        return None
    missing = raising_function(attempt, errors[0])
    if missing:
        name = function_name(attempt, exercise.name)
        return Verdict("wrong", f"{name} calls {missing}, which is not written yet.")
    return Verdict("open", "Not attempted yet: the line with NotImplementedError is still there.")


def _named_mistake(
    exercise: Exercise, trials: Sequence[Trial], faults: Sequence[str | None]
) -> str | None:
    """Return the sentence of the mistake that does the same as the attempt on every case."""
    if not any(faults):
        return None
    for mistake in exercise.mistakes:
        if all(t.like(try_function(mistake.implementation, t.arguments)) for t in trials):
            first = next(text for text in faults if text)
            return f"{mistake.sentence} {first}"
    return None


def _unsteady(exercise: Exercise, attempt: Callable, trials: Sequence[Trial]) -> str | None:
    """Complain where the same call gives something else the second time."""
    for trial in trials:
        if not trial.like(try_function(attempt, trial.arguments)):
            name = function_name(attempt, exercise.name)
            call = call_text(name, trial.arguments, exercise.parameters)
            return (
                f"{call} gave two different answers to two equal calls. The answer may depend on "
                "its parameters only, not on chance or on something kept from the call before."
            )
    return None


def _first_fault(
    exercise: Exercise, trials: Sequence[Trial], faults: Sequence[str | None]
) -> str | None:
    """Return the first fault; where only numbers or only arrays fail, that is said before it."""
    first = next((text for text in faults if text), None)
    if first is None:
        return None
    for i, parameter in enumerate(exercise.parameters):
        dimensions = [_dimensions(trial.arguments[i]) for trial in trials]
        right = {d for d, text in zip(dimensions, faults, strict=True) if not text}
        wrong = {d for d, text in zip(dimensions, faults, strict=True) if text}
        if right and not right & wrong:
            good, bad = DIMENSIONS[min(right)], DIMENSIONS[min(wrong)]
            return f"Right where {parameter} is {good}, not where it is {bad}. {first}"
    return first


def _dimensions(argument: Any) -> int:
    """Number of dimensions; a list counts as one, whatever lengths the arrays in it have."""
    return 1 if isinstance(argument, list) else np.ndim(argument)
