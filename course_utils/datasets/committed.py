"""Reading the files of the `data` folder, never trusting a damaged one."""

import hashlib
from pathlib import Path

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"

SHA256 = {
    "mnist_5k.npz": "0732e936d0dbd8ee0f46c8dd0eefeb61935d47b2b708d6e365fa17aef3d314f1",
    "blue_marble.jpg": "9f5a915aa0e6e5989207d168c802e48d562cedd79b1c2f81fc7a6f945765cd26",
    "skip_colorizer.npz": "b0d9da4a81cb671a54498eb986e7e76a6c8c12b417fb8163f13b7edd2068fa66",
    "plain_colorizer.npz": "e0777a9f08251cd31d5e5bcda043e48bf28e5ce55ec8c38a756136041cd80783",
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
    script = "train_colorizers.py" if name.endswith("_colorizer.npz") else "build.py"
    repair = (
        f"Bring it back with `git checkout -- data/{name}`, "
        f"or make it again with `python data/{script}`."
    )
    if not path.is_file():
        raise FileNotFoundError(f"The data file {path} is missing. {repair}")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ValueError(f"The data file {path} is damaged (its SHA-256 is wrong). {repair}")
    return content
