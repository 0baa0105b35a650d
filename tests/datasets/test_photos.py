"""Photographs of every kind: a right result or a sentence, in bounded memory, never a traceback."""

import os
import struct
import tracemalloc
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from course_utils.datasets import photos
from course_utils.datasets.photo_files import MOST_PIXELS, Photo, decode, short_name
from course_utils.datasets.photos import open_photo, read_photo

ROWS, COLUMNS = 40, 60
#: A smooth picture, so that every format keeps it closely; its corners differ.
DOWN, ACROSS = np.mgrid[0 : 1 : ROWS * 1j, 0 : 1 : COLUMNS * 1j]
RGB = np.stack([40 + 200 * ACROSS, 60 + 150 * DOWN, 220 - 180 * DOWN * ACROSS], 2).astype(np.uint8)
PICTURE = Image.fromarray(RGB)
GRAY = PICTURE.convert("L")


def encoded(image, kind, **options):
    with BytesIO() as file:
        image.save(file, kind, **options)
        return file.getvalue()


def with_alpha(low=0, high=255):
    picture = PICTURE.convert("RGBA")
    picture.putalpha(
        Image.fromarray(
            np.linspace(low, high, ROWS * COLUMNS).reshape(ROWS, COLUMNS).astype(np.uint8)
        )
    )
    return picture


