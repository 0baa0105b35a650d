"""JupyterLab's settings for this course; `start.py` names this file to it."""

from collections.abc import Awaitable
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from course_utils.saving import drop_widget_views


def leave_pictures(model: dict[str, Any], **kwargs: Any) -> None:
    """Take the sliders out of a notebook's file where a picture can stand in for them.

    Opened tomorrow, before its kernel runs, the notebook then shows the picture and not "Error
    displaying widget: model not found". The sliders on the page stay. JupyterLab logs what a hook
    raises and saves all the same, so no work is lost.
    """
    if model["type"] == "notebook":
        drop_widget_views(model["content"])


def turn_off_news(handler: Any, page: dict[str, Any]) -> dict[str, Any]:
    """Keep JupyterLab from asking each new user whether it may fetch news from the network."""
    news = "@jupyterlab/apputils-extension:announcements"
    page["disabledExtensions"] = [*page.get("disabledExtensions", ()), news]
    return page


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Connection between page and kernel that sends each message at once.

    Without it the second of two short messages waits until the browser has confirmed the first
    (Nagle's algorithm), which browsers put off for 40 ms: every move of a slider waits that long.
    """

    def connect(self) -> Awaitable[None] | None:
        """Connect, and never hold a message back."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()


config = get_config()  # noqa: F821  JupyterLab gives it
config.FileContentsManager.pre_save_hook = leave_pictures
config.ServerApp.tornado_settings = {"page_config_hook": turn_off_news}
config.ServerApp.kernel_websocket_connection_class = PromptConnection
