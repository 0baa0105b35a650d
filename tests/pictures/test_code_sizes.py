"""Curves of error against code size, read back from the picture."""

import numpy as np
import pytest

from course_utils.models.bottleneck_lab import ErrorCurves
from course_utils.pictures.code_sizes import code_size_picture

SIZES = (1, 4, 16)
ERRORS = {"dense": np.array([0.06, 0.03, 0.02]), "PCA": np.array([0.06, 0.04, 0.01])}


def test_curves_go_through_their_errors(drawn):
    shown = code_size_picture(ErrorCurves(SIZES, 1000, ERRORS), "curves")
    elements = drawn(shown.markup)
    discs = [(float(c.get("cx")), float(c.get("cy"))) for c in elements["circle"]]
    # The plane is 600 × 300 from (76, 56); its errors end at 0.07.
    expected = [(76 + 300 * k, 56 + 300 * (1 - e / 0.07)) for k, e in enumerate(ERRORS["dense"])]
    np.testing.assert_allclose(discs, expected, atol=0.1)
    words = ["".join(text.itertext()) for text in elements["text"]]
    assert {"1", "4", "16", "dense", "PCA", "mean squared error, 1,000 test digits"} <= set(words)
    dashes = [path.get("stroke-dasharray") for path in elements["path"]]
    assert len(set(dashes)) == len(dashes) == 2, "told apart without color"


def test_a_fifth_curve_is_refused():
    five = {str(k): ERRORS["PCA"] for k in range(5)}
    with pytest.raises(ValueError, match="At most 4 methods"):
        code_size_picture(ErrorCurves(SIZES, 10, five), "curves")
