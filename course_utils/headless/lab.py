"""A JupyterLab server of its own and a headless browser on it."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from urllib.error import URLError
from urllib.request import urlopen

from course_utils.headless.chromium import chromium
from course_utils.headless.window import PATIENCE, Window

CONFIG = Path(__file__).resolve().parents[1] / "jupyter_server_config.py"

#: Folders that must not be the user's own: no settings, no trusted notebooks, no old workspaces.
FOLDERS = (
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
    "IPYTHONDIR",
)


class Lab:
    """A JupyterLab server and a headless browser; used in a `with` block.

    Parameters
    ----------
    root : Path
        Folder with notebooks; it is worked on, so give a copy.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def __enter__(self) -> "Lab":
        with ExitStack() as stack:
            self._serve(stack)
            self._browser = stack.enter_context(chromium())
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()

    def _serve(self, stack: ExitStack) -> None:
        """Start the server and wait until it answers."""
        private = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        environment = {name: str(private / name) for name in FOLDERS}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._url, self._token = f"http://127.0.0.1:{port}", secrets.token_hex(16)
        options = [
            "--no-browser",
            "--allow-root",
            "--expose-app-in-browser",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            f"--ServerApp.port={port}",
            "--ServerApp.port_retries=0",
            f"--ServerApp.root_dir={self.root}",
            f"--IdentityProvider.token={self._token}",
            f"--config={CONFIG}",
        ]
        log = stack.enter_context((private / "log").open("w"))
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            cwd=self.root, env=os.environ | environment, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        stack.callback(server.wait)
        stack.callback(server.terminate)
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("JupyterLab did not start:\n" + (private / "log").read_text())
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self._url}/api/status?token={self._token}", timeout=5) as answer:
                return answer.status == 200
        except (URLError, OSError):
            return False

    def window(self, width: int = 1400, height: int = 900) -> Window:
        """Open a window of that size in pixels."""
        size = {"width": width, "height": height}
        context = self._browser.new_context(viewport=size)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        return Window(context.new_page(), self._url, self._token)
