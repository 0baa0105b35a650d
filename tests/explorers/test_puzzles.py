"""The explorer *reverse puzzles*: checked on every move, and the marks of what was solved."""

import re
from dataclasses import replace

import pytest
import torch

from course_utils.explorers.panel import ImpossibleSetting
from course_utils.explorers.puzzles import (
    MENU,
    puzzle_code,
    puzzle_sentence,
    puzzle_state,
    reverse_puzzles,
)
from course_utils.models.puzzles import RANGES, START

EACH = [pytest.param(name, id=puzzle.name.replace("×", "x")) for name, puzzle in MENU.items()]
NAMES = list(MENU)


def solution_of(puzzle):
    return next(setting for setting in puzzle.every_setting() if puzzle.solved(setting))._asdict()


def marks(explorer):
    """Numbers of the puzzles that the picture marks as solved, and what it says of them."""
    words = re.findall(r">([^<>]+)</text>", explorer.picture.markup)
    (count,) = [word for word in words if word.endswith("solved so far")]
    return [word for word in words if re.fullmatch(r"\d+ ✓", word)], count


def state_of(name, setting):
    """State of a setting, or what is said of an impossible one."""
    try:
        return puzzle_state(name, 0, **setting._asdict()), None
    except ImpossibleSetting as impossible:
        return None, impossible


def possible(puzzle, setting):
    try:
        return bool(puzzle.outcome(setting))
    except ValueError:
        return False


@pytest.mark.parametrize("name", EACH)
def test_every_setting_is_told_in_a_short_sentence(name, count_states):
    puzzle, compared = MENU[name], 0
    for setting in puzzle.every_setting():
        if not puzzle.transposed:
            setting = setting._replace(output_padding=3)  # to be told of, too
        state, impossible = state_of(name, setting)
        compared += 1
        if impossible:
            assert len(str(impossible)) <= 200
            ways = [setting._replace(**way) for way in impossible.ways_out]
            assert all(possible(puzzle, way) for way in ways)
            solving = [puzzle.solved(way) for way in ways]
            assert 0 < len(ways) <= 4
            assert all(solving) or not any(solving)
            continue
        assert state.solved == puzzle.solved(setting)
        for hints in range(4):
            sentence = puzzle_sentence(replace(state, hints=hints))
            assert len(sentence) <= 200
            assert sentence.startswith("Solved: ") == state.solved
            assert (f"Hint {hints}: " in sentence) == (hints > 0 and not state.solved)
    count_states(compared, "seen")


@pytest.mark.parametrize("name", EACH)
def test_each_puzzle_starts_unsolved_and_is_solved_by_its_sliders(name):
    explorer, puzzle = reverse_puzzles(), MENU[name]
    explorer.controls["puzzle"].value = name
    assert explorer.message.startswith("Not yet: ")
    assert "✗ Not yet" in explorer.picture.markup
    assert marks(explorer) == ([], f"0 of {len(MENU)} solved so far")
    for setting, value in solution_of(puzzle).items():
        explorer.controls[setting].value = value
    assert explorer.state.solved
    assert explorer.message.startswith("Solved: ")
    assert f"{puzzle.solutions} settings solve it" in explorer.message
    assert "✓ Solved" in explorer.picture.markup
    assert "✗" not in explorer.picture.markup
    assert f"{NAMES.index(name) + 1} ✓" in marks(explorer)[0]


def test_marks_stay_over_other_puzzles_and_reset_and_belong_to_one_explorer():
    explorer, other = reverse_puzzles(), reverse_puzzles()
    for name in (NAMES[2], NAMES[8]):
        explorer.set(puzzle=name, **solution_of(MENU[name]))
    assert marks(explorer) == (["3 ✓", "9 ✓"], f"2 of {len(MENU)} solved so far")
    explorer.reset()
    assert explorer.settings == other.settings
    assert marks(explorer)[0] == ["3 ✓", "9 ✓"]
    other.set(padding=1)
    assert marks(other)[0] == []


def test_the_state_itself_is_pure():
    settings = solution_of(MENU[NAMES[0]])
    first = puzzle_state(NAMES[0], 0, **settings)
    assert first == puzzle_state(NAMES[0], 0, **settings)
    assert first.done == frozenset()


