"""Tiles of the Earth: what is learned from, what is judged by, and that they never meet."""

import numpy as np
import pytest

from course_utils.datasets import load_blue_marble
from course_utils.datasets.earth_tiles import (
    EUROPE_AND_AFRICA,
    HELD_OUT,
    JUDGED,
    TILE,
    earth_tiles,
    europe_and_africa,
    is_sea,
    judged_places,
    learned_places,
    test_tiles,
)  # fmt: skip

DEGREE = 7.5  # pixels
FIRST_PLACES = [(550, 1329), (656, 1402), (616, 1491)]


@pytest.fixture(scope="module")
def earth():
    return load_blue_marble()


def pixels_of(places, earth):
    """How many of the tiles each pixel of the map is in."""
    count = np.zeros(earth.shape[:2], dtype=int)
    for row, column in places:
        columns = np.arange(column, column + TILE) % earth.shape[1]
        count[row : row + TILE, columns] += 1
    return count


def test_no_test_pixel_is_in_a_training_tile(earth):
    learned, judged = (pixels_of(places(), earth) for places in (learned_places, judged_places))
    assert learned.sum() == len(learned_places()) * TILE**2
    assert judged.sum() == 400 * TILE**2
    assert not (learned.astype(bool) & judged.astype(bool)).any()
    longitude = np.arange(2700) / DEGREE - 180
    inside = (longitude > -20 - 1 / DEGREE) & (longitude < 55)
    assert not learned[:, inside].any()
    assert not judged[:, ~inside].any()


def test_training_tiles_cover_the_rest_of_the_land(earth):
    covered = pixels_of(learned_places(), earth) > 0
    rest = np.ones(2700, dtype=bool)
    rest[HELD_OUT] = False
    land = ~is_sea(earth[75:1275])[:, rest]
    assert covered[75:1275][:, rest][land].mean() > 0.97


def test_tiles_are_what_the_map_shows_at_their_places(earth):
    for split, places in (("train", learned_places()), ("test", judged_places())):
        tiles = earth_tiles(split)
        assert tiles.shape == (len(places), TILE, TILE, 3)
        assert tiles.dtype == np.uint8
        for number in (0, len(places) // 2, len(places) - 1):
            row, column = places[number]
            expected = np.roll(earth, -column, axis=1)[row : row + TILE, :TILE]
            np.testing.assert_array_equal(tiles[number], expected)


def test_tiles_across_the_date_line_are_there():
    assert any(column < 2700 < column + TILE for _, column in learned_places())


def test_tiles_have_their_share_of_land():
    tests = {"judged": test_tiles(), "alone": test_tiles(part=EUROPE_AND_AFRICA)}
    for tiles in tests.values():
        assert (~is_sea(tiles)).mean(axis=(1, 2)).min() >= 0.25
    land = (~is_sea(earth_tiles("train"))).mean(axis=(1, 2))
    assert 0.2 < (land < 0.1).mean() < 0.25
    assert (land == 0).any()


def test_europe_and_africa_alone_are_part_of_what_is_judged(earth):
    alone, judged = (
        pixels_of(judged_places(400, 0, part), earth) > 0 for part in (EUROPE_AND_AFRICA, JUDGED)
    )
    assert not alone[:135].any()
    assert not alone[945:].any()
    assert judged[:135].any()
    assert judged[945:].any()
    assert not judged[:60].any()
    assert not judged[1290:].any()
    row, column = judged_places(3, 2, EUROPE_AND_AFRICA)[2]
    tile = test_tiles(3, 2, EUROPE_AND_AFRICA)[2]
    np.testing.assert_array_equal(tile, earth[row : row + TILE, column : column + TILE])


def test_the_seed_draws_the_same_tiles_everywhere():
    assert judged_places()[:3] == FIRST_PLACES
    assert judged_places(3) == FIRST_PLACES
    assert judged_places(3, seed=1) != FIRST_PLACES
    assert test_tiles(2, seed=5).shape == (2, TILE, TILE, 3)


def test_sea_and_land_are_told_apart(earth):
    def sea_at(north, east):
        return bool(is_sea(earth[int((90 - north) * DEGREE), int((180 + east) * DEGREE)]))

    for north, east in ((0, -25), (35, 18), (-50, 0), (54.5, 4)):
        assert sea_at(north, east)
    for north, east in ((23, 10), (0, 22), (50, 20), (75, -40), (-80, 100), (46.5, 10)):
        assert not sea_at(north, east)
    # The sea covers 71 % of the globe; a row counts by the cosine of its latitude.
    weight = np.cos(np.radians(90 - (np.arange(1350) + 0.5) / DEGREE))
    assert 0.68 < np.average(is_sea(earth).mean(axis=1), weights=weight) < 0.74


def test_europe_and_africa_is_the_part_of_the_map(earth):
    assert europe_and_africa().shape == (810, 562, 3)
    np.testing.assert_array_equal(europe_and_africa(), earth[EUROPE_AND_AFRICA])


def test_what_cannot_be_is_said():
    with pytest.raises(ValueError, match='no split \'Test\': choose "train" or "test"'):
        earth_tiles("Test")
    with pytest.raises(ValueError, match="least, not 0"):
        test_tiles(0)
