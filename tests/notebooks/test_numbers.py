"""Per cents and decimals in the lessons' text are what the lesson prints, or are worked out."""

import re
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest

from course_utils.explorers.registry import EXPLORERS
from course_utils.models.activations import sigmoid
from tests.explorers.drawn_words import words_of
from tests.notebooks.numbers_said import MEASURED, SHOWN, WORKED

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = {path.name[:2]: path for path in sorted(FOLDER.glob("[0-9]*.ipynb"))}
PLACES = [place for place in (*WORKED, *SHOWN, *MEASURED) if place[0] in NOTEBOOKS]
#: What the arithmetic of a text may use.
NAMES = {name: getattr(np, name) for name in ("ceil", "e", "exp", "finfo", "log", "sqrt")}
NAMES |= {"sigmoid": sigmoid}

NUMBER = re.compile(r"(?<![\w.,])[−-]?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?: ?\\?(%))?(?!\d)")
SHARE = re.compile(r"(\d+) of (\d+)")


def numbers(text: str) -> list[float]:
    """All numbers of a text, and shares such as 3 of 4 in per cent; signs do not count."""
    text = re.sub(r"(?<=\d)_(?=\d)", "", text)
    found = re.findall(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?", text)
    shares = [100 * int(a) / int(b) for a, b in SHARE.findall(text) if int(b)]
    return [float(number.replace(",", "")) for number in found] + shares


def said(text: str) -> list[str]:
    """Per cents and decimals of a text, as written but for signs; code, links and sources apart."""
    text = re.sub(r"`[^`\n]*`|\]\([^)\s]*\)", " ", text.partition("## Sources")[0])
    return [
        words + " %" * bool(percent)
        for words, percent in NUMBER.findall(text)
        if percent or "." in words
    ]


def agrees(words: str, value: float) -> bool:
    """Whether a number as written is a value, rounded; a decimal may be a share in per cent."""
    written = float(words.removesuffix(" %").replace(",", ""))
    places = len(words.removesuffix(" %").partition(".")[2])
    return any(abs(v - written) <= 0.501 * 10.0**-places for v in (value, 100 * value))


@cache
def printed(lesson: str) -> tuple[float, ...]:
    """All numbers of a lesson's code and of its outputs."""
    found = []
    for cell in nbformat.read(NOTEBOOKS[lesson], as_version=4)["cells"]:
        if cell["cell_type"] == "code":
            texts = [
                o.get("text") or o.get("data", {}).get("text/plain", "") for o in cell["outputs"]
            ]
            found += numbers("\n".join([cell["source"], *texts]))
    return tuple(found)


def shown(lesson: str, cell: str) -> list[float]:
    """All numbers that explorers show with the settings that the text speaks of."""
    found = []
    for name, settings in SHOWN.get((lesson, cell), ()):
        explorer = EXPLORERS[name]()
        explorer.set(**settings)
        if hasattr(explorer, "train"):
            explorer.train()
        found += numbers(
            " ".join([explorer.message, *words_of(explorer), *map(str, settings.values())])
        )
    return found


def doubtful(lesson: str, cell: str, text: str) -> list[str]:
    """Numbers of a text that nothing in the lesson bears out."""
    left = [words for words in said(text) if not any(agrees(words, v) for v in printed(lesson))]
    if left and (lesson, cell) in SHOWN:
        values = shown(lesson, cell)
        left = [words for words in left if not any(agrees(words, value) for value in values)]
    worked = WORKED.get((lesson, cell), {})
    measured = " ".join(MEASURED.get((lesson, cell), {}).values())
    return [
        words
        for words in left
        if not any(words == key.lstrip("−") for key in worked)
        and words not in re.findall(r"[\d.]+(?: %)?", measured)
    ]


@pytest.mark.parametrize("lesson", NOTEBOOKS)
def test_numbers_in_the_text_are_those_of_the_lesson(lesson: str) -> None:
    cells = nbformat.read(NOTEBOOKS[lesson], as_version=4)["cells"]
    found = [
        (cell["id"], *left)
        for cell in cells
        if cell["cell_type"] == "markdown"
        and (left := doubtful(lesson, cell["id"], cell["source"]))
    ]
    assert not found, "print them, work them out or name their source in numbers_said.py"


@pytest.mark.parametrize("place", WORKED)
def test_arithmetic_of_the_text_is_right(place: tuple[str, str]) -> None:
    for words, expression in WORKED[place].items():
        value = abs(eval(expression, {"__builtins__": {"float": float, "round": round}}, NAMES))
        places = len(words.removesuffix(" %").partition(".")[2])
        written = float(words.removesuffix(" %").lstrip("−"))
        assert value == pytest.approx(written, abs=0.501 * 10.0**-places), expression


@pytest.mark.parametrize("place", PLACES)
def test_every_source_is_needed(place: tuple[str, str]) -> None:
    lesson, name = place
    cells = nbformat.read(NOTEBOOKS[lesson], as_version=4)["cells"]
    (text,) = [cell["source"] for cell in cells if cell["id"] == name]
    written = said(text)
    named = [words.lstrip("−") for words in WORKED.get(place, {})]
    for words in MEASURED.get(place, {}).values():
        named += re.findall(r"[\d.]+(?: %)?", words)
    assert not [words for words in named if words not in written]


def test_a_wrong_number_is_noticed() -> None:
    assert doubtful("01", "none", "It is 95.5 % right, not 95.4 % or 0.9551.") == [
        "95.4 %",
        "0.9551",
    ]
    assert said("At 1.5, `2.5` and [3.5](4.5.md): −6,000.5 and 7 %.") == [
        "1.5",
        "3.5",
        "6,000.5",
        "7 %",
    ]
    assert numbers("1_000 and 3 of 4, 2.5e-1") == [1000, 3, 4, 0.25, 75]
    assert agrees("75 %", 0.75)
    assert agrees("81.5", 0.8151)
    assert not agrees("0.82", 0.813)
