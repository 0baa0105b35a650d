"""The reverse puzzles of lesson 06, from easy to hard."""

from course_utils.models.puzzles import Outcome, Puzzle, Requirement, square


def _setting(name: str, wanted: int) -> Requirement:
    return Requirement(
        name.replace("_", " "), str(wanted), lambda o: str(getattr(o.settings, name))
    )


def _overlaps(outcome: Outcome) -> str:
    fewest, most = outcome.inner_overlaps
    return "even" if fewest == most else f"uneven ({fewest} to {most})"


def _weights(outcome: Outcome) -> str:
    return str(outcome.settings.kernel_size**2)


KERNEL_3 = Requirement("kernel", "3×3", lambda o: square(o.settings.kernel_size))
SEVERAL_WEIGHTS = Requirement(
    "weights", "more than 1", lambda o: "more than 1" if o.settings.kernel_size > 1 else "1"
)
NINE_WEIGHTS = Requirement("weights", "9", _weights)
COVERED_9 = Requirement("covered cells", "9×9", lambda o: square(o.reach))
ALL_READ = Requirement("unread rows", "0", lambda o: str(int(o.unread.sum())))
EVEN = Requirement("overlaps inside", "even", _overlaps)

PUZZLES = (
    Puzzle(
        "Keep 8×8 with a 3×3 kernel", False, 8, 8, (KERNEL_3,),
        (
            "Without padding, a 3×3 kernel takes one cell off each side.",
            "With stride 1, pad each side by as much as the kernel takes.",
            "Kernel 3, stride 1, padding 1. Does dilation 2 work, too?",
        ),
        4,
    ),
    Puzzle(
        "Keep 6×6 with dilation 3", False, 6, 6, (_setting("dilation", 3), SEVERAL_WEIGHTS),
        (
            "With dilation 3, each weight but the first covers 3 cells more.",
            "A 3×3 kernel then covers 7×7 cells and takes 3 off each side.",
            "Kernel 3, stride 1, dilation 3, padding 3.",
        ),
        2,
    ),
    Puzzle(
        "Halve 8×8", False, 8, 4, (),
        (
            "A stride of 2 visits every second cell.",
            "Windows of 2 that lie side by side leave nothing over.",
            "Kernel 2, stride 2. Which padding does kernel 3 need?",
        ),
        63,
    ),
    Puzzle(
        "From 7×7 to 3×3 without padding", False, 7, 3, (_setting("padding", 0),),
        (
            "At stride 1, three places for the window leave it 5 cells.",
            "5 weights cover 5 cells, and so do 3 weights with dilation 2.",
            "Kernel 3, stride 2, or kernel 5, stride 1.",
        ),
        10,
    ),
    Puzzle(
        "Make 5×5 from 12×12 with dilation 2", False, 12, 5, (_setting("dilation", 2),),
        (
            "Five places at stride 1 would need a window that covers 8 cells.",
            "At stride 2 the last of five places lies 8 cells from the first.",
            "Kernel 3 covers 5 cells, and 5 + 8 = 13: padding 1 is enough.",
        ),
        11,
    ),
    Puzzle(
        "Cover 9×9 cells with 9 weights", False, 12, None, (NINE_WEIGHTS, COVERED_9),
        (
            "9 weights are a 3×3 kernel. Dilation pulls its weights apart.",
            "Three weights have two gaps, and the first covers one cell: 1 + 2·4.",
            "Kernel 3, dilation 4.",
        ),
        20,
    ),
    Puzzle(
        "Read every row at stride 3", False, 10, None, (_setting("stride", 3), ALL_READ),
        (
            "A kernel of 1 or 2 skips rows between two steps of 3.",
            "With kernel 3 and no padding, the last row is left over.",
            "Kernel 4 fits: (10 − 4) / 3 is whole. Or kernel 3 with padding 1.",
        ),
        18,
    ),
    Puzzle(
        "Leave one output only", False, 12, 1, (),
        (
            "There must be no room for a second step of the window.",
            "Dilation makes the window large, a long stride makes steps rare.",
            "Kernel 3 with dilation 4 covers 9; a step of 4 has no room then.",
        ),
        16,
    ),
    Puzzle(
        "Reach 16×16 from 7×7", True, 7, 16, (),
        (
            "At stride 2 the seven inputs start at 0, 2, … 12.",
            "From 12 on, a kernel of 4 paints up to 15: count the cells.",
            "Kernel 4, stride 2, nothing cut off and nothing added.",
        ),
        42,
    ),
    Puzzle(
        "Back from 4×4 to 8×8, kernel 3, stride 2", True, 4, 8,
        (KERNEL_3, _setting("stride", 2)),
        (
            "Stride 2 and kernel 3 paint 9 cells: one too many.",
            "Padding 1 cuts off two, one on each side. One comes back by…",
            "Kernel 3, stride 2, padding 1, output padding 1.",
        ),
        4,
    ),
    Puzzle(
        "Double 8×8 without a checkerboard", True, 8, 16, (EVEN,),
        (
            "Overlaps are even inside where the stride divides the kernel size.",
            "Stride 2 with kernel 2 or 4: how much must be cut off?",
            "Kernel 4, stride 2, padding 1.",
        ),
        16,
    ),
)  # fmt: skip
