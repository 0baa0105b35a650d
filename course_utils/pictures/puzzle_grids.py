"""Input and output of a reverse puzzle, drawn to one scale, and the size that is wanted."""

import numpy as np

from course_utils.models.convolution import spread_outputs
from course_utils.models.puzzles import Outcome, Puzzle, square
from course_utils.pictures.grids import Grid
from course_utils.pictures.large_grids import tiny_cells
from course_utils.pictures.svg import Span, arrow, box, spans, text

LEFT, RIGHT, TOP = 10, 344, 110
#: Side of the two places for grids, and the largest cell in them.
SIDE, LARGEST = 250, 25
#: Rows of squares in an output that still follows a slider at once.
MOST_SQUARES = 24


def input_and_output(puzzle: Puzzle, outcome: Outcome) -> str:
    """Input with what one window reads or one cell paints; output, with the wanted size dashed.

    Parameters
    ----------
    puzzle : Puzzle
    outcome : Outcome
        What the settings give now.
    """
    draw, cell = _transposed if puzzle.transposed else _convolution, _cell(puzzle, outcome)
    return (
        draw(puzzle, outcome, cell)
        + arrow(LEFT + SIDE + 24, TOP + 100, RIGHT - 20, TOP + 100, "weight", 3)
        + _wanted(puzzle, outcome, cell)
    )


def _cell(puzzle: Puzzle, outcome: Outcome) -> float:
    """Side of a cell: the same for input, output and target, so that sizes can be compared."""
    padding = 0 if puzzle.transposed else outcome.settings.padding
    sizes = (puzzle.input_size + 2 * padding, outcome.output_size, puzzle.target or 1)
    return min(LARGEST, SIDE / max(sizes))


def _convolution(puzzle: Puzzle, outcome: Outcome, cell: float) -> str:
    """Padded input with its first window and the rows never read; output."""
    n, m, padding = puzzle.input_size, outcome.output_size, outcome.settings.padding
    total, weights = n + 2 * padding, outcome.settings.kernel_size
    inside, read, unread = (np.zeros((total, total), dtype=bool) for _ in range(3))
    picture = slice(padding, padding + n)
    inside[picture, picture] = True
    places = np.arange(weights) * outcome.settings.dilation
    read[np.ix_(places, places)] = True
    lost = np.flatnonzero(outcome.unread) + padding
    unread[lost, picture] = unread[picture, lost] = True
    grid = Grid(LEFT, TOP, cell, total, total)
    title: list[Span] = [(f"input {square(n)}", "input")]
    if padding:
        title.append((f", padded {square(total)}", "plain"))
    caption = f"first window: {square(weights)} weights"
    if outcome.reach > weights:
        caption += f" over {square(outcome.reach)} cells"
    return (
        spans(LEFT, TOP - 22, title, 17)
        + grid.mark(~inside, "plain", "dashed")
        + grid.tints(inside, "input", hidden=~inside, largest=3)
        + grid.mark(unread, "wrong", "stroke")
        + grid.mark(read, "weight", fill=0.5)
        + text(LEFT, TOP + SIDE + 18, caption, "weight", 15, "start")
        + text(LEFT, TOP + SIDE + 40, _unread_words(lost), "wrong", 15, "start")
        + Grid(RIGHT, TOP, cell, m, m).tints(np.ones((m, m)), "output")
    )


def _unread_words(lost: np.ndarray) -> str:
    if not len(lost):
        return ""
    noun = "row and column" if len(lost) == 1 else "rows and columns"
    return f"never read: {len(lost)} {noun}"


def _transposed(puzzle: Puzzle, outcome: Outcome, cell: float) -> str:
    """Input with a cell near its middle, and the output with what that cell paints."""
    n, m = puzzle.input_size, outcome.output_size
    k, s, p, d, q = outcome.settings
    middle = n // 2
    chosen = np.zeros((n, n), dtype=bool)
    chosen[middle, middle] = True
    grid = Grid(LEFT, TOP, cell, n, n)
    output = Grid(RIGHT, TOP, cell, m, m)
    painted = spread_outputs(middle, middle, n, k, s, p, q, d)
    caption = f"one input paints with {square(k)} weights"
    return (
        text(LEFT, TOP - 22, f"input {square(n)}", "input", 17, "start")
        + grid.tints(np.ones((n, n)), "input", largest=3)
        + grid.mark(chosen, "weight", fill=0.5)
        + text(LEFT, TOP + SIDE + 18, caption, "weight", 15, "start")
        + _overlaps(output, outcome)
        + output.mark(painted, "weight")
        + text(RIGHT, TOP + SIDE + 40, _overlap_words(outcome), "output", 15, "start")
    )


def _overlap_words(outcome: Outcome) -> str:
    fewest, most = outcome.overlaps.min(), outcome.overlaps.max()
    if fewest < most:
        return f"painted {fewest} to {most} times; deeper is more"
    return "painted once" if most == 1 else f"painted {most} times"


def _overlaps(grid: Grid, outcome: Outcome) -> str:
    """Output tinted by its overlaps: as squares, or as one image where there are very many."""
    if grid.rows <= MOST_SQUARES:
        return grid.tints(outcome.overlaps, "output")
    nowhere = np.zeros((grid.rows, grid.rows), dtype=bool)
    return tiny_cells(grid, outcome.overlaps, "output", nowhere)


def _wanted(puzzle: Puzzle, outcome: Outcome, cell: float) -> str:
    """Title of the output, and a dashed outline of the size it should have."""
    now = text(RIGHT, TOP - 22, f"output now {square(outcome.output_size)}", "output", 17, "start")
    if puzzle.target is None:
        return now
    side = puzzle.target * cell
    words = f"dashed: wanted {square(puzzle.target)}"
    return (
        now
        + box(RIGHT, TOP, side, side, "here", 0, 3, 0, "7 5")
        + text(RIGHT, TOP + SIDE + 18, words, "here", 15, "start")
    )
