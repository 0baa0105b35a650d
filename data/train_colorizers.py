"""Train the two networks of lesson 09 that lie here, so that explorers have them at once.

    python data/train_colorizers.py          write data/skip_colorizer.npz and plain_colorizer.npz
    python data/train_colorizers.py skip     only this one

Run it with the Python of the course. Each takes two minutes or three; another version of PyTorch or
another processor gives slightly other weights.
"""

import hashlib
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from course_utils.datasets.earth_tiles import (  # noqa: E402
    EUROPE_AND_AFRICA,
    JUDGED,
    earth_tiles,
    test_tiles,
)
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


def measures(network: torch.nn.Module) -> str:
    """PSNR, mean ab error and colorfulness on all test tiles and on Europe and Africa alone."""
    words = []
    for name, part in (("82° N to 82° S", JUDGED), ("Europe and Africa", EUROPE_AND_AFRICA)):
        tiles = test_tiles(part=part)
        lab = predicted_lab(network, tiles)
        rgb, error = to_rgb(lab), mean_ab_error(lab, to_lab(tiles))
        words.append(
            f"{name}: PSNR {psnr(rgb, tiles):.2f} dB, ab error {error:.2f}, "
            f"colorfulness {colorfulness(rgb):.1f}"
        )
    return "; ".join(words)


def main(names: list[str]) -> None:
    """Train, save as float16, and say how good each is before and after rounding."""
    torch.set_num_threads(1)  # the same sums in the same order
    light, colors = as_examples(earth_tiles("train"))
    for name in names or NETWORKS:
        network = made_with_seed(NETWORKS[name], 0).to(memory_format=torch.channels_last)
        start = time.process_time()
        train(network, light, colors, F.mse_loss, change=flipped, device="cpu", **COLOR_TRAINING)
        print(f"{name}: {time.process_time() - start:.0f} s of processor time", flush=True)
        print(f"  float32: {measures(network)}", flush=True)
        path = save_network(network, ROOT / "data" / f"{name}_colorizer.npz", half=True)
        print(f"  float16: {measures(load_network(path))}")
        content = path.read_bytes()
        print(
            f"  {path.name}  {len(content):,} bytes  SHA-256 {hashlib.sha256(content).hexdigest()}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
