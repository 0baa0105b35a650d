"""Blocks of several parts: grids of numbers, bars and layers of neurons."""

from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from course_utils.pictures.svg import box, circle, line, number, text
from course_utils.pictures.theme import Role


def number_grid(
    values: ArrayLike,
    x: float,
    y: float,
    cell: float = 48,
    role: Role = "input",
    marked: ArrayLike | None = None,
    faint: ArrayLike | None = None,
    largest: float | None = None,
) -> str:
    """Grid of cells, each with its number; the further from 0, the deeper the tint.

    Parameters
    ----------
    values : (rows, columns)
    x, y : float
        Upper left corner.
    cell : float
        Side of a cell, at least 9.3 a character of its longest number: 48 holds −12.3.
    role : Role
        Color of the tint.
    marked : (rows, columns) of bool, optional
        Cells with the "look here" outline.
    faint : (rows, columns) of bool, optional
        Cells drawn with a dashed outline and no tint, as padding is.
    largest : float, optional
        Value with the deepest tint; the largest one of the grid where it is not given.

    Raises
    ------
    ValueError
        Where the values are no grid.
    """
    values = np.asarray(values, dtype=float)
    if values.ndim != 2:
        raise ValueError(f"A grid of numbers has rows and columns, not shape {values.shape}.")
    marked = np.zeros(values.shape, bool) if marked is None else np.asarray(marked)
    faint = np.zeros(values.shape, bool) if faint is None else np.asarray(faint)
    largest = largest or float(np.abs(values).max(initial=0)) or 1.0
    parts = []
    for (i, j), value in np.ndenumerate(values):
        left, top = x + j * cell + 1, y + i * cell + 1
        tint = 0 if faint[i, j] else 0.05 + 0.35 * min(1, abs(value) / largest)
        shape = box(left, top, cell - 2, cell - 2, "plain" if faint[i, j] else role, tint,
                    0.8 if faint[i, j] else 0, dash="3 3" if faint[i, j] else "")  # fmt: skip
        if marked[i, j]:
            shape += box(left, top, cell - 2, cell - 2, "here", 0.22, 2.5)
        words = number(value)
        size = 15 if len(words) * 9 > cell - 4 else 16
        parts.append(shape + text(left + cell / 2 - 1, top + cell / 2 - 1, words, size=size))
    return "".join(parts)


def bars(
    values: ArrayLike,
    x: float,
    y: float,
    width: float,
    labels: list[str],
    role: Role = "output",
    scale: tuple[float, float] = (0, 1),
    row: float = 30,
    chosen: int | None = None,
) -> str:
    """Horizontal bars from zero, each with its label before it and its number behind it.

    Parameters
    ----------
    values : (N,)
    x, y : float
        Left end of the scale and top of the first row; labels stand left of x.
    width : float
        Length of the whole scale.
    labels : list of N str
    role : Role
    scale : (lowest, highest)
        Values at the two ends; values beyond are drawn to the end.
    row : float
        Height of one row.
    chosen : int, optional
        Bar in the "look here" color.
    """
    low, high = scale
    place = lambda value: x + width * (np.clip(value, low, high) - low) / (high - low)  # noqa: E731
    parts = []
    for k, (value, label) in enumerate(zip(np.asarray(values, dtype=float), labels, strict=True)):
        left, right = sorted((place(0), place(value)))
        middle = y + (k + 0.5) * row
        tone: Role = "here" if k == chosen else role
        parts.append(
            text(x - 8, middle, label, anchor="end")
            + box(left, middle - row * 0.36, right - left, row * 0.72, tone, 0.75, 0)
            + text(right + 8, middle, number(value), anchor="start", bold=k == chosen)
        )
    return line(place(0), y, place(0), y + len(parts) * row, width=1) + "".join(parts)


def layer_places(count: int, x: float, top: float, bottom: float) -> list[tuple[float, float]]:
    """Centers of the neurons of one layer, evenly from top to bottom."""
    gap = (bottom - top) / count
    return [(x, top + (k + 0.5) * gap) for k in range(count)]


def connection(
    start: tuple[float, float],
    end: tuple[float, float],
    weight: float,
    radii: tuple[float, float] = (34, 34),
    largest: float = 3,
) -> str:
    """Weight between two neurons: thicker the further from 0, dashed where negative.

    Parameters
    ----------
    start, end : (x, y)
        Centers of the two neurons.
    weight : float
    radii : (float, float)
        Radii of the two neurons; the line ends at their outlines.
    largest : float
        Weight drawn thickest.
    """
    (x1, y1), (x2, y2) = start, end
    length = float(np.hypot(x2 - x1, y2 - y1))
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    thick = 1 + 7 * min(1.0, abs(weight) / largest)
    return line(
        x1 + radii[0] * ux, y1 + radii[0] * uy, x2 - radii[1] * ux, y2 - radii[1] * uy,
        "weight", thick, dash=f"{thick + 5:.0f} {thick + 4:.0f}" if weight < 0 else "",
        opacity=0.3 if weight == 0 else 0.85,
    )  # fmt: skip


def neuron(place: tuple[float, float], value: float, role: Role, r: float = 34) -> str:
    """Neuron with its number inside."""
    return circle(*place, r, role) + text(*place, number(value), size=18, bold=True)


def network(
    layers: list[ArrayLike], weights: list[ArrayLike], x: float, y: float, width: float,
    height: float, r: float = 24,
) -> str:  # fmt: skip
    """Layers of neurons with their values, and every weight between them.

    Parameters
    ----------
    layers : list of (n_k,)
        Values of each layer, inputs first.
    weights : list of (n_{k+1}, n_k)
        Weights from each layer to the next, one row a receiving neuron.
    x, y, width, height : float
        Place and size.
    r : float
        Radius of a neuron.

    Raises
    ------
    ValueError
        Where a weight matrix does not fit its two layers.
    """
    columns = np.linspace(x + r, x + width - r, len(layers))
    places = [
        layer_places(len(layer), column, y, y + height)
        for layer, column in zip(layers, columns, strict=True)
    ]
    matrices = [np.asarray(matrix, dtype=float) for matrix in weights]
    shapes = [(len(after), len(before)) for before, after in pairwise(layers)]
    if [matrix.shape for matrix in matrices] != shapes:
        raise ValueError(
            f"Weights of shapes {[m.shape for m in matrices]} do not fit; {shapes} would."
        )
    largest = max((np.abs(matrix).max() for matrix in matrices), default=0) or 1.0
    lines = [
        connection(places[k][i], places[k + 1][j], matrix[j, i], (r, r), largest)
        for k, matrix in enumerate(matrices)
        for j in range(matrix.shape[0])
        for i in range(matrix.shape[1])
    ]
    roles: list[Role] = ["input"] + ["plain"] * (len(layers) - 2) + ["output"]
    circles = [
        neuron(place, value, role, r)
        for layer, spots, role in zip(layers, places, roles, strict=True)
        for value, place in zip(np.asarray(layer, dtype=float), spots, strict=True)
    ]
    return "".join(lines + circles)
