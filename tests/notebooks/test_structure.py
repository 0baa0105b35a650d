"""Every notebook keeps the rules, and the rules notice what breaks them."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_utils.explorers.registry import EXPLORERS
from course_utils.refresh import LARGEST
from course_utils.saving import METADATA, WIDGET_VIEW
from tests.notebooks.rules import RULES, Notebook, shows_explorer

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("[!.]*.ipynb"))
#: Rules that the first notebook, which is shorter, need not keep.
EXEMPT = {("00_start_here", "length")}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_keeps_the_rule(path: Path, rule: str) -> None:
    found = list(RULES[rule](nbformat.read(path, as_version=4)))
    assert (path.stem, rule) in EXEMPT or not found, "\n".join(found)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_small_and_valid(path: Path) -> None:
    assert path.stat().st_size <= LARGEST
    raw = json.loads(path.read_text(encoding="utf-8"))
    nbformat.validate(raw)
    assert (raw["nbformat"], raw["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in raw["cells"]}) == len(raw["cells"])


def test_every_explorer_is_met_in_some_notebook() -> None:
    cells = [c for path in NOTEBOOKS for c in nbformat.read(path, as_version=4)["cells"]]
    met = "\n".join(cell["source"] for cell in cells if shows_explorer(cell))
    assert not [name for name, make in EXPLORERS.items() if f"{make.__name__}(" not in met]


def made() -> Notebook:
    """Make a notebook that keeps all rules."""
    png = new_output("execute_result", {"image/png": "", "text/plain": ""}, execution_count=2)
    cells = [
        new_markdown_cell("# 01 · Title\n\n**You will be able to**\n- see\n\nabout 5 minutes"),
        new_code_cell("import numpy as np"),
        new_markdown_cell("**Predict.** Why? " + "word " * 1500),
        new_code_cell("one_neuron()", outputs=[png]),
        new_markdown_cell("**What we saw.** That."),
        new_code_cell("def f(): ...", metadata={"nbgrader": graded("f")}),
        new_code_cell("check(f)", metadata={"nbgrader": graded("f-check")}),
    ]
    for _ in range(14):
        cells += [new_markdown_cell("Text."), new_code_cell("1 + 1")]
    cells.append(new_markdown_cell("## Recap\n## Sources\n**Next:** more."))
    notebook = new_notebook(cells=cells, metadata=METADATA)
    for count, cell in enumerate(c for c in cells if c["cell_type"] == "code"):
        cell["execution_count"] = count + 1
    return notebook


def graded(name: str) -> dict:
    is_check = name.endswith("-check")
    answer = {"schema_version": 3, "grade_id": name, "solution": not is_check, "grade": is_check}
    return answer | {"locked": is_check, "task": False, "cell_type": "code", "points": 2}


def test_made_notebook_keeps_every_rule() -> None:
    assert not [found for rule in RULES.values() for found in rule(made())]


def source(index: int, text: str) -> Callable[[Notebook], None]:
    return lambda notebook: notebook["cells"][index].update(source=text)


def output(index: int, **content: object) -> Callable[[Notebook], None]:
    return lambda notebook: notebook["cells"][index]["outputs"].append(content)


def graded_cell(index: int, **content: object) -> Callable[[Notebook], None]:
    return lambda n: n["cells"][index]["metadata"]["nbgrader"].update(content)


BROKEN: list[tuple[str, Callable[[Notebook], None], str]] = [
    ("anatomy", source(4, "# Again"), "one title"),
    ("anatomy", source(0, "# T\n\nYou will be able to\n" + "- a\n" * 5), "5 objectives"),
    ("anatomy", source(0, "# T\n\nYou will be able to\n- a"), "no minutes"),
    ("anatomy", source(-1, "## Recap\n**Next:** more.\n## Sources"), "recap, sources, next"),
    ("anatomy", source(8, "import math"), "2 import cells"),
    ("rhythm", source(2, "Look."), "no question before"),
    ("rhythm", source(4, "Good."), "no explanation after"),
    ("rhythm", lambda n: _drop_text(n), "without text"),
    ("length", lambda n: n.update(cells=n["cells"][:30]), "30 cells"),
    ("length", lambda n: _drop_text(n), "of the cells are text"),
    ("length", source(2, "**Predict.** Short."), "words"),
    ("code_cells", source(8, "x = 1\n" * 31), "has 31 lines"),
    ("code_cells", lambda n: [source(k, "x = 1\n" * 21)(n) for k in (8, 10)], "one code cell in"),
    ("code_cells", lambda n: [source(k, "x = 1\n" * 7)(n) for k in range(8, 36, 2)], "median"),
    ("code_cells", source(8, "%matplotlib inline"), "a magic"),
    ("code_cells", source(8, "!pip install torch"), "a magic or an install"),
    ("code_cells", source(8, "x = # TODO"), "no Python"),
    ("code_cells", source(8, "from numpy import *"), "a star import"),
    ("code_cells", source(8, "x = " + "1" * 76), "over 79"),
    ("code_cells", lambda n: n["cells"][8]["metadata"].update(tags=["hide-input"]), "hidden"),
    ("saved", lambda n: n["cells"][8].update(execution_count=9), "top to bottom"),
    ("saved", output(8, output_type="error", ename="E", evalue="", traceback=[]), "an error"),
    ("saved", output(8, output_type="stream", name="stderr", text="!"), "on stderr"),
    ("saved", output(8, output_type="display_data", data={WIDGET_VIEW: {}}), "a widget view"),
    ("saved", lambda n: n["metadata"].update(widgets={}), "other metadata"),
    ("saved", lambda n: n["cells"][3]["outputs"].clear(), "no picture of"),
    (
        "saved",
        output(8, output_type="display_data", data={"text/html": "<div class='course-picture'>"}),
        "no PNG",
    ),
    ("saved", output(8, output_type="stream", name="stdout", text="/home/me/x.py"), "/home/me"),
    ("saved", output(8, output_type="stream", name="stdout", text="<f at 0x7f0012ab>"), "at 0x7f"),
    ("exercises", graded_cell(6, grade_id="f"), "twice"),
    ("exercises", graded_cell(6, grade_id="g-check"), "no answer before it"),
    ("exercises", graded_cell(6, points=0), "no points"),
    ("exercises", graded_cell(6, locked=False), "neither an answer nor a locked check"),
    ("exercises", graded_cell(5, schema_version=2), "wrong schema"),
    ("exercises", lambda n: n["cells"][5]["metadata"]["nbgrader"].pop("task"), "no ['task']"),
]


def _drop_text(notebook: Notebook) -> None:
    """Leave code cells without text before them."""
    for index in range(7, 35, 2):
        notebook["cells"][index] = deepcopy(notebook["cells"][8])


@pytest.mark.parametrize(("rule", "spoil", "words"), BROKEN)
def test_rule_notices(rule: str, spoil: Callable[[Notebook], None], words: str) -> None:
    notebook = made()
    spoil(notebook)
    found = list(RULES[rule](notebook))
    assert any(re.search(re.escape(words), one) for one in found), found
