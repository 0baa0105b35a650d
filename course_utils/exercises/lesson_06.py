"""Exercises of lesson 06: sizes, convolution and pooling by loops, receptive fields."""

from course_utils.exercises.cases.lesson_06 import (
    convolution_cases,
    max_pool_cases,
    output_size_cases,
    receptive_field_cases,
    transposed_size_cases,
)
from course_utils.exercises.comparison import same_as, same_whole_number
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.mistakes.lesson_06 import (
    OUTPUT_SIZE_MISTAKES,
    RECEPTIVE_FIELD_MISTAKES,
    TRANSPOSED_SIZE_MISTAKES,
)
from course_utils.exercises.mistakes.lesson_06_windows import (
    CONVOLUTION_MISTAKES,
    MAX_POOL_MISTAKES,
)
from course_utils.exercises.worksheet import Worksheet
from course_utils.models.convolution import (
    conv2d,
    max_pool2d,
    output_size,
    receptive_field,
    transposed_output_size,
)

OUTPUT_SIZE = Exercise(
    name="my_output_size",
    title="The size of the output",
    contract=(
        "Return how many cells a convolution gives in one direction, as an integer. "
        "The kernel fits into the padded input."
    ),
    parameters=("input_size", "kernel_size", "stride", "padding", "dilation"),
    cases=output_size_cases,
    judge=same_whole_number(output_size),
    hints=(
        "How many cells does the kernel cover, its holes included? And how many cells does the "
        "padded input have?",
        "The kernel covers dilation · (kernel_size − 1) + 1 cells. What is left of the padded "
        "input is room for steps of length stride.",
        "`//` divides and rounds down: room // stride whole steps, and one output more, because "
        "the window counts before its first step too.",
    ),
    mistakes=OUTPUT_SIZE_MISTAKES,
)

CONVOLUTION = Exercise(
    name="my_conv2d",
    title="A convolution by loops",
    contract=(
        "Return the convolution of x (H, W) with a kernel (kh, kw), as libraries compute it: "
        "zeros around x, `padding` cells wide; the window moves by stride both ways."
    ),
    parameters=("x", "kernel", "stride", "padding"),
    cases=convolution_cases,
    judge=same_as(lambda x, w, s, p: conv2d(x, w, stride=s, padding=p)),
    hints=(
        "`np.pad(x, padding)` puts the zeros around. After that, think of an input without "
        "padding.",
        "Two loops, over the rows i and the columns j of the output; its size is "
        "(size − kernel size) // stride + 1 in each direction.",
        "The window of output [i, j] starts at row i · stride and column j · stride: "
        "`x[top:top + kh, left:left + kw]`. Then `np.sum(window * kernel)`.",
    ),
    mistakes=CONVOLUTION_MISTAKES,
)

MAX_POOL = Exercise(
    name="my_max_pool2d",
    title="Max pooling by loops",
    contract=(
        "Return the largest number of each window of x (H, W): kernel_size rows and columns, "
        "moved by stride both ways; windows that do not lie inside as a whole are left out."
    ),
    parameters=("x", "kernel_size", "stride"),
    cases=max_pool_cases,
    judge=same_as(max_pool2d),
    hints=(
        "It is the convolution's two loops again, without padding and without a kernel.",
        "Rows of the output: (rows of x − kernel_size) // stride + 1, and likewise for columns.",
        "`np.max(window)` for the window that starts at row i · stride and column j · stride.",
    ),
    mistakes=MAX_POOL_MISTAKES,
)

TRANSPOSED_SIZE = Exercise(
    name="my_transposed_size",
    title="The size after a transposed convolution",
    contract=(
        "Return how many cells a transposed convolution gives in one direction, as an integer. "
        "The settings are possible ones."
    ),
    parameters=("input_size", "kernel_size", "stride", "padding", "output_padding", "dilation"),
    cases=transposed_size_cases,
    judge=same_whole_number(transposed_output_size),
    hints=(
        "Each input cell paints the kernel onto the output. Where does the last one start to "
        "paint, and how many cells does it paint over?",
        "The last input starts at (input_size − 1) · stride, and the kernel covers "
        "dilation · (kernel_size − 1) + 1 cells from there.",
        "Add the two; then the padding is cut off both sides, and the output padding is added "
        "on one.",
    ),
    mistakes=TRANSPOSED_SIZE_MISTAKES,
)

RECEPTIVE_FIELD = Exercise(
    name="my_receptive_field",
    title="The receptive field",
    contract=(
        "Return how many input pixels, in one direction, one output of a stack of layers sees. "
        "layers is a list of (kernel_size, stride, dilation), from the input up."
    ),
    parameters=("layers",),
    cases=receptive_field_cases,
    judge=same_whole_number(lambda layers: receptive_field(layers)[-1].size),
    hints=(
        "Keep two numbers while you walk up the layers: the size of the field, and the jump, "
        "the distance of two neighbors in input pixels. Both are 1 on the input itself.",
        "A layer reads kernel_size neighbors with kernel_size − 1 gaps between them; each gap is "
        "dilation jumps wide.",
        "In the loop: `size += dilation * (kernel_size - 1) * jump`, and after it "
        "`jump *= stride`.",
    ),
    mistakes=RECEPTIVE_FIELD_MISTAKES,
)

exercises = Worksheet("06", (OUTPUT_SIZE, CONVOLUTION, MAX_POOL, TRANSPOSED_SIZE, RECEPTIVE_FIELD))
