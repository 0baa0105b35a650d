"""Picture of the latent plane explorer: the codes of many digits, and one point decoded."""

from functools import lru_cache

import numpy as np

from course_utils.models.latent_lab import LatentMap, LatentState
from course_utils.pictures.digits import pixels
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, arrow, box, circle, line, number, picture, text
from course_utils.pictures.theme import PALETTE, channels
from course_utils.pictures.tiles import tiles_in

WIDTH, HEIGHT = 920, 556
LEFT, TOP, SIDE = 56, 14, 490
DECODED, NEAREST = 640, 378

#: What the plane can show.
NUMERALS, PICTURES = "codes of test digits", "what the decoder makes"
GROUNDS = (NUMERALS, PICTURES)

#: A tone for each digit, equally light, at 4.3 to 1 on light and on dark ground; a tenth of the
#: text's own color makes it more. The numerals tell the digits apart, for all eyes; the tones only
#: make clouds of them.
TONES = (
    "#D14A53", "#5D8509", "#0D81B5", "#C24E98", "#92760C",
    "#07878C", "#9B5DCB", "#B9620C", "#148A63", "#5B70DF",
)  # fmt: skip


def latent_picture(state: LatentState, label: str) -> Picture:
    """Plane of codes on the left; on the right the point decoded, and the nearest digit.

    Parameters
    ----------
    state : LatentState
    label : str
        What a screen reader says.
    """
    plane = Plane(LEFT, TOP, SIDE, SIDE, state.map.horizontal, state.map.vertical)
    ground = numerals(state.map, plane) if state.ground == NUMERALS else _pictures(state.map)
    body = ground + _axes(plane) + _point(state, plane) + _decoded(state) + _nearest(state)
    return picture(WIDTH, HEIGHT, body, label)


@lru_cache(maxsize=4)
def numerals(latent: LatentMap, plane: Plane) -> str:
    """Each digit as a numeral where its code lies."""
    parts = []
    for digit, tone in enumerate(TONES):
        spans = "".join(
            f'<tspan x="{x:.0f}" y="{y + 5:.0f}">{digit}</tspan>'
            for x, y in (
                plane.place(*code) for code in latent.codes[latent.labels == digit].tolist()
            )
        )
        parts.append(
            '<text class="marks" text-anchor="middle" style="font-weight:600;font-size:14px;'
            f'fill:color-mix(in srgb,{tone} 90%,var(--cp-text))">{spans}</text>'
        )
    return "".join(parts)


@lru_cache(maxsize=4)
def _pictures(latent: LatentMap) -> str:
    """What the decoder makes all over the plane, at half its size, as one image."""
    rows, columns, high, wide = latent.pictures.shape
    small = latent.pictures.reshape(rows, columns, high // 2, 2, wide // 2, 2).mean((3, 5))
    sheet = small.transpose(0, 2, 1, 3).reshape(rows * high // 2, columns * wide // 2)
    rgba = np.empty((*sheet.shape, 4))
    rgba[..., :3] = channels(PALETTE["output"])
    rgba[..., 3] = 17 * np.rint(15 * sheet)  # sixteen depths make the image half as large
    return pixels(rgba, LEFT, TOP, SIDE)


def _axes(plane: Plane) -> str:
    """Frame with a few numbers."""
    parts = [box(plane.x, plane.y, plane.width, plane.height, "plain", 0, 1, 0)]
    bottom = plane.y + plane.height
    for tick in _ticks(plane.horizontal):
        x, _ = plane.place(tick, 0)
        parts.append(line(x, bottom, x, bottom + 5, width=1.2))
        parts.append(text(x, bottom + 17, number(tick), "plain", 15))
    for tick in _ticks(plane.vertical):
        _, y = plane.place(0, tick)
        parts.append(line(plane.x - 5, y, plane.x, y, width=1.2))
        parts.append(text(plane.x - 10, y, number(tick), "plain", 15, "end"))
    return "".join(parts) + text(
        plane.x + plane.width / 2, bottom + 38, "code 1 →     code 2 ↑", "plain", 15
    )


def _ticks(side: tuple[float, float]) -> list[float]:
    """Three to eight round numbers between two."""
    reach = side[1] - side[0]
    unit = 10.0 ** np.floor(np.log10(reach / 3))
    step = next(unit * k for k in (5, 2, 1) if reach / (unit * k) >= 3)
    return (np.arange(np.ceil(side[0] / step - 1e-9), side[1] / step + 1e-9) * step).tolist()


def _point(state: LatentState, plane: Plane) -> str:
    """The point looked at, the nearest code, and the way to the decoder."""
    x, y = plane.place(*state.code)
    nearest = plane.place(*state.map.codes[state.nearest].tolist())
    return (
        line(plane.x, y, plane.x + plane.width, y, "here", 1.2, "3 5")
        + line(x, plane.y, x, plane.y + plane.height, "here", 1.2, "3 5")
        + line(x, y, *nearest, "input", 2)
        + circle(*nearest, 11, "input", 0, 2)
        + circle(x, y, 7, "here", 1, 0)
        + arrow(plane.x + plane.width + 14, TOP + 140, DECODED - 14, TOP + 140, "weight", 2.5)
    )


def _decoded(state: LatentState) -> str:
    tile = tiles_in(DECODED, TOP + 28, 224, 1, state.image.shape)
    one, two = (number(value) for value in state.code)
    return text(
        DECODED, TOP + 8, f"decoder of ({one}, {two})", "output", 17, "start", bold=True
    ) + tile.draw(state.image[None], "output", 1)


def _nearest(state: LatentState) -> str:
    """The digit whose code is nearest, and how far it is."""
    tile = tiles_in(DECODED, NEAREST - 46, 112, 1, state.image.shape)
    x = DECODED + 128
    far = "wrong" if state.is_far else None
    return (
        text(DECODED, NEAREST - 64, "nearest test digit", "input", 16, "start", bold=True)
        + tile.draw(state.map.images[state.nearest][None], "input", 1)
        + text(x, NEAREST - 34, f"a {state.label}", None, 16, "start")
        + text(x, NEAREST - 10, f"{number(state.distance)} away", far, 16, "start")
        + text(x, NEAREST + 30, "digit to digit:", "plain", 15, "start")
        + text(x, NEAREST + 52, f"{number(state.map.usual)}, median", "plain", 15, "start")
    )
