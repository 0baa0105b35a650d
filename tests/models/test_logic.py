"""Truth tables, and why one neuron is not enough for XOR."""

import operator

import numpy as np
import pytest

from course_utils.models.logic import GATES, ROWS

MEANING = {
    "AND": operator.and_,
    "OR": operator.or_,
    "NAND": lambda a, b: 1 - (a & b),
    "NOR": lambda a, b: 1 - (a | b),
    "XOR": operator.xor,
}


def test_the_four_rows_count_in_binary():
    assert ROWS.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_every_gate_means_what_its_name_says():
    assert list(GATES) == list(MEANING)
    for gate, meaning in MEANING.items():
        assert GATES[gate].tolist() == [meaning(a, b) for a, b in ROWS.tolist()]


@pytest.mark.parametrize(("gate", "most"), [(gate, 3 if gate == "XOR" else 4) for gate in GATES])
def test_most_rows_that_any_neuron_of_the_grid_gets_right(gate, most):
    """All 61³ = 226,981 neurons with weights and bias in tenths, counted in whole tenths."""
    w1, w2, b = np.meshgrid(*[np.arange(-30, 31)] * 3, indexing="ij")
    right = sum(
        ((w1 * row[0] + w2 * row[1] + b > 0) == target).astype(int)
        for row, target in zip(ROWS, GATES[gate], strict=True)
    )
    assert right.size == 226_981
    assert right.max() == most
