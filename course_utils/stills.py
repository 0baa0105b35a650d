"""Still pictures: what the course draws as HTML, for pages that show only PNG and JPEG."""

from base64 import b64encode
from io import BytesIO
from types import TracebackType
from typing import NamedTuple

import nbformat
import numpy as np
from PIL import Image

from course_utils.headless.chromium import chromium
from course_utils.saving import bundles


class Quality(NamedTuple):
    """How a still is taken.

    Attributes
    ----------
    density : float
        Pixels for each pixel of the page.
    gray_step : int
        Grays are rounded to multiples of it: gray photographs get smaller, colors stay.
    jpeg : int
        Quality of a JPEG; 0 makes a PNG.
    """

    density: float
    gray_step: int = 1
    jpeg: int = 0


#: Best first; each is tried only where the notebook would be too large.
QUALITIES = (Quality(2), Quality(1.5), Quality(1), Quality(1, 8))

#: The same for pictures that hold photographs: as a JPEG they take a third of the room.
OF_PHOTOGRAPHS = (
    Quality(2),
    *(Quality(density, 1, jpeg) for density, jpeg in ((1.5, 75), (1.25, 65), (1, 65), (1, 50))),
    *(Quality(density, 1, jpeg) for density, jpeg in ((1, 40), (0.8, 45), (0.7, 40))),
)

_PAGE = (
    '<!doctype html><meta charset="utf-8">'
    "<style>body {{ margin: 0; background: #fff; width: 960px }}</style>{html}"
)


class Camera:
    """A browser that turns course pictures into PNG; used in a `with` block.

    Raises
    ------
    FileNotFoundError
        Where there is no browser.
    """

    def __enter__(self) -> "Camera":
        self._chromium = chromium()
        self._browser = self._chromium.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._chromium.__exit__(kind, fault, traceback)

    def take(self, html: str, quality: Quality = QUALITIES[0]) -> tuple[str, str, int]:
        """Still of the first element of class course-picture, on white ground.

        Parameters
        ----------
        html : str
        quality : Quality

        Returns
        -------
        Its MIME type, its content in base64, and its width in pixels of the page.
        """
        page = self._browser.new_page(device_scale_factor=quality.density)
        page.set_content(_PAGE.format(html=html))
        shot = page.locator(".course-picture").first.screenshot(animations="disabled")
        page.close()
        with Image.open(BytesIO(shot)) as image, BytesIO() as file:
            rgb = image.convert("RGB")
            if quality.jpeg:
                rgb.save(file, "JPEG", quality=quality.jpeg, optimize=True, progressive=True)
            else:
                # 256 colors halve the file. Photographs stay free of bands (median cut was best).
                calm = _fewer_grays(np.asarray(rgb), quality.gray_step)
                Image.fromarray(calm).quantize(256).save(file, "PNG", optimize=True)
            kind = "image/jpeg" if quality.jpeg else "image/png"
            content = b64encode(file.getvalue()).decode()
            return kind, content, round(image.width / quality.density)


def _fewer_grays(rgb: np.ndarray, step: int) -> np.ndarray:
    """Picture (rows, columns, 3) with its grays rounded to multiples of a step."""
    gray = np.ptp(rgb, axis=2) < step
    rounded = np.rint(rgb[gray].mean(axis=1, keepdims=True) / step) * step
    rgb = rgb.copy()
    rgb[gray] = np.minimum(rounded, 255)
    return rgb


class Still:
    """The still of one output, retaken with less quality where that is needed.

    Parameters
    ----------
    output : dict
        Of a notebook; it is changed.
    is_of_front_page : bool
        Whether the README shows it too, and it may take four times as much room.
    """

    def __init__(self, output: dict, is_of_front_page: bool = False) -> None:
        self.output, self.is_of_front_page = output, is_of_front_page
        self.html = "".join(output["data"].pop("text/html"))
        self.left = list(OF_PHOTOGRAPHS if "data:image/jpeg" in self.html else QUALITIES)
        self.size = 0

    @property
    def weight(self) -> float:
        """How much there is to lose."""
        return self.size / (4 if self.is_of_front_page else 1)

    def retake(self, camera: Camera) -> None:
        """Take it with the best quality that is left, unless the one before was smaller."""
        kind, content, width = camera.take(self.html, self.left.pop(0))
        if self.size and len(content) >= self.size:
            return
        for other in ("image/png", "image/jpeg"):
            self.output["data"].pop(other, None)
        self.output["data"][kind] = content
        # The width keeps a dense picture at its size on the page.
        self.output["metadata"] = {kind: {"width": width}}
        self.size = len(content)


def insert_stills(notebook: dict, largest: int) -> None:
    """Put a PNG or JPEG in the place of each explorer and picture of an executed notebook.

    Parameters
    ----------
    notebook : dict
        A notebook as in its file; it is changed.
    largest : int
        Size in bytes; a larger notebook gets its heaviest pictures less dense.
    """
    stills = [
        Still(output, "readme" in cell["metadata"].get("tags", ()))
        for cell in notebook["cells"]
        for output in bundles({"cells": [cell]})
        if 'class="course-picture"' in _html(output)
    ]
    if not stills:
        return
    with Camera() as camera:
        for still in stills:
            still.retake(camera)
        while len(nbformat.writes(notebook, version=nbformat.NO_CONVERT).encode()) > largest:
            coarser = [still for still in stills if still.left]
            if not coarser:
                break
            max(coarser, key=lambda still: still.weight).retake(camera)


def _html(output: dict) -> str:
    return "".join(output["data"].get("text/html", ""))
