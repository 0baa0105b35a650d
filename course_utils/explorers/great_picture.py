"""Explorer *great picture* of lesson 09."""

from functools import cache

from torch import nn

from course_utils.explorers.controls import slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.great_picture import GreatPicture, GreatState
from course_utils.models.trained_colorizers import load_colorizer
from course_utils.pictures.color_map import decibels
from course_utils.pictures.great_picture import great_picture_picture

#: Milliseconds from one step of the curtain to the next while it plays.
PLAYING = 80


def great_picture_sentence(state: GreatState) -> str:
    """Say what the curtain brings."""
    scores, gray = state.scores, state.gray_scores
    if state.sweep == 0:
        return "Gray: L alone. Press play, or move the curtain: where does each color come from?"
    if state.sweep < 50:
        return (
            "Left of the curtain the colors are guessed, from gray alone. "
            f"No part of this map was learned from. {decibels(scores.psnr)} instead of "
            f"{decibels(gray.psnr)}, ab error {scores.ab_error:.1f} instead of {gray.ab_error:.1f}."
        )
    if state.sweep == 50:
        return "All of it is guessed. Move on to the truth: where was the guess wrong, and why?"
    if state.sweep < 100:
        return "Left of the curtain stands the truth, right of it the guess. Watch where it jumps."
    return "The truth. Go back to 50 and on to 100: what changes on the way was guessed wrong."


@cache
def _trained_picture() -> GreatPicture:
    """The picture as the trained network of the course colors it."""
    return GreatPicture(load_colorizer("skip"))


def great_picture(network: nn.Module | None = None) -> Explorer:
    """Explorer *great picture*: Europe and Africa from gray to colored to true, by a curtain.

    Parameters
    ----------
    network : torch.nn.Module, optional
        A trained network of lesson 09; it colors the map now, once. Without it, the trained
        network of the course.
    """
    great = _trained_picture() if network is None else GreatPicture(network)
    explorer = Explorer(
        "great picture",
        {"sweep": slider("curtain", 30, 0, 100, 1)},
        lambda sweep: great.at(sweep),
        lambda state: great_picture_picture(state, great_picture_sentence(state)),
        great_picture_sentence,
        play="sweep",
    )
    *_, row = explorer.children
    row.children[0].interval = PLAYING
    return explorer
