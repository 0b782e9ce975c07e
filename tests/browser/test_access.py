"""axe-core finds nothing on any screen, in any state: WCAG 2.0, 2.1 and 2.2, A and AA, and its best practices.

Neither the browser nor the server reaches for another machine on the way: the servers run behind guard.py.

A new screen or state is a line in screens.py; what is excluded stands in axe.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import NOTHING, findings, lay_bare
from tests.browser.conftest import ROOT, Server
from tests.browser.screens import SCREENS, Screen
from tests.browser.serving import wait_until_drawn, wait_until_laid_out
from tracker.ui.shell.menu import PAGES


@pytest.fixture(scope="module")
def asked_for() -> list[str]:
    """Every address that the window of these tests asks for: pages, files and sockets."""
    return []


@pytest.fixture(scope="module")
def tab(chromium: Browser, asked_for: list[str]) -> Iterator[Page]:
    """One window for all screens: what is fetched once is not fetched again."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", bypass_csp=True)
    context.on("request", lambda request: asked_for.append(request.url))
    window = context.new_page()
    window.on("websocket", lambda socket: asked_for.append(socket.url))
    yield window
    context.close()


def on_its_server(screen: Screen) -> object:
    return pytest.param(screen, id=screen.name, marks=pytest.mark.xdist_group(screen.register))


@pytest.mark.parametrize("screen", [on_its_server(screen) for screen in SCREENS])
def test_a_screen_breaks_no_rule_wide_or_narrow_and_asks_no_other_machine_for_anything(
    tab: Page, served: Callable[[str], Server], screen: Screen, asked_for: list[str]
) -> None:
    asked_for.clear()
    server = served(screen.register)
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{server.address}/{screen.address}")
    tab.get_by_text(screen.says).first.wait_for(state="attached", timeout=45_000)
    wait_until_drawn(tab)
    lay_bare(tab)

    assert findings(tab) == NOTHING
    assert tab.evaluate("() => document.documentElement.lang") == "en"
    assert_headings_are_in_order(tab)

    tab.set_viewport_size({"width": 320, "height": 256})  # 1280 pixels at 400 %
    wait_until_laid_out(tab)
    assert findings(tab) == NOTHING
    assert tab.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth") == 0
    assert {urlsplit(address).netloc for address in asked_for} == {urlsplit(server.address).netloc}
    assert server.reached_for() == ""


def assert_headings_are_in_order(tab: Page) -> None:
    """One heading of the first level, before all others; none more than a level below the one before it."""
    levels = tab.evaluate("() => [...document.querySelectorAll('h1, h2, h3, h4')].map(each => Number(each.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.xdist_group("shipped")
def test_each_page_has_a_title_of_its_own(tab: Page, served: Callable[[str], Server]) -> None:
    titles = []
    for name in PAGES:
        tab.goto(f"{served('shipped').address}/{name}")
        wait_until_drawn(tab)
        titles.append(tab.title())

    assert titles == [f"{name.capitalize()} – Gangs Violence Matrix recommendations" for name in PAGES[:4]] + [
        "8 January 2020 – Meetings – Gangs Violence Matrix recommendations",
        *(f"{name.capitalize()} – Gangs Violence Matrix recommendations" for name in PAGES[5:]),
    ]


@pytest.mark.xdist_group("shipped")
@pytest.mark.parametrize("name", ["Show the position as at", "State"])
def test_an_open_list_breaks_no_rule(tab: Page, served: Callable[[str], Server], name: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{served('shipped').address}/recommendations")
    wait_until_drawn(tab)
    lay_bare(tab)
    tab.get_by_role("combobox", name=name).click()
    expect(tab.get_by_role("option").first).to_be_visible()

    assert findings(tab) == NOTHING


@pytest.mark.xdist_group("shipped")
def test_the_banner_over_a_broken_register_breaks_no_rule(
    tab: Page, serve: Callable[..., Server], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    server = serve(TRACKER_REGISTER=folder, TRACKER_CACHE=tmp_path / "cache")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{server.address}/recommendations?state=verified")
    wait_until_drawn(tab)
    file = folder / "responses" / "MOPAC-08.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: in_progress", "status: maybe"), encoding="utf-8")
    expect(tab.get_by_role("alert")).to_be_visible()
    wait_until_drawn(tab)
    lay_bare(tab)

    assert findings(tab) == NOTHING
    server.stop()
