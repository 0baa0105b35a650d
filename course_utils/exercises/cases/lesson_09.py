"""Cases that an answer to an exercise of lesson 09 is tried on: small ones first, then random."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from course_utils.exercises.exercise import Arguments
from course_utils.models.lab import to_lab

#: Name of each folder of photographs → how many are in it.
FOLDERS = {"garden": 3, "holiday": 7, "street": 11}


def lab_cases(rng: np.random.Generator) -> list[Arguments]:
    """One pixel, a few by hand, a gray picture, pictures of colors that a screen shows."""
    by_hand = [[[50.0, 3.0, 4.0], [20.0, -6.0, 8.0]], [[90.0, 0.0, 0.0], [10.0, 5.0, -12.0]]]
    gray = [[[30.0, 0.0, 0.0], [60.0, 0.0, 0.0], [80.0, 0.0, 0.0]]]
    cases = [[[[50.0, 3.0, 4.0]]], by_hand, gray, _lab(rng, 2, 3), _lab(rng, 4, 2)]
    return [(np.array(lab),) for lab in cases]


def scaling_cases(rng: np.random.Generator) -> list[Arguments]:
    """Both ways, also of pictures that are no squares, and of one with three rows and columns."""
    by_hand = np.array([[[50.0, 32.0, -64.0], [100.0, 0.0, 16.0]]])
    there = [by_hand, _lab(rng, 2, 3), _lab(rng, 3, 3), _lab(rng, 4, 2)]
    back = [np.moveaxis(lab, -1, 0) / [[[100.0]], [[128.0]], [[128.0]]] for lab in there]
    return [
        case
        for pair in zip(there, back, strict=True)
        for case in ((pair[0], False), (pair[1], True))
    ]


def skip_cases(rng: np.random.Generator) -> list[Arguments]:
    """Maps of the same size; one row, one column, or both too many; a batch; with gradients."""
    cases = [
        ((1, 1, 2, 2), (1, 1, 2, 2)),
        ((1, 2, 2, 4), (1, 1, 2, 3)),
        ((1, 1, 4, 2), (1, 3, 3, 2)),
        ((2, 3, 4, 6), (2, 2, 3, 5)),
        ((3, 2, 4, 4), (3, 2, 4, 4)),
    ]
    made = [tuple(_maps(rng, shape) for shape in pair) for pair in cases]
    maps, seen = (_maps(rng, shape) for shape in ((1, 2, 4, 4), (1, 3, 3, 4)))
    return [*made, (maps.requires_grad_(), seen.requires_grad_())]


def colorful_cases(rng: np.random.Generator) -> list[Arguments]:
    """One red pixel, gray, two colors by hand, random pictures."""
    cases = [
        [[[200, 100, 50]]],
        [[[90, 90, 90], [10, 10, 10]]],
        [[[255, 0, 0], [0, 0, 255]], [[0, 255, 0], [250, 240, 10]]],
        rng.integers(0, 256, (3, 4, 3)),
        rng.integers(60, 180, (5, 2, 3)),
    ]
    return [(np.array(rgb, dtype=np.uint8),) for rgb in cases]


def photo_cases(rng: np.random.Generator) -> list[Arguments]:
    """Three folders of photographs, with a damaged file in each, and a random size."""
    sizes = (int(size) for size in rng.choice(np.arange(8, 16), len(FOLDERS), replace=False))
    return [(photo_folders() / name, size) for name, size in zip(FOLDERS, sizes, strict=True)]


def photo_folders() -> Path:
    """Folder that holds those of `FOLDERS`; it is gone when Python ends."""
    return Path(_written_folders().name)


@cache
def _written_folders() -> TemporaryDirectory:
    """Small photographs of random colors, upright and lying, and a file that is none."""
    rng = np.random.default_rng(9)
    place = TemporaryDirectory(prefix="photographs-")
    for name, count in FOLDERS.items():
        folder = Path(place.name, name)
        folder.mkdir()
        (folder / "damaged.png").write_bytes(b"\x89PNG\r\n\x1a\n cut off")
        for number in range(count):
            coarse = rng.integers(0, 256, (3, 4, 3), dtype=np.uint8)
            photo = Image.fromarray(coarse).resize((24, 18 + number % 2 * 14))
            photo.save(folder / f"photo-{number:02}.png")
    return place


def _lab(rng: np.random.Generator, rows: int, columns: int) -> NDArray[np.float64]:
    """Lab of random colors of a screen, with one digit after the point."""
    rgb = rng.integers(0, 256, (rows, columns, 3), dtype=np.uint8)
    return to_lab(rgb).astype(np.float64).round(1)


def _maps(rng: np.random.Generator, shape: tuple[int, ...]) -> Tensor:
    """Random maps (N, C, H, W)."""
    return torch.from_numpy(rng.normal(size=shape).round(1).astype(np.float32))
