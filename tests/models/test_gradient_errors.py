"""The network with planted bugs: its loss and gradients against torch, its bugs where they are."""

import numpy as np
import pytest
import torch

from course_utils.models.gradient_errors import (
    BUGS,
    FORGOTTEN,
    NO_BIAS,
    NONE,
    RESHAPED,
    SIGN,
    SWAPPED,
    BuggyNetwork,
    check_state,
    examples,
)

WEIGHTS_1, BIASES_1, WEIGHTS_2, BIASES_2 = range(4)


def mask(*places):
    """Masks of both layers' weights and biases with some of them set."""
    marks = [np.zeros(shape, bool) for shape in ((4, 3), (3,), (3, 2), (2,))]
    for place in places:
        part, index = place if isinstance(place, tuple) else (place, ...)
        marks[part][index] = True
    return marks


#: Bug → the gradients that it spoils.
PLANTED = {
    NONE: mask(),
    FORGOTTEN: mask(WEIGHTS_1, BIASES_1),
    RESHAPED: mask(WEIGHTS_1, BIASES_1),
    NO_BIAS: mask(BIASES_1),
    SIGN: mask(WEIGHTS_2),
    SWAPPED: mask((WEIGHTS_1, (2, 0)), (WEIGHTS_1, (1, 2))),
}


def by_torch(network):
    """A function from the four parameters to the loss, and the parameters, in float64."""
    x, y = (torch.tensor(array) for array in examples())
    parameters = [
        torch.tensor(np.asarray(array, dtype=np.float64), requires_grad=True)
        for pair in zip(network.weights, network.biases, strict=True)
        for array in pair
    ]

    def loss(w1, b1, w2, b2):
        hidden = torch.sigmoid(x @ w1 + b1)
        y_hat = torch.sigmoid(hidden @ w2 + b2)
        return 0.5 * (y_hat - y).square().sum() / len(x)

    return loss, parameters


@pytest.mark.parametrize("bug", BUGS)
def test_gradients_equal_autograd_except_where_the_bug_is(bug):
    network = BuggyNetwork(bug)
    loss, parameters = by_torch(network)
    value = loss(*parameters)
    assert network.loss(*examples()) == pytest.approx(value.item(), rel=1e-13)
    expected = torch.autograd.grad(value, parameters)
    weights, biases = network.gradients(*examples())
    found = [weights[0], biases[0], weights[1], biases[1]]
    for ours, theirs, planted in zip(found, expected, PLANTED[bug], strict=True):
        same = np.isclose(ours, theirs.numpy(), rtol=1e-10, atol=1e-15)
        np.testing.assert_array_equal(same, ~planted)


def test_single_precision_stays_single():
    network = BuggyNetwork(NONE, "float32")
    arrays = [*network.weights, *network.biases]
    arrays += [array for part in network.gradients(*examples()) for array in part]
    assert {array.dtype for array in arrays} == {np.dtype("float32")}


@pytest.mark.parametrize("method", ["central", "forward"])
def test_differences_and_errors_are_those_of_torch_s_losses(method):
    loss, parameters = by_torch(BuggyNetwork())
    slopes = torch.autograd.grad(loss(*parameters), parameters)
    values = [parameter.detach() for parameter in parameters]
    for exponent in (-1, -2, -3, -4, -5):
        step, state = 10.0**exponent, check_state(exponent, method, "float64", NONE)
        for part, (value, slope) in enumerate(zip(values, slopes, strict=True)):
            for index in np.ndindex(*value.shape):
                ends = []
                for sign in (1, -1 if method == "central" else 0):
                    moved = [v.clone() for v in values]
                    moved[part][index] += sign * step
                    ends.append(loss(*moved).item())
                numeric = (ends[0] - ends[1]) / (2 * step if method == "central" else step)
                g = slope[index].item()
                error = abs(g - numeric) / max(abs(g), abs(numeric), 1e-6)
                # Two ways of rounding the same loss differ by about 1e-16.
                slack = 4e-16 / step / abs(g)
                assert state.errors[part][index] == pytest.approx(error, rel=1e-6, abs=slack)


@pytest.mark.parametrize("bug", BUGS)
@pytest.mark.parametrize(
    ("method", "exponents"), [("central", range(-9, -1)), ("forward", range(-9, -5))]
)
def test_exactly_the_planted_gradients_are_flagged(bug, method, exponents):
    for exponent in exponents:
        state = check_state(exponent, method, "float64", bug)
        for flagged, real, planted in zip(state.flagged, state.real, PLANTED[bug], strict=True):
            np.testing.assert_array_equal(flagged, planted)
            np.testing.assert_array_equal(real, planted)


def test_the_curve_is_a_u_and_a_bug_makes_it_flat():
    for method, best, order in (("central", -5, 2), ("forward", -7, 1)):
        state = check_state(-5, method, "float64", NONE)
        assert abs(state.best - best) <= 1
        np.testing.assert_array_equal(state.largest, state.without_bug)
        assert state.largest.min() < 1e-6 < 1e-3 < min(state.largest[0], state.largest[-1])
        # Truncation grows with ε² or with ε.
        assert np.log10(state.largest[-3] / state.largest[-5]) == pytest.approx(order, abs=0.05)
    for bug in BUGS[1:]:
        curve = check_state(-5, "central", "float64", bug).largest
        assert 0.5 < curve.min() <= curve.max() < 1.05 * curve.min()


def test_single_precision_needs_a_larger_step_and_stays_worse():
    double, single = (check_state(-5, "central", p, NONE) for p in ("float64", "float32"))
    assert single.best > double.best + 1
    assert single.largest.min() > 1e4 * double.largest.min()


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="no 'typo' in 'float64'; there are none, forgot"):
        BuggyNetwork("typo")
    with pytest.raises(ValueError, match="float16"):
        BuggyNetwork(NONE, "float16")
