"""The gate before every page: who reads, and which audience they belong to; where nobody may, it says so and stops.

Knows Streamlit's sign-in and the list of readers in its secrets file. Knows nothing of any register.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal, NamedTuple, NoReturn, Protocol

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from tracker.outputs.markup import element, paragraph
from tracker.register.mail_address import is_mail_address
from tracker.ui.shell import audience as words
from tracker.ui.shell.sign_ins import ended_sign_ins
from tracker.ui.shell.streamlit_seam import UnusableSecrets, names_secrets_files, user_of
from tracker.ui.shell.visits import note_visit
from tracker.vocabulary import Marking

AUTH, READERS, EDITORS = "auth", "readers", "editors"
DATA_TOKENS, CALENDAR_TOKENS = "data_tokens", "calendar_tokens"
_OF_SIGN_IN = {AUTH, READERS, EDITORS, DATA_TOKENS, CALENDAR_TOKENS}
_LOOPBACK = frozenset({"127.0.0.1", "::1", "[::1]", "localhost"})
# What a proxy says of a reader; one of its own choosing is enough to know that the reader is elsewhere.
_PROXIED = (
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded", "X-Original-Host", "Forwarded", "Via"),
    *("X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"),
)
_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_CLOCKS_DIFFER = 300  # seconds, between this machine and the provider's
_SEEN = threading.Event()  # once sign-in has been asked for, this process never lets anybody in without it
_PORT = re.compile(r":\d+$")
_LOG = logging.getLogger("tracker.gate")


class Reader(NamedTuple):
    """Who reads: their address, "" where nobody signs in, and the audience that they belong to."""

    address: str
    audience: Marking


class Access(Protocol):
    """What the gate must be told: who reads where nobody signs in, and how long a sign-in lasts."""

    @property
    def audience(self) -> Marking:
        """Return the audience of whoever sits at the server's own machine."""
        ...

    @property
    def cache(self) -> Path:
        """Return the folder for files that may be thrown away."""
        ...

    @property
    def sign_in_hours(self) -> float:
        """Return after how many hours a reader must sign in again."""
        ...

    @property
    def trusts_addresses(self) -> bool:
        """Return whether an address counts of which the provider does not say whether it was checked."""
        ...


class Closed(Exception):
    """The gate is closed; the message says why in one sentence.

    `way`: what the reader may do about it; `address`: that of somebody who has signed in and is not let in.
    """

    def __init__(self, sentence: str, way: Literal["in", "out", "none"] = "none", address: str | None = None) -> None:
        """Carry all."""
        super().__init__(sentence)
        self.way, self.address = way, address


def admit(access: Access, now: datetime) -> Reader:
    """Return who reads; draw the gate and stop where nobody may. `now`: with its time zone."""
    try:
        return _reader(access, now)
    except Closed as closed:
        note_visit(page="gate", refused=closed.address)
        _draw_gate(closed)


def is_still_admitted(reader: Reader, access: Access, now: datetime) -> bool:
    """Return whether a reader who has been admitted would be again."""
    try:
        return _reader(access, now) == reader
    except Closed:
        return False


def _reader(access: Access, now: datetime) -> Reader:
    try:
        secrets = secrets_now()
        readers = _readers(secrets.get(READERS, {}))
    except (StreamlitSecretNotFoundError, OSError, ValueError) as error:
        _LOG.error("The secrets file cannot be used: %s", error)
        raise Closed(words.WRONG_SECRETS) from None
    if AUTH not in secrets:
        return Reader("", access.audience if is_local() else Marking.PUBLIC)
    return _signed_in(st.user.to_dict(), readers, access, now)


def _signed_in(user: Mapping[str, Any], readers: Mapping[str, Marking], access: Access, now: datetime) -> Reader:
    """Return the reader of whom a provider said this."""
    if not user.get("is_logged_in"):
        raise Closed(words.GATE, "in")
    if _has_expired(user.get("iat"), now, timedelta(hours=access.sign_in_hours)):
        raise Closed(words.EXPIRED, "in")
    if ended_sign_ins(access.cache).has_ended(user, now):
        raise Closed(words.GATE, "in")
    return _among(readers, user, access.trusts_addresses)


def may_fetch(cookies: Mapping[str, str], access: Access, now: datetime) -> bool:
    """Return whether a file that a page has made may be had by whoever sends these cookies: by every reader."""
    try:
        secrets = secrets_now()
        if AUTH in secrets:
            reader_of(cookies, secrets, access, now)
    except (Closed, StreamlitSecretNotFoundError, OSError, ValueError):
        return False
    return True


def reader_of(cookies: Mapping[str, str], secrets: Mapping[str, Any], access: Access, now: datetime) -> Reader:
    """Return who sends these cookies, where readers sign in; raise `Closed`, or `ValueError` at wrong secrets."""
    return _signed_in(user_of(cookies), _readers(secrets.get(READERS, {})), access, now)


