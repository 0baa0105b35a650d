"""The explorer *your picture*: any upload, colored, measured and said; every bad one a sentence."""

import re
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import color

from course_utils.datasets import load_blue_marble
from course_utils.datasets.example_photos import EXAMPLES, example_photo
from course_utils.explorers.photo_upload import MOST_SENT, PhotoUpload, content_of
from course_utils.explorers.your_picture import EARTH, your_picture
from course_utils.models.colorizers import SkipColorizer, colorize
from course_utils.models.your_picture import COLORLESS, color_picture
from course_utils.training import made_with_seed

RGB = np.random.default_rng(0).integers(0, 256, (6, 8, 3), dtype=np.uint8).repeat(6, 0).repeat(6, 1)


def encoded(image, kind="PNG", **options):
    with BytesIO() as file:
        image.save(file, kind, **options)
        return file.getvalue()


def upload(content, name="dog.png", size=None):
    return {"name": name, "size": len(content) if size is None else size, "content": content}


def reddish(gray):
    """A network that paints everything the same red."""
    return np.clip(gray + np.array([60, 0, -20]), 0, 255).astype(np.uint8)


def images(explorer):
    """Photographs of the picture, as (width on the page, height, pixels)."""
    found = re.findall(
        r'href="data:image/jpeg;base64,([^"]+)"[^>]*? width="(\d+)" height="(\d+)"',
        explorer.picture.markup,
    )
    return [
        (int(width), int(height), np.asarray(Image.open(BytesIO(b64decode(data)))))
        for data, width, height in found
    ]


@pytest.fixture
def explorer():
    return your_picture(reddish)


@pytest.fixture
def shown(explorer):
    """Function: upload → what is said."""

    def put(value):
        explorer.controls["picture"].value = value
        return explorer.message

    return put


def test_gray_colored_and_own_color_stand_beside_each_other(explorer, shown):
    shown(upload(encoded(Image.fromarray(RGB))))
    picture = explorer.state.picture
    assert np.array_equal(picture.own, RGB)
    assert np.ptp(picture.gray.astype(int), axis=2).max() <= 1
    light = color.rgb2lab(RGB)[..., 0]
    np.testing.assert_allclose(color.rgb2lab(picture.gray)[..., 0], light, atol=0.3)
    assert np.array_equal(picture.colored, reddish(picture.gray))
    for (width, height, pixels), expected in zip(
        images(explorer), (picture.gray[..., 1], picture.colored, RGB), strict=True
    ):
        assert pixels.shape == expected.shape
        assert width / height == pytest.approx(8 / 6, abs=0.01)
        assert np.abs(pixels.astype(int) - expected).mean() < 20


def test_the_numbers_said_are_distances_of_colors(explorer, shown):
    shown(upload(encoded(Image.fromarray(RGB))))
    picture = explorer.state.picture
    ab, colored = (color.rgb2lab(rgb)[..., 1:] for rgb in (RGB, picture.colored))
    error, gray = np.linalg.norm(colored - ab, axis=2).mean(), np.linalg.norm(ab, axis=2).mean()
    assert (
        f"off by {error:.3g} in a and b on average, plain gray by {gray:.3g}." in explorer.message
    )
    assert f"off by {error:.3g}, gray by {gray:.3g}" in explorer.picture.markup
    assert explorer.picture.label == explorer.message


def test_the_network_never_sees_the_color():
    seen = []
    color_picture(RGB, lambda gray: seen.append(gray) or gray)
    assert np.ptp(seen[0].astype(int), axis=2).max() <= 1


def test_a_network_of_the_lesson_colors_as_it_does_elsewhere(shown):
    network = made_with_seed(SkipColorizer, 0)
    explorer = your_picture(network)
    picture = explorer.state.picture
    assert np.array_equal(picture.colored, colorize(network, picture.gray))
    torch_picture = color_picture(RGB, lambda gray: colorize(network, gray))
    explorer.controls["picture"].value = upload(encoded(Image.fromarray(RGB)))
    assert np.array_equal(explorer.state.picture.colored, torch_picture.colored)
    assert torch.is_grad_enabled()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_its_own_remark(explorer, name):
    explorer.controls["example"].value = name
    rgb = example_photo(name, 400)
    assert max(rgb.shape) == 400
    assert np.array_equal(explorer.state.picture.own, rgb)
    assert explorer.message.startswith(f"Trained on {EARTH}, the network ")
    other = your_picture(reddish, "2,000 horses")
    other.controls["example"].value = name
    said = "Trained on 2,000 horses, the network gives this picture the colors it met there."
    assert other.message.startswith(said)


def test_the_cat_is_a_desert():
    explorer = your_picture()
    assert "the network sees desert in a cat's fur" in explorer.message
    light, _, b = np.moveaxis(color.rgb2lab(explorer.state.picture.colored), -1, 0)
    desert = color.rgb2lab([[[0.85, 0.72, 0.52]]])[0, 0]
    bright = light > 50
    assert bright.mean() > 0.5
    assert 0.3 * desert[2] < np.median(b[bright]) < 1.5 * desert[2], "as yellow as sand"


def test_the_network_of_the_course_is_right_about_what_it_knows_and_wrong_about_a_cup():
    explorer = your_picture()
    explorer.controls["example"].value = "North Africa from above"
    assert explorer.state.picture.error < 0.6 * explorer.state.picture.gray_error
    explorer.controls["example"].value = "a cup of coffee"
    assert "dark and smooth is sea" in explorer.message
    red, _, blue = explorer.state.picture.colored[170, 110].astype(int)
    assert blue > red + 20, "the saucer is sea"
    assert explorer.state.picture.error > 0.8 * explorer.state.picture.gray_error


