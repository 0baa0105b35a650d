"""The explorer *draw a digit* without a browser: what is drawn, prepared and answered."""

import re

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from scipy import ndimage

from course_utils.datasets import load_mnist
from course_utils.explorers.digit_pad import (
    default_networks,
    digit_state,
    draw_a_digit,
    example_digits,
    torch_answers,
)
from course_utils.explorers.drawing_pad import PEN, SIDE, DigitPad
from course_utils.models.cached_networks import digit_torch_mlp
from course_utils.models.digit_networks import digit_mlp

EXAMPLE = next(iter(example_digits()))


def ink(*strokes):
    """Bytes of strokes drawn by Pillow."""
    image = Image.new("L", (SIDE, SIDE))
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        pen.line(stroke, fill=255, width=round(PEN), joint="curve")
    return image.tobytes()


SEVEN = ink([(35, 25), (105, 25), (65, 120)])
ONE = ink([(70, 20), (70, 120)])


def fixed(*shares):
    """Network whose answer never changes."""
    return lambda images: np.tile(shares, (len(images), 1))


def sure_of(digit, share=0.91):
    answer = np.full(10, (1 - share) / 9)
    answer[digit] = share
    return fixed(*answer)


def test_both_networks_read_what_is_drawn():
    explorer = draw_a_digit()
    for digit, drawing in ((7, SEVEN), (1, ONE)):
        explorer.controls["drawing"].value = drawing
        assert re.fullmatch(
            rf"NumPy says {digit} \(.*\d+ %\), PyTorch says {digit} \(.*\d+ %\)\.", explorer.message
        )


def test_answers_are_those_of_the_networks_to_the_prepared_digit(sampled, count_states):
    explorer, count = draw_a_digit(), 0
    by_hand, by_torch = digit_mlp(), digit_torch_mlp()
    for setting in sampled(explorer, seed=2, count=40):
        explorer.set(**setting)
        assert explorer.settings == setting
        state = explorer.state
        image = state.prepared.centered
        x = torch.tensor(image.reshape(1, 784), dtype=torch.float64)
        for weights, bias in zip(by_hand.weights[:-1], by_hand.biases[:-1], strict=True):
            x = torch.sigmoid(x @ torch.tensor(weights).double() + torch.tensor(bias).double())
        scores = x @ torch.tensor(by_hand.weights[-1]).double() + torch.tensor(by_hand.biases[-1])
        np.testing.assert_allclose(state.answers["NumPy"], scores.softmax(1)[0], atol=1e-5)
        with torch.no_grad():
            scores = by_torch(torch.tensor(image[None, None], dtype=torch.float32))
        np.testing.assert_allclose(state.answers["PyTorch"], scores.softmax(1)[0], atol=1e-6)
        assert (state.label is None) == any(setting["drawing"])
        for name, answer in state.answers.items():
            assert re.search(
                rf"{name} (says|wavers between) {answer.argmax()} \(", explorer.message
            )
        assert len(explorer.message) <= 180
        count += 1
    count_states(count, "PyTorch")


def test_every_example_is_a_test_digit_as_it_is():
    images, labels = load_mnist("test")
    explorer = draw_a_digit({"A": sure_of(3)})
    assert len(example_digits()) == 30
    for name, (image, label) in example_digits().items():
        explorer.controls["example"].value = name
        assert explorer.state.label == label == int(name[0])
        assert any((images[labels == label] == image).all(axis=(1, 2)))
        np.testing.assert_allclose(255 * explorer.state.prepared.centered, image, atol=1e-4)
        assert explorer.message.startswith(f"A test digit, {'an' if label == 8 else 'a'} {label}: ")


def test_an_example_puts_the_drawing_away_and_reset_clears():
    explorer = draw_a_digit({"A": sure_of(3)})
    start = explorer.settings, explorer.message
    pad, example = explorer.controls.values()
    pad.value = SEVEN
    assert explorer.state.label is None
    example.value = EXAMPLE
    assert pad.value == b""
    assert explorer.state.label == 0
    pad.value = SEVEN
    explorer.reset()
    assert (explorer.settings, explorer.message) == start
    explorer.set(drawing=SEVEN, example=EXAMPLE)
    assert explorer.settings == {"drawing": SEVEN, "example": EXAMPLE}


