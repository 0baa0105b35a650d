"""The colorizers of lesson 09, beside two that others teach with, at equal training time.

python start.py bench color [seconds] [seeds]

Each network learns the same tiles (the Earth without 20° west to 55° east, mirrored at random) for
the same time on two cores, 90 seconds unless said otherwise (in fact twice as many of processor
time, which other work on the machine does not change), and is judged on the same 400 tiles
between 20° west and 55° east, from 82° north to 82° south, with at least a quarter of land; then on
400 of Europe and Africa alone (72° north to 36° south), which is harder. Three seeds draw first
weights and batches. Ours learn with their settings of the lesson; the references with the
optimizer, rate and loss of their descriptions, and with a rate that falls to 0 as ours does. PSNR
is the mean over the tiles. A second table counts the pixels of each biome together.
"""

import math
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
import torch
from _color_references import BetaNetwork, ClassUNet, keras_rmsprop
from sklearn.cluster import KMeans
from torch import Tensor, nn

from course_utils.datasets.earth_tiles import EUROPE_AND_AFRICA as ALONE
from course_utils.datasets.earth_tiles import earth_tiles, test_tiles
from course_utils.models.color_baselines import GRAY, earth_colors, looked_up, with_color
from course_utils.models.color_metrics import biomes, colorfulness, mean_ab_error, psnr
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

SECONDS, SEEDS, CORES, CLASSES = 90.0, 3, 2, 24
OURS = ("plain", "skip")
Loss = Callable[[nn.Module, Tensor, Tensor], Tensor]


class Way(NamedTuple):
    """A network and how it learns."""

    make: Callable[[], nn.Module]
    optimizer: Callable[..., torch.optim.Optimizer] = torch.optim.Adam
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
        "Beta": Way(BetaNetwork, keras_rmsprop, 1e-3),
        "CSC413 UNet": Way(
            lambda: ClassUNet(centers),
            learning_rate=1e-3,
            loss=lambda network, x, y: network.loss(x, y),
        ),
    }


def learn(way: Way, light: Tensor, colors: Tensor, seconds: float, seed: int) -> nn.Module:
    """Train a network for so many seconds of all cores."""
    network = made_with_seed(way.make, seed).to(memory_format=torch.channels_last).train()
    method = way.optimizer(network.parameters(), lr=way.learning_rate)
    start = time.process_time()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        while (share := (time.process_time() - start) / (seconds * CORES)) < 1:
            for group in method.param_groups:
                group["lr"] = way.learning_rate * (1 + math.cos(math.pi * share)) / 2
            chosen = torch.randint(len(light), (COLOR_TRAINING["batch_size"],))
            method.zero_grad()
            way.loss(network, *flipped(light[chosen], colors[chosen])).backward()
            method.step()
    return network.eval()


class Judges(NamedTuple):
    """Tiles to be judged by, and their Lab."""

    rgb: np.ndarray
    lab: np.ndarray

    def measure(self, answer: Callable) -> list[float]:
        """PSNR, mean ab error and colorfulness of what colors these tiles."""
        lab = answer(self)
        rgb = to_rgb(lab)
        return [psnr(rgb, self.rgb), mean_ab_error(lab, self.lab), colorfulness(rgb)]

    def measure_biomes(self, answer: Callable) -> list[list[float]]:
        """PSNR and mean ab error for the pixels of each biome."""
        lab = answer(self)
        rgb = to_rgb(lab)
        return [
            [psnr(rgb[here], self.rgb[here]), mean_ab_error(lab[here], self.lab[here])]
            for here in biomes(self.rgb).values()
        ]


def colored(network: nn.Module, judges: Judges) -> np.ndarray:
    """Lab that a network gives the tiles."""
    return predicted_lab(network, judges.rgb)


def tell(name: str, rows: list[list[float]], parameters: str = "") -> np.ndarray:
    """Print means over the seeds, ± half the range where there are several; return the means."""
    means = np.mean(rows, axis=0)
    half = [f" ± {wide:4.2f}" for wide in np.ptp(rows, axis=0) / 2] if rows[1:] else [7 * " "] * 6
    cells = [f"{value:8.2f}{wide}" for value, wide in zip(means, half, strict=False)]
    print(f"{name:22}{parameters:>10}{''.join(cells)}", flush=True)
    return means


def tell_biomes(found: dict[str, list[list[float]]]) -> None:
    """Print the measures of each biome, those of the first seed."""
    names = ("sea", "forest", "desert", "ice")
    print(f"\n{'PSNR in dB, ab error':22}" + "".join(f"{name:>16}" for name in names))
    for name, rows in found.items():
        print(f"{name:22}" + "".join(f"{row[0]:10.2f}{row[1]:6.2f}" for row in rows))


def baselines() -> dict[str, Callable]:
    """Coloring without a network: each from the judges to Lab."""
    known = earth_colors()
    return {
        "gray": lambda judges: with_color(judges.lab[..., 0], GRAY),
        "mean color": lambda judges: with_color(judges.lab[..., 0], known.mean),
        "by brightness alone": lambda judges: looked_up(judges.lab[..., 0], known.table),
    }


def main(words: list[str]) -> int:
    """Train all and compare; 1 where no network of ours is ahead of both references."""
    seconds, seeds = float(words[0]) if words else SECONDS, int(words[1]) if words[1:] else SEEDS
    torch.set_num_threads(CORES)
    parts = [Judges(tiles, to_lab(tiles)) for tiles in (test_tiles(), test_tiles(part=ALONE))]
    light, colors = as_examples(earth_tiles("train"))
    print(f"{len(light):,} tiles to learn from, {seconds:g} s, {CORES} cores, {seeds} seed(s).\n")
    heads = "".join(f"{name:>15}" for name in ("PSNR in dB", "ab error", "colorfulness"))
    print(f"{'':32}{'82° N to 82° S':>15}{'':30}{'Europe, Africa':>15}")
    print(f"{'':22}{'parameters':>10}{heads}{heads}")
    found, by_biome = {}, {}
    for name, answer in baselines().items():
        tell(name, [parts[0].measure(answer) + parts[1].measure(answer)])
        by_biome[name] = parts[0].measure_biomes(answer)
    print(f"{'truth':62}{colorfulness(parts[0].rgb):8.2f}{'':37}{colorfulness(parts[1].rgb):8.2f}")
    for name, way in ways(colors).items():
        networks = (learn(way, light, colors, seconds, seed) for seed in range(seeds))
        answers = [partial(colored, network) for network in networks]
        rows = [parts[0].measure(answer) + parts[1].measure(answer) for answer in answers]
        count = sum(weights.numel() for weights in way.make().parameters())
        found[name] = tell(name, rows, f"{count:,}")
        by_biome[name] = parts[0].measure_biomes(answers[0])
    tell_biomes(by_biome)
    best = [max(found[name][0] for name in OURS), min(found[name][1] for name in OURS)]
    behind = [
        name
        for name, (decibels, error, *_) in found.items()
        if name not in OURS and (decibels >= best[0] or error <= best[1])
    ]
    print(f"\nNot behind ours: {', '.join(behind)}." if behind else "\nOurs are ahead.")
    return int(bool(behind))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
