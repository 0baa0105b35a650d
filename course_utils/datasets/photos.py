"""Your own photographs: one at a time, or a folder of them to learn from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from course_utils.datasets.photo_files import Photo, decode, short_name

#: Bytes that a file may have.
MOST_BYTES = 40_000_000
#: Longer side of a photograph in memory, in pixels.
LARGEST_SIDE = 1000
#: Sides that the photographs of a folder can get, and bytes that all of them may take.
SMALLEST, LARGEST, MOST_MEMORY = 8, 1024, 500_000_000

#: Pillow's sizes: columns, rows.
Size = tuple[int, int]


@dataclass(frozen=True)
class PhotoFolder:
    """The photographs of a folder.

    Attributes
    ----------
    photos : (N, size, size, 3) uint8
        Red, green and blue, 0 to 255.
    names : tuple of str
        The N file names, in the order of the photographs.
    skipped : mapping of str to str
        Name of each other entry of the folder → sentence that says why it was left out.
    """

    photos: NDArray[np.uint8]
    names: tuple[str, ...]
    skipped: Mapping[str, str]


def open_photo(source: bytes | str | Path, largest: int = LARGEST_SIDE) -> NDArray[np.uint8]:
    """Read any photograph, upright; `read_photo` also says what was done to it.

    Parameters
    ----------
    source : bytes, str or Path
        Content of a file, or its path.
    largest : int
        Pixels of the longer side; a larger photograph is made smaller.

    Returns
    -------
    (rows, columns, 3) uint8
        Red, green and blue, 0 to 255. Of an animation the first frame; on white where it is
        transparent.

    Raises
    ------
    ValueError
        With a sentence, for whatever is no photograph, is damaged, too large or cannot be read.
    """
    return read_photo(source, largest).rgb


def read_photo(
    source: bytes | str | Path, largest: int = LARGEST_SIDE, name: str = "This file"
) -> Photo:
    """Read any photograph, and note what was done to it.

    Parameters
    ----------
    source, largest
        As for `open_photo`.
    name : str
        What sentences call a file that is given as bytes.

    Raises
    ------
    ValueError
        As `open_photo`.
    """
    if largest < 1:
        raise ValueError(f"The longer side has 1 pixel or more, not {largest}.")
    if isinstance(source, str | Path):
        name, content = short_name(Path(source).name or str(source)), _content(Path(source))
    elif isinstance(source, bytes | bytearray | memoryview):
        name, content = short_name(name), bytes(source)
    else:
        raise ValueError(
            f"A photograph is a path or the bytes of a file, no {type(source).__name__}."
        )
    if len(content) > MOST_BYTES:
        raise ValueError(_too_many_bytes(name, len(content)))
    return decode(content, name, partial(_scaled, largest, max))


def load_photo_folder(path: str | Path, size: int = 64) -> PhotoFolder:
    """Read the photographs of a folder, each cut to its middle square and made smaller.

    Files stand in the order of their names. Hidden ones and those of folders inside are not read.

    Parameters
    ----------
    path : str or Path
    size : int
        Side in pixels, 8 to 1,024.

    Returns
    -------
    PhotoFolder
        With the photographs, and why each other file was skipped.

    Raises
    ------
    ValueError
        With a sentence, for a path that is no folder, or a folder without any photograph.
    """
    if isinstance(size, bool) or not isinstance(size, int | np.integer):
        raise ValueError(f"The side is a whole number of pixels, no {type(size).__name__}.")
    if not SMALLEST <= size <= LARGEST:
        raise ValueError(f"The side lies between {SMALLEST} and {LARGEST:,} pixels, not at {size}.")
    from tqdm.auto import tqdm  # here, because one photograph needs no progress

    photos, names, skipped = [], [], {}
    for entry in tqdm(_entries(Path(path)), "photographs", leave=False, delay=2):
        try:
            photos.append(_square(entry, int(size)))
            names.append(entry.name)
        except ValueError as wrong:
            skipped[entry.name] = str(wrong)
        if len(photos) * size**2 * 3 > MOST_MEMORY:
            raise ValueError(
                f"{path} holds {len(photos):,} photographs or more, half a gigabyte at "
                f"{size} × {size} pixels; choose a smaller side."
            )
    if not photos:
        reason = next(iter(skipped.values()), "The folder is empty.")
        raise ValueError(f"No photograph of {path} is used, {len(skipped)} skipped. {reason}")
    return PhotoFolder(np.stack(photos), tuple(names), skipped)


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder and is not hidden, by name."""
    try:
        entries = list(folder.expanduser().iterdir())
    except OSError as problem:
        raise ValueError(f"{folder} cannot be opened: {_reason(problem)}.") from None
    return sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)


def _square(path: Path, size: int) -> NDArray[np.uint8]:
    """Middle of a photograph, (size, size, 3)."""
    name = short_name(path.name)
    photo = decode(_content(path), name, partial(_scaled, size, min))
    if min(photo.size) < size:
        columns, rows = photo.size
        raise ValueError(
            f"{name} is too small: {columns:,} × {rows:,} pixels for {size} × {size}; "
            f"size={min(columns, rows)} would take it."
        )
    rows, columns, _ = photo.rgb.shape
    top, left = (rows - size) // 2, (columns - size) // 2
    return photo.rgb[top : top + size, left : left + size].copy()


def _scaled(pixels: int, side: Callable[[Size], int], size: Size) -> Size:
    """Size with the same proportions and so many pixels, at most, on its longer or shorter side."""
    share = min(1, pixels / side(size))
    return max(1, round(share * size[0])), max(1, round(share * size[1]))


def _content(path: Path) -> bytes:
    """Bytes of a file; ValueError where there is none, or more than are read."""
    name, path = short_name(path.name or str(path)), path.expanduser()
    if "\0" in str(path):
        raise ValueError(f"{name} is no name that a file can have.")
    try:
        if path.is_dir():
            raise ValueError(f"{name} is a folder, no photograph.")
        if path.exists() and not path.is_file():
            raise ValueError(f"{name} is no ordinary file.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
            if len(content) > MOST_BYTES:
                raise ValueError(_too_many_bytes(name, path.stat().st_size))
            return content
    except OSError as problem:
        raise ValueError(f"{name} cannot be opened: {_reason(problem)}.") from None


def _too_many_bytes(name: str, size: int) -> str:
    return f"{name} has {size / 1e6:.0f} MB; {MOST_BYTES / 1e6:.0f} MB are the most that is read."


def _reason(problem: OSError) -> str:
    """What went wrong, without its number."""
    words = problem.strerror or type(problem).__name__
    return words[0].lower() + words[1:]
