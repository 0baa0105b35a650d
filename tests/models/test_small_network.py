"""The traced 2-2-1 network against torch's autograd, paper and pencil, and the MLP."""

import math

import numpy as np
import pytest
import torch

from course_utils.models.mlp import MLP
from course_utils.models.small_network import (
    BACKWARD,
    EQUAL,
    FORWARD,
    LEARNING_RATE,
    LOSSES,
    START,
    TARGET,
    ZEROS,
    Weights,
    X,
    forward,
    matrices,
    trace,
    update,
)


def by_torch(weights, x, y, loss, rate):
    """Every number of a round by its name: values, autograd's gradients, torch.optim.SGD's step."""
    w = {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for name, value in weights._asdict().items()
    }

    def run():
        v = {"z1": x[0] * w["w11"] + x[1] * w["w21"] + w["b1"]}
        v["z2"] = x[0] * w["w12"] + x[1] * w["w22"] + w["b2"]
        v["a1"], v["a2"] = torch.sigmoid(v["z1"]), torch.sigmoid(v["z2"])
        v["z"] = v["a1"] * w["v1"] + v["a2"] * w["v2"] + w["c"]
        v["y_hat"] = torch.sigmoid(v["z"])
        target = torch.tensor(y, dtype=torch.float64)
        if loss == "squared error":
            v["loss"] = torch.nn.functional.mse_loss(v["y_hat"], target) / 2
        else:
            v["loss"] = torch.nn.functional.binary_cross_entropy(v["y_hat"], target)
        return v

    values = run()
    for value in values.values():
        value.retain_grad()
    values["loss"].backward()
    found = {name: value.item() for name, value in {**w, **values}.items()}
    found |= {f"d_{n}": v.grad.item() for n, v in {**w, **values}.items() if n != "loss"}
    torch.optim.SGD(w.values(), lr=rate).step()
    found |= {f"new_{name}": value.item() for name, value in {**w, **run()}.items()}
    return found | {"x1": x[0], "x2": x[1], "y": y, "rate": rate}


@pytest.mark.parametrize("loss", LOSSES)
def test_every_number_equals_torch(loss):
    rng = np.random.default_rng(1)
    for _ in range(60):
        weights = Weights(*rng.normal(0, 2, 9))
        x, y, rate = tuple(rng.normal(size=2)), float(rng.integers(2)), float(rng.uniform(0.1, 3))
        expected, found = by_torch(weights, x, y, loss, rate), trace(weights, x, y, loss, rate)
        assert set(found) == set(expected)
        for name, number in expected.items():
            assert found[name] == pytest.approx(number, rel=1e-10, abs=1e-13), name


@pytest.mark.parametrize("loss", LOSSES)
def test_the_lesson_s_numbers_survive_rounding_on_paper(loss):
    """Three decimals everywhere, as with a pocket calculator, lead to the same three decimals."""
    w, d = START._asdict(), {}

    def note(name, number):
        d[name] = round(number, 3)

    def sigma(number):
        return 1 / (1 + math.exp(-number))

    for j in "12":
        note(f"z{j}", X[0] * w[f"w1{j}"] + X[1] * w[f"w2{j}"] + w[f"b{j}"])
        note(f"a{j}", sigma(d[f"z{j}"]))
    note("z", d["a1"] * w["v1"] + d["a2"] * w["v2"] + w["c"])
    note("y_hat", sigma(d["z"]))
    y_hat = d["y_hat"]
    if loss == "squared error":
        note("loss", 0.5 * (y_hat - TARGET) ** 2)
        note("d_y_hat", y_hat - TARGET)
    else:
        note("loss", -math.log(y_hat))
        note("d_y_hat", (y_hat - TARGET) / (y_hat * (1 - y_hat)))
    note("d_z", d["d_y_hat"] * y_hat * (1 - y_hat))
    note("d_c", d["d_z"])
    for j in "12":
        note(f"d_v{j}", d["d_z"] * d[f"a{j}"])
        note(f"d_a{j}", d["d_z"] * w[f"v{j}"])
        note(f"d_z{j}", d[f"d_a{j}"] * d[f"a{j}"] * (1 - d[f"a{j}"]))
        note(f"d_b{j}", d[f"d_z{j}"])
        note(f"d_w1{j}", d[f"d_z{j}"] * X[0])
        note(f"d_w2{j}", d[f"d_z{j}"] * X[1])
    for name, weight in w.items():
        note(f"new_{name}", weight - LEARNING_RATE * d[f"d_{name}"])
    traced = trace(START, loss=loss)
    for name, number in d.items():
        assert f"{number:.3f}" == f"{traced[name]:.3f}", name
    assert set(d) >= {*FORWARD, *BACKWARD}
    # Each gradient has digits to work with, and the update helps.
    assert min(abs(traced[name]) for name in BACKWARD) > 0.01
    assert traced["new_loss"] < traced["loss"]


@pytest.mark.parametrize(
    ("loss", "name"),
    [("squared error", "squared error"), ("cross-entropy", "binary cross-entropy")],
)
def test_the_course_s_mlp_has_the_same_gradients(loss, name):
    network = MLP((2, 2, 1), output="sigmoid", loss=name, rng=np.random.default_rng(0))
    network.weights, network.biases = matrices(START)
    found, x, y = trace(START, loss=loss), np.array([X]), np.array([TARGET])
    assert network.forward(x)[0, 0] == pytest.approx(found["y_hat"], rel=1e-14)
    assert network.loss(x, y) == pytest.approx(found["loss"], rel=1e-14)
    slopes = Weights(*(found[f"d_{weight}"] for weight in Weights._fields))
    for ours, theirs in zip(matrices(slopes), network.gradients(x, y), strict=True):
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-13)


@pytest.mark.parametrize("start", [ZEROS, EQUAL])
@pytest.mark.parametrize("loss", LOSSES)
def test_equal_hidden_neurons_stay_equal_for_ever(start, loss):
    weights, moved = start, 0.0
    for _ in range(200):
        for x, y in (((0, 0), 0.0), ((0, 1), 1.0), ((1, 0), 1.0), ((1, 1), 0.0)):
            weights = update(weights, trace(weights, x, y, loss), 0.5)
            moved = max(moved, abs(weights.w11 - start.w11))
            assert (weights.w11, weights.w21) == (weights.w12, weights.w22)
            assert (weights.b1, weights.v1) == (weights.b2, weights.v2)
    assert moved > 0.01


def test_from_zeros_nothing_flows_back_to_the_hidden_weights():
    found = trace(ZEROS)
    assert [found[f"d_{name}"] for name in ("w11", "w12", "w21", "w22", "b1", "b2")] == [0] * 6
    assert found["d_v1"] == found["d_v2"] == -0.0625


def test_a_sure_and_wrong_answer_has_a_finite_loss():
    values = forward(ZEROS._replace(c=-800.0), (1, 1), 1.0, "cross-entropy")
    assert values["loss"] == 800


def test_an_unknown_loss_is_refused_by_name():
    with pytest.raises(ValueError, match="no loss 'mse'; there are squared error and cross-ent"):
        trace(START, loss="mse")
