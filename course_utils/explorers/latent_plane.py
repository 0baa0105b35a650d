"""Explorer *latent plane* of lesson 08."""

import numpy as np

from course_utils.datasets import load_mnist
from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.autoencoders import Autoencoder
from course_utils.models.cached_autoencoders import plane_autoencoder
from course_utils.models.latent_lab import LatentState, latent_map, latent_state
from course_utils.pictures.latent_plane import GROUNDS, latent_picture
from course_utils.pictures.svg import number

#: Test digits on the plane: fifty of each.
SHOWN = 500


def latent_sentence(state: LatentState) -> str:
    """What the decoder makes here, and how near a digit is."""
    away = number(state.distance)
    if state.is_far:
        return (
            f"No digit is near: the nearest code, of a {state.label}, is {away} away. The decoder "
            "never learned what belongs here, and still it makes a picture."
        )
    return (
        f"The nearest code is that of a {state.label}, {away} away. The decoder makes a picture of "
        "any two numbers; move on slowly and watch one digit become another."
    )


def latent_plane(network: Autoencoder | None = None) -> Explorer:
    """Explorer *latent plane*: two numbers, decoded, over the map of the digits' codes.

    Parameters
    ----------
    network : Autoencoder, optional
        With two numbers in a code. Without it the lesson's dense one is trained first, for a few
        seconds.

    Raises
    ------
    ValueError
        For a network with codes of another size.
    """
    network = network or plane_autoencoder()
    images, labels = load_mnist("test")
    plane = latent_map(network, (images[:SHOWN] / 255).astype(np.float32), labels[:SHOWN])
    start = [round(round(float(place) / plane.step) * plane.step, 6) for place in plane.codes[0]]

    def compute(one: float, two: float, ground: str) -> LatentState:
        return latent_state(network, plane, ground, (one, two))

    return Explorer(
        "latent plane",
        {
            "one": slider("code 1", start[0], *plane.horizontal, plane.step),
            "two": slider("code 2", start[1], *plane.vertical, plane.step),
            "ground": menu("on the plane", GROUNDS),
        },
        compute,
        lambda state: latent_picture(state, latent_sentence(state)),
        latent_sentence,
    )
