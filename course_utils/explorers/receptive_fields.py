"""Explorer *receptive field* of lesson 06."""

from functools import cache
from typing import Any

import ipywidgets as widgets
import numpy as np
from numpy.typing import NDArray

from course_utils.explorers.controls import slider
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.kernels import gray_photograph
from course_utils.models.convolution import Layer, receptive_field
from course_utils.pictures.receptive_fields import WHOLE, StackedField, field_picture

MOST_LAYERS = 6
#: Highest value of each setting of a layer; a kernel of 7 is there to compare with three of 3.
HIGHEST = {"kernel": 7, "stride": 3, "dilation": 4}
USUAL = Layer(3, 1, 1)

#: Stacks to compare, each layer a (kernel_size, stride, dilation).
STACKS = {
    "three 3×3": [(3, 1, 1)] * 3,
    "one 7×7": [(7, 1, 1)],
    "dilation 1, 2, 4": [(3, 1, 1), (3, 1, 2), (3, 1, 4)],
    "stride 2 twice": [(3, 2, 1), (3, 2, 1), (3, 1, 1)],
}

#: Three settings of a layer are a row; two layers lie side by side where the page is wide.
COLUMNS = "repeat(auto-fit, minmax(clamp(14%, calc((800px - 100%) * 999), 30%), 1fr))"
IDLE_STYLE = "<style>.course-explorer .idle { opacity: 0.45; }</style>"


def field_state(layers: int, **settings: int) -> StackedField:
    """Field of one output after so many layers.

    Parameters
    ----------
    layers : int
        How many of the layers count.
    **settings : int
        kernel_1, stride_1, dilation_1, kernel_2, …
    """
    stack = tuple(
        Layer(*(settings[f"{name}_{k}"] for name in HIGHEST)) for k in range(1, layers + 1)
    )
    # Both directions are alike, so one is enough; a picture of 8,737 × 8,737 paths is not needed.
    fields = receptive_field([tuple((value, 1) for value in layer) for layer in stack])
    return StackedField(
        stack,
        tuple(field.size[0] for field in fields),
        tuple(field.jump[0] for field in fields),
        fields[-1].paths[:, 0] > 0,
    )


def field_sentence(field: StackedField) -> str:
    """How far one output sees, at what price, and where its neighbors look."""
    count, size, weights = len(field.layers), field.sizes[-1], sum(field.weights)
    full = size**2
    who = "1 layer reaches" if count == 1 else f"{count} layers reach"
    price = f", not {full:,}" if weights < full else ""
    holes = "" if field.seen.all() else f" Only {field.pixels_read:,} of the {full:,} are read."
    jump = field.jumps[-1]
    return (
        f"{who} {size}×{size} pixels with {weights} weight{'s' * (weights > 1)}{price}.{holes} "
        f"Neighboring outputs look {jump} pixel{'s' * (jump > 1)} apart."
    )


def field_code(field: StackedField) -> str:
    """PyTorch's stack of the same layers, and the number of its weights."""
    layers = ", ".join(
        f"torch.nn.Conv2d(1, 1, {layer.kernel_size}, stride={layer.stride}, "
        f"dilation={layer.dilation}, bias=False)"
        for layer in field.layers
    )
    return f"sum(weight.numel() for weight in torch.nn.Sequential({layers}).parameters())"


@cache
def _photograph() -> NDArray[np.float64]:
    return gray_photograph("Persian Gulf", WHOLE, WHOLE)


class FieldExplorer(Explorer):
    """Explorer of a stack of layers, with three settings for each and stacks to compare."""

    def __init__(self) -> None:
        controls: dict[str, Any] = {"layers": slider("layers", 3, 1, MOST_LAYERS, 1)}
        for k in range(1, MOST_LAYERS + 1):
            controls |= {
                f"{name}_{k}": _short_menu(f"{name} {k}", highest, value)
                for (name, highest), value in zip(HIGHEST.items(), USUAL, strict=True)
            }
        super().__init__(
            "receptive field",
            controls,
            field_state,
            lambda field: field_picture(_photograph(), field, field_sentence(field)),
            field_sentence,
            field_code,
            play="layers",
        )
        self._lay_out()
        for name, control in self.controls.items():
            control.observe(self._fade if name == "layers" else self._include, "value")
        self._fade()

    def stack(self, layers: list[tuple[int, int, int]]) -> None:
        """Show a stack of layers; those after it become usual ones."""
        filled = [*layers, *[USUAL] * (MOST_LAYERS - len(layers))]
        self.set(
            layers=len(layers),
            **{
                f"{name}_{k}": value
                for k, layer in enumerate(filled, 1)
                for name, value in zip(HIGHEST, layer, strict=True)
            },
        )

    def _lay_out(self) -> None:
        *_, grid, row = self.children
        grid.layout.grid_template_columns = COLUMNS
        grid.layout.grid_gap = "2px 10px"
        # A line of its own; the browser's widgets drop grid_column, but not the area.
        self.controls["layers"].layout.grid_area = "auto / 1 / auto / -1"
        row.layout.flex_flow = "row wrap"
        row.children = [*row.children, *map(self._stack_button, STACKS), widgets.HTML(IDLE_STYLE)]

    def _stack_button(self, name: str) -> widgets.Button:
        button = widgets.Button(description=name, tooltip=f"Show {name}", layout={"width": "auto"})
        button.on_click(lambda _: self.stack(STACKS[name]))
        return button

    def _include(self, change: dict) -> None:
        """A layer that is changed counts, and so do those before it."""
        if not self._quiet:
            layers = self.controls["layers"]
            layers.value = max(layers.value, int(change["owner"].description.split()[1]))

    def _fade(self, *_: object) -> None:
        """Show which layers count."""
        for name, control in self.controls.items():
            idle = name != "layers" and int(name.split("_")[1]) > self.controls["layers"].value
            (control.add_class if idle else control.remove_class)("idle")


def receptive_field_lab() -> FieldExplorer:
    """Explorer *receptive field*: the pixels that one output of a stack of layers sees."""
    return FieldExplorer()


def _short_menu(label: str, highest: int, value: int) -> widgets.Dropdown:
    """Menu of whole numbers from 1 that is narrow enough for three in a row."""
    return widgets.Dropdown(
        options=range(1, highest + 1), value=value, description=label,
        style={"description_width": "66px"}, layout={"width": "auto", "max_width": "150px"},
    )  # fmt: skip
