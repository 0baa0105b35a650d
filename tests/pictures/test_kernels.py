"""Picture of a kernel on a photograph, read back."""

from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils.models.kernels import KERNELS, filtered
from course_utils.pictures.kernels import SCALE, kernel_picture, shades, weight_words

PHOTOGRAPH = np.random.default_rng(3).integers(0, 256, (180, 240)).astype(float)


def made(stride=1, dilation=1, kernel="sharpen"):
    return filtered(PHOTOGRAPH, KERNELS[kernel], stride, dilation, (72, 96))


def images(parts):
    """(width on the page, pixels) of each image: photograph, detail, result, detail."""
    return [
        (
            float(image.get("width")),
            np.asarray(Image.open(BytesIO(b64decode(image.get("href").partition(",")[2])))),
        )
        for image in parts["image"]
    ]


def words(parts):
    return ["".join(text.itertext()) for text in parts["text"]]


@pytest.mark.parametrize("stride", range(1, 5))
@pytest.mark.parametrize("dilation", range(1, 5))
def test_the_result_is_shown_at_the_scale_of_the_photograph(drawn, stride, dilation):
    state = made(stride, dilation)
    (wide, photograph), (patch_wide, patch), (result_wide, result), (small_wide, small) = images(
        drawn(kernel_picture(state, "label").markup)
    )
    assert wide / photograph.shape[1] == result_wide / result.shape[1] == SCALE
    assert result.shape == state.result.shape
    assert patch_wide / len(patch) == small_wide / len(small)
    assert np.array_equal(patch, state.patch)
    assert np.array_equal(small, shades(state.patch_result, False))


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_number_of_the_marked_output_is_written(drawn, kernel):
    state = made(dilation=3, kernel=kernel)
    shown = words(drawn(kernel_picture(state, "label").markup))
    for weight in state.kernel.flat:
        assert weight_words(weight) in shown
    for value in state.window.values.flat:
        assert f"{value:g}" in shown
    assert any(word.startswith("= ") for word in shown)
    assert "9 weights reach 7 × 7 cells" in shown
    assert f"sum of the weights: {round(state.brightness)}" in shown
    assert ("−255" in shown) == (state.brightness == 0)


def test_a_dot_stands_on_every_window_and_an_outline_on_its_nine_cells(drawn):
    paths = [path.get("d") for path in drawn(kernel_picture(made(2, 2), "label").markup)["path"]]
    assert max(path.count("h0") for path in paths) == 16, "4 × 4 windows, each with a dot"
    assert any(path.count("M") == 9 and "z" in path for path in paths)


def test_zero_is_middle_gray_where_numbers_can_be_negative():
    numbers = np.array([[-1e6, -255, 0, 255, 1e6]])
    assert shades(numbers, signed=True).tolist() == [[0, 0, 128, 255, 255]]
    assert shades(numbers, signed=False).tolist() == [[0, 0, 0, 255, 255]]


@pytest.mark.parametrize(
    ("weight", "said"),
    [(1 / 9, "1/9"), (-1 / 9, "−1/9"), (0.0625, "1/16"), (0.25, "0.25"), (0.1, "0.1"), (-2, "−2"),
     (0, "0"), (0.123456, "0.12"), (-12 / 17, "−0.71"), (99, "99"), (-98.76, "−98.8")],
)  # fmt: skip
def test_weights_are_fractions_where_decimals_would_be_cut_off(weight, said):
    assert weight_words(weight) == said
