"""Explorer *ambiguity* of lesson 09."""

from course_utils.explorers.controls import choice_slider, menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.ambiguity import LOSSES
from course_utils.models.ambiguity_lab import Ambiguity, ambiguity_state
from course_utils.pictures.ambiguity import ambiguity_picture, color_name
from course_utils.pictures.svg import number

#: From the mean to the mode; 0.38 is the one of "Colorful image colorization" (2016).
TEMPERATURES = (1, 0.7, 0.5, 0.38, 0.25, 0.1, 0)


def shared_gray_state(red: int, loss: str, delta: float, temperature: float) -> Ambiguity:
    """Everything about so many red pixels in a hundred."""
    return ambiguity_state(red / 100, loss, delta, temperature)


def ambiguity_sentence(state: Ambiguity) -> str:
    """Say why this loss answers as it does."""
    red = round(100 * state.share)
    if red in (0, 100):
        name = "red" if red else "green"
        return f"All 100 pixels are {name}: nothing is ambiguous, and every loss answers {name}."
    return _REASONS[state.loss](state, red)


def _squared(state: Ambiguity, red: int) -> str:
    """The mean."""
    return (
        f"The squared error is least at the mean of {red} red and {100 - red} green: "
        f"{color_name(state.share)}, which not one of the pixels is. "
        "Far off costs most, so it answers in between."
    )


def _absolute(state: Ambiguity, red: int) -> str:
    """The median."""
    if red == 50:
        return (
            "Half and half: the absolute error is the same for every color between. "
            "One pixel more decides; move the share and watch the answer jump."
        )
    more, fewer = ("red", "green") if red > 50 else ("green", "red")
    return (
        f"The absolute error is least at the median. More than half are {more}, so it answers "
        f"plain {more}, and is wrong for the {min(red, 100 - red)} {fewer} pixels."
    )


def _huber(state: Ambiguity, red: int) -> str:
    """Between mean and median."""
    low, high = state.lowest["Huber"]
    delta, answer = number(state.delta), number(state.answers["Huber"])
    if state.tied:
        return (
            f"Half and half: from {number(low)} to {number(high)} both errors are above "
            f"δ = {delta}, where Huber’s loss is a straight line, so all answers cost the same."
        )
    if abs(low - state.share) < 1e-9:
        return (
            f"No error is above δ = {delta} at the answer, so Huber’s loss is a squared error there"
            f": it answers the mean, {answer}."
        )
    return (
        f"Huber’s loss counts errors above δ = {delta} by their size, smaller ones by their "
        f"square. Its answer {answer} lies between the mean {number(state.share)} "
        f"and the median {round(state.share)}."
    )


def _classes(state: Ambiguity, red: int) -> str:
    """Chances first, then a temperature."""
    chances = f"Color classes answer with chances: {red} % red, {100 - red} % green."
    sharp = 100 * state.answers["color classes"]
    if state.temperature == 1:
        return f"{chances} At T = 1 the color is their mean again, as with the squared error."
    if red == 50:
        return f"{chances} Both are the mode, so no temperature can choose one of them."
    if state.temperature == 0:
        name = "red" if red > 50 else "green"
        return f"{chances} At T = 0 only the mode is left, the likelier color: plain {name}."
    red_now, green_now = (number(chance, 4, 1) for chance in (sharp, 100 - sharp))
    return (
        f"{chances} T = {number(state.temperature)} makes that {red_now} % and {green_now} %: "
        "the color moves from the mean toward the mode, the likelier one."
    )


_REASONS = dict(zip(LOSSES, (_squared, _absolute, _huber, _classes), strict=True))


def ambiguity() -> Explorer:
    """Explorer *ambiguity*: pixels of one gray that are red or green, and each loss's answer."""
    controls = {
        "red": slider("red pixels in %", 60, 0, 100, 1),
        "loss": menu("loss", LOSSES),
        "delta": slider("δ of Huber", 0.3, 0.05, 1.0, 0.05),
        "temperature": choice_slider("temperature T", TEMPERATURES, 0.38),
    }

    def choose(loss: str) -> None:
        controls["loss"].value = loss

    # Who moves a setting of a loss wants to see that loss.
    controls["delta"].observe(lambda _: choose("Huber"), "value")
    controls["temperature"].observe(lambda _: choose("color classes"), "value")
    return Explorer(
        "ambiguity",
        controls,
        shared_gray_state,
        lambda state: ambiguity_picture(state, ambiguity_sentence(state)),
        ambiguity_sentence,
    )
