"""The pictures that are colored while a network trains."""

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.explorers import live_tiles
from course_utils.explorers.live_tiles import LiveTiles
from course_utils.models.colorizers import colorize
from course_utils.training import train

PHOTOS = np.random.default_rng(0).integers(0, 256, (3, 16, 16, 3), dtype=np.uint8)


class OneColor(nn.Module):
    """The same a and b for every pixel."""

    def __init__(self):
        super().__init__()
        self.ab = nn.Parameter(torch.zeros(1, 2, 1, 1))

    def forward(self, light):
        return self.ab + 0 * light


@pytest.fixture
def shown(displayed_by):
    """What was displayed, in order."""
    return displayed_by(live_tiles)


def trained(epochs=3):
    network, moments = OneColor(), []
    x, y = torch.rand(8, 1, 16, 16), torch.full((8, 2, 16, 16), 0.3)
    live = LiveTiles(network, PHOTOS, moments.append)
    train(network, x, y, nn.functional.mse_loss, epochs=epochs, learning_rate=0.1, progress=live)
    return live, moments


def test_the_curve_is_told_and_the_pictures_change(shown, monkeypatch):
    monkeypatch.setattr(live_tiles, "BETWEEN_COLORINGS", 0)
    live, moments = trained()
    assert [moment.epoch for moment in moments if moment.epoch % 1 == 0] == [0, 1, 2, 3]
    assert [kind for kind, _ in shown] == ["new"] + ["update"] * (len(moments) - 1)
    assert live.picture is shown[-1][1]
    assert shown[0][1].markup != live.picture.markup
    assert "epoch 3 of 3" in live.picture.markup


def test_the_network_goes_on_learning_after_it_was_looked_at(shown):
    network = OneColor().train()
    LiveTiles(network, PHOTOS, print).show("now")
    assert network.training
    assert "now" in shown[0][1].markup


def test_colored_means_what_the_network_says(shown, monkeypatch):
    network = OneColor()
    network.ab.data[:] = torch.tensor([0.2, -0.3]).reshape(1, 2, 1, 1)
    strips = []
    monkeypatch.setattr(
        live_tiles, "photo_strips", lambda given, label: strips.extend(given) or label
    )
    LiveTiles(network, PHOTOS, print).show()
    gray, colored, truth = (strip.photos for strip in strips)
    assert np.ptp(gray.astype(int), axis=-1).max() <= 1
    np.testing.assert_array_equal(colored, colorize(network, PHOTOS))
    np.testing.assert_array_equal(truth, PHOTOS)


def test_between_two_colorings_there_is_a_pause(shown, monkeypatch):
    monkeypatch.setattr(live_tiles, "BETWEEN_COLORINGS", 1000)
    trained()
    assert len(shown) == 2  # the start and the end
