"""A pad to draw a digit on; it draws in the browser and sends its ink to Python."""

from pathlib import Path

from anywidget import AnyWidget
from ipywidgets import ValueWidget
from traitlets import CBytes, Float, Int, Unicode

#: Side of the pad, five times that of a picture of MNIST, and width of its pen: on a digit that
#: fills the pad, that of MNIST's strokes.
SIDE, PEN = 140, 12.5


class DigitPad(AnyWidget, ValueWidget):
    """Paper to draw on by mouse, touch or pen, with Undo and Clear.

    Attributes
    ----------
    value : bytes
        Ink row by row, side · side numbers from 0 (paper) to 255; empty where there is none.
        An assignment shows on the paper.
    description : str
        Visible label.
    side : int
    pen : float
        Width of the pen in pixels of the value.
    """

    _esm = Path(__file__).with_suffix(".js")
    _css = Path(__file__).with_suffix(".css")
    # With Bytes updates never arrived; an echo to a pad that is drawn on would take strokes away.
    value = CBytes(b"").tag(sync=True, echo_update=False)
    description = Unicode("your digit").tag(sync=True)
    side = Int(SIDE).tag(sync=True)
    pen = Float(PEN).tag(sync=True)
