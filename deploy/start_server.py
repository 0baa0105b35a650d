"""Start a learner's JupyterLab on a JupyterHub: lessons into the home folder, a limit on memory.

The hub runs it as the learner, in the home folder, with the options of `jupyterhub-singleuser`.
"""

import os
import resource
import sys
import tempfile
from pathlib import Path

LESSONS = Path(__file__).resolve().parents[1] / "notebooks"
SERVER = Path(sys.executable).parent / "jupyterhub-singleuser"


def copy_lessons(source: Path, target: Path) -> None:
    """Copy the lessons that are not there yet, each whole or not at all.

    A full disk keeps nobody out: the learner must come in to make room.
    """
    try:
        target.mkdir(exist_ok=True)
        for lesson in sorted(source.glob("*.ipynb")):
            if not (target / lesson.name).exists():
                part = target / f".{lesson.name}.part"
                part.write_bytes(lesson.read_bytes())
                part.replace(target / lesson.name)
    except OSError as problem:
        print(f"Lessons could not be copied: {problem}", file=sys.stderr)


def limit_memory(most: int) -> None:
    """Let no process started from here hold more than so many bytes."""
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def main(options: list[str]) -> None:
    """Do both, and become JupyterLab."""
    copy_lessons(LESSONS, Path.home() / "lessons")
    if "MEM_LIMIT" in os.environ:  # the hub's Spawner.mem_limit
        limit_memory(int(os.environ["MEM_LIMIT"]))
    # Nobody else can open this folder, and its name is short enough for the sockets of kernels.
    os.environ["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="jupyter-")
    os.execv(SERVER, [str(SERVER), *options])


if __name__ == "__main__":
    main(sys.argv[1:])
