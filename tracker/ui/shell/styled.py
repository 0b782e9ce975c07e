"""The style sheet of all screens, served as one file that a browser keeps for good; every page is led to it.

In a page it would be sent again with each one. Its name holds a hash of what is in it, so a changed one is a new file.
"""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from typing import Final, NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.ui.kit.styles import all_sheets

_LOG: Final = logging.getLogger("tracker.styles")
_KEPT_FOR_GOOD: Final = "public, max-age=31536000, immutable"
_END: Final = b"</body>"  # there it comes after what Streamlit writes into the head, and so has the last word
# What would bring the start page from before the sheet was changed, or in a form that cannot be added to.
_ASKED_OF_THE_START_PAGE: Final = ("if-none-match", "if-modified-since", "accept-encoding")


class _Sheet(NamedTuple):
    name: str
    content: bytes


@cache
def sheet() -> _Sheet:
    """Return the style sheet and the name under which it is served; raise `OSError` where it cannot be read."""
    content = all_sheets().encode()
    return _Sheet(f"sheet-{hashlib.sha256(content).hexdigest()[:16]}.css", content)


class StyledPages:
    """Serves the style sheet, and puts a link to it into Streamlit's one page."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        try:
            styles = sheet()
        except (OSError, UnicodeDecodeError) as error:
            # What a page says can be read without; it is tried again at the next.
            _LOG.error("The style sheets cannot be read, so a page is drawn without them: %s", error)
            await self._app(scope, receive, send)
            return
        if scope["path"].rpartition("/")[2] == styles.name:
            answer = Response(styles.content, media_type="text/css", headers={"Cache-Control": _KEPT_FOR_GOOD})
            await answer(scope, receive, send)
        elif "text/html" in Headers(scope=scope).get("accept", ""):
            await self._app(_asked_anew(scope), receive, _Linked(send, styles.name))
        else:
            await self._app(scope, receive, send)


def _asked_anew(scope: Scope) -> Scope:
    headers = [(name, value) for name, value in scope["headers"] if name.decode() not in _ASKED_OF_THE_START_PAGE]
    return {**scope, "headers": headers}


class _Linked:
    """Sends an answer on; into a page it puts the link, once the whole of it is there."""

    def __init__(self, send: Send, name: str) -> None:
        self._send, self._link = send, f'<link rel="stylesheet" href="./{name}" />'.encode()
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self._start)

    async def _send_page(self, start: Message) -> None:
        body = self._body.replace(_END, self._link + _END, 1)
        headers = MutableHeaders(scope=start)
        headers["Content-Length"] = str(len(body))
        for name in ("etag", "last-modified"):  # they are those of the page without the link
            del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_page(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
