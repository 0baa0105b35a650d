"""Named kernels and typed ones, and what they make of a picture."""

import numpy as np
import pytest

from course_utils.models.convolution import conv2d
from course_utils.models.kernels import KERNELS, PATCH, filtered, parse_kernel

RAMP = np.tile(np.arange(48.0), (36, 1))


@pytest.mark.parametrize(
    ("name", "total"),
    list(zip(KERNELS, [1, 1, 1, 1, 0, 0, 0, 1], strict=True)),
)
def test_flat_areas_keep_their_brightness_or_become_0(name, total):
    flat = filtered(np.full((36, 48), 77.0), KERNELS[name], 1, 1, (12, 12))
    np.testing.assert_allclose(flat.result, 77 * total, atol=1e-12)
    assert flat.brightness == total
    assert flat.signed == (total == 0)


def test_each_kernel_does_what_its_name_says():
    def middle(name, picture):
        return filtered(picture, KERNELS[name], 1, 1, (0, 0)).result[5, 5]

    bright = np.zeros((12, 12))
    bright[6, 6] = 90
    assert middle("identity", bright) == 90
    assert middle("blur (mean)", bright) == pytest.approx(10)
    assert middle("blur (Gaussian)", bright) == 22.5
    assert middle("sharpen", bright) == 450
    assert middle("outline (Laplacian)", bright) == -360
    assert middle("edges left–right (Sobel x)", RAMP) == 8
    assert middle("edges top–bottom (Sobel y)", RAMP) == 0
    assert middle("edges top–bottom (Sobel y)", RAMP.T) == 8
    # The middle itself, 12, and how much the lower right is above the upper left.
    slope = RAMP[:36, :36] + RAMP[:36, :36].T
    assert middle("emboss", slope) == 12 + 2 * (14 - 10) + (13 - 11) + (13 - 11)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("1 0 -1; 2 0 -2; 1 0 -1", [[1, 0, -1], [2, 0, -2], [1, 0, -1]]),
        (" 1/9 1/9 1/9;1/9 1/9 1/9 ; 1/9,1/9,1/9;", np.full((3, 3), 1 / 9)),
        ("0 −1 0; −1 99 −.5; 0 -1/2 0", [[0, -1, 0], [-1, 99, -0.5], [0, -0.5, 0]]),
    ],
)
def test_typed_kernels_are_read(words, rows):
    assert np.array_equal(parse_kernel(words), rows)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Type the kernel's numbers"),
        ("1 2; 3 4", "kernels of 3×3; the typed one is 2×2"),
        ("1 2 3; 4 5 6; 7 8", "3 rows of 3 numbers here, not of 3, 3, 2"),
        ("1 2 3; 4 five 6; 7 8 9", "“five” is no number"),
        ("1 2 3; 4 1/0 6; 7 8 9", "“1/0” is no number"),
        ("1 2 3; 4 nan 6; 7 8 9", "“nan” is no number"),
        ("1 2 3; 4 -100 6; 7 8 9", "largest weight is 100; this picture takes weights from −99"),
    ],
)
def test_what_is_no_kernel_gets_a_sentence(words, sentence):
    with pytest.raises(ValueError, match=sentence):
        parse_kernel(words)


@pytest.mark.parametrize("stride", range(1, 5))
@pytest.mark.parametrize("dilation", range(1, 5))
def test_the_detail_is_the_convolution_of_its_patch(stride, dilation):
    picture = np.random.default_rng(0).integers(0, 256, (60, 72)).astype(float)
    shown = filtered(picture, KERNELS["emboss"], stride, dilation, (24, 36))
    alone = conv2d(shown.patch, shown.kernel, None, stride, 0, dilation)
    assert alone.shape == (shown.outputs, shown.outputs)
    assert np.array_equal(shown.patch_result, alone)
    assert shown.window.sum == alone[shown.cell, shown.cell]
    assert np.array_equal(np.diff(shown.window.rows), [dilation, dilation])
    assert shown.window.rows[0] == stride * shown.cell
    assert shown.window.rows[-1] < PATCH


def test_a_patch_between_windows_is_refused():
    with pytest.raises(ValueError, match=r"starts at \(12, 14\); with stride 4 no window does"):
        filtered(RAMP, KERNELS["identity"], 4, 1, (12, 14))
    with pytest.raises(ValueError, match="dilation 6 is larger than the patch of 12"):
        filtered(RAMP, KERNELS["identity"], 1, 6, (12, 12))
