"""Whether an answer equals the expected one, and in what way it is different."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course_utils.exercises.exercise import Arguments, Judge
from course_utils.exercises.wording import (
    a_kind_text,
    as_array,
    count_text,
    is_tensor,
    kind_text,
    names_text,
    value_text,
)

#: Tried until the expected and the given value look different.
DIGITS = (4, 8, 17)


def same_as(
    reference: Callable[..., Any], returns: Sequence[str] = (), tolerance: float = 1e-9
) -> Judge:
    """Judge that compares an answer with the one of a right implementation.

    Parameters
    ----------
    reference : callable
        Right implementation: one number or array, or a tuple of them.
    returns : sequence of str
        Names of the returned values, where there are several.
    tolerance : float
        Largest relative and absolute difference of two equal numbers.
    """

    def judge(answer: Any, arguments: Arguments) -> str | None:
        expected = reference(*arguments)
        if returns:
            return _difference_of_several(answer, expected, returns, tolerance)
        return difference(answer, expected, tolerance=tolerance)

    return judge


def same_whole_number(reference: Callable[..., int], what: str = "a size") -> Judge:
    """Judge of a number that has to be an integer: range() and np.zeros() take no 4.0.

    Parameters
    ----------
    reference : callable
        Right implementation.
    what : str
        What the number is.
    """
    same = same_as(reference)

    def judge(answer: Any, arguments: Arguments) -> str | None:
        complaint = same(answer, arguments)
        if complaint is None and np.asarray(answer).dtype.kind == "f":
            return (
                f"returned {value_text(answer)}, a float; {what} is an integer: divide with // "
                "instead of /, or put int(…) around it."
            )
        return complaint

    return judge


def difference(answer: Any, expected: Any, name: str = "", tolerance: float = 1e-9) -> str | None:
    """Say what is wrong with an answer, as the end of a sentence that begins with the call.

    Python's numbers, NumPy's and 0-d arrays are the same here.

    Parameters
    ----------
    answer : any
    expected : number or array
    name : str
        Which of several returned values this is.
    tolerance : float
        Largest relative and absolute difference of two equal numbers.

    Returns
    -------
    None where the answer is right.
    """
    expected = np.asarray(expected)
    returned = f"returned {name} as" if name else "returned"
    fault = _fault_of_kind(answer, expected) or _fault_of_shape(np.asarray(answer), expected)
    if fault:
        return f"{returned} {fault}"
    if np.allclose(answer, expected, rtol=tolerance, atol=tolerance):
        return None
    subject = f"should give {name} as" if name else "should be"
    return f"{subject} {_two_values(np.asarray(answer), expected)}"


def same_value(one: Any, other: Any) -> bool:
    """Whether two answers are the same; of what is no number and no text, the type counts."""
    smallest = 1e-8
    if is_tensor(one) and is_tensor(other):
        one, other = as_array(one), as_array(other)
        smallest = 1e-5 * max(1.0, float(np.abs(one).max(initial=0)))  # seven digits of float32
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(same_value(a, b) for a, b in pairs)
    if not (_is_numeric(one) and _is_numeric(other)):
        return type(one) is type(other) and (one == other if isinstance(one, str) else True)
    one, other = np.asarray(one), np.asarray(other)
    same_kind = (one.dtype.kind == "b") == (other.dtype.kind == "b")
    return (
        same_kind
        and one.shape == other.shape
        and np.allclose(one, other, atol=smallest, equal_nan=True)
    )


def _difference_of_several(
    answer: Any, expected: tuple, returns: Sequence[str], tolerance: float
) -> str | None:
    count, names = count_text(len(expected), "value"), names_text(returns)
    if not isinstance(answer, tuple | list):
        return f"returned one value ({kind_text(answer)}); {count} are due: {names}."
    if len(answer) != len(expected):
        return f"returned {count_text(len(answer), 'value')}; {count} are due: {names}."
    parts = zip(answer, expected, returns, strict=True)
    faults = (difference(*part, tolerance=tolerance) for part in parts)
    return next((fault for fault in faults if fault), None)


def _fault_of_kind(answer: Any, expected: np.ndarray) -> str | None:
    """Say what is wrong with an answer that is no number and no array of numbers."""
    due = f"an array of shape {expected.shape}" if expected.ndim else "a single number"
    if isinstance(answer, str):
        return f"text ({answer!r}); {due} is due, without quotes or str()."
    if isinstance(answer, list | tuple):
        way = ": np.array(…) makes one of a list" if expected.ndim else ""
        return f"a {kind_text(answer)}; {due} is due{way}."
    if not _is_numeric(answer):
        return f"{a_kind_text(answer)}; {due} is due."
    if np.asarray(answer).dtype.kind == "b":
        return "True or False; numbers are due, and `1 * answer` makes 1 and 0 of them."
    return None


def _fault_of_shape(answer: np.ndarray, expected: np.ndarray) -> str | None:
    """Say what is wrong with the shape of an answer, or with numbers that are none."""
    if answer.shape != expected.shape:
        came = f"an array of shape {answer.shape}" if answer.ndim else "a single number"
        due = f"shape {expected.shape}" if expected.ndim else "a single number"
        return f"{came}; {due} is due."
    if np.isnan(answer).any():
        return f"{value_text(answer)}: nan is “not a number”, from 0 / 0 or ∞ − ∞ for example."
    if np.isinf(answer).any():
        return f"{value_text(answer)}: a number grew beyond all bounds, by a division by 0 perhaps."
    return None


def _is_numeric(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biuf"
    return isinstance(value, bool | int | float | np.bool | np.number) and np.isrealobj(value)


def _two_values(answer: np.ndarray, expected: np.ndarray) -> str:
    """Both values, with as many digits as it takes to see the difference."""
    for digits in DIGITS:
        due, came = value_text(expected, digits), value_text(answer, digits)
        if due != came:
            break
    return f"{due}, yours gave {came}."
