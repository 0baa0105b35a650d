"""Pictures that a network colors again and again while it trains, under its live curve."""

import time
from collections.abc import Callable

import numpy as np
from IPython.display import display
from numpy.typing import NDArray
from torch import nn

from course_utils.models.color_baselines import GRAY, with_color
from course_utils.models.colorizers import colorize
from course_utils.models.history import Progress
from course_utils.models.lab import to_lab, to_rgb
from course_utils.pictures.photo_strips import PhotoStrip, photo_strips
from course_utils.pictures.svg import Picture

#: Seconds from one coloring to the next.
BETWEEN_COLORINGS = 2.0


class LiveTiles:
    """Shows what a network makes of some pictures while it trains; give it as `progress`.

    Parameters
    ----------
    network : torch.nn.Module
        The one in training, such as a `SkipColorizer`.
    photos : (N, H, W, 3) uint8
        Pictures that it does not learn from.
    curve : callable
        Told first at each moment, such as a `LiveCurve`.

    Attributes
    ----------
    picture : Picture or None
        What it shows now.
    """

    def __init__(
        self,
        network: nn.Module,
        photos: NDArray[np.uint8],
        curve: Callable[[Progress], None],
    ) -> None:
        self.network, self.photos, self.curve = network, photos, curve
        self.picture: Picture | None = None
        self._gray = to_rgb(with_color(to_lab(photos)[..., 0], GRAY))
        self._handle = None
        self._drawn = 0.0

    def __call__(self, moment: Progress) -> None:
        """Take in a moment of the training; color the pictures anew, unless it was just done."""
        self.curve(moment)
        due = time.monotonic() - self._drawn >= BETWEEN_COLORINGS
        if due or moment.epoch in (0, moment.epochs):
            self.show(f"epoch {moment.epoch:.0f} of {moment.epochs}")

    def show(self, note: str = "") -> None:
        """Color the pictures now; also what training calls last, with the weights it keeps.

        Parameters
        ----------
        note : str
            Stands beside the colored ones.
        """
        strips = [
            PhotoStrip("gray", self._gray, "input", "what it sees"),
            PhotoStrip("colored", colorize(self.network, self.photos), "output", note),
            PhotoStrip("truth", self.photos, None, "never learned from"),
        ]
        self.picture = photo_strips(strips, "Pictures colored by the network in training.")
        if self._handle is None:
            self._handle = display(self.picture, display_id=True)
        else:
            self._handle.update(self.picture)
        self._drawn = time.monotonic()
