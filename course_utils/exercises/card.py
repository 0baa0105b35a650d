"""A framed message below a cell: a verdict, a hint or a note."""

import html
import re
from dataclasses import dataclass

from course_utils.exercises.exercise import Verdict

#: Kind of message → sign, word and color of its edge. The word carries the meaning, not the color.
KINDS = {
    "right": ("✓", "Right", "#009E73"),
    "wrong": ("✗", "Not yet", "#D55E00"),
    "open": ("○", "To do", "#808080"),
    "note": ("→", "", "#808080"),
}

CARD = (
    '<div role="status" style="border-left: 6px solid {color}; padding: 8px 12px; '
    "max-width: 960px; box-sizing: border-box; line-height: 1.5; "
    "background: var(--jp-layout-color2, rgba(128, 128, 128, 0.12)); "
    "color: var(--jp-ui-font-color1, inherit); "
    'font-family: var(--jp-ui-font-family, sans-serif); font-size: 14px;">'
    "<strong>{heading}</strong> {sentence}</div>"
)


@dataclass(frozen=True)
class Card:
    """A message that JupyterLab shows framed, in either theme, and a terminal as a line.

    Attributes
    ----------
    kind : str
        One of KINDS.
    sentence : str
        `Code` stands between backticks.
    title : str
        Put before the sentence, after the word of the kind.
    """

    kind: str
    sentence: str
    title: str = ""

    @classmethod
    def of_verdict(cls, verdict: Verdict, title: str) -> "Card":
        """Make the card of a verdict on the exercise with that title."""
        return cls(verdict.status, verdict.sentence, title)

    @property
    def heading(self) -> str:
        """Sign, word and title."""
        sign, word, _color = KINDS[self.kind]
        return f"{sign} {' · '.join(filter(None, (word, self.title)))}".strip()

    def __repr__(self) -> str:
        return f"{self.heading}{':' if self.title else ''} {self.sentence}"

    def _repr_html_(self) -> str:
        sentence = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(self.sentence))
        return CARD.format(
            color=KINDS[self.kind][2], heading=html.escape(self.heading), sentence=sentence
        )
