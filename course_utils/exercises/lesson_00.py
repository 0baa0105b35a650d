"""The one exercise of lesson 00, to learn how exercises work."""

import numpy as np

from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Arguments, Exercise
from course_utils.exercises.mistakes.lesson_00 import BRIGHTNESS_MISTAKES, brightness
from course_utils.exercises.worksheet import Worksheet


def brightness_cases(rng: np.random.Generator) -> list[Arguments]:
    """Each color alone, black, white, and pixels."""
    fixed = [(9, 63, 127), (255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 0), (255, 255, 255)]
    return fixed + [tuple(int(value) for value in rng.integers(0, 256, 3)) for _ in range(4)]


BRIGHTNESS = Exercise(
    name="brightness",
    title="The brightness of a pixel",
    contract="Return 0.299 · red + 0.587 · green + 0.114 · blue.",
    parameters=("red", "green", "blue"),
    cases=brightness_cases,
    judge=same_as(brightness),
    hints=(
        "In Python the multiplication sign is `*`.",
        "A function gives its result back with the word `return`.",
        "`return 0.299 * red + …`, and the same for green and blue.",
    ),
    mistakes=BRIGHTNESS_MISTAKES,
)

exercises = Worksheet("00", (BRIGHTNESS,))
