"""Chromium, Chrome or Edge without a window: found on this computer and started."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge", "msedge")

#: A quiet tool: no window, and no calls of its own to the network.
OPTIONS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
)


def find_chromium() -> str:
    """Path of Chromium, Chrome or Edge, from COURSE_CHROMIUM or the PATH; or ""."""
    named = os.environ.get("COURSE_CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else BROWSERS)), "")


@contextmanager
def chromium() -> Iterator[Any]:
    """Playwright's browser, closed at the end.

    Raises
    ------
    FileNotFoundError
        Where there is no browser.
    """
    path = find_chromium()
    if not path:
        raise FileNotFoundError(
            "This needs Chromium, Chrome or Edge: install one, or set COURSE_CHROMIUM to the path "
            "of one."
        )
    # Playwright belongs to the tests' packages; learners do without it.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()
