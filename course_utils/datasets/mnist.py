"""Handwritten digits: 5,000 that come with the course, or all 70,000 from the network."""

import io

import numpy as np

from course_utils.datasets.committed import read_committed

SPLITS = ("train", "test")


def load_mnist(split: str, full: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Load handwritten digits and what they are.

    Split and order never change. No picture of "test" is in "train". In both, every ten
    pictures in a row hold each digit once, so the first 100 are a fair sample.

    Parameters
    ----------
    split : {"train", "test"}
        Which part to load: the one to learn from, or the one to be judged on.
    full : bool
        False loads the 5,000 digits of ``data/mnist_5k.npz``, 4,000 and 1,000, without a
        network. True loads MNIST itself, 60,000 and 10,000, in its own order and with its own
        frequencies; the first time it is downloaded (about 12 MB). The 5,000 digits are among
        its 60,000 for training: judge what learned from those by the 10,000, never by the 1,000.

    Returns
    -------
    images : numpy.ndarray
        uint8 of shape (N, 28, 28), from 0 (paper) to 255 (ink). Divide by 255 before you
        calculate with them: uint8 has no number above 255 and none below 0.
    labels : numpy.ndarray
        int64 of shape (N,), from 0 to 9; int64 because PyTorch's losses ask for it.

    Both are yours: you may write to them, and the next call returns fresh ones.

    Raises
    ------
    ValueError
        If `split` is neither "train" nor "test", or a file is damaged.
    FileNotFoundError
        If ``data/mnist_5k.npz`` is missing.
    OSError
        If `full` is True and the digits can be neither downloaded nor stored.

    References
    ----------
    Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document
    recognition", Proceedings of the IEEE 86(11), 1998.
    """
    if split not in SPLITS:
        raise ValueError(f'There is no split {split!r}: choose "train" or "test".')
    if full:
        from course_utils.datasets.full_mnist import load_full_mnist

        return load_full_mnist(split)
    with np.load(io.BytesIO(read_committed("mnist_5k.npz")), allow_pickle=False) as arrays:
        return arrays[f"{split}_images"], arrays[f"{split}_labels"].astype(np.int64)
