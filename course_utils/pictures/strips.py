"""Layout of strips of pictures, one under the other: names on the left, captions on top."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from course_utils.pictures.svg import Picture, picture, text
from course_utils.pictures.theme import Role

#: Width of the whole picture.
WIDTH = 950


class Row(NamedTuple):
    """A strip: its name, its color, a note under the name, and its pictures.

    Each picture is a function from x and y of its corner to SVG.
    """

    name: str
    role: Role | None
    note: str
    pictures: list[Callable[[float, float], str]]


class Layout(NamedTuple):
    """Places of a strip's parts, in pixels.

    Attributes
    ----------
    left, names : float
        Where names begin, and where they end.
    wide, high : float
        Size of a picture.
    gap, below : float
        From a picture to the next one, and to the next strip.
    above : float
        From the top to the first strip, where there are no captions.
    """

    left: float
    names: float
    wide: float
    high: float
    gap: float
    below: float
    above: float

    def draw(self, rows: Sequence[Row], label: str, captions: Sequence[str] = ()) -> Picture:
        """Put strips under each other, with captions above the columns; the label is read aloud."""
        step, top = self.wide + self.gap, 34.0 if captions else self.above
        parts = [
            text(self.names + k * step + self.wide / 2, 16, caption, "plain", 15)
            for k, caption in enumerate(captions)
        ]
        for row in rows:
            middle = top + self.high / 2
            place = middle - (11 if row.note else 0)
            parts.append(text(self.left, place, row.name, row.role, 16, "start", bold=True))
            if row.note:
                parts.append(text(self.left, middle + 12, row.note, "plain", 15, "start"))
            parts += [draw(self.names + k * step, top) for k, draw in enumerate(row.pictures)]
            top += self.high + self.below
        return picture(WIDTH, top, "".join(parts), label)
