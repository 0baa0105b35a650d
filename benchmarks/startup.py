"""How soon a lesson is ready: its imports, the memory of its kernel, and Run All to the end.

python start.py bench startup [lesson ...]
"""

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import nbformat
import psutil
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient

from course_utils.refresh import find, imports

#: Seconds and MB that the imports of lessons without torch may take.
SECONDS, MEGABYTES = 1.5, 130
LIGHT = re.compile(r"0[0-46]_")
TRIES = 5


class Measured(NamedTuple):
    """Seconds of the imports, MB after them; seconds of Run All, and most MB after any cell."""

    imports: float
    memory: float
    run_all: float
    most: float


def import_seconds(code: str) -> float:
    """Time of the imports in a fresh process, the best of some tries."""
    timed = f"from time import perf_counter as now\nbegan = now()\n{code}\nprint(now() - began)"
    command = [sys.executable, "-c", timed]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True)
            for _ in range(TRIES)]  # fmt: skip
    return min(float(run.stdout.split()[-1]) for run in runs)


def megabytes(manager: object) -> float:
    """Memory (resident set, in MB of 10⁶ bytes) of a kernel."""
    return psutil.Process(manager.provisioner.pid).memory_info().rss / 1e6


def import_megabytes(code: str) -> float:
    """Memory of a real kernel after the imports."""
    manager, client = start_new_kernel(extra_arguments=["--log-level=ERROR"])
    try:
        client.execute_interactive(code, timeout=60)
        return megabytes(manager)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def run_all(path: Path) -> tuple[float, float]:
    """Seconds from the start of a kernel to the end of the last cell, and most MB after a cell."""
    notebook, most = nbformat.read(path, as_version=4), 0.0
    resources = {"metadata": {"path": str(path.parent)}}
    quiet = ["--log-level=ERROR"]
    client = NotebookClient(notebook, timeout=600, resources=resources, extra_arguments=quiet)
    began = time.perf_counter()
    with client.setup_kernel():
        for index, cell in enumerate(notebook["cells"]):
            client.execute_cell(cell, index)
            most = max(most, megabytes(client.km))
        return time.perf_counter() - began, most


def measure(path: Path) -> Measured:
    """Everything about one lesson."""
    code = imports(path)
    return Measured(import_seconds(code), import_megabytes(code), *run_all(path))


def main(lessons: list[str]) -> int:
    """Measure all lessons, or those named, as a table; 1 where one is over its budget."""
    print("| lesson | imports | kernel's memory then | Run All | most memory |")
    print("|---|---|---|---|---|")
    over = []
    for path in find(lessons):
        took = measure(path)
        print(
            f"| {path.stem.replace('_', ' ')} | {took.imports:.2f} s | {took.memory:.0f} MB "
            f"| {took.run_all:.0f} s | {took.most:.0f} MB |",
            flush=True,
        )
        if LIGHT.match(path.name) and (took.imports > SECONDS or took.memory > MEGABYTES):
            over.append(path.stem)
    print(
        f"Lessons without torch may take {SECONDS} s and {MEGABYTES} MB for their imports:", end=" "
    )
    print(f"over is {', '.join(over)}." if over else "all do.")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
