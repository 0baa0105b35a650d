"""The Explorer: controls → compute → state → picture, sentence and code."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from course_utils.explorers import panel
from course_utils.explorers.browser import COPY, KEYS
from course_utils.pictures.svg import Picture
from course_utils.pictures.theme import STYLE


class Explorer(widgets.VBox):
    """A picture that answers when a slider moves.

    Parameters
    ----------
    name : str
        Its name in the registry.
    controls : mapping of str to widget
        What the learner can set; each has a `value`.
    compute : callable
        Settings as keyword arguments → state. Pure. Raises ValueError with a sentence for an
        impossible setting.
    draw : callable
        State → Picture. Pure.
    describe : callable
        State → one sentence that says what is to be seen now.
    code : callable, optional
        State → the line of code that does the same.
    ranges : callable, optional
        State → new highest values of sliders, by name, where one setting limits another.
    play : str, optional
        Name of the slider that a play button moves.
    offers_ways_out : bool
        Keep a row for the buttons of an ImpossibleSetting.

    Attributes
    ----------
    controls : dict of str to widget
        `explorer.controls["stride"].value = 2` moves a slider from code.
    state : Any
        What `compute` returned last.
    message : str
        The sentence now under the picture.
    picture : Picture
        What is drawn now.
    possible : bool
        False while the settings are impossible; state and picture are then the last possible ones.
    players : list of Play
        What the Reset button stops; a kind of explorer may add its own.
    ways_out : WaysOut
        Buttons with settings near an impossible one that work.
    """

    def __init__(
        self,
        name: str,
        controls: Mapping[str, widgets.ValueWidget],
        compute: Callable[..., Any],
        draw: Callable[[Any], Picture],
        describe: Callable[[Any], str],
        code: Callable[[Any], str] | None = None,
        ranges: Callable[[Any], dict[str, int]] | None = None,
        play: str | None = None,
        offers_ways_out: bool = False,
    ) -> None:
        self.name, self.controls = name, dict(controls)
        self._compute, self._draw, self._describe = compute, draw, describe
        self._code, self._ranges = code, ranges
        self._start, self._quiet, self._role = self.settings, False, "status"
        self._view = widgets.HTML()
        self.ways_out = panel.WaysOut(
            self.set, {key: control.description for key, control in self.controls.items()}
        )
        self._refresh()
        if not self.possible:
            raise ValueError(f"{name} cannot start with these settings: {self.message}")
        for control in self.controls.values():
            control.observe(self._on_change, "value")
        self.players = [panel.player(self.controls[play])] if play else []
        super().__init__(
            [
                widgets.HTML(STYLE + KEYS),
                self._view,
                *([self.ways_out] if offers_ways_out else []),
                panel.control_grid(self.controls),
                widgets.HBox([*self.players, panel.reset_button(self.reset, self.players)]),
            ]
        )
        self.layout.max_width = "960px"
        self.add_class("course-explorer")

    @property
    def settings(self) -> dict[str, Any]:
        """Value of each control, by name."""
        return {name: control.value for name, control in self.controls.items()}

    def set(self, **settings: Any) -> None:
        """Move several controls at once and draw once.

        Raises
        ------
        KeyError
            For a name that is no control of this explorer.
        """
        unknown = sorted(set(settings) - set(self.controls))
        if unknown:
            raise KeyError(f"{self.name} has {', '.join(self.controls)}, not {', '.join(unknown)}.")
        self._assign(settings)
        # One setting can widen the range of another, which cut its value at first.
        if any(self.controls[name].value != value for name, value in settings.items()):
            self._assign(settings)

    def reset(self) -> None:
        """Put every control back to where it started."""
        self.set(**self._start)

    @property
    def still(self) -> str:
        """The picture and its sentence as HTML for a page without a kernel."""
        dimmed, hint = "" if self.possible else " dimmed", panel.still_hint(self.controls)
        return (
            f'{STYLE}<div class="course-picture"><div class="figure{dimmed}">{self.picture.markup}'
            f'</div><p class="sentence">{escape(self.message)} <i>{hint}</i></p></div>'
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs) or {}
        said = f"{self.message} {panel.still_hint(self.controls)}"
        return bundle | {"text/html": self.still, "text/plain": said}

    def _assign(self, settings: dict[str, Any]) -> None:
        """Move controls without drawing, then draw; also where a control refuses its value."""
        self._quiet = True
        try:
            for name, value in settings.items():
                self.controls[name].value = value
        finally:
            self._quiet = False
            self._refresh()

    def _on_change(self, change: dict) -> None:
        if not self._quiet:
            self._refresh()

    def _refresh(self) -> None:
        """Compute, draw and show; an impossible setting is said and keeps the picture, dimmed."""
        settings = self.settings
        try:
            try:
                state = self._compute(**settings)
            except ValueError as impossible:
                self._show(str(impossible), possible=False)
                self.ways_out.offer(getattr(impossible, "ways_out", []))
                return
            picture, message = self._draw(state), self._describe(state)
        except BaseException as fault:
            # It travels on to the cell or the log; the learner must not face an old picture.
            self._show(f"This explorer failed: {type(fault).__name__}: {fault}", possible=False)
            raise
        self.state, self.picture = state, picture
        self._show(message, possible=True)
        self.ways_out.offer([])
        self._limit(state)
        if self.settings != settings:
            self._refresh()

    def _show(self, message: str, possible: bool) -> None:
        """Assign picture, sentence and code to the one widget that shows them."""
        self.message, self.possible = message, possible
        if not hasattr(self, "picture"):
            return
        dim, impossible = ("", "") if possible else (" dimmed", " impossible")
        code = escape(self._code(self.state)) if self._code else ""
        self._view.value = (
            f'<div class="course-picture"><div class="figure{dim}">{self.picture.markup}</div>'
            f'<p class="sentence{impossible}" role="{self._role}">{escape(message)}</p>'
            + (
                f'<div class="code"><code>{code}</code>'
                f'<button type="button" onclick="{COPY}" title="Copy this line">copy</button>'
                "</div>"
                if code
                else ""
            )
            + "</div>"
        )

    def _limit(self, state: Any) -> None:
        """Adapt the range of sliders that depend on other settings."""
        if self._ranges is None:
            return
        self._quiet = True
        try:
            for name, highest in self._ranges(state).items():
                self.controls[name].max = highest
        finally:
            self._quiet = False
