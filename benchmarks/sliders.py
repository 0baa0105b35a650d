"""From a slider's key to the changed picture, beside `interact` with a fresh matplotlib figure.

python start.py bench sliders [explorer ...]

The first row is a picture of one number: what the way to the kernel and back takes by itself.
"""

import re
import sys
import tempfile
from pathlib import Path

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator

from course_utils.explorers.registry import EXPLORERS
from course_utils.headless.lab import Lab
from course_utils.headless.shown import SETTLE, ShownExplorer
from course_utils.headless.window import Window
from course_utils.saving import METADATA

#: Kind → median ms, 95th percentile ms, how many times faster than the usual way.
BUDGETS = {"svg": (35, 60, 4), "chart": (70, 120, 1.5)}
BLOCKS, MOVES, USUAL_MOVES = 3, 30, 20
# From a key to the first frame after the picture has changed; null where it does not change.
MEASURE = """root => {
    const picture = () => root.querySelector('.figure')?.innerHTML
        ?? root.querySelector('img')?.src;
    const before = picture();
    window.courseMove = new Promise(done => {
        let start = 0;
        const key = () => { start = performance.now(); };
        window.addEventListener('keydown', key, {capture: true, once: true});
        const observer = new MutationObserver(async () => {
            const now = picture();
            if (!start || !now || now === before) return;
            observer.disconnect();
            await root.querySelector('img')?.decode();
            requestAnimationFrame(() => done(performance.now() - start));
        });
        observer.observe(root, {childList: true, subtree: true, attributes: true});
        setTimeout(() => { observer.disconnect(); done(null); }, 3000);
    });
}"""
DIRECTION = """e => {
    const [now, low, high] = e.tagName === 'SELECT' ? [e.selectedIndex, 0, e.length - 1]
        : [+e.ariaValueNow, +e.ariaValueMin, +e.ariaValueMax];
    return now >= high ? -1 : now <= low;
}"""


class Sliders:
    """The sliders of one explorer, ours or made the usual way, swept to and fro."""

    def __init__(self, root: Locator, window: Window) -> None:
        self.root, self.page = root, window.page
        # An explorer without sliders is moved by its menus.
        sliders = root.locator(".noUi-handle").all() or root.locator("select").all()
        for slider in sliders:
            # The usual way does not keep JupyterLab from taking the arrows of a menu for itself.
            slider.evaluate("e => e.toggleAttribute('data-lm-suppress-shortcuts', true)")
        self.keys = dict.fromkeys(range(len(sliders)), "ArrowRight")
        self.sliders = sliders
        # A slider that changes no picture, as padding with the mode "same", is left out.
        self.keys = {k: "ArrowRight" for k in self.keys if self.move(k) is not None}

    def move(self, index: int) -> float | None:
        """Press one key; return the ms until the picture has changed."""
        slider = self.sliders[index]
        if end := int(slider.evaluate(DIRECTION)):
            self.keys[index] = "ArrowLeft" if end < 0 else "ArrowRight"
        slider.focus()
        self.root.evaluate(MEASURE)
        self.page.keyboard.press(self.keys[index])
        taken = self.page.evaluate("window.courseMove")
        self.page.evaluate(SETTLE)
        return taken

    def block(self, moves: int) -> np.ndarray:
        """Measure so many moves in ms, of each slider in turn."""
        if not self.keys:
            raise RuntimeError("No slider changes the picture.")
        turns = [list(self.keys)[k % len(self.keys)] for k in range(moves)]
        taken = [self.move(turn) for turn in turns]
        # A move to an impossible setting keeps the picture, so there is nothing to measure.
        return np.array([ms for ms in taken if ms is not None], dtype=float)


def main(names: list[str]) -> int:
    """Measure the explorers named, or all; 1 where one misses its budget."""
    unknown = [name for name in names if name not in EXPLORERS]
    if unknown:
        print(f"There is no explorer {unknown[0]!r}; there are {', '.join(EXPLORERS)}.")
        return 1
    names = names or list(EXPLORERS)
    cells = [f"import sys\n\nsys.path.insert(0, {str(Path(__file__).parent)!r})\nimport _usual_way"]
    cells += ["_usual_way.least()"]
    for name in names:
        cells += [f"_usual_way.at_its_heaviest({name!r})", f"_usual_way.show({name!r})"]
    print(
        "Milliseconds from key to changed picture, median / 95th percentile: the best of "
        f"{BLOCKS} blocks\n({MOVES} moves each, {USUAL_MOVES} the usual way); in brackets all.\n"
    )
    print(f"{'explorer':23}{'kind':7}{'ours':>24}{'budget':>10}{'usual way':>26}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder, Lab(Path(folder)) as lab:
        notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata=METADATA)
        nbformat.write(notebook, Path(folder, "sliders.ipynb"))
        window = lab.window()
        window.open("sliders.ipynb")
        window.run_all()
        floor = Sliders(ShownExplorer(window, 1).root, window)
        best, every = summary([floor.block(MOVES) for _ in range(BLOCKS)])
        print(f"{'(one number)':30}{pair(best):>11} {f'({pair(every)})':>12}")
        if best[0] > BUDGETS["svg"][0]:
            print("That alone is over the budget: this computer is too busy to judge by.")
        missed = [name for k, name in enumerate(names) if not compare(window, name, 2 + 2 * k)]
    print(f"\nMissed: {', '.join(missed)}." if missed else "\nEvery explorer is within its budget.")
    return int(bool(missed))


def compare(window: Window, name: str, cell: int) -> bool:
    """Measure one explorer beside the usual way, print a row, and say whether it is fast enough."""
    roots = ShownExplorer(window, cell).root, window.cell(cell + 1).locator(".widget-interact")
    blocks: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
    pairs = []
    for place, root in zip((cell, cell + 1), roots, strict=True):
        window.cell(place)
        pairs.append(Sliders(root, window))
    # Both ways take turns, so that whatever else the computer does slows both.
    for _ in range(BLOCKS):
        for place, sliders, moves, taken in zip(
            (cell, cell + 1), pairs, (MOVES, USUAL_MOVES), blocks, strict=True
        ):
            window.cell(place)
            taken.append(sliders.block(moves))
    (ours, ours_all), (usual, usual_all) = map(summary, blocks)
    # Charts are drawn by matplotlib as PNG; large photographs, as JPEG, take as long.
    kind = "chart" if re.search("image/(png|jpeg)", EXPLORERS[name]().picture.markup) else "svg"
    median, late, faster = BUDGETS[kind]
    ratio = usual[0] / ours[0]
    good = ours[0] <= median and ours[1] <= late and ratio >= faster
    measured = f"{pair(ours):>11} {f'({pair(ours_all)})':>12}{f'{median} / {late}':>10}"
    beside = f"{pair(usual):>13} {f'({pair(usual_all)})':>12}{ratio:>6.1f}×"
    print(f"{name:23}{kind:7}{measured}{beside}  {'ok' if good else 'MISSED'}", flush=True)
    return good


def summary(blocks: list[np.ndarray]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Median and 95th percentile of the block with the lowest median, and of all blocks."""
    best = min(blocks, key=np.median)
    every = np.concatenate(blocks)
    return tuple((np.median(part), np.percentile(part, 95)) for part in (best, every))


def pair(times: tuple[float, float]) -> str:
    """Two times in words."""
    return f"{times[0]:.0f} / {times[1]:.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
