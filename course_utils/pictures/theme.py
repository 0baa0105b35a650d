"""The look of every picture: one color a role, readable on light and dark ground."""

from typing import Literal

Role = Literal["input", "weight", "output", "here", "wrong", "plain"]

#: Full tones (Okabe and Ito's palette, told apart by color-blind eyes), for outlines and fills.
PALETTE: dict[Role, str] = {
    "input": "#0072B2",
    "weight": "#CC79A7",
    "output": "#009E73",
    "here": "#E69F00",
    "wrong": "#D55E00",
    "plain": "#757575",
}

#: Tones for text, at least 4.5 to 1 on white.
ON_LIGHT: dict[Role, str] = {
    "input": "#00639B",
    "weight": "#9C3D71",
    "output": "#00714F",
    "here": "#8A5A00",
    "wrong": "#B14A00",
    "plain": "#595959",
}

#: Tones for text, at least 4.5 to 1 on JupyterLab's dark ground.
ON_DARK: dict[Role, str] = {
    "input": "#63B8EA",
    "weight": "#E29BC3",
    "output": "#3CC79B",
    "here": "#F0B429",
    "wrong": "#FF8A3D",
    "plain": "#B0B0B0",
}

LIGHT_GROUND, DARK_GROUND = "#ffffff", "#111111"


def _tones(tones: dict[Role, str]) -> str:
    return " ".join(f"--cp-{role}-text: {tone};" for role, tone in tones.items())


_FULL = " ".join(f"--cp-{role}: {tone};" for role, tone in PALETTE.items())

#: Style sheet that each picture needs once on its page.
STYLE = f"""<style>
.course-picture {{
  {_FULL} {_tones(ON_LIGHT)}
  --cp-text: var(--jp-content-font-color0, #111); --cp-ground: var(--jp-layout-color0, #fff);
  --cp-line: var(--jp-border-color1, #bdbdbd);
  color: var(--cp-text);
  font-family: var(--jp-ui-font-family, system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif);
  font-variant-numeric: tabular-nums; line-height: 1.4; max-width: 960px; }}
body[data-jp-theme-light="false"] .course-picture {{ {_tones(ON_DARK)} }}
.course-picture svg {{ display: block; width: 100%; height: auto; }}
.course-picture svg text {{ fill: var(--cp-text); font-size: 16px; font-family: inherit; white-space: pre; }}
.course-picture svg text.halo {{ paint-order: stroke; stroke: var(--cp-ground); stroke-width: 5px; stroke-linejoin: round; }}
.course-picture .figure {{ transition: opacity 0.1s; }}
.course-picture .figure.dimmed {{ opacity: 0.3; }}
.course-picture .sentence {{ font-size: 15px; margin: 8px 0 6px; min-height: 2.8em; }}
.course-picture .sentence.impossible {{ color: var(--cp-wrong-text); }}
.course-picture .code {{ display: flex; align-items: center; gap: 8px; margin: 0 0 8px; font-size: 13px; }}
.course-picture .code code {{ font-family: var(--jp-code-font-family, monospace); font-size: 13px;
  padding: 4px 8px; background: var(--jp-layout-color2, #f0f0f0); color: var(--cp-text);
  overflow-x: auto; white-space: pre; user-select: all; min-width: 0; }}
.course-picture .code button {{ font: inherit; color: var(--cp-text); background: transparent; cursor: pointer;
  border: 1px solid var(--cp-line); border-radius: 3px; padding: 3px 10px; }}
.course-explorer .widget-inline-hbox .widget-label {{ text-align: left; }}
.course-explorer .widget-html-content {{ min-width: 0; }}
.course-explorer.course-explorer :focus-visible {{ outline: 2px solid {ON_LIGHT["input"]} !important; outline-offset: 1px; }}
body[data-jp-theme-light="false"] .course-explorer.course-explorer :focus-visible {{ outline-color: {ON_DARK["input"]} !important; }}
body[data-jp-theme-light="false"] .course-explorer select {{ --jp-widgets-dropdown-arrow: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18'%3E%3Cpath d='M4 6h10l-5 6z' fill='%23e0e0e0'/%3E%3C/svg%3E"); }}
@media (max-width: 1100px) {{ .course-picture .sentence {{ min-height: 4.2em; }} }}
</style>"""  # noqa: E501


def color(role: Role) -> str:
    """CSS value of a role's full tone, for outlines and fills."""
    return f"var(--cp-{role}, {PALETTE[role]})"


def text_color(role: Role) -> str:
    """CSS value of a role's tone for text, chosen by the page's theme."""
    return f"var(--cp-{role}-text, {ON_LIGHT[role]})"


def channels(tone: str) -> list[int]:
    """Red, green and blue, 0 to 255, of a color written "#rrggbb"."""
    return [int(tone[i : i + 2], 16) for i in (1, 3, 5)]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colors as WCAG 2 defines it, from 1 to 21.

    Parameters
    ----------
    first, second : str
        Colors written "#rrggbb".
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(tone: str) -> float:
    shares = [channel / 255 for channel in channels(tone)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
