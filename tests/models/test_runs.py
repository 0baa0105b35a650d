"""Records of training runs: curves, moments, endings in words, and which runs are kept."""

import pytest

from course_utils.models.runs import Moment, Run, Runs, in_words

MOMENTS = (
    Moment(0, {"loss": 2.0, "test": 3.0}, "start"),
    Moment(0.5, {"loss": 1.5}),
    Moment(1, {"loss": 1.0, "test": 2.5}, "first"),
    Moment(2, {"loss": 0.5, "test": 2.0}, "second"),
)


def run(ending="", trouble="", seed=0, moments=MOMENTS):
    return Run({"seed": seed}, 4, moments, ending, trouble, 3.2)


def test_a_curve_takes_the_moments_that_have_its_value():
    epochs, values = run().curve("loss")
    assert (epochs.tolist(), values.tolist()) == ([0, 0.5, 1, 2], [2, 1.5, 1, 0.5])
    epochs, values = run().curve("test")
    assert (epochs.tolist(), values.tolist()) == ([0, 1, 2], [3, 2.5, 2])
    assert run().curve("unknown")[0].shape == run().curve("unknown")[1].shape == (0,)


@pytest.mark.parametrize(
    ("epoch", "snapshot"),
    [(-1, "start"), (0, "start"), (0.9, "start"), (1, "first"), (1.9, "first"), (99, "second")],
)
def test_the_moment_at_an_epoch_has_a_snapshot(epoch, snapshot):
    assert run().at(epoch).snapshot == snapshot


def test_without_a_snapshot_there_is_no_moment_to_show():
    with pytest.raises(ValueError, match="No moment of this training has a snapshot"):
        run(moments=MOMENTS[1:2]).at(1)


@pytest.mark.parametrize(
    ("ending", "trouble", "verdict"),
    [
        ("", "", ""),
        ("done", "", "4 epochs in 3 s"),
        ("stopped", "", "stopped at epoch 2 of 4"),
        (
            "diverged",
            "loss",
            "diverged after epoch 2 of 4: the loss is no finite number any more",
        ),
        ("failed", "KeyError: 1", "failed after epoch 2 of 4: KeyError: 1"),
    ],
)
def test_endings_are_said(ending, trouble, verdict):
    assert run(ending, trouble).verdict == verdict
    assert run(ending).going_on == (not ending)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0.0 s"), (1.96, "2.0 s"), (2, "2 s"), (89.4, "89 s"), (90, "1.5 min")],
)
def test_durations_in_words(seconds, words):
    assert in_words(seconds) == words


def test_runs_come_back_by_their_settings_and_the_oldest_go():
    runs = Runs(most=3)
    assert runs.of({"seed": 1}) is None
    assert runs.beside({"seed": 1}) is None
    for seed in (1, 2, 3, 4):
        runs.keep(run(seed=seed))
    assert runs.of({"seed": 1}) is None
    assert [runs.of({"seed": seed}).settings["seed"] for seed in (2, 3, 4)] == [2, 3, 4]
    assert runs.beside({"seed": 4}).settings["seed"] == 3
    assert runs.beside({"seed": 2}).settings["seed"] == 4
    runs.forget({"seed": 4})
    runs.forget({"seed": 4})
    assert runs.beside({"seed": 2}).settings["seed"] == 3
    runs.begin_with(run(seed=7))
    assert runs.of({"seed": 3}) is None
    assert runs.beside({"seed": 8}).settings["seed"] == 7
    runs.begin_with(None)
    assert runs.beside({"seed": 8}) is None


def test_a_run_without_a_moment_is_not_kept():
    runs = Runs()
    runs.keep(run(moments=()))
    assert runs.of({"seed": 0}) is None
