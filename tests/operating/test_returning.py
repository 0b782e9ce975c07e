"""After sign-in a reader gets to the page that was asked for, and to no other site."""

from __future__ import annotations

import asyncio

import pytest
from starlette.responses import RedirectResponse
from starlette.types import Receive, Scope, Send

from tests.operating.asking import Answer, answer_of
from tracker.ui.shell import returning
from tracker.ui.shell.audience import NO_SIGN_IN
from tracker.ui.shell.returning import Returning


async def redirects(scope: Scope, receive: Receive, send: Send) -> None:
    await RedirectResponse("/", status_code=302)(scope, receive, send)


class Browser:
    """Keeps the one cookie, and sends it back; other cookies of its own go with it."""

    def __init__(self) -> None:
        self.cookies: list[str] = []

    def get(self, path: str, **headers: str) -> Answer:
        sent = {"host": "tracker.example", "cookie": "; ".join(self.cookies), **headers}
        answer = answer_of(Returning(redirects), path, **sent)
        for line in answer.headers.get("set-cookie", []):
            kept = [each for each in self.cookies if not each.startswith("tracker_return=")]
            self.cookies = kept if "; Max-Age=0;" in line else [*kept, line.partition(";")[0]]
        return answer


@pytest.fixture
def browser() -> Browser:
    return Browser()


def led_to(browser: Browser, referer: str) -> list[str]:
    browser.get("/auth/login", referer=referer)
    return browser.get("/oauth2callback").headers["location"]


def test_the_page_that_asked_is_led_back_to_once(browser: Browser) -> None:
    assert led_to(browser, "http://tracker.example/recommendations?id=ICO-05") == ["/recommendations?id=ICO-05"]
    assert browser.get("/oauth2callback").headers["location"] == ["/"]


@pytest.mark.parametrize(
    "referer",
    [
        "http://elsewhere.example/overview",
        "http://tracker.example//elsewhere.example",
        "http://tracker.example/\\\\elsewhere.example",
        "http://tracker.example/a b",
        f"http://tracker.example/{'a' * 2000}",
        "http://[",
        "",
    ],
)
def test_nothing_else_is(browser: Browser, referer: str) -> None:
    assert led_to(browser, referer) == ["/"]


@pytest.mark.parametrize(
    "waits", ["https://elsewhere.example", "//elsewhere.example", "%2F%2Felsewhere.example", "%0d%0a"]
)
def test_a_cookie_that_somebody_else_put_there_leads_nowhere(browser: Browser, waits: str) -> None:
    assert browser.get("/oauth2callback", cookie=f"tracker_return={waits}").headers["location"] == ["/"]


@pytest.mark.parametrize("other", ["foo@bar=1", "a/b=1", "=", "\xff", 'x="'])
def test_a_cookie_of_another_program_is_in_nobodys_way(browser: Browser, other: str) -> None:
    browser.cookies = [other]
    assert led_to(browser, "http://tracker.example/overview") == ["/overview"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: Browser) -> None:
    told = browser.get("/auth/login", referer="http://tracker.example/overview").headers["set-cookie"]

    assert told == ["tracker_return=%2Foverview; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"]


def test_other_pages_are_left_alone(browser: Browser) -> None:
    assert "set-cookie" not in browser.get("/overview", referer="http://tracker.example/about").headers


async def waits_for_ever(scope: Scope, receive: Receive, send: Send) -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize("path", ["/below/auth/login", "/below/oauth2callback?code=1&state=2"])
def test_a_provider_that_answers_a_byte_at_a_time_is_waited_for_in_all_so_long(
    path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(returning, "ANSWERS_WITHIN", 0.01)
    answer = answer_of(Returning(waits_for_ever), path)
    assert answer.status == 502
    assert f'<p>{NO_SIGN_IN}</p><p><a href="/below/">Back to the register</a></p>' in answer.body.decode()
    assert caplog.messages == ["The provider of sign-in did not answer within 0.01 seconds."]


async def breaks_off(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 302, "headers": []})
    raise TimeoutError


def test_an_answer_that_breaks_off_is_left_to_the_server_to_log() -> None:
    assert answer_of(Returning(breaks_off), "/auth/login", ends_with=TimeoutError).status == 302


def test_where_sign_in_fails_the_page_that_asked_for_it_is_led_back_to(browser: Browser) -> None:
    browser.get("/auth/login", referer="https://tracker.example/actions?owner=mps")
    answer = browser.get("/oauth2callback?code=1&state=2")
    assert answer.status == 502
    assert '<a href="/actions?owner=mps">Back to the register</a>' in answer.body.decode()


def test_whoever_goes_back_to_a_sign_in_that_is_over_stays_signed_in(browser: Browser) -> None:
    browser.cookies.append("_streamlit_user=signed")
    assert browser.get("/oauth2callback?code=1&state=2").status == 302
