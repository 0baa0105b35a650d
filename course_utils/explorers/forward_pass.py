"""Explorer *forward pass* of lesson 05: a digit on its way through a network."""

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.digit_networks import digit_mlp
from course_utils.models.forward_pass import FIRST, WRONG, DigitsThrough, ForwardState
from course_utils.models.mlp import MLP
from course_utils.pictures.forward_pass import forward_picture
from course_utils.pictures.powers import sized
from course_utils.pictures.unit_arithmetic import answer_words, layer_name, unit_words


def forward_sentence(state: ForwardState) -> str:
    """Say what the network thinks, how sure it is, and what the unit looked at does."""
    said, label = state.said, state.label
    sure = _spoken(answer_words(state, said))
    if state.is_right:
        thinks = f"The network says {said} with {sure}, and it is a {label}."
    else:
        given = _spoken(answer_words(state, label))
        thinks = f"The network says {said} with {sure}, but it is a {label}, which got {given}."
    where = (
        f"Output {state.unit}"
        if state.is_output
        else f"Unit {state.unit} of the {layer_name(state)} layer"
    )
    answers = _spoken(unit_words(state))
    return f"{thinks} {where} has z = {sized(state.z)} and answers {answers}."


def _spoken(words: str) -> str:
    """Words of a number as a sentence has them."""
    for sign, spoken in (("<", "less than"), (">", "more than"), ("≈", "nearly")):
        words = words.replace(sign, spoken)
    return words


def forward_pass(network: MLP | None = None) -> Explorer:
    """Explorer *forward pass*: pixels, hidden units and answers, and one unit's arithmetic.

    Parameters
    ----------
    network : MLP, optional
        784 inputs, one or two hidden layers, 10 outputs, as it is now; without one the course's
        own 784-30-10.

    Raises
    ------
    ValueError
        For another network.
    """
    through = DigitsThrough(network or digit_mlp())
    loudest = int(through.state(FIRST, 0, next(iter(through.layers)), 0).outputs[1].argmax())
    # Only a network that the next cell has too can be asked by a line of code.
    code = None if network else (
        lambda s: f'digit_mlp().forward(as_inputs(load_mnist("test")[0][{s.place}]))'
    )  # fmt: skip
    return Explorer(
        "forward pass",
        {
            "digits": menu("digits", [FIRST, WRONG]),
            "digit": slider("digit", 0, 0, 99, 1),
            "layer": menu("layer", through.layers),
            "unit": slider("unit", loudest, 0, through.network.layer_sizes[1] - 1, 1),
        },
        through.state,
        lambda state: forward_picture(state, forward_sentence(state)),
        forward_sentence,
        code,
        ranges=lambda s: {
            "digit": s.count - 1,
            "unit": s.network.layer_sizes[s.layer] - 1,
        },
    )
