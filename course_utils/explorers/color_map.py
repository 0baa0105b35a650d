"""Explorer *color the map* of lesson 09."""

from collections.abc import Mapping
from functools import cache

from torch import nn

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.map_coloring import REGIONS, ColoredEarth, MapState, map_state
from course_utils.models.trained_colorizers import load_colorizer
from course_utils.pictures.color_map import color_map_picture, decibels


@cache
def trained_earth() -> ColoredEarth:
    """The map as the trained networks of the course color it."""
    return ColoredEarth(
        {"autoencoder": load_colorizer("plain"), "skip connections": load_colorizer("skip")}
    )


def color_map_sentence(state: MapState) -> str:
    """Say how good the coloring is, and what its numbers leave out."""
    if state.model == "gray":
        return (
            f"Gray guesses no color: a = b = 0. Yet it has {decibels(state.scores.psnr)}, because "
            "its brightness is right. A number alone says little; the ab error is "
            f"{state.scores.ab_error:.1f}."
        )
    if state.saturation != 100:
        return _saturated(state)
    reasons = {
        "mean color": "One color for every pixel, the mean of the part that is learned from",
        "looked up by brightness": "Each pixel gets the mean color of its brightness, "
        "so dark sea and dark forest look alike",
    }
    said = reasons.get(state.model, f"The network ({state.model}) has never seen this place")
    gray = state.gray_scores
    return (
        f"{said}. PSNR {decibels(state.scores.psnr)}, gray {decibels(gray.psnr)}; "
        f"ab error {state.scores.ab_error:.1f}, gray {gray.ab_error:.1f}."
    )


def _saturated(state: MapState) -> str:
    """What stronger or weaker colors do to the numbers."""
    shown, true = state.scores.colorfulness, state.true_colorfulness
    error, before = state.scores.ab_error, state.ab_error_at_100
    if state.saturation > 100:
        why = (
            "The guess was too pale here" if error < before else "Colorful is not the same as right"
        )
    else:
        why = "The guess was too bold here" if error < before else "Paler is not the same as safer"
    return (
        f"At {state.saturation} % saturation the colorfulness is {shown:.0f}, that of the truth "
        f"{true:.0f}. The ab error is {error:.1f}, at 100 % it is {before:.1f}. {why}."
    )


def color_the_map(networks: Mapping[str, nn.Module] | None = None) -> Explorer:
    """Explorer *color the map*: a region gray, colored by a model of your choice, and true.

    Parameters
    ----------
    networks : mapping of str to torch.nn.Module, optional
        Trained networks by name, such as {"autoencoder": plain, "skip connections": skip}. Each
        colors the whole map now, once; after that the sliders need it no more. Without them, the
        trained networks of the course.

    Raises
    ------
    ValueError
        For a network with the name of a baseline.
    """
    earth = trained_earth() if networks is None else ColoredEarth(networks)

    def compute(region: str, model: str, saturation: int) -> MapState:
        return map_state(earth, region, model, saturation)

    return Explorer(
        "color the map",
        {
            "region": menu("region", REGIONS),
            "model": menu("model", earth.models, earth.models[-1]),
            "saturation": slider("saturation in %", 100, 0, 200, 5),
        },
        compute,
        lambda state: color_map_picture(state, color_map_sentence(state)),
        color_map_sentence,
    )
