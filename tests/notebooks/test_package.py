"""The package keeps its house plan: who imports whom, torch only where needed, short modules."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from course_utils.refresh import imports

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "course_utils").rglob("*.py"))

#: Part of the package → parts that it may import.
ALLOWED = {
    "datasets": {"datasets"},
    # Small networks that are trained once, for explorers that are given none, need digits.
    "models": {"datasets", "models", "training"},
    "training": {"models", "training"},
    "pictures": {"datasets", "models", "pictures"},
    "explorers": {"datasets", "models", "training", "pictures", "explorers"},
    # Lesson 05 has an exercise whose check trains a network.
    "exercises": {"datasets", "models", "training", "exercises"},
}
LIGHT = re.compile(r"0[0-46]_")


def imported(code: str) -> set[str]:
    """Dotted names of all that Python code imports, wherever it does so."""
    names = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names}
    return names


def wrong_ways(part: str, code: str) -> list[str]:
    """Imports of the course that a part of the package must not have."""
    if part not in ALLOWED:
        return []
    parts = {name: name.split(".") for name in imported(code)}
    return [
        name
        for name, steps in parts.items()
        if name.startswith(".")
        or (steps[0] == "course_utils" and not ALLOWED[part].issuperset(steps[1:2]))
    ]


def faults(code: str) -> list[str]:
    """What no module may hold."""
    found = []
    if len(code.splitlines()) > 200:
        found.append(f"{len(code.splitlines())} lines")
    if re.search(r"except(\s+Exception\b.*)?:", code):
        found.append("an except that catches everything")
    if re.search(r"\binteract(ive)?\(", code):
        found.append("interact")
    if any(name.endswith(".*") for name in imported(code)):
        found.append("a star import")
    if re.search(r"^(np|numpy|torch)\.(random\.seed|manual_seed)\(|rcParams", code, re.M):
        found.append("global state")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_the_plan(path: Path) -> None:
    part = path.relative_to(ROOT / "course_utils").parts[0].removesuffix(".py")
    code = path.read_text(encoding="utf-8")
    assert not wrong_ways(part, code)
    assert not faults(code)
    assert path.stem not in {"utils", "helpers", "misc", "common"}


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("models", "from course_utils.pictures.svg import text"),
        ("models", "def f():\n    import course_utils.pictures"),
        ("pictures", "from course_utils import explorers"),
        ("exercises", "from course_utils.pictures.svg import text"),
        ("datasets", "from ..models import logic"),
    ],
)
def test_wrong_way_is_noticed(part: str, code: str) -> None:
    assert wrong_ways(part, code)


@pytest.mark.parametrize(
    "code",
    [
        "x = 1\n" * 201,
        "try:\n    1\nexcept Exception:\n    pass",
        "try:\n    1\nexcept:\n    pass",
        "interact(f, x=(0, 1))",
        "from numpy import *",
        "np.random.seed(0)",
    ],
)
def test_fault_is_noticed(code: str) -> None:
    assert faults(code)


def course_modules_without_torch(code: str) -> list[str]:
    """Files of the course that some imports load, and torch if they load it too."""
    report = "\nimport sys\nprint(*(m.__file__ for n, m in sys.modules.items()"
    report += " if n.startswith('course_utils') and m.__file__), 'torch' in sys.modules, sep='\\n')"
    run = [sys.executable, "-c", code + report]
    *files, torch = subprocess.run(run, cwd=ROOT, capture_output=True, text=True).stdout.split(
        "\n"
    )[:-1]
    return files + ["torch"] * (torch == "True")


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(ROOT.glob("notebooks/*.ipynb")) if LIGHT.match(path.name)],
    ids=lambda path: path.stem,
)
def test_light_lesson_and_its_modules_do_without_torch(path: Path) -> None:
    loaded = course_modules_without_torch(imports(path))
    assert loaded, "the imports failed"
    assert "torch" not in loaded
    for file in loaded:
        names = imported(Path(file).read_text(encoding="utf-8"))
        assert not [name for name in names if name.split(".")[0] == "torch"], file


def test_torch_is_noticed() -> None:
    assert "torch" in course_modules_without_torch("import sys; sys.modules['torch'] = sys")
