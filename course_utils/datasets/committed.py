"""Reading the files of the `data` folder, never trusting a damaged one."""

import hashlib
from pathlib import Path

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"

SHA256 = {
    "mnist_5k.npz": "0732e936d0dbd8ee0f46c8dd0eefeb61935d47b2b708d6e365fa17aef3d314f1",
    "blue_marble.jpg": "9f5a915aa0e6e5989207d168c802e48d562cedd79b1c2f81fc7a6f945765cd26",
    "skip_colorizer.npz": "0b2bdbf976ca88723d3bcadbb84ed53128ce94ca442a873b16bca4c3a9152d45",
    "plain_colorizer.npz": "1a2d55d63595340fa60549c2eba87bd0e53d6844a8d0484e6ca7223df95cb19b",
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
