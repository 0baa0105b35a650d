"""The colorizers of lesson 09, beside two that others teach with, at equal training time.

python start.py bench color [seconds] [seeds]

Each network learns the same tiles (the Earth without 20° west to 55° east, mirrored at random) for
the same processor time, 90 seconds unless said otherwise, and is judged on the same 400 tiles of
Europe and Africa; three seeds draw first weights and batches. Ours learn with their settings of
the lesson; the references with the optimizer, rate and loss of their descriptions, and with a rate
that falls to 0 as ours does. PSNR counts all pixels of the 400 tiles together.
"""

import math
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import torch
from _color_references import BetaNetwork, ClassUNet
from sklearn.cluster import KMeans
from torch import Tensor, nn

from course_utils.datasets.earth_tiles import earth_tiles
from course_utils.models.color_baselines import GRAY, earth_colors, looked_up, with_color
from course_utils.models.color_metrics import colorfulness, mean_ab_error, psnr
from course_utils.models.colorizers import (
    COLOR_TRAINING,
    PlainColorizer,
    SkipColorizer,
    as_examples,
    flipped,
    predicted_lab,
)
from course_utils.models.lab import to_lab, to_rgb
from course_utils.training import made_with_seed

SECONDS, SEEDS, CLASSES = 90.0, 3, 24
OURS = "skip"
Loss = Callable[[nn.Module, Tensor, Tensor], Tensor]


class Way(NamedTuple):
    """A network and how it learns."""

    make: Callable[[], nn.Module]
    optimizer: type[torch.optim.Optimizer] = torch.optim.Adam
    learning_rate: float = COLOR_TRAINING["learning_rate"]
    loss: Loss = lambda network, x, y: nn.functional.mse_loss(network(x), y)


def color_classes(colors: Tensor) -> Tensor:
    """24 colors of the plane of a and b that stand for all, by k-means over some pixels."""
    pixels = colors[:, :, ::8, ::8].permute(0, 2, 3, 1).reshape(-1, 2).numpy()
    found = KMeans(CLASSES, n_init=1, random_state=0).fit(pixels[::4])
    return torch.from_numpy(found.cluster_centers_).float()


def ways(colors: Tensor) -> dict[str, Way]:
    """The four networks."""
    centers = color_classes(colors)
    return {
        "plain": Way(PlainColorizer),
        "skip": Way(SkipColorizer),
        "Beta": Way(BetaNetwork, torch.optim.RMSprop, 1e-3),
        "CSC413 UNet": Way(
            lambda: ClassUNet(centers),
            learning_rate=1e-3,
            loss=lambda network, x, y: network.loss(x, y),
        ),
    }


def learn(way: Way, light: Tensor, colors: Tensor, seconds: float, seed: int) -> nn.Module:
    """Train a network for so much processor time."""
    network = made_with_seed(way.make, seed).to(memory_format=torch.channels_last).train()
    method = way.optimizer(network.parameters(), lr=way.learning_rate)
    start = time.process_time()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        while (share := (time.process_time() - start) / seconds) < 1:
            for group in method.param_groups:
                group["lr"] = way.learning_rate * (1 + math.cos(math.pi * share)) / 2
            chosen = torch.randint(len(light), (COLOR_TRAINING["batch_size"],))
            method.zero_grad()
            way.loss(network, *flipped(light[chosen], colors[chosen])).backward()
            method.step()
    return network.eval()


def measure(lab: np.ndarray, tiles: np.ndarray, truth: np.ndarray) -> tuple[float, float, float]:
    """PSNR, mean ab error and colorfulness."""
    rgb = to_rgb(lab)
    return psnr(rgb, tiles), mean_ab_error(lab, truth), colorfulness(rgb)


def tell(name: str, rows: list[tuple[float, float, float]], parameters: str = "") -> np.ndarray:
    """Print means over the seeds, ± half the range where there are several; return the means."""
    means = np.mean(rows, axis=0)
    half = [f" ± {wide:4.2f}" for wide in np.ptp(rows, axis=0) / 2] if rows[1:] else [7 * " "] * 3
    cells = [f"{value:8.2f}{wide}" for value, wide in zip(means, half, strict=True)]
    print(f"{name:22}{parameters:>10}{''.join(cells)}", flush=True)
    return means


def main(words: list[str]) -> int:
    """Train all and compare; 1 where ours is not ahead in PSNR and in ab error."""
    seconds, seeds = float(words[0]) if words else SECONDS, int(words[1]) if words[1:] else SEEDS
    tiles = earth_tiles("test")
    truth = to_lab(tiles)
    light, colors = as_examples(earth_tiles("train"))
    print(f"{len(light):,} tiles to learn from for {seconds:g} s, {seeds} seed(s).\n")
    print(f"{'':22}{'parameters':>10}{'PSNR in dB':>15}{'ab error':>15}{'colorfulness':>15}")
    known = earth_colors()
    for name, lab in (
        ("gray", with_color(truth[..., 0], GRAY)),
        ("mean color", with_color(truth[..., 0], known.mean)),
        ("by brightness alone", looked_up(truth[..., 0], known.table)),
        ("truth", truth),
    ):
        tell(name, [measure(lab, tiles, truth)])
    found = {}
    for name, way in ways(colors).items():
        networks = (learn(way, light, colors, seconds, seed) for seed in range(seeds))
        rows = [measure(predicted_lab(network, tiles), tiles, truth) for network in networks]
        count = sum(weights.numel() for weights in way.make().parameters())
        found[name] = tell(name, rows, f"{count:,}")
    behind = [
        name
        for name, (decibels, error, _) in found.items()
        if name != OURS and (decibels >= found[OURS][0] or error <= found[OURS][1])
    ]
    print(f"\nNot behind ours: {', '.join(behind)}." if behind else "\nOurs is ahead of all.")
    return int(bool(behind))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