def reader_named(address: str, secrets: Mapping[str, Any]) -> Reader:
    """Return the reader of an address that was shown otherwise; raise `Closed`, or `ValueError` at wrong secrets."""
    return _listed(_readers(secrets.get(READERS, {})), address)


def end_sign_in(cookies: Mapping[str, str], access: Access, now: datetime) -> None:
    """End the sign-in of whoever sends these cookies, so that no copy of them is of use."""
    user = user_of(cookies)
    if user.get("is_logged_in"):
        ended_sign_ins(access.cache).end(user, now, timedelta(hours=access.sign_in_hours))


def draw_reader(reader: Reader) -> None:
    """Draw who has signed in, and the way out."""
    if reader.address:
        with st.container(horizontal=True, key="reader"):
            st.html(element("p", f"Signed in as {reader.address}"), width="content")
            st.button(words.SIGN_OUT, on_click=st.logout, type="tertiary")


def secrets_now() -> dict[str, Any]:
    """Return what the secrets file says, nothing where there is none; raise where it may be meant to shut the gate."""
    named = names_secrets_files()
    there = any(Path(each).exists() for each in st.get_option("secrets.files"))
    try:
        secrets: dict[str, Any] = st.secrets.to_dict()
    except UnusableSecrets:  # it is there, though the system may not let anybody see that
        raise
    except StreamlitSecretNotFoundError:
        if named or there:
            raise
        secrets = {}
    sections = {name.casefold() for name in secrets}
    meant = named or (there and not secrets) or sections & _OF_SIGN_IN or _SEEN.is_set()
    if meant and AUTH not in secrets:
        raise ValueError(f"[{AUTH}] is missing.")
    if AUTH in secrets:
        _SEEN.set()
        missing = [each for each in _NEEDED if not secrets[AUTH].get(each)]
        if missing:
            raise ValueError(f"[{AUTH}] has no {', no '.join(missing)}.")
    return secrets


def _has_expired(issued_at: Any, now: datetime, lasts: timedelta) -> bool:
    """Return whether a sign-in, told in seconds since 1970, is too old, of a time to come, or of none."""
    if not isinstance(issued_at, int | float) or isinstance(issued_at, bool):
        return True
    return not -_CLOCKS_DIFFER <= now.timestamp() - issued_at <= lasts.total_seconds()


def _readers(told: Any) -> dict[str, Marking]:
    """Return the audience of each address and of each "@domain"; raise `ValueError` where a line says anything else."""
    if not isinstance(told, Mapping):
        raise ValueError(f"[{READERS}] is no table of addresses.")
    readers: dict[str, Marking] = {}
    for name, audience in told.items():
        known = name.lower()
        if not is_mail_address(known if not known.startswith("@") else f"all{known}") or known in readers:
            raise ValueError(f'[{READERS}] {name!r} is no address and no "@domain", or stands there twice.')
        if not isinstance(audience, str) or audience not in [each.value for each in Marking]:
            raise ValueError(f"[{READERS}] {name}: {audience!r} is none of {', '.join(Marking)}.")
        readers[known] = Marking.of(audience)
    return readers


def _among(readers: Mapping[str, Marking], user: Mapping[str, Any], trusts: bool) -> Reader:
    address = user.get("email")
    if not isinstance(address, str) or not is_mail_address(address.lower()):
        raise Closed(words.NO_ADDRESS, "out")
    if user.get("email_verified", trusts) is not True:
        raise Closed(words.NOT_CHECKED, "out", address)
    return _listed(readers, address)


def _listed(readers: Mapping[str, Marking], address: str) -> Reader:
    known = address.lower()
    audience = readers.get(known) or readers.get(f"@{known.rpartition('@')[2]}")
    if audience is None:
        raise Closed(words.not_a_reader_text(address), "out", address)
    return Reader(address, audience)


def is_local() -> bool:
    """Return whether the reader of the page that is drawn sits at the server's own machine."""
    return sits_at_the_server(st.context.headers, st.context.ip_address)


def sits_at_the_server(headers: Mapping[str, str], address: str | None) -> bool:
    """Return whether whoever sends a request sits at the server's own machine, as far as these two can tell.

    `headers`: by names in whatever letters; `address`: that of the other end, None where it is this machine.
    """
    if st.get_option("server.address") not in _LOOPBACK:
        return False
    host = _PORT.sub("", headers.get("Host", "localhost"))
    return (address is None or address in _LOOPBACK) and host in _LOOPBACK and not any(map(headers.get, _PROXIED))


def _draw_gate(closed: Closed) -> NoReturn:
    """Say why nothing is shown, offer the way in or out, and go no further."""
    st.set_page_config(page_title=words.SIGN_IN, layout="wide")
    heading = element("h1", words.SIGN_IN, id="content", tabindex=-1)
    st.html(element("div", heading, paragraph(str(closed), class_="lead"), class_="gate"))
    if closed.way == "in":
        st.button(words.SIGN_IN, on_click=st.login, type="primary")
    if closed.way == "out":
        st.button(words.SIGN_OUT, on_click=st.logout)
    st.stop()
