"""Explorer *through the layers* of lesson 02."""

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.activations import ACTIVATIONS
from course_utils.models.depth import MOST_LAYERS, WIDTH, Depth, through_layers
from course_utils.pictures.depth import depth_picture
from course_utils.pictures.powers import sized
from course_utils.pictures.svg import Picture

#: Times by which spread may change on the way before it counts as vanished or exploded.
MUCH = 1000


def layers_state(activation: str, depth: int, scale: float, seed: int) -> Depth:
    """Signals and gradients of one network; a scale of 0.1 is 0.1, whatever the slider's float."""
    return through_layers(activation, depth, round(scale, 9), seed)


def layers_sentence(state: Depth) -> str:
    """Say how far signals and gradients come."""
    return f"{_signals(state)} {_gradients(state)}"


def _signals(state: Depth) -> str:
    first, last = state.signal_sizes[[0, -1]]
    said = f"Signals: spread {sized(first)} in, {sized(last)} out"
    if last < first / MUCH:
        return f"{said}: they vanish."
    return f"{said}: they explode." if last > first * MUCH else f"{said}."


def _gradients(state: Depth) -> str:
    first, last = state.gradient_sizes[[0, -1]]
    if not last:
        return (
            "All gradients are exactly 0, in every layer and at any scale: the step's slope "
            "is 0, so no layer can learn."
        )
    if state.depth == 1:
        return f"Gradients in the only layer: {sized(last)}. Make the network deeper."
    share = first / last
    said = f"The gradient in layer 1 is {sized(share)} of that in layer {state.depth}"
    if share < 1 / MUCH:
        return f"{said}: it has vanished, and the first layers hardly learn."
    if share > MUCH:
        return f"{said}: it explodes, and a step of learning would throw the first layers far."
    if state.activation == "identity":
        return f"{said}. But without a bend, all these layers are together one layer."
    if 0.1 < share < 10:
        return f"{said}: all layers can learn."
    return f"{said}: it {'shrinks' if share < 1 else 'grows'} on the way. Try more layers."


def layers_picture(state: Depth) -> Picture:
    """Spread by layer, and histograms."""
    chosen = ACTIVATIONS[state.activation]
    return depth_picture(
        state.signals,
        state.gradients,
        state.signal_sizes,
        state.gradient_sizes,
        (chosen.lowest, chosen.highest),
        state.scale,
        WIDTH,
        layers_sentence(state),
    )


def through_the_layers() -> Explorer:
    """Explorer *through the layers*: depth, activation and weight scale against what arrives."""
    return Explorer(
        "through the layers",
        {
            "activation": menu("activation", ACTIVATIONS, "sigmoid"),
            "depth": slider("depth", 20, 1, MOST_LAYERS, 1),
            "scale": slider("weight scale", 1.0, 0.1, 3.0, 0.1),
            "seed": slider("random draw", 1, 1, 8, 1),
        },
        layers_state,
        layers_picture,
        layers_sentence,
        lambda s: (
            f'through_layers("{s.activation}", {s.depth}, scale={s.scale:g}, '
            f"seed={s.seed}).gradient_sizes"
        ),
    )
