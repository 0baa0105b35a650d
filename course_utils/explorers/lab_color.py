"""Explorer *Lab* of lesson 09."""

from course_utils.explorers.controls import slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.lab_color import LabColor, lab_color_state
from course_utils.pictures.lab_color import lab_color_picture, levels_of
from course_utils.pictures.svg import number

#: Desert sand: a color that the map of lesson 09 is full of.
START = {"L": 70, "a": 12, "b": 34}


def color_state(L: int, a: int, b: int) -> LabColor:
    """The color, by the names of its sliders."""
    return lab_color_state(L, a, b)


def lab_color_sentence(state: LabColor) -> str:
    """Say what L, a and b stand for here, or what clipping does."""
    lightness = number(state.lab[0])
    level = round(255 * state.gray)
    if state.inside:
        return (
            f"L = {lightness} is how light it is, {_pull(state)}. "
            f"Keep L alone, and every color of the plane becomes the same gray {level}."
        )
    names = ("red", "green", "blue")
    beyond = [
        f"{name} {number(wanted, 4)}"
        for name, wanted in zip(names, levels_of(state.wanted), strict=True)
        if not 0 <= wanted <= 255
    ]
    red, green, blue = levels_of(state.shown)
    shown = number(state.shown_lab[0])
    ending = f"that has L = {shown}, not {lightness}" if shown != lightness else "L stays the same"
    return (
        f"Out of gamut: it would take {' and '.join(beyond)}. Clipped to 0 … 255, the screen shows "
        f"({red}, {green}, {blue}); {ending}."
    )


def _pull(state: LabColor) -> str:
    """Where a and b pull the gray to."""
    _, a, b = state.lab
    parts = []
    if a:
        parts.append(f"a = {number(a)} pulls it to {'red' if a > 0 else 'green'}")
    if b:
        parts.append(f"b = {number(b)} pulls it to {'yellow' if b > 0 else 'blue'}")
    return ", ".join(parts) or "and a = b = 0 is gray"


def lab_color() -> Explorer:
    """Explorer *Lab*: lightness and two axes of color, and what a screen can show of them."""
    return Explorer(
        "Lab",
        {
            "L": slider("L (lightness)", START["L"], 0, 100, 1),
            "a": slider("a (green–red)", START["a"], -128, 127, 1),
            "b": slider("b (blue–yellow)", START["b"], -128, 127, 1),
        },
        color_state,
        lambda state: lab_color_picture(state, lab_color_sentence(state)),
        lab_color_sentence,
        # Of whole numbers scikit-image would make 0 … 1 first, as of the pixels of a picture.
        lambda state: f"skimage.color.lab2rgb({[float(value) for value in state.lab]})",
    )
