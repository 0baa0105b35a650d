"""The download of all 70,000 digits, against a server on this machine."""

import errno
import gzip
import hashlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from course_utils.datasets import full_mnist, load_mnist

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "mnist"


class Mirror(ThreadingHTTPServer):
    """Serves `files` (name to content); names in `cut` break off halfway."""

    def __init__(self, files):
        super().__init__(("127.0.0.1", 0), MirrorHandler)
        self.files, self.cut, self.requested = dict(files), set(), []
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self):
        self.shutdown()
        self.server_close()


class MirrorHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.lstrip("/")
        self.server.requested.append(name)
        if name not in self.server.files:
            self.send_error(404)
            return
        content = self.server.files[name]
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if name in self.server.cut else content)

    def log_message(self, *args):
        """Stay silent."""


def idx(numbers):
    """Write an array of bytes as an IDX file."""
    shape = b"".join(length.to_bytes(4, "big") for length in numbers.shape)
    return bytes([0, 0, 8, numbers.ndim]) + shape + numbers.tobytes()


@pytest.fixture
def made(monkeypatch):
    """Small files in the format of MNIST, and the course expecting just these."""
    rng = np.random.default_rng(0)
    arrays = {}
    for split, count in (("train", 30), ("test", 10)):
        images, labels = full_mnist.FILES[split]
        arrays[images] = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
        arrays[labels] = np.arange(count, dtype=np.uint8) % 10
    sha256 = {name: hashlib.sha256(idx(array)).hexdigest() for name, array in arrays.items()}
    monkeypatch.setattr(full_mnist, "SHA256", sha256)
    return arrays


@pytest.fixture
def files(made):
    return {f"{name}.gz": gzip.compress(idx(array)) for name, array in made.items()}


@pytest.fixture
def mirror(files):
    server = Mirror(files)
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """An empty cache; no proxy between a test and its server; no mirror but the test's."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("COURSE_DATA_CACHE", str(folder))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("COURSE_DATA_MIRROR", raising=False)
    monkeypatch.setattr(full_mnist, "MIRRORS", ())
    return folder


@pytest.fixture
def closed_url():
    """An address where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def use(monkeypatch, *urls):
    monkeypatch.setattr(full_mnist, "MIRRORS", urls)


def content_of(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder with MNIST is not here")
def test_all_70000_digits_arrive_with_their_real_checksums(monkeypatch):
    server = Mirror({path.name: path.read_bytes() for path in SHARED.glob("*.gz")})
    monkeypatch.setenv("COURSE_DATA_MIRROR", server.url)
    try:
        for split, count in (("train", 60_000), ("test", 10_000)):
            images, labels = load_mnist(split, full=True)
            assert images.shape == (count, 28, 28)
            assert (images.dtype, labels.dtype) == (np.uint8, np.int64)
            assert labels.shape == (count,)
        assert labels[:5].tolist() == [7, 2, 1, 0, 4]
    finally:
        server.stop()


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
    shown = capsys.readouterr().err
    assert "t10k-images-idx3-ubyte.gz: 100%" in shown


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


def test_the_second_mirror_helps_when_the_first_has_no_file(mirror, monkeypatch, made):
    empty = Mirror({})
    use(monkeypatch, empty.url, mirror.url)
    try:
        images, _ = load_mnist("test", full=True)
    finally:
        empty.stop()
    assert np.array_equal(images, made["t10k-images-idx3-ubyte"])
    assert len(empty.requested) == len(mirror.requested) == 2


def test_an_own_mirror_is_asked_alone(mirror, monkeypatch):
    own = Mirror({})
    monkeypatch.setenv("COURSE_DATA_MIRROR", own.url + "/")
    use(monkeypatch, mirror.url)
    try:
        with pytest.raises(ConnectionError, match=rf"{own.url}/t10k\S+ answered 404 Not Found"):
            load_mnist("test", full=True)
    finally:
        own.stop()
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
        ("not gzip", "sent a damaged file"),
        ("other digits", r"its SHA-256 is wrong"),
    ],
)
def test_a_faulty_download_is_refused_and_leaves_nothing(mirror, monkeypatch, cache, fault, reason):
    name = "t10k-images-idx3-ubyte.gz"
    content = mirror.files[name]
    if fault == "cut connection":
        mirror.cut.add(name)
    else:
        mirror.files[name] = {
            "short file": content[: len(content) // 2],
            "flipped bit": content[:-8] + bytes([content[-8] ^ 1]) + content[-7:],
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


@pytest.mark.parametrize("shape", [(3,), (2, 28, 28), (0, 28, 28)])
def test_idx_files_are_read_as_they_were_written(shape):
    numbers = np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)
    assert np.array_equal(full_mnist.read_idx(idx(numbers)), numbers)


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\x08", b"\x1f\x8b\x08\x01", b"\0\0\x0d\x01" + bytes(8)]
)
def test_idx_refuses_another_format(content):
    with pytest.raises(ValueError, match="no IDX file"):
        full_mnist.read_idx(content)


@pytest.mark.parametrize("keep", [4, 6, 16, -1])
def test_idx_refuses_a_cut_file(keep):
    whole = idx(np.ones((2, 28, 28), np.uint8))
    for content in (whole[:keep], whole + b"\0"):
        with pytest.raises(ValueError, match="is cut"):
            full_mnist.read_idx(content)
