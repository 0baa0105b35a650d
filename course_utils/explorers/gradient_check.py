"""Explorer *gradient check* of lesson 04: a backward pass, with or without a bug."""

import numpy as np

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.gradient_errors import (
    BUGS,
    METHODS,
    NONE,
    PRECISIONS,
    CheckState,
    check_state,
)
from course_utils.pictures.gradient_check import error_words, gradient_check_picture, power


def check_sentence(state: CheckState) -> str:
    """Say whether the check finds a bug, where, and what the step does."""
    real, flagged = sum(map(np.sum, state.real)), sum(map(np.sum, state.flagged))
    if not real:
        return _right_sentence(state, int(flagged))
    false = sum(
        int(np.sum(mark & ~bad)) for mark, bad in zip(state.flagged, state.real, strict=True)
    )
    if false:
        more = "One more looks" if false == 1 else f"{false} more look"
        return (
            f"{real} gradients are wrong. {more} wrong only because of {_cause(state)}. Move ε to "
            "where only the bug is left."
        )
    return (
        f"Found: {_places(state)} wrong. The largest error is {error_words(state.check.largest)}, "
        f"at {state.check.worst}. Another ε does not mend it: the curve of the largest error "
        "stays flat."
    )


def _right_sentence(state: CheckState, flagged: int) -> str:
    """What the step does to a check of gradients that are right."""
    largest, step = error_words(state.check.largest), f"ε = {power(state.exponent)}"
    if flagged:
        are = "one gradient looks" if flagged == 1 else f"{flagged} of 23 gradients look"
        return (
            f"The backward pass is right, yet {are} wrong, by up to {largest}. That is only "
            f"{_cause(state)}."
        )
    if abs(state.exponent - state.best) <= 1:
        return (
            f"All 23 gradients agree with the finite differences; the largest error is {largest}. "
            f"The backward pass is right, and {step} is about the best step."
        )
    return f"All 23 gradients agree; the largest error is {largest}. It comes from {_cause(state)}."


def _cause(state: CheckState) -> str:
    """Which of the two errors of a finite difference is the larger one here."""
    if state.exponent > state.best:
        return "truncation: over a step this large, the loss is not a straight line"
    return "rounding: with a step this small, the two losses agree in almost all of their digits"


def _places(state: CheckState) -> str:
    """The wrong gradients in words, such as "all weights and all biases of layer 1 are"."""
    found = []
    for layer in range(2):
        kinds = [
            _amount(state.flagged[2 * layer + kind], name)
            for kind, name in enumerate(("weight", "bias"))
        ]
        if any(kinds):
            found.append(f"{' and '.join(filter(None, kinds))} of layer {layer + 1}")
    return ", ".join(found) + " are"


def _amount(marks: np.ndarray, name: str) -> str:
    """How many of some gradients are marked; empty for none."""
    plural = {"weight": "weights", "bias": "biases"}[name]
    count = int(np.sum(marks))
    if count == marks.size:
        return f"all {plural}"
    return f"{count} {plural if count > 1 else name}" if count else ""


def check_code(state: CheckState) -> str:
    """Line that finds the largest error."""
    return (
        f'gradient_check(BuggyNetwork("{state.bug}", "{state.precision}"), *examples(), '
        f'1e{state.exponent}, "{state.method}").largest'
    )


def gradient_check_lab() -> Explorer:
    """Explorer *gradient check*: the error of each gradient, at each step, with each bug."""
    return Explorer(
        "gradient check",
        {
            "exponent": slider("k of ε = 10ᵏ", -5, -12, -1, 1),
            "bug": menu("bug", BUGS, NONE),
            "method": menu("difference", METHODS),
            "precision": menu("precision", PRECISIONS),
        },
        check_state,
        lambda state: gradient_check_picture(state, check_sentence(state)),
        check_sentence,
        check_code,
    )
