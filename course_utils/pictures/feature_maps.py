"""Picture of the feature map explorer: a digit on its way through a convolutional network."""

from course_utils.models.feature_map_lab import FeatureMapState
from course_utils.models.feature_maps import INPUT, OUTPUT
from course_utils.pictures.blocks import bars
from course_utils.pictures.svg import Picture, box, line, number, picture, text
from course_utils.pictures.theme import Role
from course_utils.pictures.tiles import Tiles, tiles_in

WIDTH, HEIGHT = 960, 562
#: Left ends of the columns: digit, all maps, the chosen map, the answer.
DIGIT, ALL, CHOSEN, ANSWER = 10, 240, 548, 806
SIDE, TOP, BELOW = 196, 122, 376


def feature_map_picture(state: FeatureMapState, label: str) -> Picture:
    """Shapes on top; below the digit, a layer's maps, one of them with its kernels, the answer.

    Parameters
    ----------
    state : FeatureMapState
    label : str
        What a screen reader says.
    """
    body = _shapes(state) + _digit(state) + _maps(state) + _kernels(state) + _answer(state)
    return picture(WIDTH, HEIGHT, body + _legend(state), label)


def shape_words(shape: tuple[int, ...]) -> str:
    """Shape as it is read: "16 × 28 × 28"."""
    return " × ".join(map(str, shape))


def _shapes(state: FeatureMapState) -> str:
    """Names of all layers with their shapes, the one looked at underlined."""
    step, parts = (WIDTH - 20) / len(state.shapes), []
    for k, (name, shape) in enumerate(state.shapes.items()):
        x, here = 10 + (k + 0.5) * step, name == state.layer
        words = shape_words(shape)
        parts.append(
            text(x, 18, name, "here" if here else None, 16, bold=here)
            + text(x, 42, words, "here" if here else "plain", 15 if len(words) < 11 else 14)
            + (line(x - 42, 60, x + 42, 60, "here", 3) if here else "")
        )
    return "".join(parts)


def _digit(state: FeatureMapState) -> str:
    """The digit, and the pixels that the strongest cell sees."""
    rows, columns = state.image.shape
    tile = tiles_in(DIGIT, TOP, SIDE, 1, (rows, columns))
    parts = text(DIGIT, TOP - 22, "input", "input", 17, "start", bold=True)
    parts += tile.draw(state.image[None], "input", 1)
    if state.seen and state.layer == INPUT:
        notes = []
    elif state.seen:
        seen = state.seen.inside(rows, columns)
        parts += box(
            DIGIT + seen.left * tile.scale, TOP + seen.top * tile.scale,
            seen.width * tile.scale, seen.height * tile.scale, "here", 0, 3, 0,
        )  # fmt: skip
        notes = [f"framed: the {seen.height} × {seen.width} pixels", "that the marked cell sees"]
        if seen != state.seen:
            notes[1] += ";"
            notes.append("the rest is padding")
    else:
        notes = ["no cell of this map is", "above 0: nothing to mark"]
    return parts + _lines(DIGIT, TOP + SIDE + 22, notes)


def _maps(state: FeatureMapState) -> str:
    """All maps of the layer; the chosen one framed, then large with its strongest cell."""
    count, *shape = state.maps.shape
    role, (title, large_title) = _role(state), _titles(state)
    tiles = tiles_in(ALL, TOP, 272, count, tuple(shape))
    every = text(ALL, TOP - 22, title, role, 17, "start", bold=True) + tiles.draw(state.maps, role)
    if state.layer == INPUT:
        return every
    summed = state.layer == OUTPUT
    large = tiles_in(CHOSEN, TOP, SIDE, 1, tuple(shape))
    return (
        every
        + ("" if summed else _link(tiles, state.channel) + tiles.frame(state.channel))
        + text(CHOSEN, TOP - 22, large_title, role, 17, "start", bold=True)
        + large.draw(state.chosen[None], role, None if summed else float(abs(state.maps).max()))
        + (large.cell_frame(0, state.strongest) if state.strongest else "")
        + text(CHOSEN, TOP + SIDE + 22, _marked(state), "here", 15, "start")
    )


def _titles(state: FeatureMapState) -> tuple[str, str]:
    """Words over all maps, and over the large one."""
    count, *shape = state.maps.shape
    if state.layer == OUTPUT:
        return "cell × weight, per map", f"sum of all {count}"
    maps = "map" if count == 1 else "maps"
    return f"{count} {maps} of {shape_words(tuple(shape))}", f"map {state.channel}"


def _link(tiles: Tiles, channel: int) -> str:
    """Dotted line from a tile to where it is shown large."""
    (x, y), (wide, high) = tiles.corner(channel), tiles.sides
    return line(x + wide + 3, y + high / 2, CHOSEN - 8, TOP + 40, "here", 1.5, "2 6")


def _marked(state: FeatureMapState) -> str:
    if state.strongest is None:
        return "all cells are 0 or less"
    return f"marked: {number(float(state.chosen[state.strongest]))}"


def _kernels(state: FeatureMapState) -> str:
    """Kernels of the chosen map, or the weights of the chosen digit."""
    if not len(state.kernels):
        return ""
    count, *shape = state.kernels.shape
    tiles = tiles_in(CHOSEN, BELOW + 22, 160 if count > 1 else 100, count, tuple(shape))
    size = shape_words(tuple(shape))
    title = f"its kernel, {size}" if count == 1 else f"its {count} kernels, {size}"
    if state.layer == OUTPUT:
        title = f"weights of digit {state.channel}"
    return text(CHOSEN, BELOW, title, "weight", 16, "start", bold=True) + tiles.draw(
        state.kernels, "weight"
    )


def _answer(state: FeatureMapState) -> str:
    """Ten bars, and whether the largest one is right."""
    right = state.answer == state.label
    words = f"{state.answer}: right" if right else f"{state.answer}: wrong, a {state.label}"
    chosen = state.channel if state.layer == OUTPUT else None
    return (
        text(ANSWER - 16, TOP - 22, "output", "output", 17, "start", bold=True)
        + bars(state.probabilities, ANSWER, TOP, 92, list("0123456789"), row=24, chosen=chosen)
        + text(ANSWER - 16, TOP + 262, words, "output" if right else "wrong", 16, "start")
    )


def _legend(state: FeatureMapState) -> str:
    """What the tints mean."""
    y, parts = BELOW + 80, text(DIGIT, BELOW + 48, "tints", None, 16, "start", bold=True)
    rows: list[tuple[Role, str]] = [(_role(state), "above 0"), ("plain", "below 0")]
    if len(state.kernels):
        rows.insert(1, ("weight", "weight above 0"))
    for k, (role, words) in enumerate(rows):
        parts += box(DIGIT, y + 28 * k - 9, 18, 18, role, 0.9, 0)
        parts += text(DIGIT + 28, y + 28 * k, words, None, 15, "start")
    return parts


def _lines(x: float, y: float, lines: list[str]) -> str:
    return "".join(text(x, y + 22 * k, words, "here", 15, "start") for k, words in enumerate(lines))


def _role(state: FeatureMapState) -> Role:
    return "input" if state.layer == INPUT else "output"
