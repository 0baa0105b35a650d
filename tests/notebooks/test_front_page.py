"""The README: its pictures are those of the lessons, and its links lead somewhere."""

import json
import re
from pathlib import Path

import pytest

from course_utils.saving import front_page_pictures

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"\]\(([^)#]+)\)", README)


def pictures_of_lessons():
    found = {}
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        found |= front_page_pictures(json.loads(path.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("target", [t for t in TARGETS if "://" not in t])
def test_each_link_leads_somewhere(target):
    assert (ROOT / target).exists()


def test_there_are_pictures_and_each_has_a_description():
    pictures = re.findall(r"!\[([^\]]*)\]\(docs/pictures/", README)
    assert len(pictures) >= 4
    assert all(len(words) > 15 for words in pictures)


def test_the_pictures_are_the_ones_of_the_lessons():
    folder = {path.name: path.read_bytes() for path in (ROOT / "docs/pictures").iterdir()}
    assert folder == pictures_of_lessons()


def test_every_lesson_there_is_linked():
    for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"):
        assert f"](notebooks/{path.name})" in README, path.name
