"""Pictures to color that need no upload: two photographs and the Earth from above."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from course_utils.datasets.blue_marble import load_blue_marble

#: Rows and columns of the Blue Marble: 42° to 2° north, 5° west to 55° east, which no network of
#: lesson 09 learns from.
NORTH_AFRICA = slice(360, 660), slice(1313, 1762)

EXAMPLES = ("a cat", "a cup of coffee", "North Africa from above")


def example_photo(name: str, largest: int) -> NDArray[np.uint8]:
    """One of the pictures named in `EXAMPLES`; without the network.

    Parameters
    ----------
    name : str
    largest : int
        Pixels of the longer side at most.

    Returns
    -------
    (rows, columns, 3) uint8
        It is yours.

    Raises
    ------
    ValueError
        For another name.

    References
    ----------
    The cat is Chelsea, by Stéfan van der Walt; the coffee is by Rachel Michetti. Both come with
    scikit-image and are in the public domain (CC0).
    """
    if name not in EXAMPLES:
        raise ValueError(f"There are {', '.join(EXAMPLES)}, not {name}.")
    if name == EXAMPLES[2]:
        rgb = load_blue_marble()[NORTH_AFRICA]
    else:
        from skimage import data  # here, because a learner's own picture does without it

        rgb = data.chelsea() if name == EXAMPLES[0] else data.coffee()
    image = Image.fromarray(rgb)
    image.thumbnail((largest, largest), Image.Resampling.LANCZOS)
    return np.array(image)
