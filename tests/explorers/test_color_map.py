"""The explorers *color the map* and *great picture* in every state of their menus."""

from itertools import product
from xml.etree import ElementTree

import numpy as np
import pytest

from course_utils.explorers.color_map import color_the_map
from course_utils.explorers.great_picture import PLAYING, great_picture
from course_utils.models.colorizers import PlainColorizer, SkipColorizer
from course_utils.models.map_coloring import BASELINES, REGIONS, ColoredEarth, map_state
from course_utils.training import made_with_seed
from tests.explorers.drawn_words import words_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def networks():
    return {
        "autoencoder": made_with_seed(PlainColorizer, 0),
        "skip connections": made_with_seed(SkipColorizer, 0),
    }


@pytest.fixture(scope="module")
def made_once(networks):
    return color_the_map(networks)


@pytest.fixture
def explorer(made_once):
    made_once.reset()
    return made_once


@pytest.fixture(scope="module")
def great(networks):
    return great_picture(networks["skip connections"])


def test_every_region_and_model_is_colored_and_measured(explorer, networks, count_states):
    earth, count = ColoredEarth(networks), 0
    assert explorer.controls["model"].options == (*BASELINES, *networks)
    for region, model, saturation in product(REGIONS, earth.models, (100, 60)):
        explorer.set(region=region, model=model, saturation=saturation)
        state, expected = explorer.state, map_state(earth, region, model, saturation)
        assert np.array_equal(state.colored, expected.colored)
        assert state.scores == expected.scores
        assert len(explorer.message) <= 200
        shown = words_of(explorer)
        assert f"colored: {model}" in shown
        assert f"PSNR {expected.scores.psnr:.1f} dB" in shown
        assert f"ab error {expected.scores.ab_error:.1f}" in shown
        count += 1
    count_states(count, "seen")


def test_it_starts_with_the_last_network_on_the_whole_map(explorer):
    assert explorer.settings == {
        "region": "Europe and Africa",
        "model": "skip connections",
        "saturation": 100,
    }
    assert "The network (skip connections) has never seen this place." in explorer.message


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"model": "gray"}, "because its brightness is right"),
        ({"model": "mean color"}, "One color for every pixel"),
        ({"model": "looked up by brightness"}, "dark sea and dark forest look alike"),
        ({"model": "looked up by brightness", "saturation": 0}, "the colorfulness is 0,"),
    ],
)
def test_the_sentence_says_what_the_numbers_leave_out(explorer, settings, said):
    explorer.set(region="Morocco", **settings)
    assert said in explorer.message


@pytest.mark.parametrize("model", ["mean color", "looked up by brightness"])
def test_what_a_change_of_saturation_shows_is_said(explorer, model, count_states):
    said = {
        (True, True): "The guess was too pale here.",
        (True, False): "Colorful is not the same as right.",
        (False, True): "The guess was too bold here.",
        (False, False): "Paler is not the same as safer.",
    }
    met = set()
    for region, saturation in product(REGIONS, (0, 60, 140, 200)):
        explorer.set(region=region, model=model, saturation=saturation)
        state = explorer.state
        case = saturation > 100, state.scores.ab_error < state.ab_error_at_100
        assert said[case] in explorer.message
        met.add(case)
    assert len(met) > 1
    count_states(4 * len(REGIONS), "seen")


def test_the_numbers_change_with_the_saturation_and_the_truth_stays(explorer):
    before = explorer.picture.markup
    explorer.controls["saturation"].value = 200
    after = explorer.picture.markup
    images = [[im.get("href") for im in ElementTree.fromstring(m).iter(f"{SVG}image")]
              for m in (before, after)]  # fmt: skip
    assert [a == b for a, b in zip(*images, strict=True)] == [True, False, True]


def test_the_curtain_goes_from_gray_to_colored_to_truth(great, every_value, count_states):
    pairs, marks = [], []
    for sweep in every_value(great.controls["sweep"]):
        great.controls["sweep"].value = sweep
        names = [word for word in words_of(great)[-2:] if word in ("gray", "colored", "truth")]
        pairs.append(tuple(names))
        root = ElementTree.fromstring(great.picture.markup)
        curtain = [
            float(line.get("x1"))
            for line in root.iter(f"{SVG}line")
            if float(line.get("y2")) - float(line.get("y1")) > 600
        ]
        marks.append(curtain)
        assert len(great.message) <= 200
    assert [len(mark) for mark in marks] == [sweep % 50 != 0 for sweep in range(101)]
    assert np.diff([mark[0] for mark in marks[1:50]]).min() > 0
    assert (pairs[0], pairs[50], pairs[100]) == (("gray",), ("colored",), ("truth",))
    assert pairs[25] == ("colored", "gray")
    assert pairs[75] == ("truth", "colored")
    count_states(101, "seen")


def test_play_moves_the_curtain_quickly(great):
    *_, row = great.children
    assert row.children[0].interval == PLAYING <= 100


def test_without_networks_the_trained_ones_of_the_course_are_shown():
    explorer = color_the_map()
    psnr = {}
    for model in explorer.controls["model"].options:
        explorer.controls["model"].value = model
        psnr[model] = explorer.state.scores.psnr
    assert list(psnr) == [*BASELINES, "autoencoder", "skip connections"]
    assert psnr["gray"] + 1 < psnr["looked up by brightness"]
    assert psnr["looked up by brightness"] + 1 < psnr["autoencoder"] < psnr["skip connections"]
    shown = great_picture().state.scores
    assert shown.psnr == pytest.approx(psnr["skip connections"], abs=0.5)
