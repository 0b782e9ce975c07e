"""Whoever was stopped at the gate on the way to a page gets there after signing in: Streamlit leads to the first page.

The page that was asked for waits in a cookie of this browser, for a few minutes. Leads to this server's pages alone.
Where signing in does not work, Streamlit says two words or nothing: here it is said in a sentence.
"""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.outputs.markup import element, link, paragraph
from tracker.ui.shell import audience as words
from tracker.ui.shell.streamlit_seam import USER_COOKIE_NAME

_LOG: Final = logging.getLogger(__name__)
ANSWERS_WITHIN = 20.0  # seconds, for all that is asked of the provider together; each question has five
_LOGIN: Final = "/auth/login"
_CALLBACK: Final = "/oauth2callback"
_SIGNED_IN: Final = f"{USER_COOKIE_NAME}="
_PLAIN: Final = "font: 1.125rem/1.5 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem"
_COOKIE: Final = "tracker_return"
_WAITS: Final = 600  # seconds
_LONGEST: Final = 2000
_PAGE: Final = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")  # a path of this server: no host, no backslash, no space


class Returning:
    """Remembers which page led to sign-in, and leads back to it; where there is no sign-in, says so."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or not path.endswith((_LOGIN, _CALLBACK)):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        page = _page_that_asked(headers) if path.endswith(_LOGIN) else _page_that_waits(headers)
        begun = has_failed = False

        async def send_with_page(message: Message) -> None:
            nonlocal begun, has_failed
            if message["type"] == "http.response.start":
                begun, answer = True, MutableHeaders(scope=message)
                has_failed = _has_failed(scope, message["status"], answer)
                if has_failed:
                    await _failure(scope, page, answer.getlist("set-cookie"))(scope, receive, send)
                elif path.endswith(_LOGIN):
                    answer.append("set-cookie", _cookie(page))
                elif page:
                    answer["location"] = page
                    answer.append("set-cookie", _cookie(""))
            if not has_failed:
                await send(message)

        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                await self._app(scope, receive, send_with_page)
        except TimeoutError:
            if begun:
                raise
            # Streamlit logs why a sign-in fails, but is stopped here before it can; the page says that the log has it.
            _LOG.warning("The provider of sign-in did not answer within %g seconds.", ANSWERS_WITHIN)
            await _failure(scope, page, [])(scope, receive, send)


def _has_failed(scope: Scope, status: int, answer: Headers) -> bool:
    """Return whether an answer of Streamlit's means that nobody is signed in who was to be: it gives no reason."""
    if scope["path"].endswith(_LOGIN):
        return status >= 400
    if not {"code", "error"} & parse_qs(scope["query_string"].decode("latin-1")).keys():
        return False  # it is not the way back from signing in: a provider leads here after signing out as well
    cookies = [line.partition(";")[0] for line in answer.getlist("set-cookie")]
    values = [cookie.removeprefix(_SIGNED_IN) for cookie in cookies if cookie.startswith(_SIGNED_IN)]
    if any(value not in ("", '""') for value in values):
        return False
    # Whoever goes back in the browser comes this way again, and stays signed in.
    was_signed_in = USER_COOKIE_NAME in cookie_parser(Headers(scope=scope).get("cookie", ""))
    return bool(values) or not was_signed_in


def _failure(scope: Scope, page: str, cookies: list[str]) -> HTMLResponse:
    """Return a page that says that there is no sign-in, and leads back to `page`, else to the first one."""
    refused = "error" in parse_qs(scope["query_string"].decode("latin-1"))
    way = page or str(scope["path"]).removesuffix(_LOGIN).removesuffix(_CALLBACK) + "/"
    why = paragraph(words.SIGN_IN_REFUSED if refused else words.NO_SIGN_IN)
    body = element("body", element("h1", words.SIGN_IN), why, paragraph(link(words.BACK, way)), style=_PLAIN)
    head = element("head", element("title", words.SIGN_IN))
    answer = HTMLResponse(f"<!doctype html>{element('html', head, body, lang='en')}", status_code=502)
    for cookie in cookies:
        answer.headers.append("set-cookie", cookie)
    return answer


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
