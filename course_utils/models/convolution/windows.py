"""Windows that slide over a padded picture, and the cells they read."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

__all__ = ["WindowAxis", "kernel_cells", "misfit", "padded", "reach", "sliding_windows"]


def reach(kernel_size: int, dilation: int) -> int:
    """Cells that a kernel covers, holes included: d(k − 1) + 1."""
    return dilation * (kernel_size - 1) + 1


def kernel_cells(places: int, stride: int, kernel_size: int, dilation: int) -> NDArray[np.intp]:
    """Cell under each weight, for each place of the kernel: (places, kernel_size)."""
    return stride * np.arange(places)[:, None] + dilation * np.arange(kernel_size)


@dataclass(frozen=True)
class WindowAxis:
    """The windows along one direction, height or width.

    Attributes
    ----------
    input_size, kernel_size, stride, dilation, output_size : int
    before, after : int
        Cells of padding on either side; in ceil_mode, after reaches to the end of the last window.
    """

    input_size: int
    kernel_size: int
    stride: int
    dilation: int
    output_size: int
    before: int
    after: int

    @property
    def padded_size(self) -> int:
        """Cells of the input with its padding."""
        return self.before + self.input_size + self.after

    @property
    def reach(self) -> int:
        """Cells that a window covers, holes included."""
        return reach(self.kernel_size, self.dilation)

    @property
    def cells(self) -> NDArray[np.intp]:
        """Padded coordinates that each window reads: (output_size, kernel_size)."""
        return kernel_cells(self.output_size, self.stride, self.kernel_size, self.dilation)


def padded(x: NDArray, rows: WindowAxis, columns: WindowAxis, fill: float = 0) -> NDArray:
    """The pictures x (…, H, W) with their padding."""
    untouched = ((0, 0),) * (x.ndim - 2)
    around = ((rows.before, rows.after), (columns.before, columns.after))
    return np.pad(x, untouched + around, constant_values=fill)


def sliding_windows(x: NDArray, rows: WindowAxis, columns: WindowAxis) -> NDArray:
    """Every window of the padded x (…, H, W), as a view: (…, out_h, out_w, kh, kw)."""
    everywhere = sliding_window_view(x, (rows.reach, columns.reach), axis=(-2, -1))
    return everywhere[..., :: rows.stride, :: columns.stride, :: rows.dilation, :: columns.dilation]


def misfit(input_size: int, kernel_size: int, padding: int, dilation: int) -> str:
    """Sentence for a kernel that covers more than there is."""
    covered = reach(kernel_size, dilation)
    kernel = f"{kernel_size} with dilation {dilation}" if dilation > 1 else f"{kernel_size}"
    place = "padded input" if padding else "input"
    return (
        f"A kernel of {kernel} covers {covered} cells, "
        f"but the {place} has only {input_size + 2 * padding}."
    )
