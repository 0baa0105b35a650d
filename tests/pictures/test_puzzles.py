"""Pictures of the reverse puzzles: the formula, the list of what is met, and the sizes drawn."""

import re

import pytest

from course_utils.models.puzzle_list import PUZZLES
from course_utils.models.puzzles import START, Settings
from course_utils.pictures.puzzles import puzzle_picture

EACH = [pytest.param(puzzle, id=puzzle.name.replace("×", "x")) for puzzle in PUZZLES]


def drawing(puzzle, settings, hints=0, done=frozenset()):
    outcome = puzzle.outcome(settings)
    return puzzle_picture(PUZZLES, puzzle, outcome, puzzle.hints[:hints], done, "label"), outcome


def words_of(markup):
    """Text elements, each as its own words."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", markup)
    return [re.sub(r"<[^>]*>", "", words) for words in found]


def possible(puzzle, step):
    """Every so many settings, of those that can be."""
    for settings in list(puzzle.every_setting())[::step]:
        try:
            yield settings, puzzle.outcome(settings)
        except ValueError:
            continue


@pytest.mark.parametrize("puzzle", EACH)
def test_formula_with_the_numbers_in_comes_out_right(puzzle):
    for settings, outcome in possible(puzzle, 23):
        (formula,) = [
            words
            for words in words_of(drawing(puzzle, settings)[0].markup)
            if words.startswith("output size = ")
        ]
        _, left, right = formula.split(" = ")
        for sign, code in (("⌊", ""), ("⌋", ""), ("·", "*"), ("−", "-"), ("/", "//")):
            left = left.replace(sign, code)
        assert eval(left) == int(right) == outcome.output_size


@pytest.mark.parametrize("puzzle", EACH)
def test_list_marks_what_is_met(puzzle):
    for settings, outcome in possible(puzzle, 23):
        words = words_of(drawing(puzzle, settings)[0].markup)
        met = [rule.met(outcome) for rule in puzzle.requirements]
        assert [word for word in words if word in ("✓", "✗")] == ["✗✓"[right] for right in met]
        assert ("✓ Solved" in words) == all(met) != ("✗ Not yet" in words)
        for rule in puzzle.requirements:
            assert f"{rule.subject}: {rule.wanted}" in words
            assert f"now {rule.now(outcome)}" in words


def test_input_output_and_target_have_one_scale(drawn):
    puzzle = PUZZLES[0]
    for settings in (START, Settings(3, 1, 1), Settings(3, 1, 4)):
        picture, outcome = drawing(puzzle, settings)
        (target,) = [
            rect for rect in drawn(picture.markup)["rect"] if rect.get("stroke-dasharray") == "7 5"
        ]
        cell = float(target.get("width")) / puzzle.target
        corners = re.findall(r"M(\d+\.\d) (\d+\.\d)h", picture.markup)
        last = max(float(x) for x, _ in corners)
        assert last == pytest.approx(344 + (outcome.output_size - 1) * cell + 1, abs=0.11)


def test_unread_rows_are_counted_and_struck():
    puzzle = next(one for one in PUZZLES if one.name.startswith("Read every row"))
    words = words_of(drawing(puzzle, Settings(2, 3))[0].markup)
    assert "never read: 4 rows and columns" in words
    assert "never read: 1 row and column" in words_of(drawing(puzzle, Settings(3, 3))[0].markup)
    read = drawing(puzzle, Settings(4, 3))[0].markup
    assert "never read" not in read


def test_overlaps_are_told():
    puzzle = next(one for one in PUZZLES if "checkerboard" in one.name)
    for settings, words in (
        (Settings(3, 2, 1, 1, 1), "painted 1 to 4 times; deeper is more"),
        (Settings(2, 2), "painted once"),
        (Settings(1, 1), "painted once"),
    ):
        assert words in words_of(drawing(puzzle, settings)[0].markup)


def test_done_puzzles_are_ticked_and_counted():
    done = frozenset({PUZZLES[1].name, PUZZLES[4].name})
    words = words_of(drawing(PUZZLES[0], START, done=done)[0].markup)
    assert [word for word in words if re.fullmatch(r"\d+ ✓", word)] == ["2 ✓", "5 ✓"]
    assert f"2 of {len(PUZZLES)} solved so far" in words


@pytest.mark.parametrize("puzzle", EACH)
def test_every_picture_stays_small(puzzle):
    sizes = [len(drawing(puzzle, settings, 3)[0].markup) for settings, _ in possible(puzzle, 11)]
    assert max(sizes) < 80_000
