"""The download of all 70,000 digits, against a server on this machine."""

import errno
import gzip
from pathlib import Path

import numpy as np
import pytest

from course_utils.datasets import full_mnist, load_mnist

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "mnist"

pytestmark = pytest.mark.usefixtures("cache")


def use(monkeypatch, *urls):
    monkeypatch.setattr(full_mnist, "MIRRORS", urls)


def content_of(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder with MNIST is not here")
def test_all_70000_digits_arrive_with_their_real_checksums(serve, monkeypatch):
    server = serve({path.name: path.read_bytes() for path in SHARED.glob("*.gz")})
    monkeypatch.setenv("COURSE_DATA_MIRROR", server.url)
    for split, count in (("train", 60_000), ("test", 10_000)):
        images, labels = load_mnist(split, full=True)
        assert images.shape == (count, 28, 28)
        assert (images.dtype, labels.dtype) == (np.uint8, np.int64)
        assert labels.shape == (count,)
    assert labels[:5].tolist() == [7, 2, 1, 0, 4]


@pytest.mark.parametrize("split", ["train", "test"])
def test_made_digits_arrive_as_they_were_sent(mirror, made, monkeypatch, split):
    use(monkeypatch, mirror.url)
    images, labels = load_mnist(split, full=True)
    expected = [made[name] for name in full_mnist.FILES[split]]
    assert np.array_equal(images, expected[0])
    assert np.array_equal(labels, expected[1])
    assert labels.dtype == np.int64
    images[:] = labels[:] = 0  # both are the learner's to write to


def test_progress_is_shown(mirror, monkeypatch, capsys):
    use(monkeypatch, mirror.url)
    load_mnist("test", full=True)
    assert "t10k-images-idx3-ubyte.gz: 100%" in capsys.readouterr().err


def test_a_mirror_need_not_tell_the_length(mirror, monkeypatch):
    mirror.tells_length = False
    use(monkeypatch, mirror.url)
    assert len(load_mnist("test", full=True)[0]) == 10


def test_the_second_call_needs_no_network(mirror, monkeypatch, closed_url):
    use(monkeypatch, mirror.url)
    first = load_mnist("test", full=True)
    use(monkeypatch, closed_url)
    second = load_mnist("test", full=True)
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert len(mirror.requested) == 2


def test_a_damaged_cache_is_downloaded_again(mirror, monkeypatch, cache, made):
    use(monkeypatch, mirror.url)
    load_mnist("test", full=True)
    name = "t10k-images-idx3-ubyte"
    (cache / name).write_bytes(b"damaged")
    assert np.array_equal(load_mnist("test", full=True)[0], made[name])
    assert mirror.requested.count(f"{name}.gz") == 2


def test_the_second_mirror_helps_when_the_first_has_no_file(serve, mirror, monkeypatch, made):
    empty = serve({})
    use(monkeypatch, empty.url, mirror.url)
    images, _ = load_mnist("test", full=True)
    assert np.array_equal(images, made["t10k-images-idx3-ubyte"])
    assert len(empty.requested) == len(mirror.requested) == 2


def test_an_own_mirror_is_asked_alone(serve, mirror, monkeypatch):
    own = serve({})
    monkeypatch.setenv("COURSE_DATA_MIRROR", own.url + "/")
    use(monkeypatch, mirror.url)
    with pytest.raises(ConnectionError, match=rf"{own.url}/t10k\S+ answered 404 Not Found"):
        load_mnist("test", full=True)
    assert own.requested == ["t10k-images-idx3-ubyte.gz"]
    assert mirror.requested == []


def test_every_mirror_tried_is_named_with_its_reason(mirror, monkeypatch, closed_url, cache):
    mirror.files.clear()
    use(monkeypatch, mirror.url, closed_url)
    with pytest.raises(ConnectionError) as failure:
        load_mnist("test", full=True)
    sentence = str(failure.value)
    assert f"{mirror.url}/t10k-images-idx3-ubyte.gz answered 404 Not Found" in sentence
    assert f"{closed_url}/t10k-images-idx3-ubyte.gz did not send it" in sentence
    assert "The 5,000 digits of load_mnist without full=True need no network" in sentence
    assert content_of(cache) == []


def test_an_address_without_a_scheme_is_named(monkeypatch):
    monkeypatch.setenv("COURSE_DATA_MIRROR", "mirror.example/mnist")
    with pytest.raises(ConnectionError, match=r"mirror\.example/mnist/\S+ did not send it"):
        load_mnist("test", full=True)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("cut connection", "did not send it"),
        ("short file", "sent a damaged file"),
        ("flipped bit", "sent a damaged file"),
        ("impossible block", "sent a damaged file"),
        ("not gzip", "sent a damaged file"),
        ("other digits", r"its SHA-256 is wrong"),
    ],
)
def test_a_faulty_download_is_refused_and_leaves_nothing(
    idx, mirror, monkeypatch, cache, fault, reason
):
    name = "t10k-images-idx3-ubyte.gz"
    content = mirror.files[name]
    if fault == "cut connection":
        mirror.cut.add(name)
    else:
        mirror.files[name] = {
            "short file": content[: len(content) // 2],
            "flipped bit": content[:-8] + bytes([content[-8] ^ 1]) + content[-7:],
            "impossible block": content[:10] + b"\xff" + content[11:],
            "not gzip": b"<html>Please log in to the network</html>",
            "other digits": gzip.compress(idx(np.zeros((10, 28, 28), np.uint8))),
        }[fault]
    use(monkeypatch, mirror.url)
    with pytest.raises(ConnectionError, match=f"{name} .*{reason}"):
        load_mnist("test", full=True)
    assert content_of(cache) == []

    mirror.cut.clear()
    mirror.files[name] = content
    assert len(load_mnist("test", full=True)[0]) == 10


def test_a_cache_that_cannot_be_a_folder_is_named(mirror, monkeypatch, tmp_path):
    blocked = tmp_path / "a_file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("COURSE_DATA_CACHE", str(blocked / "cache"))
    use(monkeypatch, mirror.url)
    with pytest.raises(OSError, match=r"cannot be stored in .*a_file.*COURSE_DATA_CACHE"):
        load_mnist("test", full=True)
    assert blocked.read_text() == "not a folder"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_folder_that_takes_no_file_is_named(mirror, monkeypatch, cache, code):
    """Root may write anywhere, so the system's refusal is made here."""

    def refuse(path, content):
        raise OSError(code, errno.errorcode[code], str(path))

    monkeypatch.setattr(full_mnist.Path, "write_bytes", refuse)
    use(monkeypatch, mirror.url)
    with pytest.raises(OSError, match=f"cannot be stored in .*cache .{errno.errorcode[code]}"):
        load_mnist("test", full=True)
    assert content_of(cache) == []


def test_without_a_chosen_folder_the_cache_is_the_users(mirror, monkeypatch, tmp_path):
    import pooch

    monkeypatch.delenv("COURSE_DATA_CACHE")
    monkeypatch.setattr(pooch, "os_cache", lambda project: tmp_path / project)
    use(monkeypatch, mirror.url)
    load_mnist("test", full=True)
    assert content_of(tmp_path / "from-perceptron-to-color") == [
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
    ]
