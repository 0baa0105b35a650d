"""How many states were compared with what, gathered from the reports of tests.

A test says in its name what it compares with: torch, SciPy, scikit-learn, a result by hand. It
counts as one state, a test of Hypothesis as its examples, and one that goes through many states
notes their number with `count_states`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

#: Words in the name of a test → what it compares with.
ORACLES = {
    r"torch(?!_networks|_stays)|autograd|lerp|hook_catches": "PyTorch",
    "scipy": "SciPy",
    "scikit_learn": "scikit-learn",
    "scikit_image|delta_e": "scikit-image",
    "pillow": "Pillow",
    "by_hand": "by hand",
}
#: Folders of tests for what is computed.
PARTS = ("tests/datasets/", "tests/models/", "tests/training/", "tests/explorers/")
#: Sweeps that look at every picture or sentence, without a second way to the numbers.
SEEN = "seen"


@dataclass
class Row:
    """States of an explorer or a module that were compared, with what, and those only seen."""

    compared: int = 0
    seen: int = 0
    ways: set[str] = field(default_factory=set)

    def add(self, name: str, said: dict[str, Any]) -> None:
        """Add what a test of that name has noted."""
        ways = {way for way in said.get("oracles", "").split(",") if way} or oracles(name)
        states = said.get("states", said.get("examples", 1))
        if ways == {SEEN}:
            self.seen += states
        elif ways or "states" in said:
            self.compared += states
            self.ways |= ways or {"another way"}


def oracles(name: str) -> set[str]:
    """What a test of that name compares with."""
    return {oracle for words, oracle in ORACLES.items() if re.search(words, name)}


def subject(nodeid: str) -> tuple[str, str]:
    """Part of the package, and the explorer, module or functions in it that a test is about."""
    _, part, *folders, file = nodeid.partition("::")[0].split("/")
    return part, folders[0] if folders else file[5:-3].replace("_", " ")


def table(tests: Iterable[tuple[str, dict[str, Any]]]) -> tuple[str, list[str]]:
    """Title and lines of the table of all states, or an empty title.

    Parameters
    ----------
    tests : iterable of (node id, properties)
        Passed tests.
    """
    rows: dict[tuple[str, str], Row] = defaultdict(Row)
    for nodeid, said in tests:
        if nodeid.startswith(PARTS):
            rows[subject(nodeid)].add(nodeid.rpartition("::")[2].partition("[")[0], said)
    rows = {place: row for place, row in sorted(rows.items()) if row.compared + row.seen}
    compared, seen = (
        sum(getattr(row, kind) for row in rows.values()) for kind in ("compared", "seen")
    )
    lines = [
        f"{part:<9} {name:<26} {row.compared:9,} {row.seen:9,}  {', '.join(sorted(row.ways))}"
        for (part, name), row in rows.items()
    ]
    title = f"{compared:,} states compared with an oracle, {seen:,} more seen" if rows else ""
    return title, [f"{'':36} {'compared':>9} {'seen':>9}  with", *lines]
