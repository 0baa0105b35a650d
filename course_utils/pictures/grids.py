"""Large grids of numbers, drawn as few elements so that hundreds of cells follow a slider.

Cells of one tint share a path and all numbers share a text element: a grid of 20 × 20 takes
about 30 kB of SVG instead of 150.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils.pictures.svg import number
from course_utils.pictures.theme import Role, color, text_color

#: Number of different depths of tint.
TINTS = 6
STROKES = {
    "outline": 'stroke-width="2.5"',
    "stroke": 'stroke-width="1.3" stroke-opacity="0.7"',
    "dashed": 'stroke-width="1" stroke-dasharray="3 3"',
}
Mark = Literal["outline", "stroke", "dashed"]


@dataclass(frozen=True)
class Grid:
    """Place of a grid in a picture.

    Attributes
    ----------
    x, y : float
        Upper left corner.
    cell : float
        Side of a cell.
    rows, columns : int
    """

    x: float
    y: float
    cell: float
    rows: int
    columns: int

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Upper left corner of a cell."""
        return self.x + column * self.cell, self.y + row * self.cell

    def tints(self, values: ArrayLike, role: Role, hidden: ArrayLike | None = None,
              largest: float | None = None) -> str:  # fmt: skip
        """Cells tinted by their numbers, deepest at the largest distance from 0.

        Parameters
        ----------
        values : (rows, columns)
        role : Role
        hidden : (rows, columns) of bool, optional
            Cells to leave out.
        largest : float, optional
            Distance from 0 with the deepest tint; that of the grid where it is not given.
        """
        sizes = np.abs(np.asarray(values, dtype=float))
        shown = np.ones(sizes.shape, bool) if hidden is None else ~np.asarray(hidden)
        levels = np.rint(np.clip(sizes / (largest or sizes.max(initial=0) or 1), 0, 1) * TINTS)
        parts = []
        for level in range(TINTS + 1):
            cells = self._squares((levels == level) & shown)
            if cells:
                opacity = 0.06 + 0.34 * level / TINTS
                parts.append(
                    f'<path d="{cells}" fill="{color(role)}" fill-opacity="{opacity:.2f}"/>'
                )
        return "".join(parts)

    def numbers(self, values: ArrayLike, role: Role | None = None, largest_size: float = 16) -> str:
        """Number in each cell, never under 12 pixels; decimals give way where cells are small."""
        room = int((self.cell - 1) / (0.6 * 12))
        words = [[_fitted(value, room) for value in row] for row in np.asarray(values)]
        longest = max((len(word) for row in words for word in row), default=1)
        size = float(np.clip((self.cell - 3) / (0.6 * longest), 12, largest_size))
        left, top = self.x + self.cell / 2, self.y + self.cell / 2 + 0.36 * size
        spans = "".join(
            f'<tspan x="{left + j * self.cell:.1f}" y="{top + i * self.cell:.1f}">{word}</tspan>'
            for i, row in enumerate(words)
            for j, word in enumerate(row)
        )
        tone = f"fill:{text_color(role)};" if role else ""
        return f'<text text-anchor="middle" style="{tone}font-size:{size:.1f}px">{spans}</text>'

    def mark(self, cells: ArrayLike, role: Role, kind: Mark = "outline", fill: float = 0) -> str:
        """Marks on some cells: an outline, a diagonal stroke, or a dashed outline.

        Parameters
        ----------
        cells : (rows, columns) of bool
        role : Role
        kind : "outline", "stroke" or "dashed"
        fill : float
            Opacity of a tint over them.
        """
        cells = np.asarray(cells, dtype=bool)
        if not cells.any():
            return ""
        shape = self._strokes(cells) if kind == "stroke" else self._squares(cells)
        inside = f'fill="{color(role)}" fill-opacity="{fill:g}"' if fill else 'fill="none"'
        return f'<path d="{shape}" {inside} stroke="{color(role)}" {STROKES[kind]}/>'

    def _squares(self, cells: NDArray[np.bool_]) -> str:
        side = self.cell - 2
        return "".join(
            f"M{self.x + j * self.cell + 1:.1f} {self.y + i * self.cell + 1:.1f}"
            f"h{side:.1f}v{side:.1f}h-{side:.1f}z"
            for i, j in np.argwhere(cells).tolist()
        )

    def _strokes(self, cells: NDArray[np.bool_]) -> str:
        side = self.cell - 6
        return "".join(
            f"M{self.x + j * self.cell + 3:.1f} {self.y + (i + 1) * self.cell - 3:.1f}"
            f"l{side:.1f}-{side:.1f}"
            for i, j in np.argwhere(cells).tolist()
        )


@cache
def _fitted(value: float, room: int) -> str:
    """Text of a number in at most `room` characters where that is possible."""
    for decimals in (2, 1, 0):
        word = number(value, decimals=decimals)
        for shorter in (word, word.replace("0.", ".", 1)):
            if len(shorter) <= room:
                return shorter
    return word
