"""Every exercise: stub, solution, other right answers, and wrong answers with their sentences."""

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from course_utils.exercises import LESSONS, lesson_worksheet
from course_utils.exercises.examination import examine
from tests.exercises.made_lesson import stub

SEEDS = (1, 2, 3)


def every(kind: str) -> list:
    """(exercise, answer, …) of each lesson's answers of a kind."""
    found = []
    for lesson in LESSONS:
        answers = getattr(
            import_module(f"tests.exercises.{kind.lower()}_answers_lesson_{lesson}"), kind
        )
        for name, entries in answers.items():
            exercise = lesson_worksheet(lesson).find(name)
            found += [
                pytest.param(exercise, entry, id=f"{lesson}-{name}-{i}")
                for i, entry in enumerate(entries)
            ]
    return found


EXERCISES = [
    pytest.param(lesson, exercise, id=f"{lesson}-{exercise.name}")
    for lesson in LESSONS
    for exercise in lesson_worksheet(lesson).exercises
]


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_stub_is_open_and_earns_nothing(lesson, exercise):
    scope = {}
    exec(stub(lesson, exercise.name), scope)
    verdict = examine(exercise, scope[exercise.name], seed=1)
    assert (verdict.status, verdict.points) == ("open", 0)
    assert "Not attempted yet" in verdict.sentence


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_solution_earns_full_points(lesson, exercise, seed):
    solutions = import_module(f"course_utils.exercises.solutions.lesson_{lesson}")
    verdict = examine(exercise, getattr(solutions, exercise.name), seed)
    assert (verdict.status, verdict.points) == ("right", exercise.points), verdict.sentence


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("exercise", "answer"), every("RIGHT"))
def test_other_right_answers_earn_full_points(exercise, answer, seed):
    verdict = examine(exercise, answer, seed)
    assert (verdict.status, verdict.points) == ("right", exercise.points), verdict.sentence


@pytest.mark.parametrize(("exercise", "answer"), every("WRONG"))
def test_wrong_answers_get_their_sentence(exercise, answer):
    attempt, fragment = answer
    verdict = examine(exercise, attempt, seed=1)
    assert (verdict.status, verdict.points) == ("wrong", 0)
    assert fragment in verdict.sentence


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_named_mistakes_are_wrong_and_recognized(lesson, exercise, seed):
    for mistake in exercise.mistakes:
        verdict = examine(exercise, lambda *a, m=mistake: m.implementation(*a), seed)
        assert verdict.status == "wrong"
        assert verdict.sentence.startswith(mistake.sentence)


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_exercise_is_complete(lesson, exercise):
    answers = import_module(f"tests.exercises.wrong_answers_lesson_{lesson}").WRONG
    right = import_module(f"tests.exercises.right_answers_lesson_{lesson}").RIGHT
    assert len(answers[exercise.name]) >= 12
    assert len(right[exercise.name]) >= 2
    assert len(exercise.hints) == 3
    assert exercise.points > 0
    cases = exercise.cases(np.random.default_rng(0))
    assert all(len(case) == len(exercise.parameters) for case in cases)


@pytest.mark.parametrize("lesson", LESSONS)
def test_names_of_a_lesson_are_unique(lesson):
    sheet = lesson_worksheet(lesson)
    assert sheet.lesson == lesson
    assert len(set(sheet.names)) == len(sheet.names)


def test_lesson_01_has_ten_points():
    assert sum(exercise.points for exercise in lesson_worksheet("01").exercises) == 10


def test_keyboard_interrupt_gets_through():
    def attempt(z):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examine(lesson_worksheet("01").find("my_step"), attempt, seed=1)


def test_examination_leaves_no_trace(capfd, recwarn):
    def attempt(z):
        np.seterr(all="ignore")
        print("noise")
        return np.log(np.abs(z) * 0)

    before = np.geterr()
    verdict = examine(lesson_worksheet("01").find("my_step"), attempt, seed=1)
    assert verdict.status == "wrong"
    assert np.geterr() == before
    assert capfd.readouterr() == ("", "")


def test_warnings_of_an_attempt_stay_off_the_error_stream(capfd):
    def attempt(z):
        return np.where(1 / (1 + np.exp(-1e6 * np.asarray(z, float))) > 0.5, 1, 0)

    verdict = examine(lesson_worksheet("01").find("my_step"), attempt, seed=1)
    assert verdict.status == "right"
    assert capfd.readouterr().err == ""


def test_warning_is_a_fault_only_where_silence_is_due():
    def attempt(z):
        return np.where(1 / (1 + np.exp(-1e6 * np.asarray(z, float))) > 0.5, 1, 0)

    exercise = lesson_worksheet("01").find("my_step")
    assert examine(exercise, attempt, seed=1).status == "right"
    with np.errstate(all="ignore"):
        verdict = examine(replace(exercise, silent=True), attempt, seed=1)
    assert verdict.status == "wrong"
    assert "is right, but NumPy warned: overflow encountered in exp." in verdict.sentence


def test_line_of_the_error_is_named():
    def attempt(z):
        unused = 1  # noqa: F841
        return z.missing

    verdict = examine(lesson_worksheet("01").find("my_step"), attempt, seed=1)
    line = attempt.__code__.co_firstlineno + 2
    assert f"raised AttributeError in line {line} (`return z.missing`): " in verdict.sentence
