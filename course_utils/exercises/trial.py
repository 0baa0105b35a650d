"""Call a learner's function so that whatever it does becomes a value to look at."""

import builtins
import copy
import inspect
import linecache
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from traceback import walk_tb
from typing import Any, NoReturn
from unittest.mock import patch

import numpy as np
from IPython.core.getipython import get_ipython
from IPython.utils.capture import capture_output

from course_utils.exercises.comparison import same_value
from course_utils.exercises.exercise import Arguments


class KeyboardWanted(Exception):
    """The function asked for input()."""


@dataclass(frozen=True)
class Trial:
    """What one call did.

    Attributes
    ----------
    arguments : tuple
        As they were before the call.
    answer : any
        What came back; None after an error.
    error : exception or None
    printed : bool
        Whether it printed something.
    changed : tuple of int
        Positions of arguments that the call changed.
    warned : tuple of str
        Texts of its warnings about numbers, each once; only of a quiet trial.
    """

    arguments: Arguments
    answer: Any = None
    error: BaseException | None = None
    printed: bool = False
    changed: tuple[int, ...] = ()
    warned: tuple[str, ...] = ()

    def like(self, other: "Trial") -> bool:
        """Whether both calls ended in the same way."""
        if self.error or other.error:
            return type(self.error) is type(other.error)
        return same_value(self.answer, other.answer)


def try_function(function: Callable[..., Any], arguments: Arguments, quiet: bool = True) -> Trial:
    """Call a function and keep what it does; only KeyboardInterrupt gets through.

    Parameters
    ----------
    function : callable
    arguments : tuple
        Positional arguments; the function gets a copy.
    quiet : bool
        Keep what it prints, warns and shows off the screen, and answer no input().
    """
    given = copy.deepcopy(arguments)
    answer = error = None
    with _sealed(quiet) as (screen, caught_warnings):
        try:
            answer = function(*given)
        except (Exception, SystemExit) as caught:
            error = caught
    positions = range(len(arguments))
    changed = tuple(i for i in positions if not same_value(given[i], arguments[i]))
    numeric = (str(w.message) for w in caught_warnings if issubclass(w.category, RuntimeWarning))
    warned = tuple(dict.fromkeys(numeric))
    return Trial(arguments, answer, error, bool(screen and screen.stdout), changed, warned)


def own_line(function: Callable[..., Any], error: BaseException) -> str:
    """Where in the learner's code an error arose, such as " in line 2 (`return w * x`)"."""
    code = _code(function)
    lines = [n for frame, n in walk_tb(error.__traceback__) if code and _file(frame) == _file(code)]
    if not lines:
        return ""
    text = linecache.getline(_file(code), lines[-1]).strip()
    return f" in line {lines[-1]}" + (f" (`{text}`)" if text else "")


def raising_function(function: Callable[..., Any], error: BaseException) -> str | None:
    """Name of the function that raised an error, or None where it is `function` itself."""
    *_, (frame, _line) = walk_tb(error.__traceback__)
    itself = _code(function) in (None, frame.f_code)
    return None if itself else frame.f_code.co_name


def _code(function: Callable[..., Any]) -> Any:
    return getattr(inspect.unwrap(function), "__code__", None)


def _file(frame_or_code: Any) -> str:
    return getattr(frame_or_code, "f_code", frame_or_code).co_filename


@contextmanager
def _sealed(quiet: bool) -> Iterator[tuple[Any, list[warnings.WarningMessage]]]:
    """Keep exit() from ending the kernel and, if quiet, all output and warnings off the screen."""
    shell = get_ipython()
    with ExitStack() as stack:
        # Warnings are told and kept, whatever the caller has set: a check may ask for silence.
        told = {"all": "warn", "under": "ignore"} if quiet else {}
        stack.enter_context(np.errstate(**told))
        for name in ("exit", "quit"):
            stack.enter_context(patch.object(builtins, name, _leave, create=True))
        if shell is not None:  # exit() of a notebook asks the kernel to stop, and raises nothing
            stack.enter_context(patch.object(shell, "ask_exit", _leave))
        if not quiet:
            yield None, []
            return
        kept = stack.enter_context(warnings.catch_warnings(record=True, action="always"))
        stack.enter_context(patch.object(builtins, "input", _ask))
        yield stack.enter_context(capture_output()), kept


def _leave(*_arguments: Any, **_options: Any) -> NoReturn:
    raise SystemExit


def _ask(*_arguments: Any) -> NoReturn:
    raise KeyboardWanted
