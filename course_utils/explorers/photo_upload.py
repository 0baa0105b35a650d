"""A button that takes a photograph from the learner's computer; it can also be dropped there."""

from pathlib import Path
from typing import Any

from anywidget import AnyWidget
from ipywidgets import ValueWidget
from traitlets import Dict, Int, Unicode

#: Bytes that are sent: Jupyter's connection breaks at a message of 10 MiB, which is a little more.
MOST_SENT = 10_000_000


class PhotoUpload(AnyWidget, ValueWidget):
    """A file chosen or dropped in the browser.

    `ipywidgets.FileUpload` sends a file of any size, and a message over 10 MiB closes the
    connection to the kernel without a word. This one looks at the size first.

    Attributes
    ----------
    value : dict
        Empty at first. Then "name" (str), "size" in bytes (int) and "content" (bytes-like); no
        content where the file is too large to be sent or the browser cannot read it.
    description : str
        Visible label.
    most : int
        Bytes of the largest file that is sent.
    answered : str
        Name of the file that the picture shows now.
    """

    _esm = Path(__file__).with_suffix(".js")
    _css = Path(__file__).with_suffix(".css")
    # The browser needs no echo of a photograph that it has just sent.
    value = Dict().tag(sync=True, echo_update=False)
    description = Unicode("your picture").tag(sync=True)
    most = Int(MOST_SENT).tag(sync=True)
    answered = Unicode("").tag(sync=True)


def content_of(upload: dict[str, Any], most: int = MOST_SENT) -> bytes:
    """Bytes of an uploaded file.

    Parameters
    ----------
    upload : dict
        Value of a `PhotoUpload`, not empty.
    most : int
        Bytes that a file may have.

    Raises
    ------
    ValueError
        With a sentence, where the file was too large to be sent or could not be read.
    """
    name, size = upload["name"], upload["size"]
    if size > most:
        raise ValueError(
            f"{name} has {size / 1e6:.1f} MB; {most / 1e6:.0f} MB are the most that can be sent. "
            "Save it smaller."
        )
    if "content" not in upload:
        raise ValueError(f"The browser cannot read {name}: is it a folder, or not yours to read?")
    return bytes(upload["content"])
