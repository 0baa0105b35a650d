"""A mirror of MNIST on this machine, and small files in MNIST's format."""

import gzip
import hashlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from course_utils.datasets import full_mnist


class Mirror(ThreadingHTTPServer):
    """Serves `files` (name to content); names in `cut` break off halfway."""

    def __init__(self, files):
        super().__init__(("127.0.0.1", 0), MirrorHandler)
        self.files, self.cut, self.requested = dict(files), set(), []
        self.tells_length = True
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
        if self.server.tells_length:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if name in self.server.cut else content)

    def log_message(self, *args):
        """Stay silent."""


def write_idx(numbers):
    """Return an array of bytes as an IDX file."""
    shape = b"".join(length.to_bytes(4, "big") for length in numbers.shape)
    return bytes([0, 0, 8, numbers.ndim]) + shape + numbers.tobytes()


@pytest.fixture
def idx():
    return write_idx


@pytest.fixture
def serve():
    """Start a mirror of the given files; each is stopped when the test ends."""
    mirrors = []

    def start(files):
        mirrors.append(Mirror(files))
        return mirrors[-1]

    yield start
    for mirror in mirrors:
        mirror.stop()


@pytest.fixture
def made(monkeypatch):
    """Small arrays under the names of MNIST's files, and the course expecting just these."""
    rng = np.random.default_rng(0)
    arrays = {}
    for split, count in (("train", 30), ("test", 10)):
        images, labels = full_mnist.FILES[split]
        arrays[images] = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
        arrays[labels] = np.arange(count, dtype=np.uint8) % 10
    sha256 = {name: hashlib.sha256(write_idx(array)).hexdigest() for name, array in arrays.items()}
    monkeypatch.setattr(full_mnist, "SHA256", sha256)
    return arrays


@pytest.fixture
def mirror(made, serve):
    return serve({f"{name}.gz": gzip.compress(write_idx(array)) for name, array in made.items()})


@pytest.fixture
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
