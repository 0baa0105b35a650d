"""What a learner sees: verdicts, hints, the solution and the progress."""

import sys

import numpy as np
import pytest

from course_utils.exercises.lesson_01 import exercises as lesson
from course_utils.exercises.worksheet import Worksheet


def right_step(z):
    return np.where(z > 0, 1, 0)


def open_step(z):
    raise NotImplementedError


@pytest.fixture
def sheet() -> Worksheet:
    return Worksheet(lesson.lesson, lesson.exercises)


def test_check_says_what_it_found_and_returns_nothing(sheet, capsys):
    assert sheet.check("my_step", right_step) is None
    assert "✓ Right · The step" in capsys.readouterr().out
    sheet.check("my_step", lambda z: np.where(z >= 0, 1, 0))
    assert "✗ Not yet · The step: At z = 0" in capsys.readouterr().out
    sheet.check("my_step", open_step)
    assert "○ To do · The step: Not attempted yet" in capsys.readouterr().out


def test_progress_counts_the_latest_checks(sheet, capsys):
    sheet.check("my_step", open_step)
    sheet.check("nand_weights", lambda: (-1, -1, 1.5))
    capsys.readouterr()
    sheet.progress()
    assert capsys.readouterr().out.startswith(
        "1 of 5 done. Still open: my_step, my_predict, my_update, xor"
    )
    sheet.check("nand_weights", lambda: (0, 0, 0))
    capsys.readouterr()
    sheet.progress()
    assert capsys.readouterr().out.startswith("0 of 5 done.")


def test_hints_come_one_at_a_time_and_the_last_repeats(sheet, capsys):
    for _ in range(5):
        sheet.hint("my_step")
    lines = capsys.readouterr().out.splitlines()
    first, second, third = sheet.find("my_step").hints
    assert lines[0] == f"→ Hint 1 of 3: {first}"
    assert lines[1] == f"→ Hint 2 of 3: {second}"
    assert lines[2] == f"→ Hint 3 of 3: {third}"
    assert lines[3] == lines[4] == f"→ Hint 3 of 3, the last one again: {third}"
    sheet.hint("my_predict")
    assert "Hint 1 of 3" in capsys.readouterr().out


def test_solution_is_shown_or_its_absence_told(sheet, capsys, monkeypatch):
    sheet.show_solution("my_step")
    assert "np.where(z > 0, 1, 0)" in capsys.readouterr().out
    for module in [name for name in sys.modules if ".exercises.solutions" in name]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "course_utils.exercises.solutions", None)
    sheet.show_solution("my_step")
    assert "not part of this copy" in capsys.readouterr().out
    sheet.check("my_step", right_step)
    assert "Right" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["stp", "", 3, None, right_step, np.zeros(2)])
@pytest.mark.parametrize("call", ["check", "hint", "show_solution"])
def test_unknown_name_gets_the_list_of_names(sheet, capsys, call, name):
    more = ("my_step",) if call == "check" else ()
    getattr(sheet, call)(name, *more)
    assert (
        "there are: my_step, my_predict, nand_weights, my_update, xor_network."
        in capsys.readouterr().out
    )
    assert sheet.verdicts == {}


def test_checks_do_not_import_solutions():
    import subprocess

    code = (
        "import sys; from course_utils.exercises.lesson_01 import exercises;"
        "exercises.check('nand_weights', lambda: (-1, -1, 1.5));"
        "sys.exit(any('solutions' in name for name in sys.modules) or 'torch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_grade_raises_the_sentence_unless_right(sheet):
    assert sheet.grade("my_step", right_step, seed=7) is None
    with pytest.raises(AssertionError, match="use > and not >="):
        sheet.grade("my_step", lambda z: np.where(z >= 0, 1, 0), seed=7)
    with pytest.raises(AssertionError, match="Not attempted yet"):
        sheet.grade("my_step", open_step, seed=7)
    with pytest.raises(ValueError, match="there are: my_step"):
        sheet.grade("stp", right_step, seed=7)


def test_attributes_cannot_be_replaced(sheet):
    with pytest.raises(AttributeError):
        sheet.check = print


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            (np.array([-2.0, 0.0, 3.0]),),
            "step([-2. 0. 3.]) returned [0 0 1] (array of shape (3,), ",
        ),
        ((0.0,), "step(0.0) returned 0 (array of shape (), dtype "),
        ((np.float64(0.5),), "step(0.5) returned 1 (array of shape ()"),
        (("a",), "step('a') raised TypeError"),
        ((), "step() raised TypeError"),
    ],
)
def test_try_out_prints_the_call_and_its_answer(sheet, capsys, arguments, expected):
    def step(z):
        return np.where(z > 0, 1, 0)

    assert sheet.try_out(step, *arguments) is None
    assert capsys.readouterr().out.startswith(expected)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (open_step, "open_step(1): not attempted yet\n"),
        (lambda z: None, "function(1) returned nothing (None)\n"),
        (lambda z: ([1, 0.25], z), "function(1) returned ([1, 0.25], 1) (tuple of 2)\n"),
        (lambda z: sys.exit(), "function(1) wanted to end Python with exit()"),
        (7, "7 is no function; write its name without parentheses.\n"),
    ],
)
def test_try_out_never_raises(sheet, capsys, function, expected):
    sheet.try_out(function, 1)
    assert capsys.readouterr().out.startswith(expected)


def test_try_out_lets_prints_through_and_interrupts(sheet, capsys):
    def stop(z):
        print("seen")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sheet.try_out(stop, 1)
    assert capsys.readouterr().out == "seen\n"
