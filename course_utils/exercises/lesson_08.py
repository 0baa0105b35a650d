"""Exercises of lesson 08: shapes of an encoder, its decoder, the loss, and codes in between."""

from course_utils.exercises.cases.lesson_08 import (
    decoder_cases,
    encoder_cases,
    interpolation_cases,
    loss_cases,
)
from course_utils.exercises.comparison import same_as
from course_utils.exercises.decoder_layers import judge_decoder
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.layer_stacks import judge_encoder_shapes
from course_utils.exercises.mistakes.lesson_08 import (
    INTERPOLATION_MISTAKES,
    LOSS_MISTAKES,
)
from course_utils.exercises.mistakes.lesson_08_shapes import ENCODER_MISTAKES
from course_utils.exercises.worksheet import Worksheet
from course_utils.models.reconstruction import between, reconstruction_error

LOSS = Exercise(
    name="my_reconstruction_loss",
    title="The reconstruction loss",
    contract=(
        "Return the mean of (output − picture)² over all pixels of all pictures; images and "
        "outputs are arrays of one shape, with any number of axes."
    ),
    parameters=("images", "outputs"),
    cases=loss_cases,
    judge=same_as(reconstruction_error),
    hints=(
        "Three steps for all pixels at once: the difference, its square, the mean.",
        "`outputs - images` subtracts pixel from pixel, whatever the shape; `** 2` squares each.",
        "`np.mean(…)` without an axis takes the mean over all numbers of an array.",
    ),
    mistakes=LOSS_MISTAKES,
)

ENCODER = Exercise(
    name="my_encoder_shapes",
    title="The shapes of an encoder",
    contract=(
        "Return a list with the shape after each convolution, then after flattening, then of the "
        "code, as tuples. A convolution is (maps, kernel_size, stride, padding)."
    ),
    parameters=("shape", "convolutions", "code_size"),
    cases=encoder_cases,
    judge=judge_encoder_shapes,
    hints=(
        "Keep one variable `shape` = (channels, height, width). Each convolution changes it; then "
        "append it to the list.",
        "The size of lesson 06: (n + 2 · padding − kernel_size) // stride + 1, for height and for "
        "width. The first number of the new shape is `maps`.",
        "After the loop: `math.prod(shape)` numbers when flattened (after `import math`), and "
        "`(code_size,)` at the end. The comma makes a tuple.",
    ),
    mistakes=ENCODER_MISTAKES,
)

DECODER = Exercise(
    name="my_decoder",
    title="The decoder that goes back",
    contract=(
        "Return an nn.Sequential from codes (N, code_size) to pictures (N, 1, size, size): dense "
        "layer, ReLU, Unflatten, transposed convolution to maps_1 maps, ReLU, transposed "
        "convolution to one map, sigmoid. It goes back through the sides of an encoder with two "
        "convolutions (kernel 3, stride 2, padding 1) to maps_1 and then maps_2 maps."
    ),
    parameters=("code_size", "size", "maps_1", "maps_2"),
    cases=decoder_cases,
    judge=judge_decoder,
    hints=(
        "First the encoder's sides, from `size`: a convolution with kernel 3, stride 2 and padding "
        "1 turns n into (n + 1) // 2. For 28 these are 14 and 7; for 27 they are 14 and 7 too.",
        "The dense layer makes maps_2 · side² numbers, and nn.Unflatten(1, (maps_2, side, side)) "
        "makes maps of them. Then go back: nn.ConvTranspose2d(maps_2, maps_1, 3, stride=2, "
        "padding=1, output_padding=…).",
        "Without output padding the transposed convolution makes 2 · n − 1, an odd side. So "
        "output_padding is 0 where the side to reach is odd, and 1 where it is even: "
        "`1 - side % 2`.",
    ),
    points=3,
)

INTERPOLATION = Exercise(
    name="my_interpolation",
    title="Codes in between",
    contract=(
        "Return an array (count, K) of codes in even steps from first to last, both included; "
        "first and last are arrays (K,), and count is 2 or more."
    ),
    parameters=("first", "last", "count"),
    cases=interpolation_cases,
    judge=same_as(between),
    hints=(
        "The code a share t of the way along is (1 − t) · first + t · last. Which shares are due "
        "for a count of 5?",
        "`np.linspace(0, 1, count)` gives the shares 0 to 1, both ends included.",
        "Shares as a column, `t = np.linspace(0, 1, count)[:, None]`, give all rows at once: "
        "`(1 - t) * first + t * last`.",
    ),
    mistakes=INTERPOLATION_MISTAKES,
)

exercises = Worksheet("08", (LOSS, ENCODER, DECODER, INTERPOLATION))
