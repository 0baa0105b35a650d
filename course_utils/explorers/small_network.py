"""Explorer *forward, then backward* of lesson 04: a small network, one number at a time."""

from dataclasses import dataclass

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.small_network import (
    EQUAL,
    LEARNING_RATE,
    LOSSES,
    START,
    TARGET,
    ZEROS,
    Loss,
    Weights,
    X,
    trace,
)
from course_utils.pictures.small_network import are_twins, small_network_picture
from course_utils.pictures.small_network_graph import Moment
from course_utils.pictures.small_network_steps import LAST, digits, is_exact, symbol

#: Start → the weights, and what the line of code calls them.
STARTS: dict[str, tuple[Weights, str]] = {
    "small numbers": (START, "START"),
    "all zeros": (ZEROS, "ZEROS"),
    "all 0.5": (EQUAL, "EQUAL"),
}


@dataclass(frozen=True)
class RoundState(Moment):
    """A moment of one round, and the start that it was computed from."""

    start: str


def round_state(
    step: int, loss: Loss, start: str, x1: float, x2: float, target: int, learning_rate: float
) -> RoundState:
    """One moment of a round of the network."""
    rate = round(learning_rate, 9)
    numbers = trace(STARTS[start][0], (x1, x2), float(target), loss, rate)
    return RoundState(numbers, loss, step, start)


def round_sentence(state: RoundState) -> str:
    """Say what this step does and why; at a start that is the same for both, what that means."""
    name = state.step.names[0]
    said = _words(state, name)
    if state.step.phase in ("forward", "backward"):
        sign = "=" if is_exact(state.numbers[name]) else "≈"
        said += f" {symbol(name)} {sign} {digits(state.numbers[name])}."
    return f"{said}{_symmetry(state, name)}"


def _words(state: RoundState, name: str) -> str:
    """The idea of a step, in a sentence or two."""
    numbers = state.numbers
    if state.step.phase == "update":
        return _update_words(state, name)
    if name.startswith("d_"):
        return _backward_words(state, name[2:])
    if name == "x1":
        return (
            "Nothing is computed yet. Press play or move the slider: the numbers fill in one at a "
            "time, first from left to right, then from right to left."
        )
    if name == "loss":
        return (
            f"The answer should be {digits(numbers['y'])}. The loss L says how wrong it is, in one "
            "number. Here the forward pass ends."
        )
    if name == "y_hat":
        return "The sigmoid of z is the answer of the network."
    if name.startswith("a"):
        return f"Hidden neuron {name[1]} answers with the sigmoid of its sum."
    if name == "z":
        return "The output neuron weighs the answers of the hidden neurons and adds its bias."
    return f"Hidden neuron {name[1]} weighs both inputs and adds its bias."


def _backward_words(state: RoundState, name: str) -> str:
    """Why the gradient of a number is what it is."""
    if name == "y_hat":
        if state.numbers["d_y_hat"] < 0:
            return "Now backward. How does L change with ŷ? L falls as ŷ grows: negative."
        return "Now backward. How does L change with ŷ? L grows with ŷ: positive."
    if name == "z":
        if state.loss == "cross-entropy":
            return (
                "One link back, through the sigmoid: times its slope ŷ(1 − ŷ). That cancels, and "
                "the delta of the output is the bare error ŷ − y."
            )
        return (
            "One link back, through the sigmoid: times its slope ŷ(1 − ŷ). The result is the delta "
            "of the output, (ŷ − y) · ŷ(1 − ŷ)."
        )
    if name in ("z1", "z2"):
        return f"Through the sigmoid of hidden neuron {name[1]}: times its slope, a(1 − a)."
    if name in ("a1", "a2"):
        weight = f"v{name[1]}"
        if state.numbers[weight] == 0:
            return f"{symbol(weight)} is 0, so nothing comes back to hidden neuron {name[1]}."
        return (
            f"Back to hidden neuron {name[1]}: going forward its answer was multiplied by "
            f"{symbol(weight)}, so going back δ is multiplied by it too."
        )
    if name in ("c", "b1", "b2"):
        return "A bias is the weight on a 1, so its gradient is the delta times 1."
    source = f"a{name[1]}" if name[0] == "v" else f"x{name[1]}"
    if state.numbers[source] == 0:
        return (
            f"The delta times {symbol(source)}, which is 0: this weight had no part in the answer."
        )
    return f"A weight's gradient is the delta of its neuron times what came in: {symbol(source)}."


def _update_words(state: RoundState, name: str) -> str:
    """What an update does."""
    numbers = state.numbers
    if name == "new_loss":
        before, after = digits(numbers["loss"]), digits(numbers["new_loss"])
        answers = f"{digits(numbers['y_hat'])} to {digits(numbers['new_y_hat'])}"
        return (
            f"Forward once more, with the new weights: ŷ goes from {answers}, and the loss from "
            f"{before} to {after}."
        )
    if name == "new_v1":
        return (
            "All gradients are known. Only now do the weights move: each a little against its "
            f"gradient, η = {digits(numbers['rate'])} times as far."
        )
    return f"The weights and the bias of hidden neuron {name[-1]} move in the same way."


def _symmetry(state: RoundState, name: str) -> str:
    """What follows where both hidden neurons are the same."""
    if not are_twins(state):
        return ""
    if name == "new_loss":
        return " The hidden neurons are still the same. No update will ever tell them apart."
    if name in ("d_a2", "d_z2", "d_w12", "d_w22", "d_b2"):
        return " Hidden neuron 1 got exactly the same."
    return " Hidden neuron 1 has exactly the same." if name == "a2" else ""


def round_code(state: RoundState) -> str:
    """Line that computes the same numbers."""
    numbers, start = state.numbers, STARTS[state.start][1]
    call = (
        f"trace({start}, ({numbers['x1']:g}, {numbers['x2']:g}), {numbers['y']:g}, "
        f'"{state.loss}", {numbers["rate"]:g})'
    )
    names = state.step.names
    if len(names) == 1:
        return f'{call}["{names[0]}"]'
    return f"numbers = {call}; " + ", ".join(f'numbers["{name}"]' for name in names)


def forward_then_backward() -> Explorer:
    """Explorer *forward, then backward*: every number of one round, in the order it is found."""
    return Explorer(
        "forward, then backward",
        {
            "step": slider("step", 13, 0, LAST, 1),
            "loss": menu("loss", LOSSES),
            "start": menu("start", STARTS),
            "x1": slider("input x₁", X[0], -1.0, 1.0, 0.5),
            "x2": slider("input x₂", X[1], -1.0, 1.0, 0.5),
            "target": slider("target y", int(TARGET), 0, 1, 1),
            "learning_rate": slider("learning rate η", LEARNING_RATE, 0.1, 5.0, 0.1),
        },
        round_state,
        lambda state: small_network_picture(state, round_sentence(state)),
        round_sentence,
        round_code,
        play="step",
    )
