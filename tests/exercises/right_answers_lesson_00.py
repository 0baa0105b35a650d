"""Right answers to the exercise of lesson 00 that differ from the solution and each other."""

import numpy as np

RIGHT = {
    "brightness": [
        lambda red, green, blue: np.dot([0.299, 0.587, 0.114], [red, green, blue]),
        lambda r, g, b: (299 * r + 587 * g + 114 * b) / 1000,
    ]
}