def turned(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def png_header(columns, rows):
    """A PNG that ends after its size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header
    data = b"IDAT" + zlib.compress(bytes(100))
    return (
        start + struct.pack(">I", zlib.crc32(header))
        + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    )  # fmt: skip


FRAMES = {"save_all": True, "append_images": [ImageOps.invert(PICTURE), PICTURE.rotate(180)]}
JPEG, PNG = encoded(PICTURE, "JPEG", quality=95), encoded(PICTURE, "PNG")

#: Content → largest mean difference to the picture, and what is noted.
GOOD = {
    "JPEG": (JPEG, 3, ()),
    "progressive JPEG": (encoded(PICTURE, "JPEG", quality=95, progressive=True), 3, ()),
    "PNG": (PNG, 0, ()),
    "WebP": (encoded(PICTURE, "WEBP", lossless=True), 0, ()),
    "GIF": (encoded(PICTURE, "GIF"), 12, ()),
    "BMP": (encoded(PICTURE, "BMP"), 0, ()),
    "TIFF": (encoded(PICTURE, "TIFF"), 0, ()),
    "palette": (encoded(PICTURE.quantize(256), "PNG"), 12, ()),
    "CMYK JPEG": (encoded(PICTURE.convert("CMYK"), "JPEG", quality=95), 3, ()),
    "CMYK TIFF": (encoded(PICTURE.convert("CMYK"), "TIFF"), 1, ()),
    "YCbCr TIFF": (encoded(PICTURE.convert("YCbCr"), "TIFF"), 2, ()),
    "opaque alpha": (encoded(with_alpha(255), "PNG"), 0, ()),
    "animated GIF": (encoded(PICTURE, "GIF", **FRAMES), 12, ("the first of its 3 frames",)),
    "animated WebP": (
        encoded(PICTURE, "WEBP", lossless=True, **FRAMES), 0, ("the first of its 3 frames",)
    ),
    "animated PNG": (encoded(PICTURE, "PNG", **FRAMES), 0, ("the first of its 3 frames",)),
    "TIFF of pages": (encoded(PICTURE, "TIFF", **FRAMES), 0, ("the first of its 3 pages",)),
    "damaged EXIF": (encoded(PICTURE, "JPEG", quality=95, exif=b"Exif\0\0II*\0\xff\xff"), 3, ()),
    "two in a JPEG": (encoded(PICTURE, "MPO", quality=95, **FRAMES), 3, ()),
}  # fmt: skip

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(80)
BAD = {
    "empty": (b"", "is empty: it has 0 bytes"),
    "text": (b"The cat sat on the mat.", "holds text, whatever its name says"),
    "long text": ("Ein Kätzchen. ".encode() * 200, "holds text, whatever its name says"),
    "SVG": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "is an SVG drawing"),
    "web page": (b"<!DOCTYPE html><HTML><body>cat</body>", "is a web page"),
    "HEIC": (HEIC, "is a HEIC photograph"),
    "video": (HEIC.replace(b"heic", b"isom"), "is a video"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
    "archive": (b"PK\3\4" + bytes(30), "is an archive or a document"),
    "zeros": (bytes(5000), "is no picture in JPEG, PNG, WebP"),
    "noise": (np.random.default_rng(0).bytes(5000), "is no picture in JPEG, PNG, WebP"),
    "Photoshop": (b"8BPS\0\1" + bytes(60), "is no picture in JPEG, PNG, WebP"),
    "half a JPEG": (JPEG[: len(JPEG) // 2], "is damaged or cut off"),
    "half a PNG": (PNG[: len(PNG) // 2], "is damaged or cut off"),
    "half a WebP": (GOOD["WebP"][0][:40], "begins as a WebP"),
    "half a GIF": (GOOD["GIF"][0][:300], "is damaged or cut off"),
    "half a TIFF": (GOOD["TIFF"][0][:3000], "damaged or cut off"),
    "start of a JPEG": (JPEG[:20], "begins as a JPEG, but is damaged or cut off"),
    "start of a PNG": (PNG[:20], "begins as a PNG, but is damaged or cut off"),
    "changed PNG": (PNG[:60] + b"\xff" * 9 + PNG[69:], "is damaged or cut off"),
    "decimal numbers": (
        encoded(Image.fromarray(RGB[..., 0] / np.float32(255)), "TIFF"), "holds measured numbers"
    ),
    "large numbers": (
        encoded(Image.fromarray(RGB[..., 0] * np.int32(9999)), "TIFF"), "holds measured numbers"
    ),
    "10,000 × 10,000": (png_header(10_000, 10_000), "has 10,000 × 10,000 pixels; 50 million are"),
    "100,000 × 100,000": (png_header(100_000, 100_000), "has hundreds of millions of pixels"),
    "no pixels": (png_header(0, 10), "damaged or cut off"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.mark.parametrize("kind", GOOD)
def test_a_photograph_of_any_kind_comes_out_right(kind):
    content, tolerance, notes = GOOD[kind]
    photo = read_photo(content)
    assert photo.rgb.shape == (ROWS, COLUMNS, 3)
    assert photo.rgb.dtype == np.uint8
    assert photo.size == (COLUMNS, ROWS)
    assert photo.notes == notes
    assert np.abs(photo.rgb.astype(int) - RGB).mean() <= tolerance
    photo.rgb[0, 0] = 0  # it is yours


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_photograph_gets_a_sentence(kind, tmp_path):
    content, said = BAD[kind]
    path = tmp_path / "cat.png"
    path.write_bytes(content)
    for source, name in (
        (content, "This file"),
        (bytearray(content), "This file"),
        (path, "cat.png"),
        (str(path), "cat.png"),
    ):
        with pytest.raises(ValueError, match=said) as wrong:
            open_photo(source)
        sentence = str(wrong.value)
        assert sentence.startswith(f"{name} ")
        assert sentence.endswith(".")
        assert len(sentence) <= 160
        assert wrong.value.__cause__ is None


@pytest.mark.parametrize(
    "gray", [GRAY, GRAY.convert("1", dither=0), GRAY.convert("LA"), GRAY.convert("P")]
)
def test_gray_pictures_become_gray_in_color(gray):
    rgb = open_photo(encoded(gray, "PNG"))
    assert np.array_equal(rgb, np.repeat(np.asarray(gray.convert("L"))[..., None], 3, axis=2))


def test_sixteen_bits_become_eight():
    levels = np.arange(0, 65536, 257, dtype=np.uint16).reshape(16, 16)
    for kind in ("PNG", "TIFF"):
        rgb = open_photo(encoded(Image.fromarray(levels), kind))
        assert np.array_equal(rgb[..., 1].ravel(), np.arange(256))
    many = struct.pack(">9H", *[0, 30000, 65535] * 3)  # one row of three 16-bit RGB pixels
    header = struct.pack(">IIBBBBB", 3, 1, 16, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n"
    for name, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" + many)), (b"IEND", b"")):
        content += struct.pack(">I", len(data)) + name + data
        content += struct.pack(">I", zlib.crc32(name + data))
    assert open_photo(content)[0].tolist() == [[0, 117, 255]] * 3


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_transparent_parts_are_white_and_said(mode):
    kind = "TIFF" if mode == "PA" else "PNG"
    photo = read_photo(encoded(with_alpha().convert("LA" if mode == "LA" else "RGBA"), kind))
    assert photo.notes == ("its transparent parts are white",)
    assert photo.rgb[0, 0].tolist() == [255, 255, 255]
    last = RGB[-1, -1] if mode != "LA" else np.asarray(GRAY)[-1, -1]
    np.testing.assert_allclose(photo.rgb[-1, -1], last, atol=1)


def test_one_color_of_a_palette_can_be_transparent():
    palette = Image.new("P", (4, 1))
    palette.putpalette([255, 0, 0, 0, 0, 255])
    palette.putdata([0, 1, 1, 0])
    photo = read_photo(encoded(palette, "GIF", transparency=1))
    assert photo.rgb[0].tolist() == [[255, 0, 0], [255] * 3, [255] * 3, [255, 0, 0]]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright(kind, orientation):
    exif = turned(orientation)
    content = encoded(PICTURE, kind, exif=exif, **({"lossless": True} if kind == "WEBP" else {}))
    expected = PICTURE.copy()
    expected.getexif()[0x0112] = orientation
    expected = np.asarray(ImageOps.exif_transpose(expected), int)
    photo = read_photo(content, largest=30)
    assert photo.rgb.shape == ((20, 30, 3) if orientation < 5 else (30, 20, 3))
    assert photo.size == expected.shape[1::-1]
    small = expected.reshape(expected.shape[0] // 2, 2, -1, 2, 3).mean((1, 3))
    assert np.abs(photo.rgb - small).mean() < 4


def test_no_side_is_longer_than_asked_and_that_is_said():
    large = encoded(PICTURE.resize((1500, 1000)), "JPEG", quality=95)
    photo = read_photo(large)
    assert photo.rgb.shape == (667, 1000, 3)
    assert photo.notes == ("1,000 × 667 of its 1,500 × 1,000 pixels",)
    assert open_photo(large, largest=60).shape == RGB.shape
    assert np.abs(open_photo(large, largest=60).astype(int) - RGB).mean() < 4
    assert open_photo(PNG, largest=60).shape == RGB.shape
    line = read_photo(encoded(Image.new("RGB", (5000, 1)), "PNG"))
    assert line.rgb.shape == (1, 1000, 3)


def test_one_pixel_is_a_picture():
    assert open_photo(encoded(Image.new("RGB", (1, 1), "red"), "PNG")).tolist() == [[[255, 0, 0]]]


@pytest.mark.parametrize("side", [10_000, 100_000])
def test_a_picture_that_is_too_large_is_refused_before_it_is_decoded(side):
    bomb = png_header(side, side)
    open_photo(PNG)  # Pillow loads its formats
    tracemalloc.start()
    with pytest.raises(ValueError, match="50 million are the most"):
        open_photo(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 300_000
    assert side**2 > MOST_PIXELS


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(photos, "MOST_BYTES", 2_000_000)
    path = tmp_path / "large.jpg"
    path.write_bytes(JPEG + bytes(9_000_000))
    tracemalloc.start()
    with pytest.raises(ValueError, match=r"large.jpg has 9 MB; 2 MB are the most"):
        open_photo(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000
    with pytest.raises(ValueError, match=r"This file has 3 MB; 2 MB"):
        open_photo(bytes(3_000_000))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WebP", "GIF", "TIFF", "BMP", "animated GIF"])
def test_no_change_of_a_file_ends_in_another_exception(kind):
    content, rng = GOOD[kind][0], np.random.default_rng(1)
    for _ in range(60):
        changed = bytearray(content)
        for place in rng.integers(min(len(content), 300), size=3):
            changed[place] = rng.integers(256)
        try:
            rgb = open_photo(bytes(changed[: rng.integers(20, len(content))]))
        except ValueError:
            continue
        assert rgb.dtype == np.uint8


def test_paths_that_cannot_be_read_are_said(tmp_path):
    (tmp_path / "photos.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "gone.jpg")
    (tmp_path / "good.jpg").symlink_to(tmp_path / "cat.png")
    (tmp_path / "cat.png").write_bytes(PNG)
    said = {
        "photos.jpg": "is a folder, no photograph",
        "pipe.jpg": "is no ordinary file",
        "link.jpg": "cannot be opened: no such file",
        "nothing.jpg": "cannot be opened: no such file",
        "x" * 300: "cannot be opened: file name too long",
        "a\0b": "is no name that a file can have",
    }
    for name, words in said.items():
        with pytest.raises(ValueError, match=words):
            open_photo(tmp_path / name)
    assert np.array_equal(open_photo(tmp_path / "good.jpg"), RGB)


def test_a_file_without_permission_is_said(tmp_path, monkeypatch):
    def refused(self, *args):
        raise PermissionError(13, "Permission denied", str(self))

    path = tmp_path / "cat.png"
    path.write_bytes(PNG)
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(ValueError, match=r"cat.png cannot be opened: permission denied\."):
        open_photo(path)


@pytest.mark.parametrize("source", [None, 5, RGB, PICTURE, [1, 2]])
def test_other_things_are_no_photographs(source):
    with pytest.raises(ValueError, match=rf"the bytes of a file, no {type(source).__name__}"):
        open_photo(source)
    with pytest.raises(ValueError, match="1 pixel or more, not 0"):
        open_photo(PNG, largest=0)


def test_names_fit_into_sentences():
    assert short_name("cat.png") == "cat.png"
    assert short_name("a\nb\u202ec.png") == "a?b?c.png"
    long = short_name("holiday " * 20 + "cat.png")
    assert len(long) == 40
    assert long.endswith("cat.png")
    with pytest.raises(ValueError, match=r"^cat.png is empty"):
        read_photo(b"", name="cat.png")


def test_decode_gives_the_size_that_is_wanted():
    photo = decode(PNG, "cat.png", lambda size: (size[0] // 2, size[1] // 4))
    assert isinstance(photo, Photo)
    assert photo.rgb.shape == (10, 30, 3)
    assert photo.notes == ("30 × 10 of its 60 × 40 pixels",)
