"""A request and a websocket's handshake as any program may send them, and the bare answer."""

from __future__ import annotations

import asyncio
import http.client
import ssl
from collections.abc import Mapping
from contextlib import nullcontext
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from starlette.types import ASGIApp, Message, Scope

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


def ask(address: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
    """Ask for an address, following nothing. A certificate that nobody vouches for is accepted."""
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
        path = f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"
        connection.request(method, path, headers=headers or {})
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


def answer_of(
    app: ASGIApp, path: str = "/", scheme: str = "http", ends_with: type[Exception] | None = None, **headers: str
) -> Answer:
    """Ask an app for a page, without a server. `ends_with`: the exception that is raised all the same."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    path, _, query = path.partition("?")
    scope: Scope = {"type": "http", "scheme": scheme, "path": path, "method": "GET", "headers": raw}
    scope["query_string"] = query.encode()
    with pytest.raises(ends_with) if ends_with else nullcontext():
        asyncio.run(app(scope, receive, send))
    found: dict[str, list[str]] = {}
    for name, value in sent[0]["headers"]:
        found.setdefault(name.decode(), []).append(value.decode())
    return Answer(sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent))
