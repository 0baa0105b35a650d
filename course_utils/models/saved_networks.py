"""Saving a trained network and loading it again: numbers only, never code."""

import importlib
import json
import math
import secrets
import zipfile
import zlib
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

#: Name of the entry that says what the file is, and the number of this way of writing it.
ABOUT, FORMAT = "course_network", 1

#: Module whose networks `load_network` makes by itself.
COLORIZERS = "course_utils.models.colorizers"

#: Bytes of header that an array in a file may have beside its numbers.
HEADER = 4096

#: What NumPy and zipfile raise for a file that is cut or changed.
DAMAGED = (
    ValueError, KeyError, IndexError, EOFError, SyntaxError, OSError, NotImplementedError,
    RuntimeError, MemoryError, OverflowError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def save_network(network: nn.Module, path: str | Path, half: bool = False) -> Path:
    """Save the weights of a network, with the name of its class.

    The file is written beside its place and moved there when it is whole, so that a file that was
    there stays whole too if something fails.

    Parameters
    ----------
    network : torch.nn.Module
    path : str or Path
        Must end in ``.npz``.
    half : bool
        Store float16 instead of float32: half the size, three significant digits.

    Returns
    -------
    Path
        Where the file lies.

    Raises
    ------
    ValueError
        For another ending, or weights that are not finite (also as float16).
    OSError
        Where the file cannot be written; the message says why.
    """
    place = _npz(path)
    arrays = {name: _array(name, weights, half) for name, weights in network.state_dict().items()}
    about = json.dumps({"format": FORMAT, "class": type(network).__name__})
    part = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            np.savez_compressed(file, allow_pickle=False, **{ABOUT: np.array(about)}, **arrays)
        part.replace(place)
    except OSError as problem:
        raise OSError(f"{place} cannot be written: {problem.strerror or problem}.") from None
    finally:
        part.unlink(missing_ok=True)
    return place


def load_network(path: str | Path, network: nn.Module | None = None) -> nn.Module:
    """Load what `save_network` has saved.

    Parameters
    ----------
    path : str or Path
    network : torch.nn.Module, optional
        A network of the same class; it gets the weights, or stays as it is where they do not fit.
        Without it, a new one is made, if the course knows its class.

    Returns
    -------
    torch.nn.Module
        The network, ready to be used and not to learn (`network.eval()`).

    Raises
    ------
    ValueError
        For a file that is damaged, comes from elsewhere or from a newer course, or holds the
        weights of another network; the message says which.
    OSError
        Where there is no file, or it cannot be read.
    """
    place = _npz(path)
    if not place.is_file():
        kind = "is a folder, no file" if place.is_dir() else "is not there"
        raise FileNotFoundError(f"{place} {kind}.")
    try:
        archive = zipfile.ZipFile(place)
    except zipfile.BadZipFile:
        raise ValueError(
            f"{place.name} is no saved network, or it is damaged: no .npz begins or ends so."
        ) from None
    except OSError as problem:
        raise OSError(f"{place} cannot be read: {problem.strerror or problem}.") from None
    with archive:
        name = _class_name(archive, place.name)
        network = _made(name, place.name) if network is None else network
        if type(network).__name__ != name:
            raise ValueError(f"{place.name} holds a {name}, no {type(network).__name__}.")
        weights = _fitting(archive, network, place.name)
    network.load_state_dict(weights)
    return network.eval()


def _npz(path: str | Path) -> Path:
    """Path with ~ and links followed; ValueError for an ending that promises something else."""
    if Path(path).suffix != ".npz":
        raise ValueError(f'A saved network\'s name ends in ".npz", unlike "{Path(path).name}".')
    return Path(path).expanduser().resolve()


def _array(name: str, weights: Tensor, half: bool) -> NDArray:
    """Weights as they are stored."""
    array = weights.detach().cpu().numpy()
    if half and array.dtype == np.float32:
        with np.errstate(over="ignore"):
            array = array.astype(np.float16)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds numbers that are not finite: this network is not saved.")
    return array


def _entry(archive: zipfile.ZipFile, entry: str, most: int, file: str) -> NDArray:
    """One array of a file, of so many bytes at most."""
    try:
        if archive.getinfo(f"{entry}.npy").file_size > most + HEADER:
            raise ValueError("more bytes than its shape needs")
        with archive.open(f"{entry}.npy") as stream:
            return np.lib.format.read_array(stream, allow_pickle=False)
    except DAMAGED:
        raise ValueError(f"{file} is damaged: {entry} cannot be read.") from None


def _class_name(archive: zipfile.ZipFile, file: str) -> str:
    """Class of the network in a file; ValueError where it was not saved here."""
    entries = archive.namelist()
    if any(entry.endswith("data.pkl") for entry in entries):
        raise ValueError(f"{file} was written by torch.save; it may carry code and stays closed.")
    if f"{ABOUT}.npy" not in entries:
        raise ValueError(f"{file} is an .npz of something else, not written by save_network.")
    try:
        about = json.loads(str(_entry(archive, ABOUT, HEADER, file)))
        number, name = about["format"], about["class"]
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"{file} is damaged: it does not say which network it holds.") from None
    if number != FORMAT:
        age = "a newer" if isinstance(number, int) and number > FORMAT else "an older"
        raise ValueError(
            f"{file} was written by {age} version of the course (format {number}, "
            f"here {FORMAT}): train the network again, or get that version."
        )
    return str(name)


def _made(name: str, file: str) -> nn.Module:
    """New network of a class of lesson 09."""
    # Only now: that module may load networks of its own with this one.
    kind = getattr(importlib.import_module(COLORIZERS), name, None)
    if isinstance(kind, type) and issubclass(kind, nn.Module) and kind.__module__ == COLORIZERS:
        return kind()
    raise ValueError(
        f"{file} holds a {name}: make one, and give it to be filled, "
        f'load_network("{file}", {name}(…)).'
    )


def _fitting(archive: zipfile.ZipFile, network: nn.Module, file: str) -> dict[str, Tensor]:
    """Weights for a network; ValueError with the first that does not fit."""
    wanted, kind = network.state_dict(), type(network).__name__
    there = {name.removesuffix(".npy") for name in archive.namelist()} - {ABOUT}
    for names, words in ((wanted.keys() - there, "lacks"), (there - wanted.keys(), "also has")):
        if names:
            raise ValueError(f"{file} holds another {kind}: it {words} {min(names)}.")
    weights = {}
    for name, weight in wanted.items():
        array = _entry(archive, name, 8 * math.prod(weight.shape), file)
        if array.shape != tuple(weight.shape):
            raise ValueError(
                f"{file} holds another {kind}: its {name} has the shape {array.shape}, "
                f"not {tuple(weight.shape)}."
            )
        if array.dtype.kind not in "fiub" or not np.isfinite(array).all():
            raise ValueError(f"{file} is damaged: {name} holds more than finite numbers.")
        weights[name] = torch.from_numpy(array).to(weight.dtype)
    return weights
