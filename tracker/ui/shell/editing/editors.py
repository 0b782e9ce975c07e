"""Who may send changes: the editors of the secrets file, each with the parties that they report for.

Where nobody signs in, whoever sits at the server's own machine is the keeper, as the person that git knows.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from tracker.register.mail_address import is_mail_address
from tracker.repository.publishing.publish import Author
from tracker.repository.publishing.remote import person_of
from tracker.rules.changes.allowed import Entitlement
from tracker.ui.shell.gate import (
    AUTH,
    EDITORS,
    Access,
    Closed,
    is_local,
    reader_of,
    secrets_now,
    sits_at_the_server,
)

_KEEPER = "*"
_LOG = logging.getLogger("tracker.gate")


class Publishing(Protocol):
    """What must be told of publishing: whether it is on, and where to."""

    @property
    def publishes(self) -> bool:
        """Return whether editors may send changes."""
        ...

    @property
    def publish_remote(self) -> str:
        """Return the name or the address of the remote."""
        ...


class UploadAccess(Access, Publishing, Protocol):
    """What the door for uploads must be told."""


class Sender(NamedTuple):
    """One who sends a request: the cookies and the headers, and the address of the other end."""

    cookies: Mapping[str, str]
    headers: Mapping[str, str]
    address: str | None


def entitlement_of(reader: str) -> Entitlement | None:
    """Return what the reader of the page that is drawn may record, None where they may send nothing.

    `reader`: the address by which they have signed in, "" where nobody does.
    """
    secrets = _secrets()
    if secrets is None:
        return None
    if AUTH in secrets:
        return _editors(secrets).get(reader.lower()) if reader else None
    return Entitlement(is_keeper=True) if is_local() else None


def author_of(reader: str, entitlement: Entitlement, folder: Path) -> Author:
    """Return as whom a reader sends something; raise `CannotPublish` where git knows nobody here."""
    if reader:
        name = st.user.to_dict().get("name")
        return Author(name if isinstance(name, str) and name.strip() else reader, reader, entitlement)
    return Author(*person_of(folder), entitlement)


def may_upload(sender: Sender, access: UploadAccess, now: datetime) -> bool:
    """Return whether whoever sends this may add a document: an editor, where changes may be sent at all."""
    secrets = _secrets() if access.publishes else None
    if secrets is None:
        return False
    if AUTH not in secrets:
        return sits_at_the_server(sender.headers, sender.address)
    try:
        return reader_of(sender.cookies, secrets, access, now).address.lower() in _editors(secrets)
    except (Closed, ValueError):
        return False


def _secrets() -> Mapping[str, Any] | None:
    try:
        return secrets_now()
    except (StreamlitSecretNotFoundError, OSError, ValueError):
        return None  # which the gate tells


def _editors(secrets: Mapping[str, Any]) -> dict[str, Entitlement]:
    """Return the editors by their addresses; none where a line says what it cannot, which the log tells."""
    try:
        return editors_in(secrets.get(EDITORS, {}))
    except ValueError as error:
        _LOG.error("Nobody may send changes, since the secrets file cannot be used: %s", error)
        return {}


def editors_in(table: Any) -> dict[str, Entitlement]:
    """Return what each address may record; raise `ValueError` where a line says anything else."""
    if not isinstance(table, Mapping):
        raise ValueError(f"[{EDITORS}] is no table of addresses.")
    editors: dict[str, Entitlement] = {}
    for name, parties in table.items():
        known = name.lower()
        if not is_mail_address(known) or known in editors:
            raise ValueError(f"[{EDITORS}] {name!r} is no address, or stands there twice.")
        if parties == _KEEPER:
            editors[known] = Entitlement(is_keeper=True)
        elif isinstance(parties, list) and parties and all(isinstance(each, str) for each in parties):
            editors[known] = Entitlement(tuple(parties))
        else:
            raise ValueError(f'[{EDITORS}] {name}: {parties!r} is neither a list of parties nor "{_KEEPER}".')
    return editors
