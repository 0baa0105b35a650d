"""Charts: matplotlib draws the marks, SVG the frame and every word.

The marks are a transparent picture in tones that show on light and dark ground. Axes, numbers and
titles are SVG, so they are sharp, follow the theme and can be read out. One figure is kept and
its artists are updated; without text and ticks it is drawn in a few milliseconds.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from course_utils.pictures.images import data_url
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, picture


class Chart:
    """One figure, drawn again and again. No pyplot: no global state, and nothing to close.

    Parameters
    ----------
    width, height : float
        Size of the picture in pixels.
    density : float
        Pixels drawn for each pixel shown. Words and axes are SVG and sharp anyway; twice the
        density takes four times as long to draw and to send.
    """

    def __init__(self, width: float, height: float, density: float = 1) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72 * density)
        self.figure.patch.set_alpha(0)
        self.canvas = FigureCanvasAgg(self.figure)

    def axes(self, plane: Plane) -> Axes:
        """Bare axes that cover a plane of the picture; sizes of markers and lines are in pixels."""
        place = (
            plane.x / self.width,
            1 - (plane.y + plane.height) / self.height,
            plane.width / self.width,
            plane.height / self.height,
        )
        axes = self.figure.add_axes(place, xlim=plane.horizontal, ylim=plane.vertical)
        axes.axis("off")
        return axes

    def render(self, frame: str, label: str) -> Picture:
        """Picture of the marks as they are now, within a frame.

        Parameters
        ----------
        frame : str
            SVG parts that go over the marks: axes, titles, words.
        label : str
            One sentence that says what is to be seen.
        """
        self.canvas.draw()
        # Level 1 takes a third of the default level's time for a file a little larger.
        image = Image.fromarray(np.asarray(self.canvas.buffer_rgba()))
        marks = (
            f'<image href="{data_url(image, compress_level=1)}" decoding="sync" '
            f'width="{self.width:g}" height="{self.height:g}"/>'
        )
        return picture(self.width, self.height, marks + frame, label)
