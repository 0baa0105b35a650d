"""Where a network is trained: on the CPU, or on a GPU that is there."""

import torch


def best_device() -> str:
    """Name of the fastest device here: "cuda", "mps" or "cpu"."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def device_named(name: str) -> torch.device:
    """Device of a name; ValueError where it is not there."""
    there = {"cpu": True, "cuda": torch.cuda.is_available(),
             "mps": torch.backends.mps.is_available()}  # fmt: skip
    if name == "auto":
        name = best_device()
    if not there.get(name):
        found = ", ".join(device for device, is_there in there.items() if is_there)
        raise ValueError(f"This computer has no device {name!r}; it has {found}. Or say 'auto'.")
    return torch.device(name)
