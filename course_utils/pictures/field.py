"""Fields: an answer between 0 and 1 at every place of a plane, as a tint, and where it is 0.5."""

from functools import cache

import numpy as np
from contourpy import contour_generator  # matplotlib brings it
from numpy.typing import NDArray
from PIL import Image

from course_utils.pictures.images import data_url
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import path
from course_utils.pictures.theme import PALETTE, Role, channels

#: Steps from 0 to 1.
LEVELS = 101


def field_tint(field: NDArray[np.floating], plane: Plane, roles: tuple[Role, Role]) -> str:
    """Tint of a plane: the first role toward 0, the second toward 1, none at 0.5.

    Parameters
    ----------
    field : (rows, columns), 0 … 1
        Rows upwards, as the plane's coordinates go.
    plane : Plane
    roles : (Role, Role)
    """
    levels = np.rint(field[::-1] * (LEVELS - 1)).astype(np.uint8)
    image = Image.fromarray(levels, mode="P")
    palette, opacity = _palette(roles)
    image.putpalette(palette)
    url = data_url(image, transparency=opacity, compress_level=1)
    return (
        f'<image href="{url}" decoding="sync" x="{plane.x:g}" '
        f'y="{plane.y:g}" width="{plane.width:g}" height="{plane.height:g}" '
        f'preserveAspectRatio="none"/>'
    )


def field_boundary(
    field: NDArray[np.floating],
    centers: NDArray[np.floating],
    plane: Plane,
    role: Role,
    width: float = 3.5,
) -> str:
    """Line where a field is 0.5.

    Parameters
    ----------
    field : (n, n), 0 … 1
    centers : (n,)
        Coordinates of its columns and of its rows.
    plane : Plane
    role : Role
    width : float
    """
    pieces = contour_generator(centers, centers, field).lines(0.5)
    return "".join(path([plane.place(u, v) for u, v in piece], role, width) for piece in pieces)


@cache
def _palette(roles: tuple[Role, Role]) -> tuple[list[int], bytes]:
    """Color of each level as r, g, b, r, …, and its opacity."""
    sides = [channels(PALETTE[role]) for role in roles]
    colors = [part for level in range(LEVELS) for part in sides[level > LEVELS // 2]]
    # Gray looks heavier than a color of the same opacity.
    deepest = [0.24 if role == "plain" else 0.38 for role in roles]
    far = np.linspace(-1, 1, LEVELS)
    opacity = np.where(far < 0, -deepest[0] * far, deepest[1] * far)
    return colors, bytes(np.rint(255 * opacity).astype(np.uint8))
