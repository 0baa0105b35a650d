"""Formulas of the activations, the limits of their axes, and their numbers in words."""

from course_utils.pictures.plane import Limits
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import number

#: Name → limits and ticks of its curve, and of its slope f′(z).
FRAMES: dict[str, tuple[Limits, list[float], Limits, list[float]]] = {
    "step": ((-0.25, 1.25), [0, 1], (0, 1.25), [0, 1]),
    "identity": ((-6, 6), [-5, 0, 5], (0, 1.25), [0, 1]),
    "sigmoid": ((-0.25, 1.25), [0, 0.5, 1], (0, 0.3125), [0, 0.25]),
    "tanh": ((-1.5, 1.5), [-1, 0, 1], (0, 1.25), [0, 1]),
    "ReLU": ((-1.5, 6), [0, 5], (0, 1.25), [0, 1]),
    "leaky ReLU": ((-1.5, 6), [0, 5], (0, 1.25), [0, 1]),
    "softplus": ((-1.5, 6), [0, 5], (0, 1.25), [0, 1]),
}

#: Name → f(z) and its range, f′(z) and its range.
FORMULAS = {
    "step": ("1 if z > 0, else 0", "0 or 1", "0", "0 everywhere but at z = 0"),
    "identity": ("z", "any number", "1", "1 everywhere"),
    "sigmoid": ("1 / (1 + e⁻ᶻ)", "between 0 and 1", "f(z) · (1 − f(z))", "at most 1/4"),
    "tanh": ("2σ(2z) − 1", "between −1 and 1", "1 − f(z)²", "at most 1"),
    "ReLU": ("max(0, z)", "0 or more", "1 if z > 0, else 0", "0 or 1"),
    "leaky ReLU": ("z if z > 0, else 0.01·z", "any number", "1 if z > 0, else 0.01", "0.01 or 1"),
    "softplus": ("ln(1 + eᶻ)", "above 0", "σ(z)", "between 0 and 1"),
}

#: What a curve nears as the weight grows, and its kinks: distance from z = 0, height.
NEARED = {
    "sigmoid": ("the step", [(-99, 0), (0, 0), (0, 1), (99, 1)]),
    "tanh": ("a step from −1 to 1", [(-99, -1), (0, -1), (0, 1), (99, 1)]),
    "softplus": ("the kink of ReLU", [(-99, 0), (0, 0), (99, 99)]),
}


#: Name → bounds that f(z), and that f′(z), come near and never reach.
NEVER = {
    "sigmoid": ((0, 1), (0,)),
    "tanh": ((-1, 1), (0,)),
    "softplus": ((0,), (0, 1)),
}


def soft_value(name: str, value: float) -> str:
    """Text of f(z), "almost 1" where a curve comes near a bound that it never reaches."""
    return _soft(value, NEVER.get(name, ((), ()))[0])


def soft_slope(name: str, derivative: float) -> str:
    """Text of f′(z), "almost 0" where a slope comes near a bound that it never reaches."""
    return _soft(derivative, NEVER.get(name, ((), ()))[1])


def _soft(value: float, never: tuple[float, ...]) -> str:
    for bound in never:
        if abs(value - bound) < (5e-4 if bound else 1e-9):
            return f"almost {number(bound)}"
    return sized(value)
