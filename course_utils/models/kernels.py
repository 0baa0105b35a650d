"""Kernels of 3×3 for pictures, and what a kernel makes of a photograph."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.convolution import Window, conv2d, window
from course_utils.models.sized_kernels import Kernel, typed_kernel

_SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], dtype=float)

#: Named kernels, each (3, 3). Sobel, Laplacian and Gaussian as in every textbook on pictures.
KERNELS: dict[str, Kernel] = {
    "identity": np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]], dtype=float),
    "blur (mean)": np.full((3, 3), 1 / 9),
    "blur (Gaussian)": np.outer([1, 2, 1], [1, 2, 1]) / 16,
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], dtype=float),
    "edges left–right (Sobel x)": _SOBEL,
    "edges top–bottom (Sobel y)": _SOBEL.T.copy(),
    "outline (Laplacian)": np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]], dtype=float),
    "emboss": np.array([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], dtype=float),
}

#: Larger typed weights only make the picture black and white.
LARGEST_WEIGHT = 99

#: Side of the patch of the photograph that is shown enlarged.
PATCH = 12


def parse_kernel(text: str) -> Kernel:
    """Kernel of 3×3 from typed numbers.

    Parameters
    ----------
    text : str
        Rows divided by semicolons, numbers by spaces: "1 0 -1; 2 0 -2; 1 0 -1". Fractions such
        as 1/9 are fine.

    Returns
    -------
    (3, 3)

    Raises
    ------
    ValueError
        Where it is no square of numbers, not 3×3, or a weight lies beyond −99 … 99.
    """
    kernel = typed_kernel(text)
    if kernel.shape != (3, 3):
        size = len(kernel)
        raise ValueError(
            f"This picture takes kernels of 3×3; the typed one is {size}×{size}. "
            "Type three rows of three numbers with semicolons between."
        )
    if np.abs(kernel).max() > LARGEST_WEIGHT:
        raise ValueError(
            f"The largest weight is {np.abs(kernel).max():g}; "
            f"this picture takes weights from −{LARGEST_WEIGHT} to {LARGEST_WEIGHT}."
        )
    return kernel


@dataclass(frozen=True)
class Filtered:
    """A photograph, a kernel, and what the kernel makes of it; a patch of both is looked at.

    Attributes
    ----------
    photograph : (H, W)
        Gray levels, 0 (black) to 255 (white).
    kernel : (3, 3)
    stride, dilation : int
    result : (H', W')
    corner : (row, column)
        Upper left cell of the patch in the photograph.
    """

    photograph: NDArray[np.float64]
    kernel: Kernel
    stride: int
    dilation: int
    result: NDArray[np.float64]
    corner: tuple[int, int]

    @property
    def brightness(self) -> float:
        """Sum of the weights: what a flat area is multiplied by; rounding removed."""
        return round(float(self.kernel.sum()), 12) + 0.0

    @property
    def signed(self) -> bool:
        """Whether a picture of the result needs room for negative numbers."""
        return self.brightness <= 0

    @property
    def patch(self) -> NDArray[np.float64]:
        """(12, 12): a part of the photograph."""
        row, column = self.corner
        return self.photograph[row : row + PATCH, column : column + PATCH]

    @property
    def outputs(self) -> int:
        """Windows that lie side by side in the patch, in each direction."""
        return (PATCH - 2 * self.dilation - 1) // self.stride + 1

    @property
    def patch_result(self) -> NDArray[np.float64]:
        """(outputs, outputs): the part of the result that is made of the patch alone."""
        row, column = (place // self.stride for place in self.corner)
        return self.result[row : row + self.outputs, column : column + self.outputs]

    @property
    def cell(self) -> int:
        """Row and column, in patch_result, of the output looked at: the middle one."""
        return (self.outputs - 1) // 2

    @property
    def window(self) -> Window:
        """Cells of the patch, weights and products behind that output."""
        return window(self.patch, self.kernel, self.cell, self.cell, self.stride, 0, self.dilation)


def filtered(
    photograph: NDArray[np.float64],
    kernel: Kernel,
    stride: int,
    dilation: int,
    corner: tuple[int, int],
) -> Filtered:
    """Convolve a photograph, without padding.

    Parameters
    ----------
    photograph : (H, W)
    kernel : (3, 3)
    stride, dilation : int
    corner : (row, column)
        Upper left cell of the patch, both multiples of the stride, so that a window starts there.

    Raises
    ------
    ValueError
        As conv2d, for a corner between two windows, and where no window fits into the patch.
    """
    result = conv2d(photograph, kernel, None, stride, 0, dilation)
    if any(place % stride for place in corner):
        raise ValueError(f"The patch starts at {corner}; with stride {stride} no window does.")
    if 2 * dilation >= PATCH:
        raise ValueError(f"A window with dilation {dilation} is larger than the patch of {PATCH}.")
    return Filtered(photograph, kernel, stride, dilation, result, corner)
