"""All that the latent plane explorer shows of one setting."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_utils.models.autoencoders import Autoencoder
from course_utils.models.reconstruction import decoded, encoded

#: Pictures that the decoder makes along each side of the plane.
GRID = 16
#: Distances between sliders' values, and how many values a slider has at most.
STEPS, VALUES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0), 120
#: So many times the usual distance from code to code is far from every digit.
FAR = 5


@dataclass(frozen=True, eq=False)
class LatentMap:
    """Where the digits lie on the plane of a network's codes; each one equals only itself.

    Attributes
    ----------
    images : (N, 28, 28)
        0 (paper) to 1 (ink).
    labels : (N,)
    codes : (N, 2)
    horizontal, vertical : (lowest, highest)
        Equally long; they hold all codes.
    step : float
        Of the sliders.
    usual : float
        Median distance from a code to the nearest other one.
    pictures : (16, 16, 28, 28)
        What the decoder makes in the middle of each cell; the first row is the highest.
    """

    images: NDArray[np.float32]
    labels: NDArray[np.int64]
    codes: NDArray[np.float32]
    horizontal: tuple[float, float]
    vertical: tuple[float, float]
    step: float
    usual: float
    pictures: NDArray[np.float32]


@dataclass(frozen=True)
class LatentState:
    """One point of the plane.

    Attributes
    ----------
    map : LatentMap
    ground : str
        What is shown on the plane.
    code : (float, float)
    image : (28, 28)
        What the decoder makes of it.
    nearest : int
        Digit with the nearest code.
    distance : float
        From the point to that code.
    """

    map: LatentMap
    ground: str
    code: tuple[float, float]
    image: NDArray[np.float32]
    nearest: int
    distance: float

    @property
    def label(self) -> int:
        """What the nearest digit is."""
        return int(self.map.labels[self.nearest])

    @property
    def is_far(self) -> bool:
        """Whether the point lies farther from every digit than digits lie from each other."""
        return self.distance > FAR * self.map.usual


def latent_map(
    network: Autoencoder, images: NDArray[np.float32], labels: NDArray[np.int64]
) -> LatentMap:
    """Encode digits, and decode a grid of points.

    Parameters
    ----------
    network : Autoencoder
    images : (N, 28, 28)
        0 (paper) to 1 (ink).
    labels : (N,)

    Raises
    ------
    ValueError
        Where its codes have not two numbers.
    """
    if network.code_size != 2:
        raise ValueError(f"A plane needs codes of two numbers, not {network.code_size}.")
    codes = encoded(network, images)
    low, high = codes.min(axis=0), codes.max(axis=0)
    reach = 1.08 * float((high - low).max()) or 1.0
    step = next((step for step in STEPS if reach / step <= VALUES), STEPS[-1])
    sides = [_side(middle, reach, step) for middle in (low + high) / 2]
    across, up = (start + (np.arange(GRID) + 0.5) / GRID * (end - start) for start, end in sides)
    points = np.stack(np.meshgrid(across, up[::-1]), axis=-1).reshape(-1, 2)
    pictures = decoded(network, points).reshape(GRID, GRID, *images.shape[1:])
    apart = np.linalg.norm(codes[:, None] - codes, axis=2)
    np.fill_diagonal(apart, np.inf)
    usual = float(np.median(apart.min(axis=1)))
    return LatentMap(images, labels, codes, *sides, step, usual, pictures)


def latent_state(
    network: Autoencoder, plane: LatentMap, ground: str, code: tuple[float, float]
) -> LatentState:
    """Decode one point, and find the digit whose code is nearest.

    Parameters
    ----------
    network : Autoencoder
    plane : LatentMap
        Of the same network.
    ground : str
    code : (float, float)
    """
    distances = np.linalg.norm(plane.codes - np.array(code, np.float32), axis=1)
    nearest = int(distances.argmin())
    image = decoded(network, [code])[0]
    return LatentState(plane, ground, code, image, nearest, float(distances[nearest]))


def _side(middle: float, reach: float, step: float) -> tuple[float, float]:
    """Lowest and highest number of one side, both whole steps."""
    count = int(np.ceil(reach / step / 2))
    center = round(float(middle) / step)
    return round((center - count) * step, 6), round((center + count) * step, 6)
