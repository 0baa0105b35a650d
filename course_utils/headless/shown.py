"""An explorer as it is shown on a page: what a learner sees and can press."""

from dataclasses import dataclass
from typing import Any

from course_utils.headless.window import Window

CONTROLS = ".noUi-handle, select, input[type=text]"

_SEEN = """root => ({
    picture: root.querySelector('.figure').innerHTML,
    sentence: root.querySelector('.sentence').textContent,
    code: root.querySelector('.code code')?.textContent ?? '',
    dimmed: root.querySelector('.figure').classList.contains('dimmed'),
    height: root.getBoundingClientRect().height,
})"""
# Widgets speak with a thread of the kernel of their own, so a cell's end says nothing about them.
# These are their messages that the kernel has not yet done with.
_LISTEN = """() => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    if (kernel.courseOpen) return;
    const open = kernel.courseOpen = new Set();
    kernel.anyMessage.connect((_, {msg, direction}) => {
        if (direction === 'send' && msg.header.msg_type === 'comm_msg') open.add(msg.header.msg_id);
        if (msg.header.msg_type === 'status' && msg.content.execution_state === 'idle')
            open.delete(msg.parent_header.msg_id);
    });
}"""
SETTLE = """async () => {
    const open = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.courseOpen;
    for (let calm = 0; calm < 2; calm = open.size ? 0 : calm + 1)
        await new Promise(requestAnimationFrame);
}"""


@dataclass(frozen=True)
class Seen:
    """What an explorer shows at one moment; height in pixels."""

    picture: str
    sentence: str
    code: str
    dimmed: bool
    height: float


class ShownExplorer:
    """An explorer in a cell of an open, executed notebook.

    Parameters
    ----------
    window : Window
    cell : int
        Index of its cell.
    """

    def __init__(self, window: Window, cell: int) -> None:
        self.window = window
        window.page.evaluate(_LISTEN)
        self.root = window.cell(cell).locator(".course-explorer")
        self.root.wait_for()
        self.controls = self.root.locator(CONTROLS)
        self.reset()

    def see(self) -> Seen:
        """Look at what is shown now."""
        return Seen(**self.root.evaluate(_SEEN))

    def press(self, control: int, *keys: str) -> Seen:
        """Press keys on the control of that index, one by one, and look."""
        place: Any = self.controls.nth(control)
        for key in keys:
            place.press(key)
            self.settle()
        return self.see()

    def click(self, button: str) -> None:
        """Click a button by its tooltip."""
        self.root.locator(f'button[title="{button}"]').click()

    def reset(self) -> Seen:
        """Click Reset, and look."""
        self.click("Back to the first settings")
        self.settle()
        return self.see()

    def settle(self) -> None:
        """Wait until the kernel has answered and the page has drawn."""
        self.window.page.evaluate(SETTLE)
