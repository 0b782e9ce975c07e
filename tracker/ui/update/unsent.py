"""What a reader typed into a form and did not send: kept by the server for some hours, for a page that is loaded again.

Kept in memory alone, for whoever typed it; a document is not kept.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, NamedTuple

import streamlit as st

from tracker.outputs.markup import element, link, paragraph
from tracker.ui.kit import address
from tracker.ui.update import copy

AFRESH = "afresh"  # in the address
LASTS = 12 * 3600.0  # seconds: a working day
_MOST, _LARGEST = 200, 200_000  # forms; signs in one of them
_KEY = secrets.token_bytes(16)
_BEGUN, _BROUGHT_BACK = "update_begun", "update_brought_back"

Typed = Mapping[str, Any]


class _Kept(NamedTuple):
    at: float
    typed: Typed


class UnsentForms:
    """What was typed, by reader and form; what was typed longest ago goes first."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._kept: OrderedDict[tuple[str, ...], _Kept] = OrderedDict()
        self._lock = Lock()

    def keep(self, form: tuple[str, ...], typed: Typed) -> None:
        """Keep what is typed, in place of what was kept of the form; not what is beyond measure."""
        with self._lock:
            self._kept.pop(form, None)
            if len(repr(typed)) <= _LARGEST:
                self._kept[form] = _Kept(time.monotonic(), typed)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)

    def of(self, form: tuple[str, ...]) -> Typed:
        """Return what was typed, nothing where that was too long ago."""
        with self._lock:
            kept = self._kept.get(form)
        return kept.typed if kept and time.monotonic() - kept.at < LASTS else {}

    def forget(self, form: tuple[str, ...]) -> None:
        """Keep nothing of a form any more."""
        with self._lock:
            self._kept.pop(form, None)


UNSENT = UnsentForms()


def bring_back(reader: str, folder: str, names: str, afresh: Callable[[str], str]) -> None:
    """Fill a form that was not drawn in this window yet with what its reader typed before, and say so.

    `reader`: their address; `folder`: the register's; `names`: how the names begin under which its fields are kept;
    `afresh`: the address at which the form is empty, by what it says under `AFRESH`: a page that is loaded again, since
    a browser keeps what is typed in a field until then.
    """
    mark = _mark(reader, folder, names)
    if asked := address.asked(AFRESH):
        address.ask(AFRESH, None)
        if hmac.compare_digest(asked.encode(), mark.encode()):
            UNSENT.forget((reader, folder, names))
    if not _typed(names):
        kept = UNSENT.of((reader, folder, names))
        if kept:
            st.session_state.update(kept)
            st.session_state[_BROUGHT_BACK] = names
    if st.session_state.get(_BROUGHT_BACK) == names:
        st.html(
            element(
                "div",
                paragraph(copy.BROUGHT_BACK, " ", link(copy.START_AFRESH, afresh(mark))),
                class_="notice",
                role="status",
            )
        )


def _mark(*form: str) -> str:
    """Return what an address must say to empty a form: nobody else can make a link that does."""
    return hashlib.blake2b(repr(form).encode(), key=_KEY, digest_size=8).hexdigest()


def keep(reader: str, folder: str, names: str) -> None:
    """Keep what is typed into a form by now, once that is more than what stood there by itself."""
    typed = _typed(names)
    begun: dict[str, Typed] = st.session_state.setdefault(_BEGUN, {})
    if begun.setdefault(names, typed) != typed:
        UNSENT.keep((reader, folder, names), typed)


def forget(reader: str, folder: str, names: str) -> None:
    """Keep nothing of a form that was sent."""
    st.session_state.pop(_BROUGHT_BACK, None)
    UNSENT.forget((reader, folder, names))


def empty(reader: str, folder: str, names: str) -> None:
    """Empty a form, and keep nothing of it."""
    for name in _typed(names):
        del st.session_state[name]
    st.session_state.get(_BEGUN, {}).pop(names, None)
    forget(reader, folder, names)


def _typed(names: str) -> dict[str, Any]:
    return {str(name): value for name, value in st.session_state.items() if str(name).startswith(names)}
