"""Reading the file format of MNIST."""

import numpy as np
import pytest

from course_utils.datasets import full_mnist


@pytest.mark.parametrize("shape", [(3,), (2, 28, 28), (0, 28, 28)])
def test_idx_files_are_read_as_they_were_written(idx, shape):
    numbers = np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)
    assert np.array_equal(full_mnist.read_idx(idx(numbers)), numbers)


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\x08", b"\x1f\x8b\x08\x01", b"\0\0\x0d\x01" + bytes(8)]
)
def test_idx_refuses_another_format(content):
    with pytest.raises(ValueError, match="no IDX file"):
        full_mnist.read_idx(content)


@pytest.mark.parametrize("keep", [4, 6, 16, -1])
def test_idx_refuses_a_cut_file(idx, keep):
    whole = idx(np.ones((2, 28, 28), np.uint8))
    for content in (whole[:keep], whole + b"\0"):
        with pytest.raises(ValueError, match="is cut"):
            full_mnist.read_idx(content)
