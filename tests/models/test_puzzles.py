"""The reverse puzzles against torch, and every solution of each within the sliders' ranges."""

import pytest
import torch

from course_utils.models.puzzle_list import PUZZLES
from course_utils.models.puzzles import RANGES, START, Settings

EACH = [pytest.param(puzzle, id=puzzle.name.replace("×", "x")) for puzzle in PUZZLES]

#: Outcomes depend on the kind and the input alone.
ONE_OF_EACH_INPUT = [
    pytest.param(puzzle, id=f"{'transposed' if transposed else 'convolution'} of {size}")
    for (transposed, size), puzzle in {(p.transposed, p.input_size): p for p in PUZZLES}.items()
]

#: A solution that the last hint of each puzzle names.
LAST_HINTS = [
    Settings(3, 1, 1),
    Settings(3, 1, 3, 3),
    Settings(2, 2),
    Settings(5, 1),
    Settings(3, 2, 1, 2),
    Settings(3, dilation=4),
    Settings(4, 3),
    Settings(3, 4, dilation=4),
    Settings(4, 2),
    Settings(3, 2, 1, output_padding=1),
    Settings(4, 2, 1),
]


def size_of_torch(puzzle, settings, n=None):
    """Output of torch on an input of ones, or None where torch refuses."""
    k, stride, padding, dilation, output_padding = settings
    # In float32 some builds of torch give a transposed output of size 0 instead of refusing it.
    x, weight = (torch.ones(1, 1, side, side).double() for side in (n or puzzle.input_size, k))
    options = {"stride": stride, "padding": padding, "dilation": dilation}
    try:
        if puzzle.transposed:
            return torch.nn.functional.conv_transpose2d(
                x, weight, output_padding=output_padding, **options
            )[0, 0]
        return torch.nn.functional.conv2d(x, weight, **options)[0, 0]
    except RuntimeError:
        return None


@pytest.mark.parametrize("puzzle", EACH)
def test_brute_force_finds_as_many_solutions_as_the_puzzle_says(puzzle, count_states):
    settings = list(puzzle.every_setting())
    solutions = [setting for setting in settings if puzzle.solved(setting)]
    assert len(settings) == 5 * 4 * 5 * 4 * (4 if puzzle.transposed else 1)
    assert len(solutions) == puzzle.solutions >= 2
    assert START in settings
    assert START not in solutions
    count_states(len(settings), "seen")


@pytest.mark.parametrize("puzzle", ONE_OF_EACH_INPUT)
def test_every_outcome_equals_torch_possible_and_impossible_alike(puzzle, count_states):
    impossible = 0
    settings = list(puzzle.every_setting())
    for setting in settings:
        output = size_of_torch(puzzle, setting)
        if output is None:
            impossible += 1
            assert not puzzle.solved(setting)
            with pytest.raises(ValueError, match=r"\d"):
                puzzle.outcome(setting)
            continue
        outcome = puzzle.outcome(setting)
        assert output.shape == (outcome.output_size,) * 2
        if puzzle.transposed:
            assert outcome.overlaps.tolist() == output.tolist()
    assert impossible
    count_states(len(settings))


@pytest.mark.parametrize(("puzzle", "setting"), list(zip(PUZZLES, LAST_HINTS, strict=True)))
def test_last_hint_names_a_solution(puzzle, setting):
    assert puzzle.solved(setting)


def test_puzzles_are_enough_distinct_and_of_both_kinds():
    assert len(PUZZLES) >= 8
    assert len({puzzle.name for puzzle in PUZZLES}) == len(PUZZLES)
    assert sum(puzzle.transposed for puzzle in PUZZLES) >= 3
    for puzzle in PUZZLES:
        assert len(set(puzzle.hints)) == 3
        assert puzzle.requirements


def test_output_padding_changes_nothing_in_a_convolution():
    for puzzle in PUZZLES:
        if not puzzle.transposed:
            plain, padded = (Settings(3, 2, 1, 1, q) for q in (0, 3))
            assert puzzle.outcome(plain).output_size == puzzle.outcome(padded).output_size
            assert puzzle.solved(plain) == puzzle.solved(padded)


def test_a_row_is_unread_where_no_gradient_reaches_it():
    puzzle = next(one for one in PUZZLES if one.name.startswith("Read every row"))
    for setting in list(puzzle.every_setting())[::3]:
        try:
            outcome = puzzle.outcome(setting)
        except ValueError:
            continue
        x = torch.ones(1, 1, puzzle.input_size, puzzle.input_size, requires_grad=True)
        k, stride, padding, dilation, _ = setting
        weight = torch.ones(1, 1, k, k)
        torch.nn.functional.conv2d(x, weight, None, stride, padding, dilation).sum().backward()
        unread = (x.grad[0, 0] == 0).all(dim=1)
        assert outcome.unread.tolist() == unread.tolist()
        expected = setting.stride == 3 and not unread.any()
        assert puzzle.solved(setting) == expected


def test_overlaps_are_even_where_the_middle_of_a_large_output_is_flat():
    puzzle = next(one for one in PUZZLES if "checkerboard" in one.name)
    for setting in puzzle.every_setting():
        if setting.padding or setting.output_padding:
            continue  # they cut and add at the border and change nothing inside
        output = size_of_torch(puzzle, setting, n=40)
        inner = output[17:-17, 17:-17]  # no kernel reaches further
        outcome = puzzle.outcome(setting)
        assert outcome.inner_overlaps == (inner.min(), inner.max())


@pytest.mark.parametrize(("kernel_size", "stride", "even"), [(3, 2, False), (4, 2, True)])
def test_the_checkerboard_everybody_knows(kernel_size, stride, even):
    puzzle = next(one for one in PUZZLES if "checkerboard" in one.name)
    fewest, most = puzzle.outcome(Settings(kernel_size, stride)).inner_overlaps
    assert (fewest == most) == even


def test_kernel_3_doubles_8_but_with_a_checkerboard():
    puzzle = next(one for one in PUZZLES if "checkerboard" in one.name)
    near = Settings(3, 2, 1, 1, 1)
    assert puzzle.outcome(near).output_size == 16
    assert not puzzle.solved(near)


def test_ranges_are_those_of_the_sliders():
    assert list(RANGES) == list(Settings._fields)
    for name, (low, high) in RANGES.items():
        assert low <= getattr(START, name) <= high
