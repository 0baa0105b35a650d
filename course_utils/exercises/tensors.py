"""Judge of tensors of PyTorch, as a network takes them."""

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Arguments, Judge
from course_utils.exercises.wording import as_array, is_tensor

#: Largest difference of two equal numbers with the seven digits of float32.
TOLERANCE = 1e-5


def same_tensors(
    reference: Callable[..., Tensor | tuple[Tensor, ...]], returns: Sequence[str] = ()
) -> Judge:
    """Judge that compares tensors with those of a right implementation.

    A tensor has to be float32, as a network's weights are, and gradients have to find their way
    through it where they found one into the arguments.

    Parameters
    ----------
    reference : callable
        Right implementation: a tensor, or a tuple of them.
    returns : sequence of str
        Names of the returned values, where there are several.
    """

    def judge(answer: Any, arguments: Arguments) -> str | None:
        expected = reference(*arguments)
        several = bool(returns) and isinstance(answer, tuple | list)
        values = list(answer) if several else [answer]
        names = list(returns) if several and len(values) == len(returns) else [""] * len(values)
        faults = (_unfit(value, name) for value, name in zip(values, names, strict=True))
        if fault := next(filter(None, faults), None):
            return fault
        came = tuple(as_array(value) if is_tensor(value) else value for value in values)
        due = tuple(map(as_array, expected)) if returns else as_array(expected)
        compare = same_as(lambda *_: due, returns, TOLERANCE)
        complaint = compare(came if several else came[0], arguments)
        if complaint is None and _follows(arguments) and not _follows(values):
            return (
                "returned the right numbers, but no gradient finds its way back through them: "
                "leave out .detach(), NumPy and no_grad, or nothing before it can learn."
            )
        return complaint

    return judge


def _unfit(value: Any, name: str) -> str | None:
    """Say why a network cannot take a value, if it is an array or a tensor."""
    returned = f"returned {name} as" if name else "returned"
    if type(value).__module__ == "numpy":
        return (
            f"{returned} a NumPy array; a network takes tensors: torch.from_numpy(…) makes one, "
            "and torch.cat joins some."
        )
    if is_tensor(value) and value.dtype != torch.float32:
        return (
            f"{returned} a tensor of {value.dtype}; a network's weights are torch.float32: "
            ".float() makes one."
        )
    return None


def _follows(values: Sequence[Any]) -> bool:
    """Whether a gradient is wanted of one of some values."""
    return any(is_tensor(value) and value.requires_grad for value in values)
