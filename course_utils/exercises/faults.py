"""What is wrong with one call, in a sentence that begins with the call."""

from collections.abc import Callable
from typing import Any

from course_utils.exercises.exercise import Exercise
from course_utils.exercises.trial import KeyboardWanted, Trial, own_line
from course_utils.exercises.wording import call_text, function_name, names_text

#: Part of an error's message → what it means to somebody who has just met NumPy.
ADVICE = {
    "truth value of an array": (
        "An `if`, `and` or `not` cannot decide for a whole array at once; np.where or a "
        "comparison such as `z > 0` works on each number."
    ),
    "has no attribute 'astype'": "A plain number has no .astype; np.asarray(…) makes an array.",
    "not subscriptable": "A plain number has no [ ]; np.asarray(…) makes an array of anything.",
    "does not support item assignment": "A plain number has no [ ]; np.where takes both kinds.",
    "object is not iterable": "A plain number has nothing to loop over; NumPy needs no loop here.",
    "object of type 'float' has no len()": "A plain number has no length.",
    "can be converted to Python scalars": "int(…) and float(…) take one number, not an array.",
    "could not be broadcast": "The shapes do not fit together.",
    "mismatch in its core dimension": "The shapes do not fit together in the product.",
    "not aligned": "The shapes do not fit together in the product.",
    "referenced before assignment": "Set the variable before using it, or use another name.",
    "cannot access local variable": "Set the variable before using it, or use another name.",
    "is not defined": "Every name needs a value first: a parameter, an import or an assignment.",
    "maximum recursion depth": "The function calls itself again and again.",
    "math range error": "e to a number above 709.78 is too large for a float.",
}

#: How a formula that is right on paper stays silent.
LOUD = (
    "Some number on the way was too large for a float. np.where does not help alone: it computes "
    "both of its branches everywhere, also the one that it then leaves out."
)


def fault(exercise: Exercise, attempt: Callable[..., Any], trial: Trial) -> str | None:
    """Say what is wrong with one call.

    Parameters
    ----------
    exercise : Exercise
    attempt : callable
    trial : Trial
        Of the attempt.

    Returns
    -------
    A sentence or two, or None where all is right.
    """
    call = call_text(function_name(attempt, exercise.name), trial.arguments, exercise.parameters)
    if trial.error is not None:
        return error_sentence(call, attempt, trial.error)
    if trial.changed:
        names = names_text(exercise.parameters[i] for i in trial.changed)
        return (
            f"{call} changed its input {names}, which belongs to the caller. Make a new array: "
            "`w = w + 1`, not `w += 1` or `w[0] = …`."
        )
    if trial.answer is None:
        if trial.printed:
            return f"{call} printed something but returned nothing: use return instead of print."
        return f"{call} returned nothing (None): every way through the function needs a return."
    complaint = exercise.judge(trial.answer, trial.arguments)
    if complaint:
        return f"{call} {complaint}"
    if exercise.silent and trial.warned:
        return f"{call} is right, but NumPy warned: {names_text(trial.warned)}. {LOUD}"
    return None


def error_sentence(call: str, attempt: Callable[..., Any], error: BaseException) -> str:
    """Put an exception in a sentence, with the line it came from.

    Parameters
    ----------
    call : str
        The call as text.
    attempt : callable
        The function that was called.
    error : exception
    """
    if isinstance(error, SystemExit):
        return f"{call} wanted to end Python with exit(): return the answer instead."
    if isinstance(error, KeyboardWanted):
        return f"{call} asked for input(): the numbers come in as parameters instead."
    message = " ".join(str(error).split()).rstrip(".")
    end = f": {message}." if message else "."
    sentence = f"{call} raised {type(error).__name__}{own_line(attempt, error)}{end}"
    advice = next((text for part, text in ADVICE.items() if part in message), "")
    return f"{sentence} {advice}".strip()
