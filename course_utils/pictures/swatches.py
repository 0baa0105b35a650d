"""Colors shown as they are, and marks that are seen on every color."""

from numpy.typing import ArrayLike


def css_color(rgb: ArrayLike) -> str:
    """CSS color of red, green and blue.

    Parameters
    ----------
    rgb : (3,)
        0 to 255; rounded.
    """
    return "rgb({},{},{})".format(*(round(float(value)) for value in rgb))


def swatch(x: float, y: float, width: float, height: float, rgb: ArrayLike,
           corner: float = 4) -> str:  # fmt: skip
    """Rectangle of one color from its upper left corner; rgb (3,) from 0 to 255."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'rx="{corner:g}" style="fill:{css_color(rgb)}"/>'
    )


def ring(x: float, y: float, r: float) -> str:
    """Ring in white and black, which shows on every color."""
    return "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" fill="none" stroke="{tone}" '
        f'stroke-width="{width}"/>'
        for tone, width in (("#000", 5.5), ("#fff", 2.5))
    )
