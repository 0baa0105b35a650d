"""Grids of numbers, bars, connections and networks say what they are given."""

import math
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_utils.pictures.blocks import bars, connection, layer_places, network, number_grid
from course_utils.pictures.svg import number

hundredths = st.integers(-9999, 9999).map(lambda value: value / 100)


def words_of(elements):
    return [element.text for element in elements.get("text", [])]


def length_of(line):
    x1, y1, x2, y2 = (float(line.get(name)) for name in ("x1", "y1", "x2", "y2"))
    return math.hypot(x2 - x1, y2 - y1)


@given(st.data(), hnp.arrays(float, hnp.array_shapes(min_dims=2, max_dims=2), elements=hundredths))
def test_every_cell_of_a_grid_shows_its_number(data, values):
    root = ElementTree.fromstring(f"<g>{number_grid(values, 100, 50, cell=40)}</g>")
    texts, boxes = root.findall("text"), root.findall("rect")
    assert [text.text for text in texts] == [number(value) for value in values.flat]
    for k, (text, cell) in enumerate(zip(texts, boxes, strict=True)):
        i, j = divmod(k, values.shape[1])
        assert float(text.get("x")) == 100 + 40 * j + 20
        assert float(text.get("y")) == 50 + 40 * i + 20
        assert float(cell.get("x")) == 100 + 40 * j + 1
        assert float(cell.get("y")) == 50 + 40 * i + 1
    i, j = (data.draw(st.integers(0, size - 1)) for size in values.shape)
    tints = np.array([float(cell.get("fill-opacity")) for cell in boxes]).reshape(values.shape)
    deeper = np.abs(values) > abs(values[i, j])
    assert (tints[deeper] >= tints[i, j]).all()


def test_the_number_of_a_cell_fits_into_it(drawn):
    """Three digits, a point and a minus, at 0.62 em a character."""
    (text,) = drawn(number_grid([[-12.34]], 0, 0))["text"]
    size = float(text.get("style").split("font-size:")[1].removesuffix("px"))
    assert text.text == "−12.3"
    assert len(text.text) * 0.62 * size <= 48


def test_marked_and_faint_cells_look_different(drawn):
    marked, faint = [[True, False, False]], [[False, True, False]]
    boxes = drawn(number_grid([[1, 0, 2]], 0, 0, marked=marked, faint=faint))["rect"]
    here = [cell for cell in boxes if "--cp-here" in cell.get("stroke")]
    dashed = [cell for cell in boxes if cell.get("stroke-dasharray")]
    assert [cell.get("x") for cell in here] == ["1.0"]
    assert [cell.get("x") for cell in dashed] == ["49.0"]
    assert dashed[0].get("fill-opacity") == "0"
    assert float(here[0].get("stroke-width")) > 0


def test_the_scale_of_the_tint_can_be_shared_by_two_grids(drawn):
    tint = lambda **scale: drawn(number_grid([[1]], 0, 0, **scale))["rect"][0].get("fill-opacity")  # noqa: E731
    assert float(tint(largest=4)) < float(tint())
    assert float(tint(largest=0.5)) == float(tint())


def test_a_grid_of_zeros_or_nothing_is_drawn(drawn):
    assert words_of(drawn(number_grid(np.zeros((2, 2)), 0, 0))) == ["0"] * 4
    assert number_grid(np.zeros((0, 3)), 0, 0) == ""


@pytest.mark.parametrize("values", [3, [1, 2], np.zeros((1, 2, 3))])
def test_only_rows_and_columns_are_a_grid(values):
    with pytest.raises(ValueError, match=r"rows and columns, not shape \("):
        number_grid(values, 0, 0)


def test_bars_are_as_long_as_their_numbers(drawn):
    elements = drawn(bars([0.25, 1, 0], 100, 10, 200, ["a", "b", "c"], chosen=1))
    boxes = elements["rect"]
    assert [float(bar.get("width")) for bar in boxes] == [50, 200, 0]
    assert [float(bar.get("x")) for bar in boxes] == [100, 100, 100]
    assert words_of(elements) == ["a", "0.25", "b", "1", "c", "0"]
    assert ["--cp-here" in bar.get("fill") for bar in boxes] == [False, True, False]


