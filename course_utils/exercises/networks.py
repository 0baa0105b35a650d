"""Judges of PyTorch networks: their shapes, their parameters, and what they learn."""

from typing import Any

import torch
from torch import Tensor, nn

from course_utils.exercises.exercise import Arguments
from course_utils.exercises.trial import try_function
from course_utils.exercises.wording import a_kind_text, count_text, kind_text
from course_utils.models.digit_networks import digit_inputs
from course_utils.training import train

INPUTS, HIDDEN, OUTPUTS = 784, 30, 10
SHAPES = [(HIDDEN, INPUTS), (HIDDEN,), (OUTPUTS, HIDDEN), (OUTPUTS,)]

#: Parameters of 784-30-10: 784 · 30 + 30 + 30 · 10 + 10.
BUDGET = 23_860

#: All networks learn from the first 2,000 training digits and are judged by the other 2,000.
SEEN = 2000
TRAINING = {"epochs": 8, "batch_size": 32, "learning_rate": 2e-3, "falling": True, "device": "cpu"}

#: What 784-30-10 with sigmoids reaches so, 0.857 to 0.874 over 14 seeds; and what is asked for.
BASELINE, DUE = 0.865, 0.885

#: Nobody waits longer for a check; the baseline takes a second.
MOST_SECONDS = 20.0

#: What may stand between the layers instead of the sigmoid.
OTHERS = {
    "no activation": lambda z: z,
    "ReLU": torch.relu,
    "tanh": torch.tanh,
    "softmax": lambda z: z.softmax(dim=1),
    "leaky ReLU": nn.functional.leaky_relu,
}


def judge_network(answer: Any, _arguments: Arguments) -> str | None:
    """Say in what a network is not 784-30-10 with sigmoids and scores; None where it is."""
    x = torch.rand(5, INPUTS, generator=torch.Generator().manual_seed(0))
    scores, fault = _scores(answer, x)
    if fault:
        return fault
    if fault := _fault_of_parameters(answer):
        return fault
    if _sums_to_one(scores):
        return (
            "returned a network with a softmax at its end: leave it out, because "
            "nn.functional.cross_entropy applies it to the scores itself."
        )
    w1, b1, w2, b2 = (parameter.detach() for parameter in answer.parameters())
    before = x @ w1.T + b1
    if torch.allclose(scores, torch.sigmoid(before) @ w2.T + b2, atol=1e-5):
        return None
    if torch.allclose(scores, torch.sigmoid(torch.sigmoid(before) @ w2.T + b2), atol=1e-5):
        return (
            "returned a network with a sigmoid after its last layer: leave it out, because "
            "nn.functional.cross_entropy takes plain scores."
        )
    for name, activation in OTHERS.items():
        if torch.allclose(scores, activation(before) @ w2.T + b2, atol=1e-5):
            return f"returned a network with {name} between its layers; nn.Sigmoid() is due."
    return (
        "returned a network that answers otherwise than sigmoid(x W₁ + b₁) W₂ + b₂ does: between "
        "the two layers stands one nn.Sigmoid(), and nothing after the second."
    )


def judge_better_network(answer: Any, _arguments: Arguments) -> str | None:
    """Say why a network does not beat 784-30-10 within its budget; None where it does."""
    x, labels = (torch.tensor(part) for part in digit_inputs("train"))
    scores, fault = _scores(answer, x[:5])
    if fault:
        return fault
    count = _count(answer)
    if count > BUDGET:
        return f"returned a network with {count:,} parameters; the budget is {BUDGET:,}."
    seen, held_back = (x[:SEEN], labels[:SEEN]), (x[SEEN:], labels[SEEN:])
    trial = try_function(
        lambda: train(answer, *seen, validation=held_back, seconds=MOST_SECONDS, **TRAINING), ()
    )
    if trial.error is not None:
        message = " ".join(str(trial.error).split())
        return f"returned a network that cannot be trained: {type(trial.error).__name__}: {message}"
    history = trial.answer
    if history.stopped:
        return f"returned a network that takes over {MOST_SECONDS:.0f} s to train; a smaller one?"
    share = history.validation_accuracy[-1]
    if share >= DUE:
        return None
    advice = (
        " Its answers sum to 1: leave the softmax out, because the loss applies it itself."
        if _sums_to_one(scores)
        else ""
    )
    return (
        f"returned a network of {count:,} parameters that gets {100 * share:.1f} % of the digits "
        f"held back right. 784-30-10 gets {100 * BASELINE:.1f} % with the same training; at least "
        f"{100 * DUE:.1f} % are asked for.{advice}"
    )


def _scores(answer: Any, x: Tensor) -> tuple[Tensor, str | None]:
    """Answers of a network to (N, 784), and what is wrong with it or with them."""
    nothing = torch.zeros(0)
    if isinstance(answer, type):
        return nothing, f"returned the class {answer.__name__}, not a network: call it."
    if isinstance(answer, list | tuple):
        return nothing, (
            f"returned a {kind_text(answer)}; a network is due: nn.Sequential(…) makes one of "
            "layers, separated by commas."
        )
    if not isinstance(answer, nn.Module):
        return nothing, f"returned {a_kind_text(answer)}; a network is due, such as nn.Sequential."
    if not list(answer.parameters()):
        return nothing, "returned a network without a parameter: there is nothing to learn."
    trial = try_function(answer, (x,))
    error, scores = trial.error, trial.answer
    if error is not None:
        message = " ".join(str(error).split())
        return nothing, (
            f"returned a network that fails on x of shape {tuple(x.shape)} with "
            f"{type(error).__name__}: {message}. Each layer must take what the one before gives."
        )
    if not isinstance(scores, Tensor) or tuple(scores.shape) != (len(x), OUTPUTS):
        came = tuple(scores.shape) if isinstance(scores, Tensor) else kind_text(scores)
        return nothing, (
            f"returned a network that gives {came} for x of shape {tuple(x.shape)}; "
            f"{(len(x), OUTPUTS)} is due, ten scores for each digit."
        )
    return scores.detach(), None


def _fault_of_parameters(network: nn.Module) -> str | None:
    """Say in what the parameters are not those of 784-30-10."""
    shapes = [tuple(parameter.shape) for parameter in network.parameters()]
    if shapes == SHAPES:
        return None
    if shapes == SHAPES[::2]:
        return "returned a network without biases: leave bias=False out."
    matrices = [shape for shape in shapes if len(shape) == 2]
    if len(matrices) != 2 or len(shapes) != 4:
        layers = count_text(len(matrices), "layer")
        return (
            f"returned a network with {layers} of weights and {_count(network):,} parameters; "
            f"two layers with {BUDGET:,} are due."
        )
    return (
        f"returned a network with {_count(network):,} parameters, the weights in arrays of shape "
        f"{matrices[0]} and {matrices[1]}; {BUDGET:,} are due, in {SHAPES[0]} and {SHAPES[2]} "
        "(PyTorch puts outputs first)."
    )


def _count(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def _sums_to_one(scores: Tensor) -> bool:
    return bool((scores >= 0).all() and torch.allclose(scores.sum(dim=1), torch.ones(len(scores))))
