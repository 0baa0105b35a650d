"""Scores, temperature and truth: probabilities, soft maximum, loss and gradient against torch."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.softmax_lab import softmax_state

score = st.floats(-5, 5)
states = st.builds(
    softmax_state,
    st.lists(score, min_size=3, max_size=3),
    st.floats(0.1, 10),
    st.integers(0, 2),
)


@given(states)
def test_every_number_is_that_of_torch(state):
    scores = torch.tensor(state.scores, requires_grad=True)
    scaled = scores / state.temperature
    loss = torch.nn.functional.cross_entropy(scaled[None], torch.tensor([state.label]))
    loss.backward()
    exact = {"rtol": 0, "atol": 1e-12}
    np.testing.assert_allclose(state.probabilities, torch.softmax(scaled.detach(), 0), **exact)
    np.testing.assert_allclose(state.loss, loss.item(), **exact)
    np.testing.assert_allclose(state.gradient, scores.grad, **exact)
    np.testing.assert_allclose(state.log_sum_exp, torch.logsumexp(scaled.detach(), 0), **exact)


@given(states)
def test_the_soft_maximum_lies_between_the_maximum_and_ln_3_above_it(state):
    assert 0 <= state.softness <= math.log(3) + 1e-12
    assert state.log_sum_exp == pytest.approx(state.scaled.max() + state.softness, abs=1e-12)
    assert state.powers.max() == 1
    np.testing.assert_allclose(
        state.powers / state.powers.sum(), state.probabilities, rtol=0, atol=1e-12
    )


@given(states, st.floats(-100, 100))
def test_adding_a_number_to_all_scores_changes_no_probability_and_no_gradient(state, added):
    moved = softmax_state(state.scores + added, state.temperature, state.label)
    np.testing.assert_allclose(moved.probabilities, state.probabilities, rtol=0, atol=1e-9)
    np.testing.assert_allclose(moved.gradient, state.gradient, rtol=0, atol=1e-8)
    assert moved.loss == pytest.approx(state.loss, abs=1e-8)


def test_by_hand():
    """Scores ln 2, 0, 0: powers 2, 1, 1, so probabilities 1/2, 1/4, 1/4."""
    state = softmax_state([math.log(2), 0, 0], 1, 1)
    assert state.probabilities == pytest.approx([0.5, 0.25, 0.25])
    assert state.loss == pytest.approx(math.log(4))
    assert state.gradient == pytest.approx([0.5, -0.75, 0.25])
    assert state.target.tolist() == [0, 1, 0]
    halved = softmax_state([2 * math.log(2), 0, 0], 2, 1)
    assert halved.probabilities == pytest.approx([0.5, 0.25, 0.25])
    assert halved.gradient == pytest.approx([0.25, -0.375, 0.125])
