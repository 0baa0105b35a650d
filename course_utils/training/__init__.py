"""One plain PyTorch training loop for every network of the course, on the CPU or a GPU."""

from course_utils.training.devices import best_device
from course_utils.training.loop import made_with_seed, train

__all__ = ["best_device", "made_with_seed", "train"]
