"""The TrainingExplorer on a made training: thread, stop, faults, divergence, runs before."""

import threading
import time

import ipywidgets as widgets
import numpy as np
import pytest

from course_utils.explorers import background
from course_utils.explorers.controls import slider
from course_utils.explorers.training import TrainingExplorer
from course_utils.pictures.svg import picture

PATIENCE = 20


class Trained:
    """An explorer that learns a number; `gate` lets its training pass from epoch to epoch."""

    def __init__(self, **options):
        self.gate, self.threads, self.fault = None, set(), None
        self.entered = threading.Event()
        self.explorer = TrainingExplorer(
            "made",
            {
                "goal": slider("goal", 3, 1, 9, 1),
                "epochs": slider("epochs", 5, 1, 100, 1),
                "shown": slider("epoch shown", 0, 0, 1, 1),
                "digits": slider("digits", 2, 0, 9, 1),
            },
            self.train,
            self.compute,
            lambda state: picture(100, 50, f"<text>{state}</text>", self.describe(state)),
            self.describe,
            shown="shown",
            views=("digits",),
            **options,
        )

    def train(self, report, goal, epochs):
        self.threads.add(threading.current_thread())
        rng, found = np.random.default_rng(goal), 0.0
        for epoch in range(epochs + 1):
            report(epoch, epochs, {"loss": abs(goal - found)}, found)
            found += 0.5 * (goal - found) + 0.01 * rng.standard_normal()
            if self.gate:
                self.entered.set()
                assert self.gate.wait(PATIENCE)
            if self.fault and epoch == 2:
                raise self.fault
            if goal == 9 and epoch == 2:
                found = np.float64(1e300) * 1e300

    def compute(self, run, previous, goal, epochs, shown, digits):
        found = run.at(shown).snapshot if run else 0.0
        return run, previous, round(found, digits)

    def describe(self, state):
        run, previous, found = state
        return f"found {found}, {run.verdict if run else 'untrained'}, {bool(previous)}"


@pytest.fixture
def trained():
    return Trained()


@pytest.fixture
def every_report(monkeypatch):
    """Every report is drawn."""
    monkeypatch.setattr(background, "BETWEEN_DRAWINGS", 0)
    monkeypatch.setattr(background, "TIMES_A_DRAWING", 0)


@pytest.fixture
def held():
    """An explorer whose training was started and waits after its first report."""
    held = Trained()
    held.gate = threading.Event()
    held.explorer.start()
    assert held.entered.wait(PATIENCE)
    yield held
    held.gate.set()
    held.explorer.stop()
    held.explorer.wait(PATIENCE)


def test_it_starts_trained_and_shows_the_last_epoch(trained):
    explorer = trained.explorer
    assert explorer.run.ending == "done"
    assert [moment.epoch for moment in explorer.run.moments] == [0, 1, 2, 3, 4, 5]
    assert explorer.controls["shown"].value == explorer.controls["shown"].max == 5
    assert explorer.previous is None
    assert not explorer.training


def test_it_can_start_untrained():
    explorer = Trained(trained=False).explorer
    assert explorer.run is None
    assert "untrained" in explorer.message
    assert explorer.train().ending == "done"
    explorer.reset()
    assert explorer.run is None


def test_a_thread_and_a_cell_train_the_same(trained):
    live, blocking = trained.explorer, Trained().explorer
    for explorer in (live, blocking):
        explorer.set(goal=7, epochs=30)
        assert explorer.run is None
    live.start()
    live.wait(PATIENCE)
    assert blocking.train() is blocking.run
    assert live.run.moments == blocking.run.moments
    assert len(live.run.moments) == 31
    assert live.controls["shown"].value == 30
    assert threading.main_thread() not in {t for t in trained.threads if t.daemon}
    assert any(thread.daemon for thread in trained.threads)


def test_stop_ends_at_once_and_keeps_what_was_learned(held):
    explorer = held.explorer
    assert explorer.training
    explorer.stop()
    assert not explorer.training, "the button does not wait for the thread"
    assert explorer.run.ending == "stopped"
    assert len(explorer.run.moments) == 1
    assert "stopped at epoch 0 of 5" in explorer.message
    held.gate.set()
    explorer.wait(PATIENCE)
    assert len(explorer.run.moments) == 1, "a stopped training reports no more"


