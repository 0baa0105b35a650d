"""Wrong answers to the exercises of lesson 09, each with a part of the sentence it must get."""

import numpy as np
import torch
from skimage.color import rgb2lab
from torch import nn

from course_utils.datasets.photos import load_photo_folder
from tests.exercises.wrong_answers import WrongAnswers

WRONG = WrongAnswers()
wrong = WRONG.wrong


# gray -----------------------------------------------------------------------------------------


def gray(lab):
    return np.concatenate([lab[..., :1], 0 * lab[..., 1:]], axis=-1)


def distance(lab):
    return np.sqrt(lab[..., 1] ** 2 + lab[..., 2] ** 2)


def error(function):
    """Right picture, another error."""
    return lambda lab: (gray(lab), function(lab))


def picture(function):
    """Right error, another picture."""
    return lambda lab: (function(lab), distance(lab).mean())


GRAY = [
    (
        error(lambda lab: (lab[..., 1] ** 2 + lab[..., 2] ** 2).mean()),
        "These are squared distances",
    ),
    (error(lambda lab: np.mean(distance(lab) ** 2) ** 0.5), "This is the root of the mean"),
    (error(lambda lab: (abs(lab[..., 1]) + abs(lab[..., 2])).mean()), "This adds |a| and |b|"),
    (error(lambda lab: abs(lab[..., 1:]).mean()), "a pixel has one distance"),
    (error(lambda lab: np.sqrt((lab**2).sum(axis=2)).mean()), "L is not part of the error"),
    (error(lambda lab: np.hypot(lab[..., 1].mean(), lab[..., 2].mean())), "how far the mean color"),
    (error(lambda lab: (lab - gray(lab)).mean()), "cancel out; a distance is never negative"),
    (error(lambda lab: np.mean((gray(lab) - lab) ** 2)), "the squared error over L, a and b"),
    (error(lambda lab: np.mean(abs(gray(lab) - lab))), "the absolute error over L, a and b"),
    (error(lambda lab: distance(lab).sum()), "This is the sum over the pixels"),
    (error(distance), "This is a distance for each pixel"),
    (error(lambda lab: np.max(distance(lab))), "the largest distance"),
    (error(lambda lab: np.median(distance(lab))), "This is the median"),
    (error(lambda lab: np.mean(distance(gray(lab)))), "before they are set to 0"),
    (error(lambda lab: str(distance(lab).mean())), "returned error as text"),
    (picture(lambda lab: np.zeros(lab.shape)), "L is 0 as well"),
    (picture(lambda lab: lab[:, :, 0]), "This is L alone"),
    (picture(lambda lab: lab.copy()), "a and b are still there"),
    (picture(lambda lab: np.stack([lab[..., 0]] * 3, axis=-1)), "gray in RGB"),
    (picture(lambda lab: gray(lab) + np.array([0, 128, 128])), "128 is a color here"),
    (picture(lambda lab: lab - gray(lab)), "This takes L away"),
    (picture(lambda lab: lab[..., :1]), "returned gray as an array of shape (1, 1, 1)"),
    (picture(lambda lab: gray(lab).tolist()), "returned gray as a list of 1"),
    (lambda lab: (distance(lab).mean(), gray(lab)), "The two are swapped"),
    (gray, "The error is missing"),
    (lambda lab: distance(lab).mean(), "The gray picture is missing"),
    (lambda lab: print(distance(lab).mean()), "use return instead of print"),
    (lambda lab: None, "returned nothing (None)"),
    (lambda rgb, lab: gray(lab), "takes 2 parameters"),
    (lambda lab: gray(lab[..., 5]), "raised IndexError"),
]


@wrong("my_gray_baseline", "changed its input lab, which belongs to the caller")
def gray_in_place(lab):
    error = distance(lab).mean()
    lab[..., 1:] = 0
    return lab, error


# scaling --------------------------------------------------------------------------------------


