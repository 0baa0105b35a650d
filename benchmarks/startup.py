"""How long a lesson's imports take, and how much memory its kernel has after them.

python start.py bench startup [lesson ...]
"""

import ast
import subprocess
import sys

import nbformat
import psutil
from jupyter_client.manager import start_new_kernel

from course_utils.refresh import find

#: Seconds and MB that lessons without torch may take.
SECONDS, MEGABYTES = 1.5, 130
TRIES = 5


def imports(path: object) -> str:
    """Import statements of a notebook."""
    cells = [c for c in nbformat.read(path, as_version=4)["cells"] if c["cell_type"] == "code"]
    nodes = [node for cell in cells for node in ast.walk(ast.parse(cell["source"]))]
    found = [ast.unparse(n) for n in nodes if isinstance(n, ast.Import | ast.ImportFrom)]
    return "\n".join(found)


def seconds(code: str) -> tuple[float, float]:
    """Time of the imports in a fresh process, and their CPU time; each the best of some tries."""
    timed = (
        "from time import perf_counter as wall, process_time as cpu\nw, c = wall(), cpu()\n"
        f"{code}\nprint(wall() - w, cpu() - c)"
    )
    command = [sys.executable, "-c", timed]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True)
            for _ in range(TRIES)]  # fmt: skip
    walls, cpus = zip(*(map(float, run.stdout.split()[-2:]) for run in runs), strict=True)
    return min(walls), min(cpus)


def megabytes(code: str) -> float:
    """Memory (resident set, in MB of 10⁶ bytes) of a real kernel after the imports."""
    manager, client = start_new_kernel(extra_arguments=["--log-level=ERROR"])
    try:
        client.execute_interactive(code, timeout=60)
        process = psutil.Process(manager.provisioner.pid)
        return process.memory_info().rss / 1e6
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main(lessons: list[str]) -> int:
    """Measure lessons, 00 and 01 unless others are named; 1 where one is over its budget."""
    print(f"{'lesson':20}{'imports':>10}{'of CPU':>9}{'budget':>9}{'memory':>10}{'budget':>9}")
    over = False
    for path in find(lessons or ["00", "01"]):
        code = imports(path)
        (took, cpu), memory = seconds(code), megabytes(code)
        good = took < SECONDS and memory < MEGABYTES
        over |= not good
        times = f"{took:>8.2f} s{cpu:>7.2f} s{SECONDS:>7} s"
        verdict = "ok" if good else "OVER"
        print(f"{path.stem:20}{times}{memory:>7.0f} MB{MEGABYTES:>6} MB  {verdict}", flush=True)
    return int(over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
