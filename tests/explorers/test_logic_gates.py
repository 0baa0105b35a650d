"""The explorer *logic gates* against torch over its whole grid of neurons."""

import re
from itertools import product

import numpy as np
import pytest
import torch

from course_utils.explorers.perceptron import gate_state, logic_gates
from course_utils.models.logic import GATES
from course_utils.pictures.svg import number

pytestmark = pytest.mark.filterwarnings("error")
ROWS = torch.cartesian_prod(torch.arange(2), torch.arange(2)).double()
TABLES = {
    "AND": torch.logical_and(*ROWS.T),
    "OR": torch.logical_or(*ROWS.T),
    "NAND": ~torch.logical_and(*ROWS.T),
    "NOR": ~torch.logical_or(*ROWS.T),
    "XOR": torch.logical_xor(*ROWS.T),
}


def answers_of_torch(neurons):
    """z and answers (4, N) of N neurons (w1, w2, b)."""
    z = ROWS @ torch.from_numpy(neurons[:2]) + torch.from_numpy(neurons[2])
    return z, torch.heaviside(z, torch.zeros((), dtype=torch.float64))


def test_the_menu_offers_the_five_gates():
    assert list(logic_gates().controls["gate"].options) == list(TABLES) == list(GATES)


@pytest.mark.parametrize("gate", TABLES)
def test_answers_equal_torch_for_every_neuron_the_sliders_reach(gate, every_value, count_states):
    controls = logic_gates().controls
    grid = [every_value(controls[name]) for name in ("w1", "w2", "b")]
    neurons = np.array(list(product(*grid))).T
    z, answers = answers_of_torch(neurons)
    state = gate_state(gate, *neurons)
    np.testing.assert_array_equal(state.z, z)
    np.testing.assert_array_equal(state.answers, answers)
    np.testing.assert_array_equal(state.target, TABLES[gate])
    right = (answers == TABLES[gate][:, None]).sum(dim=0)
    assert right.max() == (3 if gate == "XOR" else 4)
    count_states(neurons.shape[1])


def test_every_setting_sampled_shows_what_torch_says(sampled, count_states):
    explorer, count, solved = logic_gates(), 0, 0
    for setting in sampled(explorer, seed=2, count=900):
        explorer.set(**setting)
        gate, state = setting["gate"], explorer.state
        z, answers = answers_of_torch(np.array([[setting[name]] for name in ("w1", "w2", "b")]))
        right = (answers[:, 0] == TABLES[gate]).tolist()
        np.testing.assert_array_equal(state.z, z[:, 0])
        np.testing.assert_array_equal(state.answers, answers[:, 0])
        assert state.right == sum(right)
        shown = re.sub(r"<[^>]*>", "|", explorer.picture.markup)
        assert re.findall("✓|✗", shown) == ["✗✓"[ok] for ok in right]
        assert f"|{sum(right)} of 4 rows right|" in shown
        cells = [word for word in shown.split("|") if re.fullmatch(r"−?[\d.]+", word)]
        table = np.array(cells[:20]).reshape(4, 5)
        assert table[:, 2].tolist() == [number(value) for value in z[:, 0]]
        assert table[:, 3].tolist() == [str(int(value)) for value in answers[:, 0]]
        assert table[:, 4].tolist() == [str(int(value)) for value in TABLES[gate]]
        assert (f"{gate} is solved" in explorer.message) == all(right)
        if not all(right):
            assert explorer.message.startswith(f"{sum(right)} of 4 rows right.")
            assert ("XOR is never solved" in explorer.message) == (gate == "XOR")
        count, solved = count + 1, solved + all(right)
    assert solved, "a solved gate must be among the tried"
    count_states(count)


def test_the_sentence_names_the_wrong_rows():
    explorer = logic_gates()
    explorer.set(gate="AND", w1=1.0, w2=1.0, b=-0.5)
    assert "Wrong: (0, 1), (1, 0)." in explorer.message
    explorer.set(b=-1.5)
    assert explorer.message.startswith("AND is solved")
    explorer.set(w1=0.0, w2=0.0)
    assert "Both weights are 0" in explorer.message


def test_a_sum_of_zero_does_not_fire():
    explorer = logic_gates()
    explorer.set(gate="AND", w1=0.25, w2=0.5, b=-0.75)
    assert explorer.state.z[3] == 0
    assert explorer.state.answers[3] == 0