def scaling(there=None, back=None, scale=(100, 128, 128), zero=(0, 0, 0)):
    """Both ways, with parts that can be replaced by wrong ones."""

    def default_there(lab):
        return ((lab - np.array(zero)) / np.array(scale)).transpose(2, 0, 1)

    def default_back(scaled):
        return scaled.transpose(1, 2, 0) * scale + np.array(zero)

    return lambda values, is_back: (
        (back or default_back)(values) if is_back else (there or default_there)(values)
    )


BY = np.array([100, 128, 128])
SCALING = [
    (scaling(lambda lab: np.reshape(lab / BY, (3, *lab.shape[:2]))), "A reshape cuts the numbers"),
    (scaling(back=lambda x: np.reshape(x, (*x.shape[1:], 3)) * BY), "A reshape cuts the numbers"),
    (scaling(lambda lab: np.transpose(lab / BY)), "Rows and columns have changed places"),
    (scaling(back=lambda x: x.T * BY), "Rows and columns have changed places"),
    (scaling(lambda lab: lab / BY), "the channels have to come first"),
    (scaling(back=lambda x: x * BY.reshape(3, 1, 1)), "have to come last"),
    (scaling(back=lambda x: (x * BY.reshape(3, 1, 1)).transpose(2, 0, 1)), "values, 0, -1"),
    (scaling(scale=(1, 1, 1)), "the scaling is missing"),
    (scaling(back=lambda x: x.transpose(1, 2, 0)), "the numbers have to grow again"),
    (scaling(back=lambda x: x.transpose(1, 2, 0) / BY), "this divides a second time"),
    (scaling(lambda lab: (lab * BY).transpose(2, 0, 1)), "The way there divides"),
    (scaling(scale=(1, 128, 128)), "L is not scaled"),
    (scaling(scale=(100, 1, 1)), "a and b are not scaled"),
    (scaling(scale=(100, 100, 100)), "a and b are divided by 128 here"),
    (scaling(scale=(100, 127, 127)), "a and b are divided by 128 here"),
    (scaling(scale=(100, 110, 110)), "a and b are divided by 128 here"),
    (scaling(scale=(100, 255, 255), zero=(0, -128, -128)), "This makes 0 … 1 of a and b"),
    (scaling(scale=(128, 128, 128)), "divide it by 100, and a and b by 128"),
    (scaling(scale=(255, 128, 128)), "not to 255"),
    (scaling(scale=(50, 128, 128), zero=(50, 0, 0)), "L becomes −1 … 1 here"),
    (scaling(scale=(100, 128, 127)), "should be"),
    (lambda values, back: scaling()(values, False), "It does the same both ways"),
    (lambda values, back: scaling()(values, not back), "The two ways are swapped"),
    (lambda values, back: scaling()(values, back).tolist(), "an array of shape (3, 1, 2) is due"),
    (
        lambda values, back: values if back else scaling()(values, back),
        "returned an array of shape",
    ),
    (lambda values, back: print(values), "use return instead of print"),
    (lambda values, back: None if back else scaling()(values, back), "returned nothing (None)"),
    (lambda values: values, "takes 1 parameter"),
    (lambda values, back: torch.tensor(scaling()(values, back)), "returned a Tensor of shape"),
]


@wrong("my_lab_scaling", "changed its input values")
def scaling_in_place(values, back):
    if back:
        values *= np.array([[[100]], [[128]], [[128]]])
        return np.moveaxis(values, 0, -1)
    values /= BY
    return np.moveaxis(values, -1, 0)


# skip connection ------------------------------------------------------------------------------


def cut(maps, seen):
    return maps[:, :, : seen.shape[-2], : seen.shape[-1]]


def join(dim=1, cut=cut):
    return lambda maps, seen: torch.cat((cut(maps, seen), seen), dim=dim)


