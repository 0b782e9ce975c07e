"""The tokens of the secrets file: of whom each is, and what it opens.

The file holds the SHA-256 of each, never the token. A script's opens what its owner may read; a calendar's opens one
calendar and nothing else, because it stands in an address that a calendar program keeps and sends about.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from tracker.register.mail_address import is_mail_address
from tracker.ui.shell.gate import CALENDAR_TOKENS, DATA_TOKENS

EVERYBODYS: Final = "*"  # the calendar of all parties
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_SHORTEST: Final = 32  # signs; what is shorter could be guessed, whatever its hash
_LONGEST: Final = 512


class Grant(NamedTuple):
    """What a token opens: what a reader may read, or of it one calendar; `party`: whose, None for that of all."""

    reader: str
    party: str | None = None


def script_grant(token: str, secrets: Mapping[str, Any]) -> Grant | None:
    """Return what a script's token opens, None where there is no such token; raise `ValueError` at a wrong line."""
    table = _table(secrets, DATA_TOKENS)
    return _match(token, [(_hash(DATA_TOKENS, name, digest), Grant(name)) for name, digest in table.items()])


def calendar_grant(token: str, secrets: Mapping[str, Any]) -> Grant | None:
    """Return what a calendar's token opens, None where there is no such token; raise `ValueError` at a wrong line."""
    return _match(token, list(_calendars(_table(secrets, CALENDAR_TOKENS))))


def _calendars(table: Mapping[str, Any]) -> Iterator[tuple[str, Grant]]:
    for name, calendars in table.items():
        if not isinstance(calendars, Mapping):
            raise ValueError(f"[{CALENDAR_TOKENS}] {name!r}: what stands there is no table of parties.")
        for party, digest in calendars.items():
            yield _hash(CALENDAR_TOKENS, name, digest), Grant(name, None if party == EVERYBODYS else party)


def _table(secrets: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = secrets.get(name, {})
    if not isinstance(table, Mapping):
        raise ValueError(f"[{name}] is no table of addresses.")
    for address in table:
        if not is_mail_address(address.lower()):
            raise ValueError(f"[{name}] {address!r} is no address.")
    return table


def _hash(table: str, name: str, digest: Any) -> str:
    """Return the hash of a token as its line says it; the error repeats no value: it may be the token itself."""
    if not isinstance(digest, str) or _HASH.fullmatch(digest) is None:
        raise ValueError(f"[{table}] {name!r}: what stands there is no SHA-256 in small hexadecimal digits.")
    return digest


def _match(token: str, grants: list[tuple[str, Grant]]) -> Grant | None:
    """Return the grant of a token. Each is compared, whichever it is: how long it takes tells nothing about any."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    fitting = [grant for known, grant in grants if hmac.compare_digest(known, digest)]
    return fitting[0] if len(fitting) == 1 and _SHORTEST <= len(token) <= _LONGEST else None
