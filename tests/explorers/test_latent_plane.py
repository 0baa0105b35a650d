"""The explorer *latent plane* over its sliders, against torch."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
import torch

from course_utils.datasets import load_mnist
from course_utils.explorers.latent_plane import SHOWN, latent_plane
from course_utils.models.autoencoders import ConvolutionalAutoencoder, DenseAutoencoder
from course_utils.models.cached_networks import digit_tensors
from course_utils.models.latent_lab import FAR
from course_utils.pictures.latent_plane import GROUNDS, NUMERALS, PICTURES, TONES
from course_utils.pictures.theme import DARK_GROUND, LIGHT_GROUND, contrast
from course_utils.training import made_with_seed

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def network():
    return made_with_seed(lambda: DenseAutoencoder(2), 0)


@pytest.fixture
def explorer(network):
    return latent_plane(network)


@torch.no_grad()
def test_points_of_the_plane_equal_torch(explorer, network, sampled, count_states):
    codes = network.encoder(digit_tensors("test")[0][:SHOWN])
    _, labels = load_mnist("test")
    count = 0
    for setting in sampled(explorer, seed=0, count=120):
        explorer.set(**setting)
        state = explorer.state
        point = torch.tensor([[setting["one"], setting["two"]]])
        np.testing.assert_allclose(state.image, network.decoder(point)[0, 0], atol=1e-5)
        distances = torch.cdist(point, codes)[0]
        assert state.distance == pytest.approx(distances.min().item(), abs=1e-4)
        assert distances[state.nearest] == pytest.approx(distances.min().item(), abs=1e-4)
        assert state.label == labels[state.nearest]
        assert state.is_far == (state.distance > FAR * state.map.usual)
        assert explorer.message.startswith("No digit is near") == state.is_far
        assert len(explorer.message) <= 200
        count += 1
    count_states(count)


def test_the_map_holds_every_digit_where_its_code_lies(explorer):
    latent = explorer.state.map
    root = ElementTree.fromstring(explorer.picture.markup)
    spans = [(span.text, float(span.get("x")), float(span.get("y")))
             for span in root.iter(f"{SVG}tspan")]  # fmt: skip
    assert len(spans) == SHOWN
    (left, right), (low, high) = latent.horizontal, latent.vertical
    assert right - left == pytest.approx(high - low), "distances would be distorted"
    expected = sorted(
        (str(label), 56 + 490 * (u - left) / (right - left), 19 + 490 * (high - v) / (high - low))
        for label, (u, v) in zip(latent.labels, latent.codes.tolist(), strict=True)
    )
    for found, wanted in zip(
        sorted(spans, key=lambda span: (span[0], span[1], span[2])), expected, strict=True
    ):
        assert found[0] == wanted[0]
        assert abs(found[1] - wanted[1]) <= 1
    for _, x, y in spans:
        assert 56 <= x <= 546
        assert 14 <= y - 5 <= 504


@torch.no_grad()
def test_the_other_ground_shows_what_the_decoder_makes(explorer, network):
    latent = explorer.state.map
    (left, right), (low, high) = latent.horizontal, latent.vertical
    half = (right - left) / 32
    corners = {(0, 0): (left + half, high - half), (15, 15): (right - half, low + half),
               (0, 15): (right - half, high - half)}  # fmt: skip
    for place, point in corners.items():
        expected = network.decoder(torch.tensor([point]))[0, 0]
        np.testing.assert_allclose(latent.pictures[place], expected, atol=1e-5)
    explorer.set(ground=PICTURES)
    assert "<tspan" not in explorer.picture.markup
    assert explorer.picture.markup.count("<image") == 3, "plane, decoded, nearest"
    assert len(explorer.picture.markup) < 80_000
    explorer.set(ground=NUMERALS)
    assert explorer.picture.markup.count("<image") == 2


def test_the_point_stands_where_the_sliders_say(explorer):
    latent = explorer.state.map
    for one, two in [(latent.horizontal[0], latent.vertical[1]), (latent.horizontal[1], 0)]:
        explorer.set(one=one, two=two)
        x = 56 + 490 * (one - latent.horizontal[0]) / (latent.horizontal[1] - latent.horizontal[0])
        (found,) = re.findall(r'<circle cx="(\S+)" cy="\S+" r="7"', explorer.picture.markup)
        assert float(found) == pytest.approx(x, abs=0.1)


def test_it_starts_at_the_first_digit(explorer):
    np.testing.assert_allclose(
        explorer.state.code, explorer.state.map.codes[0], atol=explorer.state.map.step
    )
    assert not explorer.state.is_far


def test_tones_are_readable_on_both_grounds_and_equally_light(explorer):
    explorer.set(ground=NUMERALS)
    shares = set(
        re.findall(r"color-mix\(in srgb,#\w+ (\d+)%,var\(--cp-text\)\)", explorer.picture.markup)
    )
    (share,) = (int(share) / 100 for share in shares)
    for tone in TONES:
        for ground, ink in ((LIGHT_GROUND, 0), (DARK_GROUND, 255)):
            assert contrast(tone, ground) > 4.3
            channels = (int(tone[k : k + 2], 16) for k in (1, 3, 5))
            mixed = "".join(f"{round(share * c + (1 - share) * ink):02x}" for c in channels)
            assert contrast("#" + mixed, ground) >= 4.5
    assert len(set(TONES)) == 10


def test_a_convolutional_network_will_do_and_one_of_three_numbers_will_not():
    explorer = latent_plane(made_with_seed(lambda: ConvolutionalAutoencoder(2), 0))
    assert explorer.controls["ground"].options == GROUNDS
    with pytest.raises(ValueError, match="codes of two numbers, not 3"):
        latent_plane(DenseAutoencoder(3))


def test_in_the_network_made_for_it_zeros_and_ones_lie_apart_and_gaps_are_there():
    explorer = latent_plane()
    latent = explorer.state.map
    zeros, ones = (latent.codes[latent.labels == digit] for digit in (0, 1))
    spread = np.concatenate([part - part.mean(axis=0) for part in (zeros, ones)]).std()
    assert np.linalg.norm(zeros.mean(axis=0) - ones.mean(axis=0)) > 3 * spread
    explorer.set(one=latent.horizontal[0], two=latent.vertical[0])
    far = explorer.state.is_far
    explorer.set(one=latent.horizontal[1])
    assert far or explorer.state.is_far
