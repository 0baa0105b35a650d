"""One moment of a descent, beside descents with other batch sizes that saw as many examples."""

from dataclasses import dataclass
from functools import cache

from course_utils.models.descent import Path
from course_utils.models.downhill import house_path, standardized_houses

#: Batch sizes that are compared; the last is all houses.
BATCH_SIZES = (1, 2, 4, 12)

#: Numbers of epochs for which paths are recorded: short ones are ready sooner.
HORIZONS = (10, 20, 40)


@dataclass(frozen=True)
class DownhillState:
    """Where a descent is after so many epochs.

    Attributes
    ----------
    learning_rate : float
    batch_size : int
        One of BATCH_SIZES.
    optimizer : str
    epochs : int
        How often each house was to be seen.
    paths : dict of int to Path
        For each batch size: the whole path so far, ended early where it diverged.
    horizon : int
        Epochs that the axis of examples goes to.
    """

    learning_rate: float
    batch_size: int
    optimizer: str
    epochs: int
    paths: dict[int, Path]
    horizon: int

    @property
    def path(self) -> Path:
        """The path of the batch size chosen."""
        return self.paths[self.batch_size]

    @property
    def examples(self) -> int:
        """Examples that all steps together were to see."""
        return self.epochs * houses_count()

    @property
    def last_epoch(self) -> int:
        """Number of steps taken before the last epoch began."""
        return max(0, self.epochs - 1) * houses_count() // self.batch_size


def houses_count() -> int:
    """Number of examples in an epoch."""
    return len(standardized_houses()[1])


def downhill_state(
    learning_rate: float, optimizer: str, batch_size: int, epochs: int
) -> DownhillState:
    """Descend with each batch size and stop after so many epochs.

    Parameters
    ----------
    learning_rate : float
    optimizer : str
        A name in OPTIMIZERS.
    batch_size : int
        One of BATCH_SIZES.
    epochs : int
        0 … the last of HORIZONS.
    """
    horizon = next(most for most in HORIZONS if most >= epochs)
    paths = {
        size: _until(recorded_path(learning_rate, size, optimizer, horizon), size, epochs)
        for size in BATCH_SIZES
    }
    return DownhillState(learning_rate, batch_size, optimizer, epochs, paths, horizon)


@cache
def recorded_path(learning_rate: float, batch_size: int, optimizer: str, epochs: int) -> Path:
    """Descend once; kept, since sliders come back."""
    path = house_path(learning_rate, batch_size, optimizer, epochs)
    for values in (path.weights, path.losses, path.examples_seen):
        values.flags.writeable = False
    return path


def _until(path: Path, batch_size: int, epochs: int) -> Path:
    """Beginning of a path; it has diverged only if it ends within these epochs."""
    steps = epochs * houses_count() // batch_size
    part = slice(0, steps + 1)
    return Path(
        path.weights[part],
        path.losses[part],
        path.examples_seen[part],
        path.diverged and path.steps < steps,
    )