def test_the_place_from_above_lies_where_nothing_is_learned_from():
    rgb = example_photo(EXAMPLES[2], 1000)
    assert np.array_equal(rgb, load_blue_marble()[360:660, 1313:1762])
    longitudes = np.array([1313, 1762]) * 2 / 15 - 180
    assert -20 < longitudes[0] < longitudes[1] < 55
    with pytest.raises(ValueError, match="There are a cat, a cup of coffee"):
        example_photo("a dog", 400)


def test_a_gray_picture_has_no_truth(explorer, shown):
    said = shown(upload(encoded(Image.fromarray(RGB).convert("L"))))
    assert said.endswith("no color of its own, so nobody can say how right that is.")
    assert explorer.state.picture.own is None
    assert explorer.state.picture.gray_error < COLORLESS
    assert len(images(explorer)) == 2
    assert "Nobody knows." in explorer.picture.markup
    # A faint tone is a color.
    shown(upload(encoded(Image.fromarray((RGB[..., :1] // 2 + [44, 40, 30]).astype(np.uint8)))))
    assert explorer.state.picture.own is not None


@pytest.mark.parametrize("size", [(3000, 40), (40, 3000), (900, 600), (16, 16), (500, 900)])
def test_pictures_of_any_shape_stay_in_their_room(explorer, shown, size):
    start = explorer.picture.markup.partition("style")[0]
    shown(upload(encoded(Image.effect_noise(size, 80).convert("RGB"), "JPEG")))
    if min(size) * 400 / max(size) < 16:
        assert "are too few to recognize anything; 16 × 16 are the fewest." in explorer.message
        return
    assert explorer.picture.markup.partition("style")[0] == start, "the page would jump"
    for width, height, pixels in images(explorer):
        assert max(width / 308, height / 216) == pytest.approx(1, abs=0.01)
        assert max(pixels.shape) <= 400
    assert len(explorer.picture.markup) < 200_000


def test_what_was_done_to_a_file_is_said(explorer, shown):
    frames = [Image.fromarray(RGB).resize((800, 600)) for _ in range(3)]
    frames[1].paste("red", (0, 0, 800, 600))
    shown(upload(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])))
    assert "Shown: the first of its" in explorer.picture.markup
    assert "400 × 300 of its 800 × 600 pixels." in explorer.picture.markup
    shown(upload(encoded(Image.fromarray(RGB))))
    assert "Shown:" not in explorer.picture.markup


PNG = encoded(Image.fromarray(RGB))
BAD = {
    "empty": (upload(b"", "a.png"), "a.png is empty: it has 0 bytes."),
    "text": (upload(b"a cat", "a.png"), "a.png holds text, whatever its name says."),
    "cut": (upload(PNG[: len(PNG) // 2], "a.png"), "a.png is damaged or cut off: it begins as"),
    "one pixel": (upload(encoded(Image.new("RGB", (1, 1)))), "1 × 1 pixels are too few"),
    "too large": ({"name": "a.tif", "size": MOST_SENT + 1}, "a.tif has 10.0 MB; 10 MB are the"),
    "much too large": ({"name": "a.tif", "size": 812_345_678}, "a.tif has 812.3 MB; 10 MB are"),
    "a folder": ({"name": "photos", "size": 4096}, "The browser cannot read photos: is it a fol"),
    "long name": (upload(b"", "cat " * 60 + ".png"), "cat cat"),
    "markup": (upload(b"", "<b>&.png"), "<b>&.png is empty"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_upload_gets_a_sentence_and_keeps_the_picture_dimmed(explorer, shown, kind):
    before = explorer.picture
    value, said = BAD[kind]
    assert shown(value).startswith(said)
    assert len(explorer.message) <= 150
    assert not explorer.possible
    assert explorer.picture is before
    view = explorer.children[1].value
    assert '<div class="figure dimmed">' in view
    assert "<b>" not in view
    assert shown(upload(PNG)).startswith("Trained on")
    assert explorer.possible


def test_an_example_or_reset_puts_the_upload_away(explorer, shown):
    control, start = explorer.controls["picture"], (explorer.settings, explorer.message)
    shown(upload(PNG))
    assert control.answered == "dog.png"
    explorer.controls["example"].value = EXAMPLES[1]
    assert (control.value, control.answered) == ({}, "")
    assert "no cup" in explorer.message
    for value in (upload(PNG), upload(b"")):
        shown(value)
        explorer.reset()
        assert (explorer.settings, explorer.message) == start
        assert control.answered == ""


def test_an_answer_of_another_shape_is_said():
    for wrong in (lambda gray: gray[..., 0], lambda gray: gray / 255, lambda gray: gray[1:]):
        with pytest.raises(ValueError, match=r"The network answers with (uint8|float64) of the sh"):
            your_picture(wrong)


def test_the_button_takes_what_the_browser_sends_and_sends_no_photograph_back(explorer):
    control, sent = explorer.controls["picture"], []
    assert isinstance(control, PhotoUpload)
    control.comm.send = lambda data, buffers=(), **rest: sent.append((str(data), buffers))
    control.set_state({"value": upload(memoryview(PNG)), "answered": "…"})
    assert content_of(control.value) == PNG
    assert explorer.possible
    assert control.answered == "dog.png"
    assert not any(buffers for _, buffers in sent)


def test_pages_without_a_kernel_show_the_cat(explorer):
    assert explorer.still.count("<image ") == 3
    assert "desert" in explorer.still
