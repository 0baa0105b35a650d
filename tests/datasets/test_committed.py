"""The files of the `data` folder: what they hold, and what a damaged one says."""

import re
import shutil
import subprocess
import sys

import numpy as np
import pytest

from course_utils.datasets import committed, load_blue_marble, load_mnist
from course_utils.models import trained_colorizers

LOADERS = {
    "mnist_5k.npz": lambda: load_mnist("train"),
    "blue_marble.jpg": load_blue_marble,
    # Each time anew: loaded networks are kept.
    "skip_colorizer.npz": lambda: trained_colorizers._loaded.__wrapped__("skip"),
    "plain_colorizer.npz": lambda: trained_colorizers._loaded.__wrapped__("plain"),
}


@pytest.fixture
def copied_data(tmp_path, monkeypatch):
    """A copy of the data folder that a test may damage."""
    for name in committed.SHA256:
        shutil.copy(committed.DATA_FOLDER / name, tmp_path / name)
    monkeypatch.setattr(committed, "DATA_FOLDER", tmp_path)
    monkeypatch.setattr(trained_colorizers, "DATA_FOLDER", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("split", "per_digit"), [("train", 400), ("test", 100)])
def test_split_has_the_same_number_of_every_digit(split, per_digit):
    images, labels = load_mnist(split)
    assert images.shape == (10 * per_digit, 28, 28)
    assert images.dtype == np.uint8
    assert (images.min(), images.max()) == (0, 255)
    assert labels.dtype == np.int64
    assert np.bincount(labels).tolist() == [per_digit] * 10


def test_no_picture_is_in_both_splits():
    train, test = ({image.tobytes() for image in load_mnist(s)[0]} for s in ("train", "test"))
    assert not train & test
    assert (len(train), len(test)) == (4000, 1000)


def test_labels_belong_to_their_pictures():
    """The nearest class mean, learned on train, is right far more often than chance on test."""
    images, labels = load_mnist("train")
    means = np.stack([images[labels == digit].mean(axis=0) for digit in range(10)])
    images, labels = load_mnist("test")
    distances = ((images[:, None] - means[None]) ** 2).sum(axis=(2, 3))
    assert (distances.argmin(axis=1) == labels).mean() > 0.75


def test_every_ten_in_a_row_hold_each_digit_once():
    for split in ("train", "test"):
        _, labels = load_mnist(split)
        assert (np.sort(labels.reshape(-1, 10)) == np.arange(10)).all()


def test_order_never_changes():
    assert load_mnist("train")[1][:10].tolist() == [7, 4, 2, 0, 9, 1, 3, 8, 5, 6]
    assert load_mnist("test")[1][:10].tolist() == [4, 2, 8, 0, 6, 9, 3, 1, 7, 5]


def test_writing_to_the_arrays_changes_no_later_call():
    first, labels = load_mnist("train")
    untouched = first.copy()
    first[:] = 0
    labels[:] = 0
    again, labels_again = load_mnist("train")
    assert np.array_equal(again, untouched)
    assert labels_again.any()


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("split", ["validation", "Train", "", None, 3])
def test_an_unknown_split_is_refused_with_the_two_there_are(split, full):
    with pytest.raises(ValueError, match=r'There is no split .*: choose "train" or "test"'):
        load_mnist(split, full=full)


def test_blue_marble_shows_the_earth():
    earth = load_blue_marble()
    assert earth.shape == (1350, 2700, 3)
    assert earth.dtype == np.uint8

    def color(latitude, longitude):
        row, column = (90 - latitude) * 7.5, (longitude + 180) * 7.5
        return earth[int(row) - 5 : int(row) + 5, int(column) - 5 : int(column) + 5].mean((0, 1))

    red, green, blue = color(latitude=23, longitude=12)  # the Sahara
    assert red > green > blue
    red, green, blue = color(latitude=0, longitude=-30)  # the Atlantic
    assert blue > green > red
    red, green, blue = color(latitude=-4, longitude=-65)  # the Amazon
    assert green > red
    assert green > blue
    assert color(latitude=-85, longitude=60).min() > 200  # Antarctica


@pytest.mark.parametrize("name", LOADERS)
def test_a_missing_file_says_how_to_bring_it_back(copied_data, name):
    (copied_data / name).unlink()
    with pytest.raises(FileNotFoundError, match=f"{name} is missing.*git checkout -- data/{name}"):
        LOADERS[name]()


@pytest.mark.parametrize("damage", ["cut", "bit", "empty", "pointer"])
@pytest.mark.parametrize("name", LOADERS)
def test_a_damaged_file_says_how_to_repair_it(copied_data, name, damage):
    content = bytearray((copied_data / name).read_bytes())
    if damage == "bit":
        content[len(content) // 2] ^= 1
    content = {"cut": content[: len(content) // 2], "bit": content}.get(damage, content[:0])
    if damage == "pointer":
        content = b"version https://git-lfs.github.com/spec/v1\n"
    (copied_data / name).write_bytes(content)
    with pytest.raises(ValueError, match=rf"{name} is damaged.*git checkout -- data/{name}"):
        LOADERS[name]()


def test_readme_tells_the_sizes_and_checksums_of_the_files():
    readme = (committed.DATA_FOLDER / "README.md").read_text(encoding="utf-8")
    row = r"\| `([\w.]+)` \| `load_\w+` \|[^|]*\| ([\d,]+) bytes \| `([0-9a-f]{64})` \|"
    told = {name: (size, checksum) for name, size, checksum in re.findall(row, readme)}
    assert told == {
        name: (f"{(committed.DATA_FOLDER / name).stat().st_size:,}", checksum)
        for name, checksum in committed.SHA256.items()
    }


def test_a_clone_stays_small():
    size = {name: (committed.DATA_FOLDER / name).stat().st_size for name in committed.SHA256}
    assert size["mnist_5k.npz"] < 1_500_000
    assert size["blue_marble.jpg"] < 1_300_000
    assert max(size["skip_colorizer.npz"], size["plain_colorizer.npz"]) < 500_000


def test_loading_digits_imports_numpy_only():
    code = (
        "import sys; from course_utils.datasets import load_mnist; load_mnist('test');"
        "print(sorted({'PIL', 'pooch', 'requests', 'tqdm', 'torch'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
