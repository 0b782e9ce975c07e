"""After sign-in a reader gets to the page that was asked for, and to no other site."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from tracker.ui.returning import Returning


@pytest.fixture
def browser() -> TestClient:
    async def answer(_request):
        return RedirectResponse("/", status_code=302)

    routes = [Route("/auth/login", answer), Route("/oauth2callback", answer), Route("/overview", answer)]
    app = Starlette(routes=routes, middleware=[Middleware(Returning)])
    return TestClient(app, base_url="http://tracker.example", follow_redirects=False)


def led_to(browser: TestClient, referer: str) -> str:
    browser.get("/auth/login", headers={"referer": referer})
    return browser.get("/oauth2callback").headers["location"]


def test_the_page_that_asked_is_led_back_to_once(browser):
    assert led_to(browser, "http://tracker.example/recommendations?id=ICO-05") == "/recommendations?id=ICO-05"
    assert browser.get("/oauth2callback").headers["location"] == "/"


@pytest.mark.parametrize(
    "referer",
    [
        "http://elsewhere.example/overview",
        "http://tracker.example//elsewhere.example",
        "http://tracker.example/\\\\elsewhere.example",
        "http://tracker.example/a b",
        f"http://tracker.example/{'a' * 2000}",
        "",
    ],
)
def test_nothing_else_is(browser, referer):
    assert led_to(browser, referer) == "/"


@pytest.mark.parametrize(
    "waits", ["https://elsewhere.example", "//elsewhere.example", "%2F%2Felsewhere.example", "%0d%0a"]
)
def test_a_cookie_that_somebody_else_put_there_leads_nowhere(browser, waits):
    assert browser.get("/oauth2callback", headers={"cookie": f"tracker_return={waits}"}).headers["location"] == "/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser):
    told = browser.get("/auth/login", headers={"referer": "http://tracker.example/overview"}).headers["set-cookie"]

    assert told == "tracker_return=%2Foverview; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"


def test_other_pages_are_left_alone(browser):
    assert "set-cookie" not in browser.get("/overview", headers={"referer": "http://tracker.example/about"}).headers
