"""The door for documents: open on the Update page alone, to editors alone, for one at a time.

Streamlit keeps in memory whatever is put there, by whomever; so whoever may not is turned away before a byte is read.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tracker.ui.shell.editing.editors import Sender, UploadAccess, may_upload

_PLACE: Final = "/_stcore/upload_file"
_PAGE: Final = "/update"
_METHODS: Final = ("PUT", "DELETE")
_AT_ONCE: Final = 4  # of 20 MB each, by however many editors: more would be memory that nobody planned for


class Uploads:
    """Lets documents in that an editor adds on the Update page, and nothing else."""

    def __init__(self, app: ASGIApp, access: UploadAccess) -> None:
        """Stand before `app`."""
        self._app, self._access, self._coming = app, access, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or _PLACE not in scope["path"]:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_open = scope["method"] in _METHODS and _page_of(headers.get("referer", "")).endswith(_PAGE)
        # In another thread: it looks into files, and every reader would wait.
        if not is_open or not await run_in_threadpool(may_upload, _sender(scope), self._access, datetime.now(UTC)):
            await PlainTextResponse("Nothing can be uploaded here.\n", status_code=404)(scope, receive, send)
        elif self._coming >= _AT_ONCE:
            busy = PlainTextResponse("Others are adding documents just now. Try again in a minute.\n", status_code=503)
            await busy(scope, receive, send)
        else:
            self._coming += 1
            try:
                await self._app(scope, receive, send)
            finally:
                self._coming -= 1


def _page_of(referer: str) -> str:
    """Return an address less what it asks for; whoever is not signed in writes it, so it need not be one."""
    return referer.partition("#")[0].partition("?")[0]


def _sender(scope: Scope) -> Sender:
    headers, client = Headers(scope=scope), scope.get("client")
    return Sender(cookie_parser(headers.get("cookie", "")), headers, client[0] if client else "")
