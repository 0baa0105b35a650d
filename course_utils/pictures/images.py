"""Images inside a picture: pixels written into the address, so that no file lies beside it."""

from base64 import b64encode
from io import BytesIO
from typing import Any

from PIL import Image


def data_url(image: Image.Image, kind: str = "PNG", **options: Any) -> str:
    """Address that holds a whole image.

    Parameters
    ----------
    image : PIL.Image.Image
    kind : {"PNG", "JPEG"}
    **options
        Of Pillow's `save`, such as `quality` or `compress_level`.
    """
    with BytesIO() as file:
        image.save(file, kind, **options)
        return f"data:image/{kind.lower()};base64,{b64encode(file.getvalue()).decode()}"
