"""What every address for files asks and answers alike: from where it is asked, by whom, and why there is nothing.

It is HTTP alone.
"""

from __future__ import annotations

from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from tracker.ui.shell.editing.editors import Sender
from tracker.ui.shell.fetching.refusal import AGAIN, Refusal
from tracker.ui.shell.fetching.workshop import TooMuch
from tracker.ui.shell.streamlit_seam import is_host_allowed
from tracker.vocabulary import Marking

_OTHER_SITE: Final = "A page of another site cannot have this file. Open the address itself, or the page Data."
_NO_NAME: Final = "This dashboard is not served under the name that was asked for."
_BUSY: Final = "Many files are being made just now. Try again in a minute."
_BUSY_WITH_YOURS: Final = "Several files are being made for you already. Ask again when they are done."
_ANOTHER_SITES: Final = ("cross-site", "same-site")


def refuse_other_sites(request: Request) -> None:
    """Refuse what a page of another site fetches, shows or frames: its reader has asked for nothing.

    A link there may lead here, as to any page: then the reader's browser saves the file, and the other site sees none
    of it.
    """
    if not is_host_allowed(request.headers.get("host")):
        raise Refusal(403, _NO_NAME)
    said = request.headers
    is_followed = said.get("sec-fetch-mode") == "navigate" and said.get("sec-fetch-dest") == "document"
    if said.get("sec-fetch-site") in _ANOTHER_SITES and not is_followed:
        raise Refusal(403, _OTHER_SITE)


def sender_of(request: Request) -> Sender:
    """Return who sends a request, for the gate."""
    return Sender(request.cookies, request.headers, end_of(request))


def end_of(request: Request) -> str:
    """Return the address of the other end."""
    return request.client.host if request.client else ""


def served_below() -> str:
    """Return the path under which the dashboard is served: "" at the top, else with a slash before it."""
    return f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")


def headers_of(tag: str, audience: Marking) -> dict[str, str]:
    """Return what is said of every file: which it is, and whether a browser may keep it.

    It may keep one for the public, and asks each time whether that is still right.
    """
    keeping = "private, no-cache" if audience is Marking.PUBLIC else "private, no-store"
    return {"ETag": tag, "Cache-Control": keeping, "Vary": "Cookie, Authorization"}


def has_it(asked: str, tag: str) -> bool:
    """Return whether one of the tags that a browser or script has is this one; "*" is any."""
    return asked.strip() == "*" or tag in (each.strip() for each in asked.split(","))


def sentence(refusal: Refusal) -> Response:
    """Return the answer that there is nothing, and why."""
    return PlainTextResponse(f"{refusal}\n", refusal.status, refusal.headers)


def busy(error: TooMuch) -> Response:
    """Return the answer to whoever asks while too much is asked for."""
    return sentence(Refusal(429, _BUSY_WITH_YOURS, AGAIN) if error.by_one else Refusal(503, _BUSY, AGAIN))
