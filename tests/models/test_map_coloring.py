"""Colorings of Europe and Africa against scikit-image, on the pixels themselves."""

import numpy as np
import pytest
import torch
from skimage.color import deltaE_cie76, rgb2lab
from skimage.metrics import peak_signal_noise_ratio

from course_utils.datasets.earth_tiles import HELD_OUT, europe_and_africa
from course_utils.models.color_baselines import earth_colors
from course_utils.models.colorizers import SkipColorizer, predicted_lab
from course_utils.models.great_picture import GreatPicture
from course_utils.models.lab import to_rgb
from course_utils.models.map_coloring import (
    BASELINES,
    CORNERS,
    REGION,
    REGIONS,
    WHOLE,
    ColoredEarth,
    map_state,
    region_of,
    true_map,
)
from course_utils.training import made_with_seed


@pytest.fixture(scope="module")
def network():
    return made_with_seed(SkipColorizer, 0)


@pytest.fixture(scope="module")
def earth(network):
    return ColoredEarth({"untrained": network})


def test_no_region_leaves_the_part_that_is_never_learned_from():
    rows, columns = true_map().rgb.shape[:2]
    assert columns < HELD_OUT.stop - HELD_OUT.start + 1
    for top, left in CORNERS.values():
        assert 0 <= top <= rows - REGION[0]
        assert 0 <= left <= columns - REGION[1]
    assert REGION[0] / REGION[1] == pytest.approx(rows / columns, rel=0.001)


def test_the_true_map_cannot_be_written_to():
    for part in (true_map().rgb, true_map().lab):
        with pytest.raises(ValueError, match="read-only"):
            part[0] = 0


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("model", [*BASELINES, "untrained"])
def test_measures_are_scikit_images(earth, region, model):
    state = map_state(earth, region, model, 100)
    truth = europe_and_africa()[region_of(region)]
    assert np.array_equal(state.truth, truth)
    found = peak_signal_noise_ratio(truth, state.colored, data_range=255)
    assert state.scores.psnr == pytest.approx(found, abs=1e-3)
    answer, true = earth.lab(model)[region_of(region)].astype(float), rgb2lab(truth)
    answer[..., 0] = true[..., 0]
    assert state.scores.ab_error == pytest.approx(deltaE_cie76(answer, true).mean(), abs=1e-3)
    assert state.ab_error_at_100 == state.scores.ab_error


def test_a_network_is_asked_once_and_its_answer_is_cut_into_regions(earth, network):
    whole = predicted_lab(network, europe_and_africa())
    for region in ("Madagascar", WHOLE):
        state = map_state(earth, region, "untrained", 100)
        assert np.abs(state.colored.astype(int) - to_rgb(whole[region_of(region)])).max() <= 1


def test_saturation_multiplies_a_and_b(earth):
    region, model = "Morocco", "looked up by brightness"
    answer = earth.lab(model)[region_of(region)]
    for saturation in (0, 50, 200):
        state = map_state(earth, region, model, saturation)
        expected = answer * np.array([1, saturation / 100, saturation / 100], np.float32)
        assert np.abs(state.colored.astype(int) - to_rgb(expected)).max() <= 1
        assert state.ab_error_at_100 == map_state(earth, region, model, 100).scores.ab_error
    gray = map_state(earth, region, model, 0)
    assert np.array_equal(gray.colored, gray.gray)
    assert gray.scores == gray.gray_scores


def test_the_baselines_color_as_they_say(earth):
    for part, value in zip(np.moveaxis(earth.lab("mean color"), -1, 0)[1:], earth_colors().mean,
                           strict=True):  # fmt: skip
        assert np.unique(part) == pytest.approx([value])
    assert not earth.lab("gray")[..., 1:].any()
    light = np.rint(earth.lab("looked up by brightness")[..., 0]).astype(int)
    first, second = earth.lab("looked up by brightness")[light == 30][[0, -1], 1:]
    assert np.array_equal(first, second)


def test_a_network_cannot_take_the_name_of_a_baseline(network):
    with pytest.raises(ValueError, match="'gray' is the name of a coloring without a network"):
        ColoredEarth({"gray": network})


def test_the_curtain_brings_what_stands_left_of_it(network):
    great = GreatPicture(network)
    truth, width = europe_and_africa(), 562
    gray = to_rgb(true_map().lab * np.array([1, 0, 0], np.float32))
    colored = to_rgb(predicted_lab(network, truth))
    assert np.abs(great.pictures["colored"].astype(int) - colored).max() <= 1
    for sweep in range(101):
        state = great.at(sweep)
        before, after = (gray, great.pictures["colored"]) if sweep <= 50 else (
            great.pictures["colored"], truth
        )  # fmt: skip
        column = round((sweep if sweep <= 50 else sweep - 50) / 50 * width)
        assert state.column == column
        assert np.array_equal(state.rgb[:, :column], after[:, :column])
        assert np.array_equal(state.rgb[:, column:], before[:, column:])
    found = peak_signal_noise_ratio(truth, great.pictures["colored"], data_range=255)
    assert great.scores["colored"].psnr == pytest.approx(found, abs=1e-3)
    assert torch.is_grad_enabled()
