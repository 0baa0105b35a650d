"""Wrong answers to the exercise of lesson 02 on two linear layers.

V, c, W and b stand for W1, b1, W2 and b2, the parameters of the exercise.
"""

import numpy as np

from course_utils.exercises.exercise import Mistake

COLLAPSE_MISTAKES = (
    Mistake(
        lambda V, c, W, b: (W @ V, c @ W + b),
        "The order: x meets W1 first and stands on the left, so it is W1 @ W2.",
    ),
    Mistake(lambda V, c, W, b: (V * W, c @ W + b), "It is the matrix product @, not *."),
    Mistake(lambda V, c, W, b: (V * W, c * W + b), "It is the matrix product @, not *."),
    Mistake(
        lambda V, c, W, b: (V + W, c + b), "Layers one after the other multiply, they do not add."
    ),
    Mistake(lambda V, c, W, b: (V + W, c @ W + b), "The weights multiply, they do not add."),
    Mistake(lambda V, c, W, b: (V @ W, c + b), "The first bias goes through the second layer too."),
    Mistake(lambda V, c, W, b: (V @ W, b), "The first bias is missing."),
    Mistake(lambda V, c, W, b: (V @ W, c @ W), "The second bias is missing."),
    Mistake(lambda V, c, W, b: (V @ W, c @ W - b), "The second bias is added, not taken away."),
    Mistake(
        lambda V, c, W, b: (V @ W, (c + b) @ W),
        "Only the first bias goes through the second layer; the second is added after it.",
    ),
    Mistake(
        lambda V, c, W, b: (V @ W, c @ V + b),
        "The first bias is added after W1, so it meets only W2.",
    ),
    Mistake(
        lambda V, c, W, b: (V @ W, b @ V + c),
        "The biases have changed places: b1 meets W2, and b2 meets nothing.",
    ),
    Mistake(lambda V, c, W, b: (V @ W, W @ c + b), "The bias is a row like x: b1 @ W2."),
    Mistake(lambda V, c, W, b: (V @ W, W.T @ c * b), "The second bias is added."),
    Mistake(lambda V, c, W, b: (c @ W + b, V @ W), "The two are swapped: the weights come first."),
    Mistake(
        lambda V, c, W, b: ((V @ W).T, c @ W + b),
        "Rows and columns are exchanged: W has one row for each input.",
    ),
    Mistake(lambda V, c, W, b: (W, b), "This is the second layer alone."),
    Mistake(
        lambda V, c, W, b: (V @ W, np.maximum(c, 0) @ W + b),
        "There is no ReLU between the layers here.",
    ),
)
