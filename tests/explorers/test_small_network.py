"""The explorer *forward, then backward*: each printed number is torch's, to its last digit."""

import math
import re
from itertools import combinations, pairwise, product
from xml.etree import ElementTree

import pytest
import torch

from course_utils.explorers.small_network import STARTS, forward_then_backward, round_state
from course_utils.models.small_network import LOSSES, START, Weights
from course_utils.pictures.small_network import small_network_picture
from course_utils.pictures.small_network_steps import (
    LAST,
    STEPS,
    in_numbers,
    in_symbols,
    symbol,
    used_by,
)

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"−?\d+(?:\.\d+)?"


def by_torch(weights, x, y, loss, rate):
    """Every number of a round, with torch.nn's layers, losses and optimizer."""
    layers = torch.nn.Linear(2, 2).double(), torch.nn.Linear(2, 1).double()
    w = weights
    for layer, matrix, bias in zip(
        layers, ([[w.w11, w.w21], [w.w12, w.w22]], [[w.v1, w.v2]]), ([w.b1, w.b2], [w.c]),
        strict=True,
    ):  # fmt: skip
        layer.weight.data = torch.tensor(matrix, dtype=torch.float64)
        layer.bias.data = torch.tensor(bias, dtype=torch.float64)
    inputs = torch.tensor([x], dtype=torch.float64)
    target = torch.tensor([[y]], dtype=torch.float64)

    def run(prefix=""):
        z = layers[0](inputs)
        a = torch.sigmoid(z)
        out = layers[1](a)
        y_hat = torch.sigmoid(out)
        if loss == "squared error":
            error = 0.5 * (y_hat - target).square().sum()
        else:
            error = torch.nn.functional.binary_cross_entropy(y_hat, target)
        nodes = {"z": z, "a": a, "out": out, "y_hat": y_hat}
        for node in nodes.values():
            node.retain_grad()
        numbers = {"z": out, "y_hat": y_hat, "loss": error}
        numbers |= {f"{n}{j + 1}": nodes[n][0, j] for n in "za" for j in range(2)}
        return nodes, error, {f"{prefix}{n}": v.item() for n, v in numbers.items()}

    def spread(hidden, hidden_bias, output, output_bias):
        (w11, w21), (w12, w22) = hidden.tolist()
        return Weights(w11, w21, hidden_bias[0].item(), w12, w22, hidden_bias[1].item(),
                       *output[0].tolist(), output_bias[0].item())._asdict()  # fmt: skip

    nodes, error, numbers = run()
    error.backward()
    parts = [part for layer in layers for part in (layer.weight, layer.bias)]
    numbers |= {f"d_{n}": v for n, v in spread(*(part.grad for part in parts)).items()}
    numbers |= {"d_z": nodes["out"].grad.item(), "d_y_hat": nodes["y_hat"].grad.item()}
    numbers |= {f"d_{n}{j + 1}": nodes[n].grad[0, j].item() for n in "za" for j in range(2)}
    torch.optim.SGD(parts, lr=rate).step()
    numbers |= {f"new_{n}": v for n, v in spread(*(part.data for part in parts)).items()}
    numbers |= run("new_")[2]
    return numbers | weights._asdict() | {"x1": x[0], "x2": x[1], "y": y, "rate": rate}


def texts_of(picture):
    """Each text of a picture as (words, x, y, size, anchor)."""
    return [
        ("".join(text.itertext()), float(text.get("x")), float(text.get("y")),
         float(re.search(r"font-size:([\d.]+)", text.get("style"))[1]), text.get("text-anchor"))
        for text in ElementTree.fromstring(picture.markup).iter(f"{SVG}text")
    ]  # fmt: skip


def value_of(words):
    return float(words.replace("−", "-"))


def agrees(words, expected):
    """Whether a printed number is another one, rounded; only exact ones may have few digits."""
    decimals = len(words.partition(".")[2])
    shown = value_of(words)
    if decimals < 3 and abs(shown - expected) > 1e-9:
        return False
    if expected and abs(expected) > 1e-12 and not shown:
        return False
    return abs(shown - expected) <= 0.5 * 10**-decimals + 1e-12


