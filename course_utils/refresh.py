"""Run the notebooks and save them clean: `python -m course_utils.refresh [lesson ...]`.

A saved notebook shows its pictures wherever it is opened, and changes only where its lesson does.
"""

import argparse
import ast
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from course_utils.saving import clean, front_page_pictures
from course_utils.stills import insert_stills

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS, FRONT_PAGE = ROOT / "notebooks", ROOT / "docs" / "pictures"

#: A notebook larger than this, in bytes, makes a repository slow and its diffs unreadable.
LARGEST = 400_000
SECONDS = 180


def find(lessons: list[str], folder: Path = NOTEBOOKS) -> list[Path]:
    """Notebooks of the lessons named, or all of them.

    Parameters
    ----------
    lessons : list of str
        "1", "01", "01_perceptron" or a file name; none for all.
    folder : Path

    Raises
    ------
    ValueError
        For a name that fits no notebook, or where there are none.
    """
    there = sorted(folder.glob("[!.]*.ipynb"))
    if not there:
        raise ValueError(f"There are no notebooks in {folder}.")
    chosen = []
    for lesson in lessons:
        name = Path(lesson).name.removesuffix(".ipynb")
        fits = [p for p in there if name == p.stem or name.zfill(2) == p.stem.partition("_")[0]]
        if not fits:
            names = ", ".join(path.stem for path in there)
            raise ValueError(f"There is no lesson {lesson!r}; the lessons are {names}.")
        chosen += fits
    return chosen or there


def imports(path: Path) -> str:
    """Import statements of a notebook, but for those of cells that only compare with torch.

    Parameters
    ----------
    path : Path
    """
    found = [
        ast.unparse(node)
        for cell in nbformat.read(path, as_version=4)["cells"]
        if cell["cell_type"] == "code" and "torch" not in cell["metadata"].get("tags", ())
        for node in ast.walk(ast.parse(cell["source"]))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    return "\n".join(found)


def execute(notebook: nbformat.NotebookNode, folder: Path, name: str = "notebook") -> None:
    """Run every cell in a fresh kernel; the notebook is changed.

    Parameters
    ----------
    notebook : NotebookNode
    folder : Path
        Where the kernel works.
    name : str
        What messages call the notebook.

    Raises
    ------
    RuntimeError
        For a cell that fails, takes too long or writes to stderr; says which.
    """
    running = []
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        store_widget_state=False,
        coalesce_streams=True,
        on_cell_start=lambda cell, cell_index: running.append(cell_index),
    )
    try:
        client.execute(cwd=str(folder))
    except CellTimeoutError:
        raise RuntimeError(_place(name, running) + f" took over {SECONDS} s.") from None
    except DeadKernelError:
        raise RuntimeError(_place(name, running) + " ended its kernel.") from None
    except CellExecutionError as error:
        said = f" raised {error.ename}: {error.evalue}"
        raise RuntimeError(_place(name, running) + said) from None
    for index, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", ()):
            if output.get("name") == "stderr":
                first = output.text.strip().partition("\n")[0]
                raise RuntimeError(_place(name, [index]) + f" wrote to stderr: {first}")


def _place(name: str, cells: list[int]) -> str:
    return f"{name}, cell {cells[-1] + 1} (counted from the top)" if cells else name


def run(path: Path) -> nbformat.NotebookNode:
    """Run one notebook and save it clean; where that fails, the file stays as it was.

    Parameters
    ----------
    path : Path

    Raises
    ------
    RuntimeError
        For a cell that fails, takes too long or writes to stderr, or a file that gets too large.
    """
    notebook = nbformat.read(path, as_version=4)
    execute(notebook, path.parent, path.name)
    clean(notebook)
    insert_stills(notebook, LARGEST)
    notebook.update(nbformat=4, nbformat_minor=5)
    nbformat.validate(notebook)
    text = nbformat.writes(notebook, version=nbformat.NO_CONVERT).rstrip("\n") + "\n"
    size = len(text.encode())
    if size > LARGEST:
        most = f"{LARGEST / 1000:.0f} kB are the most"
        raise RuntimeError(f"{path.name} is {size / 1000:.0f} kB; {most}.")
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
    return nbformat.reads(text, as_version=4)


def save_front_page(notebook: nbformat.NotebookNode, folder: Path = FRONT_PAGE) -> None:
    """Write the pictures that the README shows, so that they are never older than the lesson."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in front_page_pictures(notebook).items():
        (folder / name).write_bytes(content)


def main(words: list[str] | None = None) -> int:
    """Refresh the lessons named; 1 where one of them could not be."""
    parser = argparse.ArgumentParser(prog="python -m course_utils.refresh", description=__doc__)
    parser.add_argument("lesson", nargs="*", help='such as "01"; none for all')
    failed = False
    try:
        paths = find(parser.parse_args(words).lesson)
        for path in paths:
            start = time.perf_counter()
            try:
                notebook = run(path)
            except RuntimeError as fault:
                failed = True
                print(fault, file=sys.stderr)
                continue
            seconds, size = time.perf_counter() - start, path.stat().st_size / 1000
            save_front_page(notebook)
            cells = len(notebook.cells)
            print(f"{path.stem}: {cells} cells, {seconds:.1f} s, {size:.0f} kB", flush=True)
    except (ValueError, FileNotFoundError) as fault:
        print(fault, file=sys.stderr)
        return 1
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
