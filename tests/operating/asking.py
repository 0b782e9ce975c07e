"""A request and a websocket's handshake as any program may send them, and the bare answer."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


class Answer(NamedTuple):
    """What came back; `headers` has each name in small letters, with every value that was sent for it."""

    status: int
    headers: dict[str, list[str]]
    body: bytes

    @property
    def cookies(self) -> dict[str, set[str]]:
        """Return the flags of each cookie, in small letters."""
        parts = [[part.strip() for part in line.split(";")] for line in self.headers.get("set-cookie", [])]
        return {name.partition("=")[0]: {flag.lower() for flag in flags} for name, *flags in parts}


def ask(address: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Get an address, following nothing. A certificate that nobody vouches for is accepted."""
    url = urlsplit(address)
    assert url.hostname is not None
    if url.scheme == "https":
        anyones = ssl._create_unverified_context()
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            url.hostname, url.port, timeout=20, context=anyones
        )
    else:
        connection = http.client.HTTPConnection(url.hostname, url.port, timeout=20)
    try:
        connection.request(
            "GET", f"{url.path or '/'}?{url.query}" if url.query else url.path or "/", headers=headers or {}
        )
        answer = connection.getresponse()
        body = b"" if answer.status == 101 else answer.read()
        found: dict[str, list[str]] = {}
        for name, value in answer.getheaders():
            found.setdefault(name.lower(), []).append(value)
        return Answer(answer.status, found, body)
    finally:
        connection.close()


def shake_hands(address: str, **headers: str) -> Answer:
    """Ask for the websocket; 101 is yes."""
    return ask(f"{address}/_stcore/stream", HANDSHAKE | headers)
