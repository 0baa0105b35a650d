"""What stands under an explorer's picture: ways out, controls, play and reset."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ipywidgets as widgets

#: Most ways out that are offered beside an impossible setting.
MOST_WAYS_OUT = 4


class ImpossibleSetting(ValueError):
    """A setting that cannot be, with settings near it that can.

    Parameters
    ----------
    sentence : str
        What is impossible, with the numbers.
    ways_out : list of dict
        Each a few settings by name, such as {"padding": 1}; each becomes a button.
    """

    def __init__(self, sentence: str, ways_out: list[dict[str, Any]]) -> None:
        super().__init__(sentence)
        self.ways_out = ways_out


class WaysOut(widgets.HBox):
    """Row of buttons for the ways out; it keeps its height while there are none.

    Parameters
    ----------
    take : callable
        Settings as keyword arguments; called with those of the button pressed.
    labels : mapping of str to str
        Name of a setting → what its control is called.
    """

    def __init__(self, take: Callable[..., None], labels: Mapping[str, str]) -> None:
        self.offered: list[dict[str, Any]] = []
        self._labels = labels
        buttons = [widgets.Button(layout={"width": "auto"}) for _ in range(MOST_WAYS_OUT)]
        for k, button in enumerate(buttons):
            button.on_click(lambda _, k=k: take(**self.offered[k]))
        super().__init__(buttons)
        self.offer([])

    def offer(self, ways_out: list[dict[str, Any]]) -> None:
        """Show a button for each way out; hide the others."""
        self.offered = ways_out[:MOST_WAYS_OUT]
        for k, button in enumerate(self.children):
            there = k < len(self.offered)
            button.layout.visibility = "visible" if there else "hidden"
            button.disabled = not there
            if there:
                button.description = ", ".join(
                    f"{self._labels.get(name, name)} = {value}"
                    for name, value in self.offered[k].items()
                )


def control_grid(controls: Mapping[str, widgets.Widget]) -> widgets.GridBox:
    """Lay out the controls in two columns, or in one where the page is narrow."""
    return widgets.GridBox(
        list(controls.values()),
        layout={
            "grid_template_columns": "repeat(auto-fit, minmax(min(100%, 340px), 1fr))",
            "grid_gap": "2px 24px",
        },
    )


def player(slider: widgets.IntSlider) -> widgets.Play:
    """Play button that moves a slider, and follows it and its range."""
    play = widgets.Play(
        min=slider.min, max=slider.max, value=slider.value, interval=700,
        show_repeat=False, layout={"width": "auto"},
    )  # fmt: skip
    widgets.jslink((play, "value"), (slider, "value"))
    widgets.jslink((slider, "max"), (play, "max"))
    return play


def reset_button(reset: Callable[[], None], players: Sequence[widgets.Play] = ()) -> widgets.Button:
    """Button that puts every control back, and ends what plays."""
    button = widgets.Button(
        description="Reset", tooltip="Back to the first settings", layout={"width": "90px"}
    )

    def put_back(_: widgets.Button) -> None:
        for play in players:
            play.playing = False
        reset()

    button.on_click(put_back)
    return button


def still_hint(controls: Mapping[str, widgets.ValueWidget]) -> str:
    """What stands under a picture that is shown without a kernel."""
    sliders = (widgets.IntSlider, widgets.FloatSlider, widgets.SelectionSlider)
    has_sliders = any(isinstance(control, sliders) for control in controls.values())
    return f"Run this cell to {'move the sliders' if has_sliders else 'try it'}."
