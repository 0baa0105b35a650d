"""Chart of lesson 01: a perceptron that learns, one update at a time."""

from dataclasses import replace

import numpy as np

from course_utils.pictures.chart import Chart
from course_utils.pictures.plane import Plane
from course_utils.pictures.svg import Picture, box, circle, line, number, path, spans, text
from course_utils.pictures.theme import PALETTE

POINTS = Plane(56, 52, 360, 330, (-3, 3), (-3, 3))
COUNTS = Plane(530, 52, 320, 172, (0, 1), (0, 1))

#: What the marks mean; shapes as well as colors.
LEGEND = (
    circle(66, 430, 9, "here", 0, 3)
    + text(82, 430, "just seen", size=15, anchor="start")
    + path([(176, 424), (188, 436)], "wrong", 3)
    + path([(188, 424), (176, 436)], "wrong", 3)
    + text(196, 430, "wrong now", size=15, anchor="start")
    + line(296, 430, 326, 430, "weight", 2, "6 4")
    + text(334, 430, "line before", size=15, anchor="start")
)


class LearningChart:
    """Points with the old and the new line; how many are wrong; mistakes against their bound."""

    def __init__(self) -> None:
        self.chart = Chart(900, 448)
        axes = self.points = self.chart.axes(POINTS)
        tones = PALETTE
        (self.fires,) = axes.fill([], [], color=tones["output"], alpha=0.15, linewidth=0)
        (self.old_line,) = axes.plot([], [], "--", color=tones["weight"], linewidth=2)
        (self.new_line,) = axes.plot([], [], color=tones["weight"], linewidth=3.5)
        (self.ones,) = axes.plot([], [], "o", markersize=12, color=tones["output"])
        (self.zeros,) = axes.plot([], [], "s", markersize=10, markeredgewidth=2,
                                  markeredgecolor=tones["plain"],
                                  markerfacecolor="none")  # fmt: skip
        (self.wrong,) = axes.plot([], [], "x", markersize=17, markeredgewidth=3,
                                  color=tones["wrong"])  # fmt: skip
        (self.here,) = axes.plot([], [], "o", markersize=32, markeredgewidth=4,
                                 markeredgecolor=tones["here"],
                                 markerfacecolor="none")  # fmt: skip
        axes = self.counts = self.chart.axes(COUNTS)
        (self.course,) = axes.plot([], [], color=tones["wrong"], alpha=0.4, linewidth=2)
        (self.so_far,) = axes.plot([], [], color=tones["wrong"], linewidth=3)
        (self.now,) = axes.plot([], [], "o", markersize=11, color=tones["here"], clip_on=False)

    def __call__(
        self,
        x: np.ndarray,
        y: np.ndarray,
        weights: np.ndarray,
        biases: np.ndarray,
        update: int,
        example: int | None,
        wrong_counts: np.ndarray,
        wrong: np.ndarray,
        bound: float | None,
        label: str,
    ) -> Picture:
        """Draw one moment of the training.

        Parameters
        ----------
        x : (N, 2)
        y : (N,) of 0 and 1
        weights : (K + 1, 2)
        biases : (K + 1,)
            The neuron before the first update and after each.
        update : int
            The moment: 0 … K.
        example : int or None
            Index of the example that caused this update.
        wrong_counts : (K + 1,)
            Number of wrong examples at each moment.
        wrong : (N,) of bool
            Examples that are wrong now.
        bound : float or None
            Most mistakes there can be; None where there is no limit.
        label : str
            What a screen reader says.
        """
        self.ones.set_data(*x[y == 1].T)
        self.zeros.set_data(*x[y == 0].T)
        self.wrong.set_data(*x[wrong].T)
        self.here.set_data(*x[[] if example is None else [example]].T)
        frame = (
            self._lines(np.abs(x).max() <= 1, weights, biases, update)
            + self._counts(wrong_counts, update)
            + _bound_bar(update, len(biases) - 1, bound)
            + LEGEND
        )
        return self.chart.render(frame, label)

    def _lines(self, small: bool, weights: np.ndarray, biases: np.ndarray, update: int) -> str:
        """Old line, new line and the side where the neuron fires; returns their frame."""
        limits, ticks = ((-0.6, 1.6), [0, 1]) if small else ((-3, 3), [-2, 0, 2])
        self.points.set(xlim=limits, ylim=limits)
        plane = replace(POINTS, horizontal=limits, vertical=limits)
        neuron = (*weights[update], biases[update])
        old = plane.line_ends(*weights[update - 1], biases[update - 1])
        for artist, ends in (
            (self.old_line, old if update else None),
            (self.new_line, plane.line_ends(*neuron)),
        ):
            artist.set_data(*np.array(ends or np.zeros((0, 2))).T)
        self.fires.set_xy(plane.firing_corners(*neuron) or np.zeros((1, 2)))
        w1, w2, b = (number(value, digits=4) for value in neuron)
        return plane.axes(("x₁", "x₂"), (ticks, ticks)) + spans(
            92, 26, [("w₁ = ", None), (w1, "weight"), ("   w₂ = ", None), (w2, "weight"),
                     ("   b = ", None), (b, "weight")], 17,
        )  # fmt: skip

    def _counts(self, wrong_counts: np.ndarray, update: int) -> str:
        """Draw the number of wrong points after each update; returns its frame."""
        last, most = max(len(wrong_counts) - 1, 1), int(wrong_counts.max()) + 1
        moments = np.arange(len(wrong_counts))
        self.counts.set(xlim=(0, last), ylim=(0, most))
        self.course.set_data(moments, wrong_counts)
        self.so_far.set_data(moments[: update + 1], wrong_counts[: update + 1])
        self.now.set_data([update], [wrong_counts[update]])
        plane = replace(COUNTS, horizontal=(0, last), vertical=(0, most))
        across = [0, last] if last < 4 else [0, last // 2, last]
        return (
            plane.axes(("", ""), (across, sorted({0, int(wrong_counts.max())})))
            + text(530, 26, "points on the wrong side", anchor="start", size=17)
            + text(690, 258, "after update", "plain", 15)
        )


def _bound_bar(update: int, mistakes: int, bound: float | None) -> str:
    """Mistakes so far as the used part of a bar as long as the bound."""
    full = bound or max(mistakes, 1)
    limit = (
        f"at most {int(bound)}, says the bound"
        if bound
        else "no bound: no line separates the points"
    )
    return (
        spans(530, 306, [("mistakes so far: ", None), (str(update), "wrong")], 17)
        + box(530, 324, 320, 26, "plain", 0.15, 0)
        + box(530, 324, 320 * update / full, 26, "wrong", 0.9, 0)
        + text(850, 368, limit, "plain", 15, "end")
    )
