"""Wrong skip connections and examples of lesson 09 that learners are likely to give."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from course_utils.datasets.photos import load_photo_folder
from course_utils.exercises.exercise import Mistake
from course_utils.models.colorizers import as_examples


def _cut(maps: Tensor, seen: Tensor) -> Tensor:
    return maps[..., : seen.shape[2], : seen.shape[3]]


def _joined(
    join: Callable[[Tensor, Tensor], Any] = lambda maps, seen: torch.cat([maps, seen], dim=1),
    cut: Callable[[Tensor, Tensor], Tensor] = _cut,
) -> Callable[[Tensor, Tensor], Any]:
    """Answer with a part replaced."""
    return lambda maps, seen: join(cut(maps, seen), seen)


_CUT = "Leave out the last row and column: every other cell stays where it belongs."

SKIP_MISTAKES = (
    Mistake(
        lambda maps, seen: torch.cat([maps, seen], dim=1),
        "The decoder's maps may have a row or a column too many: cut them to the encoder's size.",
    ),
    Mistake(_joined(lambda m, s: torch.cat([s, m], dim=1)), "The decoder's maps come first."),
    Mistake(
        lambda m, s: torch.cat([s, m], dim=1),
        "The decoder's maps come first, and may have a row or a column too many.",
    ),
    Mistake(
        _joined(lambda m, s: m + s),
        "A sum mixes the maps and needs as many of both; here they stand one behind the other.",
    ),
    Mistake(_joined(lambda m, s: (m + s) / 2), "A mean mixes the maps; put one behind the other."),
    Mistake(_joined(lambda m, s: m * s), "A product mixes the maps; put one behind the other."),
    Mistake(_joined(torch.maximum), "This keeps the larger of both; put one behind the other."),
    Mistake(
        _joined(lambda m, s: torch.cat([m, s])),
        "Axis 0 counts the pictures; the maps are counted by axis 1: dim=1.",
    ),
    Mistake(
        _joined(lambda m, s: torch.cat([m, s], dim=2)),
        "This puts one picture below the other; the maps are counted by axis 1: dim=1.",
    ),
    Mistake(
        _joined(lambda m, s: torch.cat([m, s], dim=-1)),
        "This puts pictures side by side; the maps are counted by axis 1: dim=1.",
    ),
    Mistake(
        _joined(lambda m, s: torch.stack([m, s], dim=1)),
        "torch.stack makes a new axis and needs equal shapes; torch.cat joins along an old one.",
    ),
    Mistake(_joined(lambda m, s: m), "The encoder's maps are missing."),
    Mistake(_joined(lambda m, s: s), "The decoder's maps are missing."),
    Mistake(_joined(cut=lambda m, s: m[..., -s.shape[2] :, -s.shape[3] :]), _CUT),
    Mistake(_joined(cut=lambda m, s: m[..., :-1, :-1]), "Not every pair has a row too many."),
    Mistake(_joined(cut=lambda m, s: m[:, :, : s.shape[2]]), "The columns need a cut, too."),
    Mistake(_joined(cut=lambda m, s: m[..., : s.shape[3]]), "The rows need a cut, too."),
    Mistake(
        _joined(cut=lambda m, s: functional.interpolate(m, s.shape[2:], mode="bilinear")),
        "Resampling moves what the maps say. " + _CUT,
    ),
    Mistake(
        lambda m, s: torch.cat(
            [
                m,
                functional.pad(s, (0, m.shape[3] - s.shape[3], 0, m.shape[2] - s.shape[2])),
            ],
            dim=1,
        ),
        "The encoder's size is the one to keep; this adds zeros to its maps.",
    ),
    Mistake(
        _joined(cut=lambda m, s: m[:, : s.shape[1], : s.shape[2], : s.shape[3]]),
        "All maps of the decoder stay; only rows and columns are cut.",
    ),
)

Examples = tuple[Tensor, Tensor]


def _photos(
    change: Callable[[Tensor, Tensor], Examples] = lambda light, colors: (light, colors),
    judged: Callable[[int], bool] = lambda number: number % 5 == 0,
    learned: Callable[[int], bool] | None = None,
    order: tuple[int, ...] = (0, 1, 2, 3),
) -> Callable[[Path, int], Any]:
    """Answer with other examples, another split, or another order of the four."""

    def answer(folder: Path, size: int) -> Any:
        light, colors = change(*as_examples(load_photo_folder(folder, size).photos))
        test = torch.tensor([judged(number) for number in range(len(light))])
        kept = torch.tensor([(learned or (lambda n: not judged(n)))(n) for n in range(len(light))])
        four = (light[kept], colors[kept], light[test], colors[test])
        return tuple(four[k] for k in order)

    return answer


def _last_fifth(folder: Path, size: int) -> tuple[Tensor, ...]:
    light, colors = as_examples(load_photo_folder(folder, size).photos)
    kept = len(light) * 4 // 5
    return light[:kept], colors[:kept], light[kept:], colors[kept:]


_SPLIT = "Photographs 0, 5, 10, … are for testing: `% 5 == 0`."

PHOTO_MISTAKES = (
    Mistake(
        _photos(learned=lambda number: True),
        "The test photographs are learned from as well: what is judged may not be known.",
    ),
    Mistake(_photos(judged=lambda number: number % 5 == 4), _SPLIT),
    Mistake(_photos(judged=lambda number: number % 5 == 1), _SPLIT),
    Mistake(_photos(judged=lambda number: number % 4 == 0), _SPLIT),
    Mistake(_photos(judged=lambda number: number > 0 and number % 5 == 0), _SPLIT),
    Mistake(_photos(judged=lambda number: number < 5), _SPLIT),
    Mistake(_last_fifth, "This tests on the last fifth. " + _SPLIT),
    Mistake(_photos(judged=lambda number: number == 0), _SPLIT),
    Mistake(
        _photos(order=(2, 3, 0, 1)),
        "Learning and testing are swapped: most photographs are to learn.",
    ),
    Mistake(
        _photos(order=(0, 2, 1, 3)),
        "The order is light, colors, light_test, colors_test: the two of one part together.",
    ),
    Mistake(_photos(order=(1, 0, 3, 2)), "Light and colors are swapped."),
    Mistake(_photos(order=(0, 1)), "The test photographs are missing: light_test and colors_test."),
    Mistake(_photos(lambda x, y: (x * 100, y)), "L is not scaled: divide it by 100."),
    Mistake(_photos(lambda x, y: (x, y * 128)), "a and b are not scaled: divide them by 128."),
    Mistake(
        _photos(lambda x, y: (x * 100, y * 128)),
        "Nothing is scaled: L is divided by 100, a and b by 128.",
    ),
    Mistake(_photos(lambda x, y: (x, y * 1.28)), "a and b are divided by 128, not by 100."),
    Mistake(
        _photos(lambda x, y: (x.permute(0, 2, 3, 1), y.permute(0, 2, 3, 1))),
        "The channels come last here; PyTorch's convolutions take them as the second axis.",
    ),
    Mistake(
        _photos(lambda x, y: (x[:, 0], y)),
        "Light needs an axis for its one channel: (N, 1, size, size).",
    ),
    Mistake(
        _photos(lambda x, y: (x, torch.cat([x, y], dim=1))),
        "L is among the colors; the network is given it and predicts a and b alone.",
    ),
    Mistake(
        _photos(lambda x, y: (torch.cat([x, y], dim=1), y)),
        "The colors are among the inputs: the network would only copy them.",
    ),
    Mistake(
        lambda folder, size: as_examples(load_photo_folder(folder, size).photos),
        "All photographs are here; keep 0, 5, 10, … for testing.",
    ),
    Mistake(
        lambda folder, size: _photos()(folder, 64),
        "The side of the photographs is size, whatever it is.",
    ),
)
