"""The logic gates of two inputs, as examples for a neuron."""

import numpy as np

#: The four rows (x1, x2) of every truth table below, in this order.
ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])

#: The answer of each gate in the order of ROWS.
GATES = {
    "AND": np.array([0, 0, 0, 1]),
    "OR": np.array([0, 1, 1, 1]),
    "NAND": np.array([1, 1, 1, 0]),
    "NOR": np.array([1, 0, 0, 0]),
    "XOR": np.array([0, 1, 1, 0]),
}
