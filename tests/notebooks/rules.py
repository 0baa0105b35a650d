"""Rules for notebooks: each one looks at a notebook and says what is wrong, or nothing."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

from course_utils.explorers.registry import EXPLORERS
from course_utils.saving import METADATA, SUFFIXES, WIDGET_VIEW, bundles

Notebook = dict[str, Any]
CONSTRUCTORS = {make.__name__ for make in EXPLORERS.values()}


def code(notebook: Notebook) -> list[dict]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def prose(notebook: Notebook) -> str:
    return "\n\n".join(c["source"] for c in notebook["cells"] if c["cell_type"] == "markdown")


def outputs(notebook: Notebook) -> list[dict]:
    return [output for cell in code(notebook) for output in cell["outputs"]]


def shows_explorer(cell: dict) -> bool:
    last = cell["source"].strip().rpartition("\n")[2]
    return cell["cell_type"] == "code" and last.partition("(")[0] in CONSTRUCTORS


def anatomy(notebook: Notebook) -> Iterator[str]:
    """Title, objectives, minutes, one import cell, recap, sources, next."""
    top, end = notebook["cells"][0]["source"], notebook["cells"][-1]["source"]
    titles = re.findall(r"^# .+", re.sub(r"```.*?```", "", prose(notebook), flags=re.S), re.M)
    if len(titles) != 1 or not top.startswith("# "):
        yield f"one title at the top, not {titles}"
    aims = re.findall(r"^- ", top.partition("You will be able to")[2].partition("**Time")[0], re.M)
    if not 1 <= len(aims) <= 4:
        yield f"{len(aims)} objectives"
    if not re.search(r"about \d+ minutes", top):
        yield "no minutes"
    places = [end.find(part) for part in ("## Recap", "## Sources", "**Next:**")]
    if -1 in places or places != sorted(places):
        yield "the last cell is not recap, sources, next"
    importing = [
        cell
        for cell in code(notebook)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree(cell)))
        and "torch" not in cell["metadata"].get("tags", ())
    ]
    if len(importing) != 1:
        yield f"{len(importing)} import cells"


def tree(cell: dict) -> ast.Module:
    try:
        return ast.parse(cell["source"])
    except SyntaxError:
        return ast.Module([], [])


def rhythm(notebook: Notebook) -> Iterator[str]:
    """Predict, run, explain what we saw; text before code."""
    cells = notebook["cells"]
    for before, cell, after in zip(cells, cells[1:], cells[2:], strict=False):
        if shows_explorer(cell) and "Predict" not in before["source"]:
            yield f"no question before {cell['source']!r}"
        if shows_explorer(cell) and "What we s" not in after["source"]:
            yield f"no explanation after {cell['source']!r}"
    # The cells of an exercise belong together.
    bare = [
        cell
        for before, cell in pairwise(cells)
        if before["cell_type"] == cell["cell_type"] == "code"
        and "nbgrader" not in before["metadata"]
    ]
    if len(bare) > 0.1 * len(code(notebook)):
        yield f"{len(bare)} code cells without text before them"


def length(notebook: Notebook) -> Iterator[str]:
    """Cells and words of a lesson."""
    read = re.sub(r"\]\([^)\s]*\)", "]", prose(notebook))  # nobody reads where a link leads
    cells, words = len(notebook["cells"]), len(re.findall(r"\S*[^\W\d_]\S*", read))
    texts = (cells - len(code(notebook))) / cells
    if not 35 <= cells <= 60:
        yield f"{cells} cells"
    if not 0.35 <= texts <= 0.65:
        yield f"{texts:.0%} of the cells are text"
    if not 1500 <= words <= 2800:
        yield f"{words} words"


def code_cells(notebook: Notebook) -> Iterator[str]:
    """Short, plain Python."""
    lines = [len(cell["source"].strip().splitlines()) for cell in code(notebook)]
    if median(lines) > 6:
        yield f"the median code cell has {median(lines)} lines"
    if sum(count > 20 for count in lines) > 0.05 * len(lines):
        yield "more than one code cell in twenty has over 20 lines"
    if max(lines) > 30:
        yield f"a code cell has {max(lines)} lines"
    for cell in code(notebook):
        source, tags = cell["source"], " ".join(cell["metadata"].get("tags", ()))
        if re.search(r"^\s*[%!]|pip install|get_ipython\(", source, re.M):
            yield f"a magic or an install: {source[:60]!r}"
        elif not tree(cell).body:
            yield f"no Python: {source[:60]!r}"
        if re.search(r"import \*", source):
            yield f"a star import: {source[:60]!r}"
        if any(len(line) > 79 for line in source.splitlines()):
            yield f"a line over 79 characters: {source[:60]!r}"
        if "hide" in tags or "jupyter" in cell["metadata"]:
            yield f"a hidden cell: {source[:60]!r}"


def saved(notebook: Notebook) -> Iterator[str]:
    """Executed in order, without errors, clean."""
    counts = [cell["execution_count"] for cell in code(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"not executed from top to bottom: {counts}"
    if any(o["output_type"] == "error" or o.get("name") == "stderr" for o in outputs(notebook)):
        yield "an error or something on stderr"
    if any(WIDGET_VIEW in output["data"] for output in bundles(notebook)):
        yield "a widget view"
    if notebook["metadata"] != METADATA:
        yield f"other metadata: {sorted(notebook['metadata'])}"
    for cell in filter(shows_explorer, notebook["cells"]):
        if not any(SUFFIXES.keys() & o.get("data", {}).keys() for o in cell["outputs"]):
            yield f"no picture of {cell['source']!r}"
    if any("course-picture" in str(o["data"].get("text/html")) for o in bundles(notebook)):
        yield "a picture that is no PNG or JPEG"
    said = str([cell["source"] for cell in notebook["cells"]]) + str(
        [
            o.get("text", "") + str(o.get("data", {}).get("text/plain", ""))
            for o in outputs(notebook)
        ]
    )
    trace = re.search(r"(?<![\w.])/(work|root|home|tmp|Users)/\S*|\bat 0x[0-9a-f]{6,}", said)
    if trace:
        yield f"a trace of this machine: {trace[0]}"


def exercises(notebook: Notebook) -> Iterator[str]:
    """Well-formed nbgrader cells: a solution cell for each check, and points."""
    graded = [c["metadata"]["nbgrader"] | {"is": c["cell_type"]} for c in notebook["cells"]
              if "nbgrader" in c["metadata"]]  # fmt: skip
    ids = [meta.get("grade_id") for meta in graded]
    if len(set(ids)) < len(ids):
        yield f"a grade id twice: {ids}"
    for meta in graded:
        name = meta.get("grade_id", "")
        kinds = {"schema_version", "grade_id", "solution", "grade", "locked", "task", "cell_type"}
        if missing := kinds - set(meta):
            yield f"{name}: no {sorted(missing)}"
        elif (meta["schema_version"], meta["task"], meta["cell_type"]) != (3, False, meta["is"]):
            yield f"{name}: wrong schema, kind or cell type"
        elif meta["grade"] == meta["solution"] or meta["locked"] != meta["grade"]:
            yield f"{name}: neither an answer nor a locked check"
        elif meta["grade"] and name.removesuffix("-check") not in ids[: ids.index(name)]:
            yield f"{name}: no answer before it"
        elif meta["grade"] and not meta.get("points", 0) > 0:
            yield f"{name}: no points"


RULES = {rule.__name__: rule for rule in (anatomy, rhythm, length, code_cells, saved, exercises)}
