"""Many bars in little space."""

import numpy as np
from numpy.typing import NDArray


def thin_bars(values: NDArray, x: float, y: float, size: tuple[float, float],
              scale: tuple[float, float], tone: str) -> str:  # fmt: skip
    """Bars from 0, one under the other, as one path.

    Parameters
    ----------
    values : (N,)
    x, y : float
        Left end of the scale and top of the first bar.
    size : (width, height)
        Of all of them together.
    scale : (lowest, highest)
        Values at the two ends.
    tone : str
        CSS color.
    """
    low, high = scale
    row = size[1] / len(values)
    places = x + size[0] * (np.clip(values, low, high) - low) / (high - low)
    zero = x + size[0] * -low / (high - low)
    where = "".join(
        f"M{zero:.1f} {y + (k + 0.5) * row:.1f}H{place:.1f}" for k, place in enumerate(places)
    )
    return f'<path d="{where}" style="stroke:{tone};stroke-width:{0.76 * row:.2f}"/>'
