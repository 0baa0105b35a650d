"""Picture of the reverse puzzles: what is wanted, and what the settings give now."""

from collections.abc import Sequence

from course_utils.models.puzzles import Outcome, Puzzle
from course_utils.pictures.puzzle_grids import LEFT, TOP, input_and_output
from course_utils.pictures.svg import Picture, Span, box, line, picture, spans, text
from course_utils.pictures.theme import Role

WIDTH, HEIGHT = 960, 560
#: Left end of the list of requirements.
LIST = 640


def puzzle_picture(
    puzzles: Sequence[Puzzle], puzzle: Puzzle, outcome: Outcome, hints: Sequence[str],
    done: frozenset[str], label: str,
) -> Picture:  # fmt: skip
    """Input and output to one scale, the outline of what is wanted, and a list of what is met.

    Parameters
    ----------
    puzzles : sequence of Puzzle
        All there are.
    puzzle : Puzzle
        The one being solved.
    outcome : Outcome
        What the settings give now.
    hints : sequence of str
        Those to show.
    done : frozenset of str
        Names of the puzzles solved so far.
    label : str
        What a screen reader says.
    """
    kind = "transposed convolution" if puzzle.transposed else "convolution"
    body = (
        text(LEFT, 20, puzzle.name, size=21, anchor="start", bold=True)
        + text(950, 20, kind, "weight", 17, "end")
        + input_and_output(puzzle, outcome)
        + _checklist(puzzle, outcome)
        + _formula(outcome)
        + _hints(hints)
        + _marks(puzzles, puzzle, done)
    )
    return picture(WIDTH, HEIGHT, body, label)


def _checklist(puzzle: Puzzle, outcome: Outcome) -> str:
    """Solved or not, and each requirement with what it is now."""
    met = [rule.met(outcome) for rule in puzzle.requirements]
    words, role = ("✓ Solved", "output") if all(met) else ("✗ Not yet", "wrong")
    parts = [
        box(LIST, 60, 310, 46, role, 0.14, 2),
        text(LIST + 155, 83, words, role, 22, bold=True),
    ]
    for k, (rule, right) in enumerate(zip(puzzle.requirements, met, strict=True)):
        y = TOP + 40 + 62 * k
        mark, tone = ("✓", "output") if right else ("✗", "wrong")
        parts += [
            text(LIST + 14, y, mark, tone, 20, bold=True),
            text(LIST + 34, y, f"{rule.subject}: {rule.wanted}", size=17, anchor="start"),
            text(LIST + 34, y + 24, f"now {rule.now(outcome)}", tone, 16, "start"),
        ]
    return "".join(parts)


def _formula(outcome: Outcome) -> str:
    """The size of the output with the numbers in."""
    k, s, p, d, q = outcome.settings
    n, m = (str(outcome.input_size), "input"), (str(outcome.output_size), "output")
    kernel: list[Span] = [(f"{d}·(", None), (str(k), "weight"), (" − 1)", None)]
    if outcome.transposed:
        parts = [("(", None), n, (f" − 1)·{s} − 2·{p} + ", None), *kernel, (f" + {q} + 1 = ", None)]
    else:
        parts = [("⌊(", None), n, (f" + 2·{p} − ", None), *kernel, (f" − 1) / {s}⌋ + 1 = ", None)]
    note = "" if outcome.transposed or not q else "no output padding in a convolution"
    return spans(LEFT, 436, [("output size = ", None), *parts, m], 18) + text(
        950, 436, note, "wrong", 15, "end"
    )


def _hints(hints: Sequence[str]) -> str:
    """One hint a line, or how to get one."""
    if not hints:
        return text(LEFT, 466, "Stuck? Move the slider “hints”.", "plain", 15, "start")
    lines = [f"Hint {k}: {words}" for k, words in enumerate(hints, start=1)]
    return "".join(
        text(LEFT, 466 + 20 * k, words, "plain", 15, "start") for k, words in enumerate(lines)
    )


def _marks(puzzles: Sequence[Puzzle], puzzle: Puzzle, done: frozenset[str]) -> str:
    """One mark for each puzzle: its number, ticked where it has been solved."""
    parts = [text(950, 542, f"{len(done)} of {len(puzzles)} solved so far", size=16, anchor="end")]
    for k, one in enumerate(puzzles):
        x = LEFT + 62 * k
        role: Role = "output" if one.name in done else "plain"
        words = f"{k + 1} ✓" if one.name in done else f"{k + 1}"
        parts.append(box(x, 530, 54, 24, role, 0.25 if one.name in done else 0, 1))
        parts.append(text(x + 27, 542, words, role, 15))
        if one == puzzle:
            parts.append(line(x, 525, x + 54, 525, "here", 4))
    return "".join(parts)
