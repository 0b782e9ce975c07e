"""The door for documents: who comes through it, from where, and how many at once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.types import Receive, Scope, Send

from tracker.ui.shell.editing.uploads import Uploads
from tracker.vocabulary import Marking

AT_HOME = {"host": "localhost:8501", "referer": "http://localhost:8501/update?about=ICO-05"}
REFUSED = (404, b"Nothing can be uploaded here.\n")
TAKEN = (204, b"")


def access(*, publishes: bool = True) -> SimpleNamespace:
    told = {"audience": Marking.PUBLIC, "cache": Path("."), "sign_in_hours": 1.0, "trusts_addresses": False}
    return SimpleNamespace(**told, publishes=publishes, publish_remote="origin")


async def takes(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def ask(door: Uploads, headers: dict[str, str], method: str = "PUT", path: str = "/_stcore/upload_file/a/b"):
    sent: list[dict[str, object]] = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": raw, "client": ("127.0.0.1", 1)}
    await door(scope, receive, send)
    return sent[0]["status"], b"".join(each.get("body", b"") for each in sent[1:])


@pytest.mark.parametrize(
    ("changed", "method", "answer"),
    [
        ({}, "PUT", TAKEN),
        ({}, "DELETE", TAKEN),
        ({"referer": "http://localhost:8501/tracker/update"}, "PUT", TAKEN),
        ({}, "POST", REFUSED),
        ({}, "GET", REFUSED),
        ({}, "OPTIONS", REFUSED),
        ({"referer": "http://localhost:8501/overview"}, "PUT", REFUSED),
        ({"referer": "http://localhost:8501/overview?next=/update"}, "PUT", REFUSED),
        ({"referer": ""}, "PUT", REFUSED),
        ({"referer": "http://[no-number/overview"}, "PUT", REFUSED),
        ({"host": "elsewhere.example"}, "PUT", REFUSED),
        ({"x-forwarded-for": "10.0.0.7"}, "PUT", REFUSED),
    ],
)
def test_a_document_comes_from_the_update_page_of_whoever_sits_here(
    changed: dict[str, str], method: str, answer: tuple[int, bytes]
) -> None:
    assert asyncio.run(ask(Uploads(takes, access()), AT_HOME | changed, method)) == answer


def test_without_publishing_nothing_comes_in() -> None:
    assert asyncio.run(ask(Uploads(takes, access(publishes=False)), AT_HOME)) == REFUSED


def test_what_is_no_document_is_none_of_its_business() -> None:
    assert asyncio.run(ask(Uploads(takes, access(publishes=False)), {}, "GET", "/update")) == TAKEN


def test_so_many_come_in_at_once_and_no_more() -> None:
    async def rush() -> list[tuple[int, bytes]]:
        all_in, goes_on = asyncio.Event(), asyncio.Event()
        inside = 0

        async def waits(scope: Scope, receive: Receive, send: Send) -> None:
            nonlocal inside
            inside += 1
            if inside == 4:
                all_in.set()
            await goes_on.wait()
            await takes(scope, receive, send)

        door = Uploads(waits, access())
        four = [asyncio.create_task(ask(door, AT_HOME)) for _ in range(4)]
        await all_in.wait()
        fifth = await ask(door, AT_HOME)
        goes_on.set()
        answers = [fifth, *await asyncio.gather(*four)]
        return [*answers, await ask(door, AT_HOME)]

    busy = (503, b"Others are adding documents just now. Try again in a minute.\n")
    assert asyncio.run(rush()) == [busy, *[TAKEN] * 5]