def test_another_puzzle_puts_the_sliders_back_and_draws_once():
    explorer, drawn = reverse_puzzles(), []
    explorer.set(kernel_size=5, padding=2, hints=3)
    explorer.children[1].observe(lambda change: drawn.append(change["new"]), "value")
    explorer.controls["puzzle"].value = NAMES[4]
    assert explorer.settings == {"puzzle": NAMES[4], "hints": 0, **START._asdict()}
    assert len(drawn) == 1


def test_settings_given_from_code_stay_with_a_new_puzzle():
    explorer = reverse_puzzles()
    explorer.set(puzzle=NAMES[9], kernel_size=3, stride=2, hints=2)
    assert explorer.controls["kernel_size"].value == 3
    assert explorer.controls["hints"].value == 2


def test_the_sentence_tells_how_near():
    explorer = reverse_puzzles()
    assert explorer.message == "Not yet: output 7×7, wanted 8×8; kernel 2×2, wanted 3×3."
    explorer.controls["kernel_size"].value = 3
    assert explorer.message == "Not yet: output 6×6, wanted 8×8."
    explorer.controls["padding"].value = 1
    assert explorer.message.startswith("Solved: 8×8 becomes 8×8. 4 settings solve it")


def test_hints_come_one_by_one():
    explorer = reverse_puzzles()
    for count in range(4):
        explorer.controls["hints"].value = count
        shown = re.findall(r"Hint (\d): ", explorer.picture.markup.replace("aria-label", "\n"))
        assert len(set(shown)) == count
        if count:
            assert MENU[NAMES[0]].hints[count - 1] in explorer.message


def test_output_padding_of_a_convolution_is_not_passed_over_in_silence():
    explorer = reverse_puzzles()
    explorer.controls["output_padding"].value = 2
    assert "A convolution has no output padding." in explorer.message
    assert "no output padding in a convolution" in explorer.picture.markup
    explorer.set(puzzle=NAMES[8], output_padding=1, stride=2)
    assert "no output padding" not in explorer.message


@pytest.mark.parametrize(
    ("puzzle", "settings", "words"),
    [
        (0, {"kernel_size": 5, "dilation": 4}, "covers 17 cells, but the input has only 8"),
        (8, {"output_padding": 2, "stride": 2}, "2 is too much for stride 2 and dilation 1"),
        (9, {"padding": 4, "kernel_size": 1}, "Padding 4 cuts 8 cells off an output of 4"),
    ],
)
def test_an_impossible_setting_says_why_and_offers_ways_out(puzzle, settings, words):
    explorer = reverse_puzzles()
    explorer.set(puzzle=NAMES[puzzle], **settings)
    assert not explorer.possible
    assert words in explorer.message
    offered = list(explorer.ways_out.offered)
    assert 0 < len(offered) <= 4
    for k in range(len(offered)):
        explorer.set(puzzle=NAMES[puzzle], **(START._asdict() | settings))
        explorer.ways_out.children[k].click()
        assert explorer.possible
        assert not explorer.state.solved


def test_a_way_out_that_solves_the_puzzle_is_offered_only_where_there_is_no_other():
    explorer = reverse_puzzles()
    explorer.set(puzzle=NAMES[2], kernel_size=5, dilation=4)  # halve 8×8
    assert explorer.ways_out.offered
    for way in explorer.ways_out.offered:
        assert MENU[NAMES[2]].solved(START._replace(kernel_size=5, dilation=4)._replace(**way))


@pytest.mark.parametrize("name", EACH)
def test_the_line_of_code_gives_the_size(name):
    puzzle, run = MENU[name], 0
    for setting in list(puzzle.every_setting())[::37]:
        state, impossible = state_of(name, setting)
        if impossible:
            continue
        size = state.outcome.output_size
        assert eval(puzzle_code(state), {"torch": torch}) == (1, 1, size, size)
        run += 1
    assert run > 5


def test_sliders_reach_the_ranges():
    explorer = reverse_puzzles()
    for name, (low, high) in RANGES.items():
        assert (explorer.controls[name].min, explorer.controls[name].max) == (low, high)