SKIP = [
    (lambda maps, seen: torch.cat((maps, seen), 1), "cut them to the encoder's size"),
    (lambda maps, seen: torch.cat((seen, cut(maps, seen)), 1), "The decoder's maps come first."),
    (lambda maps, seen: torch.cat((seen, maps), 1), "come first, and may have a row"),
    (lambda maps, seen: seen + cut(maps, seen), "A sum mixes the maps"),
    (lambda maps, seen: 0.5 * (seen + cut(maps, seen)), "A mean mixes the maps"),
    (lambda maps, seen: seen * cut(maps, seen), "A product mixes the maps"),
    (lambda maps, seen: torch.max(cut(maps, seen), seen), "keeps the larger of both"),
    (join(dim=0), "Axis 0 counts the pictures"),
    (join(dim=2), "one picture below the other"),
    (join(dim=3), "puts pictures side by side"),
    (lambda maps, seen: torch.stack((cut(maps, seen), seen), 1), "torch.stack makes a new axis"),
    (lambda maps, seen: cut(maps, seen), "The encoder's maps are missing"),
    (lambda maps, seen: seen, "The decoder's maps are missing"),
    (join(cut=lambda m, s: m[:, :, -s.shape[2] :, -s.shape[3] :]), "Leave out the last row"),
    (join(cut=lambda m, s: m[:, :, :-1, :-1]), "Not every pair has a row too many"),
    (join(cut=lambda m, s: m[:, :, : s.shape[2], :]), "The columns need a cut"),
    (join(cut=lambda m, s: m[:, :, :, : s.shape[3]]), "The rows need a cut"),
    (
        join(cut=lambda m, s: nn.Upsample(size=s.shape[2:], mode="bilinear")(m)),
        "Resampling moves what",
    ),
    (
        join(cut=lambda m, s: nn.functional.adaptive_avg_pool2d(m, s.shape[2:])),
        "should be",
    ),
    (join(cut=lambda m, s: m[:, : s.shape[1], : s.shape[2], : s.shape[3]]), "All maps of the"),
    (
        lambda maps, seen: torch.cat((cut(maps, seen), seen), 1).detach(),
        "no gradient finds its way back",
    ),
    (
        lambda maps, seen: torch.tensor(join()(maps, seen).tolist()),
        "no gradient finds its way back",
    ),
    (
        lambda maps, seen: np.concatenate(
            [cut(maps, seen).detach().numpy(), seen.detach().numpy()], axis=1
        ),
        "returned a NumPy array; a network takes tensors",
    ),
    (lambda maps, seen: join()(maps, seen).double(), "a tensor of torch.float64"),
    (lambda maps, seen: [cut(maps, seen), seen], "a list of 2; an array of shape (1, 2, 2, 2)"),
    (lambda maps, seen: print(join()(maps, seen)), "use return instead of print"),
    (lambda maps, seen: None, "returned nothing (None)"),
    (lambda maps: maps, "takes 1 parameter"),
    (lambda maps, seen: torch.concatenate([maps, seen], axis=7), "raised IndexError"),
]


@wrong("my_skip_connection", "changed its input maps")
def skip_in_place(maps, seen):
    with torch.no_grad():
        maps *= 2
    return join()(maps, seen)


# colorfulness ---------------------------------------------------------------------------------


def colorful(rg=None, yb=None, end=None, kind=float):
    """The formula, with parts that can be replaced by wrong ones."""

    def answer(rgb):
        red, green, blue = (rgb[..., k].astype(kind) for k in range(3))
        first = rg(red, green, blue) if rg else red - green
        second = yb(red, green, blue) if yb else 0.5 * (red + green) - blue
        return (end or length)(first, second)

    return answer


def length(rg, yb, weight=0.3):
    spread = (rg.std() ** 2 + yb.std() ** 2) ** 0.5
    return spread + weight * (rg.mean() ** 2 + yb.mean() ** 2) ** 0.5


