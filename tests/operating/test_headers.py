"""What every answer of the dashboard carries, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from tests.browser.conftest import Server
from tests.operating.asking import answer_of, ask, shake_hands
from tracker.ui.shell.asgi import Guard

# What is promised to whoever runs it, spelt out: a change here is a change of what browsers allow.
PROMISED = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
HTTPS = {"X-Forwarded-Proto": "https"}  # what a proxy on this machine says of the reader's connection


@pytest.fixture(scope="module")
def dashboard(serve: Callable[..., Server]) -> Server:
    return serve(TRACKER_REGISTER="data")


def host_of(server: Server) -> str:
    return server.address.removeprefix("http://")


@pytest.mark.parametrize("path", ["/", "/recommendations?id=ICO-05", "/_stcore/health", "/_stcore/host-config", "/%00"])
def test_every_answer_carries_the_headers_once(dashboard: Server, path: str) -> None:
    answer = ask(dashboard.address + path)

    assert {name: answer.headers.get(name) for name in PROMISED} == {name: [value] for name, value in PROMISED.items()}
    assert len(answer.headers["content-security-policy"]) == 1
    assert answer.headers["cache-control"] in (["no-cache"], ["no-store"])


def test_the_policy_allows_this_server_alone_and_no_script_within_a_page(dashboard: Server) -> None:
    [policy] = ask(dashboard.address).headers["content-security-policy"]
    allowed = {what: where for what, *where in (part.split() for part in policy.split(";"))}

    script = [source for source in allowed.pop("script-src") if not source.startswith("'sha256-")]
    assert script == ["'self'", "'wasm-unsafe-eval'"]
    assert allowed == {
        "default-src": ["'none'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'", "data:"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }


def test_files_whose_name_changes_with_their_content_are_kept_by_browsers(dashboard: Server) -> None:
    [script] = [part.split('"')[1] for part in ask(dashboard.address).body.decode().split("src=")[1:]]
    [kept] = ask(dashboard.address + script.removeprefix(".")).headers["cache-control"]
    assert kept == "public, immutable, max-age=31536000"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_cookie_is_for_this_site_alone_and_over_https_for_https_alone(dashboard: Server, scheme: str) -> None:
    answer = ask(f"{dashboard.address}/_stcore/health", HTTPS if scheme == "https" else {})

    # Not HttpOnly: the page reads it and sends it back, by which the server knows its own page.
    assert answer.cookies == {
        "_streamlit_xsrf": {"path=/", "samesite=strict"} | ({"secure"} if scheme == "https" else set())
    }
    assert answer.headers.get("strict-transport-security") == (["max-age=31536000"] if scheme == "https" else None)


def test_every_cookie_is_marked_once_and_keeps_its_flags() -> None:
    async def signs_in(scope: Scope, receive: Receive, send: Send) -> None:
        answer = PlainTextResponse("signed in")
        answer.set_cookie("_streamlit_user", "x", httponly=True, samesite="lax")
        answer.set_cookie("_streamlit_session", "y", httponly=True, samesite="lax", secure=True)
        await answer(scope, receive, send)

    def flags(scheme: str) -> list[str]:
        return [line.partition(" ")[2] for line in answer_of(Guard(signs_in), scheme=scheme).headers["set-cookie"]]

    kept = "HttpOnly; Path=/; SameSite=lax"
    assert flags("https") == [f"{kept}; Secure"] * 2
    assert flags("http") == [kept, f"{kept}; Secure"]


async def fails(scope: Scope, receive: Receive, send: Send) -> None:
    raise LookupError("what is not foreseen")


async def fails_too_late(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise LookupError("what is not foreseen")


def test_a_failure_carries_the_headers_and_is_left_to_the_server_to_log() -> None:
    answer = answer_of(Guard(fails), scheme="https", ends_with=LookupError)

    assert (answer.status, answer.body) == (500, b"Something went wrong here. Try again in a minute.\n")
    assert {name: answer.headers.get(name) for name in PROMISED} == {name: [value] for name, value in PROMISED.items()}
    assert answer.headers["strict-transport-security"] == ["max-age=31536000"]


def test_a_failure_halfway_adds_nothing_to_what_was_sent() -> None:
    answer = answer_of(Guard(fails_too_late), ends_with=LookupError)

    assert (answer.status, answer.body) == (200, b"")


def test_nothing_is_logged_of_a_path_but_within_quotation_marks(caplog: pytest.LogCaptureFixture) -> None:
    answer = answer_of(Guard(fails), "/a\nForged", origin="https://elsewhere.example")

    assert answer.status == 403
    assert caplog.messages == ["Refused '/a\\nForged', asked for by a page of 'https://elsewhere.example'."]


@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "DELETE", "POST", "GET"])
def test_nothing_can_be_uploaded(dashboard: Server, method: str) -> None:
    answer = ask(f"{dashboard.address}/_stcore/upload_file/anybody/anything", method=method)

    assert (answer.status, answer.body) == (404, b"Nothing can be uploaded here.\n")
    assert answer.headers["x-frame-options"] == ["DENY"]


def test_a_file_that_a_page_made_is_not_had_under_another_name(dashboard: Server) -> None:
    file = f"{dashboard.address}/media/0123456789abcdef.csv"

    assert ask(file, {"Host": "elsewhere.example"}).status == 403
    assert ask(file).status == 404


def test_the_dashboards_own_page_has_its_websocket(dashboard: Server) -> None:
    assert shake_hands(dashboard.address, Origin=dashboard.address).status == 101


@pytest.mark.parametrize(
    "origin",
    [
        "https://elsewhere.example",
        "http://localhost:1",
        "http://localhost",
        "null",
        "",
        "http://[",
        "http://localhost@elsewhere.example",
    ],
)
def test_a_page_of_another_site_has_neither_the_websocket_nor_anything_else(dashboard: Server, origin: str) -> None:
    assert shake_hands(dashboard.address, Origin=origin).status == 403
    refused = ask(dashboard.address, {"Origin": origin})
    assert (refused.status, refused.body) == (403, b"A page of another site cannot use this dashboard.\n")
    assert refused.headers["x-frame-options"] == ["DENY"]
    assert f"asked for by a page of {origin!r}." in dashboard.log()


@pytest.mark.parametrize("scheme", ["ftp", "https", "HTTP"])
def test_a_page_of_this_name_that_came_otherwise_is_another_sites(dashboard: Server, scheme: str) -> None:
    assert shake_hands(dashboard.address, Origin=f"{scheme}://{host_of(dashboard)}").status == 403
    assert ask(dashboard.address, {"Origin": f"{scheme}://{host_of(dashboard)}"}).status == 403


def test_a_page_that_came_over_https_has_its_websocket_where_the_proxy_says_so(dashboard: Server) -> None:
    assert shake_hands(dashboard.address, Origin=f"https://{host_of(dashboard)}", **HTTPS).status == 101
    assert shake_hands(dashboard.address, Origin=dashboard.address, **HTTPS).status == 403


def test_a_page_of_no_site_is_another_sites_where_no_host_is_named_either(dashboard: Server) -> None:
    assert ask(dashboard.address, {"Origin": "null", "Host": ""}).status == 403


def test_a_name_that_is_not_the_dashboards_has_no_websocket(dashboard: Server) -> None:
    assert shake_hands(dashboard.address, Host="elsewhere.example", Origin="http://elsewhere.example").status == 403


def test_a_site_that_is_listed_may_ask(serve: Callable[..., Server]) -> None:
    listed = serve(TRACKER_REGISTER="data", STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS="https://tracker.example.org")
    assert shake_hands(listed.address, Origin="https://tracker.example.org").status == 101
    assert shake_hands(listed.address, Origin="http://tracker.example.org").status == 403
