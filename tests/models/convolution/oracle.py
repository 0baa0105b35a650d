"""torch's answer beside ours: the same numbers, or both refuse."""

import numpy as np
import torch

from course_utils.models.convolution import (
    avg_pool2d,
    conv2d,
    conv_transpose2d,
    max_pool2d,
    output_size,
    pooled_output_size,
    transposed_output_size,
)

TORCH = {
    conv2d: torch.nn.functional.conv2d,
    max_pool2d: torch.nn.functional.max_pool2d,
    avg_pool2d: torch.nn.functional.avg_pool2d,
    conv_transpose2d: torch.nn.functional.conv_transpose2d,
    output_size: torch.nn.functional.conv2d,
    pooled_output_size: torch.nn.functional.max_pool2d,
    transposed_output_size: torch.nn.functional.conv_transpose2d,
}


def torch_answer(function, *arrays, **settings):
    """What torch gives for the same arrays, or None where it refuses."""
    plain = np.ndim(arrays[0]) == 2
    tensors = [torch.as_tensor(np.asarray(array)) for array in arrays]
    if plain:  # torch wants channels; a bias, the third array, has one number for each output
        tensors = [t[None] if t.ndim == 0 else t[None, None] for t in tensors]
    try:
        result = TORCH[function](*tensors, **settings).numpy()
    except (RuntimeError, TypeError):
        return None
    return result[0, 0] if plain else result


def our_answer(function, *arguments, **settings):
    """What our function gives, or None where it refuses with a sentence."""
    try:
        return function(*arguments, **settings)
    except ValueError as refusal:
        sentence = str(refusal)
        assert sentence.endswith(".")
        assert any(character.isdigit() for character in sentence) or "whole number" in sentence
        return None


def size_in_torch(size_function, input_size, kernel_size, **settings):
    """Output size that torch gives, or None where it refuses: (height, width)."""
    x, kernel = torch.zeros(1, 1, input_size, input_size).double(), kernel_size
    if size_function is not pooled_output_size:
        kernel = torch.zeros(1, 1, kernel_size, kernel_size).double()
    try:
        return TORCH[size_function](x, kernel, **settings).shape[2:]
    except (RuntimeError, TypeError):
        return None


def picture(height, width, seed=0):
    """Whole numbers from −9 to 9 as floats: every sum of products is exact."""
    return np.random.default_rng(seed).integers(-9, 10, (height, width)).astype(float)
