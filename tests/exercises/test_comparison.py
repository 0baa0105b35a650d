"""Comparing answers, and writing values into sentences."""

import numpy as np
import pytest
import torch

from course_utils.exercises.card import Card
from course_utils.exercises.comparison import difference, same_value
from course_utils.exercises.wording import call_text, kind_text, names_text, value_text


@pytest.mark.parametrize("answer", [1, 1.0, np.int64(1), np.float32(1), np.array(1), 1 + 1e-12])
def test_every_kind_of_number_counts(answer):
    assert difference(answer, 1) is None


@pytest.mark.parametrize(
    ("answer", "expected", "sentence"),
    [
        (0.5, 1, "should be 1, yours gave 0.5."),
        (1.00001, 1.0, "should be 1.0, yours gave 1.00001."),
        (np.array([1, 2]), np.array([1, 3]), "should be [1 3], yours gave [1 2]."),
        (np.array([1]), 1, "returned an array of shape (1,); a single number is due."),
        (1, np.array([1]), "returned a single number; shape (1,) is due."),
        ([1], np.array([1]), "returned a list of 1; an array of shape (1,) is due: np.array(…)"),
        (True, 1, "returned True or False; numbers are due"),
        (1j, 1, "returned a complex; a single number is due."),
        (np.array(["1"]), np.array([1]), "returned an array of shape (1,), dtype <U1;"),
        (np.nan, 1, "returned nan: nan is “not a number”"),
        (np.inf, 1, "returned inf: a number grew"),
        (print, 1, "returned a builtin_function_or_method;"),
    ],
)
def test_difference_is_a_sentence(answer, expected, sentence):
    assert difference(answer, expected).startswith(sentence)


def test_close_arrays_are_shown_with_as_many_digits_as_it_takes():
    assert difference(np.array([0.12345678]), np.array([0.1234567])) == (
        "should be [0.1234567], yours gave [0.12345678]."
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1.0, True),
        (1, True, False),
        (np.array([np.nan]), np.array([np.nan]), True),
        (np.zeros(2), np.zeros((2, 1)), False),
        ((1, np.ones(2)), [1, np.ones(2)], True),
        ((1,), (1, 2), False),
        ("a", "a", True),
        ("a", "b", False),
        (None, 0, False),
        (torch.zeros(2), torch.zeros(2), True),
        (torch.zeros(2), torch.ones(2), False),
        (torch.zeros(2), torch.zeros(2, 1), False),
        (torch.zeros(2), np.zeros(2), False),
        ((torch.ones(1, requires_grad=True),), [torch.ones(1)], True),
    ],
)
def test_same_value(one, other, same):
    assert same_value(one, other) is same


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0"),
        (-1e-9, "-1e-09"),
        (np.float64(0.123456), "0.1235"),
        (3, "3"),
        (np.bool(True), "True"),
        (np.array([-2.0, 0.0, 3.0]), "[-2. 0. 3.]"),
        (np.array([[0.5, -10.0]]), "[[0.5 -10.]]"),
        (np.arange(100), "[0 1 ... 98 99]"),
        ((1, [0.5]), "(1, [0.5])"),
        ((1.0,), "(1.0,)"),
        ("x" * 200, "'" + "x" * 76 + "…"),
        (value_text, "value_text"),
        (lambda: 0, "a function"),
    ],
)
def test_value_text(value, text):
    assert value_text(value) == text


def test_other_wording():
    assert call_text("f", (1, np.zeros(1)), ("x", "y")) == "f(x=1, y=[0.])"
    assert call_text("f", (2,), ("x",)) == "f(2)"
    assert call_text("f", ()) == "f()"
    assert names_text(["a"]) == "a"
    assert names_text(["a", "b", "c"]) == "a, b and c"
    assert kind_text(np.zeros((2, 1))) == "array of shape (2, 1), dtype float64"


@pytest.mark.parametrize(
    ("kind", "word", "color"),
    [
        ("right", "Right", "#009E73"),
        ("wrong", "Not yet", "#D55E00"),
        ("open", "To do", "#808080"),
    ],
)
def test_card_says_its_kind_in_a_word_and_follows_the_theme(kind, word, color):
    card = Card(kind, "a < b, see `x <y>`", "Title")
    page = card._repr_html_()
    assert word in page
    assert color in page
    assert "var(--jp-ui-font-color1, inherit)" in page
    assert "a &lt; b, see <code>x &lt;y&gt;</code>" in page
    assert f"{word} · Title: a < b" in repr(card)
