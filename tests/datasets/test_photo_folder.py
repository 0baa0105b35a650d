"""Folders of photographs: every readable one in order, every other one named with its reason."""

import os

import numpy as np
import pytest
from PIL import Image

from course_utils.datasets import photos
from course_utils.datasets.photos import load_photo_folder


def paint(path, columns, rows, middle=(200, 30, 60)):
    """A picture that is black outside of its middle square."""
    image = Image.new("RGB", (columns, rows))
    side = min(columns, rows)
    image.paste(
        middle,
        ((columns - side) // 2, (rows - side) // 2, (columns + side) // 2, (rows + side) // 2),
    )
    image.save(path)


@pytest.fixture
def folder(tmp_path):
    """Two good photographs, one of them a link, and much else."""
    inside = tmp_path / "photos"
    inside.mkdir()
    paint(inside / "b.png", 60, 40)
    paint(inside / "C.png", 40, 90, (0, 90, 250))
    paint(tmp_path / "elsewhere.png", 50, 50, (9, 200, 9))
    (inside / "a.png").symlink_to(tmp_path / "elsewhere.png")
    (inside / "gone.png").symlink_to(tmp_path / "nothing.png")
    (inside / "empty.jpg").touch()
    (inside / "readme.txt").write_text("Photographs of mine.")
    (inside / "cut.png").write_bytes((inside / "b.png").read_bytes()[:80])
    paint(inside / "small.png", 300, 20)
    (inside / "more").mkdir()
    paint(inside / "more" / "d.png", 40, 40)
    (inside / "around").symlink_to(inside)
    os.mkfifo(inside / "pipe")
    (inside / ".hidden.png").write_bytes(b"")
    return inside


def test_the_readable_ones_stand_in_order_and_the_others_are_named(folder):
    found = load_photo_folder(folder, 32)
    assert found.names == ("C.png", "a.png", "b.png")
    assert found.photos.shape == (3, 32, 32, 3)
    assert found.photos.dtype == np.uint8
    # Only the middle square is there: nothing black from outside of it.
    for photo, middle in zip(found.photos, [(0, 90, 250), (9, 200, 9), (200, 30, 60)], strict=True):
        np.testing.assert_allclose(photo[2:-2, 2:-2], np.broadcast_to(middle, (28, 28, 3)), atol=2)
    reasons = {
        "around": "is a folder",
        "cut.png": "damaged or cut off",
        "empty.jpg": "is empty",
        "gone.png": "cannot be opened: no such file",
        "more": "is a folder",
        "pipe": "is no ordinary file",
        "readme.txt": "holds text",
        "small.png": "is too small: 300 × 20 pixels for 32 × 32; size=20 would take it.",
    }
    assert list(found.skipped) == sorted(reasons)
    for name, words in reasons.items():
        assert found.skipped[name].startswith(name)
        assert words in found.skipped[name]


def test_the_same_folder_gives_the_same_photographs(folder):
    first, second = load_photo_folder(str(folder), 16), load_photo_folder(folder, np.int64(16))
    assert np.array_equal(first.photos, second.photos)
    assert (first.names, first.skipped) == (second.names, second.skipped)


def test_the_middle_is_made_smaller_as_a_whole(tmp_path):
    rng = np.random.default_rng(0)
    rgb = rng.integers(0, 256, (6, 10, 3), dtype=np.uint8).repeat(16, 0).repeat(16, 1)
    Image.fromarray(rgb).save(tmp_path / "a.png")
    (photo,) = load_photo_folder(tmp_path, 12).photos
    middle = rgb[:, 32:-32].reshape(12, 8, 12, 8, 3).mean((1, 3))
    assert np.abs(photo - middle).mean() < 12


def test_a_photograph_of_the_very_size_stays_as_it_is(tmp_path):
    rgb = np.random.default_rng(0).integers(0, 256, (24, 24, 3), dtype=np.uint8)
    Image.fromarray(rgb).save(tmp_path / "a.png")
    assert np.array_equal(load_photo_folder(tmp_path, 24).photos[0], rgb)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_folder_without_photographs_is_said(tmp_path, count):
    for k in range(count):
        (tmp_path / f"{k}.txt").write_text("words")
    (tmp_path / ".hidden").touch()
    said = ["The folder is empty.", "0.txt holds text", "0.txt holds text"][count]
    with pytest.raises(ValueError, match=rf"No photograph of .*, {count} skipped\. {said}"):
        load_photo_folder(tmp_path, 32)


def test_what_is_no_folder_is_said(tmp_path):
    (tmp_path / "a.png").touch()
    with pytest.raises(ValueError, match=r"a\.png cannot be opened: not a directory"):
        load_photo_folder(tmp_path / "a.png", 32)
    with pytest.raises(ValueError, match="cannot be opened: no such file"):
        load_photo_folder(tmp_path / "nowhere", 32)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (7, "between 8 and 1,024"),
        (1025, "between 8"),
        (-1, "between 8"),
        (32.0, "no float"),
        ("32", "no str"),
        (True, "no bool"),
    ],
)
def test_sides_that_cannot_be_are_said(folder, size, said):
    with pytest.raises(ValueError, match=said):
        load_photo_folder(folder, size)


def test_more_than_fits_into_memory_is_said(folder, monkeypatch):
    monkeypatch.setattr(photos, "MOST_MEMORY", 2 * 3 * 32**2)
    with pytest.raises(
        ValueError, match=r"holds 3 photographs or more, half a gigabyte at 32 × 32"
    ):
        load_photo_folder(folder, 32)
    assert len(load_photo_folder(folder, 8).photos) == 4
