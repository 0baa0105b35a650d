"""Checkerboards of decoders: counted as lesson 06 counts them, and in trained errors."""

import numpy as np
import pytest
import torch

from course_utils.models.autoencoders import doubling
from course_utils.models.convolution import overlap_counts
from course_utils.models.decoder_checkerboards import by_place, unevenness, untrained_pattern


def test_means_by_place_by_hand():
    values = np.array([[1, 2, 1, 4], [3, 4, 5, 6], [1, 2, 1, 0], [3, 4, 5, 6]])
    assert by_place(values[None]).tolist() == [[1, 2], [4, 5]]
    assert by_place(np.stack([values, 3 * values])).tolist() == [[2, 4], [8, 10]]
    np.testing.assert_array_equal(by_place(values, 4), values)
    assert by_place(np.ones((2, 7, 5)), 3).tolist() == [[1] * 3] * 3
    with pytest.raises(ValueError, match="No square of 4"):
        by_place(np.ones((1, 3, 8)), 4)
    assert unevenness([[1, 2], [4, 5]]) == 5


@pytest.mark.parametrize("kernel_size", [3, 4])
def test_random_weights_bring_energy_in_proportion_to_the_products_that_meet(kernel_size):
    """Of one layer, exactly in the mean: each product adds as much to the mean square."""
    settings = {"stride": 2, "padding": 1, "output_padding": 4 - kernel_size}
    counts = overlap_counts(8, kernel_size, **settings)[2:14, 2:14]
    found, x = [], torch.randn(200, 16, 8, 8, generator=torch.Generator().manual_seed(0))
    for seed in range(30):
        (layer,) = doubling(16, 8, "transposed", kernel_size)
        with torch.random.fork_rng(), torch.no_grad():
            torch.manual_seed(seed)
            layer.reset_parameters()
            layer.bias.zero_()
            found.append(by_place(layer(x)[:, :, 2:14, 2:14].square().flatten(0, 1).numpy()))
    energy, expected = np.mean(found, axis=0), by_place(counts[None])
    np.testing.assert_allclose(energy / energy.min(), expected / expected.min(), rtol=0.06)


def test_untrained_decoders_are_uneven_only_with_kernels_of_three():
    patterns = [
        untrained_pattern(f"{way} {size}", way, size, range(20))
        for way, size in (("transposed", 3), ("transposed", 4), ("upsampling", 3))
    ]
    for pattern in patterns:
        assert pattern.pixels.shape == (20, 20)
        np.testing.assert_allclose(by_place(pattern.pixels[None]), pattern.places)
        assert pattern.places.min() == 1
    kernel_3, *remedies = [unevenness(pattern.places) for pattern in patterns]
    assert kernel_3 > 2.5
    assert max(remedies) < 1.25
    assert patterns[0].places.argmax() == 3, "odd rows and columns get most products"
    again = untrained_pattern("again", "transposed", 3, range(20))
    np.testing.assert_array_equal(again.pixels, patterns[0].pixels)
