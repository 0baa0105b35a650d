"""The line of code under a picture, run as a learner would run it, gives the state's numbers."""

import ast
import re
from functools import cache
from html import unescape

import numpy as np
import pytest
import skimage
import torch

from course_utils.datasets import load_mnist
from course_utils.explorers.kernels import gray_photograph
from course_utils.explorers.registry import EXPLORERS
from course_utils.models import activations, houses, small_network
from course_utils.models.clouds import clouds
from course_utils.models.depth import through_layers
from course_utils.models.digit_networks import digit_mlp
from course_utils.models.digits import as_inputs
from course_utils.models.downhill import house_path
from course_utils.models.gradient_check import gradient_check
from course_utils.models.gradient_errors import BuggyNetwork, examples
from course_utils.models.mlp import MLP
from course_utils.models.perceptron import predict, train_perceptron
from course_utils.models.toy_data import point_sets

#: What the lessons have imported; lesson 06 needs torch and its photograph.
NAMES = {
    "np": np,
    "skimage": skimage,
    "torch": torch,
    "activations": activations,
    **{name: getattr(activations, name) for name in ("sigmoid", "softmax", "step")},
    "through_layers": through_layers,
    **{name: getattr(small_network, name) for name in ("trace", "START", "ZEROS", "EQUAL")},
    **{
        name: getattr(houses, name)
        for name in ("sizes_and_prices", "least_squares_line", "least_absolute_line")
    },
    "house_path": house_path,
    "gradient_check": gradient_check,
    "BuggyNetwork": BuggyNetwork,
    "examples": examples,
    "predict": predict,
    "train_perceptron": train_perceptron,
    "point_sets": point_sets,
    "MLP": MLP,
    "clouds": clouds,
    "load_mnist": cache(load_mnist),
    "as_inputs": as_inputs,
    "digit_mlp": digit_mlp,
    "gray_photograph": gray_photograph,
}

#: What the last expression of the line should give.
MEANING = {
    "one neuron": lambda state: (state.step, state.sigmoid),
    "logic gates": lambda state: state.answers,
    "learning": lambda state: state.neuron[0],
    "activation": lambda state: (state.value, state.slope),
    "through the layers": lambda state: state.gradient_sizes,
    "outlier": lambda state: (state.squares, state.absolute),
    "downhill": lambda state: state.path.weights[-1],
    "softmax": lambda state: state.probabilities,
    "forward, then backward": lambda state: [state.numbers[name] for name in state.step.names],
    "gradient check": lambda state: state.check.largest,
    "boundary": lambda state: state.right / len(state.y),
    "forward pass": lambda state: state.outputs[-1][None],
    "convolution lab": lambda state: state[0].output[None, None],
    "pooling": lambda state: state.output[None, None],
    "kernel on a picture": lambda state: state.filtered.result[None, None],
    "receptive field": lambda field: sum(field.weights),
    "transposed lab": lambda view: view.state.output[None, None],
    "checkerboard": lambda state: state.result[None, None],
    "reverse puzzles": lambda state: (1, 1, *[state.outcome.output_size] * 2),
    "Lab": lambda state: state.shown,
}


def line_of(explorer):
    """The code as the page shows it, or None where there is none."""
    found = re.search("<code>(.*?)</code>", explorer.children[1].value)
    return found and unescape(found[1])


def result_of(line):
    """Value of the last expression of a line, as a notebook cell would show it."""
    *before, last = ast.parse(line).body
    namespace = dict(NAMES)
    exec(compile(ast.Module(before, []), "line", "exec"), namespace)
    return eval(compile(ast.Expression(last.value), "line", "eval"), namespace), namespace


@pytest.mark.parametrize("name", MEANING)
def test_the_line_gives_the_numbers_of_the_state(name, sampled, without_pixels, count_states):
    explorer, count = EXPLORERS[name](), 0
    for setting in sampled(explorer, seed=4, count=200):
        explorer.set(**setting)
        if not explorer.possible:
            continue
        result, namespace = result_of(line_of(explorer))
        np.testing.assert_allclose(result, MEANING[name](explorer.state), atol=1e-12)
        assert "z" not in namespace or namespace["z"] == explorer.state.z
        count += 1
    assert count > 20
    count_states(count, "its line of code")


def test_no_other_explorer_shows_a_line():
    assert {name for name, make in EXPLORERS.items() if line_of(make())} == set(MEANING)


def test_a_line_can_be_wrong():
    """The comparison above would notice a flipped sign."""
    explorer = EXPLORERS["logic gates"]()
    result, _ = result_of(line_of(explorer).replace("-0.5", "0.5"))
    assert result.tolist() != explorer.state.answers.tolist()
