"""Europe and Africa colored by baselines and networks, measured beside the truth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from torch import nn

from course_utils.datasets.earth_tiles import europe_and_africa
from course_utils.models.color_baselines import GRAY, earth_colors, looked_up, with_color
from course_utils.models.color_metrics import colorfulness, mean_ab_error, psnr
from course_utils.models.colorizers import predicted_lab
from course_utils.models.lab import to_lab
from course_utils.models.lab_color import quick_rgb

#: Colorings without a network, in the order of the menu.
BASELINES = ("gray", "mean color", "looked up by brightness")

WHOLE = "Europe and Africa"
#: Upper left corner of each region (row, column) on the map of Europe and Africa.
CORNERS = {
    "British Isles and Iberia": (0, 0),
    "Central Europe": (10, 180),
    "Nile and Red Sea": (226, 330),
    "Morocco": (160, 10),
    "Sahara to Congo": (380, 190),
    "South Africa": (536, 230),
    "Madagascar": (516, 372),
}
#: Rows and columns of a region; as high for its width as the whole map.
REGION = (274, 190)
REGIONS = (WHOLE, *CORNERS)

RGB = NDArray[np.uint8]


class ColoredEarth:
    """Europe and Africa as each model colors them; every answer is computed once.

    Parameters
    ----------
    networks : mapping of str to torch.nn.Module
        Trained networks by name, such as {"skip connections": network}; ValueError for the name
        of a baseline.

    Attributes
    ----------
    models : tuple of str
        The baselines, then the networks.
    """

    def __init__(self, networks: Mapping[str, nn.Module]) -> None:
        if taken := sorted(set(networks) & set(BASELINES)):
            raise ValueError(f"{taken[0]!r} is the name of a coloring without a network.")
        light = true_map().lab[..., 0]
        answers = {
            "gray": with_color(light, GRAY),
            "mean color": with_color(light, earth_colors().mean),
            "looked up by brightness": looked_up(light, earth_colors().table),
        }
        answers |= {name: predicted_lab(network, light) for name, network in networks.items()}
        self.models, self._answers = tuple(answers), answers
        self._errors: dict[tuple[str, str], float] = {}

    def lab(self, model: str) -> NDArray[np.float32]:
        """Lab of the map (810, 562, 3), colored by a model; do not write to it."""
        return self._answers[model]

    def ab_error(self, region: str, model: str) -> float:
        """Mean distance in the plane of a and b from the truth; measured once."""
        if (region, model) not in self._errors:
            place = region_of(region)
            self._errors[region, model] = mean_ab_error(
                self.lab(model)[place], true_map().lab[place]
            )
        return self._errors[region, model]


@dataclass(frozen=True)
class TrueMap:
    """The map as it is: rgb (810, 562, 3) uint8 and lab float32."""

    rgb: RGB
    lab: NDArray[np.float32]


@cache
def true_map() -> TrueMap:
    """Map of Europe and Africa in its own colors; read only."""
    rgb = np.ascontiguousarray(europe_and_africa())
    lab = to_lab(rgb)
    rgb.flags.writeable = lab.flags.writeable = False
    return TrueMap(rgb, lab)


def region_of(name: str) -> tuple[slice, slice]:
    """Rows and columns of a region; of the whole map every second one.

    Parameters
    ----------
    name : str
        One of `REGIONS`.
    """
    if name == WHOLE:
        return slice(None, None, 2), slice(None, None, 2)
    (top, left), (rows, columns) = CORNERS[name], REGION
    return slice(top, top + rows), slice(left, left + columns)


@dataclass(frozen=True)
class Scores:
    """How good a coloring is.

    Attributes
    ----------
    psnr : float
        In decibels.
    ab_error : float
        Mean distance in the plane of a and b.
    colorfulness : float
    """

    psnr: float
    ab_error: float
    colorfulness: float


@dataclass(frozen=True)
class MapState:
    """One region, gray, colored and true.

    Attributes
    ----------
    region, model : str
    saturation : int
        In percent: a and b are multiplied by it.
    gray, colored, truth : (H, W, 3) uint8
    gray_scores, scores : Scores
        Of gray and of the colored region, as it is shown.
    ab_error_at_100 : float
        Of the same coloring without a change of saturation.
    """

    region: str
    model: str
    saturation: int
    gray: RGB
    colored: RGB
    truth: RGB
    gray_scores: Scores
    scores: Scores
    ab_error_at_100: float

    @cached_property
    def true_colorfulness(self) -> float:
        """Colorfulness of the truth."""
        return colorfulness(self.truth)


def map_state(earth: ColoredEarth, region: str, model: str, saturation: int) -> MapState:
    """Color a region and measure it.

    Parameters
    ----------
    earth : ColoredEarth
    region : str
        One of `REGIONS`.
    model : str
        One of the models of `earth`.
    saturation : int
        In percent.
    """
    place, truth = region_of(region), _true_region(region)
    gray, gray_scores = _gray_region(region)
    lab = earth.lab(model)[place] * np.array([1, saturation / 100, saturation / 100], np.float32)
    colored, at_100 = quick_rgb(lab), earth.ab_error(region, model)
    error = at_100 if saturation == 100 else mean_ab_error(lab, truth.lab)
    scores = Scores(psnr(colored, truth.rgb), error, colorfulness(colored))
    return MapState(
        region, model, saturation, gray, colored, truth.rgb, gray_scores, scores, at_100
    )


@cache
def _true_region(name: str) -> TrueMap:
    """A region as it is; a copy of its own is quicker to compute with than a part of the map."""
    place, true = region_of(name), true_map()
    return TrueMap(np.ascontiguousarray(true.rgb[place]), np.ascontiguousarray(true.lab[place]))


@cache
def _gray_region(region: str) -> tuple[RGB, Scores]:
    """A region in gray, and how good that is."""
    truth = _true_region(region)
    lab = with_color(truth.lab[..., 0], GRAY)
    gray = quick_rgb(lab)
    scores = Scores(psnr(gray, truth.rgb), mean_ab_error(lab, truth.lab), colorfulness(gray))
    return gray, scores
