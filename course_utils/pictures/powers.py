"""Numbers as words: very small and very large ones, and numbers of things."""

import math

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def power_of_ten(exponent: int) -> str:
    """Text of a power of ten.

    >>> power_of_ten(-3)
    '10⁻³'
    """
    return f"10{str(exponent).translate(_RAISED)}"


def sized(value: float, digits: int = 3) -> str:
    """Text of a number, however small or large: so many significant digits, one less with a power.

    >>> sized(0.01234), sized(-2.0), sized(2.345e-9), sized(123456.0)
    ('0.0123', '−2', '2.3·10⁻⁹', '1.2·10⁵')

    Raises
    ------
    ValueError
        For infinity, and for what is no number.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} has no digits to write.")
    if not value:
        return "0"
    exponent = int(f"{value:.{digits - 1}e}".partition("e")[2])
    if -3 <= exponent < 4:
        return _trimmed(f"{value:.{max(0, digits - 1 - exponent)}f}")
    mantissa, _, exponent = f"{value:.{digits - 2}e}".partition("e")
    return f"{_trimmed(mantissa)}·{power_of_ten(int(exponent))}"


def counted(count: int, noun: str) -> str:
    """Text of a number of things.

    >>> counted(1, "step"), counted(12, "step")
    ('1 step', '12 steps')
    """
    return f"{count} {noun}{'s' * (count != 1)}"


def _trimmed(words: str) -> str:
    """Decimal text without needless zeros and with a real minus sign."""
    return (words.rstrip("0").rstrip(".") if "." in words else words).replace("-", "−")