def test_bars_grow_from_zero_to_both_sides_and_stop_at_the_ends(drawn):
    elements = drawn(bars([-1, 1, 5, -9], 0, 0, 400, list("abcd"), scale=(-2, 2)))
    spans = [(float(b.get("x")), float(b.get("width"))) for b in elements["rect"]]
    assert spans == [(100, 100), (200, 100), (200, 200), (0, 200)]
    assert words_of(elements)[5::2] == ["5", "−9"]
    assert float(elements["line"][0].get("x1")) == 200


def test_bars_need_a_label_each():
    with pytest.raises(ValueError, match="shorter"):
        bars([1, 2], 0, 0, 10, ["one"])


def test_a_layer_is_spread_evenly():
    assert layer_places(3, 7, 0, 60) == [(7, 10), (7, 30), (7, 50)]


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_a_heavier_weight_is_never_thinner_and_a_negative_one_is_dashed(first, second):
    lighter, heavier = (
        ElementTree.fromstring(connection((0, 0), (300, 0), weight))
        for weight in sorted((first, second), key=abs)
    )
    assert float(lighter.get("stroke-width")) <= float(heavier.get("stroke-width"))
    lowest = min(first, second, key=abs)
    assert (lighter.get("stroke-dasharray") is not None) == (lowest < 0)


def test_thickness_tells_weights_apart_up_to_the_largest(drawn):
    widths = [
        float(drawn(connection((0, 0), (9, 9), w))["line"][0].get("stroke-width"))
        for w in (0, 1, 2, 3, 4)
    ]
    assert widths == sorted(widths)
    assert len(set(widths[:4])) == 4
    assert widths[3] == widths[4]
    zero, one = (drawn(connection((0, 0), (99, 9), w))["line"][0] for w in (0, 1))
    assert float(zero.get("stroke-opacity")) < float(one.get("stroke-opacity"))


def test_a_connection_ends_on_the_outlines_of_its_neurons(drawn):
    (line,) = drawn(connection((0, 0), (300, 400), 1, radii=(20, 70)))["line"]
    assert length_of(line) == pytest.approx(500 - 90, abs=0.2)
    assert math.hypot(float(line.get("x1")), float(line.get("y1"))) == pytest.approx(20, abs=0.1)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=4), st.integers(0, 99))
def test_a_network_has_every_neuron_and_every_weight(sizes, seed):
    rng = np.random.default_rng(seed)
    layers = [rng.normal(size=size) for size in sizes]
    weights = [rng.normal(size=(b, a)) for a, b in pairwise(sizes)]
    root = ElementTree.fromstring(f"<g>{network(layers, weights, 10, 20, 600, 300)}</g>")
    assert len(root.findall("circle")) == sum(sizes)
    assert len(root.findall("line")) == sum(matrix.size for matrix in weights)
    assert [text.text for text in root.findall("text")] == [
        number(value) for layer in layers for value in layer
    ]
    negative = sum(int((matrix < 0).sum()) for matrix in weights)
    assert (
        sum(line.get("stroke-dasharray") is not None for line in root.findall("line")) == negative
    )
    for circle in root.findall("circle"):
        r = float(circle.get("r"))
        assert float(circle.get("cx")) - r >= 10
        assert float(circle.get("cx")) + r <= 610
        assert 20 <= float(circle.get("cy")) <= 320


def test_the_row_of_a_weight_matrix_is_the_receiving_neuron(drawn):
    """Only w[1, 0] is not 0: from the first input to the second output, downwards."""
    lines = drawn(network([[1, 1], [0, 0]], [[[0, 0], [2, 0]]], 0, 0, 300, 200))["line"]
    (heavy,) = [line for line in lines if float(line.get("stroke-width")) > 1]
    assert float(heavy.get("y1")) < 100 < float(heavy.get("y2"))


@pytest.mark.parametrize(
    "weights", [[np.zeros((2, 3))], [np.zeros((3, 2)), np.zeros((1, 3))], [], [[1, 2, 3]]]
)
def test_weights_that_do_not_fit_their_layers_get_a_sentence(weights):
    with pytest.raises(ValueError, match=r"do not fit; \[\(3, 2\)\] would"):
        network([[1, 2], [1, 2, 3]], weights, 0, 0, 300, 200)
