"""Code behind the notebooks of the course From Perceptron to Color."""

__version__ = "0.1.0"
