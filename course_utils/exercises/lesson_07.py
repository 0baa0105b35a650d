"""Exercises of lesson 07: shapes and parameters of a stack of layers, and two networks to build."""

from torch import nn

from course_utils.exercises.cases.lesson_07 import (
    count_cases,
    dilated_cases,
    network_cases,
    shape_cases,
)
from course_utils.exercises.comparison import same_whole_number
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.layer_stacks import judge_shapes, parameter_count
from course_utils.exercises.mistakes.lesson_07 import SHAPE_MISTAKES
from course_utils.exercises.mistakes.lesson_07_counts import COUNT_MISTAKES
from course_utils.exercises.network_layers import same_network
from course_utils.exercises.worksheet import Worksheet


def right_network(maps_1: int, maps_2: int, kernel_size: int, dilation: int = 1) -> nn.Sequential:
    """CNN of the lesson with other numbers of maps, another odd kernel size and dilation."""
    kernel = {
        "kernel_size": kernel_size,
        "padding": dilation * (kernel_size - 1) // 2,
        "dilation": dilation,
    }
    return nn.Sequential(
        nn.Conv2d(1, maps_1, **kernel), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(maps_1, maps_2, **kernel), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(49 * maps_2, 10),
    )  # fmt: skip


SHAPES = Exercise(
    name="my_shapes",
    title="The shape after each layer",
    contract=(
        "Return a list with the shape after each layer, as tuples. Shapes are (channels, height, "
        "width), or (numbers,) after “flatten” and “dense”."
    ),
    parameters=("shape", "layers"),
    cases=shape_cases,
    judge=judge_shapes,
    hints=(
        "Keep one variable `shape`. Each layer changes it, or leaves it as it is; then append it "
        "to the list.",
        "`for kind, *numbers in layers:` takes a layer apart. A convolution makes `outputs` maps "
        "with sides n + 2 · padding − kernel_size + 1; pooling divides both sides with //.",
        "Flatten: `shape = (math.prod(shape),)`, after `import math`. Dense: "
        "`shape = (numbers[1],)`. ReLU: nothing changes, but its shape goes into the list as well.",
    ),
    mistakes=SHAPE_MISTAKES,
)

COUNT = Exercise(
    name="my_parameter_count",
    title="Count the parameters",
    contract="Return the number of weights and biases of all layers together, as an integer.",
    parameters=("layers",),
    cases=count_cases,
    judge=same_whole_number(parameter_count, "a number of parameters"),
    hints=(
        "Only two kinds of layers have something to learn. For each: how many weights has one "
        "output (a map or a unit), and how many outputs are there?",
        "One map has a kernel with inputs · k² weights, and one bias. One dense unit has as many "
        "weights as inputs, and one bias.",
        "`outputs * (inputs * kernel_size**2 + 1)` for “conv” and `outputs * (inputs + 1)` for "
        "“dense”.",
    ),
    mistakes=COUNT_MISTAKES,
)

CNN = Exercise(
    name="my_cnn",
    title="Build the CNN",
    contract=(
        "Return an nn.Sequential: twice convolution, ReLU and max pooling 2 × 2, with maps_1 and "
        "then maps_2 maps, then flatten and a dense layer with 10 scores. The convolutions keep "
        "the size of 28 × 28 digits; kernel_size is odd."
    ),
    parameters=("maps_1", "maps_2", "kernel_size"),
    cases=network_cases,
    judge=same_network(right_network),
    hints=(
        "Begin with the eight layers of the lesson. Which of their numbers are 16 and 32 in "
        "disguise, and which belong to the kernel of 5?",
        "The padding that keeps the size is (kernel_size − 1) / 2, and `kernel_size // 2` is the "
        "same for an odd size. Write it with its name: padding=….",
        "The second convolution takes maps_1 channels. After two poolings the maps are 7 × 7, so "
        "the dense layer takes maps_2 * 7 * 7 numbers.",
    ),
)

DILATED = Exercise(
    name="my_dilated_cnn",
    title="The same view with fewer weights",
    contract=(
        "Return the CNN of the lesson (16 and 32 maps) as an nn.Sequential with dilated kernels "
        "of 3 × 3 that reach as far as kernels of kernel_size, an odd number from 3; all shapes "
        "stay as they were."
    ),
    parameters=("kernel_size",),
    cases=dilated_cases,
    judge=same_network(lambda kernel_size: right_network(16, 32, 3, (kernel_size - 1) // 2)),
    hints=(
        "A kernel of k cells reaches dilation · (k − 1) + 1 pixels (lesson 06). Here k is 3.",
        "2 · dilation + 1 = kernel_size, so the dilation is (kernel_size − 1) // 2. The padding "
        "that keeps the size is half of what the kernel reaches beyond its middle and back: "
        "dilation · (3 − 1) / 2.",
        "`nn.Conv2d(1, 16, 3, padding=dilation, dilation=dilation)`, and the second one in the "
        "same way.",
    ),
)

exercises = Worksheet("07", (SHAPES, COUNT, CNN, DILATED))
