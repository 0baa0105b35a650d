"""Exercises of lesson 09: gray as a baseline, scaling, skip connections, colors, photographs."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from course_utils.datasets.photos import load_photo_folder
from course_utils.exercises.cases.lesson_09 import (
    colorful_cases,
    lab_cases,
    photo_cases,
    scaling_cases,
    skip_cases,
)
from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.mistakes.lesson_09 import GRAY_MISTAKES, SCALING_MISTAKES
from course_utils.exercises.mistakes.lesson_09_colors import COLORFUL_MISTAKES
from course_utils.exercises.mistakes.lesson_09_tensors import PHOTO_MISTAKES, SKIP_MISTAKES
from course_utils.exercises.tensors import TOLERANCE, same_tensors
from course_utils.exercises.worksheet import Worksheet
from course_utils.models.color_metrics import colorfulness
from course_utils.models.colorizers import as_examples


def gray_baseline(lab: NDArray) -> tuple[NDArray, float]:
    """Lab without a and b, and their mean distance from 0."""
    return lab * [1, 0, 0], np.hypot(lab[..., 1], lab[..., 2]).mean()


def lab_scaling(values: NDArray, back: bool) -> NDArray:
    """Lab (H, W, 3) → (3, H, W) as a network takes it, or the other way round."""
    scale = np.array([100.0, 128.0, 128.0])
    return np.moveaxis(values, 0, -1) * scale if back else np.moveaxis(values / scale, -1, 0)


def skip_connection(maps: Tensor, seen: Tensor) -> Tensor:
    """Maps of the decoder, cut to the size of the encoder's, and those of the encoder."""
    return torch.cat([maps[..., : seen.shape[2], : seen.shape[3]], seen], dim=1)


def photo_examples(folder: Path, size: int) -> tuple[Tensor, ...]:
    """Examples to learn from, and to be judged by: the first photograph and each fifth after it."""
    light, colors = as_examples(load_photo_folder(folder, size).photos)
    judged = torch.arange(len(light)) % 5 == 0
    return light[~judged], colors[~judged], light[judged], colors[judged]


GRAY = Exercise(
    name="my_gray_baseline",
    title="Gray as a baseline",
    contract=(
        "Return (gray, error): the picture in Lab with its color taken away, and the mean, over "
        "all pixels, of the distance in the plane of a and b."
    ),
    parameters=("lab",),
    cases=lab_cases,
    judge=same_as(gray_baseline, returns=("gray", "error"), tolerance=TOLERANCE),
    hints=(
        "Gray keeps L. What are a and b of every gray? And how far is a point (a, b) from there?",
        "Work on a copy: `gray = lab.copy()`, then set `gray[..., 1:]`. The distance of a pixel "
        "is √(a² + b²).",
        "`np.hypot(lab[..., 1], lab[..., 2])` is each pixel's distance; its mean is the error.",
    ),
    mistakes=GRAY_MISTAKES,
)

SCALING = Exercise(
    name="my_lab_scaling",
    title="Lab for a network, and back",
    contract=(
        "Where back is False, values is Lab (H, W, 3): return (3, H, W) with L / 100, a / 128 and "
        "b / 128. Where back is True, values is such an array: return the Lab picture (H, W, 3)."
    ),
    parameters=("values", "back"),
    cases=scaling_cases,
    judge=same_as(lab_scaling),
    hints=(
        "Two things happen, scaling and moving an axis. Where the axis with the three numbers is "
        "the last one, `values / np.array([100, 128, 128])` scales all of them.",
        "`np.moveaxis(values, -1, 0)` takes the last axis to the front, and `np.moveaxis(values, "
        "0, -1)` takes it back. A reshape would only cut the numbers up in another way.",
        "The way back undoes both in reverse order: first move the axis, then multiply.",
    ),
    mistakes=SCALING_MISTAKES,
)

SKIP = Exercise(
    name="my_skip_connection",
    title="A skip connection",
    contract=(
        "Return (N, C + D, H, W): first the decoder's C maps, then the encoder's D maps. Where "
        "the decoder's have a row or a column more than H × W, leave out their last one."
    ),
    parameters=("maps", "seen"),
    cases=skip_cases,
    judge=same_tensors(skip_connection),
    hints=(
        "`torch.cat` puts tensors one behind the other along an axis. Which of the four axes "
        "counts the maps?",
        "All other axes must agree. `seen.shape` says how many rows and columns are due, and "
        "`maps[:, :, :rows, :columns]` takes so many.",
        "`torch.cat([…, seen], dim=1)`, with the cut maps in place of the dots.",
    ),
    mistakes=SKIP_MISTAKES,
)

COLORFUL = Exercise(
    name="my_colorfulness",
    title="How colorful is it?",
    contract=(
        "Return √(σ_rg² + σ_yb²) + 0.3 · √(μ_rg² + μ_yb²) with rg = R − G and yb = (R + G) / 2 − B,"
        " for a picture with whole numbers from 0 to 255; σ is the standard deviation over all "
        "pixels, μ the mean."
    ),
    parameters=("rgb",),
    cases=colorful_cases,
    judge=same_as(colorfulness, tolerance=TOLERANCE),
    hints=(
        "Whole numbers from 0 to 255 have no room below 0 or above 255. Make floats of them first.",
        "`red, green, blue = np.moveaxis(rgb.astype(float), -1, 0)` gives three arrays; rg and yb "
        "follow from them, one number for each pixel.",
        "`np.hypot(rg.std(), yb.std())` is the first root; the second one takes the means.",
    ),
    mistakes=COLORFUL_MISTAKES,
)

PHOTOS = Exercise(
    name="my_photo_examples",
    title="Project: your own photographs",
    contract=(
        "Return (light, colors, light_test, colors_test) of the photographs in a folder, cut to "
        "size × size: float32 tensors (N, 1, size, size) with L / 100, and (N, 2, size, size) "
        "with a / 128 and b / 128. Photographs 0, 5, 10, … are for testing only."
    ),
    parameters=("folder", "size"),
    cases=photo_cases,
    judge=same_tensors(photo_examples, returns=("light", "colors", "light_test", "colors_test")),
    hints=(
        "`load_photo_folder(folder, size).photos` is an array (N, size, size, 3) of whole numbers "
        "from 0 to 255; files that are no photographs it leaves out.",
        "`as_examples` of the lesson makes light and colors of such an array. Then split both in "
        "the same way.",
        "`photos[::5]` are photographs 0, 5, 10, … . For the others, "
        "`np.arange(len(photos)) % 5 != 0` says True.",
    ),
    mistakes=PHOTO_MISTAKES,
)

exercises = Worksheet("09", (SCALING, GRAY, COLORFUL, SKIP, PHOTOS))
