"""The same content the usual way: `interact` and a fresh inline matplotlib figure for each move."""

import re
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import matplotlib.pyplot as plt
import numpy as np

from course_utils.explorers.controls import slider
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.registry import EXPLORERS
from course_utils.explorers.training import TrainingExplorer
from course_utils.models.lab_color import ab_plane
from course_utils.pictures.great_picture import CLOSER, COLUMNS, ROWS
from course_utils.pictures.svg import picture, text

#: Settings with the most to compute and draw; moves go to and fro from there.
HEAVIEST: dict[str, dict[str, Any]] = {
    "learning": {"data": "XOR", "update": 60},
    "activation": {"function": "softplus", "w": 2, "b": -3.0},
    "through the layers": {"activation": "sigmoid", "depth": 30},
    "outlier": {"house": 12, "change": 400},
    "downhill": {"learning_rate": 0.05, "optimizer": "Adam", "batch_size": 1, "epochs": 39},
    "softmax": {"temperature": 0.5},
    "forward, then backward": {"step": 25},
    "gradient check": {"bug": "forgot σ′ of hidden layer"},
    "boundary": {"data": "spiral", "hidden": 16, "epochs": 1000},
    "forward pass": {"layer": "hidden", "unit": 3},
    "training": {"hidden": 100, "batch_size": 100, "epochs": 40, "size": 4000},
    "convolution lab": {"input_size": 12, "padding": 4, "kernel_size": 3, "output_cell": 60},
    "pooling": {"input_size": 12, "padding": 1, "kernel_size": 3, "stride": 1},
    "transposed lab": {"input_size": 8, "kernel_size": 5, "stride": 2, "dilation": 2},
    "receptive field": {"layers": 6},
    "feature maps": {"layer": "conv 2", "channel": 31},
    "shift": {"digit": 5, "dx": -2, "dy": 6},
    "reverse puzzles": {"puzzle": "11. Double 8×8 without a checkerboard"},
    "bottleneck": {"digit": 7, "code_size": 64},
    "latent plane": {"ground": "what the decoder makes"},
    "denoise": {"level": 0.5},
    "Lab": {"L": 60, "a": 40, "b": -30},
    "ambiguity": {"red": 50, "loss": "Huber"},
    "color the map": {"saturation": 150},
    "great picture": {"sweep": 75},
}
Drawing = Callable[[Any, dict[str, Any]], None]
COPIED = ("value", "options", "min", "max", "step", "description")


def at_its_heaviest(name: str) -> Explorer:
    """Make an explorer with the settings that take it longest."""
    explorer = EXPLORERS[name]()
    explorer.set(**HEAVIEST.get(name, {}))
    if isinstance(explorer, TrainingExplorer):
        explorer.train()
    return explorer


def show(name: str) -> None:
    """Show an explorer's content with `interact`, with the same controls."""
    explorer = at_its_heaviest(name)
    controls = {
        key: type(control)(
            **{trait: getattr(control, trait) for trait in COPIED if control.has_trait(trait)}
        )
        for key, control in explorer.controls.items()
    }
    draw = DRAWN.get(name, replicate(explorer))
    # This is the one place that uses interact: it is what we compare with.
    widgets.interact(lambda **given: draw(explorer._compute(**given), given), **controls)


def least() -> Explorer:
    """Make an explorer that draws one number: what any explorer takes on this computer now."""
    return Explorer(
        "least",
        {"value": slider("value", 0, 0, 100, 1)},
        lambda value: value,
        lambda value: picture(200, 40, text(100, 20, str(value)), str(value)),
        str,
    )


