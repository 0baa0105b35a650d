"""One window of a headless browser with JupyterLab in it."""

import json
from typing import Any

#: Seconds that a page may take for anything.
PATIENCE = 60

_NOTEBOOK = "window.jupyterapp.shell.currentWidget"
_READY = """([path, kernel]) => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    return panel?.context?.path === path && panel.context.isReady
        && (!kernel || panel.sessionContext.session?.kernel?.status === 'idle');
}"""
_CELLS = f"Array.from({_NOTEBOOK}.content.model.cells).map(cell => cell.toJSON())"
_ENDED = f"""() => {{
    const cells = {_CELLS}.filter(c => c.cell_type === 'code' && c.source.length);
    const failed = cells.some(c => c.outputs.some(o => o.output_type === 'error'));
    const idle = {_NOTEBOOK}.sessionContext.session.kernel.status === 'idle';
    return idle && (failed || cells.every(c => c.execution_count));
}}"""


class Window:
    """One window with JupyterLab in it.

    Attributes
    ----------
    page : playwright.sync_api.Page
    complaints : list of str
        Errors that the page logged.
    outside : list of str
        Addresses elsewhere that the page asked for; none of them was reached.
    """

    def __init__(self, page: Any, url: str, token: str) -> None:
        self.page, self._url, self._token = page, url, token
        self.complaints: list[str] = []
        self.outside: list[str] = []
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route(lambda address: not address.startswith(url), self._refuse)

    def _note(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _refuse(self, route: Any) -> None:
        self.outside.append(route.request.url)
        route.abort()

    def open(self, path: str, kernel: bool = True) -> None:
        """Load the page with a notebook, and wait for the notebook and its kernel."""
        self.page.goto(f"{self._url}/lab/tree/{path}?token={self._token}&reset")
        self.page.wait_for_function(_READY, arg=[path, kernel])

    def run_all(self) -> None:
        """Clear all outputs, choose Run All Cells in the menu, and wait for the end or an error."""
        self.command("editmenu:clear-all")
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_function(_ENDED, timeout=PATIENCE * 3000)

    def cells(self) -> list[dict]:
        """Cells of the open notebook as they are now."""
        return self.page.evaluate(_CELLS)

    def cell(self, index: int) -> Any:
        """Scroll to a cell; return its place on the page, as a Playwright locator."""
        self.page.evaluate(f"index => {_NOTEBOOK}.content.scrollToItem(index)", index)
        return self.page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')

    def command(self, name: str, **arguments: Any) -> None:
        """Have JupyterLab carry out one of its commands, and wait for its end."""
        self.page.evaluate(
            "([name, given]) => window.jupyterapp.commands.execute(name, given).then(() => null)",
            [name, arguments],
        )

    def theme(self, dark: bool) -> None:
        """Change between the light and the dark theme."""
        self.command("apputils:change-theme", theme=f"JupyterLab {'Dark' if dark else 'Light'}")
        light = json.dumps(not dark)
        self.page.wait_for_function(f"document.body.dataset.jpThemeLight === '{light}'")