COLORFUL = [
    (colorful(kind=np.uint8), "The numbers are uint8 and have no room"),
    (
        colorful(yb=lambda r, g, b: (r.astype(float) + g) / 2 - b, kind=np.uint8),
        "The numbers are uint8",
    ),
    (
        colorful(rg=lambda r, g, b: r.astype(float) - g, kind=np.uint8),
        "The numbers are uint8",
    ),
    (
        colorful(lambda r, g, b: abs(r - g), lambda r, g, b: abs((r + g) / 2 - b)),
        "No absolute value belongs here",
    ),
    (colorful(lambda r, g, b: abs(r - g)), "No absolute value"),
    (colorful(yb=lambda r, g, b: abs((r + g) / 2 - b)), "No absolute value"),
    (colorful(yb=lambda r, g, b: r + g / 2 - b), "needs parentheses"),
    (colorful(yb=lambda r, g, b: r + g - b), "yb takes half of R + G"),
    (colorful(yb=lambda r, g, b: (r + g - b) / 2), "Only R + G is halved"),
    (colorful(yb=lambda r, g, b: (r - g) / 2 - b), "yb adds R and G"),
    (colorful(lambda r, g, b: b - g, lambda r, g, b: (b + g) / 2 - r), "Red comes first"),
    (lambda rgb: length(*np.moveaxis(rgb2lab(rgb), -1, 0)[1:]), "These are a and b of Lab"),
    (lambda rgb: colorful()(rgb / 255), "Colors count from 0 to 255 here"),
    (colorful(end=lambda rg, yb: length(rg, yb, 0)), "This is the spread alone"),
    (
        colorful(end=lambda rg, yb: 0.3 * np.hypot(rg.mean(), yb.mean())),
        "These are the means alone",
    ),
    (colorful(end=lambda rg, yb: length(rg, yb, 1)), "The means count 0.3 times."),
    (colorful(end=lambda rg, yb: 0.3 * length(rg, yb, 1 / 0.3)), "the standard deviations once"),
    (colorful(end=lambda rg, yb: 0.3 * length(rg, yb, 1)), "Only the means count 0.3 times"),
    (
        colorful(end=lambda rg, yb: rg.std() + yb.std() + 0.3 * (abs(rg.mean()) + abs(yb.mean()))),
        "They are added as they are",
    ),
    (
        colorful(end=lambda rg, yb: rg.std() + yb.std() + length(rg, yb) - length(rg, yb, 0)),
        "They are added as they are",
    ),
    (
        colorful(
            end=lambda rg, yb: length(rg, yb, 0) + 0.3 * abs(rg.mean()) + 0.3 * abs(yb.mean())
        ),
        "They are added as they are",
    ),
    (
        colorful(
            end=lambda rg, yb: np.hypot(rg.var(), yb.var()) + 0.3 * np.hypot(rg.mean(), yb.mean())
        ),
        "These are variances",
    ),
    (
        colorful(end=lambda rg, yb: rg.var() + yb.var() + 0.3 * (rg.mean() ** 2 + yb.mean() ** 2)),
        "The square roots are missing",
    ),
    (colorful(end=lambda rg, yb: length(rg, yb, -0.3)), "The second root is added"),
    (colorful(end=lambda rg, yb: np.hypot(rg.std(ddof=1), yb.std(ddof=1))), "returned nan"),
    (colorful(end=lambda rg, yb: length(rg, yb, 0.2)), "should be 42.43"),
    (lambda rgb: np.hypot(rgb.std(), rgb.mean()), "should be 42.43"),
    (colorful(end=lambda rg, yb: np.hypot(rg, yb)), "an array of shape (1, 1); a single number"),
    (lambda rgb: print(colorful()(rgb)), "use return instead of print"),
    (lambda rgb: None, "returned nothing (None)"),
    (lambda r, g, b: r - g, "takes 3 parameters"),
    (lambda rgb: colorful()(rgb[0]), "should be"),
]


# photographs ----------------------------------------------------------------------------------


def examples(photos, scale=(100, 128)):
    lab = torch.tensor(rgb2lab(photos)).float().permute(0, 3, 1, 2)
    return lab[:, :1] / scale[0], lab[:, 1:] / scale[1]


