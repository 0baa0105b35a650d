"""Preparing handwriting: digits of MNIST come out as they went in, and so do moved ones."""

import numpy as np
import pytest
from PIL import Image
from scipy import ndimage

from course_utils.datasets import load_mnist
from course_utils.models.handwriting import as_mnist, center_of_mass

IMAGES, LABELS = load_mnist("test")


def levels(ink):
    return np.rint(255 * ink).astype(np.uint8)


@pytest.mark.parametrize("split", ["train", "test"])
def test_digits_of_mnist_come_out_as_they_went_in(split):
    images, _ = load_mnist(split)
    changed = [
        place
        for place, image in enumerate(images)
        if not np.array_equal(levels(as_mnist(image).centered), image)
    ]
    # The outermost row and column of this one have become too faint to be stored.
    assert changed == ([452] if split == "test" else [])
    assert as_mnist(IMAGES[452]).cropped.shape == (19, 19)


@pytest.mark.parametrize("shift", [(0, 0), (36, 0), (-30, 17), (9, -40)])
def test_a_moved_digit_comes_out_the_same(shift):
    for image in IMAGES[:50]:
        paper = np.zeros((112, 112), np.uint8)
        paper[42:70, 42:70] = image
        moved = np.roll(paper, shift, axis=(0, 1))
        np.testing.assert_array_equal(levels(as_mnist(moved).centered), image)


@pytest.mark.parametrize("factor", [2, 3, 5])
def test_an_enlarged_digit_comes_out_the_same(factor):
    for image in IMAGES[:50]:
        large = np.kron(image, np.ones((factor, factor), np.uint8))
        np.testing.assert_array_equal(levels(as_mnist(large).centered), image)


def test_a_digit_enlarged_by_an_uneven_factor_is_nearly_the_same():
    alike = []
    for image in IMAGES[:100]:
        large = np.asarray(Image.fromarray(image).resize((104, 104), Image.Resampling.NEAREST))
        centered = as_mnist(large).centered
        alike.append(np.corrcoef(centered.ravel(), image.ravel())[0, 1])
    # Where the balance lies between two pixels, the digit may move by one.
    assert np.quantile(alike, 0.2) > 0.95
    assert min(alike) > 0.4


def test_the_steps_belong_together():
    rng = np.random.default_rng(3)
    for _ in range(60):
        rows, columns, top, left = rng.integers((1, 1, 0, 0), (80, 80, 30, 30))
        drawn = np.zeros((112, 140))
        drawn[top : top + rows, left : left + columns] = rng.uniform(0.1, 1, (rows, columns))
        made = as_mnist(drawn)
        assert made.place == (top, left)
        np.testing.assert_array_equal(made.drawn, drawn)
        np.testing.assert_array_equal(made.cropped, drawn[top : top + rows, left : left + columns])
        longest = max(rows, columns)
        expected = [max(1, round(side * 20 / longest)) for side in (rows, columns)]
        assert list(made.scaled.shape) == expected
        i, j = made.corner
        placed = made.centered[i : i + expected[0], j : j + expected[1]]
        np.testing.assert_array_equal(placed, made.scaled)
        assert made.centered.sum() == pytest.approx(made.scaled.sum())
        assert made.centered.shape == (28, 28)
        balance = ndimage.center_of_mass(made.centered)
        np.testing.assert_allclose(center_of_mass(made.centered), balance)
        assert np.abs(np.array(balance) - 14).max() <= 0.5 + 1e-9


def test_averaging_keeps_the_darkness_and_loses_no_thin_stroke():
    drawn = np.zeros((200, 200))
    drawn[::40] = 1
    drawn[-1] = 1
    scaled = as_mnist(drawn).scaled
    assert scaled.shape == (20, 20)
    assert scaled.mean() == pytest.approx(drawn.mean(), rel=1e-6)
    assert np.count_nonzero(scaled.any(axis=1)) == 6


def test_one_pixel_becomes_a_full_square_and_a_line_stays_a_line():
    dot = np.zeros((112, 112), bool)
    dot[0, 111] = True
    made = as_mnist(dot)
    assert made.place == (0, 111)
    assert made.centered.sum() == 400
    line = np.zeros((112, 112))
    line[111, 10:90] = 0.5
    made = as_mnist(line)
    assert made.scaled.shape == (1, 20)
    np.testing.assert_allclose(made.centered[14, 4:24], 0.5)


def test_ink_whose_mass_lies_at_one_end_stays_inside():
    drawn = np.zeros((100, 100))
    drawn[:, 0] = drawn[0] = 0.02
    drawn[80:, 80:] = 1
    made = as_mnist(drawn)
    assert made.corner == (0, 0)
    assert made.centered.sum() == pytest.approx(made.scaled.sum())


@pytest.mark.parametrize("convert", [np.uint8, np.int64, lambda ink: ink / 255, list])
def test_whole_numbers_fractions_and_lists_are_the_same(convert):
    expected = as_mnist(IMAGES[7]).centered
    np.testing.assert_allclose(as_mnist(convert(IMAGES[7])).centered, expected, atol=1e-7)


@pytest.mark.parametrize(
    ("ink", "kind", "said"),
    [
        (np.zeros((28, 28)), ValueError, "no ink yet"),
        (np.zeros((0, 28)), ValueError, "no ink yet"),
        (np.ones((1, 28, 28)), ValueError, r"not the shape \(1, 28, 28\)"),
        (np.ones(784), ValueError, r"not the shape \(784,\)"),
        (np.full((5, 5), 256), ValueError, "whole numbers lies from 0"),
        (np.full((5, 5), 255.0), ValueError, "fractions lies from 0"),
        (np.full((5, 5), -0.1), ValueError, "lies from 0"),
        (np.full((5, 5), np.nan), ValueError, "lies from 0"),
        ("seven", TypeError, "array of numbers"),
        (None, TypeError, "array of numbers"),
        (np.ones((5, 5), complex), TypeError, "array of numbers"),
    ],
)
def test_what_is_no_drawing_is_said(ink, kind, said):
    with pytest.raises(kind, match=said):
        as_mnist(ink)
