"""Train the two networks of lesson 09 that lie here, so that explorers have them at once.

    python data/train_colorizers.py          write data/skip_colorizer.npz and plain_colorizer.npz
    python data/train_colorizers.py skip     only this one

Run it with the Python of the course. Each takes a minute or two; another version of PyTorch or
another processor gives slightly other weights.
"""

import hashlib
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from course_utils.datasets.earth_tiles import earth_tiles  # noqa: E402
from course_utils.models.color_metrics import colorfulness, mean_ab_error, psnr  # noqa: E402
from course_utils.models.colorizers import (  # noqa: E402
    COLOR_TRAINING,
    PlainColorizer,
    SkipColorizer,
    as_examples,
    flipped,
    predicted_lab,
)
from course_utils.models.lab import to_lab, to_rgb  # noqa: E402
from course_utils.models.saved_networks import load_network, save_network  # noqa: E402
from course_utils.training import made_with_seed, train  # noqa: E402

NETWORKS = {"skip": SkipColorizer, "plain": PlainColorizer}


def measures(network: torch.nn.Module, tiles: np.ndarray) -> str:
    """PSNR, mean ab error and colorfulness on the test tiles, in words."""
    lab = predicted_lab(network, tiles)
    rgb = to_rgb(lab)
    return (
        f"PSNR {psnr(rgb, tiles):.2f} dB, ab error {mean_ab_error(lab, to_lab(tiles)):.2f}, "
        f"colorfulness {colorfulness(rgb):.1f}"
    )


def main(names: list[str]) -> None:
    """Train, save as float16, and say how good each is before and after rounding."""
    torch.set_num_threads(1)  # the same sums in the same order
    tiles = earth_tiles("test")
    light, colors = as_examples(earth_tiles("train"))
    for name in names or NETWORKS:
        network = made_with_seed(NETWORKS[name], 0).to(memory_format=torch.channels_last)
        start = time.process_time()
        train(network, light, colors, F.mse_loss, change=flipped, device="cpu", **COLOR_TRAINING)
        print(f"{name}: {time.process_time() - start:.0f} s of processor time", flush=True)
        print(f"  float32: {measures(network, tiles)}", flush=True)
        path = save_network(network, ROOT / "data" / f"{name}_colorizer.npz", half=True)
        print(f"  float16: {measures(load_network(path), tiles)}")
        content = path.read_bytes()
        print(
            f"  {path.name}  {len(content):,} bytes  SHA-256 {hashlib.sha256(content).hexdigest()}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
