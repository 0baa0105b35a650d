"""Controls of an explorer: sliders, menus and fields with visible labels."""

from collections.abc import Iterable
from typing import Any

import ipywidgets as widgets

_STYLE = {"description_width": "110px"}
_LAYOUT = {"width": "100%", "max_width": "460px"}


class OrderedIntSlider(widgets.IntSlider):
    """IntSlider that tells the page its new range before its new value.

    Changes that are sent together, as with `hold_sync`, have no order of their own. A page that
    reads the value first cuts it to the range of before, and sends what is left back as if the
    learner had moved the slider.
    """

    def send_state(self, key: Any = None) -> None:
        """Send some traits to the page, the value last."""
        if isinstance(key, set | frozenset):
            key = sorted(key, key=lambda name: (name == "value", name))
        super().send_state(key)


def slider(
    label: str, value: float, low: float, high: float, step: float = 0.1
) -> widgets.FloatSlider | widgets.IntSlider:
    """Slider with its value beside it; whole numbers where value and step are whole numbers.

    Parameters
    ----------
    label : str
        What it sets, as in the picture.
    value : float
        Where it starts.
    low, high, step : float
        Its range and the distance of two of its values.
    """
    common = {"description": label, "style": _STYLE, "layout": _LAYOUT}
    if all(isinstance(number, int) for number in (value, low, high, step)):
        return OrderedIntSlider(value=value, min=low, max=high, step=step, **common)
    decimals = max(0, len(f"{step:g}".partition(".")[2]))
    return widgets.FloatSlider(
        value=value, min=low, max=high, step=step, readout_format=f".{decimals}f", **common
    )


def choice_slider(label: str, options: Iterable[float], value: float) -> widgets.SelectionSlider:
    """Slider over a few chosen numbers, such as 0.1, 0.2, 0.5, 1, 2, with the one chosen beside it.

    Parameters
    ----------
    label : str
        What it sets, as in the picture.
    options : iterable of float
        From left to right.
    value : float
        The one of them where it starts.
    """
    return widgets.SelectionSlider(
        options=list(options), value=value, description=label, style=_STYLE, layout=_LAYOUT
    )


def menu(label: str, options: Iterable[str], value: str | None = None) -> widgets.Dropdown:
    """Menu of named choices; it starts with the first one unless told otherwise.

    Parameters
    ----------
    label : str
        What it sets.
    options : iterable of str
    value : str, optional
    """
    options = list(options)
    return widgets.Dropdown(
        options=options, value=value or options[0], description=label, style=_STYLE, layout=_LAYOUT
    )


def entry(label: str, value: str) -> widgets.Text:
    """Field to type into; what is typed counts after Enter or when the field is left.

    Parameters
    ----------
    label : str
        What it sets.
    value : str
        What stands in it at first.
    """
    return widgets.Text(
        value=value, description=label, continuous_update=False, style=_STYLE, layout=_LAYOUT
    )
