"""Many small maps or kernels as tiles, all in one image so that they follow a slider."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from PIL import Image

from course_utils.pictures.images import data_url
from course_utils.pictures.svg import box
from course_utils.pictures.theme import PALETTE, Role, channels

#: Opacity of a cell that is 0: so faint that a tile still shows where it ends.
EMPTY = 0.07


class Tiles(NamedTuple):
    """Places of equal tiles in a picture, row after row.

    Attributes
    ----------
    x, y : float
        Upper left corner.
    columns : int
        Tiles side by side.
    rows_of, columns_of : int
        Cells of one tile.
    scale : float
        Side of a cell on the page.
    gap : int
        Between tiles, in cells.
    """

    x: float
    y: float
    columns: int
    rows_of: int
    columns_of: int
    scale: float
    gap: int

    @property
    def sides(self) -> tuple[float, float]:
        """Width and height of one tile on the page."""
        return self.columns_of * self.scale, self.rows_of * self.scale

    def corner(self, k: int) -> tuple[float, float]:
        """Upper left corner of tile k."""
        row, column = divmod(k, self.columns)
        return (
            self.x + column * (self.columns_of + self.gap) * self.scale,
            self.y + row * (self.rows_of + self.gap) * self.scale,
        )

    def draw(self, values: ArrayLike, role: Role, largest: float | None = None) -> str:
        """Tiles tinted by their numbers: positive in the role's color, negative in gray.

        Parameters
        ----------
        values : (N, rows_of, columns_of)
        role : Role
        largest : float, optional
            Distance from 0 with the full tone; that of all values where it is not given.
        """
        values = np.asarray(values, dtype=float)
        high, wide = self.rows_of + self.gap, self.columns_of + self.gap
        lines = -(-len(values) // self.columns)
        sheet = np.full((lines * high, self.columns * wide), np.nan)
        for k, tile in enumerate(values):
            top, left = k // self.columns * high, k % self.columns * wide
            sheet[top : top + self.rows_of, left : left + self.columns_of] = tile
        largest = largest or float(np.abs(values).max(initial=0)) or 1.0
        return _image(tinted(sheet / largest, role), self.x, self.y, self.scale)

    def frame(self, k: int, role: Role = "here", width: float = 3) -> str:
        """Frame around tile k."""
        (x, y), (wide, high) = self.corner(k), self.sides
        return box(x - 1.5, y - 1.5, wide + 3, high + 3, role, 0, width, corner=1)

    def cell_frame(self, k: int, cell: tuple[int, int], role: Role = "here") -> str:
        """Frame around a cell (row, column) of tile k."""
        x, y = self.corner(k)
        left, top = x + cell[1] * self.scale, y + cell[0] * self.scale
        return box(left - 1, top - 1, self.scale + 2, self.scale + 2, role, 0, 3, corner=0)


def tiles_in(
    x: float, y: float, side: float, count: int, shape: tuple[int, int], columns: int = 0
) -> Tiles:
    """Largest tiles that fit into a width, and into a square where no columns are given.

    Parameters
    ----------
    x, y : float
        Upper left corner.
    side : float
        Width that they may take.
    count : int
    shape : (rows, columns)
        Cells of one tile.
    columns : int
        Tiles side by side; 0 for as many as rows.
    """
    columns = columns or int(np.ceil(np.sqrt(count)))
    gap = max(1, round(max(shape) / 12)) if count > 1 else 0
    scale = side / (columns * (shape[1] + gap) - gap)
    return Tiles(x, y, columns, *shape, scale if scale < 2 else float(int(scale)), gap)


def tinted(shares: np.ndarray, role: Role) -> np.ndarray:
    """RGBA of shares −1 … 1 of the full tone: the role's color above 0, gray below; NaN nothing.

    Parameters
    ----------
    shares : (rows, columns)
        Those beyond −1 … 1 get the full tone.
    role : Role
    """
    gray, tone = channels(PALETTE["plain"]), channels(PALETTE[role])
    there = np.isfinite(shares)
    sizes = np.clip(np.abs(np.where(there, shares, 0)), 0, 1)
    rgba = np.empty((*shares.shape, 4))
    rgba[..., :3] = np.where((there & (shares >= 0))[..., None], tone, gray)
    rgba[..., 3] = 255 * np.where(there, EMPTY + (1 - EMPTY) * sizes, 0)
    return np.rint(rgba).astype(np.uint8)


def _image(rgba: np.ndarray, x: float, y: float, scale: float) -> str:
    url = data_url(Image.fromarray(rgba), compress_level=3)
    height, width = (scale * count for count in rgba.shape[:2])
    return (
        f'<image href="{url}" decoding="sync" x="{x:g}" y="{y:g}" '
        f'width="{width:g}" height="{height:g}" preserveAspectRatio="none" '
        'style="image-rendering:pixelated"/>'
    )