def prepared(test=lambda k: k % 5 == 0, change=lambda light, colors: (light, colors), scale=None):
    """The four parts, with a split or examples that can be wrong."""

    def answer(folder, size):
        light, colors = change(
            *examples(load_photo_folder(folder, size).photos, scale or (100, 128))
        )
        judged = [k for k in range(len(light)) if test(k)]
        learned = [k for k in range(len(light)) if not test(k)]
        return light[learned], colors[learned], light[judged], colors[judged]

    return answer


def ordered(*order):
    return lambda folder, size: [prepared()(folder, size)[k] for k in order]


def all_learned(folder, size):
    light, colors = examples(load_photo_folder(folder, size).photos)
    return light, colors, light[::5], colors[::5]


def last_fifth(folder, size):
    parts = examples(load_photo_folder(folder, size).photos)
    learned = len(parts[0]) * 4 // 5
    return *(part[:learned] for part in parts), *(part[learned:] for part in parts)


PHOTOS = [
    (last_fifth, "This tests on the last fifth"),
    (all_learned, "The test photographs are learned from as well"),
    (prepared(lambda k: k % 5 == 4), "are for testing: `% 5 == 0`"),
    (prepared(lambda k: k % 5 == 1), "are for testing: `% 5 == 0`"),
    (prepared(lambda k: k % 4 == 0), "are for testing: `% 5 == 0`"),
    (prepared(lambda k: k < 5), "are for testing: `% 5 == 0`"),
    (prepared(lambda k: k == 0), "are for testing: `% 5 == 0`"),
    (prepared(lambda k: k % 2 == 0), "returned light as an array of shape (1, 1, "),
    (ordered(2, 3, 0, 1), "Learning and testing are swapped"),
    (ordered(0, 2, 1, 3), "the two of one part together"),
    (ordered(1, 0, 3, 2), "Light and colors are swapped"),
    (ordered(0, 1), "The test photographs are missing"),
    (ordered(0, 1, 2), "returned 3 values; 4 values are due: light, colors, light_test"),
    (prepared(scale=(1, 128)), "L is not scaled"),
    (prepared(scale=(100, 1)), "a and b are not scaled"),
    (prepared(scale=(1, 1)), "Nothing is scaled"),
    (prepared(scale=(100, 100)), "not by 100"),
    (prepared(scale=(255, 128)), "should give light as"),
    (
        prepared(change=lambda x, y: (x.movedim(1, -1), y.movedim(1, -1))),
        "The channels come last here",
    ),
    (prepared(change=lambda x, y: (x.squeeze(1), y)), "an axis for its one channel"),
    (prepared(change=lambda x, y: (x, torch.cat([x, y], 1))), "L is among the colors"),
    (prepared(change=lambda x, y: (torch.cat([x, y], 1), y)), "The colors are among the inputs"),
    (
        lambda folder, size: examples(load_photo_folder(folder, size).photos),
        "All photographs are here",
    ),
    (lambda folder, size: prepared()(folder, 64), "raised ValueError"),
    (lambda folder, size: prepared()(folder, 8), "returned light as an array of shape"),
    (
        lambda folder, size: tuple(part.numpy() for part in prepared()(folder, size)),
        "returned light as a NumPy array; a network takes tensors",
    ),
    (
        lambda folder, size: tuple(part.double() for part in prepared()(folder, size)),
        "returned light as a tensor of torch.float64",
    ),
    (
        lambda folder, size: prepared(change=lambda x, y: (x, y.flip(1)))(folder, size),
        "should give colors as",
    ),
    (lambda folder, size: load_photo_folder(folder, size), "returned one value (PhotoFolder)"),
    (lambda folder, size: print(prepared()(folder, size)), "use return instead of print"),
    (lambda folder, size: None, "returned nothing (None)"),
    (lambda folder: folder, "takes 1 parameter"),
    (lambda folder, size: sorted(folder.glob("*.bmp"))[0], "raised IndexError"),
]

for name, answers in (
    ("my_gray_baseline", GRAY),
    ("my_lab_scaling", SCALING),
    ("my_skip_connection", SKIP),
    ("my_colorfulness", COLORFUL),
    ("my_photo_examples", PHOTOS),
):
    WRONG.setdefault(name, []).extend(answers)
