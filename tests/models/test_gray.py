"""Gray and faded pictures against torch and Pillow."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image

from course_utils.models.gray import faded, gray_of

photographs = hnp.arrays(np.uint8, st.tuples(st.integers(1, 6), st.integers(1, 6), st.just(3)))


@given(photographs)
def test_gray_equals_torch(rgb):
    weights = torch.tensor([0.299, 0.587, 0.114], dtype=torch.float64)
    expected = torch.einsum("hwc,c->hw", torch.from_numpy(rgb).double(), weights)
    np.testing.assert_allclose(gray_of(rgb), expected, rtol=0, atol=1e-12)


@given(photographs)
def test_gray_equals_pillow_within_one(rgb):
    pillow = np.asarray(Image.fromarray(rgb).convert("L"), float)
    assert np.abs(gray_of(rgb) - pillow).max() <= 1


@pytest.mark.parametrize(
    ("rgb", "gray"),
    [((255, 255, 255), 255), ((0, 0, 0), 0), ((255, 0, 0), 76.245), ((0, 100, 0), 58.7)],
)
def test_gray_by_hand(rgb, gray):
    assert gray_of(rgb) == pytest.approx(gray, abs=1e-12)


@given(photographs, st.floats(0, 1))
def test_faded_equals_lerp_of_torch_rounded(rgb, share):
    color = torch.from_numpy(rgb).double()
    gray = torch.from_numpy(gray_of(rgb))[..., None].expand_as(color)
    exact = torch.lerp(gray, color, share).numpy()
    picture = faded(rgb, share)
    assert picture.dtype == np.uint8
    # Half a step is what rounding may cost; a little more where both lie on a tie.
    assert np.abs(picture - exact).max() <= 0.5 + 1e-9


@given(photographs)
def test_no_color_is_gray_and_all_color_is_the_picture(rgb):
    assert np.array_equal(faded(rgb, 1), rgb)
    gray = faded(rgb, 0)
    assert np.array_equal(gray, np.repeat(np.rint(gray_of(rgb))[..., None], 3, axis=-1))


def test_faded_leaves_the_picture_as_it_is():
    rgb = np.array([[[10, 200, 30]]], np.uint8)
    faded(rgb, 0.3)
    assert rgb.tolist() == [[[10, 200, 30]]]


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_share_outside_zero_and_one_gets_a_sentence(share):
    with pytest.raises(ValueError, match=f"between 0 and 1, not at {share}"):
        faded(np.zeros((1, 1, 3)), share)
