"""The nearest settings that work, for a setting that does not."""

from collections.abc import Callable, Mapping
from itertools import combinations, product
from typing import Any

from course_utils.models.convolution.correlation import output_size
from course_utils.models.convolution.pooling import pooled_output_size
from course_utils.models.convolution.settings import LEAST, is_whole
from course_utils.models.convolution.transposed import transposed_output_size
from course_utils.models.convolution.windows import reach

__all__ = ["nearest_pooling_settings", "nearest_settings", "nearest_transposed_settings"]

Limits = Mapping[str, tuple[int, int]]
Suggestion = dict[str, int | bool]

#: Among equally small changes, the ones that keep most of what the learner looks at come first.
PREFERENCE = [
    "padding",
    "output_padding",
    "ceil_mode",
    "dilation",
    "stride",
    "kernel_size",
    "input_size",
]
MOST_SUGGESTIONS = 4


def nearest_settings(
    input_size: int,
    kernel_size: int,
    stride: int = 1,
    padding: int | str = 0,
    dilation: int = 1,
    limits: Limits | None = None,
) -> list[Suggestion]:
    """Smallest changes that make an impossible convolution possible.

    Parameters
    ----------
    input_size, kernel_size, stride, padding, dilation
        As in output_size, for both directions alike.
    limits : mapping from a setting's name to its (lowest, highest) value, optional
        What the sliders can reach; (value, value) holds a setting as it is.

    Returns
    -------
    At most four suggestions, the smallest change first, each a dict such as {"padding": 1} with
    the settings to change: as few as possible. No two change the same settings. It is empty where
    the settings work already, and where nothing within the limits does.

    Raises
    ------
    ValueError
        Where a setting is no whole number.
    """
    settings = {
        "input_size": input_size,
        "kernel_size": kernel_size,
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
    }
    return _nearest(output_size, settings, limits)


def nearest_pooling_settings(
    input_size: int,
    kernel_size: int,
    stride: int | None = None,
    padding: int = 0,
    dilation: int = 1,
    ceil_mode: bool = False,
    limits: Limits | None = None,
) -> list[Suggestion]:
    """Smallest changes that make an impossible pooling possible, as nearest_settings gives them.

    Where the stride is None it stays so, and follows the kernel size. Other parameters as in
    pooled_output_size.
    """
    settings = {
        "input_size": input_size,
        "kernel_size": kernel_size,
        "padding": padding,
        "dilation": dilation,
        "ceil_mode": ceil_mode,
    }
    if stride is not None:
        settings["stride"] = stride
    return _nearest(pooled_output_size, settings, limits)


def nearest_transposed_settings(
    input_size: int,
    kernel_size: int,
    stride: int = 1,
    padding: int = 0,
    output_padding: int = 0,
    dilation: int = 1,
    limits: Limits | None = None,
) -> list[Suggestion]:
    """Smallest changes that make an impossible transposed convolution possible.

    Parameters as in transposed_output_size; limits and result as in nearest_settings.
    """
    settings = {
        "input_size": input_size,
        "kernel_size": kernel_size,
        "stride": stride,
        "padding": padding,
        "output_padding": output_padding,
        "dilation": dilation,
    }
    return _nearest(transposed_output_size, settings, limits)


def _nearest(
    size_of: Callable[..., Any], settings: dict[str, Any], limits: Limits | None
) -> list[Suggestion]:
    """Best change of each set of settings, for the smallest number of settings that suffices."""
    candidates = _candidates(settings, limits or {})
    if _works(size_of, settings):
        return []
    names = [name for name in PREFERENCE if name in settings]
    for count in range(1, len(names) + 1):
        found = []
        for changed in combinations(names, count):
            options = product(*(candidates[name] for name in changed))
            for option in sorted(options, key=_cost):
                change = {name: value for name, (_, value) in zip(changed, option, strict=True)}
                if _works(size_of, settings | change):
                    found.append((_cost(option), change))
                    break
        if found:
            found.sort(key=lambda suggestion: suggestion[0])
            return [change for _, change in found[:MOST_SUGGESTIONS]]
    return []


def _cost(option: tuple[tuple[float, Any], ...]) -> float:
    """How far all values of an option lie from the given ones."""
    return sum(distance for distance, _ in option)


def _works(size_of: Callable[..., Any], settings: dict[str, Any]) -> bool:
    try:
        size_of(**settings)
    except ValueError:
        return False
    return True


def _candidates(
    settings: dict[str, Any], limits: Limits
) -> dict[str, list[tuple[float, int | bool]]]:
    """Other values of each setting, with their distance from the given one."""
    given = _as_numbers(settings)
    # Nothing works above this that does not work below it.
    ceiling = 1 + max(reach(given["kernel_size"], given["dilation"]), 2 * max(given.values()))
    candidates = {}
    for name, value in given.items():
        if name == "ceil_mode":
            lowest, highest = limits.get(name, (False, True))
            others = [switch for switch in (False, True) if lowest <= switch <= highest]
        else:
            lowest, highest = limits.get(name, (LEAST[name], ceiling))
            others = range(max(lowest, LEAST[name]), highest + 1)
        candidates[name] = [
            (abs(other - value), other) for other in others if other != settings[name]
        ]
    return candidates


def _as_numbers(settings: dict[str, Any]) -> dict[str, float]:
    """Settings with "same" and "valid" as the padding they stand for."""
    given = dict(settings)
    if given["padding"] in ("same", "valid"):
        given["padding"] = 0
    for name, value in given.items():
        if name != "ceil_mode" and not is_whole(value):
            raise ValueError(f"The {name.replace('_', ' ')} must be a whole number, not {value!r}.")
    if settings["padding"] == "same":
        given["padding"] = (reach(given["kernel_size"], given["dilation"]) - 1) / 2
    return given
