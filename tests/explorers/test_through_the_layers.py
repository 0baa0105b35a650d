"""The explorer *through the layers*: its state is the model's, its sentence the numbers'."""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch

from course_utils.explorers.depth import layers_sentence, layers_state, through_the_layers
from course_utils.models.activations import ACTIVATIONS
from course_utils.models.depth import random_network
from course_utils.pictures.powers import sized
from tests.torch_oracles import ACTIVATIONS_IN_TORCH

pytestmark = pytest.mark.filterwarnings("error")


def sizes_in_torch(activation, depth, scale, seed):
    """Standard deviations of all signals and gradients, by autograd."""
    x, weights, listener = (torch.tensor(array) for array in random_network(seed))
    signals, sums = [x], []
    for matrix in weights[:depth]:
        sums.append((signals[-1] @ (matrix * scale)).requires_grad_())
        signals.append(ACTIVATIONS_IN_TORCH[activation](sums[-1]))
    gradients = torch.autograd.grad((signals[-1] @ listener).sum(), sums)
    return [[float(a.detach().std(correction=0)) for a in many] for many in (signals, gradients)]


def test_states_equal_torch_at_the_extremes_and_at_random(sampled, without_pixels, count_states):
    explorer, count = through_the_layers(), 0
    for setting in sampled(explorer, seed=12, count=150):
        explorer.set(**setting)
        setting["scale"] = round(setting["scale"], 9)
        signals, gradients = sizes_in_torch(**setting)
        state = explorer.state
        np.testing.assert_allclose(state.signal_sizes, signals, rtol=1e-9)
        np.testing.assert_allclose(state.gradient_sizes, gradients, rtol=1e-9)
        assert (state.activation, state.seed) == (setting["activation"], setting["seed"])
        assert len(explorer.picture.markup) < 80_000
        count += 1
    count_states(count)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_depth_and_scale_is_finite_and_told_in_its_numbers(activation, count_states):
    count = 0
    for depth in (1, 2, 8, 19, 30):
        for scale in np.arange(1, 31, 3) / 10:
            state = layers_state(activation, depth, scale, 1)
            assert np.isfinite(state.signal_sizes).all()
            assert np.isfinite(state.gradient_sizes).all()
            check_sentence(state, layers_sentence(state))
            count += 1
    count_states(count, "seen")


def check_sentence(state, sentence):
    """The sentence has the state's numbers, and the right words for them."""
    into, out = state.signal_sizes[[0, -1]]
    assert f"spread {sized(into)} in, {sized(out)} out" in sentence
    assert ("they vanish" in sentence) == (out < into / 1000)
    assert ("they explode" in sentence) == (out > into * 1000)
    assert len(sentence) <= 200, "the sentence has room for two lines"
    first, last = state.gradient_sizes[[0, -1]]
    if state.activation == "step":
        assert not state.gradients.any()
        assert "All gradients are exactly 0" in sentence
        return
    assert last > 0
    if state.depth == 1:
        assert f"only layer: {sized(last)}" in sentence
        return
    share = first / last
    assert f"in layer 1 is {sized(share)} of that in layer {state.depth}" in sentence
    assert ("has vanished" in sentence) == (share < 1e-3)
    assert ("it explodes" in sentence) == (share > 1e3)
    assert ("all layers can learn" in sentence) == (
        0.1 < share < 10 and state.activation != "identity"
    )
    assert ("together one layer" in sentence) == (
        state.activation == "identity" and 1e-3 <= share <= 1e3
    )


def test_the_start_shows_a_gradient_that_vanishes():
    explorer = through_the_layers()
    assert (explorer.state.activation, explorer.state.depth) == ("sigmoid", 20)
    assert "it has vanished" in explorer.message
    explorer.set(activation="tanh")
    assert "all layers can learn" in explorer.message
    explorer.set(activation="ReLU", scale=1.4)
    assert "all layers can learn" in explorer.message


def test_threads_get_the_same_picture_as_one_alone():
    """Widgets' messages are handled in threads; the cache of random numbers is shared."""
    explorer = through_the_layers()
    settings = [("tanh", depth, 1.0, seed) for seed in range(1, 9) for depth in (5, 30)]

    def drawn(setting):
        state = explorer._compute(*setting)
        return explorer._draw(state).markup

    alone = [drawn(setting) for setting in settings]
    random_network.cache_clear()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(drawn, settings)) == alone
    finally:
        sys.setswitchinterval(interval)
