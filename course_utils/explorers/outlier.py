"""Explorer *outlier* of lesson 03."""

from course_utils.explorers.controls import slider
from course_utils.explorers.explorer import Explorer
from course_utils.models.outlier import OutlierState, outlier_state
from course_utils.pictures.outlier import outlier_picture
from course_utils.pictures.svg import number


def outlier_sentence(state: OutlierState) -> str:
    """Say how far either line followed the price."""
    if state.change == 0:
        return (
            "The prices as they are: both lines nearly agree. "
            "Change one price and see which line follows it."
        )
    more = "more" if state.change > 0 else "less"
    squares, absolute = (number(moved, decimals=1) for moved in state.moved)
    return (
        f"House {state.house} costs {number(abs(state.change))} thousand {more}. On average over "
        f"the houses, MSE’s line moved by {squares} thousand and MAE’s line by {absolute}. RMSE "
        "and MSE share a line: a root is smallest where the number under it is."
    )


def outlier_code(state: OutlierState) -> str:
    """Slope and intercept of both lines."""
    given = f"(*sizes_and_prices({state.house}, {state.change}))"
    return f"least_squares_line{given}, least_absolute_line{given}"


def outlier() -> Explorer:
    """Explorer *outlier*: drag one price and see which line follows it."""
    return Explorer(
        "outlier",
        {
            "house": slider("house", 12, 1, 12, 1),
            "change": slider("price change", 300, -150, 450, 10),
        },
        outlier_state,
        lambda state: outlier_picture(state, outlier_sentence(state)),
        outlier_sentence,
        outlier_code,
    )