def faults_on_the_graph(state, expected):
    """Printed numbers on the graph that are not torch's, and numbers that are not there."""
    words = [text[0] for text in texts_of(small_network_picture(state, "label"))]
    circles, faults = {}, []
    for name, following in pairwise(words):
        circles.setdefault(name, following)
    for name in (state.shown | set(Weights._fields)) - {"rate"}:
        base = name.removeprefix("new_")
        if name.startswith("d_") or (f"new_{base}" in state.shown and name == base):
            continue
        if base[0] in "wvbc" or base == "y":
            found = [w.split(" = ")[1] for w in words if w.startswith(f"{symbol(base)} = ")][:1]
        else:
            found = re.findall(f"^{NUMBER}$", circles.get(symbol(base), ""))
        if len(found) != 1 or not agrees(found[0], expected[name]):
            faults.append((name, found, expected[name]))
    printed = [value_of(w.split(" ")[1]) for w in words if re.match(f"[∂δ][₁₂]? {NUMBER}$", w)]
    gradients = sorted(expected[n] for n in state.shown if n.startswith("d_"))
    if len(printed) != len(gradients) or any(
        abs(a - b) > 5.1e-4 for a, b in zip(sorted(printed), gradients, strict=True)
    ):
        faults.append(("gradients", printed, gradients))
    return faults


def calculated(words):
    """Value of a line of numbers as a pocket calculator finds it from the digits that stand there.

    Returns one value for each "=" or "≈", the printed result last.
    """
    line = words.replace("−", "-").replace("·", "*").replace("²", "**2").replace("½", "0.5")
    line = re.sub(r"ln (\d[\d.]*)", r"ln(\1)", line)
    names = {"ln": math.log, "σ": lambda z: 1 / (1 + math.exp(-z))}
    return [eval(part, names) for part in re.split("[=≈]", line)]


def settings():
    """Losses, starts, inputs and targets in all combinations, each with three learning rates."""
    values = [k / 2 for k in range(-2, 3)]
    return product(LOSSES, STARTS, values, values, (0, 1), (0.1, 0.5, 5.0))


def test_all_numbers_of_every_setting_are_torch_s(count_states):
    count = 0
    for loss, start, x1, x2, target, rate in settings():
        expected = by_torch(STARTS[start][0], (x1, x2), float(target), loss, rate)
        state = round_state(0, loss, start, x1, x2, target, rate)
        assert set(state.numbers) == set(expected)
        for name, number in expected.items():
            assert state.numbers[name] == pytest.approx(number, rel=1e-10, abs=1e-13), name
        # Of the backward pass, the update and the second pass forward, what is printed.
        for step in (22, 25, LAST) if rate == 0.5 else ():
            state = round_state(step, loss, start, x1, x2, target, rate)
            assert not faults_on_the_graph(state, expected)
            count += 1
    assert count == 2 * 3 * 25 * 2 * 3
    count_states(count)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("loss", LOSSES)
def test_every_step_prints_torch_s_numbers_and_no_later_ones(loss, start, count_states):
    explorer = forward_then_backward()
    explorer.set(loss=loss, start=start)
    expected = by_torch(STARTS[start][0], (1.0, 0.5), 1.0, loss, 0.5)
    for step in range(LAST + 1):
        explorer.controls["step"].value = step
        state = explorer.state
        assert state.at == step
        assert not faults_on_the_graph(state, expected)
        for name in state.step.names if step else ():
            line = "".join(words for words, _ in in_numbers(name, loss, state.numbers))
            result = re.findall(f"[=≈] ({NUMBER})$", line)
            assert agrees(result[0], expected[name]), (name, line)
            assert line in [t[0].split(": ")[-1] for t in texts_of(explorer.picture)]
    count_states(LAST + 1)


