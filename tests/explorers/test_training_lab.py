"""The explorer *training*: its runs are those of MLP.fit, and its accuracies those of torch."""

import re
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch.nn import functional

from course_utils.explorers.training_lab import BATCHES, RATES, SIZES, training_lab
from course_utils.models.digit_networks import digit_inputs
from course_utils.models.training_lab import LOSSES, digit_network, steps_taken

#: One after the other, so that each has the one before it for comparison.
SETTINGS = (
    {"hidden": 0, "learning_rate": 0.1, "batch_size": 100, "epochs": 5, "size": 250},
    {"hidden": 5, "loss": "squared error, sigmoid", "learning_rate": 3, "batch_size": 20},
    {"optimizer": "Adam", "learning_rate": 0.01, "hidden": 20, "seed": 9},
    {"optimizer": "momentum", "learning_rate": 0.03, "loss": "cross-entropy, softmax", "size": 500},
    {"batch_size": 500, "size": 4000},
)


@pytest.fixture(scope="module")
def trained():
    """An explorer after training with each of SETTINGS: its runs, their sentences and pictures."""
    explorer, found = training_lab(), []
    for setting in SETTINGS:
        explorer.set(**setting)
        found.append((explorer.train(), explorer.message, explorer.picture.markup, explorer.state))
    return found


def test_a_run_is_that_of_fit_to_the_last_bit(trained, count_states):
    for run, *_ in trained:
        given = run.settings
        network = digit_network(given["hidden"], given["loss"], given["seed"])
        x, labels = digit_inputs("train")
        history = network.fit(
            x[: given["size"]], labels[: given["size"]], given["epochs"], given["batch_size"],
            given["learning_rate"], given["optimizer"], validation=digit_inputs("test"),
        )  # fmt: skip
        for name in ("loss", "accuracy", "validation loss", "validation accuracy"):
            epochs, values = run.curve(name)
            np.testing.assert_array_equal(epochs, np.arange(given["epochs"] + 1))
            np.testing.assert_array_equal(values, getattr(history, name.replace(" ", "_")))
        for kind, mine in zip((network.weights, network.biases), run.moments[-1].snapshot,
                              strict=True):  # fmt: skip
            for ours, theirs in zip(kind, mine, strict=True):
                np.testing.assert_array_equal(ours, theirs)
    count_states(len(trained), "MLP.fit")


def test_losses_and_accuracies_are_those_of_torch_from_the_weights(trained, count_states):
    for run, *_ in trained:
        weights, biases = ([torch.from_numpy(a).double() for a in kind]
                           for kind in run.moments[-1].snapshot)  # fmt: skip
        size, softmax = run.settings["size"], run.settings["loss"].endswith("softmax")
        for split, count, prefix in (("train", size, ""), ("test", 1000, "validation ")):
            x, labels = (torch.from_numpy(part[:count].copy()) for part in digit_inputs(split))
            a = x.double()
            for w, b in zip(weights[:-1], biases[:-1], strict=True):
                a = torch.sigmoid(a @ w + b)
            z = a @ weights[-1] + biases[-1]
            right = (z.argmax(dim=1) == labels).double().mean()
            one_hot = functional.one_hot(labels, 10).double()
            loss = (
                functional.cross_entropy(z, labels)
                if softmax
                else functional.mse_loss(torch.sigmoid(z), one_hot, reduction="sum") / 2 / count
            )
            assert run.curve(prefix + "accuracy")[1][-1] == pytest.approx(float(right), abs=0.002)
            assert run.curve(prefix + "loss")[1][-1] == pytest.approx(float(loss), rel=1e-3)
    count_states(len(trained))


def test_only_the_last_moment_keeps_the_weights(trained):
    for run, *_ in trained:
        assert [moment.epoch for moment in run.moments if moment.snapshot] == [run.epochs]


def test_picture_and_sentence_show_this_run_and_the_one_before(trained):
    for k, (run, message, markup, state) in enumerate(trained):
        shown = re.findall(r">([^<>]+)</text>", markup)
        test = f"{100 * run.curve('validation accuracy')[1][-1]:.1f} %"
        assert message.startswith("After 5 epochs the network reads ")
        assert f"and {test} of the 1,000 test digits; the run before: " in message
        assert {test, f"test {test}", f"{steps_taken(run):,}"} <= set(shown)
        marked = re.findall(r"<text[^>]*cp-here[^>]*>([^<]+)</text>", markup)
        names = {"hidden", "learning_rate", "batch_size", "optimizer", "epochs", "size", "loss",
                 "seed"}  # fmt: skip
        differ = {name for name in names if run.settings[name] != state.previous.settings[name]}
        assert len(marked) == len(differ)
        if k:
            assert state.previous is not None
            assert dict(state.previous.settings) == dict(trained[k - 1][0].settings)


def test_losses_of_two_kinds_are_not_drawn_over_each_other(trained):
    faint = [markup.count('<g opacity="0.35">') for *_, markup, _ in trained]
    kinds = ["cross-entropy, softmax", *(run.settings["loss"] for run, *_ in trained)]
    expected = [4 if a == b else 2 for a, b in pairwise(kinds)]
    assert faint == expected


def test_it_starts_with_a_network_that_has_learned():
    explorer = training_lab()
    assert explorer.message.startswith("After 10 epochs the network reads 9")
    assert explorer.run.curve("validation accuracy")[1][-1] >= 0.86
    assert steps_taken(explorer.run) == 10 * 100
    assert "its own digits" in explorer.message


def test_new_settings_wait_for_the_button_and_old_ones_come_back():
    explorer = training_lab()
    first = explorer.message
    explorer.controls["hidden"].value = 10
    assert explorer.message.startswith("Not trained yet with these settings: ")
    assert ">before</text>" in explorer.picture.markup
    explorer.controls["hidden"].value = 30
    assert explorer.message == first


def test_steps_that_are_too_large_are_said():
    explorer = training_lab()
    explorer.set(learning_rate=30, size=250, epochs=5)
    run = explorer.train()
    assert run.curve("loss")[1][-1] > run.curve("loss")[1][0]
    assert explorer.message.endswith("larger than before training: the steps are too large.")


def test_steps_that_are_too_small_are_said():
    explorer = training_lab()
    explorer.set(learning_rate=0.001, size=250, epochs=5, batch_size=50)
    explorer.train()
    assert explorer.message.endswith("The loss has hardly fallen.")


def test_a_button_and_a_cell_learn_the_same_and_stop_keeps_what_was_learned():
    live, blocking = training_lab(), training_lab()
    live._lasts = 0
    for explorer in (live, blocking):
        explorer.set(size=250, epochs=5, hidden=5)
    live.start()
    live.wait(20)
    blocking.train()
    assert (live.run.ending, live.message) == ("done", blocking.message)
    live._lasts = 60
    live.set(seed=3)
    live.start()
    live.stop()
    live.wait(20)
    assert not live.training


def test_what_the_menus_offer():
    explorer = training_lab()
    assert explorer.controls["size"].options == SIZES
    assert explorer.controls["learning_rate"].options == RATES
    assert explorer.controls["batch_size"].options == BATCHES
    for loss in LOSSES:
        sizes = [digit_network(hidden, loss, 0).layer_sizes for hidden in (0, 30)]
        assert sizes == [(784, 10), (784, 30, 10)]
