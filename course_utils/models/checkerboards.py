"""Three ways to double a picture, one of which makes checkerboards.

Source: A. Odena, V. Dumoulin and C. Olah, "Deconvolution and checkerboard artifacts", Distill
(2016).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.convolution import conv2d, conv_transpose2d, overlap_counts

#: Cells of the input in each direction, and what one becomes in the output.
SIZE, FACTOR = 6, 2
KERNEL_3, KERNEL_4 = "kernel 3, stride 2", "kernel 4, stride 2"
UPSAMPLED = "upsample, then 3×3"
#: Kernel size, padding and output padding with which either kernel doubles the size exactly.
TRANSPOSED = {KERNEL_3: (3, 1, 1), KERNEL_4: (4, 1, 0)}
WAYS = (KERNEL_3, KERNEL_4, UPSAMPLED)

INPUTS = {
    "ones": np.ones((SIZE, SIZE)),
    "ramp": np.tile(np.arange(1.0, SIZE + 1), (SIZE, 1)),
}


@dataclass(frozen=True)
class Doubled:
    """A picture doubled with a kernel of ones.

    Attributes
    ----------
    way : str
        One of WAYS.
    picture : str
        Name of the input.
    x : (6, 6)
    kernel : (k, k)
        All ones.
    counts : (12, 12) integer
        How many products each output adds up.
    result : (12, 12)
    row : int
        Row of the result looked at.
    """

    way: str
    picture: str
    x: NDArray
    kernel: NDArray
    counts: NDArray[np.intp]
    result: NDArray
    row: int


def doubled(way: str, picture: str, row: int) -> Doubled:
    """Double an input with all weights 1, and count the products.

    Parameters
    ----------
    way : str
        One of WAYS.
    picture : str
        One of INPUTS.
    row : int
    """
    x = INPUTS[picture]
    if way == UPSAMPLED:
        kernel = np.ones((3, 3))
        larger = np.kron(x, np.ones((FACTOR, FACTOR)))  # each cell repeated: nearest neighbor
        result = conv2d(larger, kernel, padding=1)
        counts = conv2d(np.ones(larger.shape, dtype=int), kernel.astype(int), padding=1)
    else:
        size, padding, output_padding = TRANSPOSED[way]
        kernel = np.ones((size, size))
        result = conv_transpose2d(x, kernel, None, FACTOR, padding, output_padding)
        counts = overlap_counts(SIZE, size, FACTOR, padding, output_padding)
    return Doubled(way, picture, x, kernel, counts, result, row)
