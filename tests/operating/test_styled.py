"""The style sheet: a file that a browser keeps for good, to which every page is led."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import Receive, Scope, Send

from tests.browser.conftest import Server
from tests.operating.asking import Answer, answer_of, ask
from tracker.ui.kit import styles
from tracker.ui.shell import styled
from tracker.ui.shell.styled import StyledPages

BROWSER = {"Accept": "text/html,application/xhtml+xml", "Accept-Encoding": "gzip, br"}
LINK = re.compile(rb'<link rel="stylesheet" href="\./(sheet-[0-9a-f]{16}\.css)" /></body>')


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    styled.sheet.cache_clear()
    yield
    styled.sheet.cache_clear()


@pytest.fixture(scope="module")
def dashboard(serve: Callable[..., Server]) -> Server:
    return serve(TRACKER_REGISTER="data")


async def start_page(scope: Scope, receive: Receive, send: Send) -> None:
    asked = {name.decode() for name, _ in scope["headers"]}
    body = f"<html><body>{'from before' if 'if-none-match' in asked else 'anew'}</body></html>"
    await HTMLResponse(body, headers={"etag": '"1"'})(scope, receive, send)


async def data(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("</body>", headers={"etag": '"1"'})(scope, receive, send)


def page(**headers: str) -> Answer:
    return answer_of(StyledPages(start_page), accept="text/html", **headers)


@pytest.mark.parametrize("path", ["/", "/recommendations?id=ICO-05"])
def test_every_page_leads_to_the_sheet_which_a_browser_keeps_for_good(dashboard: Server, path: str) -> None:
    answer = ask(dashboard.address + path, BROWSER)
    [name] = LINK.findall(answer.body)
    found = ask(f"{dashboard.address}/{name.decode()}")

    assert int(answer.headers["content-length"][0]) == len(answer.body)
    assert answer.headers["cache-control"] == ["no-cache"]
    assert found.headers["cache-control"] == ["public, max-age=31536000, immutable"]
    assert found.headers["content-type"] == ["text/css; charset=utf-8"]
    assert b"--ink: #0b0c0c;" in found.body
    assert found.headers["x-content-type-options"] == ["nosniff"]


def test_a_browser_that_knows_the_page_of_before_gets_it_anew(dashboard: Server) -> None:
    answer = page(**{"If-None-Match": '"1"'})

    assert b"anew" in answer.body
    assert "etag" not in answer.headers
    etag = ask(dashboard.address).headers["etag"][0]
    assert ask(dashboard.address, BROWSER | {"If-None-Match": etag}).status == 200


def test_another_sheet_has_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    first = LINK.findall(page().body)
    monkeypatch.setattr(styled, "all_sheets", lambda: "p { color: red }")
    styled.sheet.cache_clear()

    [name] = LINK.findall(page().body)
    assert [name] != first
    assert answer_of(StyledPages(start_page), f"/{name.decode()}").body == b"p { color: red }"


def test_what_is_no_page_is_left_as_it_is() -> None:
    answer = answer_of(StyledPages(data), accept="text/html")

    assert (answer.body, answer.headers["etag"]) == (b"</body>", ['"1"'])


def test_a_sheet_that_cannot_be_read_takes_no_page_down(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(styles, "_FOLDER", tmp_path)

    assert page().body == b"<html><body>anew</body></html>"
    [message] = caplog.messages
    assert message.startswith("The style sheets cannot be read, so a page is drawn without them: ")
    monkeypatch.undo()
    assert LINK.search(page().body)


def test_a_screens_own_sheet_comes_after_that_of_all() -> None:
    text = styles.all_sheets()

    assert text.index("--ink: #0b0c0c;") < text.index("/* About: what only this screen needs. */")
