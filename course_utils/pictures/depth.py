"""Picture of signals and gradients through many layers: their spread, and histograms of them."""

import numpy as np
from numpy.typing import NDArray

from course_utils.pictures.layer_histograms import histogram
from course_utils.pictures.plane import Plane
from course_utils.pictures.powers import power_of_ten, sized
from course_utils.pictures.svg import (
    Picture,
    arrow,
    box,
    circle,
    line,
    number,
    path,
    picture,
    spans,
    text,
)
from course_utils.pictures.theme import Role

WIDTH, HEIGHT = 960, 560
LEFT, LONG = 62, 880
CURVES = (92, 176)
#: Columns of histograms; the first is the inputs.
COLUMNS, COLUMN = 8, 88
SIGNALS, GRADIENTS = 338, 462
#: Powers of ten that the spread's scale shows at least.
LEAST_DECADES = (-2, 2)
#: Limits of a histogram of numbers without bounds.
AROUND_0 = (-3.0, 3.0)


def shown_layers(depth: int) -> list[int]:
    """Layers with a histogram: all of them, or the first, the last and some between."""
    count = min(depth, COLUMNS - 1)
    return [int(layer) for layer in np.rint(np.linspace(1, depth, count))]


def depth_picture(
    signals: NDArray[np.float64],
    gradients: NDArray[np.float64],
    signal_sizes: NDArray[np.float64],
    gradient_sizes: NDArray[np.float64],
    bounds: tuple[float, float],
    scale: float,
    width: int,
    label: str,
) -> Picture:
    """Draw the spread of signals and gradients layer by layer, then histograms of some layers.

    Parameters
    ----------
    signals : (depth + 1, N, width)
        Inputs, then the outputs of each layer.
    gradients : (depth, N, width)
    signal_sizes, gradient_sizes : (depth + 1,), (depth,)
        Their standard deviations.
    bounds : (lowest, highest)
        Of the activation; where one is infinite, histograms of signals go from −3 to 3.
    scale : float
        Weights have the standard deviation scale / √width.
    width : int
        Number of neurons in a layer.
    label : str
        What a screen reader says.
    """
    layers = shown_layers(len(gradients))
    limits = bounds if np.isfinite(bounds).all() else AROUND_0
    parts = [
        _weights(scale, width),
        _spread(signal_sizes, gradient_sizes, layers),
        _heading(SIGNALS, "signals", "output", "outputs of all neurons for all examples"),
        _heading(
            GRADIENTS,
            "gradients",
            "here",
            "slope of the loss for each sum z; numbers beyond ±3 count at the edges",
        ),
        histogram(signals[0], AROUND_0, (LEFT - 4, SIGNALS), COLUMN, "input"),
    ]
    # The first column stands under the inputs, the last one ends where the curves end.
    gap = (LONG + 4 - COLUMN) / (COLUMNS - 1)
    for column, layer in enumerate(layers, 1):
        x = LEFT - 4 + gap * column
        parts += [
            histogram(signals[layer], limits, (x, SIGNALS), COLUMN, "output"),
            histogram(gradients[layer - 1], AROUND_0, (x, GRADIENTS), COLUMN, "here"),
            text(x + COLUMN / 2, HEIGHT - 14, f"layer {layer}", "plain", 15),
        ]
    return picture(WIDTH, HEIGHT, "".join(parts), label)


def _heading(top: float, name: str, role: Role, what: str) -> str:
    return text(LEFT, top - 22, name, role, anchor="start", bold=True) + text(
        LEFT + 98, top - 22, what, "plain", 15, "start"
    )


def _weights(scale: float, width: int) -> str:
    """How the weights are drawn, on a ruler with the two usual starts."""
    x, y, unit = 560, 40, 115
    place = x + unit * scale
    starts = ((1, "1 Xavier", "end"), (np.sqrt(2), "√2 He", "start"))
    marks = "".join(
        line(x + unit * at, y - 6, x + unit * at, y + 6, "weight", 2)
        + text(x + unit * at + (3 if anchor == "end" else -3), y - 20, words, "weight", 15, anchor)
        for at, words, anchor in starts
    )
    return (
        spans(LEFT, 24, [("weights: ", "weight"),
                         (f"standard deviation {number(scale)} / √{width} = ", None),
                         (sized(scale / np.sqrt(width)), "weight")])
        + line(x, y, x + 3 * unit, y, "weight", 1.5)
        + marks
        + circle(place, y, 8, "here", 1, 0)
        + text(x - 10, y, "scale 0", "weight", 15, "end")
        + text(x + 3 * unit + 14, y, "3", "weight", 15, "start")
    )  # fmt: skip


def _spread(
    signal_sizes: NDArray[np.float64], gradient_sizes: NDArray[np.float64], layers: list[int]
) -> str:
    """Standard deviation of each layer on a scale of powers of ten."""
    depth = len(gradient_sizes)
    every = np.concatenate([signal_sizes, gradient_sizes])
    powers = np.log10(every[every > 0])
    low = min(LEAST_DECADES[0], int(np.floor(powers.min())))
    high = max(LEAST_DECADES[1], int(np.ceil(powers.max())))
    plane = Plane(LEFT, CURVES[0], LONG, CURVES[1], (0, depth), (low, high))
    parts = [_decades(plane), _layer_ticks(plane, [0, *layers])]
    for first, sizes, role in ((0, signal_sizes, "output"), (1, gradient_sizes, "here")):
        places = [
            plane.place(layer, float(np.log10(size)))
            for layer, size in enumerate(sizes, first)
            if size > 0
        ]
        parts += [path(places, role, 3) if len(places) > 1 else ""]
        parts += [_mark(place, role) for place in places]
    if not gradient_sizes.any():
        parts.append(
            text(LEFT + LONG / 2, CURVES[0] + CURVES[1] - 26,
                 "every gradient is exactly 0: no place on this scale", "here")
        )  # fmt: skip
    return "".join(parts) + _legend()


def _mark(place: tuple[float, float], role: Role) -> str:
    """Dot for a signal, square for a gradient."""
    x, y = place
    if role == "output":
        return circle(x, y, 4, role, 1, 0)
    return box(x - 4, y - 4, 8, 8, role, 1, 0, corner=0)


def _decades(plane: Plane) -> str:
    """Line and power of ten at each few decades; 1 stands out."""
    low, high = plane.vertical
    step = next(s for s in (1, 2, 5, 10, 20) if (high - low) / s <= 6)
    parts = []
    for power in range(-(-low // step) * step, high + 1, step):
        y = plane.place(0, power)[1]
        words = power_of_ten(power) if power else "1"
        parts += [
            line(LEFT, y, LEFT + LONG, y, width=1, opacity=0.25 if power else 0.8),
            text(LEFT - 10, y, words, "plain", 15, "end"),
        ]
    return "".join(parts)


def _layer_ticks(plane: Plane, layers: list[int]) -> str:
    parts, last = [], -100.0
    for layer in layers:
        x, y = plane.place(layer, plane.vertical[0])
        if x - last < 34:
            continue
        parts += [
            line(x, y, x, y + 5, width=1),
            text(x, y + 17, str(layer) if layer else "inputs", "plain", 15),
        ]
        last = x
    return "".join(parts)


def _legend() -> str:
    y = 70
    return (
        text(LEFT, y, "spread (standard deviation) in each layer", anchor="start")
        + arrow(446, y, 486, y, "output")
        + _mark((462, y), "output")
        + text(494, y, "signals go forward", "output", anchor="start")
        + arrow(716, y, 676, y, "here")
        + _mark((696, y), "here")
        + text(724, y, "gradients come back", "here", anchor="start")
    )
