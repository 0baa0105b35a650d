"""Explorer *reverse puzzles* of lesson 06: find the settings that lead to a given result."""

from dataclasses import dataclass, replace

from course_utils.explorers.controls import menu, slider
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.panel import ImpossibleSetting
from course_utils.models.convolution import nearest_settings, nearest_transposed_settings
from course_utils.models.puzzle_list import PUZZLES
from course_utils.models.puzzles import RANGES, START, Outcome, Puzzle, Settings, square
from course_utils.pictures.puzzles import puzzle_picture

#: What the menu calls each puzzle.
MENU = {f"{k}. {puzzle.name}": puzzle for k, puzzle in enumerate(PUZZLES, start=1)}


@dataclass(frozen=True)
class PuzzleState:
    """A puzzle with what the settings give now.

    Attributes
    ----------
    puzzle : Puzzle
    outcome : Outcome
    hints : int
        How many hints are shown, 0 to 3.
    done : frozenset of str
        Names of the puzzles solved so far.
    """

    puzzle: Puzzle
    outcome: Outcome
    hints: int
    done: frozenset[str] = frozenset()

    @property
    def solved(self) -> bool:
        """Whether the settings solve the puzzle now."""
        return all(rule.met(self.outcome) for rule in self.puzzle.requirements)


def puzzle_state(puzzle: str, hints: int, **settings: int) -> PuzzleState:
    """Try settings on the puzzle that the menu calls so."""
    chosen, tried = MENU[puzzle], Settings(**settings)
    try:
        return PuzzleState(chosen, chosen.outcome(tried), hints)
    except ValueError as impossible:
        raise ImpossibleSetting(str(impossible), _ways_out(chosen, tried)) from None


def _ways_out(puzzle: Puzzle, settings: Settings) -> list[dict[str, int]]:
    """Nearest settings that work; those that would give the solution away only if all would."""
    limits = RANGES | {"input_size": (puzzle.input_size, puzzle.input_size)}
    given = settings._asdict()
    nearest = nearest_transposed_settings
    if not puzzle.transposed:
        nearest = nearest_settings
        del given["output_padding"]
    ways = nearest(puzzle.input_size, **given, limits=limits)
    discreet = [way for way in ways if not puzzle.solved(settings._replace(**way))]
    return discreet or ways


def puzzle_sentence(state: PuzzleState) -> str:
    """Say how near the settings are, and the last hint."""
    puzzle, outcome = state.puzzle, state.outcome
    if state.solved:
        sizes = f"{square(puzzle.input_size)} becomes {square(outcome.output_size)}"
        return f"Solved: {sizes}. {puzzle.solutions} settings solve it; can you find another?"
    open_rules = [rule for rule in puzzle.requirements if not rule.met(outcome)]
    gaps = [f"{rule.subject} {rule.now(outcome)}, wanted {rule.wanted}" for rule in open_rules]
    parts = [f"Not yet: {'; '.join(gaps)}."]
    if needless_output_padding(outcome):
        parts.append("A convolution has no output padding.")
    if state.hints:
        parts.append(f"Hint {state.hints}: {puzzle.hints[state.hints - 1]}")
    return " ".join(parts)


def needless_output_padding(outcome: Outcome) -> bool:
    """Whether output padding is set where there is none."""
    return bool(outcome.settings.output_padding) and not outcome.transposed


def puzzle_code(state: PuzzleState) -> str:
    """PyTorch's line that gives the same size."""
    k, s, p, d, q = state.outcome.settings
    n = state.puzzle.input_size
    settings = f"stride={s}, padding={p}, dilation={d}"
    name = "conv2d"
    if state.puzzle.transposed:
        name, settings = "conv_transpose2d", f"{settings}, output_padding={q}"
    return (
        f"torch.nn.functional.{name}(torch.ones(1, 1, {n}, {n}), torch.ones(1, 1, {k}, {k}), "
        f"{settings}).shape"
    )


class PuzzleBook(Explorer):
    """Explorer whose sliders go back to their start when another puzzle is chosen."""

    def _on_change(self, change: dict) -> None:
        if change["owner"] is self.controls["puzzle"] and not self._quiet:
            self.set(hints=0, **START._asdict())
        else:
            super()._on_change(change)


def reverse_puzzles() -> Explorer:
    """Explorer *reverse puzzles*: the result is given, the settings are to be found.

    Each explorer keeps a set of the puzzles solved with it so far, which only grows, also over a
    reset; running the cell again begins anew. It is the one thing that its picture shows beside
    the settings: `puzzle_state` is pure, and the set is put into the state that is drawn.
    """
    done: set[str] = set()

    def compute(**settings: str | int) -> PuzzleState:
        state = puzzle_state(**settings)
        if state.solved:
            done.add(state.puzzle.name)
        return replace(state, done=frozenset(done))

    labels = {"kernel_size": "kernel size", "output_padding": "output padding"}
    sliders = {
        name: slider(labels.get(name, name), getattr(START, name), *RANGES[name], 1)
        for name in RANGES
    }
    return PuzzleBook(
        "reverse puzzles",
        {"puzzle": menu("puzzle", MENU), "hints": slider("hints", 0, 0, 3, 1), **sliders},
        compute,
        lambda s: puzzle_picture(
            PUZZLES, s.puzzle, s.outcome, s.puzzle.hints[: s.hints], s.done, puzzle_sentence(s)
        ),
        puzzle_sentence,
        puzzle_code,
        offers_ways_out=True,
    )
