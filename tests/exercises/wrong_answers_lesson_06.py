"""Wrong answers to the exercises of lesson 06, each with a part of the sentence it must get."""

import math

import numpy as np

from tests.exercises.wrong_answers import WrongAnswers

WRONG = WrongAnswers()
wrong = WRONG.wrong
answer = WRONG.answer


# sizes ----------------------------------------------------------------------------------------

SIZES = [
    (lambda n, k, s, p, d: (n + 2 * p - d * (k - 1) - 1) / s + 1, "Divide with //"),
    (lambda n, k, s, p, d: math.ceil((n + 2 * p - d * (k - 1) - 1) / s) + 1, "Round down"),
    (lambda n, k, s, p, d: round((n + 2 * p - d * (k - 1) - 1) / s) + 1, "Round down"),
    (lambda n, k, s, p, d: np.floor((n + 2 * p - d * (k - 1) - 1) / s) + 1, "returned 6.0, a fl"),
    (lambda n, k, s, p, d: float((n + 2 * p - d * (k - 1) - 1) // s + 1), "is an integer: divide"),
    (lambda n, k, s, p, d: (n + 2 * p - d * (k - 1) - 1) // s, "The + 1 at the end is missing"),
    (lambda n, k, s, p, d: (n + 2 * p - d * (k - 1)) // s, "comes after the division"),
    (lambda n, k, s, p, d: (n + p - d * (k - 1) - 1) // s + 1, "so it counts twice"),
    (lambda n, k, s, p, d: (n - d * (k - 1) - 1) // s + 1, "The padding is missing."),
    (lambda n, k, s, p, d: (n - 2 * p - d * (k - 1) - 1) // s + 1, "added, not taken away"),
    (lambda n, k, s, p, d: (n + 2 * p - d * k) // s + 1, "not d·k"),
    (lambda n, k, s, p, d: (n + 2 * p - d * k - 1) // s + 1, "not d·k"),
    (lambda n, k, s, p, d: (n + 2 * p - d * (k - 1)) // s + 1, "the − 1 in the fraction"),
    (lambda n, k, s, p, d: (n + 2 * p - k) // s + 1, "The dilation is missing."),
    (lambda n, k, s, p, d: (n + 2 * p - k - d + 1) // s + 1, "there are k − 1 gaps"),
    (lambda n, k, s, p, d: n + 2 * p - d * (k - 1), "The stride is missing."),
    (lambda n, k, s, p, d: (n + 2 * p - s * (k - 1) - 1) // d + 1, "have changed places"),
    (lambda n, k, s, p, d: (n - 1) * s - 2 * p + d * (k - 1) + 1, "a transposed convolution"),
    (lambda n, k, s, p, d: ((n + 2 * p - d * (k - 1) - 1) // s + 1,) * 2, "a tuple of 2"),
    (lambda n, k, s, p, d: [(n + 2 * p - d * (k - 1) - 1) // s + 1], "a single number is due"),
    (lambda n, k, s, p, d: print((n + 2 * p - d * (k - 1) - 1) // s + 1), "instead of print"),
    (lambda n, k, s, p, d: str((n + 2 * p - d * (k - 1) - 1) // s + 1), "without quotes"),
    (lambda n, k, s, p, d: None, "returned nothing (None)"),
    (lambda n, k, s, p: (n + 2 * p - k) // s + 1, "takes 4 parameters"),
    (lambda n, k, s, p, d: (n + 2 * pad - k) // s + 1, "name 'pad' is not defined"),  # noqa: F821
    (lambda n, k, s, p, d: n // s, "should be"),
    (6, "The check needs the function itself"),
]

TRANSPOSED = [
    (lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * (k - 1) + 1, "output padding is missing"),
    (lambda n, k, s, p, q, d: (n - 1) * s - 2 * (p - q) + d * (k - 1) + 1, "on one side only"),
    (lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * (k - 1) - q + 1, "it is added"),
    (lambda n, k, s, p, q, d: (n - 1) * s + 2 * p + d * (k - 1) + q + 1, "take 2 · padding away"),
    (lambda n, k, s, p, q, d: (n - 1) * s - p + d * (k - 1) + q + 1, "so it counts twice"),
    (lambda n, k, s, p, q, d: (n - 1) * s + d * (k - 1) + q + 1, "The padding is missing"),
    (lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * (k - 1) + q, "The + 1 is missing"),
    (lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * k + q, "not d·k"),
    (lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + d * k + q + 1, "not d·k"),
    (lambda n, k, s, p, q, d: n * s - 2 * p + d * (k - 1) + q + 1, "n − 1 steps"),
    (lambda n, k, s, p, q, d: n * s, "only where the other settings"),
    (lambda n, k, s, p, q, d: (n - 1) * s - 2 * p + k + q, "The dilation is missing."),
    (lambda n, k, s, p, q, d: n - 2 * p + d * (k - 1) + q, "The stride is missing."),
    (lambda n, k, s, p, q, d: (n - 1) * d - 2 * p + s * (k - 1) + q + 1, "changed places"),
    (lambda n, k, s, p, q, d: (n + 2 * p - d * (k - 1) - 1) // s + 1, "an ordinary convolution"),
    (lambda n, k, s, p, q, d: (n + 2 * p - d * (k - 1) - 1) // s + 1 + q, "goes the other way"),
    (lambda n, k, s, p, q, d: ((n - 1) * s - 2 * p + d * (k - 1) + q + 1) / 1, "a float; a size"),
    (lambda n, k, s, p, q, d: ((n - 1) * s + d * (k - 1) + 1, q), "a tuple of 2"),
    (lambda n, k, s, p, q, d: (n - 1) * s * q, "should be"),
    (lambda n, k, s, p, q, d: print(n * s), "use return instead of print"),
    (lambda n, k, s, p, q, d: None, "returned nothing (None)"),
    (lambda n, k, s, p, q: (n - 1) * s - 2 * p + k + q, "takes 5 parameters"),
    (lambda n, k, s, p, q, d: (n - 1) * s / (d - 1), "raised ZeroDivisionError"),
    (9, "The check needs the function itself"),
]

FIELDS = [
    (lambda layers: sum(k for k, s, d in layers), "Neighboring windows overlap"),
    (lambda layers: sum(d * (k - 1) + 1 for k, s, d in layers), "Neighboring windows overlap"),
    (lambda layers: math.prod(k for k, s, d in layers), "The kernel sizes do not multiply"),
    (lambda layers: 1 + sum(d * (k - 1) for k, s, d in layers), "The strides are missing"),
    (lambda layers: math.prod(s for k, s, d in layers), "This is the jump"),
    (lambda layers: [k for k, s, d in layers], "returned a list of 1"),
    (lambda layers: None, "returned nothing (None)"),
    (lambda layers: print(len(layers)), "use return instead of print"),
    (lambda layers: len(layers), "should be"),
    (lambda layers: layers[0][3], "raised IndexError"),
    (lambda layers: sum(layers), "raised TypeError"),
    (lambda kernel_sizes, strides: 1, "takes 2 parameters"),
    (3, "The check needs the function itself"),
]

# receptive field ------------------------------------------------------------------------------


@wrong("my_receptive_field", "The strides multiply")
def field_with_the_latest_stride(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += d * (k - 1) * jump
        jump = s
    return size


@wrong("my_receptive_field", "The strides multiply")
def field_with_added_strides(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += d * (k - 1) * jump
        jump += s
    return size


@wrong("my_receptive_field", "multiply after adding")
def field_with_own_stride(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        jump *= s
        size += d * (k - 1) * jump
    return size


@wrong("my_receptive_field", "The dilation is missing")
def field_without_dilation(layers):
    size, jump = 1, 1
    for k, s, _ in layers:
        size += (k - 1) * jump
        jump *= s
    return size


@wrong("my_receptive_field", "not d·k")
def field_with_dilated_kernel(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += (d * k - 1) * jump
        jump *= s
    return size


@wrong("my_receptive_field", "adds d·(k − 1) jumps")
def field_with_whole_kernels(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += d * k * jump
        jump *= s
    return size


@wrong("my_receptive_field", "the jump grows by the stride alone")
def field_with_dilated_jump(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += d * (k - 1) * jump
        jump *= s * d
    return size


@wrong("my_receptive_field", "start with a field of 1")
def field_from_zero(layers):
    size, jump = 0, 1
    for k, s, d in layers:
        size += d * (k - 1) * jump
        jump *= s
    return size


@wrong("my_receptive_field", "from the last layer to the first")
def field_in_the_wrong_direction(layers):
    size = 1
    for k, s, d in layers:
        size = (size - 1) * s + d * (k - 1) + 1
    return size


@wrong("my_receptive_field", "the return stand inside the loop")
def field_returned_too_early(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += d * (k - 1) * jump
        jump *= s
        return size


@wrong("my_receptive_field", "the last layer alone")
def field_started_anew(layers):
    for k, s, d in layers:
        size, jump = 1, 1
        size += d * (k - 1) * jump
        jump *= s
    return size


@wrong("my_receptive_field", "the length of one side")
def field_as_area(layers):
    return field(layers) ** 2


@wrong("my_receptive_field", "returned a tuple of 2")
def field_in_both_directions(layers):
    return field(layers), field(layers)


@wrong("my_receptive_field", "an integer")
def field_as_float(layers):
    return float(field(layers))


@wrong("my_receptive_field", "changed its input layers")
def field_that_empties_the_list(layers):
    size = 1
    while layers:
        k, s, d = layers.pop()
        size = (size - 1) * s + d * (k - 1) + 1
    return size


def field(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += d * (k - 1) * jump
        jump *= s
    return size


# convolution ----------------------------------------------------------------------------------


def convolved(x, kernel, stride, padding, pad=np.pad, combine=lambda a, b: np.sum(a * b),
              moves=None, size=lambda room, stride: room // stride + 1):  # fmt: skip
    """Convolution by loops, with parts that can be replaced by wrong ones."""
    x = pad(x, padding)
    kh, kw = kernel.shape
    down, right = moves or (stride, stride)
    y = np.zeros((size(len(x) - kh, stride), size(x.shape[1] - kw, stride)))
    for i, j in np.ndindex(y.shape):
        window = x[i * down : i * down + kh, j * right : j * right + kw]
        y[i, j] = combine(window, kernel)
    return y


def pad_front(x, padding):
    return np.pad(x, ((padding, 0), (padding, 0)))


def pad_back(x, padding):
    return np.pad(x, ((0, padding), (0, padding)))


def pad_rows(x, padding):
    return np.pad(x, ((padding, padding), (0, 0)))


CONVOLUTIONS = [
    (lambda x, w, s, p: convolved(x, w[::-1, ::-1], s, p), "The kernel is flipped"),
    (lambda x, w, s, p: convolved(x, np.flip(w), s, p), "libraries leave it as it is"),
    (lambda x, w, s, p: convolved(x, w, 1, p), "The stride is missing"),
    (lambda x, w, s, p: convolved(x, w, s, p, moves=(1, 1)), "The window moves by one cell"),
    (lambda x, w, s, p: convolved(x, w, s, 0), "The padding is missing"),
    (lambda x, w, s, p: convolved(np.pad(x, p, "edge"), w, s, 0), "zeros are asked for"),
    (lambda x, w, s, p: convolved(x, w, s, p, pad=pad_front), "on all four sides"),
    (lambda x, w, s, p: convolved(x, w, s, p, pad=pad_back), "on all four sides"),
    (lambda x, w, s, p: convolved(x, w, s, p, pad=pad_rows), "on all four sides"),
    (lambda x, w, s, p: convolved(x.T, w.T, s, p, pad=pad_rows).T, "on all four sides"),
    (lambda x, w, s, p: convolved(x, w, s, 2 * p), "`padding` cells wide"),
    (lambda x, w, s, p: convolved(x.T, w.T, s, p), "Rows and columns have changed places"),
    (lambda x, w, s, p: convolved(x, w, s, p, combine=lambda a, b: (a * b).mean()), "the mean"),
    (lambda x, w, s, p: convolved(x, w, s, p, combine=lambda a, b: (a * b).max()), "the largest"),
    (lambda x, w, s, p: convolved(x, w, s, p, combine=lambda a, b: a.sum()), "without the weights"),
    (lambda x, w, s, p: convolved(x, w, s, p, size=lambda r, s: r // s), "too few"),
    (lambda x, w, s, p: convolved(x, w, s, p).astype(int), "The decimals are cut off"),
    (lambda x, w, s, p: convolved(x, w, s, p, size=lambda r, s: r // s + 2), "shape (3, 3) is due"),
    (lambda x, w, s, p: convolved(x, w, s, p, combine=lambda a, b: a @ b), "raised ValueError"),
    (lambda x, w, s, p: convolved(x, w, s, p)[..., None], "array of shape (3, 3, 1)"),
    (lambda x, w, s, p: convolved(x, w, s, p).tolist(), "np.array(…) makes one of a list"),
    (lambda x, w, s, p: np.convolve(x.ravel(), w.ravel()), "shape (3, 3) is due"),
    (lambda x, w, s, p: print(convolved(x, w, s, p)), "use return instead of print"),
    (lambda x, w, s, p: None, "returned nothing (None)"),
    (lambda x, w: convolved(x, w, 1, 0), "takes 2 parameters"),
    (np.zeros((3, 3)), "The check needs the function itself"),
]


@wrong("my_conv2d", "both directions")
def convolution_that_strides_only_down(x, kernel, stride, padding):
    x = np.pad(x, padding)
    kh, kw = kernel.shape
    y = []
    for i in range(0, len(x) - kh + 1, stride):
        y.append([])
        for j in range(x.shape[1] - kw + 1):
            y[-1].append(np.sum(x[i : i + kh, j : j + kw] * kernel))
    return np.array(y)


@wrong("my_conv2d", "one row and one column too many")
def convolution_with_an_empty_end(x, kernel, stride, padding):
    right = convolved(x, kernel, stride, padding)
    y = np.zeros((right.shape[0] + 1, right.shape[1] + 1))
    y[:-1, :-1] = right
    return y


@wrong("my_conv2d", "add each one with +=")
def convolution_without_adding(x, kernel, stride, padding):
    x = np.pad(x, padding)
    y = np.zeros_like(convolved(x, kernel, stride, 0))
    for i, j, a, b in np.ndindex(*y.shape, *kernel.shape):
        y[i, j] = x[i * stride + a, j * stride + b] * kernel[a, b]
    return y


@wrong("my_conv2d", "changed its input kernel")
def convolution_that_flips_in_place(x, kernel, stride, padding):
    kernel[:] = kernel[::-1, ::-1]
    return convolved(x, kernel[::-1, ::-1], stride, padding)


@wrong("my_conv2d", "raised IndexError")
def convolution_with_swapped_kernel_sizes(x, kernel, stride, padding):
    x = np.pad(x, padding)
    kw, kh = kernel.shape
    y = np.zeros(((len(x) - kh) // stride + 1, (x.shape[1] - kw) // stride + 1))
    for i, j, a, b in np.ndindex(*y.shape, kh, kw):
        y[i, j] += x[i * stride + a, j * stride + b] * kernel[a, b]
    return y


# max pooling ----------------------------------------------------------------------------------


def pooled(x, k, stride, best=np.max, moves=None, size=lambda room, stride: room // stride + 1):
    """Pooling by loops, with parts that can be replaced by wrong ones."""
    down, right = moves or (stride, stride)
    y = np.zeros((size(len(x) - k, stride), size(x.shape[1] - k, stride)))
    for i, j in np.ndindex(y.shape):
        y[i, j] = best(x[i * down : i * down + k, j * right : j * right + k])
    return y


def from_zero(window):
    best = 0
    for value in window.ravel():
        best = max(best, value)
    return best


POOLINGS = [
    (lambda x, k, s: pooled(x, k, s, best=np.mean), "This is average pooling"),
    (lambda x, k, s: pooled(x, k, s, best=np.min), "the smallest number"),
    (lambda x, k, s: pooled(x, k, s, best=np.sum), "the sum of each window"),
    (lambda x, k, s: pooled(x, k, s, best=from_zero), "do not start the search at 0"),
    (lambda x, k, s: pooled(x, k, s, best=lambda w: np.abs(w).max()), "without its sign"),
    (lambda x, k, s: pooled(x, k, 1), "The stride is missing"),
    (lambda x, k, s: pooled(x, k, s, moves=(1, 1)), "The window moves by one cell"),
    (lambda x, k, s: pooled(x, k, k), "lie side by side"),
    (lambda x, k, s: pooled(x.T, k, s), "Rows and columns have changed places"),
    (lambda x, k, s: pooled(x, k, s, size=lambda room, s: room // s), "too few"),
    (lambda x, k, s: pooled(x, k, s).astype(int), "The decimals are cut off"),
    (lambda x, k, s: pooled(x, k, s, best=lambda w: w[0].max()), "kernel_size rows"),
    (lambda x, k, s: pooled(x, k, s, best=lambda w: w[0, 0]), "kernel_size rows"),
    (lambda x, k, s: pooled(x, k, s, best=lambda w: x.max()), "of the whole input"),
    (lambda x, k, s: pooled(x, k, s, best=np.argmax), "should be [[4 5] [7 8]]"),
    (lambda x, k, s: pooled(x, k, s, best=max), "raised ValueError"),
    (lambda x, k, s: pooled(x, k, s, size=lambda room, s: room), "shape (2, 2) is due"),
    (lambda x, k, s: pooled(x, k, s).tolist(), "np.array(…) makes one of a list"),
    (lambda x, k, s: x.max(axis=0), "shape (2, 2) is due"),
    (lambda x, k, s: pooled(x, k, s) > 0, "returned True or False"),
    (lambda x, k, s: print(pooled(x, k, s)), "use return instead of print"),
    (lambda x, k, s: None, "returned nothing (None)"),
    (lambda x, k: pooled(x, k, k), "takes 2 parameters"),
    (np.zeros((2, 2)), "The check needs the function itself"),
]


@wrong("my_max_pool2d", "lie inside as a whole")
def pooling_to_the_last_cell(x, k, stride):
    rows, columns = (range(0, n, stride) for n in x.shape)
    return np.array([[x[i : i + k, j : j + k].max() for j in columns] for i in rows])


@wrong("my_max_pool2d", "lie inside as a whole")
def pooling_rounded_up(x, k, stride):
    return pooled(x, k, stride, size=lambda room, stride: math.ceil(room / stride) + 1)


@wrong("my_max_pool2d", "start anew for each window")
def pooling_with_one_search(x, k, stride):
    y = np.zeros_like(pooled(x, k, stride))
    best = -np.inf
    for i, j in np.ndindex(y.shape):
        for value in x[i * stride : i * stride + k, j * stride : j * stride + k].ravel():
            best = max(best, value)
        y[i, j] = best
    return y


@wrong("my_max_pool2d", "both directions")
def pooling_that_strides_only_to_the_right(x, k, stride):
    rows, columns = range(len(x) - k + 1), range(0, x.shape[1] - k + 1, stride)
    return np.array([[x[i : i + k, j : j + k].max() for j in columns] for i in rows])


@wrong("my_max_pool2d", "one row and one column too many")
def pooling_with_an_empty_end(x, k, stride):
    right = pooled(x, k, stride)
    y = np.zeros((right.shape[0] + 1, right.shape[1] + 1))
    y[:-1, :-1] = right
    return y


@wrong("my_max_pool2d", "changed its input x")
def pooling_in_place(x, k, stride):
    y = pooled(x, k, stride)
    x[: y.shape[0], : y.shape[1]] = y
    return x[: y.shape[0], : y.shape[1]]


for name, answers in (
    ("my_output_size", SIZES),
    ("my_conv2d", CONVOLUTIONS),
    ("my_max_pool2d", POOLINGS),
    ("my_transposed_size", TRANSPOSED),
    ("my_receptive_field", FIELDS),
):
    for attempt, sentence in answers:
        answer(name, attempt, sentence)
