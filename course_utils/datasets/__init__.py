"""The pictures of the course: real digits and a real map, checked each time they are loaded."""

from course_utils.datasets.blue_marble import load_blue_marble
from course_utils.datasets.mnist import load_mnist

__all__ = ["load_blue_marble", "load_mnist"]
