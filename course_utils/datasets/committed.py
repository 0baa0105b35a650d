"""Reading the files of the `data` folder, never trusting a damaged one."""

import hashlib
from pathlib import Path

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"

SHA256 = {
    "mnist_5k.npz": "0732e936d0dbd8ee0f46c8dd0eefeb61935d47b2b708d6e365fa17aef3d314f1",
    "blue_marble.jpg": "9f5a915aa0e6e5989207d168c802e48d562cedd79b1c2f81fc7a6f945765cd26",
    "skip_colorizer.npz": "a402cb98bff1a1bd806e7ea2cdde65e3e6222e8627dbaa6208467aa1ec0dfae8",
    "plain_colorizer.npz": "29cd7ff1e53e9b4d0335927cb5b2d98532f0224f828ede3413ee3faed622cea1",
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
