"""Wrong answers to the exercise of lesson 00 that learners are likely to give."""

from course_utils.exercises.exercise import Mistake
from course_utils.models.gray import gray_of


def brightness(red: float, green: float, blue: float) -> float:
    """Return the right answer, from the formula for whole pictures."""
    return float(gray_of([red, green, blue]))


BRIGHTNESS_MISTAKES = (
    Mistake(
        lambda r, g, b: (r + g + b) / 3,
        "This is the plain mean; each color has a weight of its own.",
    ),
    Mistake(lambda r, g, b: r + g + b, "The three weights 0.299, 0.587 and 0.114 are missing."),
    Mistake(lambda r, g, b: brightness(b, g, r), "Red and blue have changed places."),
    Mistake(lambda r, g, b: brightness(g, r, b), "Red and green have changed places."),
    Mistake(lambda r, g, b: brightness(r, b, g), "Green and blue have changed places."),
    Mistake(lambda r, g, b: brightness(r, g, 0), "Blue is missing."),
    Mistake(lambda r, g, b: brightness(r, 0, b), "Green is missing."),
    Mistake(lambda r, g, b: brightness(0, g, b), "Red is missing."),
    Mistake(lambda r, g, b: brightness(r, g, b) / 255, "Do not divide by 255: 0 to 255 stays."),
    Mistake(lambda r, g, b: brightness(r, g, b) / 3, "Do not divide by 3: the weights sum to 1."),
    Mistake(lambda r, g, b: round(brightness(r, g, b)), "Do not round the result."),
    Mistake(lambda r, g, b: int(brightness(r, g, b)), "Do not cut off the decimals."),
    Mistake(lambda r, g, b: max(r, g, b), "This is the largest of the three, not their mixture."),
)
