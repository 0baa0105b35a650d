"""Sums written out, term by term."""

from collections.abc import Sequence

from course_utils.pictures.svg import Span, number, spans, term


def written_sum(
    beginning: Span, terms: Sequence[tuple[float, float]], total: Span, x: float, y: float,
    size: float, room: int,
) -> str:  # fmt: skip
    """Lines such as "output[0, 0] = 1·(−1) + 4·2 = 7", as many as it takes.

    Parameters
    ----------
    beginning : Span
        What stands before the first term.
    terms : sequence of (value, weight)
    total : Span
        What stands behind the last term.
    x, y : float
        Where the first line begins, and its middle.
    size : float
        Size of the letters; lines are 1.5 times as far apart.
    room : int
        Characters that fit on one line.
    """
    summands: list[list[Span]] = [
        [("+ " if k else "", None), (number(value), "input"), ("·", None),
         (term(weight) + " ", "weight")]
        for k, (value, weight) in enumerate(terms)
    ]  # fmt: skip
    lines = [[beginning]]
    for words in [*summands, [total]]:
        if _length(lines[-1]) + _length(words) > room:
            lines.append([])
        lines[-1] += words
    return "".join(spans(x, y + 1.5 * size * k, words, size) for k, words in enumerate(lines))


def _length(words: list[Span]) -> int:
    return sum(len(word) for word, _ in words)
