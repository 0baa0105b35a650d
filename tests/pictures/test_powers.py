"""Small and large numbers in words."""

import numpy as np
import pytest

from course_utils.pictures.powers import power_of_ten, sized


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "−1.5"), (0.01234, "0.0123"), (0.001, "0.001"),
     (0.00099, "9.9·10⁻⁴"), (123.4, "123"), (9994, "9994"), (9999.9, "1·10⁴"),
     (-2.345e-9, "−2.3·10⁻⁹"), (6.02e23, "6·10²³"), (0.9996, "1"),
     (5e-324, "4.9·10⁻³²⁴"), (120, "120")],
)  # fmt: skip
def test_numbers_keep_their_digits_however_small(value, words):
    assert sized(value) == sized(np.float64(value)) == words


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="no digits"):
        sized(value)


def test_powers_are_raised():
    assert [power_of_ten(k) for k in (-10, 0, 3)] == ["10⁻¹⁰", "10⁰", "10³"]
