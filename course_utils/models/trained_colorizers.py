"""The trained networks of lesson 09 that come with the course."""

from functools import cache

from torch import nn

from course_utils.datasets.committed import DATA_FOLDER, read_committed
from course_utils.models.saved_networks import load_network

#: Networks that lie in the `data` folder.
KINDS = ("plain", "skip")


def load_colorizer(kind: str = "skip") -> nn.Module:
    """Load a network that has learned to color the Earth without 20° west to 55° east.

    It was trained as the lesson trains it, with seed 0, by ``data/train_colorizers.py``; its
    weights are rounded to float16. The same object comes in every call: do not train it.

    Parameters
    ----------
    kind : {"skip", "plain"}
        `SkipColorizer` or `PlainColorizer`.

    Raises
    ------
    ValueError
        For another kind, or a damaged file.
    FileNotFoundError
        If the file is missing; the message says how to bring it back.
    """
    if kind not in KINDS:
        raise ValueError(f'There is no colorizer {kind!r}: choose "skip" or "plain".')
    return _loaded(kind)


@cache
def _loaded(kind: str) -> nn.Module:
    name = f"{kind}_colorizer.npz"
    read_committed(name)  # says what to do where the file is damaged
    return load_network(DATA_FOLDER / name)
