"""Wrong answers to the exercise of lesson 00, each with a part of the sentence it must get."""

import numpy as np

WRONG = {
    "brightness": [
        (lambda red, green, blue: (red + green + blue) / 3, "This is the plain mean"),
        (lambda red, green, blue: red + green + blue, "The three weights"),
        (lambda red, green, blue: 0.299 * blue + 0.587 * green + 0.114 * red, "Red and blue"),
        (lambda red, green, blue: 0.587 * red + 0.299 * green + 0.114 * blue, "Red and green"),
        (lambda red, green, blue: 0.299 * red + 0.114 * green + 0.587 * blue, "Green and blue"),
        (lambda red, green, blue: 0.299 * red + 0.587 * green, "Blue is missing"),
        (lambda red, green, blue: 0.299 * red + 0.114 * blue, "Green is missing"),
        (lambda red, green, blue: 0.587 * green + 0.114 * blue, "Red is missing"),
        (
            lambda red, green, blue: (0.299 * red + 0.587 * green + 0.114 * blue) / 255,
            "Do not divide by 255",
        ),
        (lambda r, g, b: round(0.299 * r + 0.587 * g + 0.114 * b), "Do not round"),
        (lambda red, green, blue: max(red, green, blue), "the largest of the three"),
        (lambda red, green, blue: None, "returned nothing (None)"),
        (
            lambda red, green, blue: print(0.299 * red + 0.587 * green + 0.114 * blue),
            "use return instead of print",
        ),
        (lambda red, green, blue: f"{0.299 * red:.1f}", "returned text"),
        (lambda red, green, blue: [0.299 * red, 0.587 * green, 0.114 * blue], "a list of 3"),
        (
            lambda red, green, blue: np.array([0.299 * red, 0.587 * green, 0.114 * blue]),
            "an array of shape (3,)",
        ),
        (lambda red, green: 0.299 * red + 0.587 * green, "takes 2 parameters"),
        (lambda red, green, blue: 0.299 * Red, "NameError"),  # noqa: F821
        (lambda red, green, blue: -(0.299 * red + 0.587 * green + 0.114 * blue), "should be"),
        (42.0, "The check needs the function itself"),
    ]
}
