"""Right answers to the exercises of lesson 09 that differ from the solutions and each other."""

import math

import numpy as np
import torch
from skimage.color import rgb2lab

from course_utils.datasets.photos import load_photo_folder
from course_utils.models.color_baselines import with_color
from course_utils.models.color_metrics import mean_ab_error


def gray_by_loops(lab):
    gray, total = np.zeros(lab.shape), 0
    for row in range(lab.shape[0]):
        for column in range(lab.shape[1]):
            light, a, b = lab[row, column]
            gray[row, column, 0] = light
            total += math.sqrt(a * a + b * b)
    return [gray, total / (lab.shape[0] * lab.shape[1])]


def gray_by_the_course(lab):
    gray = with_color(lab[..., 0], (0, 0))
    return gray, mean_ab_error(gray.astype(float), lab)


def gray_by_norm(lab):
    gray = np.where(np.arange(3) == 0, lab, 0)
    return gray, np.linalg.norm(lab[:, :, 1:], axis=2).mean()


def scaling_by_stack(values, back):
    if not back:
        light, a, b = values[..., 0], values[..., 1], values[..., 2]
        return np.stack([light / 100, a / 128, b / 128])
    light, a, b = values
    return np.dstack([100 * light, 128 * a, 128 * b])


def scaling_by_transpose(values, back):
    if back:
        lab = values.transpose(1, 2, 0).copy()
        lab[:, :, 0] *= 100
        lab[:, :, 1:] *= 128
        return lab
    return np.einsum("hwc,c->chw", values, 1 / np.array([100, 128, 128]))


def skip_by_filling(maps, seen):
    pictures, ours, theirs = len(maps), maps.shape[1], seen.shape[1]
    joined = torch.zeros(pictures, ours + theirs, *seen.shape[2:])
    joined[:, :ours] = maps[:, :, : seen.size(2), : seen.size(3)]
    joined[:, ours:] = seen
    return joined


def skip_by_hstack(maps, seen):
    height, width = (min(pair) for pair in zip(maps.shape[2:], seen.shape[2:], strict=True))
    return torch.hstack((maps.narrow(2, 0, height).narrow(3, 0, width), seen))


def colorful_by_loops(rgb):
    pixels = [[int(part) for part in pixel] for pixel in rgb.reshape(-1, 3)]
    rg = [red - green for red, green, _ in pixels]
    yb = [0.5 * (red + green) - blue for red, green, blue in pixels]
    means = [sum(values) / len(values) for values in (rg, yb)]
    spreads = [
        sum((value - mean) ** 2 for value in values) / len(values)
        for values, mean in zip((rg, yb), means, strict=True)
    ]
    return math.sqrt(sum(spreads)) + 0.3 * math.hypot(*means)


def colorful_with_blue_before_yellow(rgb):
    opponents = rgb.astype(np.float32) @ np.array([[1, -0.5], [-1, -0.5], [0, 1]])
    pixels = opponents.reshape(-1, 2)
    return np.linalg.norm(pixels.std(axis=0)) + 0.3 * np.linalg.norm(pixels.mean(axis=0))


def photos_one_by_one(folder, size):
    parts = {"light": [], "colors": [], "light_test": [], "colors_test": []}
    for number, photo in enumerate(load_photo_folder(str(folder), size).photos):
        lab = torch.tensor(rgb2lab(photo)).float()
        end = "_test" if number % 5 == 0 else ""
        parts["light" + end].append(lab[None, :, :, 0] / 100)
        parts["colors" + end].append(lab[:, :, 1:].permute(2, 0, 1) / 128)
    return [torch.stack(part) for part in parts.values()]


def photos_by_slices(folder, size):
    photos = load_photo_folder(folder, size).photos
    lab = torch.from_numpy(rgb2lab(photos / 255).transpose(0, 3, 1, 2).astype(np.float32))
    light, colors = lab[:, [0]] / 100, lab[:, 1:] / 128
    chosen = [i for i in range(len(photos)) if i % 5]
    return light[chosen], colors[chosen], light[::5], colors[::5]


RIGHT = {
    "my_gray_baseline": [gray_by_loops, gray_by_the_course, gray_by_norm],
    "my_lab_scaling": [scaling_by_stack, scaling_by_transpose],
    "my_skip_connection": [skip_by_filling, skip_by_hstack],
    "my_colorfulness": [colorful_by_loops, colorful_with_blue_before_yellow],
    "my_photo_examples": [photos_one_by_one, photos_by_slices],
}