def test_two_clicks_on_train_start_one_training(held):
    before = set(held.threads)
    held.explorer.start()
    assert held.threads == before
    held.gate.set()
    held.explorer.wait(PATIENCE)
    assert held.explorer.run.ending == "done"


def test_train_after_stop_begins_anew_while_the_old_thread_still_winds_down(held):
    old = held.explorer._thread
    held.explorer.stop()
    held.explorer.start()
    assert held.explorer.training
    held.gate.set()
    held.explorer.wait(PATIENCE)
    old.join(PATIENCE)
    assert held.explorer.run.ending == "done"
    assert len(held.explorer.run.moments) == 6


def test_buttons_and_bar_tell_where_it_is(held):
    explorer, row = held.explorer, held.explorer.children[2]
    assert row.train_button.disabled
    assert not row.stop_button.disabled
    row.stop_button.click()
    assert not row.train_button.disabled
    assert row.stop_button.disabled
    assert row.text.value == "stopped at epoch 0 of 5"
    held.gate.set()
    row.train_button.click()
    explorer.wait(PATIENCE)
    assert row.bar.value == 1
    assert row.text.value.startswith("5 epochs in ")
    explorer.reset()
    assert (row.bar.value, row.text.value) == (0, "")


@pytest.mark.parametrize("way", ["slider", "set", "reset"])
def test_a_setting_of_the_training_stops_it(held, way):
    explorer = held.explorer
    {
        "slider": lambda: setattr(explorer.controls["goal"], "value", 4),
        "set": lambda: explorer.set(goal=4, digits=3),
        "reset": explorer.reset,
    }[way]()
    assert not explorer.training
    if way == "reset":
        assert explorer.run.ending == "done", "the run it had at first"
        assert explorer.previous is None
    else:
        assert explorer.run is None
        assert explorer.previous.ending == "stopped"
        assert "stopped" in explorer.children[2].text.value


def test_a_view_does_not_stop_it(held):
    before = held.explorer.picture
    held.explorer.controls["digits"].value = 5
    assert held.explorer.training
    assert held.explorer.picture is not before, "it answers while the training goes on"


def test_the_picture_follows_the_training(monkeypatch, every_report, trained):
    monkeypatch.setattr(background, "BETWEEN_SENTENCES", 1e9)
    explorer, seen = trained.explorer, []
    explorer.set(goal=5, epochs=40)
    explorer.children[1].observe(lambda change: seen.append(change["new"]), "value")
    explorer.train()
    assert len(seen) > 20
    assert all('role="paragraph"' in markup for markup in seen[:-1])
    assert 'role="status"' in seen[-1], "only the end is said aloud"
    assert explorer.run.verdict in seen[-1]


def test_an_earlier_epoch_stays_shown_while_it_trains(every_report, trained):
    explorer, positions = trained.explorer, []
    explorer.set(goal=5, epochs=40)
    picker = explorer.controls["shown"]

    def look_back(change):
        positions.append(change["new"])
        if change["new"] == 20:
            picker.value = 10

    picker.observe(look_back, "value")
    explorer.train()
    assert max(positions) == 20
    assert picker.value == 10
    assert picker.max == 40
    assert explorer.state[2] == round(explorer.run.at(10).snapshot, 2)


def test_drawings_are_ten_a_second_at_most(trained):
    explorer, times = trained.explorer, []
    explorer.set(epochs=100)
    explorer.children[1].observe(lambda change: times.append(time.perf_counter()), "value")
    trained.gate = threading.Event()
    trained.gate.wait = lambda patience: time.sleep(0.005) or True
    explorer.train()
    assert len(times) > 2
    assert min(np.diff(times[:-1])) >= background.BETWEEN_DRAWINGS


def test_a_fault_is_shown_and_reaches_the_log(monkeypatch, trained):
    explorer, logged = trained.explorer, []
    monkeypatch.setattr(threading, "excepthook", lambda given: logged.append(given.exc_value))
    trained.fault = ZeroDivisionError("made to fail")
    explorer.set(goal=4)
    explorer.start()
    explorer.wait(PATIENCE)
    assert logged == [trained.fault]
    assert not explorer.training
    assert explorer.message == "This training failed: ZeroDivisionError: made to fail"
    assert "This training failed" in explorer.children[1].value
    assert "dimmed" in explorer.children[1].value
    assert "made to fail" in explorer.children[2].text.value
    trained.fault = None
    assert explorer.train().ending == "done"
    assert "dimmed" not in explorer.children[1].value


