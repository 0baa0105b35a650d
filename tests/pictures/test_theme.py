"""Every tone is readable on light and on dark ground, and one role has one color."""

import re
from typing import get_args

import pytest

from course_utils.pictures import theme

ROLES = get_args(theme.Role)


def over(tone, ground, opacity):
    """The color that is seen where a tint lies over the ground."""
    channels = [
        round(opacity * int(tone[i : i + 2], 16) + (1 - opacity) * int(ground[i : i + 2], 16))
        for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#000000", 21),
        ("#123456", "#123456", 1),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
    ],
)
def test_contrast_equals_published_ratios(first, second, ratio):
    assert theme.contrast(first, second) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("role", ROLES)
def test_text_is_readable_on_both_grounds(role):
    assert theme.contrast(theme.ON_LIGHT[role], theme.LIGHT_GROUND) >= 4.5
    assert theme.contrast(theme.ON_DARK[role], theme.DARK_GROUND) >= 4.5


@pytest.mark.parametrize("ground", [theme.LIGHT_GROUND, theme.DARK_GROUND])
def test_the_words_of_a_wrong_row_are_readable_on_its_tint(ground):
    tones = theme.ON_LIGHT if ground == theme.LIGHT_GROUND else theme.ON_DARK
    tinted = over(theme.PALETTE["wrong"], ground, 0.1)
    for role in ("input", "output", "wrong"):
        assert theme.contrast(tones[role], tinted) >= 4.5


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("ground", "ink"), [("#ffffff", "#111111"), ("#111111", "#ffffff")])
def test_numbers_are_readable_on_the_deepest_tint_of_a_cell(role, ground, ink):
    assert theme.contrast(ink, over(theme.PALETTE[role], ground, 0.4)) >= 4.5


@pytest.mark.parametrize("role", ["input", "weight", "output", "wrong", "plain"])
def test_outlines_are_seen_on_both_grounds(role):
    assert theme.contrast(theme.PALETTE[role], theme.LIGHT_GROUND) >= 2.9
    assert theme.contrast(theme.PALETTE[role], theme.DARK_GROUND) >= 3


def test_the_palette_is_the_one_of_the_course():
    assert {
        "input": "#0072B2",
        "weight": "#CC79A7",
        "output": "#009E73",
        "here": "#E69F00",
        "wrong": "#D55E00",
        "plain": theme.PALETTE["plain"],
    } == theme.PALETTE
    assert set(theme.ON_LIGHT) == set(theme.ON_DARK) == set(theme.PALETTE) == set(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_the_style_sheet_defines_each_tone_for_both_themes(role):
    defined = re.findall(rf"--cp-{role}-text: (#\w+);", theme.STYLE)
    assert defined == [theme.ON_LIGHT[role], theme.ON_DARK[role]]
    assert f"--cp-{role}: {theme.PALETTE[role]};" in theme.STYLE
    assert theme.color(role) == f"var(--cp-{role}, {theme.PALETTE[role]})"
    assert theme.text_color(role) == f"var(--cp-{role}-text, {theme.ON_LIGHT[role]})"


def test_no_text_of_the_style_sheet_is_under_12_pixels():
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", theme.STYLE)]
    assert sizes
    assert min(sizes) >= 12
