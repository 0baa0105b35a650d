"""Explorer *your picture* of lesson 09: any photograph, colored by a network."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from torch import nn

from course_utils.datasets.example_photos import EXAMPLES, example_photo
from course_utils.datasets.photos import read_photo
from course_utils.explorers.controls import menu
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.photo_upload import PhotoUpload, content_of
from course_utils.models.trained_colorizers import load_colorizer
from course_utils.models.your_picture import ColoredPicture, Colorer, as_colorer, color_picture
from course_utils.pictures.svg import number
from course_utils.pictures.your_picture import your_picture_picture

#: Pixels of the longer side that are colored and shown.
LARGEST = 400

EARTH = "the Earth from above"
#: What a network that was trained on the Earth does with the examples.
REMARKS = {
    "a cat": "sees desert in a cat's fur",
    "a cup of coffee": "knows no cup: to it, what is dark and smooth is sea",
    "North Africa from above": "has learned from others like it, never from this one",
}
ANYTHING = "gives this picture the colors it met there"


@dataclass(frozen=True)
class PictureState:
    """A picture with its colors, and what is known of it.

    Attributes
    ----------
    picture : ColoredPicture
    notes : tuple of str
        What was done to the file.
    trained_on : str
        What the network has learned from.
    taken : str
        What it does with the picture.
    """

    picture: ColoredPicture
    notes: tuple[str, ...]
    trained_on: str
    taken: str


def picture_state(
    colorer: Colorer,
    example_picture: Callable[[str], ColoredPicture],
    trained_on: str,
    picture: dict[str, Any],
    example: str,
) -> PictureState:
    """Color the picture that was uploaded, or the example where there is none."""
    if not picture:
        taken = REMARKS[example] if trained_on == EARTH else ANYTHING
        return PictureState(example_picture(example), (), trained_on, taken)
    photo = read_photo(content_of(picture), LARGEST, picture["name"])
    return PictureState(color_picture(photo.rgb, colorer), photo.notes, trained_on, ANYTHING)


def picture_sentence(state: PictureState) -> str:
    """What the network takes the picture for, and how far its colors are from the picture's own."""
    shown = state.picture
    said = f"Trained on {state.trained_on}, the network {state.taken}. "
    if shown.own is None:
        return said + "This picture has no color of its own, so nobody can say how right that is."
    return said + (
        f"The colors are off by {number(shown.error)} in a and b on average, plain gray by "
        f"{number(shown.gray_error)}."
    )


def your_picture(network: nn.Module | Colorer | None = None, trained_on: str = EARTH) -> Explorer:
    """Explorer *your picture*: a photograph gray, colored by a network, and in its own color.

    Parameters
    ----------
    network : torch.nn.Module or callable, optional
        A network of lesson 09, or a function of a gray picture (H, W, 3) uint8 that returns a
        colored one. Without it, the trained network of the course.
    trained_on : str
        What the network has learned from, as the sentence names it.
    """
    colorer = as_colorer(load_colorizer() if network is None else network)
    upload, example = PhotoUpload(), menu("example", EXAMPLES)

    @cache
    def example_picture(name: str) -> ColoredPicture:
        return color_picture(example_photo(name, LARGEST), colorer)

    def put_upload_away(change: dict) -> None:
        upload.value = {}

    def answer(change: dict) -> None:
        upload.answered = upload.value.get("name", "")

    # Who chooses an example wants to see it.
    example.observe(put_upload_away, "value")
    explorer = Explorer(
        "your picture",
        {"picture": upload, "example": example},
        partial(picture_state, colorer, example_picture, trained_on),
        lambda state: your_picture_picture(state.picture, state.notes, picture_sentence(state)),
        picture_sentence,
    )
    upload.observe(answer, "value")
    style, view, grid, buttons = explorer.children
    grid.children = [example]
    explorer.children = [style, view, upload, grid, buttons]
    return explorer
