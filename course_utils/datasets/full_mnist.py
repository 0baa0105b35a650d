"""All 70,000 digits: downloaded once with pooch, checked, and kept in the user's cache."""

import gzip
import io
import math
import os
import zlib
from pathlib import Path

import numpy as np

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist",
    "https://storage.googleapis.com/cvdf-datasets/mnist",
)

# File names per split: images, labels.
FILES = {
    "train": ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
    "test": ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"),
}

# Of the uncompressed files: the same digits may be compressed differently on each mirror.
SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}

ADVICE = (
    "The 5,000 digits of load_mnist without full=True need no network. If another address has "
    "the four files of MNIST, put it into the environment variable COURSE_DATA_MIRROR."
)

BAR = "{desc}: {percentage:3.0f}% |{bar}| {n_fmt}B of {total_fmt}B"


class MirrorError(Exception):
    """What one mirror answered instead of the file."""


def load_full_mnist(split: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the images and labels of a split of MNIST, as `load_mnist` describes them."""
    images, labels = (read_idx(cached_file(name).read_bytes()) for name in FILES[split])
    return images, labels.astype(np.int64)


def cached_file(name: str) -> Path:
    """Return the path of a file of MNIST, downloading it if it is not there or is damaged.

    pooch downloads beside the final place and moves the file there only if its SHA-256 is
    right, so a failed download leaves nothing behind.

    Raises
    ------
    ConnectionError
        If no mirror sends it; the message says why of each.
    OSError
        If it cannot be stored.
    """
    import pooch  # here, because few learners ask for the full download

    folder = os.environ.get("COURSE_DATA_CACHE") or pooch.os_cache("from-perceptron-to-color")
    failures = []
    for url in (f"{mirror}/{name}.gz" for mirror in mirrors()):
        try:
            return Path(
                pooch.retrieve(url, SHA256[name], fname=name, path=folder, downloader=download)
            )
        except MirrorError as failure:
            failures.append(f"{url} {failure}")
        except ValueError:  # pooch found another SHA-256
            failures.append(f"{url} sent another file (its SHA-256 is wrong)")
        except OSError as failure:
            reason = failure.strerror or type(failure).__name__
            raise OSError(
                f"The digits cannot be stored in {folder} ({reason}). "
                "Put a folder you may write to into the environment variable COURSE_DATA_CACHE."
            ) from None
    raise ConnectionError(f"No mirror gave {name}: {'; '.join(failures)}. {ADVICE}")


def mirrors() -> tuple[str, ...]:
    """Return the addresses to try, COURSE_DATA_MIRROR alone if it is set."""
    own = os.environ.get("COURSE_DATA_MIRROR")
    return (own.rstrip("/"),) if own else MIRRORS


def download(url: str, path: str, _pooch: object) -> None:
    """Download a gzip file with a progress bar and store it uncompressed, as pooch asks."""
    from pooch import HTTPDownloader
    from tqdm.auto import tqdm

    compressed = io.BytesIO()
    # Nothing is written to the disk in here, so an OSError comes from the network.
    try:
        with tqdm(total=1, unit_scale=True, desc=Path(url).name, bar_format=BAR) as bar:
            HTTPDownloader(progressbar=bar, chunk_size=2**16)(url, compressed, None)
        content = gzip.decompress(compressed.getvalue())
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise MirrorError("sent a damaged file") from None
    except OSError as problem:
        raise MirrorError(describe(problem)) from None
    Path(path).write_bytes(content)
    Path(path).chmod(0o644)  # a class may share one cache


def describe(problem: OSError) -> str:
    """Say in a few words why a mirror did not send a file."""
    response = getattr(problem, "response", None)
    if response is not None:
        return f"answered {response.status_code} {response.reason}"
    return f"did not send it ({type(problem).__name__})"


def read_idx(content: bytes) -> np.ndarray:
    """Return the numbers of an IDX file, the format MNIST came in.

    It starts with two zero bytes, the type (8: unsigned bytes), the number of axes, and the
    length of each axis as a big-endian 32-bit integer.

    Raises
    ------
    ValueError
        For other content, or where it is cut.
    """
    if len(content) < 4 or content[:3] != b"\0\0\x08":
        raise ValueError("This is no IDX file of unsigned bytes: it starts with other bytes.")
    header = 4 + 4 * content[3]
    shape = tuple(int.from_bytes(content[i : i + 4], "big") for i in range(4, header, 4))
    if len(content) - header != math.prod(shape):
        raise ValueError(f"The IDX file is cut: {len(content)} bytes cannot hold shape {shape}.")
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape).copy()
