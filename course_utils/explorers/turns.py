"""An Explorer that several threads may move and draw, one at a time."""

import threading
from typing import Any

from course_utils.explorers.explorer import Explorer


class TurnTakingExplorer(Explorer):
    """Explorer in which each move and each drawing waits for the one before it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._turn = threading.RLock()
        super().__init__(*given, **named)

    def reset(self) -> None:
        """Put every control back to where it started."""
        with self._turn:
            super().reset()

    def _assign(self, settings: dict[str, Any]) -> None:
        with self._turn:
            super()._assign(settings)

    def _on_change(self, change: dict) -> None:
        # While another thread moves controls quietly, this move would go unseen.
        with self._turn:
            super()._on_change(change)

    def _refresh(self) -> None:
        with self._turn:
            super()._refresh()
