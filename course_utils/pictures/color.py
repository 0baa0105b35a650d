"""Picture of lesson 00: a map between gray and color, and the three numbers of one pixel."""

import numpy as np
from PIL import Image

from course_utils.pictures.blocks import bars
from course_utils.pictures.images import data_url
from course_utils.pictures.svg import Picture, box, circle, line, picture, text


def photograph(rgb: np.ndarray, x: float, y: float, width: float, height: float) -> str:
    """Photograph as a part of a picture.

    Parameters
    ----------
    rgb : (rows, columns, 3) uint8
    x, y, width, height : float
        Place and size in the picture.
    """
    url = data_url(Image.fromarray(rgb), "JPEG", quality=80)
    return (
        f'<image href="{url}" decoding="sync" x="{x:g}" y="{y:g}" '
        f'width="{width:g}" height="{height:g}" preserveAspectRatio="none"/>'
    )


def fading_picture(rgb: np.ndarray, label: str) -> Picture:
    """Map on the left; on the right red, green and blue of the pixel in its middle.

    Parameters
    ----------
    rgb : (rows, columns, 3) uint8
    label : str
        What a screen reader says.
    """
    pixel = rgb[rgb.shape[0] // 2, rgb.shape[1] // 2]
    red, green, blue = (int(value) for value in pixel)
    swatch = (
        f'<rect x="610" y="74" width="250" height="70" rx="4" '
        f'style="fill:rgb({red},{green},{blue})"/>'
    )
    parts = [
        photograph(rgb, 10, 10, 540, 360),
        circle(280, 190, 14, "here", 0, 4),
        line(296, 190, 604, 109, "here", 1.5, "4 5"),
        text(610, 48, "the pixel in the ring", anchor="start", size=17, bold=True),
        swatch,
        box(610, 74, 250, 70, "here", 0, 2),
        text(610, 186, "its three numbers, 0 to 255", anchor="start"),
        bars(pixel, 680, 208, 130, ["red", "green", "blue"], "plain", (0, 255), 40),
    ]
    return picture(880, 380, "".join(parts), label)
