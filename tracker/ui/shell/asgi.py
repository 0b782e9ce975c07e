"""What every answer of the server carries: headers that hold a browser to this dashboard. Other sites are refused.

So is whoever asks for a file that a page made and may not read the page. Knows the web; nothing of
pages or registers. A proxy in front has none of this to add.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from datetime import UTC, datetime
from typing import Final

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from tracker.ui.shell.audience import FOREIGN_SIGN_OUT
from tracker.ui.shell.editing.editors import UploadAccess
from tracker.ui.shell.editing.uploads import Uploads
from tracker.ui.shell.gate import Access, end_sign_in, may_fetch
from tracker.ui.shell.returning import Returning
from tracker.ui.shell.streamlit_seam import bear_with_secrets, is_host_allowed, start_page
from tracker.ui.shell.styled import StyledPages

_LOG: Final = logging.getLogger(__name__)
_NOT_ALLOWED: Final = 1008  # a websocket's close code; before the handshake it becomes the answer 403
_FAILED: Final = "Something went wrong here. Try again in a minute.\n"
_MADE: Final = "/media/"  # what a page offers for download, served by a name that nobody guesses, and to anybody
_TOKEN: Final = re.compile(r"(?<=/data/calendar/).+")  # opens a calendar, to whoever reads the log as well
_SIGN_OUT: Final = "/auth/logout"


def _inline_scripts() -> list[str]:
    """Return the hash of each script within Streamlit's one page, as a policy names it; all others are files."""
    scripts = re.findall(r"<script>(.*?)</script>", start_page(), re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def _policy() -> str:
    """Return what a page may load: this server's own files, and no script that is written within a page.

    Styles within a page are allowed, because Streamlit and plotly write their own, which differ with theme and version:
    a list of hashes would break the screens at an upgrade, and a style can fetch nothing from elsewhere under the rest.
    WebAssembly, which is no `eval`, is what Streamlit's messages multiply long numbers with; one font is in its sheet.
    """
    allowed = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *_inline_scripts()],
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'", "data:"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(" ".join([what, *where]) for what, where in allowed.items())


_HEADERS: Final = {
    "Content-Security-Policy": _policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",  # an address names a recommendation; where a link leads is not told it
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
}


class Guard:
    """Refuses what a page of another site asks for; adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request or the handshake of a websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return

        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), https=_scheme(scope) == "https")
            await send(message)

        try:
            await (_refusal(scope) or self._app)(scope, receive, send_with_headers)
        except Exception:  # whichever: the server logs it, and would answer without the headers
            if scope["type"] == "http" and not begun:
                await PlainTextResponse(_FAILED, status_code=500)(scope, receive, send_with_headers)
            raise


def _refusal(scope: Scope) -> ASGIApp | None:
    """Return what answers in the dashboard's place where it is not to be asked."""
    origin = _foreign_origin(scope)
    if origin is not None:
        _LOG.warning("Refused %r, asked for by a page of %r.", _TOKEN.sub("…", scope["path"]), origin)
        if scope["type"] == "websocket":
            return WebSocketClose(code=_NOT_ALLOWED)
        return PlainTextResponse("A page of another site cannot use this dashboard.\n", status_code=403)
    if scope["path"].endswith(_SIGN_OUT) and _is_led_from_elsewhere(scope):
        _LOG.warning("Refused %r, to which a page of another site led.", scope["path"])
        return PlainTextResponse(f"{FOREIGN_SIGN_OUT}\n", status_code=403)
    return None


def _foreign_origin(scope: Scope) -> str | None:
    """Return the site whose page asks, where it is another than this one and is not listed; else None.

    Streamlit asks too, but accepts any port of localhost and any scheme and port of a listed name, and for a name that
    it does not know asks an outside host for this machine's address, while every reader waits.
    """
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None or origin == f"{_scheme(scope)}://{headers.get('host')}":
        return None
    return None if origin in st.get_option("server.corsAllowedOrigins") else origin


def _is_led_from_elsewhere(scope: Scope) -> bool:
    """Return whether a page of another site led here, as every browser of today says.

    A link to sign-out, or a page that opens it, would end the sign-in of whoever comes by: the cookie goes with it.
    """
    return Headers(scope=scope).get("sec-fetch-site") in ("cross-site", "same-site")


def _scheme(scope: Scope) -> str:
    """Return by what the reader came, "http" or "https": where a proxy on this machine ended TLS, by what it says."""
    return "https" if scope["scheme"] in ("https", "wss") else "http"


def _add_headers(headers: MutableHeaders, https: bool) -> None:
    headers.update(_HEADERS)
    headers.setdefault("Cache-Control", "no-store")
    if not https:
        return
    headers["Strict-Transport-Security"] = "max-age=31536000"
    cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for cookie in cookies:
        headers.append("set-cookie", cookie if "; secure" in cookie.lower() else f"{cookie}; Secure")


class FilesOfPages:
    """Gives what a page made to whoever may read the page, and ends a sign-in for good when its reader signs out."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        """Stand before `app`."""
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = str(scope.get("path", "")) if scope["type"] == "http" else ""
        is_refused = False
        # In another thread: both look into files, and every reader would wait.
        if path.endswith(_SIGN_OUT):
            await run_in_threadpool(end_sign_in, _cookies(scope), self._access, datetime.now(UTC))
        elif _MADE in path:
            may = await run_in_threadpool(may_fetch, _cookies(scope), self._access, datetime.now(UTC))
            is_refused = not (may and is_host_allowed(Headers(scope=scope).get("host")))
        refusal = PlainTextResponse("Only whoever may read the page may have its files.\n", status_code=403)
        await (refusal if is_refused else self._app)(scope, receive, send)


def _cookies(scope: Scope) -> dict[str, str]:
    return cookie_parser(Headers(scope=scope).get("cookie", ""))


def middleware(access: UploadAccess) -> list[Middleware]:
    """Return what stands before the pages, the outermost first."""
    bear_with_secrets()
    return [
        Middleware(Guard),
        Middleware(Uploads, access=access),
        Middleware(FilesOfPages, access=access),
        Middleware(StyledPages),
        Middleware(Returning),
    ]
