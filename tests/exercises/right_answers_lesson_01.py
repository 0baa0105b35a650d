"""Right answers to the exercises of lesson 01 that differ from the solutions and each other."""

import numpy as np

RIGHT = {
    "my_step": [
        lambda z: 1 * np.greater(z, 0),
        lambda z: np.heaviside(z, 0),
        lambda z: (np.sign(z) + 1) // 2 * (z != 0),
        np.vectorize(lambda number: 1.0 if number > 0 else 0.0),
    ],
    "my_predict": [
        lambda x, weights, bias: np.heaviside(np.dot(x, weights) + bias, 0),
        lambda x, weights, bias: 1 * ((x * weights).sum(axis=-1) + bias > 0),
        lambda x, weights, bias=0.0: (
            int(sum(x * weights) + bias > 0)
            if x.ndim == 1
            else np.array([int(sum(row * weights) + bias > 0) for row in x])
        ),
    ],
    "my_update": [
        lambda x, y, w, b, rate: (
            (w, b) if (w @ x + b > 0) == y else (w + (2 * y - 1) * rate * x, b + (2 * y - 1) * rate)
        ),
        lambda x, y, w, b, rate: [
            w - rate * (int(w @ x + b > 0) - y) * x,
            np.array(b - rate * (int(w @ x + b > 0) - y)),
        ],
    ],
    "nand_weights": [lambda: (-2, -2, 3), lambda: np.array([-0.3, -0.9, 1.0])],
    "xor_network": [
        lambda: ((1, -1, 0), (-1, 1, 0), (1, 1, 0)),
        lambda: [[1, 1, -0.5], [1, 1, -1.5], [1, -2, 0]],
        lambda: np.array([[-1, -1, 1.5], [1, 1, -0.5], [1, 1, -1.5]]),
    ],
}
