"""Calls and values as a learner reads them in a sentence."""

import inspect
import sys
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

import numpy as np


def value_text(value: Any, digits: int = 4) -> str:
    """Write a value on one line, such as "[-2. 0. 3.]", "0.5" or "([1. 2.], 0.5)".

    Parameters
    ----------
    value : any
    digits : int
        Significant digits of a number.
    """
    if is_tensor(value):
        value = as_array(value)
    if isinstance(value, np.ndarray) and value.ndim > 0:
        return _array_text(value, digits)
    if isinstance(value, np.ndarray | np.generic):
        value = value.item()
    if isinstance(value, float):
        return _float_text(value, digits)
    if isinstance(value, PurePath):
        return f'Path("…/{value.name}")'  # the folders above it are no news
    if isinstance(value, tuple | list) and len(value) <= 10:
        inside = ", ".join(value_text(part, digits) for part in value)
        if isinstance(value, list):
            return f"[{inside}]"
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    # Where a function lies in memory is no news.
    text = function_name(value, "a function") if inspect.isroutine(value) else repr(value)
    text = " ".join(text.split()) if "\n" in text else text  # a network has a line for each layer
    return text if len(text) <= 80 else text[:77] + "…"


def kind_text(value: Any) -> str:
    """Say what a value is, such as "array of shape (3,), dtype int64" or "float"."""
    if is_tensor(value):
        return f"{type(value).__name__} of shape {tuple(value.shape)}, {value.dtype}"
    if isinstance(value, np.ndarray):
        return f"array of shape {value.shape}, dtype {value.dtype}"
    if isinstance(value, tuple | list):
        return f"{type(value).__name__} of {len(value)}"
    return type(value).__name__


def a_kind_text(value: Any) -> str:
    """Say what a value is, with its article, such as "an array of shape (3,), dtype int64"."""
    kind = kind_text(value)
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def is_tensor(value: Any) -> bool:
    """Whether a value is a tensor of PyTorch, which is not imported here."""
    torch = sys.modules.get("torch")  # where nobody has imported it, there are none
    return torch is not None and isinstance(value, torch.Tensor)


def as_array(tensor: Any) -> np.ndarray:
    """Numbers of a tensor."""
    return tensor.detach().cpu().numpy()


def call_text(name: str, arguments: Sequence[Any], parameters: Sequence[str] = ()) -> str:
    """Write a call as the learner would type it; parameters are named where there are several.

    Parameters
    ----------
    name : str
        Name of the function.
    arguments : sequence
    parameters : sequence of str
        Names of the parameters, where known.
    """
    texts = [value_text(argument) for argument in arguments]
    if len(texts) > 1 and len(parameters) == len(texts):
        texts = [f"{name}={text}" for name, text in zip(parameters, texts, strict=True)]
    return f"{name}({', '.join(texts)})"


def function_name(function: Any, default: str) -> str:
    """Return the name of a function, or the default for what has none, such as a lambda."""
    name = getattr(function, "__name__", "")
    return name if name.isidentifier() else default


def names_text(names: Iterable[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def count_text(count: int, noun: str, ending: str = "s") -> str:
    """Write a count with its noun and the ending of several, such as "1 point" or "no points"."""
    return f"{count or 'no'} {noun}{'' if count == 1 else ending}"


def _float_text(value: float, digits: int) -> str:
    text = f"{value:.{digits}g}"
    return text if any(mark in text for mark in ".en") else text + ".0"


def _array_text(value: np.ndarray, digits: int) -> str:
    text = np.array2string(
        value, precision=digits, threshold=30, edgeitems=2, max_line_width=10_000
    )
    return " ".join(text.split()).replace("[ ", "[").replace(" ]", "]")
