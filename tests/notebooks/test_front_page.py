"""The README: its pictures are those of the lessons, and each has a description."""

import json
import re
from pathlib import Path

from course_utils.saving import front_page_pictures

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def pictures_of_lessons():
    found = {}
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        found |= front_page_pictures(json.loads(path.read_text(encoding="utf-8")))
    return found


def test_there_are_pictures_and_each_has_a_description():
    pictures = re.findall(r"!\[([^\]]*)\]\(docs/pictures/", README)
    assert len(pictures) >= 4
    assert all(len(words) > 15 for words in pictures)


def test_the_pictures_are_the_ones_of_the_lessons():
    folder = {path.name: path.read_bytes() for path in (ROOT / "docs/pictures").iterdir()}
    assert folder == pictures_of_lessons()
