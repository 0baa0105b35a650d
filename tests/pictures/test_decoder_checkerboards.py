"""Checkerboards of untrained decoders, read back from the picture."""

import numpy as np
import pytest

from course_utils.models.decoder_checkerboards import DecoderPattern
from course_utils.pictures.decoder_checkerboards import decoder_picture


def test_patterns_show_their_places_and_how_uneven_they_are(drawn):
    places = np.array([[1, 1.5], [2, 4]])
    pattern = DecoderPattern("kernel 3", np.tile(places, (10, 10)), places)
    shown = decoder_picture([pattern], "checkerboards")
    words = ["".join(text.itertext()) for text in drawn(shown.markup)["text"]]
    assert {"1", "1.5", "2", "4", "most : least = 4", "kernel 3"} <= set(words)
    with pytest.raises(ValueError, match="not 4"):
        decoder_picture([pattern] * 4, "checkerboards")
