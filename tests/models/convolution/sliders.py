"""Every state of the sliders of the convolution, pooling and transposed labs."""

from itertools import product

CONVOLUTION = {
    "input_size": range(3, 13),
    "kernel_size": range(1, 6),
    "stride": range(1, 5),
    "padding": [*range(5), "same", "valid"],
    "dilation": range(1, 5),
}
MAX_POOLING = {
    "input_size": range(3, 13),
    "kernel_size": range(1, 6),
    "stride": [None, *range(1, 5)],
    "padding": range(3),
    "dilation": range(1, 4),
    "ceil_mode": [False, True],
}
AVERAGE_POOLING = {
    "input_size": range(3, 13),
    "kernel_size": range(1, 6),
    "stride": [None, *range(1, 5)],
    "padding": range(3),
    "ceil_mode": [False, True],
    "count_include_pad": [True, False],
}
TRANSPOSED = {
    "input_size": range(2, 9),
    "kernel_size": range(1, 6),
    "stride": range(1, 5),
    "padding": range(4),
    "output_padding": range(4),
    "dilation": range(1, 5),
}


def states(sliders):
    """Each combination of the sliders as a dict."""
    return [dict(zip(sliders, values, strict=True)) for values in product(*sliders.values())]


def limits(sliders):
    """Lowest and highest value of each slider of whole numbers."""
    numbers = {
        name: [v for v in values if isinstance(v, int) and not isinstance(v, bool)]
        for name, values in sliders.items()
    }
    return {name: (min(values), max(values)) for name, values in numbers.items() if values}
