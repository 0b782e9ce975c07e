"""A tour of every screen in every state: each is opened once, wide and then narrow, and looked at from all sides.

axe-core finds nothing: WCAG 2.0, 2.1 and 2.2, A and AA, and its best practices. Nothing sticks out at any width.
Nothing is blocked that a page needs. Neither the browser nor the server, which runs behind guard.py, reaches for
another machine.

A new screen or state is a line in screens.py; what is excluded stands in axe.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import NOTHING, findings, lay_bare
from tests.browser.conftest import Server
from tests.browser.policy import blocked, complaints_of
from tests.browser.screens import SCREENS, SHIPPED, Screen
from tests.browser.serving import wait_until_drawn, wait_until_laid_out, wait_until_nothing_sticks_out
from tracker.ui.shell.menu import PAGES

REGISTER = "Gangs Violence Matrix recommendations"
TITLES = {
    "": f"Overview – {REGISTER}",
    "recommendations": f"Recommendations – {REGISTER}",
    "actions": f"Actions – {REGISTER}",
    "progress": f"Progress – {REGISTER}",
    "meetings": f"8 January 2020 – Meetings – {REGISTER}",
    "assurance": f"Assurance – {REGISTER}",
    "outcomes": f"Outcomes – {REGISTER}",
    "update": f"Update – {REGISTER}",
    "data": f"Data – {REGISTER}",
    "guide": f"Guide – {REGISTER}",
    "about": f"About – {REGISTER}",
}


class Tour(NamedTuple):
    """The window of these tests; every address that it asks for (pages, files and sockets); what it complains of."""

    tab: Page
    asked_for: list[str]
    complaints: list[str]


@pytest.fixture(scope="module")
def tour(shared_context: BrowserContext) -> Iterator[Tour]:
    """One window for all screens: what is fetched and compiled once is not fetched and compiled again."""
    tab = shared_context.new_page()
    asked_for: list[str] = []
    tab.on("request", lambda request: asked_for.append(request.url))
    tab.on("websocket", lambda socket: asked_for.append(socket.url))
    yield Tour(tab, asked_for, complaints_of(tab))
    tab.close()


def on_its_server(screen: Screen) -> object:
    return pytest.param(screen, id=screen.name, marks=pytest.mark.xdist_group(screen.register))


@pytest.mark.parametrize("screen", [on_its_server(screen) for screen in SCREENS])
def test_a_screen_breaks_no_rule_wide_or_narrow_and_asks_no_other_machine_for_anything(
    tour: Tour, served: Callable[[str], Server], screen: Screen
) -> None:
    server, tab = served(screen.register), tour.tab
    if not tab.url.startswith(f"{server.address}/"):
        tab.goto("about:blank")  # the page before this one may still ask for its own server
    tour.asked_for.clear()
    tour.complaints.clear()
    tab.set_viewport_size({"width": 1280, "height": 800})
    screen.open(tab, server.address)
    if screen in SHIPPED and screen.address in TITLES:
        expect(tab).to_have_title(TITLES[screen.address])
    lay_bare(tab)

    assert findings(tab) == NOTHING
    assert tab.evaluate("() => document.documentElement.lang") == "en"
    assert_headings_are_in_order(tab)
    for width, height in ((1280, 800), (1920, 1080), (768, 1024), (320, 256)):  # the last: 1280 pixels at 400 %
        tab.set_viewport_size({"width": width, "height": height})
        wait_until_laid_out(tab)
        wait_until_nothing_sticks_out(tab)
    assert findings(tab) == NOTHING

    assert blocked(tab) == []
    assert tour.complaints == []
    assert {urlsplit(address).netloc for address in tour.asked_for} == {urlsplit(server.address).netloc}
    assert server.reached_for() == ""


def assert_headings_are_in_order(tab: Page) -> None:
    """One heading of the first level, before all others; none more than a level below the one before it."""
    levels = tab.evaluate("() => [...document.querySelectorAll('h1, h2, h3, h4')].map(each => Number(each.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_each_page_of_the_menu_is_on_the_tour_and_has_a_title_of_its_own() -> None:
    toured = {screen.address for screen in SHIPPED}
    assert TITLES.keys() == {"", *PAGES[1:]}
    assert TITLES.keys() <= toured
    assert len(set(TITLES.values())) == len(PAGES)


@pytest.mark.xdist_group("shipped")
def test_an_open_list_breaks_no_rule(tour: Tour, served: Callable[[str], Server]) -> None:
    tab = tour.tab
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{served('shipped').address}/recommendations?more=yes")
    wait_until_drawn(tab)
    lay_bare(tab)
    for name in ("Show the position as at", "State"):
        tab.get_by_role("combobox", name=name, exact=True).click()
        expect(tab.get_by_role("option").first).to_be_visible()
        assert findings(tab) == NOTHING
        tab.keyboard.press("Escape")
        expect(tab.get_by_role("listbox")).to_have_count(0)