def test_a_fault_reaches_the_cell_that_trains(trained):
    trained.fault = KeyError("lost")
    with pytest.raises(KeyError, match="lost"):
        trained.explorer.train()
    assert "KeyError" in trained.explorer.message


def test_an_interrupted_cell_keeps_what_was_learned(trained):
    trained.fault = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        trained.explorer.train()
    assert trained.explorer.run.ending == "stopped"
    assert len(trained.explorer.run.moments) == 3


def test_a_fault_of_the_drawing_is_no_silent_end(every_report, trained):
    explorer = trained.explorer
    explorer._draw = lambda state: 1 / 0
    with pytest.raises(ZeroDivisionError):
        explorer.train()
    assert not explorer.training
    assert "ZeroDivisionError" in explorer.message


@pytest.mark.filterwarnings("error")
def test_divergence_is_found_and_said(trained):
    explorer = trained.explorer
    explorer.controls["goal"].value = 9
    run = explorer.train()
    assert run.ending == "diverged"
    assert run.epoch == 2, "the last epoch with a finite loss"
    said = "diverged after epoch 2 of 5: the loss is no finite number any more"
    assert run.verdict == explorer.children[2].text.value == said
    assert said in explorer.message


def test_runs_are_kept_for_comparison_and_to_come_back_to(trained):
    explorer = trained.explorer
    first = explorer.run
    explorer.controls["goal"].value = 6
    assert (explorer.run, explorer.previous) == (None, first)
    second = explorer.train()
    assert explorer.state[:2] == (second, first)
    explorer.controls["goal"].value = 3
    assert explorer.state[:2] == (first, second)
    assert explorer.controls["shown"].value == 5, "shown from its end"
    for goal in (4, 5, 7, 8):
        explorer.controls["goal"].value = goal
        explorer.train()
    explorer.controls["goal"].value = 6
    assert explorer.run is None, "the oldest are forgotten"
    explorer.reset()
    assert explorer.state[:2] == (first, None)


def test_set_chooses_settings_and_epoch_together(trained):
    explorer = trained.explorer
    explorer.controls["goal"].value = 6
    explorer.train()
    explorer.set(goal=3, shown=2)
    assert explorer.controls["shown"].value == 2
    assert explorer.state[2] == round(explorer.run.at(2).snapshot, 2)


def test_threads_that_move_it_at_once_leave_it_true_to_its_controls(every_report, trained):
    explorer, rng = trained.explorer, np.random.default_rng(0)
    explorer.set(goal=5, epochs=100)
    for _ in range(10):
        explorer.start()
        for value in rng.integers(0, 10, 20):
            explorer.controls["digits"].value = int(value)
        explorer.controls["goal"].value = int(rng.integers(1, 9))
    explorer.stop()
    explorer.wait(PATIENCE)
    goal, shown, digits = (explorer.settings[name] for name in ("goal", "shown", "digits"))
    assert explorer.state[0] is explorer.run
    found = explorer.run.at(shown).snapshot if explorer.run else 0.0
    assert explorer.state[2] == round(found, digits)
    assert explorer.run is None or explorer.run.settings["goal"] == goal


def test_a_closed_explorer_trains_no_more(held):
    held.explorer.close()
    assert not held.explorer.training


def test_the_reset_button_ends_what_plays(trained, parts_of):
    explorer = trained.explorer
    (play,) = parts_of(explorer, widgets.Play)
    (button,) = [b for b in parts_of(explorer, widgets.Button) if b.description == "Reset"]
    play.playing = True
    button.click()
    assert not play.playing


def test_play_goes_from_snapshot_to_snapshot_and_follows_the_run(trained, parts_of):
    explorer = trained.explorer
    (play,) = parts_of(explorer, widgets.Play)
    slider = explorer.controls["shown"]
    assert (play.max, play.value, play.step) == (5, 5, 1)
    explorer.set(epochs=40)
    explorer.train()
    assert (play.max, play.value) == (slider.max, slider.value) == (40, 40)
    play.value = 12
    assert explorer.state[2] == round(explorer.run.at(12).snapshot, 2)
    slider.value = 7
    assert play.value == 7
