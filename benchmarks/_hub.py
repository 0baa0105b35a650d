"""A JupyterHub of deploy/ on this computer, and learners who run lessons on it over the network."""

import asyncio
import json
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
CONFIG = """
load_subconfig("trial_config.py", path={deploy!r})
c = get_config()
c.JupyterHub.bind_url = {url!r}
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy}"
c.JupyterHub.services = [{{"name": "class", "api_token": {token!r}}}]
scopes = ["admin:users", "admin:servers", "access:servers"]
c.JupyterHub.load_roles = [{{"name": "class", "services": ["class"], "scopes": scopes}}]
"""
#: Seconds in which a server, or one request, must be answered when a whole class waits.
PATIENCE = 600
#: How often JupyterLab opens a lost connection again.
RECONNECTIONS = 7


class LessonFailed(RuntimeError):
    """A lesson that a learner could not run to its end; the message says where."""


def free_ports(count: int) -> list[int]:
    """Ports of this computer that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Hub:
    """The trial hub with homes in a folder; `with` starts it and stops it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.token = folder, secrets.token_hex(16)
        port, hub, proxy = free_ports(3)
        self.url = f"http://127.0.0.1:{port}"
        values = {"url": self.url, "hub": hub, "proxy": proxy, "token": self.token}
        text = CONFIG.format(deploy=str(DEPLOY), **values)
        (folder / "config.py").write_text(text, encoding="utf-8")

    def __enter__(self) -> Self:
        """Start it; what it says goes into hub.log."""
        command = [sys.executable, "-m", "jupyterhub", "--config", "config.py"]
        with (self.folder / "hub.log").open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=subprocess.STDOUT
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop it with all its servers."""
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)

    async def ask(self, method: str, path: str, content: object = None) -> Any:
        """Answer to one request to the hub's or a server's REST interface."""
        body = json.dumps(content or {}) if method in ("POST", "PUT") else None
        request = HTTPRequest(
            self.url + path,
            method,
            headers={"Authorization": f"token {self.token}"},
            body=body,
            request_timeout=PATIENCE,
        )
        answer = await AsyncHTTPClient().fetch(request)
        return json.loads(answer.body or "null")

    async def started(self) -> None:
        """Wait until the hub answers."""
        for _ in range(PATIENCE):
            try:
                await self.ask("GET", "/hub/api/")
            except (OSError, HTTPClientError):
                if self.process.poll() is not None:
                    break
                await asyncio.sleep(1)
            else:
                return
        raise RuntimeError((self.folder / "hub.log").read_text(encoding="utf-8")[-2000:])


class Learner:
    """One learner: a server, and lessons run in kernels of it, as JupyterLab does it."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.hub, self.name = hub, name
        self.failure, self.reconnections = "", 0
        #: What was done → seconds it took.
        self.seconds: dict[str, float] = {}

    async def start(self) -> None:
        """Start the learner's server and wait until it is ready."""
        begin = time.perf_counter()
        account = f"/hub/api/users/{self.name}"
        await self.hub.ask("POST", f"{account}/server")
        while not (await self.hub.ask("GET", account))["servers"].get("", {}).get("ready"):
            if time.perf_counter() - begin > PATIENCE:
                raise LessonFailed(f"the server was not ready after {PATIENCE} s")
            await asyncio.sleep(1)
        self.seconds["server"] = time.perf_counter() - begin

    async def run(self, lesson: str) -> None:
        """Run every cell of the learner's own copy of a lesson; its kernel stays open."""
        begin = time.perf_counter()
        path, server = f"lessons/{lesson}.ipynb", f"/user/{self.name}/api"
        notebook = (await self.hub.ask("GET", f"{server}/contents/{path}"))["content"]
        sources = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
        wanted = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
        kernel = (await self.hub.ask("POST", f"{server}/sessions", wanted))["kernel"]["id"]
        connection = Connection(self.hub, f"{server}/kernels/{kernel}/channels")
        for number, source in enumerate(sources, start=1):
            try:
                await run_cell(connection, source)
            except LessonFailed as problem:
                raise LessonFailed(f"lesson {lesson}, code cell {number}: {problem}") from problem
        (await connection.open()).close()
        self.reconnections += connection.losses
        self.seconds[lesson] = time.perf_counter() - begin


class Connection:
    """A websocket to a kernel that is opened again where it is lost, as JupyterLab does it."""

    def __init__(self, hub: Hub, path: str) -> None:
        self.hub, self.socket, self.losses = hub, None, 0
        #: By it the server knows who comes back, and hands over what came in between.
        self.session = uuid4().hex
        self.url = f"{hub.url.replace('http', 'ws', 1)}{path}?session_id={self.session}"

    async def open(self) -> WebSocketClientConnection:
        """Give the websocket, open."""
        if self.socket is None:
            headers = {"Authorization": f"token {self.hub.token}"}
            request = HTTPRequest(self.url, headers=headers, request_timeout=PATIENCE)
            self.socket = await websocket_connect(request, max_message_size=2**28)
        return self.socket

    async def send(self, message: dict[str, Any]) -> None:
        """Send a message to the kernel."""
        await (await self.open()).write_message(json.dumps(message))

    async def receive(self) -> dict[str, Any]:
        """Give the kernel's next message, without the pixels some have for a widget."""
        while True:
            received = await (await self.open()).read_message()
            if isinstance(received, str):
                return json.loads(received)
            if received is None:
                self.socket, self.losses = None, self.losses + 1
                if self.losses > RECONNECTIONS:
                    raise LessonFailed("the connection was lost")
                await asyncio.sleep(1)


async def run_cell(connection: Connection, source: str) -> None:
    """Have a kernel run one cell, and wait until it has."""
    header = {"msg_id": uuid4().hex, "msg_type": "execute_request", "version": "5.3"}
    header |= {"username": "", "session": connection.session, "date": ""}
    content = {"code": source, "silent": False, "allow_stdin": False, "store_history": True}
    message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}}
    await connection.send(message | {"content": content})
    while True:
        answer = await connection.receive()
        kind, content = answer["msg_type"], answer["content"]
        if kind == "status" and content["execution_state"] in ("restarting", "dead"):
            raise LessonFailed("the kernel died")
        if answer["parent_header"].get("msg_id") != header["msg_id"]:
            continue
        if kind == "error":
            raise LessonFailed(f"{content['ename']}: {content['evalue']}")
        if kind == "stream" and content["name"] == "stderr":
            raise LessonFailed(f"said on stderr: {content['text'].strip()}")
        if kind == "status" and content["execution_state"] == "idle":
            return
