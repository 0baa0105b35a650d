"""Every link in the lessons, the README and the documents leads to where it says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(ROOT.glob("notebooks/[0-9]*.ipynb"))
PAGES = [
    *NOTEBOOKS,
    *sorted(
        path
        for path in ROOT.rglob("*.md")
        if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        and "test-output" not in path.parts
    ),
]
LESSONS = {path.name[:2]: path for path in NOTEBOOKS}
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)(?: \"[^\"]*\")?\)")
HTML = re.compile(r"<(?:a|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"")
REFERENCE = re.compile(r"^\[[^\]]+\]: +(\S+)", re.M)


class Link(NamedTuple):
    """A link with its words and where it leads."""

    words: str
    target: str


def texts(path: Path) -> list[str]:
    """Markdown of a page, cell by cell, without blocks and words of code."""
    if path.suffix == ".md":
        whole = [path.read_text(encoding="utf-8")]
    else:
        cells = nbformat.read(path, as_version=4)["cells"]
        whole = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    return [re.sub(r"`[^`\n]*`", "", re.sub(r"```.*?```", "", text, flags=re.S)) for text in whole]


def links(text: str) -> Iterator[Link]:
    """Links and pictures of a text, also those in links."""
    for words, target in LINK.findall(text):
        yield Link(words, target)
        yield from links(words)
    yield from (Link("", target) for target in HTML.findall(text) + REFERENCE.findall(text))


def anchors(path: Path) -> set[str]:
    """Names of the headings of a page: GitHub's of a document, JupyterLab's of a notebook."""
    found = [
        heading for text in texts(path) for heading in re.findall(r"^#+ +(.+?)[ #]*$", text, re.M)
    ]
    if path.suffix == ".ipynb":
        return {heading.replace(" ", "-") for heading in found}
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def broken(page: Path, target: str) -> str:
    """What is wrong with a link's target, or ""."""
    if re.match(r"https://|mailto:", target):
        return ""
    if re.match(r"\w+:|/", target):
        return "neither https nor relative"
    place, _, anchor = target.partition("#")
    goal = (page.parent / unquote(place)).resolve() if place else page
    if not goal.exists():
        return "there is no such file"
    if not goal.is_relative_to(ROOT):
        return "outside of the course"
    if anchor and unquote(anchor) not in anchors(goal):
        return f"no such heading in {goal.name}"
    return ""


def title(path: Path) -> str:
    return re.match(r"# (\d\d) · (.+)", texts(path)[0])[2]


def neighbor(path: Path, step: int) -> Path | None:
    place = NOTEBOOKS.index(path) + step
    return NOTEBOOKS[place] if 0 <= place < len(NOTEBOOKS) else None


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    found = [link for text in texts(page) for link in links(text)]
    wrong = [(link.target, broken(page, link.target)) for link in found]
    assert not [pair for pair in wrong if pair[1]]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_with_the_number_of_a_lesson_leads_to_that_lesson(page: Path) -> None:
    for text in texts(page):
        for words, target in links(text):
            numbers = re.findall(r"\b[Ll]esson (\d\d)\b", words)
            assert not numbers or [Path(target).name[:2]] == numbers, words


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_ends_with_links_to_its_neighbors(path: Path) -> None:
    *_, end = texts(path)
    for word, step in (("Previous", -1), ("Next", 1)):
        other = neighbor(path, step)
        if other:
            link = f"[lesson {other.name[:2]}, {title(other)}]({other.name})"
            assert f"\n\n**{word}:** {link}" in end
        else:
            assert f"**{word}:** [lesson" not in end


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_first_mention_of_another_lesson_is_a_link(path: Path) -> None:
    whole = "\n".join(texts(path))
    for number, other in LESSONS.items():
        first = re.search(rf"\b[Ll]esson {number}\b", whole)
        if first and other != path:
            link = whole[first.start() - 1 :]
            assert re.match(rf"\[[Ll]esson {number}[^\]]*\]\({other.name}\)", link), link[:80]


def test_the_readme_has_each_lesson_with_its_own_link_and_title() -> None:
    rows = re.findall(
        r"^\| (\d\d) \| \[(.+?)\]\(notebooks/(.+?)\) \|", (ROOT / "README.md").read_text(), re.M
    )
    assert [(number, name) for number, _, name in rows] == [
        (number, path.name) for number, path in LESSONS.items()
    ]
    for number, words, _ in rows:
        assert title(LESSONS[number]).startswith(words), words


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("notebooks/00_start_here.ipynb", ""),
        ("notebooks/00_start_here.ipynb#How-to-run-a-cell", ""),
        ("#for-learners", ""),
        ("https://jupyter.org", ""),
        ("notebooks/00_start.ipynb", "no such file"),
        ("#for-nobody", "no such heading"),
        ("notebooks/00_start_here.ipynb#how-to-run", "no such heading"),
        ("../../outside.md", "no such file"),
        ("..", "outside of the course"),
        ("http://jupyter.org", "neither"),
        ("/README.md", "neither"),
    ],
)
def test_a_broken_link_is_noticed(target: str, fault: str) -> None:
    found = broken(ROOT / "README.md", target)
    assert fault in found if fault else not found


def test_links_are_found_in_every_way_of_writing_them() -> None:
    text = 'see [a [b]](c.md "t"), [![d](e.png)](f.md), <img src="g.png"> and\n[h]: i.md\n'
    assert {link.target for link in links(text)} == {"c.md", "e.png", "f.md", "g.png", "i.md"}