def test_where_the_digit_stands_and_how_large_it_is_does_not_matter():
    def answer(drawing):
        return digit_state(default_networks(), drawing, EXAMPLE).answers

    drawn = np.frombuffer(SEVEN, np.uint8).reshape(SIDE, SIDE)
    whole = answer(SEVEN)
    moved = answer(np.roll(drawn, (-15, 10), axis=(0, 1)).tobytes())
    smaller = np.zeros_like(drawn)
    smaller[60:130, 5:75] = ndimage.zoom(drawn, 0.5, order=1)
    for name, shares in whole.items():
        np.testing.assert_allclose(moved[name], shares)
        assert answer(smaller.tobytes())[name].argmax() == shares.argmax() == 7


@pytest.mark.parametrize(
    ("networks", "said"),
    [
        ({"A": sure_of(7, 0.98), "B": sure_of(7)}, "A says 7 (98 %), B says 7 (91 %)."),
        ({"A": sure_of(7), "B": sure_of(1)}, "They disagree: A says 7 (91 %), B says 1 (91 %)."),
        (
            {"A": fixed(0, 0.3, 0, 0, 0, 0, 0, 0.5, 0, 0.2)},
            "A wavers between 7 (50 %) and 1 (30 %).",
        ),
        ({"A": sure_of(2, 1)}, "A says 2 (100 %)."),
        ({"A": sure_of(2, 0.9996)}, "A says 2 (over 99 %)."),
        ({"A": sure_of(0, 0.6)}, "A says 0 (60 %)."),
    ],
)
def test_the_sentence_says_who_says_what_and_how_sure(networks, said):
    explorer = draw_a_digit(networks)
    explorer.controls["drawing"].value = SEVEN
    assert explorer.message == said
    assert explorer.picture.label == said


def test_a_dot_is_said_to_be_one():
    explorer = draw_a_digit({"A": sure_of(3)})
    explorer.controls["drawing"].value = ink([(60, 60), (61, 60)])
    assert explorer.message == "Only a dot so far: A says 3 (91 %)."
    explorer.controls["drawing"].value = bytes(SIDE**2)
    assert explorer.message.startswith("A test digit"), "paper without ink is an empty pad"


def test_bars_show_the_numbers_and_their_lengths():
    shares = [0.02, 0.4, 0, 0, 0.08, 0, 0, 0.5, 0, 0]
    markup = draw_a_digit({"A": fixed(*shares)}).picture.markup
    # The outlines of steps have square corners, bars round ones.
    widths = re.findall(r'width="([\d.]+)" height="[\d.]+" rx="3"', markup)
    np.testing.assert_allclose([float(w) / 320 for w in widths], shares, atol=1e-3)
    numbers = re.findall(r'text-anchor="start"[^>]*>(\d+)<', markup)
    assert [int(word) for word in numbers] == [2, 40, 0, 0, 8, 0, 0, 50, 0, 0]


@pytest.mark.parametrize(
    ("networks", "said"),
    [
        ({}, "1 to 4 networks, not 0"),
        ({f"{k}": sure_of(k) for k in range(5)}, "1 to 4 networks, not 5"),
        ({"a network with a very long name indeed": sure_of(1)}, "needs 1 to"),
        ({"A": fixed(0.5, 0.5)}, r"A answers with the shape \(1, 2\), not \(1, 10\)"),
    ],
)
def test_networks_that_cannot_be_shown_are_refused(networks, said):
    with pytest.raises(ValueError, match=said):
        draw_a_digit(networks)


def test_a_drawing_of_another_size_is_said():
    explorer = draw_a_digit({"A": sure_of(3)})
    explorer.controls["drawing"].value = b"\xff" * 100
    assert not explorer.possible
    assert "bytes, not 100" in explorer.message


def test_torch_networks_answer_without_gradients():
    network = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(784, 10))
    images = np.random.default_rng(0).random((3, 28, 28))
    expected = network(torch.tensor(images, dtype=torch.float32)).softmax(1).detach()
    np.testing.assert_allclose(torch_answers(network)(images), expected, atol=1e-6)


def test_the_pad_takes_what_the_browser_sends_and_sends_nothing_back():
    pad, sent = DigitPad(), []
    pad.comm.send = lambda data, buffers=(), **rest: sent.append(data)
    pad.set_state({"value": memoryview(SEVEN)})
    assert pad.value == SEVEN
    assert isinstance(pad.value, bytes)
    assert not [data for data in sent if "value" in str(data.get("state", data))]
