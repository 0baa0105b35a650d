"""Still pictures: what the course draws as HTML, photographed for pages that show only PNG."""

import json
import os
import shutil
from base64 import b64encode
from io import BytesIO
from itertools import product
from types import TracebackType

import numpy as np
from PIL import Image

from course_utils.saving import bundles

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge", "msedge")

#: Chromium as a quiet tool: no window, and no calls of its own to the network.
OPTIONS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
)

#: Pixels of a still for each pixel of the page, and the step from one gray to the next, best first.
QUALITIES = ((2, 1), (1.5, 1), (1, 1), (1, 8))

_PAGE = (
    '<!doctype html><meta charset="utf-8">'
    "<style>body {{ margin: 0; background: #fff; width: 960px }}</style>{html}"
)


def find_chromium() -> str:
    """Path of Chromium, Chrome or Edge, from COURSE_CHROMIUM or the PATH; or ""."""
    named = os.environ.get("COURSE_CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else BROWSERS)), "")


class Camera:
    """A browser that turns course pictures into PNG; used in a `with` block.

    Raises
    ------
    FileNotFoundError
        Where there is no browser.
    """

    def __init__(self) -> None:
        self.path = find_chromium()
        if not self.path:
            raise FileNotFoundError(
                "Still pictures need Chromium, Chrome or Edge: install one, or set COURSE_CHROMIUM "
                "to the path of one."
            )

    def __enter__(self) -> "Camera":
        # Playwright belongs to the tests' packages; learners do without it.
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=self.path, args=OPTIONS)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    def take(self, html: str, density: float = 2, gray_step: int = 1) -> tuple[str, int]:
        """PNG of the first element of class course-picture, on white ground.

        Parameters
        ----------
        html : str
        density : float
            Pixels taken for each pixel of the page.
        gray_step : int
            Grays are rounded to multiples of it: gray photographs get smaller, colors stay.

        Returns
        -------
        The PNG in base64, and its width in pixels of the page.
        """
        page = self._browser.new_page(device_scale_factor=density)
        page.set_content(_PAGE.format(html=html))
        shot = page.locator(".course-picture").first.screenshot(animations="disabled")
        page.close()
        with Image.open(BytesIO(shot)) as image, BytesIO() as file:
            # 256 colors halve the file. Photographs stay free of bands (median cut was best).
            calm = _fewer_grays(np.asarray(image.convert("RGB")), gray_step)
            Image.fromarray(calm).quantize(256).save(file, "PNG", optimize=True)
            return b64encode(file.getvalue()).decode(), round(image.width / density)


def _fewer_grays(rgb: np.ndarray, step: int) -> np.ndarray:
    """Picture (rows, columns, 3) with its grays rounded to multiples of a step."""
    gray = np.ptp(rgb, axis=2) < step
    rounded = np.rint(rgb[gray].mean(axis=1, keepdims=True) / step) * step
    rgb = rgb.copy()
    rgb[gray] = np.minimum(rounded, 255)
    return rgb


def insert_stills(notebook: dict, largest: int) -> None:
    """Put a PNG in the place of each explorer and picture of an executed notebook.

    Parameters
    ----------
    notebook : dict
        A notebook as in its file; it is changed.
    largest : int
        Size in bytes; a larger notebook gets its heaviest pictures less dense.
    """
    drawn = [(o, _html(o)) for o in bundles(notebook) if 'class="course-picture"' in _html(o)]
    if not drawn:
        return
    with Camera() as camera:
        for output, html in drawn:
            _insert(output, *camera.take(html, *QUALITIES[0]))
        heaviest = sorted(drawn, key=lambda pair: len(pair[0]["data"]["image/png"]), reverse=True)
        for (output, html), quality in product(heaviest, QUALITIES[1:]):
            if len(json.dumps(notebook, indent=1, ensure_ascii=False).encode()) <= largest:
                break
            _insert(output, *camera.take(html, *quality))


def _html(output: dict) -> str:
    return "".join(output["data"].get("text/html", ""))


def _insert(output: dict, png: str, width: int) -> None:
    output["data"].pop("text/html", None)
    output["data"]["image/png"] = png
    # The width keeps a dense picture at its size on the page.
    output["metadata"] = {"image/png": {"width": width}}
