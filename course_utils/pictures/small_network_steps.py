"""The steps through a 2-2-1 network: which number comes next, its formula, and why in words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from course_utils.models.small_network import BACKWARD, FORWARD, Loss
from course_utils.pictures.svg import Span, number
from course_utils.pictures.theme import Role

Phase = Literal["start", "forward", "backward", "update"]
Spans = list[Span]
Numbers = dict[str, float]

_SUB = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_PLACE = re.compile(r"\{(\w+)\}")

FORMULAS = {
    "z1": "{x1}·{w11} + {x2}·{w21} + {b1}",
    "a1": "σ({z1})",
    "z2": "{x1}·{w12} + {x2}·{w22} + {b2}",
    "a2": "σ({z2})",
    "z": "{a1}·{v1} + {a2}·{v2} + {c}",
    "y_hat": "σ({z})",
    "d_z": "{d_y_hat} · {y_hat} · (1 − {y_hat})",
    "d_v1": "{d_z} · {a1}",
    "d_v2": "{d_z} · {a2}",
    "d_c": "{d_z} · 1",
    "d_a1": "{d_z} · {v1}",
    "d_a2": "{d_z} · {v2}",
    "d_z1": "{d_a1} · {a1} · (1 − {a1})",
    "d_w11": "{d_z1} · {x1}",
    "d_w21": "{d_z1} · {x2}",
    "d_b1": "{d_z1} · 1",
    "d_z2": "{d_a2} · {a2} · (1 − {a2})",
    "d_w12": "{d_z2} · {x1}",
    "d_w22": "{d_z2} · {x2}",
    "d_b2": "{d_z2} · 1",
} | {f"new_{w}": f"{{{w}}} − {{rate}}·{{d_{w}}}" for w in
     ("w11", "w21", "b1", "w12", "w22", "b2", "v1", "v2", "c")}  # fmt: skip

#: Formulas that depend on the loss.
OF_LOSS: dict[Loss, dict[str, str]] = {
    "squared error": {
        "loss": "½·({y_hat} − {y})²",
        "d_y_hat": "{y_hat} − {y}",
        "new_loss": "½·({new_y_hat} − {y})²",
    },
    "cross-entropy": {
        "loss": "−{y}·ln {y_hat} − (1 − {y})·ln(1 − {y_hat})",
        "d_y_hat": "({y_hat} − {y}) / ({y_hat} · (1 − {y_hat}))",
        "d_z": "{d_y_hat} · {y_hat} · (1 − {y_hat}) = {y_hat} − {y}",
        "new_loss": "−{y}·ln {new_y_hat} − (1 − {y})·ln(1 − {new_y_hat})",
    },
}

#: Number → the next one on its way to the loss: the chain rule goes through that one.
TOWARDS_LOSS = {"z": "y_hat", "a1": "z", "a2": "z", "v1": "z", "v2": "z", "c": "z"} | {
    name: end
    for end, names in {"a1": ["z1"], "a2": ["z2"], "z1": ["w11", "w21", "b1"],
                       "z2": ["w12", "w22", "b2"]}.items()
    for name in names
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One step: the numbers that it fills in, by name, and the part of the round it belongs to."""

    names: tuple[str, ...]
    phase: Phase


#: The steps in order; step 0 shows what is given.
STEPS = (
    Step(("x1", "x2", "y"), "start"),
    *(Step((name,), "forward") for name in FORWARD),
    *(Step((name,), "backward") for name in BACKWARD),
    Step(("new_v1", "new_v2", "new_c"), "update"),
    Step(("new_w11", "new_w21", "new_b1"), "update"),
    Step(("new_w12", "new_w22", "new_b2"), "update"),
    Step(("new_loss",), "update"),
)
LAST = len(STEPS) - 1


def symbol(name: str) -> str:
    """A number's name as it is written in formulas: "d_w12" is ∂L/∂w₁₂."""
    special = {"d_z": "δ", "d_z1": "δ₁", "d_z2": "δ₂", "y_hat": "ŷ", "loss": "L", "rate": "η"}
    if name in special:
        return special[name]
    if name.startswith("d_"):
        return f"∂L/∂{symbol(name[2:])}"
    if name.startswith("new_"):
        return f"new {symbol(name[4:])}"
    return name.translate(_SUB)


def role_of(name: str) -> Role | None:
    """Color of a number in formulas; gradients and sums have none."""
    if name.startswith("d_"):
        return None
    return {"x": "input", "w": "weight", "v": "weight", "b": "weight", "c": "weight"}.get(
        name.removeprefix("new_")[0], "output" if name.endswith("y_hat") else None
    )


def is_exact(value: float) -> bool:
    """Whether the digits shown are all there are."""
    return abs(value - round(value, 4)) < 1e-9


def digits(value: float) -> str:
    """Text of a number of the network: exact where four decimals are enough, else three.

    Numbers nearer to 0 than 0.01 keep a fourth decimal.

    >>> digits(0.55), digits(0.52497), digits(-0.00321)
    ('0.55', '0.525', '−0.0032')
    """
    if is_exact(value):
        return number(value, digits=6, decimals=4)
    return f"{value:.{4 if abs(value) < 0.01 else 3}f}".replace("-", "−")


def formula(name: str, loss: Loss) -> str:
    """Formula of a number, with the names of what goes into it in braces."""
    return OF_LOSS[loss].get(name) or FORMULAS[name]


def used_by(step: Step, loss: Loss) -> set[str]:
    """Names of the numbers that go into a step."""
    if step.phase == "start":
        return set()
    return {used for name in step.names for used in _PLACE.findall(formula(name, loss))}


def in_symbols(name: str, loss: Loss) -> Spans:
    """Formula of a number in symbols, colored by role; a gradient begins with its link."""
    if name.startswith("new_"):
        old = name.removeprefix("new_")
        left = [(f"{symbol(old)} ← ", role_of(old))]
    else:
        left = [(f"{symbol(name)} = ", role_of(name)), (_link(name), None)]
    return [*left, *_filled(formula(name, loss), symbol)]


def _link(name: str) -> str:
    """The chain rule's link, such as "∂L/∂z · ∂z/∂v₁ = "; empty where there is none."""
    after = TOWARDS_LOSS.get(name.removeprefix("d_"))
    if not (name.startswith("d_") and after):
        return ""
    before, after = symbol(name[2:]), symbol(after)
    itself = f"∂L/∂{before} = " if symbol(name).startswith("δ") else ""
    return f"{itself}∂L/∂{after} · ∂{after}/∂{before} = "


def in_numbers(name: str, loss: Loss, numbers: Numbers) -> Spans:
    """Formula of a number with the numbers in, and its result."""
    written = lambda used: digits(numbers[used])  # noqa: E731
    sign = "=" if is_exact(numbers[name]) else "≈"
    return [*_filled(formula(name, loss), written), (f" {sign} {digits(numbers[name])}", None)]


def _filled(template: str, words_of: Callable[[str], str]) -> Spans:
    """Template with each name replaced; negative numbers in parentheses, except in front."""
    parts: Spans = []
    for k, piece in enumerate(_PLACE.split(template)):
        if k % 2 == 0:
            parts.append((piece, None))
            continue
        words = words_of(piece)
        inside = words.startswith("−") and any(before for before, _ in parts)
        parts.append((f"({words})" if inside else words, role_of(piece)))
    return [(words, role) for words, role in parts if words]
