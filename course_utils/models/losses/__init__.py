"""Losses: one number for how wrong the answers are, and its gradient.

Each is a mean, so that it does not grow with the number of examples.
"""

from course_utils.models.losses.cross_entropies import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    cross_entropy,
    cross_entropy_gradient,
    log_sum_exp,
    one_hot,
)
from course_utils.models.losses.distances import (
    mae,
    mae_gradient,
    mse,
    mse_gradient,
    rmse,
    rmse_gradient,
    squared_error,
    squared_error_gradient,
)

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_gradient",
    "cross_entropy",
    "cross_entropy_gradient",
    "log_sum_exp",
    "mae",
    "mae_gradient",
    "mse",
    "mse_gradient",
    "one_hot",
    "rmse",
    "rmse_gradient",
    "squared_error",
    "squared_error_gradient",
]
