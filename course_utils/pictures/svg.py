"""SVG pictures and the small parts they are put together from.

A part is a string of SVG; parts are joined with ``+``. Lengths are in the picture's own units,
which are pixels where the page is wide enough. Text is never smaller than 15 units.
"""

from dataclasses import dataclass
from html import escape

import numpy as np

from course_utils.pictures.theme import STYLE, Role, color, text_color

#: Words of one color; None is the color of plain text.
Span = tuple[str, Role | None]


@dataclass(frozen=True)
class Picture:
    """A finished drawing.

    Attributes
    ----------
    markup : str
        One ``<svg>`` (or, for a chart, one ``<img>``) element.
    label : str
        What a screen reader says of it; also its plain-text form.
    """

    markup: str
    label: str

    @property
    def html(self) -> str:
        """The picture with its style sheet, ready to stand alone on a page."""
        return f'{STYLE}<div class="course-picture">{self.markup}</div>'

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.label}


def picture(width: float, height: float, body: str, label: str) -> Picture:
    """Picture of fixed size, so that its place on the page never jumps.

    Parameters
    ----------
    width, height : float
        Size in pixels; it shrinks with a narrow page and keeps its proportions.
    body : str
        SVG parts.
    label : str
        One sentence that says what is to be seen.
    """
    return Picture(
        f'<svg viewBox="0 0 {width:g} {height:g}" style="max-width:{width:g}px" role="img" '
        f'aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">{body}</svg>',
        label,
    )


def number(value: float, digits: int = 3, decimals: int = 2) -> str:
    """Short text of a number: at most so many significant digits and decimals, a real minus sign.

    >>> number(-1.5), number(12.345), number(2.0), number(1234.5)
    ('−1.5', '12.3', '2', '1234')
    """
    value = float(value)
    if not np.isfinite(value):
        return "not a number" if np.isnan(value) else ("−∞" if value < 0 else "∞")
    magnitude = int(np.floor(np.log10(abs(value)))) + 1 if value else 1
    places = max(0, min(decimals, digits - max(magnitude, 1)))
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("0", "-0") else text.replace("-", "−")


def term(value: float, digits: int = 3) -> str:
    """Number as a factor or summand: negative ones in parentheses."""
    words = number(value, digits)
    return f"({words})" if words.startswith("−") else words


def text(
    x: float,
    y: float,
    words: str,
    role: Role | None = None,
    size: float = 16,
    anchor: str = "middle",
    bold: bool = False,
    halo: bool = False,
) -> str:
    """One line of text; y is its middle. A halo keeps it readable on what lies under it."""
    tone = f"fill:{text_color(role)};" if role else ""
    weight = "font-weight:600;" if bold else ""
    kind = 'class="halo" ' if halo else ""
    return (
        f'<text {kind}x="{x:.1f}" y="{y:.1f}" dy="0.35em" text-anchor="{anchor}" '
        f'style="{tone}{weight}font-size:{size:g}px">{escape(words)}</text>'
    )


def spans(x: float, y: float, parts: list[Span], size: float = 16,
          anchor: str = "start") -> str:  # fmt: skip
    """One line of text in several roles; y is its middle."""
    pieces = "".join(
        f'<tspan style="fill:{text_color(role)}">{escape(words)}</tspan>'
        if role
        else f"<tspan>{escape(words)}</tspan>"
        for words, role in parts
    )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" dy="0.35em" text-anchor="{anchor}" '
        f'style="font-size:{size:g}px">{pieces}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, role: Role = "plain", width: float = 2,
         dash: str = "", opacity: float = 1) -> str:  # fmt: skip
    """Straight line; dash as in SVG ("6 4"), empty for a solid one."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color(role)}" '
        f'stroke-width="{width:.2f}" stroke-opacity="{opacity:g}" stroke-linecap="round"'
        + (f' stroke-dasharray="{dash}"' if dash else "")
        + "/>"
    )


def path(points: list[tuple[float, float]], role: Role = "plain", width: float = 2.5,
         closed: bool = False, fill: float = 0, dash: str = "") -> str:  # fmt: skip
    """Line through points; fill is the opacity of its inside (0 for none)."""
    where = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")
    inside = f'fill="{color(role)}" fill-opacity="{fill:g}"' if fill else 'fill="none"'
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{where}" {inside} stroke="{color(role)}" stroke-width="{width:g}"'
        f' stroke-linejoin="round"{dashes}/>'
    )


def circle(x: float, y: float, r: float, role: Role = "plain", fill: float = 0.14,
           width: float = 2) -> str:  # fmt: skip
    """Circle; fill is the opacity of its inside."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" fill="{color(role)}" '
        f'fill-opacity="{fill:g}" stroke="{color(role)}" stroke-width="{width:g}"/>'
    )


def box(x: float, y: float, width: float, height: float, role: Role = "plain", fill: float = 0.14,
        stroke: float = 2, corner: float = 3, dash: str = "") -> str:  # fmt: skip
    """Rectangle from its upper left corner; fill is the opacity of its inside."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{corner:g}" '
        f'fill="{color(role)}" fill-opacity="{fill:.3g}" stroke="{color(role)}" '
        f'stroke-width="{stroke:g}"{dashes}/>'
    )


def arrow(x1: float, y1: float, x2: float, y2: float, role: Role = "plain",
          width: float = 2) -> str:  # fmt: skip
    """Arrow from the first point to the second; its head ends on the second."""
    length = float(np.hypot(x2 - x1, y2 - y1))
    if length == 0:
        return ""
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    head = min(4 + 3 * width, length)
    bx, by, half = x2 - head * ux, y2 - head * uy, head * 0.45
    corners = [(x2, y2), (bx - half * uy, by + half * ux), (bx + half * uy, by - half * ux)]
    return line(x1, y1, bx, by, role, width) + path(corners, role, 0.5, closed=True, fill=1)