def replicate(explorer: Explorer) -> Drawing:
    """Make a function that draws as many texts, lines and shapes as the SVG picture has."""
    markup = explorer.picture.markup
    width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', markup).groups())
    texts = re.findall(r'<text x="(\S+)" y="(\S+)".*?>(.*?)</text>', markup)
    texts += re.findall(r'<tspan x="(\S+)" y="(\S+)">(.*?)</tspan>', markup)
    lines = re.findall(r'<line x1="(\S+)" y1="(\S+)" x2="(\S+)" y2="(\S+)"', markup)
    paths = [re.findall(r"-?[\d.]+", points) for points in re.findall(r'd="M(.*?)"', markup)]
    circles = re.findall(r'<circle cx="(\S+)" cy="(\S+)" r="(\S+)"', markup)
    boxes = re.findall(r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', markup)

    def draw(state: Any, given: dict[str, Any]) -> None:
        _, axes = plt.subplots(figsize=(width / 72, height / 72))
        axes.set(xlim=(0, width), ylim=(height, 0))
        axes.axis("off")
        if hasattr(state, "rgb"):
            axes.imshow(state.rgb, extent=(10, 550, 370, 10))
            axes.set(xlim=(0, width), ylim=(height, 0))
        for x1, y1, x2, y2 in np.array(lines, float).reshape(-1, 4):
            axes.plot([x1, x2], [y1, y2])
        for points in paths:
            axes.plot(*np.array(points[: len(points) // 2 * 2], float).reshape(-1, 2).T)
        for x, y, r in np.array(circles, float).reshape(-1, 3):
            axes.add_patch(plt.Circle((x, y), r, fill=False))
        for x, y, w, h in np.array(boxes, float).reshape(-1, 4):
            axes.add_patch(plt.Rectangle((x, y), w, h, fill=False))
        for x, y, words in texts:
            axes.text(float(x), float(y), re.sub("<.*?>", "", words))
        # The settings make each picture differ from the last one.
        axes.text(5, height - 5, " ".join(map(str, given.values())))
        plt.show()

    return draw


def learning(state: Any, given: dict[str, Any]) -> None:
    """Draw points, both lines, the curve of mistakes and the bound."""
    _, (left, right) = plt.subplots(1, 2, figsize=(12.5, 5.9))
    ones = state.y == 1
    left.plot(*state.x[ones].T, "o")
    left.plot(*state.x[~ones].T, "s")
    left.plot(*state.x[state.wrong].T, "o", markersize=20, markerfacecolor="none")
    if state.example is not None:
        left.plot(*state.x[state.example], "o", markersize=30, markerfacecolor="none")
    (w1, w2), b = state.neuron
    across = np.linspace(-3, 3, 50)
    grid = w1 * across + w2 * across[:, None] + b
    left.contourf(across, across, grid > 0, levels=1, alpha=0.2)
    for moment in {state.update, max(state.update - 1, 0)}:
        (w1, w2), b = state.trace.weights[moment], state.trace.biases[moment]
        if w2:
            left.plot(across, -(w1 * across + b) / w2)
    left.set(xlim=(-3, 3), ylim=(-3, 3), xlabel="x₁", ylabel="x₂")
    left.set_title(f"w₁ = {w1:.3g}, w₂ = {w2:.3g}, b = {b:.3g}")
    right.plot(state.wrong_counts, alpha=0.4)
    right.plot(state.wrong_counts[: state.update + 1])
    right.plot([state.update], [state.wrong_counts[state.update]], "o")
    right.set(xlabel="after update", title="points on the wrong side")
    bar = right.inset_axes((0, -0.4, 1, 0.1))
    bar.barh(0, state.update)
    bar.set(xlim=(0, state.bound or 60), title=f"mistakes so far: {state.update}", yticks=[])
    plt.show()


def boundary(state: Any, given: dict[str, Any]) -> None:
    """Draw field, boundary, points, the hidden neurons' lines and the loss."""
    _, (left, right) = plt.subplots(1, 2, figsize=(13, 6.4))
    across = np.linspace(-1.25, 1.25, len(state.field))
    left.contourf(across, across, state.field, levels=20, cmap="Greens", alpha=0.4)
    left.contour(across, across, state.field, levels=[0.5])
    for w1, w2, b in state.lines:
        left.axline((0, -b / w2), slope=-w1 / w2)
    for group, mark in ((state.y == 1, "o"), (state.y == 0, "s"), (state.wrong, "x")):
        left.plot(*state.x[group].T, mark)
    left.set(xlim=(-1.25, 1.25), ylim=(-1.25, 1.25), xlabel="x₁", ylabel="x₂")
    for run in filter(None, (state.run, state.previous)):
        right.plot(*run.curve("loss"))
    right.plot([state.epoch], [state.loss], "o")
    right.set(xlabel="epoch", title=f"loss {state.loss:.3g}, {state.right} points right")
    plt.show()


def draw_a_digit(state: Any, given: dict[str, Any]) -> None:
    """Draw the steps of the preparation, and each network's bars."""
    figure = plt.figure(figsize=(9.3, 6.3))
    steps = (state.prepared.drawn, state.prepared.scaled, state.prepared.centered)
    for k, ink in enumerate(steps, 1):
        figure.add_subplot(2, 3, k).imshow(ink, cmap="gray_r")
    for k, (name, answer) in enumerate(state.answers.items(), 1):
        axes = figure.add_subplot(2, len(state.answers), len(state.answers) + k)
        axes.barh(range(10), answer)
        axes.set(xlim=(0, 1), yticks=range(10), title=f"{name}: {np.argmax(answer)}")
    plt.show()


def lab(state: Any, given: dict[str, Any]) -> None:
    """Draw the plane of a and b, the same a and b at every L, the color and its gray."""
    _, axes = plt.subplots(1, 4, figsize=(13.3, 6.5), width_ratios=(6, 1, 2, 2))
    lightness, a, b = state.lab
    axes[0].imshow(ab_plane(lightness), extent=(-128.5, 127.5, -128.5, 127.5))
    axes[0].plot([a, state.shown_lab[1]], [b, state.shown_lab[2]], "o-")
    axes[0].set(xlabel="a: green to red", ylabel="b: blue to yellow", title=f"L = {lightness}")
    axes[1].imshow(state.levels[:, None], origin="lower", aspect="auto")
    axes[1].axhline(lightness)
    axes[2].imshow([[state.shown]])
    axes[2].set_title(" ".join(f"{255 * value:.0f}" for value in state.wanted))
    axes[3].imshow([[[state.gray] * 3]])
    plt.show()


def color_the_map(state: Any, given: dict[str, Any]) -> None:
    """Draw the region gray, colored and true, with the measures of the first two."""
    _, axes = plt.subplots(1, 3, figsize=(13.3, 7.8))
    rows = (
        ("gray", state.gray, state.gray_scores),
        (state.model, state.colored, state.scores),
        ("truth", state.truth, None),
    )
    for part, (name, rgb, scores) in zip(axes, rows, strict=True):
        part.imshow(rgb)
        part.axis("off")
        part.set_title(f"{name} {scores or ''}", wrap=True)
    plt.show()


def great_picture(state: Any, given: dict[str, Any]) -> None:
    """Draw the map with its curtain, and two places closer."""
    figure, axes = plt.subplot_mosaic([["map", "a"], ["map", "b"]], figsize=(13.3, 10.2))
    axes["map"].imshow(state.rgb)
    axes["map"].axvline(state.column)
    for name, place in zip("ab", CLOSER, strict=True):
        down, across = (
            slice(place.row, place.row + ROWS),
            slice(place.column, place.column + COLUMNS),
        )
        axes[name].imshow(state.rgb[down, across])
        axes[name].set_title(place.name)
    figure.suptitle(f"{state.left}, {state.right}: {state.scores}", wrap=True)
    plt.show()


def your_picture(state: Any, given: dict[str, Any]) -> None:
    """Draw the photograph gray, colored and as it was."""
    _, axes = plt.subplots(1, 3, figsize=(13, 4))
    shown = state.picture
    for part, rgb in zip(axes, (shown.gray, shown.colored, shown.own), strict=True):
        part.imshow(rgb)
        part.axis("off")
    axes[1].set_title(f"off by {shown.error:.3g}, gray by {shown.gray_error:.3g}")
    plt.show()


#: Charts need a drawing of their own; number pictures are replicated from their SVG.
DRAWN: dict[str, Drawing] = {
    "Lab": lab,
    "boundary": boundary,
    "color the map": color_the_map,
    "draw a digit": draw_a_digit,
    "great picture": great_picture,
    "learning": learning,
    "your picture": your_picture,
}
