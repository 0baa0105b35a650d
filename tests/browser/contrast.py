"""Contrast of the words in a shown picture, measured on photographs of it.

axe does not look at words in SVG. So each picture is photographed twice, with its words and
without. Where the two differ most there is ink, and the second photograph shows what is behind it.
"""

from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from course_utils.headless.shown import ShownExplorer

#: Each word or part of a line in one color: its box in the photograph, its color and opacity.
WORDS = """root => {
    const paint = new OffscreenCanvas(1, 1).getContext('2d');
    const rgb = tone => {
        paint.fillStyle = tone;
        paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const frame = root.querySelector('.figure').getBoundingClientRect();
    const parts = text => text.querySelector('tspan') ? [...text.querySelectorAll('tspan')] : [text];
    return [...root.querySelectorAll('.figure svg text')].flatMap(parts)
        .filter(part => part.textContent.trim()).map(part => {
            const box = part.getBoundingClientRect(), style = getComputedStyle(part);
            let opacity = style.fillOpacity * 1;
            for (let e = part; e !== root; e = e.parentElement)
                opacity *= getComputedStyle(e).opacity;
            return {
                words: part.textContent, opacity, tone: rgb(style.fill),
                mark: Boolean(part.closest('.marks')),
                box: [box.left - frame.left, box.top - frame.top,
                      box.right - frame.left, box.bottom - frame.top],
            };
        });
}"""  # noqa: E501
BOX = """(place, margin) => {
    place.scrollIntoViewIfNeeded();
    const {x, y, width, height} = place.getBoundingClientRect();
    return {x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin};
}"""
WITHOUT_WORDS = ".figure svg text, .figure svg tspan { fill: transparent !important }"


class Stands(NamedTuple):
    """Words and their contrast with what is behind nine tenths of their ink; 0 without ink.

    Numerals that stand for points may lie on one another; nine tenths of them are judged as one.
    """

    words: str
    contrast: float


def luminance(rgb: np.ndarray) -> np.ndarray:
    """Relative luminance of colors (..., 3) from 0 to 255, as WCAG 2.2 defines it."""
    share = rgb / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def ratio(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Contrast ratio of colors (..., 3), from 1 to 21."""
    light = np.sort([luminance(first), luminance(second)], axis=0)
    return (light[1] + 0.05) / (light[0] + 0.05)


def photograph(page: Any, place: Any, margin: int = 0) -> np.ndarray:
    """Colors (rows, columns, 3) of an element and of so many pixels around it, from 0 to 255."""
    box = place.evaluate(BOX, margin)
    with Image.open(BytesIO(page.screenshot(clip=box, animations="disabled"))) as image:
        return np.asarray(image.convert("RGB")).astype(float)


def measure(shown: ShownExplorer) -> list[Stands]:
    """Contrast of all words in an explorer's picture as it is now."""
    page, figure = shown.window.page, shown.root.locator(".figure")
    inked, words = photograph(page, figure), shown.root.evaluate(WORDS)
    style = page.add_style_tag(content=WITHOUT_WORDS)
    bare = photograph(page, figure)
    style.evaluate("style => style.remove()")
    measured = [(word["mark"], word["words"], _contrast(word, inked, bare)) for word in words]
    marks = [contrast for is_mark, _, contrast in measured if is_mark]
    return [Stands(*one) for is_mark, *one in measured if not is_mark] + (
        [Stands(f"{len(marks)} marks", float(np.percentile(marks, 10)))] if marks else []
    )


def _contrast(word: dict, inked: np.ndarray, bare: np.ndarray) -> float:
    left, top, right, bottom = (max(0, round(edge)) for edge in word["box"])
    place = slice(top, bottom), slice(left, right)
    change = np.abs(inked[place] - bare[place]).max(axis=2)
    if not change.any():
        return 0.0
    behind = bare[place][change >= change.max() / 2]
    tone = word["opacity"] * np.array(word["tone"]) + (1 - word["opacity"]) * behind
    return float(np.percentile(ratio(tone, behind), 10))
