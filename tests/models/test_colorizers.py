"""The colorizers: shapes, parameters, what they see, and pictures of any size."""

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.datasets.earth_tiles import europe_and_africa, test_tiles
from course_utils.models import colorizers
from course_utils.models.color_baselines import earth_colors, looked_up
from course_utils.models.color_metrics import colorfulness, mean_ab_error, psnr
from course_utils.models.colorizers import (
    COLOR_TRAINING,
    PlainColorizer,
    SkipColorizer,
    as_examples,
    colorize,
    flipped,
    predicted_lab,
)
from course_utils.models.lab import to_lab, to_rgb
from course_utils.models.trained_colorizers import load_colorizer
from course_utils.training import made_with_seed, train

CLASSES = {"plain": PlainColorizer, "skip": SkipColorizer}


class BrightIsRed(nn.Module):
    """A colorizer without a neighborhood: a = L / 2, b = 0."""

    def __init__(self):
        super().__init__()
        self.share = nn.Parameter(torch.tensor(50 / 128))

    def forward(self, light):
        assert light.shape[2] % 16 == light.shape[3] % 16 == 0
        return torch.cat([self.share * light, 0 * light], dim=1)


@pytest.mark.parametrize("kind", CLASSES)
def test_shapes_and_parameters(kind):
    network = CLASSES[kind]()
    assert network(torch.rand(2, 1, 64, 64)).shape == (2, 2, 64, 64)
    assert network(torch.rand(1, 1, 16, 48)).shape == (1, 2, 16, 48)
    assert 190_000 < sum(p.numel() for p in network.parameters()) < 240_000


@pytest.mark.parametrize(("kind", "reaches"), [("plain", False), ("skip", True)])
def test_only_skip_connections_pass_the_bottleneck(kind, reaches):
    """With a decoder that is fed zeros from the bottleneck, only skips can still tell pictures."""
    network = made_with_seed(CLASSES[kind], 0).eval()
    narrow = network.encoder if kind == "plain" else network.down_4
    narrow.register_forward_hook(lambda _module, _inputs, maps: 0 * maps)
    with torch.no_grad():
        one, other = network(torch.rand(2, 1, 64, 64, generator=torch.Generator().manual_seed(0)))
    assert torch.equal(one, other) is not reaches


def test_examples_are_l_and_scaled_ab():
    tiles = test_tiles(2)
    light, colors = as_examples(tiles)
    lab = to_lab(tiles)
    assert light.dtype == colors.dtype == torch.float32
    np.testing.assert_allclose(light[:, 0] * 100, lab[..., 0], atol=1e-4)
    np.testing.assert_allclose(colors.permute(0, 2, 3, 1) * 128, lab[..., 1:], atol=1e-4)


def test_flips_move_both_together_and_give_all_four():
    light = torch.arange(16.0).reshape(1, 1, 4, 4)
    torch.manual_seed(0)
    seen = set()
    for _ in range(40):
        x, y = flipped(light, torch.cat([light, -light], dim=1))
        assert torch.equal(x, y[:, :1])
        assert torch.equal(x, -y[:, 1:])
        seen.add(x[0, 0, 0, 0].item())
    assert seen == {0, 3, 12, 15}


@pytest.mark.parametrize("shape", [(1, 1), (17, 5), (64, 64), (700, 30)])
def test_pictures_of_any_size(shape):
    light = np.random.default_rng(0).uniform(0, 100, shape).astype(np.float32)
    lab = predicted_lab(BrightIsRed(), light)
    assert lab.shape == (*shape, 3)
    np.testing.assert_allclose(lab[..., 0], light, rtol=1e-6)
    np.testing.assert_allclose(lab[..., 1], light / 2, rtol=1e-5)
    assert not lab[..., 2].any()
    np.testing.assert_array_equal(colorize(BrightIsRed(), light), to_rgb(lab))


def test_of_a_picture_only_l_is_seen():
    rgb = europe_and_africa()[200:240, 100:150]
    gray = to_lab(rgb)[..., 0]
    network = made_with_seed(SkipColorizer, 0)
    expected = predicted_lab(network, gray)
    np.testing.assert_allclose(predicted_lab(network, rgb), expected, atol=1e-3)
    np.testing.assert_allclose(predicted_lab(network, rgb[None])[0], expected, atol=1e-3)
    assert network.training  # left as it was


def test_pieces_leave_no_seam(monkeypatch):
    picture = to_lab(europe_and_africa()[150:350, 50:210])[..., 0]
    network = load_colorizer("skip")
    whole = predicted_lab(network, picture)
    monkeypatch.setattr(colorizers, "PIECE", 96)
    assert np.abs(predicted_lab(network, picture) - whole).max() < 1


@pytest.mark.parametrize("shape", [(0, 4), (4,), (4, 4, 4), (2, 4, 4, 1), (0, 3, 3)])
def test_what_is_no_picture_is_said(shape):
    with pytest.raises(ValueError, match="A picture has the shape"):
        colorize(BrightIsRed(), np.zeros(shape))


@pytest.mark.parametrize("kind", CLASSES)
def test_it_learns(kind):
    light, colors = as_examples(test_tiles(8))
    network = made_with_seed(CLASSES[kind], 0)
    options = COLOR_TRAINING | {"epochs": 80, "batch_size": 4, "device": "cpu"}
    history = train(network, light, colors, nn.functional.mse_loss, **options)
    of_mean_color = colors.var(dim=(0, 2, 3)).mean().item()  # no single color does better
    assert history.loss[-1] < 0.8 * of_mean_color


def test_the_trained_networks_beat_the_lookup_and_skips_the_plain():
    tiles = test_tiles(60)
    truth = to_lab(tiles)
    answers = {kind: predicted_lab(load_colorizer(kind), tiles) for kind in CLASSES}
    answers["lookup"] = looked_up(truth[..., 0], earth_colors().table)
    decibels = {name: psnr(to_rgb(lab), tiles) for name, lab in answers.items()}
    errors = {name: mean_ab_error(lab, truth) for name, lab in answers.items()}
    assert decibels["skip"] > decibels["plain"] > decibels["lookup"] + 3
    assert decibels["skip"] > decibels["lookup"] + 4
    assert errors["skip"] < errors["plain"] < errors["lookup"]
    assert colorfulness(to_rgb(answers["skip"])) < colorfulness(tiles)  # averages are paler


def test_trained_networks_are_shared_and_others_are_unknown():
    assert load_colorizer() is load_colorizer("skip") is load_colorizer(kind="skip")
    assert not load_colorizer("plain").training
    with pytest.raises(ValueError, match="no colorizer 'deep'"):
        load_colorizer("deep")
