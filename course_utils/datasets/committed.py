"""Reading the files of the `data` folder, never trusting a damaged one."""

import hashlib
from pathlib import Path

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"

SHA256 = {
    "mnist_5k.npz": "b093d5dbc2b9ead720e145bf556f62d2fade1c7166eb568042d48e60a2ac75dc",
    "blue_marble.jpg": "0215bdc6fe560409071dbab97b629cb7df37c490aec31958123ca7e4117a0887",
}


def read_committed(name: str) -> bytes:
    """Return the content of a file of the `data` folder.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    ValueError
        If its content is not the content that was committed.
    """
    path = DATA_FOLDER / name
    repair = (
        f"Bring it back with `git checkout -- data/{name}`, "
        "or make it again with `python data/build.py`."
    )
    if not path.is_file():
        raise FileNotFoundError(f"The data file {path} is missing. {repair}")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ValueError(f"The data file {path} is damaged (its SHA-256 is wrong). {repair}")
    return content