@pytest.mark.parametrize("loss", LOSSES)
def test_the_lines_of_the_first_start_work_with_a_pocket_calculator(loss):
    state = round_state(0, loss, "small numbers", 1.0, 0.5, 1, 0.5)
    for name in (name for step in STEPS[1:] for name in step.names):
        line = "".join(words for words, _ in in_numbers(name, loss, state.numbers))
        *found, printed = calculated(line)
        for value in found:
            assert round(value, 3) == pytest.approx(printed, abs=1e-12), line


def test_lines_work_everywhere_up_to_the_rounding_of_what_they_come_from():
    for loss, start, x1, x2, target, rate in list(settings())[1::3]:
        state = round_state(0, loss, start, x1, x2, target, rate)
        for name in (name for step in STEPS[1:] for name in step.names):
            line = "".join(words for words, _ in in_numbers(name, loss, state.numbers))
            *found, printed = calculated(line)
            for value in found:
                assert value == pytest.approx(printed, abs=0.006, rel=0.003), line


@pytest.mark.parametrize("loss", LOSSES)
def test_each_step_uses_only_what_earlier_steps_filled_in(loss):
    known = {"x1", "x2", "y", "rate", *START._fields}
    for step in STEPS[1:-1]:
        assert used_by(step, loss) <= known
        known |= set(step.names)
    assert used_by(STEPS[-1], loss) == {"new_y_hat", "y"}
    assert {f"d_{name}" for name in START._fields} <= known


def test_the_chain_rule_s_link_stands_in_the_formula():
    words = {name: "".join(w for w, _ in in_symbols(name, "squared error"))
             for name in ("d_z", "d_v1", "d_z2", "d_w12", "new_w12")}  # fmt: skip
    assert words["d_z"] == "δ = ∂L/∂z = ∂L/∂ŷ · ∂ŷ/∂z = ∂L/∂ŷ · ŷ · (1 − ŷ)"
    assert words["d_v1"] == "∂L/∂v₁ = ∂L/∂z · ∂z/∂v₁ = δ · a₁"
    assert words["d_z2"].startswith("δ₂ = ∂L/∂z₂ = ∂L/∂a₂ · ∂a₂/∂z₂ = ")
    assert words["d_w12"] == "∂L/∂w₁₂ = ∂L/∂z₂ · ∂z₂/∂w₁₂ = δ₂ · x₁"
    assert words["new_w12"] == "w₁₂ ← w₁₂ − η·∂L/∂w₁₂"


def test_symmetry_is_seen_and_said():
    explorer = forward_then_backward()
    for start in STARTS:
        explorer.set(start=start, step=LAST)
        words = [text[0] for text in texts_of(explorer.picture)]
        equal = start != "small numbers"
        assert ("the same" in words) == equal
        assert ("No update will ever tell them apart" in explorer.message) == equal
    explorer.set(start="all zeros", step=13)
    assert explorer.message.startswith("v₁ is 0, so nothing comes back to hidden neuron 1.")


def test_an_input_of_0_takes_no_blame():
    explorer = forward_then_backward()
    explorer.set(x2=0.0, step=17)
    assert explorer.state.numbers["d_w21"] == 0
    assert "which is 0: this weight had no part in the answer" in explorer.message


def frame_of(words, x, y, size, anchor):
    """Estimated box of a text."""
    width = size * sum(0.34 if letter in " .,()·:" else 0.64 for letter in words)
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    return left, left + width, y - 0.42 * size, y + 0.42 * size


def test_no_two_texts_overlap_in_any_step(sampled):
    explorer = forward_then_backward()
    explorer.controls["step"].value = 22
    for setting in sampled(explorer, seed=8, count=40):
        explorer.set(**setting | {"step": explorer.settings["step"] % LAST + 1})
        frames = [(t[0], frame_of(*t)) for t in texts_of(explorer.picture)]
        for (one, a), (other, b) in combinations(frames, 2):
            overlap = a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
            assert not overlap, (one, other, explorer.settings)
