"""Judges for exercises whose answer is the weights of a logic gate."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.exercises.exercise import Arguments
from course_utils.exercises.wording import kind_text, value_text
from course_utils.models.logic import GATES, ROWS
from course_utils.models.perceptron import predict

NEURON = "(w1, w2, b)"

#: Four answers that have a name, in the order of ROWS, besides the gates of the lesson.
MORE_GATES = {
    "XNOR, the opposite of XOR": (1, 0, 0, 1),
    "a neuron that never fires": (0, 0, 0, 0),
    "a neuron that always fires": (1, 1, 1, 1),
    "x1 itself": (0, 0, 1, 1),
    "x2 itself": (0, 1, 0, 1),
}


def judge_nand(answer: Any, _arguments: Arguments) -> str | None:
    """Say what keeps (w1, w2, b) from being a NAND neuron; None where it is one."""
    fault = _number_fault(answer, (3,), f"three numbers, {NEURON}")
    if fault:
        return fault
    w1, w2, b = np.asarray(answer, dtype=float)
    row = _first_wrong_row((w1, w2, b), "NAND")
    if row is None:
        return None
    sentence = f"{_row_text((w1, w2, b), row)}; NAND gives {GATES['NAND'][row]}."
    if _first_wrong_row((w1, w2, -b), "NAND") is None:
        return f"{sentence} The bias has the wrong sign: it is minus the threshold."
    if _first_wrong_row((-w1, -w2, -b), "NAND") is None:
        return f"{sentence} All three signs are flipped."
    return f"{sentence} These weights make {_gate_name(_outputs((w1, w2, b), ROWS))}."


def judge_xor(answer: Any, _arguments: Arguments) -> str | None:
    """Say what keeps three neurons from making XOR; None where they do."""
    fault = _number_fault(answer, (3, 3), f"three neurons, each {NEURON}: hidden, hidden, output")
    if fault:
        return fault
    first, second, output = np.asarray(answer, dtype=float)
    hidden = np.column_stack([_outputs(first, ROWS), _outputs(second, ROWS)])
    given = _outputs(output, hidden)
    wrong = np.flatnonzero(given != GATES["XOR"])
    if not len(wrong):
        return None
    row = wrong[0]
    return (
        f"gives {given[row]} for {_inputs_text(row)}; XOR gives {GATES['XOR'][row]}. There the "
        f"hidden neurons give {hidden[row, 0]} and {hidden[row, 1]}. {_xor_advice(hidden, given)}"
    )


def _xor_advice(hidden: NDArray, given: NDArray) -> str:
    """Which layer to mend."""
    first, second = (_gate_name(column) for column in hidden.T)
    clash = _clash(hidden)
    if clash:
        return (
            f"They make {first} and {second}: {_inputs_text(clash[0])} and "
            f"{_inputs_text(clash[1])} look the same to the output neuron, and XOR differs there."
        )
    made = _gate_name(given)
    return f"They make {first} and {second}, which is enough; all in all you get {made}."


def _clash(hidden: NDArray) -> tuple[int, int] | None:
    """Two rows that the hidden neurons cannot tell apart and that XOR answers differently."""
    for one in range(4):
        for other in range(one):
            same = np.array_equal(hidden[one], hidden[other])
            if same and GATES["XOR"][one] != GATES["XOR"][other]:
                return other, one
    return None


def _outputs(neuron: Any, rows: NDArray) -> NDArray:
    return np.asarray(predict(rows, neuron[:2], neuron[2]))


def _first_wrong_row(neuron: Any, gate: str) -> int | None:
    wrong = np.flatnonzero(_outputs(neuron, ROWS) != GATES[gate])
    return int(wrong[0]) if len(wrong) else None


def _row_text(neuron: Any, row: int) -> str:
    z = float(ROWS[row] @ np.asarray(neuron[:2]) + neuron[2])
    at_zero = "and the step is 0 there, so it gives 0" if z == 0 else f"so it gives {int(z > 0)}"
    return f"has z = {value_text(z)} for {_inputs_text(row)}, {at_zero}"


def _inputs_text(row: int) -> str:
    return f"x1 = {ROWS[row, 0]}, x2 = {ROWS[row, 1]}"


def _gate_name(outputs: NDArray) -> str:
    for name, answers in (GATES | MORE_GATES).items():
        if np.array_equal(outputs, answers):
            return name
    return f"{' '.join(str(output) for output in outputs)} from row to row, which is no named gate"


def _number_fault(answer: Any, shape: tuple[int, ...], due: str) -> str | None:
    """Say what is wrong with an answer that is not so many finite numbers."""
    try:
        array = np.asarray(answer)
    except ValueError:  # lists of different lengths
        return f"returned groups of different lengths; {due} are due."
    if array.dtype.kind not in "iuf":
        return f"returned {value_text(answer)} ({kind_text(answer)}); {due} are due."
    if array.shape != shape:
        return f"returned numbers in shape {array.shape}, not {shape}; {due} are due."
    if not np.isfinite(array).all():
        return f"returned {value_text(answer)}; finite numbers are due."
    return None
