"""Explorer *activation* of lesson 02."""

from dataclasses import dataclass

from course_utils.explorers.controls import choice_slider, menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.activations import ACTIVATIONS, sigmoid
from course_utils.pictures.activations import activation_picture
from course_utils.pictures.formulas import soft_slope, soft_value
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import number

#: Weights that make a curve flat, or steep as a step.
STEEPNESS = (0.2, 0.5, 1, 2, 3, 5, 10, 20, 30, 50)

#: Name → its function in `course_utils.models.activations`.
FUNCTIONS = {name: chosen.function.__name__ for name, chosen in ACTIVATIONS.items()}


@dataclass(frozen=True)
class ActivationState:
    """A neuron of one input: z = w·x + b, its answer ŷ = f(z), and the slope f′(z)."""

    function: str
    weight: float
    bias: float
    x: float
    z: float
    value: float
    derivative: float

    @property
    def slope(self) -> float:
        """Slope of the tangent, dŷ/dx = w · f′(z)."""
        return self.weight * self.derivative


def activation_state(function: str, w: float, b: float, x: float) -> ActivationState:
    """Answer and slope of one neuron at one input."""
    chosen, z = ACTIVATIONS[function], w * x + b
    return ActivationState(
        function, w, b, x, z, float(chosen.function(z)), float(chosen.derivative(z))
    )


def activation_sentence(state: ActivationState) -> str:
    """Say what is to be seen at this input."""
    return _SENTENCES[state.function](state)


def _step(state: ActivationState) -> str:
    if state.z == 0:
        return (
            "Exactly at the jump: the step answers 0 there, and it has no slope. "
            "Everywhere else its slope is 0, so no gradient can flow."
        )
    return (
        f"The jump is at x = {number(-state.bias / state.weight)}; the bias moves it. On both "
        f"sides of it the slope is 0: a small change of w, b or x leaves ŷ = {number(state.value)}"
        ", so no gradient can flow."
    )


def _identity(state: ActivationState) -> str:
    return (
        f"ŷ = z = {number(state.value, 5)}. The slope is 1 at every z, so gradients always pass. "
        "But layers without a bend are together only one layer."
    )


def _sigmoid(state: ActivationState) -> str:
    if state.derivative < 0.01:
        return (
            f"Saturated: f′(z) is under 0.01, while it is 0.25 at z = 0. {_rise(state, 5.889)} "
            "Out here the gradient hardly passes."
        )
    return (
        f"ŷ = {soft_value(state.function, state.value)}, and f′(z) = {sized(state.derivative)}: "
        f"{_share(state.derivative, 0.25)}. {_rise(state, 5.889)}"
    )


def _tanh(state: ActivationState) -> str:
    inner, value = float(sigmoid(2 * state.z)), soft_value("tanh", state.value)
    equal = f"tanh(z) = 2σ(2z) − 1 = 2 · {soft_value('sigmoid', inner)} − 1 = {value}."
    if state.derivative < 0.04:
        return f"{equal} Saturated: f′(z) is under 0.04, while it is 1 at z = 0."
    return f"{equal} f′(z) = {sized(state.derivative)}: {_share(state.derivative, 1)}."


def _relu(state: ActivationState) -> str:
    if state.z == 0:
        return (
            "Exactly at the kink there is no slope: it is 0 to the left and 1 to the right. "
            "One has to choose, and this course takes 0, as PyTorch does."
        )
    if state.z > 0:
        return (
            f"z is above 0: it passes unchanged, ŷ = {number(state.value, 5)}. The slope is 1 "
            "however large z is, so nothing saturates on this side."
        )
    return (
        "z is below 0: ŷ is 0, and so is the slope. While z stays there, no gradient "
        "passes, and w and b cannot learn from this input."
    )


def _leaky_relu(state: ActivationState) -> str:
    if state.z == 0:
        return (
            "Exactly at the kink there is no slope: it is 0.01 to the left and 1 to the right. "
            "One has to choose, and this course takes 0.01, as PyTorch does."
        )
    if state.z > 0:
        return (
            f"z is above 0: it passes unchanged, ŷ = {number(state.value, 5)}, with slope 1, "
            "just as in ReLU."
        )
    return (
        f"z is below 0: a hundredth of it leaks through, ŷ = {sized(state.value)}. "
        "The slope is 0.01 and not 0, so the neuron can still learn."
    )


def _softplus(state: ActivationState) -> str:
    slope = soft_slope("softplus", state.derivative)
    said = f"Softplus is a ReLU without the kink. Its slope is the sigmoid: f′(z) = σ(z) = {slope}"
    if state.z > 5:
        return f"{said}. Far to the right it is ReLU, nearly: ŷ is z, and a little more."
    if state.z < -5:
        return f"{said}. Far to the left it nears 0, and so does its slope."
    above = state.value - max(state.z, 0)
    return f"{said}. Here it lies {sized(above)} above ReLU; at z = 0 it is ln 2 = 0.693."


_SENTENCES = {
    "step": _step,
    "identity": _identity,
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "ReLU": _relu,
    "leaky ReLU": _leaky_relu,
    "softplus": _softplus,
}


def _share(derivative: float, most: float) -> str:
    if derivative == most:
        return f"the steepest place, {number(most)}"
    return f"{100 * derivative / most:.0f} % of the most there is, {number(most)}"


def _rise(state: ActivationState, width: float) -> str:
    """How far x goes while the sigmoid rises; z goes 2 log 19 = 5.889 from 0.05 to 0.95."""
    rise = f"The curve rises from 0.05 to 0.95 within {sized(width / state.weight)} of x"
    return f"{rise}: almost a step." if state.weight >= 10 else f"{rise}."


def activation_code(state: ActivationState) -> str:
    """Line for the neuron's answer, and the slope of the tangent."""
    name, w = FUNCTIONS[state.function], f"{state.weight:g}"
    bias = f"{'-' if state.bias < 0 else '+'} {abs(state.bias):g}"
    answers = f"activations.{name}(z), {w} * activations.{name}_derivative(z)"
    return f"z = {w} * {state.x:g} {bias}; {answers}"


def activation() -> Explorer:
    """Explorer *activation*: one function, how steep and where; its slope and its tangent."""
    return Explorer(
        "activation",
        {
            "function": menu("function f", ACTIVATIONS, "sigmoid"),
            "w": choice_slider("steepness w", STEEPNESS, 1),
            "b": slider("bias b", 0.0, -6.0, 6.0, 0.5),
            "x": slider("input x", 1.0, -6.0, 6.0, 0.25),
        },
        activation_state,
        lambda s: activation_picture(
            s.function, s.weight, s.bias, s.x, s.z, s.value, s.derivative, activation_sentence(s)
        ),
        activation_sentence,
        activation_code,
    )
