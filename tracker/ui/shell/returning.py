"""Whoever was stopped at the gate on the way to a page gets there after signing in: Streamlit leads to the first page.

The page that was asked for waits in a cookie of this browser, for a few minutes. Leads to this server's pages alone.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_COOKIE: Final = "tracker_return"
_WAITS: Final = 600  # seconds
_LONGEST: Final = 2000
_PAGE: Final = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")  # a path of this server: no host, no backslash, no space


class Returning:
    """Remembers which page led to sign-in, and leads back to it."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or not path.endswith(("/auth/login", "/oauth2callback")):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def send_with_page(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                if path.endswith("/auth/login"):
                    answer.append("set-cookie", _cookie(_page_that_asked(headers)))
                elif page := _page_that_waits(headers):
                    answer["location"] = page
                    answer.append("set-cookie", _cookie(""))
            await send(message)

        await self._app(scope, receive, send_with_page)


def _page_that_asked(headers: Headers) -> str:
    """Return the page of this server from which sign-in was asked for, "" where that is not known."""
    try:
        asked = urlsplit(headers.get("referer", ""))
    except ValueError:  # no address, such as "http://["
        return ""
    if asked.netloc != headers.get("host"):
        return ""
    return _sane(f"{asked.path}?{asked.query}" if asked.query else asked.path)


def _page_that_waits(headers: Headers) -> str:
    return _sane(unquote(cookie_parser(headers.get("cookie", "")).get(_COOKIE, "")))


def _sane(page: str) -> str:
    return page if len(page) <= _LONGEST and _PAGE.fullmatch(page) else ""


def _cookie(page: str) -> str:
    """Return the line that sets the cookie; without a page, the one that takes it away."""
    return f"{_COOKIE}={quote(page, safe='')}; Path=/; Max-Age={_WAITS if page else 0}; HttpOnly; SameSite=Lax"
