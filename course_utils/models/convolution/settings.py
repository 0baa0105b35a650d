"""Settings as a learner gives them: an int for both directions, or (height, width)."""

from collections.abc import Callable
from numbers import Integral
from typing import Any, TypeVar

__all__ = ["LEAST", "IntOrPair", "along_directions", "as_given", "pair", "require_switch"]

IntOrPair = int | tuple[int, int]
Built = TypeVar("Built")

#: The smallest value of each setting.
LEAST = {
    "input_size": 1,
    "kernel_size": 1,
    "stride": 1,
    "padding": 0,
    "output_padding": 0,
    "dilation": 1,
}


def pair(name: str, value: IntOrPair) -> tuple[int, int]:
    """Setting as (height, width).

    Raises
    ------
    ValueError
        Where it is no whole number or pair of them, or below the least that makes sense.
        True and False are no whole numbers here, as in torch.
    """
    sizes = tuple(value) if isinstance(value, tuple | list) else (value, value)
    if len(sizes) == 1:  # torch reads (2,) as 2
        sizes *= 2
    words = name.replace("_", " ")
    if len(sizes) != 2 or not all(is_whole(size) for size in sizes):
        raise ValueError(f"The {words} must be a whole number or (height, width), not {value!r}.")
    if min(sizes) < LEAST[name]:
        raise ValueError(f"The {words} must be at least {LEAST[name]}, not {min(sizes)}.")
    return int(sizes[0]), int(sizes[1])


def is_whole(value: Any) -> bool:
    """Whether value is a whole number, and not True or False."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def require_switch(name: str, value: bool) -> None:
    """Raise ValueError unless value is True or False."""
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be True or False, not {value!r}.")


def along_directions(build: Callable[..., Built], **settings: IntOrPair) -> tuple[Built, Built]:
    """What build makes of the settings along the height, and along the width.

    A refusal names the direction where the two differ.
    """
    pairs = {name: pair(name, value) for name, value in settings.items()}
    heights, widths = ({name: both[i] for name, both in pairs.items()} for i in (0, 1))
    built = []
    for direction, values in (("height", heights), ("width", widths)):
        try:
            built.append(build(**values))
        except ValueError as refusal:
            if heights == widths:
                raise
            raise ValueError(f"Along the {direction}: {refusal}") from None
    return built[0], built[1]


def as_given(sizes: tuple[int, int], *settings: IntOrPair) -> IntOrPair:
    """Sizes as one int where every setting was one, else as (height, width)."""
    given_in_pairs = any(isinstance(setting, tuple | list) for setting in settings)
    return sizes if given_in_pairs else sizes[0]
