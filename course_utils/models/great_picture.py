"""The great picture: all of Europe and Africa, wiped from gray to colored to true."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from torch import nn

from course_utils.models.color_baselines import GRAY, with_color
from course_utils.models.color_metrics import colorfulness, mean_ab_error, psnr
from course_utils.models.colorizers import predicted_lab
from course_utils.models.lab import to_rgb
from course_utils.models.map_coloring import Scores, true_map

RGB = NDArray[np.uint8]
#: What the curtain brings, in order.
STAGES = ("gray", "colored", "truth")


@dataclass(frozen=True)
class GreatState:
    """The picture at one place of the curtain.

    Attributes
    ----------
    sweep : int
        0 (all gray), 50 (all colored) … 100 (all true).
    rgb : (810, 562, 3) uint8
        Left of the curtain what it brings, right of it what was there.
    left, right : str
        Of `STAGES`.
    column : int
        First column right of the curtain.
    scores, gray_scores : Scores
        Of the colored and of the gray picture as a whole.
    """

    sweep: int
    rgb: RGB
    left: str
    right: str
    column: int
    scores: Scores
    gray_scores: Scores


class GreatPicture:
    """Europe and Africa three times: gray, colored once, and true.

    Parameters
    ----------
    network : torch.nn.Module
        Such as a trained `SkipColorizer`.
    """

    def __init__(self, network: nn.Module) -> None:
        true = true_map()
        light = true.lab[..., 0]
        lab, gray = predicted_lab(network, light), with_color(light, GRAY)
        self.pictures = dict(zip(STAGES, (to_rgb(gray), to_rgb(lab), true.rgb), strict=True))
        self.scores = {
            name: Scores(
                psnr(self.pictures[name], true.rgb),
                mean_ab_error(answer, true.lab),
                colorfulness(self.pictures[name]),
            )
            for name, answer in (("gray", gray), ("colored", lab))
        }

    def at(self, sweep: int) -> GreatState:
        """The picture at a place of the curtain.

        Parameters
        ----------
        sweep : int
            0 … 100.
        """
        right, left = STAGES[:2] if sweep <= 50 else STAGES[1:]
        share = (sweep if sweep <= 50 else sweep - 50) / 50
        rgb = self.pictures[right].copy()
        column = round(share * rgb.shape[1])
        rgb[:, :column] = self.pictures[left][:, :column]
        return GreatState(
            sweep, rgb, left, right, column, self.scores["colored"], self.scores["gray"]
        )
